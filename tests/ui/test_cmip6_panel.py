# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 dock: real clicks and keys, the recipe that comes out, and what it says when something does not fit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError, WorkbenchError
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ee_workbench.tests.ui.hands import choose, click, drag, press, shown, type_into
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QLabel, QWidget

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
BOTH = ("ACCESS-CM2", "MIROC6")


@pytest.fixture
def panel(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.cmip6_panel import Cmip6Panel

    made = Cmip6Panel()
    made.set_connected(True)
    with shown(made, 360, 1000):
        yield made


@pytest.fixture
def emitted(panel: Any) -> list[Any]:
    """Recipes that *Add to map* has sent."""
    found: list[Any] = []
    panel.submitted.connect(found.append)
    return found


def greyed(box: QComboBox) -> dict[str, str]:
    """Entries that cannot be chosen, with their tool tips."""
    model = box.model()
    found = {}
    for row in range(box.count()):
        index = model.index(row, 0)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            found[str(box.itemData(row))] = str(model.data(index, Qt.ItemDataRole.ToolTipRole))
    return found


def test_the_first_click_makes_the_example(panel: Any, emitted: list[Any]) -> None:
    click(panel.add_button)
    assert emitted == [MARCH]
    assert panel.summary_label.text() == MARCH.summary()


def test_choices_become_the_recipe(panel: Any, emitted: list[Any]) -> None:
    choose(panel.models_picker, "MIROC6")
    choose(panel.scenario_combo, "ssp585")
    choose(panel.variable_combo, "pr")
    choose(panel.ensemble_editor.ensemble_combo, "median")
    choose(panel.period_editor.period_kind_combo, "climatology")
    choose(panel.period_editor.months_combo, "JJA")
    type_into(panel.period_editor.year_spin, "2041")
    type_into(panel.period_editor.last_year_spin, "2070")
    choose(panel.unit_combo, "mm")
    QTest.mouseClick(
        panel.baseline_editor.anomaly_check,
        Qt.MouseButton.LeftButton,
        pos=panel.baseline_editor.anomaly_check.rect().center() * 0.1,
    )
    panel.baseline_editor.anomaly_check.setChecked(True)
    type_into(panel.baseline_editor.baseline_first_spin, "1985")
    type_into(panel.baseline_editor.baseline_last_spin, "2014")
    choose(panel.baseline_editor.anomaly_combo, "percent")
    click(panel.add_button)
    assert emitted == [
        Cmip6Recipe(
            BOTH, "ssp585", "pr", Period.climatology(2041, 2070, (6, 7, 8)), unit="mm", baseline=YearRange(1985, 2014),
            anomaly="percent", ensemble=Ensemble("median"),
        )
    ]  # fmt: skip


def test_statistics_with_values(panel: Any, emitted: list[Any]) -> None:
    choose(panel.statistic_editor.statistic_combo, "days_above")
    type_into(panel.statistic_editor.statistic_value_spin, "35")
    assert "°C" in panel.statistic_editor.statistic_value_spin.suffix()
    click(panel.add_button)
    choose(panel.statistic_editor.statistic_combo, "percentile")
    type_into(panel.statistic_editor.statistic_value_spin, "95")
    assert panel.statistic_editor.statistic_value_spin.suffix() == ""
    click(panel.add_button)
    assert [recipe.statistic for recipe in emitted] == [Statistic("days_above", 35.0), Statistic("percentile", 95.0)]


def test_colours_and_stretch(panel: Any, emitted: list[Any]) -> None:
    choose(panel.style_editor.palette_combo, "viridis")
    click(panel.style_editor.reverse_check)
    type_into(panel.style_editor.minimum_spin, "-5")
    type_into(panel.style_editor.maximum_spin, "30")
    click(panel.add_button)
    click(panel.style_editor.default_stretch_button)
    click(panel.add_button)
    assert emitted[0].style == Style("viridis", True, -5.0, 30.0)
    assert emitted[1].style == Style("viridis", True)
    assert (panel.style_editor.minimum_spin.value(), panel.style_editor.maximum_spin.value()) == MARCH.default_limits()


def test_another_variable_brings_its_own_stretch(panel: Any, emitted: list[Any]) -> None:
    type_into(panel.style_editor.minimum_spin, "0")
    choose(panel.variable_combo, "hurs")
    click(panel.add_button)
    assert emitted[0].style == Style() and emitted[0].limits() == (0.0, 100.0)


def test_models_without_the_variable_are_greyed_with_the_reason_in_sight(panel: Any) -> None:
    reasons = greyed(panel.models_picker)
    assert set(reasons) == {"CESM2", "CESM2-WACCM", "IITM-ESM"} and "tasmax" in reasons["CESM2"]
    label = panel.findChild(QLabel, "models_message")
    assert label.isVisible() and "CESM2-WACCM" in label.text()
    choose(panel.variable_combo, "pr")
    assert greyed(panel.models_picker) == {} and not label.isVisible()


def test_a_greyed_model_cannot_be_clicked(panel: Any) -> None:
    choose(panel.models_picker, "CESM2")
    assert panel.models_picker.value() == ("ACCESS-CM2",)


def test_scenarios_follow_the_years(panel: Any) -> None:
    reasons = greyed(panel.scenario_combo)
    assert set(reasons) == {"historical", "ssp126", "ssp370"} and "1950" in reasons["historical"]
    assert "does not have" in reasons["ssp126"]
    type_into(panel.period_editor.year_spin, "1990")
    assert "2015" in greyed(panel.scenario_combo)["ssp245"]
    label = panel.findChild(QLabel, "period_message")
    assert label.isVisible() and "2015" in label.text() and not panel.add_button.isEnabled()
    choose(panel.scenario_combo, "historical")
    assert panel.add_button.isEnabled() and not label.isVisible()


def test_a_total_needs_the_mean(panel: Any) -> None:
    choose(panel.variable_combo, "pr")
    choose(panel.statistic_editor.statistic_combo, "maximum")
    assert "total" in greyed(panel.unit_combo)["mm"]


def test_agreement_needs_models_and_a_baseline(panel: Any) -> None:
    assert not panel.ensemble_editor.ensemble_combo.isEnabled()
    choose(panel.models_picker, "MIROC6")
    assert (
        panel.ensemble_editor.ensemble_combo.isEnabled()
        and "baseline" in greyed(panel.ensemble_editor.ensemble_combo)["agreement"]
    )
    panel.baseline_editor.anomaly_check.setChecked(True)
    assert greyed(panel.ensemble_editor.ensemble_combo) == {}


def test_percent_is_not_for_temperatures(panel: Any) -> None:
    panel.baseline_editor.anomaly_check.setChecked(True)
    assert "temperature" in greyed(panel.baseline_editor.anomaly_combo)["percent"]


def test_no_model_is_said_beside_the_field(panel: Any, emitted: list[Any]) -> None:
    choose(panel.models_picker, "ACCESS-CM2")
    label = panel.findChild(QLabel, "models_message")
    assert panel.models_picker.value() == () and "model" in label.text() and label.isVisible()
    assert not panel.add_button.isEnabled()
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    assert emitted == []


@pytest.mark.parametrize(
    "recipe",
    [
        MARCH,
        replace(MARCH, period=Period.season("DJF", 2050), unit="degF"),
        replace(MARCH, period=Period.years(2041, 2070), statistic=Statistic("minimum")),
        replace(MARCH, period=Period.climatology(2041, 2070, (3,)), statistic=Statistic("percentile", 12.5)),
        replace(MARCH, period=Period.climatology(2041, 2070, (4, 5, 6, 7))),
        replace(MARCH, period=Period.climatology(2041, 2041, (11, 12, 1))),
        replace(MARCH, models=BOTH, ensemble=Ensemble("percentile", 75.0), baseline=YearRange(1971, 2000)),
        replace(MARCH, models=BOTH, ensemble=Ensemble("agreement"), baseline=YearRange(1971, 2000)),
        replace(MARCH, variable="pr", unit="mm", style=Style("BrBG", True, 1.5, 250.0)),
        replace(MARCH, region=Region.rectangle(170, -10, 190, 10, "Pazifik")),
        replace(MARCH, style=Style(minimum=-12.3, maximum=33.3)),
        replace(MARCH, collection="projects/p/assets/mine"),
    ],
    ids=lambda recipe: recipe.title()[:60],
)
def test_the_form_says_again_what_a_layer_s_recipe_says(panel: Any, recipe: Cmip6Recipe) -> None:
    told: list[Any] = []
    panel.changed.connect(lambda: told.append(1))
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe and told == []


def test_custom_colours_are_kept(panel: Any) -> None:
    panel.set_recipe(replace(MARCH, style=Style("#000000,#ff0000,#ffffff")))
    found = panel.recipe().visualization().palette
    assert (found[0], found[len(found) // 2], found[-1]) == ("#000000", "#ff0000", "#ffffff")


@pytest.fixture
def canvas(panel: Any) -> Iterator[QgsMapCanvas]:
    """A map of southern Asia in degrees, given to the panel."""
    made = QgsMapCanvas()
    made.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    made.resize(400, 350)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.setExtent(QgsRectangle(60, 5, 100, 40))
    panel.set_canvas(made)
    yield made
    panel.region_picker.stop()
    made.close()
    made.deleteLater()


def test_what_the_map_shows_is_looked_up_when_it_is_needed(panel: Any, emitted: list[Any], canvas: Any) -> None:
    choose(panel.region_picker.region_combo, "canvas")
    click(panel.add_button)
    west, south, east, north = emitted[0].region.bounds()
    assert (south, north) == pytest.approx((5, 40), abs=0.01) and west <= 60 and east >= 100
    canvas.setExtent(QgsRectangle(0, 40, 20, 50))
    click(panel.add_button)
    assert emitted[1].region.bounds()[0] == pytest.approx(0, abs=0.5) and "map extent" in emitted[1].summary()


def test_a_region_has_to_be_drawn_first(panel: Any, emitted: list[Any], canvas: Any) -> None:
    picker = panel.region_picker
    choose(picker.region_combo, "drawn")
    assert "Draw" in panel.findChild(QLabel, "region_message").text() and not panel.add_button.isEnabled()
    before = canvas.mapTool()
    click(picker.draw_button)
    view = canvas.viewport()
    start, end = QPoint(100, 100), QPoint(220, 190)
    drag(view, start, end)
    assert canvas.mapTool() is before and not picker.draw_button.isChecked()
    click(panel.add_button)
    corners = [canvas.getCoordinateTransform().toMapCoordinates(place) for place in (start, end)]
    wanted = (corners[0].x(), corners[1].y(), corners[1].x(), corners[0].y())
    assert emitted[0].region.bounds() == pytest.approx(wanted, abs=canvas.mapUnitsPerPixel() * 1.5)


def test_escape_gives_up_drawing(panel: Any, canvas: Any) -> None:
    picker = panel.region_picker
    choose(picker.region_combo, "drawn")
    before = canvas.mapTool()
    click(picker.draw_button)
    assert canvas.mapTool() is not before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is before and not picker.draw_button.isChecked()
    assert not panel.add_button.isEnabled()


def test_without_a_connection_the_button_says_why(panel: Any) -> None:
    panel.set_connected(False)
    assert not panel.add_button.isEnabled() and "Connect" in panel.add_button.toolTip()


def test_running_can_be_cancelled(panel: Any) -> None:
    asked: list[Any] = []
    panel.cancelled.connect(lambda: asked.append(1))
    assert not panel.cancel_button.isEnabled()
    panel.set_running(True, "Adding …")
    assert panel.progress_bar.isVisible() and not panel.add_button.isEnabled()
    click(panel.cancel_button)
    assert asked == [1]
    panel.set_running(False)
    assert panel.add_button.isEnabled() and not panel.progress_bar.isVisible()


def test_errors_stand_where_they_belong(panel: Any) -> None:
    panel.show_error(RecipeError("unit", "No such unit."))
    assert panel.findChild(QLabel, "unit_message").text() == "No such unit."
    panel.show_error(WorkbenchError("Try again."))
    panel.set_running(False)
    assert panel.panel_message.text() == "Try again." and panel.panel_message.isVisible()
    choose(panel.scenario_combo, "ssp585")
    assert panel.panel_message.text() == ""  # a change of the form answers it


def test_a_computed_stretch_is_shown(panel: Any, emitted: list[Any]) -> None:
    asked: list[Any] = []
    panel.stretch_requested.connect(asked.append)
    click(panel.style_editor.stretch_button)
    assert asked == [MARCH]
    panel.set_limits(-8.04, 31.26)
    click(panel.add_button)
    assert emitted[0].limits() == (-8.04, 31.3)


@pytest.mark.parametrize("width", [300])
def test_it_fits_a_narrow_dock(panel: Any, width: int) -> None:
    panel.set_recipe(
        replace(MARCH, models=BOTH, ensemble=Ensemble("percentile", 75.0), period=Period.climatology(2041, 2070, (3,)))
    )
    panel.resize(width, 900)
    QTest.qWait(50)
    view = panel.scroll_area.viewport()
    named = [each for each in panel.form_widget.findChildren(QWidget) if each.objectName()]
    seen = [each for each in named if each.isVisibleTo(panel.form_widget) and "qt_" not in each.objectName()]
    assert len(seen) > 20
    for widget in seen:
        right = widget.mapTo(panel.form_widget, widget.rect().topRight()).x()
        assert right <= view.width(), f"{widget.objectName()} is cut"


def test_every_input_has_a_name_for_screen_readers_and_a_place_in_the_order(panel: Any) -> None:
    inputs = [w for w in panel.findChildren(QWidget) if w.objectName().endswith(("_combo", "_spin", "_button"))]
    inputs.append(panel.models_picker)
    assert len(inputs) > 20
    for widget in inputs:
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()
    order, here = [], panel.models_picker
    for _ in range(200):
        order.append(here.objectName())
        here = here.nextInFocusChain()
        if here is panel.models_picker:
            break
    wanted = ["models_picker", "scenario_combo", "variable_combo", "period_kind_combo", "unit_combo", "add_button"]
    assert [name for name in order if name in wanted] == wanted


def test_no_style_sheets(panel: Any) -> None:
    ours = [w for w in (panel, *panel.findChildren(QWidget)) if type(w).__module__.startswith("ee_workbench")]
    assert all(widget.styleSheet() == "" for widget in ours)


def test_copy_as_python(panel):
    from ee_workbench.plugin.core.python_copy import from_recipe

    click(panel.script_button)
    assert QApplication.clipboard().text() == from_recipe(panel.recipe())
    assert "clipboard" in panel.panel_message.text()


def test_the_recipe_is_handed_on(panel: Any) -> None:
    """*Use for* sends what the form says to the docks that go on with it."""
    handed: list[tuple[str, Any]] = []
    for name in ("export", "series", "zonal"):
        signal = getattr(panel, f"{name}_requested")
        signal.connect(lambda recipe, name=name: handed.append((name, recipe)))
    for action in (panel.use_menu.series_action, panel.use_menu.zonal_action, panel.use_menu.export_action):
        press(panel.use_for_button, action)
    assert handed == [(name, panel.recipe()) for name in ("series", "zonal", "export")]
    panel.set_connected(False)
    assert not panel.use_for_button.isEnabled()


def test_the_buttons_hold_the_narrowest_dock(panel: Any) -> None:
    panel.set_target("A layer")
    panel.resize(300, 1000)
    QTest.qWait(50)
    row = [panel.script_button, panel.use_for_button, panel.update_button, panel.add_button]
    assert panel.width() == 300
    ends = [(w.mapTo(panel, QPoint(0, 0)).x(), w.mapTo(panel, QPoint(w.width(), 0)).x()) for w in row]
    assert all(0 <= left and right <= 300 for left, right in ends)
    assert all(w.width() >= w.minimumSizeHint().width() for w in row)
    if os.environ.get("EEW_PICTURES"):
        panel.grab().save(str(Path(os.environ["EEW_PICTURES"]) / "use_for.png"))
        panel.use_menu.popup(panel.use_for_button.mapToGlobal(QPoint(0, panel.use_for_button.height())))
        QTest.qWait(100)
        panel.use_menu.grab().save(str(Path(os.environ["EEW_PICTURES"]) / "use_menu.png"))
        panel.use_menu.close()
