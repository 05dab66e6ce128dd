# SPDX-License-Identifier: GPL-2.0-or-later
"""The region picker, clicked and typed into, with a real canvas: what it offers and what comes out."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

import pytest
from ee_workbench.plugin.bridge import regions
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.tests.ui.hands import choose_row
from osgeo import ogr
from qgis.core import (
    QgsApplication,
    QgsBookmark,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

SQUARES = ["POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((2 2,6 2,6 6,2 6,2 2))", "POLYGON((10 0,11 0,11 1,10 1,10 0))"]
TRIANGLE = {"type": "Polygon", "coordinates": [[[5, 50], [9, 50], [7, 54], [5, 50]]]}
CORNERS = [QPoint(100, 100), QPoint(250, 120), QPoint(220, 260), QPoint(110, 240)]
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def project(qgis_app: Any) -> Iterator[QgsProject]:
    """The project and the user's bookmarks, empty before and after."""
    instance = QgsProject.instance()
    instance.clear()
    QgsApplication.bookmarkManager().clear()
    yield instance
    instance.clear()
    QgsApplication.bookmarkManager().clear()


@pytest.fixture
def picker(project: QgsProject) -> Iterator[Any]:
    from ee_workbench.ui.widgets.region_picker import RegionPicker

    made = RegionPicker()
    made.resize(300, 160)
    made.show()
    QTest.qWaitForWindowExposed(made)
    yield made
    made.stop()
    made.close()
    made.deleteLater()


@pytest.fixture
def told(picker: Any) -> list[Any]:
    """One entry for each time the value has changed."""
    found: list[Any] = []
    picker.changed.connect(lambda: found.append(picker.source()))
    return found


@pytest.fixture
def canvas(picker: Any) -> Iterator[QgsMapCanvas]:
    """A map of southern Asia in degrees, given to the picker."""
    made = QgsMapCanvas()
    made.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    made.resize(400, 350)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.setExtent(QgsRectangle(60, 5, 100, 40))
    picker.set_canvas(made)
    yield made
    picker.stop()
    made.close()
    made.deleteLater()


def take(picker: Any, source: str) -> None:
    choose_row(picker.region_combo, picker.region_combo.findData(source))
    assert picker.source() == source


def click(button: QAbstractButton) -> None:
    assert button.isVisible() and button.isEnabled(), button.objectName()
    QTest.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))


def complaint(picker: Any) -> str:
    with pytest.raises(RecipeError) as caught:
        picker.value()
    assert caught.value.field == "region"
    return str(caught.value)


def move(canvas: QgsMapCanvas, place: QPoint, button: Any = Qt.MouseButton.NoButton) -> None:
    """QTest.mouseMove tells no pressed button; map tools want to see it."""
    view = canvas.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(view.mapToGlobal(place)), Qt.MouseButton.NoButton, button,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def click_map(canvas: QgsMapCanvas, *places: QPoint, button: Any = LEFT) -> None:
    for place in places:
        move(canvas, place)
        QTest.mouseClick(canvas.viewport(), button, pos=place)


def double_click_map(canvas: QgsMapCanvas, place: QPoint) -> None:
    """Press, release, double click, release: what a window system sends."""
    click_map(canvas, place)
    QTest.mouseDClick(canvas.viewport(), LEFT, pos=place)
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=place)


def shown(widget: QWidget) -> set[str]:
    """Names of the named fields that are in sight."""
    fields = ("_combo", "_button", "_check", "_widget", "_caption", "_label")
    return {
        each.objectName()
        for each in widget.findChildren(QWidget)
        if each.objectName().endswith(fields) and not each.objectName().startswith("qt_") and each.isVisible()
    }


def expected(canvas: QgsMapCanvas, places: list[QPoint]) -> ogr.Geometry:
    """The clicked polygon, by the canvas's extent and size alone."""
    extent, size = canvas.extent(), canvas.viewport().size()
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for place in [*places, places[0]]:
        x = extent.xMinimum() + extent.width() * place.x() / size.width()
        ring.AddPoint_2D(x, extent.yMaximum() - extent.height() * place.y() / size.height())
    shape = ogr.Geometry(ogr.wkbPolygon)
    shape.AddGeometry(ring)
    return shape


def as_ogr(region: Optional[Region]) -> ogr.Geometry:
    assert region is not None
    shape = ogr.CreateGeometryFromJson(region.geometry)
    assert shape.IsValid()
    return shape


def union_of(wkts: list[str]) -> ogr.Geometry:
    whole = ogr.CreateGeometryFromWkt(wkts[0])
    for wkt in wkts[1:]:
        whole = whole.Union(ogr.CreateGeometryFromWkt(wkt))
    return whole


def difference(region: Optional[Region], wanted: ogr.Geometry) -> float:
    return float(as_ogr(region).SymDifference(wanted).GetArea())


def add_layer(name: str, wkts: list[str], kind: str = "Polygon") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4326", name, "memory")
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    return layer


def bookmark(name: str, box: QgsRectangle, authid: str = "EPSG:4326") -> QgsBookmark:
    made = QgsBookmark()
    made.setId(f"id of {name}")
    made.setName(name)
    made.setExtent(QgsReferencedRectangle(box, QgsCoordinateReferenceSystem(authid)))
    return made


# What is offered


def test_all_is_offered_and_the_world_comes_first(picker: Any) -> None:
    from ee_workbench.ui.widgets.region_picker import SOURCES

    box = picker.region_combo
    assert tuple(box.itemData(row) for row in range(box.count())) == SOURCES == picker.sources()
    assert picker.value() is None and picker.source() == "world"


def test_a_panel_can_offer_less(picker: Any, told: list[Any]) -> None:
    picker.set_sources(["file", "canvas", "polygon"])
    box = picker.region_combo
    assert [box.itemData(row) for row in range(box.count())] == ["canvas", "polygon", "file"]
    assert told == ["canvas"] and "no map" in complaint(picker)
    picker.set_source("world")
    assert picker.source() == "canvas"
    kept = Region.rectangle(0, 0, 1, 1, "box")
    picker.set_value(kept)
    assert picker.value() == kept and box.count() == 4
    picker.set_sources(["canvas", "layer"])
    assert picker.value() == kept and told == ["canvas", "kept"]
    picker.clear()
    assert picker.source() == "canvas" and box.count() == 2


def test_choice_stays_where_it_is_still_offered(picker: Any, told: list[Any]) -> None:
    take(picker, "file")
    picker.set_sources(["world", "file"])
    assert picker.source() == "file" and told == ["file"]


# A region that comes with a value


@pytest.mark.parametrize("is_box", [True, False])
def test_a_kept_region_comes_back_as_it_is(picker: Any, told: list[Any], is_box: bool) -> None:
    kept = Region.rectangle(170, -10, 190, 10, "Pazifik") if is_box else Region(json.dumps(TRIANGLE), "Dreieck")
    picker.set_value(kept)
    assert picker.value() == kept and picker.region_combo.currentText() == kept.label and told == ["kept"]
    assert picker.bounds_check.isVisible() is not is_box
    picker.set_value(kept)
    assert told == ["kept"]
    take(picker, "world")
    assert picker.value() is None
    take(picker, "kept")
    assert picker.value() == kept


def test_only_the_bounds_of_a_kept_outline(picker: Any, told: list[Any]) -> None:
    picker.set_value(Region(json.dumps(TRIANGLE), "Dreieck"))
    click(picker.bounds_check)
    assert picker.value() == Region.rectangle(5, 50, 9, 54, "Dreieck") and told == ["kept", "kept"]
    other = Region(json.dumps({**TRIANGLE, "coordinates": [[[5, 50], [9, 50], [7, 55], [5, 50]]]}), "other")
    picker.set_value(other)
    assert picker.value() == other and not picker.bounds_check.isChecked()


# Layers


def test_the_extent_of_a_layer(picker: Any, project: QgsProject) -> None:
    take(picker, "layer")
    assert "Choose a layer" in complaint(picker)
    add_layer("fields", SQUARES)
    assert picker.value() == Region.rectangle(0, 0, 11, 6, "fields")


def test_features_of_a_polygon_layer(picker: Any, told: list[Any]) -> None:
    take(picker, "features")
    assert "polygon layer" in complaint(picker)
    add_layer("ways", ["LINESTRING(0 0,1 1)"], "LineString")
    add_layer("dots", ["POINT(0 0)"], "Point")
    assert picker.features_combo.count() == 0
    add_layer("fields", SQUARES)
    add_layer("woods", [SQUARES[2]])
    choose_row(picker.features_combo, picker.features_combo.findText("fields"))
    assert difference(picker.value(), union_of(SQUARES)) < 1e-9 and picker.value().label == "fields"
    choose_row(picker.features_combo, picker.features_combo.findText("woods"))
    assert difference(picker.value(), union_of(SQUARES[2:])) < 1e-9
    assert set(told) == {"features"}
    choose_row(picker.features_combo, picker.features_combo.findText("fields"))
    click(picker.bounds_check)
    assert picker.value().bounds() == (0, 0, 11, 6) and picker.value().is_rectangle


def test_only_the_selected_features(picker: Any, told: list[Any]) -> None:
    layer = add_layer("fields", SQUARES)
    take(picker, "features")
    click(picker.selected_check)
    assert "Select features" in complaint(picker)
    ids = [each.id() for each in layer.getFeatures()]
    before = len(told)
    layer.selectByIds(ids[:2])
    assert difference(picker.value(), union_of(SQUARES[:2])) < 1e-9
    assert QSignalSpy(picker.changed).wait(2_000), "a while after the last change it is told"
    assert len(told) == before + 1 and "6°" in picker.region_label.text()
    layer.selectByIds(ids[2:])
    assert difference(picker.value(), union_of(SQUARES[2:])) < 1e-9
    click(picker.selected_check)
    assert difference(picker.value(), union_of(SQUARES)) < 1e-9


def test_edits_of_the_layer_count(picker: Any) -> None:
    layer = add_layer("fields", SQUARES[:1])
    take(picker, "features")
    assert picker.value().bounds() == (0, 0, 4, 4)
    layer.startEditing()
    layer.changeGeometry(next(layer.getFeatures()).id(), QgsGeometry.fromWkt(SQUARES[1]))
    assert picker.value().bounds() == (2, 2, 6, 6)
    layer.rollBack()
    assert picker.value().bounds() == (0, 0, 4, 4)


def test_a_layer_that_goes_away(picker: Any, project: QgsProject) -> None:
    layer = add_layer("fields", SQUARES)
    take(picker, "features")
    assert picker.value() is not None
    project.removeMapLayer(layer.id())
    assert "polygon layer" in complaint(picker)


def test_features_are_read_once(picker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    add_layer("fields", SQUARES)
    reads: list[Any] = []
    real = regions.from_layer_features
    monkeypatch.setattr(regions, "from_layer_features", lambda *given: (reads.append(1), real(*given))[1])
    take(picker, "features")
    for _ in range(5):
        picker.value()
    assert len(reads) == 1


def test_a_simplified_outline_says_so(picker: Any) -> None:
    angles = [2 * math.pi * step / 60_000 for step in range(60_000)]
    points = [((5 + math.sin(500 * a)) * math.cos(a), (5 + math.sin(500 * a)) * math.sin(a)) for a in angles]
    wkt = "POLYGON((" + ",".join(f"{x} {y}" for x, y in [*points, points[0]]) + "))"
    add_layer("coast", [wkt])
    take(picker, "features")
    count = len(picker.value().coordinates()[0])
    assert as_ogr(picker.value()).GetArea() == pytest.approx(ogr.CreateGeometryFromWkt(wkt).GetArea(), rel=0.01)
    assert count <= 20_000
    wanted = f"The outline was simplified from 60,001 to {count:,} corners."
    assert picker.simplified_label.isVisible() and picker.simplified_label.text() == wanted
    click(picker.bounds_check)
    assert not picker.simplified_label.isVisible()


# Drawing


def test_a_drawn_rectangle(picker: Any, canvas: QgsMapCanvas, told: list[Any]) -> None:
    take(picker, "drawn")
    assert "drag a rectangle" in complaint(picker)
    click(picker.draw_button)
    view, start, end = canvas.viewport(), QPoint(100, 100), QPoint(220, 190)
    QTest.mousePress(view, LEFT, pos=start)
    move(canvas, QPoint(150, 150), LEFT)
    move(canvas, end, LEFT)
    QTest.mouseRelease(view, LEFT, pos=end)
    wanted = expected(canvas, [start, QPoint(220, 100), end, QPoint(100, 190)])
    west, east, south, north = wanted.GetEnvelope()
    near = canvas.mapUnitsPerPixel() * 1.5
    assert picker.value().bounds() == pytest.approx((west, south, east, north), abs=near)
    assert told == ["drawn", "drawn"] and not picker.draw_button.isChecked() and not picker.bounds_check.isVisible()


@pytest.mark.parametrize("end", ["right", "double"])
def test_a_drawn_polygon(picker: Any, canvas: QgsMapCanvas, told: list[Any], end: str) -> None:
    before = QgsMapToolPan(canvas)
    canvas.setMapTool(before)
    take(picker, "polygon")
    assert "click the corners" in complaint(picker) and "polygon" in picker.draw_button.accessibleName()
    click(picker.draw_button)
    assert canvas.mapTool() is not before and picker.draw_button.isChecked()
    click_map(canvas, *CORNERS[:3])
    assert told == ["polygon"]
    if end == "right":
        click_map(canvas, CORNERS[3])
        click_map(canvas, QPoint(300, 300), button=RIGHT)
    else:
        double_click_map(canvas, CORNERS[3])
    assert canvas.mapTool() is before and not picker.draw_button.isChecked()
    assert told == ["polygon", "polygon"]
    region = picker.value()
    assert region.label == "drawn polygon" and len(region.coordinates()[0]) == 5
    wanted = expected(canvas, CORNERS)
    pixel = canvas.mapUnitsPerPixel()
    assert difference(region, wanted) < wanted.GetBoundary().Length() * pixel * 1.5
    click(picker.bounds_check)
    west, east, south, north = wanted.GetEnvelope()
    assert picker.value().bounds() == pytest.approx((west, south, east, north), abs=1.5 * pixel)


def test_a_rubber_band_follows_and_goes(picker: Any, canvas: QgsMapCanvas) -> None:
    def painted() -> int:
        """Pixels that are no background."""
        image = canvas.grab().toImage()
        sky = image.pixel(5, 5)
        return sum(image.pixel(x, y) != sky for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))

    blank = painted()
    take(picker, "polygon")
    click(picker.draw_button)
    click_map(canvas, *CORNERS[:2])
    move(canvas, CORNERS[2])
    band = painted()
    wanted = 150 * 140 / 2 / 9
    assert band - blank > 0.6 * wanted
    move(canvas, QPoint(180, 130))
    assert blank < painted() < band
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert painted() == blank


def test_escape_gives_up_and_a_second_go_starts_anew(picker: Any, canvas: QgsMapCanvas, told: list[Any]) -> None:
    take(picker, "polygon")
    before = canvas.mapTool()
    click(picker.draw_button)
    click_map(canvas, QPoint(10, 10), QPoint(30, 30), QPoint(10, 30))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is before and not picker.draw_button.isChecked() and "Draw" in complaint(picker)
    assert told == ["polygon"]
    click(picker.draw_button)
    click_map(canvas, *CORNERS)
    click_map(canvas, CORNERS[3], button=RIGHT)
    assert len(picker.value().coordinates()[0]) == 5


def test_two_corners_are_no_polygon_yet_and_backspace_takes_one_back(picker: Any, canvas: QgsMapCanvas) -> None:
    take(picker, "polygon")
    click(picker.draw_button)
    click_map(canvas, QPoint(5, 5), QPoint(100, 100))
    click_map(canvas, QPoint(50, 50), button=RIGHT)
    assert picker.draw_button.isChecked()
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    click_map(canvas, *CORNERS[:3])
    click_map(canvas, QPoint(50, 50), button=RIGHT)
    assert not picker.draw_button.isChecked() and len(picker.value().coordinates()[0]) == 4


def test_a_drawn_polygon_that_crosses_itself_is_valid(picker: Any, canvas: QgsMapCanvas) -> None:
    take(picker, "polygon")
    click(picker.draw_button)
    click_map(canvas, CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3])
    click_map(canvas, CORNERS[3], button=RIGHT)
    assert as_ogr(picker.value()).GetGeometryName() == "MULTIPOLYGON"


def test_another_choice_or_another_tool_ends_drawing(picker: Any, canvas: QgsMapCanvas) -> None:
    before = QgsMapToolPan(canvas)
    canvas.setMapTool(before)
    take(picker, "polygon")
    click(picker.draw_button)
    take(picker, "drawn")
    assert canvas.mapTool() is before and not picker.draw_button.isChecked()
    click(picker.draw_button)
    other = QgsMapToolPan(canvas)
    canvas.setMapTool(other)
    assert canvas.mapTool() is other and not picker.draw_button.isChecked()


def test_drawing_on_a_map_in_web_mercator(picker: Any, canvas: QgsMapCanvas) -> None:
    """The corners lie where the spherical formula says, also beyond 180 degrees."""
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    half = 20_037_508.342789244
    canvas.setExtent(QgsRectangle(half - 2e6, 0, half + 2e6, 3e6))
    take(picker, "polygon")
    click(picker.draw_button)
    click_map(canvas, *CORNERS)
    click_map(canvas, CORNERS[3], button=RIGHT)
    ring = expected(canvas, CORNERS).GetEnvelope()
    west, east = ring[0] / half * 180, ring[1] / half * 180
    south, north = (math.degrees(math.atan(math.sinh(y / half * math.pi))) for y in ring[2:])
    near = canvas.mapUnitsPerPixel() * 2 / half * 180
    assert picker.value().bounds() == pytest.approx((west, south, east, north), abs=near)


def test_what_the_map_shows(picker: Any, canvas: QgsMapCanvas) -> None:
    take(picker, "canvas")
    assert picker.value().bounds()[1] == pytest.approx(5, abs=0.01)
    canvas.setExtent(QgsRectangle(0, 40, 20, 50))
    assert picker.value().bounds()[0] == pytest.approx(0, abs=0.5) and picker.value().label == "map extent"


# Bookmarks and files


def test_bookmarks_of_the_project_and_of_the_user(picker: Any, project: QgsProject, told: list[Any]) -> None:
    take(picker, "bookmark")
    assert "no bookmarks" in complaint(picker)
    mine, its = QgsApplication.bookmarkManager(), project.bookmarkManager()
    its.addBookmark(bookmark("Alps", QgsRectangle(5, 44, 16, 48)))
    half = 20_037_508.342789244
    mine.addBookmark(bookmark("Congo", QgsRectangle(0, -half / 18, half / 18, half / 18), "EPSG:3857"))
    assert picker.value() == Region.rectangle(5, 44, 16, 48, "Alps")
    choose_row(picker.bookmark_combo, picker.bookmark_combo.findText("Congo"))
    latitude = math.degrees(math.atan(math.sinh(math.pi / 18)))
    assert picker.value().bounds() == pytest.approx((0, -latitude, 10, latitude))
    renamed = bookmark("Congo", QgsRectangle(0, 0, 5, 5))
    renamed.setName("Kongo")
    mine.updateBookmark(renamed)
    assert picker.value() == Region.rectangle(0, 0, 5, 5, "Kongo") and picker.bookmark_combo.currentText() == "Kongo"
    mine.removeBookmark("id of Congo")
    assert "Choose a bookmark" in complaint(picker), "no other one takes its place"
    assert set(told) == {"bookmark"}


def test_a_file(picker: Any, tmp_path: Path, told: list[Any]) -> None:
    take(picker, "file")
    assert "Choose a file" in complaint(picker)
    features = [
        {"type": "Feature", "properties": {}, "geometry": json.loads(ogr.CreateGeometryFromWkt(wkt).ExportToJson())}
        for wkt in SQUARES
    ]
    path = tmp_path / "fields.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    line = picker.file_widget.lineEdit()
    line.setFocus()
    QTest.keyClicks(line, str(path))
    assert difference(picker.value(), union_of(SQUARES)) < 1e-9 and picker.value().label == "fields"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features[:1]}), encoding="utf-8")
    assert difference(picker.value(), union_of(SQUARES[:1])) < 1e-9
    QTest.keyClicks(line, "x")
    assert "Choose a file" in complaint(picker) and set(told) == {"file"}


# Looks


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("world", set()),
        ("layer", {"region_layer_combo", "region_layer_combo_caption"}),
        ("features", {"features_combo", "features_combo_caption", "selected_check", "bounds_check"}),
        ("drawn", {"draw_button"}),
        ("polygon", {"draw_button", "bounds_check"}),
        ("bookmark", {"bookmark_combo", "bookmark_combo_caption"}),
        ("file", {"file_widget", "file_widget_caption", "bounds_check"}),
    ],
)
def test_only_the_fields_of_the_choice_are_there(picker: Any, source: str, fields: set[str]) -> None:
    low = picker.sizeHint().height()
    picker.set_source(source)
    assert shown(picker) == {"region_combo", "region_combo_caption", *fields}
    rows = len({each.split("_")[0] for each in fields} - {"draw"})
    picker.layout().activate()
    assert picker.sizeHint().height() - low <= rows * 40
    picker.set_source("world")
    picker.layout().activate()
    assert picker.sizeHint().height() == low


@pytest.mark.parametrize("source", ["layer", "features", "drawn", "polygon", "bookmark", "file"])
def test_it_fits_a_narrow_dock(picker: Any, source: str, project: QgsProject) -> None:
    add_layer("a layer with a name that goes on and on and on and on", SQUARES)
    project.bookmarkManager().addBookmark(
        bookmark("a bookmark with a name that goes on and on", QgsRectangle(0, 0, 1, 1))
    )
    picker.set_source(source)
    picker.layout().activate()
    assert picker.minimumSizeHint().width() <= 260
    picker.resize(260, picker.heightForWidth(260) if picker.hasHeightForWidth() else 150)
    QTest.qWait(20)
    for name in shown(picker):
        field = picker.findChild(QWidget, name)
        assert field.mapTo(picker, field.rect().topRight()).x() <= picker.width(), name


def test_it_fits_the_cmip6_panel_at_300_pixels(project: QgsProject) -> None:
    from ee_workbench.ui.cmip6_panel import Cmip6Panel

    panel = Cmip6Panel()
    panel.resize(300, 900)
    panel.show()
    QTest.qWaitForWindowExposed(panel)
    add_layer("a layer with a name that goes on and on and on and on", SQUARES)
    for source in panel.region_picker.sources():
        panel.region_picker.set_source(source)
        QTest.qWait(20)
        assert panel.form_widget.width() <= panel.scroll_area.viewport().width(), source
    panel.close()
    panel.deleteLater()


def test_every_input_has_a_name_for_screen_readers_and_a_place_in_the_order(picker: Any) -> None:
    kinds = (QComboBox, QAbstractButton, QLineEdit)
    inputs = [each for kind in kinds for each in picker.findChildren(kind) if not each.objectName().startswith("qt_")]
    assert len(inputs) >= 9
    for widget in inputs:
        assert widget.accessibleName() or isinstance(widget.parent(), QComboBox), (widget, widget.objectName())
    for caption in picker.findChildren(QLabel):
        assert not caption.objectName().endswith("_caption") or caption.buddy() is not None
    assert [
        w
        for w in (picker, *picker.findChildren(QWidget))
        if type(w).__module__.startswith("ee_workbench") and w.styleSheet()
    ] == []
