# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets: what stands on them, that it fits the map, and that it is there again without the plugin."""

from __future__ import annotations

import dataclasses
import json
import math
import re
import time
from pathlib import Path

import pytest
from ee_workbench.plugin.bridge import layers, outlines, sheet_frame, sheet_insert, sheets
from ee_workbench.plugin.bridge.sheet_maker import SheetMaker, make_and_wait
from ee_workbench.plugin.core.errors import Cancelled, RecipeError, WorkbenchError
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.product import Product
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.splitting import split
from ee_workbench.plugin.core.sheet import KINDS, PAGES, Sheet
from ee_workbench.plugin.engine.client import MapTiles
from ee_workbench.tests.busy_pool import busy_pool
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDistanceArea,
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
)

NOTE = "sandbox sample data, not for science"
JULY = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(7, 2030))
EUROPE = dataclasses.replace(JULY, region=Region.rectangle(-12, 34, 36, 70, "Europe"))
ALPS = dataclasses.replace(JULY, region=Region.rectangle(9, 46, 12, 48, "Alps"))


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """What projects keep that were never saved stays out of the profile."""
    monkeypatch.setattr("ee_workbench.plugin.bridge.frozen_files.profile", lambda: tmp_path / "frozen")
    return tmp_path / "frozen"


def layer_of(project, recipe, note=NOTE):
    """A live layer without a server behind it."""
    product = Product(
        recipe, None, recipe.visualization(), recipe.legend(), recipe.title(), licence=recipe.licence(),
        attribution=tuple(dict.fromkeys((note, *recipe.attribution()))), bounds=recipe.area(),
    )  # fmt: skip
    graph = json.dumps({"result": "0", "values": {"0": {"constantValue": 1}}})
    return layers.add(product, MapTiles("http://127.0.0.1:9/{z}/{x}/{y}", "maps/1", graph, time.time()), project)


def make(project, sheet, *recipes, crs="", **view):
    shown = [layer_of(project, recipe) for recipe in recipes]
    return sheets.make(project, sheet, [sheets.Panel((layer,)) for layer in shown], sheets.view_of(shown, crs, **view))


def text_of(layout, name):
    return layout.itemById(name).currentText()


# What stands on it


def test_a_cancel_is_told_once(project, client):
    maker = SheetMaker(Sheet(), client, recipes=[ALPS], project=project)
    told = []
    maker.failed.connect(lambda error: told.append(type(error)))
    maker.ended.connect(lambda: told.append("ended"))
    with busy_pool():
        maker.start()
        maker.cancel()
    assert told == [Cancelled, "ended"] and not project.layoutManager().layouts() and not project.mapLayers()


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_template_holds_what_its_kind_needs_within_its_page(project, kind, page, landscape):
    sheet = Sheet(kind, page, landscape, chart="x.png" if kind == "chart" else "")
    count = {"comparison": 2, "multiples": 12}.get(kind, 1)
    recipes = [dataclasses.replace(EUROPE, period=Period.month(month + 1, 2030)) for month in range(count)]
    layout = make(project, sheet, *recipes)
    size = layout.pageCollection().page(0).pageSize()
    long, short = {"A4": (297, 210), "A3": (420, 297)}[page]
    assert (size.width(), size.height()) == ((long, short) if landscape else (short, long))
    boxes = {}
    for item in layout.items():
        if hasattr(item, "id") and item.id():
            box = item.sceneBoundingRect()
            boxes[item.id()] = box
            assert box.left() >= 0 and box.top() >= 0, item.id()
            assert box.right() <= size.width() + 0.01 and box.bottom() <= size.height() + 0.01, item.id()
    maps = [box for name, box in boxes.items() if name.startswith("map")]
    assert len(maps) == count
    for box in maps:
        for name, other in boxes.items():
            if not name.startswith("map") and name != "frame":
                common = box.intersected(other)
                assert common.width() * common.height() < 4.0 * max(common.width(), 1), (name, box, other)


def test_words_stand_on_the_page(project):
    layout = make(project, Sheet(), EUROPE)
    assert text_of(layout, "title") == "Daily maximum temperature"
    assert text_of(layout, "subtitle") == "July 2030 · ACCESS-CM2 · SSP2-4.5"
    assert "CMIP6 model: ACCESS-CM2" in text_of(layout, "sources") and "CC-BY-4.0" in text_of(layout, "sources")
    assert text_of(layout, "warning") == "Sandbox sample data, not for science"
    assert re.search(r"\d{4}-\d\d-\d\d$", text_of(layout, "date")) and "Lambert" in text_of(layout, "date")


def test_own_words_come_first(project):
    layout = make(project, Sheet(title="Heat", subtitle="Draft"), EUROPE)
    assert (text_of(layout, "title"), text_of(layout, "subtitle")) == ("Heat", "Draft")


def test_live_data_have_no_warning(project):
    layer = layer_of(project, EUROPE, note=EUROPE.attribution()[0])
    layout = sheets.make(project, Sheet(), [sheets.Panel((layer,))], sheets.view_of([layer]))
    assert text_of(layout, "warning") == ""


def test_two_scenarios_have_captions_and_one_legend(project):
    layout = make(project, Sheet("comparison"), EUROPE, dataclasses.replace(EUROPE, scenario="ssp585"))
    assert (text_of(layout, "label"), text_of(layout, "label_2")) == ("SSP2-4.5", "SSP5-8.5")
    assert text_of(layout, "subtitle") == "July 2030 · ACCESS-CM2"
    legend = layout.itemById("legend")
    assert len(legend.model().rootGroup().findLayers()) == 1


def test_four_maps_fill_the_room_of_twelve(project):
    seasons = split(dataclasses.replace(EUROPE, period=Period.years(2030, 2030)), "seasons")
    layout = make(project, Sheet("multiples"), *seasons)
    maps = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]
    assert len(maps) == 4
    boxes = [item.sceneBoundingRect() for item in maps]
    assert not any(a.intersects(b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])
    full = make(
        project, Sheet("multiples"), *split(dataclasses.replace(EUROPE, period=Period.years(2031, 2031)), "months")
    )
    small = [item.sceneBoundingRect() for item in full.items() if isinstance(item, QgsLayoutItemMap)]
    assert min(box.width() for box in boxes) > 1.5 * max(box.width() for box in small)


def test_what_is_not_wanted_is_not_there(project):
    layout = make(project, Sheet(include=("legend",)), EUROPE)
    for name in ("scalebar", "north", "overview", "sources", "date"):
        assert layout.itemById(name) is None
    assert not any(grid.enabled() for grid in layout.itemById("map").grids().asList())
    assert len(layout.itemById("map").layers()) == 1


# That it fits the map


@pytest.mark.parametrize("crs", ["", "EPSG:3035", "EPSG:32632", "EPSG:3857"])
def test_the_scale_bar_is_as_long_as_it_says(project, crs):
    layout = make(project, Sheet(), ALPS, crs=crs)
    bar, item = layout.itemById("scalebar"), layout.itemById("map")
    said = bar.numberOfSegments() * bar.unitsPerSegment() * (1000.0 if bar.unitLabel() == "km" else 1.0)
    # the same on the ellipsoid: a line through the map's middle, as long as the bar
    box = item.extent()
    measure = QgsDistanceArea()
    measure.setSourceCrs(item.crs(), project.transformContext())
    measure.setEllipsoid("WGS84")
    centre, half = box.center(), box.width() / 20.0
    metres = measure.measureLine(
        QgsPointXY(centre.x() - half, centre.y()), QgsPointXY(centre.x() + half, centre.y())
    ) / (item.rect().width() / 10.0)
    expected = said / metres
    assert 15.0 < expected < 45.0
    found = bar.sizeWithUnits().width()
    assert expected < found < expected + 15.0


def test_world_maps_have_a_note_in_place_of_a_scale_bar(project):
    layout = make(project, Sheet(), JULY)
    item = layout.itemById("map")
    assert item.crs().authid() == "EPSG:8857"
    assert layout.itemById("scalebar") is None and layout.itemById("overview") is None
    assert "not the same all over" in text_of(layout, "scalenote")
    assert item.layers()[0].name() == "Edge of the world map"


def test_the_north_arrow_goes_where_north_turns(project):
    assert make(project, Sheet(), EUROPE).itemById("north") is None
    there = make(project, Sheet(), ALPS)
    assert there.itemById("north") is not None and there.itemById("north").linkedMap() == there.itemById("map")


def test_the_north_arrow_turns_with_its_map(project):
    layer = layer_of(project, ALPS)
    view = sheets.view_of([layer])
    layout = sheets.make(project, Sheet(), [sheets.Panel((layer,))], view._replace(rotation=30.0))
    layout.refresh()
    north = layout.itemById("north")
    # north of a map that is turned by 30 degrees clockwise, less the zone's convergence
    assert north.pictureRotation() == pytest.approx(30.0, abs=2.0)


@pytest.mark.parametrize(
    ("bounds", "step"), [((-12, 34, 36, 70), 20.0), ((9, 46, 12, 48), 1.0), ((11.0, 48.0, 11.2, 48.1), 1 / 30)]
)
def test_graticules_have_some_lines(project, bounds, step):
    layout = make(project, Sheet(), dataclasses.replace(JULY, region=Region.rectangle(*bounds)))
    (grid,) = [grid for grid in layout.itemById("map").grids().asList() if grid.enabled()]
    assert grid.intervalX() == grid.intervalY() == pytest.approx(step)
    assert grid.crs().authid() == "EPSG:4326"


def test_the_overview_shows_where_the_map_is(project):
    layout = make(project, Sheet(), ALPS)
    overview = layout.itemById("overview")
    assert overview.overview().linkedMap() == layout.itemById("map")
    box = sheets.projected((9, 46, 12, 48), overview.crs())
    assert overview.extent().contains(box) and overview.extent().width() > 3 * box.width()


def test_a_region_across_the_antimeridian_is_in_one_piece(project):
    layout = make(project, Sheet(), dataclasses.replace(JULY, region=Region.rectangle(160, -50, 200, -10)))
    item = layout.itemById("map")
    for longitude, latitude in ((160.5, -49), (180, -30), (199.5, -11)):
        box = sheets.projected((longitude, latitude, longitude + 0.1, latitude + 0.1), item.crs())
        assert item.extent().contains(box)
    assert layout.itemById("overview").crs().authid() != "EPSG:4326"


# Templates of one's own


def own_template(project, tmp_path, *ids):
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    for name in ids:
        kind = QgsLayoutItemMap if name == "map" else QgsLayoutItemLegend if name == "legend" else QgsLayoutItemLabel
        item = kind(layout)
        layout.addLayoutItem(item)
        item.setId(name)
        if name == "title":
            item.setText("[% @ee_title %], [% @ee_unit %], [% @ee_scenario %]")
    path = tmp_path / "own.qpt"
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    return path


def test_a_template_of_ones_own_is_filled_by_its_expressions(project, tmp_path):
    path = own_template(project, tmp_path, "map", "title")
    layout = make(project, Sheet(template=str(path), include=()), EUROPE)
    assert text_of(layout, "title") == "Daily maximum temperature, °C, SSP2-4.5"


@pytest.mark.parametrize(
    ("ids", "include", "sentence"),
    [
        (("title",), (), "has no map with the id “map”"),
        (("map", "title"), ("legend",), "has no legend with the id “legend”"),
        (("map", "title", "legend"), ("legend", "scalebar"), "has no scale bar with the id “scalebar”"),
    ],
)
def test_a_missing_item_is_a_sentence(project, tmp_path, ids, include, sentence):
    path = own_template(project, tmp_path, *ids)
    with pytest.raises(WorkbenchError, match=sentence):
        make(project, Sheet(template=str(path), include=include), EUROPE)


def test_what_is_no_template_is_a_sentence(project, tmp_path):
    path = tmp_path / "x.qpt"
    with pytest.raises(WorkbenchError, match="cannot be read"):
        make(project, Sheet(template=str(path)), EUROPE)
    path.write_text("<a>")
    with pytest.raises(WorkbenchError, match="not a layout template"):
        make(project, Sheet(template=str(path)), EUROPE)


def test_too_many_maps_are_a_sentence(project):
    with pytest.raises(RecipeError, match="room for 1 maps, and these are 2"):
        make(project, Sheet(), EUROPE, ALPS)


# Afterwards


def test_a_sheet_is_the_same_when_the_project_is_opened_again(project, tmp_path):
    layout = sheets.keep(
        project, make(project, Sheet("comparison"), ALPS, dataclasses.replace(ALPS, scenario="ssp585"))
    )
    words = {name: text_of(layout, name) for name in ("title", "subtitle", "label", "label_2", "sources", "warning")}
    extent = QgsRectangle(layout.itemById("map").extent())
    path = tmp_path / "p.qgz"
    assert project.write(str(path))
    other = QgsProject()
    assert other.read(str(path))
    again = other.layoutManager().layoutByName("Map sheet")
    assert {name: text_of(again, name) for name in words} == words
    found = again.itemById("map").extent()
    corners = ("xMinimum", "yMinimum", "xMaximum", "yMaximum")
    assert all(getattr(found, each)() == pytest.approx(getattr(extent, each)(), rel=1e-12) for each in corners)
    # without a variable of the plugin's own making
    names = QgsExpressionContextUtils.layoutScope(again).variableNames()
    assert {"ee_title", "ee_attribution", "ee_licence", "ee_period"} <= set(names)
    borders = [layer for layer in again.itemById("map").layers() if layer.name() == "Country borders"]
    assert not borders or borders[0].isValid()
    del again, borders


def test_shapes_go_with_a_project_that_gets_a_name(project, tmp_path, folder):
    layout = sheets.keep(project, make(project, Sheet(), JULY))
    (edge,) = [layer for layer in project.mapLayers().values() if layer.name() == "Edge of the world map"]
    assert Path(edge.source().split("|")[0]).parent == folder
    project.fileNameChanged.connect(lambda: outlines.follow(project))
    path = tmp_path / "saved" / "world.qgz"
    path.parent.mkdir()
    project.setFileName(str(path))
    assert project.write()
    other = QgsProject()
    assert other.read(str(path))
    (again,) = [layer for layer in other.mapLayers().values() if layer.name() == "Edge of the world map"]
    assert Path(again.source().split("|")[0]) == path.parent / "world_frozen" / Path(edge.source().split("|")[0]).name
    assert (
        again.isValid() and again.crs().authid() == "EPSG:8857" and type(again.renderer()).__name__.startswith("QgsInv")
    )
    assert layout.itemById("map").layers()[0] is edge


def test_a_second_sheet_has_a_name_of_its_own(project):
    names = [sheets.keep(project, make(project, Sheet(), ALPS)).name() for _ in range(2)]
    assert names == ["Map sheet", "Map sheet 2"]


# Items for layouts of one's own


@pytest.fixture
def drawn(project):
    """A layout with a map and nothing else."""
    layer = layer_of(project, ALPS)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(layout.pageCollection().page(0).rect().adjusted(20, 20, -20, -20))
    layout.addLayoutItem(item)
    item.setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    item.zoomToExtent(sheets.projected((9, 46, 12, 48), item.crs()))
    assert layer is not None
    return layout


@pytest.mark.parametrize("part", [part for part in sheet_insert.PARTS if part != "graticule"])
def test_every_part_can_be_inserted_and_undone(drawn, part):
    before = len(drawn.items())
    made = sheet_insert.insert(drawn, part)
    assert made and all(item.isSelected() for item in made)
    assert sheet_insert.map_of(drawn) is not None
    if part == "title":
        assert made[0].currentText() == "Daily maximum temperature"
    if part == "legend":
        assert drawn.itemById("legend").model().rootGroup().findLayers()
    drawn.undoStack().stack().undo()
    assert len(drawn.items()) == before


def test_words_that_somebody_wrote_stay(drawn):
    QgsExpressionContextUtils.setLayoutVariable(drawn, "ee_title", "Heat")
    QgsExpressionContextUtils.setLayoutVariable(drawn, "ee_attribution", "of yesterday")
    (title, _) = sheet_insert.insert(drawn, "title")
    (sources,) = sheet_insert.insert(drawn, "sources")
    assert title.currentText() == "Heat" and "NEX-GDDP-CMIP6" in sources.currentText()


def test_a_graticule_is_inserted_into_the_map(drawn):
    assert sheet_insert.insert(drawn, "graticule") == []
    (grid,) = sheet_insert.map_of(drawn).grids().asList()
    assert grid.enabled() and math.isclose(grid.intervalX(), 1.0)


def test_a_layout_without_a_map_is_a_sentence(project):
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    with pytest.raises(WorkbenchError, match="Add a map to the layout first"):
        sheet_insert.insert(layout, "legend")


# With the sandbox


def test_a_frozen_sheet_asks_once_and_is_in_the_manager(project, client, sandbox):
    layout = make_and_wait(SheetMaker(Sheet(dpi=60), client, recipes=[ALPS], project=project))
    paths = [entry["path"] for entry in sandbox.log()]
    assert sum(":computePixels" in each for each in paths) == 1
    assert project.layoutManager().layoutByName(layout.name()) is layout
    (layer,) = [each for each in layout.itemById("map").layers() if layers.is_ours(each)]
    assert layers.is_frozen(layer) and Path(layer.source()).is_file()


def test_a_fault_leaves_no_layout_behind(project, client, sandbox):
    sandbox.faults({"path": "computePixels", "status": 403, "times": 9})
    with pytest.raises(WorkbenchError):
        make_and_wait(SheetMaker(Sheet(dpi=60), client, recipes=[EUROPE], project=project))
    assert project.layoutManager().layouts() == []


def test_an_atlas_has_a_page_with_its_layer_for_each_season(project, client):
    seasons = split(dataclasses.replace(ALPS, period=Period.years(2030, 2030)), "seasons")
    layout = make_and_wait(SheetMaker(Sheet(dpi=50, atlas=True), client, recipes=seasons, project=project))
    atlas, item = layout.atlas(), layout.itemById("map")
    assert atlas.enabled() and atlas.updateFeatures() == 4
    for place, recipe in enumerate(seasons):
        assert atlas.seekTo(place)
        names = [layer.name() for layer in item.layersToRender(item.createExpressionContext())]
        assert [name for name in names if "tasmax" in name] == [recipe.title()]
        assert text_of(layout, "subtitle").startswith(recipe.period.label())


def test_a_box_grows_to_the_frame_and_an_outline_does_not(project, client):
    """The map still shows what it would have shown, and its data cover the frame: corners by PROJ."""
    layout = make_and_wait(SheetMaker(Sheet(dpi=40), client, recipes=[ALPS], frozen=False, project=project))
    item = layout.itemById("map")
    (layer,) = [each for each in item.layers() if layers.is_ours(each)]
    west, south, east, north = layers.recipe_of(layer).region.bounds()
    to_degrees = QgsCoordinateTransform(item.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), project)
    box = item.extent()
    for x in (box.xMinimum(), box.xMaximum()):
        for y in (box.yMinimum(), box.yMaximum()):
            corner = to_degrees.transform(QgsPointXY(x, y))
            assert west - 1e-9 <= corner.x() <= east + 1e-9 and south - 1e-9 <= corner.y() <= north + 1e-9
    own = ALPS.region.bounds()
    assert west < own[0] and own[2] < east
    triangle = Region('{"type": "Polygon", "coordinates": [[[5, 44], [16, 44], [10, 49], [5, 44]]]}')
    recipe = dataclasses.replace(ALPS, region=triangle)
    assert sheet_frame.grown(Sheet(), [recipe], project) == ((recipe,), None)


def test_legends_below_maps_stand_side_by_side(project, client):
    """Two legends below two maps leave the sources at the foot free."""
    wet = Cmip6Recipe(ALPS.models, ALPS.scenario, "pr", ALPS.period, region=ALPS.region)
    sheet = Sheet("comparison", dpi=40)
    layout = make_and_wait(SheetMaker(sheet, client, recipes=[ALPS, wet], frozen=False, project=project))
    legend = layout.itemById("legend")
    legend.adjustBoxSize()
    assert legend.columnCount() == 2
    assert legend.sceneBoundingRect().bottom() <= layout.itemById("sources").pos().y()
