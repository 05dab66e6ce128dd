# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 dock and its table of scenes: real clicks and keys, and the recipes that come out."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core import clock
from ee_workbench.plugin.core.errors import RecipeError, WorkbenchError
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes import sentinel2_facts as facts
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter, View
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.core.scenes import SceneList
from ee_workbench.tests.bridge.conftest import Waiter
from ee_workbench.tests.ui.hands import choose, click, shown, type_into
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QWidget

BOX = Region.rectangle(11.3, 47.8, 11.5, 48.0, "Starnberg")
SUMMER = DateSpan.of("2024-06-01", "2024-08-31")
PLAIN = Sentinel2Recipe(BOX, SUMMER)


@pytest.fixture
def panel(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.sentinel2_panel import Sentinel2Panel

    made = Sentinel2Panel()
    made.set_connected(True)
    made.set_recipe(PLAIN)
    with shown(made, 360, 1500):
        yield made


@pytest.fixture
def emitted(panel: Any) -> list[Any]:
    """What *Add to map* has sent: tuples of recipes."""
    found: list[Any] = []
    panel.submitted.connect(found.append)
    return found


def test_three_clicks_make_a_composite(panel: Any, emitted: list[Any]) -> None:
    click(panel.add_button)
    assert emitted == [(PLAIN,)]
    assert panel.summary_label.text() == PLAIN.summary()


def test_choices_become_the_recipe(panel: Any, emitted: list[Any]) -> None:
    type_into(panel.scenes_editor.cloud_spin, "30")
    QTest.keyClicks(panel.scenes_editor.tiles_edit, "32upu, 32TPT")
    QTest.keyClicks(panel.scenes_editor.orbits_edit, "65")
    QTest.keyClicks(panel.scenes_editor.baseline_edit, "04.00")
    choose(panel.mask_editor.score_combo, "cs_cdf")
    type_into(panel.mask_editor.threshold_spin, "0.5")
    click(panel.mask_editor.qa60_check)
    type_into(panel.mask_editor.dilation_spin, "40")
    choose(panel.composite_editor.composite_combo, "percentile")
    type_into(panel.composite_editor.percentile_spin, "35")
    click(panel.composite_editor.count_check)
    choose(panel.view_editor.view_combo, "colour_infrared")
    choose(panel.clip_combo, "bounds")
    click(panel.add_button)
    assert emitted == [
        (
            Sentinel2Recipe(
                BOX,
                SUMMER,
                facts.SURFACE,
                SceneFilter(30, (65,), ("32UPU", "32TPT"), "04.00"),
                CloudMask(("cloud_score", "qa60"), "cs_cdf", 0.5, dilation=40),
                Composite("percentile", 35, count=True),
                View(bands=("B8", "B4", "B3")),
                clip="bounds",
            ),
        )
    ]


def test_masks_show_their_details(panel: Any, emitted: list[Any]) -> None:
    editor = panel.mask_editor
    assert not editor.probability_spin.isVisible() and not editor.classes_list.isVisible()
    click(editor.probability_check)
    click(editor.scl_check)
    assert editor.probability_spin.isVisible() and editor.classes_list.isVisible()
    click(editor.cloud_score_check)
    assert not editor.threshold_slider.isVisible()
    item = editor.classes_list.item(10)  # snow
    place = editor.classes_list.visualItemRect(item)
    editor.classes_list.scrollToItem(item)
    place = editor.classes_list.visualItemRect(item)
    QTest.mouseClick(
        editor.classes_list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 9, place.center().y())
    )
    click(panel.add_button)
    mask = emitted[0][0].mask
    assert mask.methods == ("probability", "scl") and mask.classes == (1, 3, 8, 9, 10, 11) and mask.shadows


def test_the_slider_moves_the_threshold(panel: Any, emitted: list[Any]) -> None:
    slider = panel.mask_editor.threshold_slider
    slider.setFocus()
    for _ in range(5):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert panel.mask_editor.threshold_spin.value() == pytest.approx(0.65)
    click(panel.add_button)
    assert emitted[0][0].mask.threshold == 0.65


def test_an_index(panel: Any, emitted: list[Any]) -> None:
    choose(panel.view_editor.view_combo, "index")
    choose(panel.view_editor.index_combo, "NDWI")
    assert "G - N" in panel.view_editor.index_label.text().replace("  ", " ")
    choose(panel.view_editor.style_editor.palette_combo, "viridis")
    type_into(panel.view_editor.style_editor.minimum_spin, "-0.5")
    click(panel.add_button)
    recipe = emitted[0][0]
    assert recipe.view.kind == "index" and recipe.view.index == "NDWI"
    assert recipe.style == Style("viridis", minimum=-0.5) and recipe.bands() == ("NDWI",)


def test_an_expression_is_checked_before_anything_is_sent(panel: Any, emitted: list[Any]) -> None:
    choose(panel.view_editor.view_combo, "expression")
    edit = panel.view_editor.expression_edit
    message = panel.findChild(QLabel, "expression_message")
    assert message.isVisible() and not panel.add_button.isEnabled()
    for wrong, words in (("(B8 - B4", "parenthesis"), ("(B8 - NIR)", "NIR"), ("import os", "")):
        edit.setPlainText("")
        QTest.keyClicks(edit, wrong)
        assert message.isVisible() and words in message.text() and not panel.add_button.isEnabled(), wrong
    edit.setPlainText("")
    QTest.keyClicks(edit, "(B8 - B4) / (B8 + B4)")
    assert not message.isVisible()
    click(panel.add_button)
    assert emitted[0][0].view.expression == "(B8 - B4) / (B8 + B4)" and len(emitted) == 1


def test_any_three_bands(panel: Any, emitted: list[Any]) -> None:
    choose(panel.view_editor.view_combo, "own")
    choose(panel.view_editor.red_combo, "B12")
    choose(panel.view_editor.green_combo, "B8A")
    choose(panel.view_editor.blue_combo, "B5")
    type_into(panel.view_editor.high_spin, "0.5")
    type_into(panel.view_editor.gamma_spin, "1.4")
    click(panel.add_button)
    view = emitted[0][0].view
    assert view.bands == ("B12", "B8A", "B5") and view.high == (0.5,) * 3 and view.gamma == 1.4
    click(panel.view_editor.reset_button)
    click(panel.add_button)
    assert emitted[1][0].view.high is None
    choose(panel.view_editor.blue_combo, "B10")
    assert "B10" in panel.findChild(QLabel, "bands_message").text() and not panel.add_button.isEnabled()


def test_dates(panel: Any, emitted: list[Any]) -> None:
    edit = panel.dates_editor.first_date_edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "2024-09-05")
    assert "first day" in panel.findChild(QLabel, "period_message").text() and not panel.add_button.isEnabled()
    choose(panel.dates_editor.dates_kind_combo, "season")
    choose(panel.dates_editor.from_month_combo, 12)
    choose(panel.dates_editor.to_month_combo, 2)
    type_into(panel.dates_editor.first_year_spin, "2020")
    click(panel.add_button)
    assert emitted[0][0].period == Period.climatology(2020, 2024, (12, 1, 2))


def test_days_counted_from_today(panel: Any, emitted: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 21))
    editor = panel.dates_editor
    choose(editor.dates_kind_combo, "relative")
    assert editor.count_spin.isVisible() and not editor.first_date_edit.isVisible()
    type_into(editor.count_spin, "10")
    type_into(editor.ago_spin, "3")
    assert "2026-11-09 to 2026-11-18" in editor.days_label.text()
    click(panel.add_button)
    assert emitted[-1][0] == replace(PLAIN, period=RelativeSpan(10, "day", 3))
    assert "last 10 days ending 3 days ago" in panel.summary_label.text()
    if os.environ.get("EEW_PICTURES"):
        panel.grab().save(str(Path(os.environ["EEW_PICTURES"]) / "dates-relative-360.png"))
    choose(editor.unit_combo, "so_far_year")
    assert not editor.count_spin.isVisible() and "2026-01-01 to 2026-11-18" in editor.days_label.text()
    click(panel.add_button)
    assert emitted[-1][0].period == RelativeSpan(0, "year", 3)
    panel.set_recipe(replace(PLAIN, period=RelativeSpan(3, "month")))
    assert editor.value() == (RelativeSpan(3, "month"),) and editor.count_spin.isVisible()


def test_several_periods_are_a_recipe_each(panel: Any, emitted: list[Any]) -> None:
    choose(panel.dates_editor.dates_kind_combo, "list")
    edit = panel.dates_editor.periods_edit
    edit.setFocus()
    QTest.keyClicks(edit, "2023-06")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "2024-06-01 to 2024-06-15")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "last month")
    assert "2 more" in panel.summary_label.text()
    click(panel.add_button)
    spans = [recipe.period for recipe in emitted[0]]
    assert spans[:2] == [DateSpan.of("2023-06-01", "2023-06-30"), DateSpan.of("2024-06-01", "2024-06-15")]
    assert spans[2] == RelativeSpan(1, "month")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "someday")
    assert "someday" in panel.findChild(QLabel, "period_message").text() and not panel.add_button.isEnabled()


def test_a_region_is_needed(qgis_app: Any) -> None:
    from ee_workbench.ui.sentinel2_panel import Sentinel2Panel

    panel = Sentinel2Panel()
    panel.set_connected(True)
    assert "world" not in panel.region_picker.sources()
    assert not panel.add_button.isEnabled() and panel.findChild(QLabel, "region_message").text()
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.resize(300, 300)
    canvas.show()
    QTest.qWaitForWindowExposed(canvas)
    canvas.setExtent(QgsRectangle(11, 47, 12, 48))
    panel.set_canvas(canvas)
    assert panel.recipe() is not None and panel.add_button.isEnabled()
    wait = Waiter()
    # The map goes elsewhere, to where there is no region, and back: nobody touches the panel.
    canvas.setExtent(QgsRectangle(20, 40, 20.5, 40.5))
    wait.until(lambda: panel.recipe() is not None and panel.recipe().region.bounds()[0] > 19)
    canvas.setExtent(QgsRectangle(-180, -90, 180, 90))
    wait.until(lambda: not panel.add_button.isEnabled())
    assert panel.findChild(QLabel, "region_message").text()
    canvas.setExtent(QgsRectangle(11, 47, 12, 48))
    wait.until(lambda: panel.add_button.isEnabled())
    assert panel.recipe().region.bounds()[0] == pytest.approx(11, abs=0.3)
    panel.close()
    panel.deleteLater()
    canvas.deleteLater()


def test_the_gap_of_qa60_is_told(panel: Any) -> None:
    panel.set_recipe(replace(PLAIN, period=DateSpan.of("2023-01-01", "2023-02-01")))
    click(panel.mask_editor.qa60_check)
    assert "QA60 holds nothing" in panel.findChild(QLabel, "warning_message").text() and panel.add_button.isEnabled()


@pytest.mark.parametrize(
    "recipe",
    [
        replace(PLAIN, view=View("index", index="EVI"), style=Style("#000000,#ffffff", True, -1.0, 1.0)),
        replace(PLAIN, view=View(low=(0.0, 0.01, 0.02), high=(0.1, 0.2, 0.3), gamma=0.8), clip="none"),
        replace(PLAIN, period=Period.climatology(2019, 2021, (11, 12, 1)), collection=facts.TOP),
        replace(PLAIN, scenes=SceneFilter(12.5, (22, 65), ("32UPU",), "05.00", ("a", "b"))),
        replace(PLAIN, mask=CloudMask((), classes=(9,)), composite=Composite("best", index="NDWI", count=True)),
        replace(PLAIN, view=View("expression", expression="B8 / B4"), collection="projects/p/assets/own"),
    ],
)
def test_the_form_says_again_what_a_layer_s_recipe_says(panel: Any, recipe: Sentinel2Recipe) -> None:
    told: list[Any] = []
    panel.changed.connect(lambda: told.append(1))
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe and panel.recipes() == (recipe,) and told == []
    from ee_workbench.ui.sentinel2_panel import Sentinel2Panel

    other = Sentinel2Panel()
    other.restore(panel.state())
    assert other.recipe() == recipe
    other.deleteLater()


@pytest.mark.parametrize("state", ["", "{", "[]", "null", '{"recipe": 3, "follows_map": 1}'])
def test_a_state_that_cannot_be_read_is_refused(panel: Any, state: str) -> None:
    with pytest.raises(RecipeError):
        panel.restore(state)
    assert panel.recipe() == PLAIN


def test_stretches_are_asked_for_and_shown(panel: Any, emitted: list[Any]) -> None:
    asked: list[Any] = []
    panel.stretch_requested.connect(lambda recipe, kind: asked.append((recipe, kind)))
    choose(panel.view_editor.stretch_combo, "deviations")
    click(panel.view_editor.from_map_button)
    assert asked == [(PLAIN, "deviations")]
    panel.set_stretch((0.01, 0.02, 0.03), (0.2, 0.3, 0.4))
    click(panel.add_button)
    assert emitted[0][0].view.low == (0.01, 0.02, 0.03) and emitted[0][0].view.high == (0.2, 0.3, 0.4)
    choose(panel.view_editor.view_combo, "index")
    panel.set_stretch((0.1,), (0.7,))
    click(panel.add_button)
    assert emitted[1][0].limits() == (0.1, 0.7)


def test_errors_and_running(panel: Any) -> None:
    panel.show_error(RecipeError("threshold", "Too high."))
    assert panel.findChild(QLabel, "threshold_message").text() == "Too high."
    panel.show_error(WorkbenchError("No scenes."))
    assert panel.panel_message.text() == "No scenes."
    panel.set_running(True, "Adding…")
    assert panel.progress_bar.isVisible() and not panel.add_button.isEnabled()
    asked: list[Any] = []
    panel.cancelled.connect(lambda: asked.append(1))
    click(panel.cancel_button)
    assert asked == [1]
    panel.set_running(False)
    panel.set_connected(False)
    assert not panel.add_button.isEnabled() and not panel.scenes_editor.scenes_button.isEnabled()


@pytest.mark.parametrize("shown", ["true_colour", "index", "expression", "own"])
def test_it_fits_a_narrow_dock(panel: Any, shown: str) -> None:
    for check in (panel.mask_editor.probability_check, panel.mask_editor.scl_check):
        click(check)
    panel.composite_editor.composite_combo.set_value("best")
    panel.dates_editor.dates_kind_combo.set_value("season")
    panel.view_editor.view_combo.set_value(shown)
    panel.scenes_editor.set_left_out(("a", "b"))
    panel.resize(300, 2200)
    QTest.qWait(50)
    view = panel.scroll_area.viewport()
    named = [each for each in panel.form_widget.findChildren(QWidget) if each.objectName()]
    seen = [each for each in named if each.isVisibleTo(panel.form_widget) and "qt_" not in each.objectName()]
    assert len(seen) > 20
    for widget in seen:
        right = widget.mapTo(panel.form_widget, widget.rect().topRight()).x()
        assert right <= view.width(), f"{widget.objectName()} is cut"


def test_every_input_has_a_name_for_screen_readers(panel: Any) -> None:
    endings = ("_combo", "_spin", "_edit", "_button", "_check", "_slider", "_list")
    inputs = [w for w in panel.findChildren(QWidget) if w.objectName().endswith(endings)]
    assert len(inputs) > 45
    for widget in inputs:
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()


# The table of scenes


def scenes() -> SceneList:
    """Twelve scenes on two tiles in three months."""
    start = datetime.datetime(2024, 5, 3, 10, 15)
    rows = []
    for number in range(12):
        moment = start + datetime.timedelta(days=7 * number)
        millis = (moment - datetime.datetime(1970, 1, 1)).total_seconds() * 1000
        rows.append([f"s{number:02d}", millis, f"32UP{'UV'[number % 2]}", 7.5 * number, 65, "05.10", 1 - number / 20])
    return SceneList.read({"rows": rows, "count": 12})


@pytest.fixture
def dialog(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.scenes_dialog import ScenesDialog

    made = ScenesDialog(scenes(), ("s03",))
    made.show()
    QTest.qWaitForWindowExposed(made)
    yield made
    made.close()
    made.deleteLater()


def cell(dialog: Any, row: int, column: int = 0) -> QPoint:
    rectangle = dialog.table_view.visualRect(dialog.proxy.index(row, column))
    return QPoint(rectangle.left() + 9, rectangle.center().y()) if column == 0 else rectangle.center()


def test_ticks_leave_scenes_out(dialog: Any) -> None:
    assert dialog.left_out() == ("s03",) and "11 of 12" in dialog.count_label.text()
    view = dialog.table_view.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell(dialog, 0))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell(dialog, 3))
    assert dialog.left_out() == ("s00",) and "11 of 12" in dialog.count_label.text()


def test_scenes_are_sorted_by_number(dialog: Any) -> None:
    header = dialog.table_view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + header.sectionSize(2) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    shown = [float(dialog.proxy.index(row, 2).data()) for row in range(12)]
    assert shown in (sorted(shown), sorted(shown, reverse=True)) and {shown[0], shown[-1]} == {0.0, 82.5}


def test_what_is_filtered_can_be_ticked_together(dialog: Any) -> None:
    QTest.keyClicks(dialog.filter_edit, "32upv")
    assert dialog.proxy.rowCount() == 6
    QTest.mouseClick(dialog.untick_button, Qt.MouseButton.LeftButton)
    assert dialog.left_out() == ("s01", "s03", "s05", "s07", "s09", "s11")
    QTest.mouseClick(dialog.tick_button, Qt.MouseButton.LeftButton)
    assert dialog.left_out() == ()


def test_the_histogram_counts_months(dialog: Any) -> None:
    assert dialog.histogram_view.counts() == {"2024-05": 5, "2024-06": 4, "2024-07": 3}
    picture = dialog.histogram_view.grab().toImage()
    highlight = dialog.palette().highlight().color().name()
    width = picture.width() // 3
    heights = [
        sum(picture.pixelColor(third * width + width // 2, y).name() == highlight for y in range(picture.height()))
        for third in range(3)
    ]
    assert heights[0] > heights[1] > heights[2] > 0


def test_a_thumbnail_is_asked_for_once(dialog: Any) -> None:
    from qgis.PyQt.QtCore import QBuffer, QIODevice
    from qgis.PyQt.QtGui import QColor, QImage

    asked: list[str] = []
    dialog.thumbnail_wanted.connect(asked.append)
    view = dialog.table_view.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell(dialog, 2, 1))
    assert asked == ["s02"] and "Loading" in dialog.thumbnail_label.text()
    image = QImage(32, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    dialog.set_thumbnail("s02", bytes(buffer.data()))
    assert dialog.thumbnail_label.pixmap().toImage().pixelColor(5, 5).name() == "#ff0000"
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell(dialog, 3, 1))
    dialog.set_thumbnail_error("No picture.")
    assert dialog.thumbnail_label.text() == "No picture."
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell(dialog, 2, 1))
    assert asked == ["s02", "s03"] and dialog.thumbnail_label.pixmap().width() > 0


def test_left_out_scenes_come_back_to_the_form(panel: Any, emitted: list[Any]) -> None:
    asked: list[Any] = []
    panel.scenes_requested.connect(asked.append)
    click(panel.scenes_editor.scenes_button)
    assert asked == [PLAIN]
    panel.set_left_out(("s00", "s03"))
    assert "2" in panel.scenes_editor.left_out_label.text()
    click(panel.add_button)
    assert emitted[0][0].scenes.left_out == ("s00", "s03")
    click(panel.scenes_editor.take_all_button)
    click(panel.add_button)
    assert emitted[1][0].scenes.left_out == ()
