# SPDX-License-Identifier: GPL-2.0-or-later
"""The Collections dock: real clicks and keys, and the recipes that come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.first_image import FirstImage
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band, Display, Reducer
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from ee_workbench.tests.ui.hands import choose, click, shown, type_into
from qgis.PyQt.QtCore import QModelIndex, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget

TERRA, SMAP = "IDAHO_EPSCOR/TERRACLIMATE", "NASA/SMAP/SPL4SMGP"
JULY = DateSpan.of("2020-07-01", "2020-07-31")
WARM = CollectionRecipe(TERRA, (Band.known(TERRA, "tmmx"),), JULY)
OWN = "projects/sandbox/assets/own"


@pytest.fixture
def panel(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.collection_panel import CollectionPanel

    made = CollectionPanel()
    made.set_connected(True)
    made.set_recipe(WARM)
    with shown(made, 380, 1600):
        yield made


@pytest.fixture
def emitted(panel: Any) -> list[Any]:
    """What *Add to map* has sent: tuples of recipes."""
    found: list[Any] = []
    panel.submitted.connect(found.append)
    return found


def press(table: QTableView, index: QModelIndex, *, double: bool = False) -> None:
    """Click into a cell, or twice."""
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    if double:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def tick(panel: Any, name: str) -> None:
    """Click the tick box of a band."""
    table = panel.bands_editor.bands_table
    index = next(each for each in rows(table) if each.data() == name)
    table.scrollTo(index)
    rect = table.visualRect(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 10, rect.center().y()))


def rows(table: QTableView) -> list[QModelIndex]:
    model = table.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def editor_in(table: QTableView, kind: Any) -> Any:
    """The editor of the cell that is being edited."""
    QTest.qWait(10)  # the one before goes
    found = [each for each in table.viewport().findChildren(kind) if each.isVisible()]
    assert found, "no cell is being edited"
    return found[0]


def type_cell(edit: QWidget, text: str) -> None:
    """Type over what stands in a cell's line."""
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.qWait(10)


def type_id(panel: Any, identifier: str) -> None:
    edit = panel.id_combo.lineEdit()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, identifier)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def message(panel: Any, field: str) -> Any:
    return panel.findChild(QLabel, f"{field}_message")


def test_a_fresh_panel_adds_a_layer_with_one_click(qgis_app: Any) -> None:
    from ee_workbench.ui.collection_panel import CollectionPanel

    made = CollectionPanel()
    made.set_connected(True)
    found: list[Any] = []
    made.submitted.connect(found.append)
    with shown(made, 320, 900):
        click(made.add_button)
    assert found[0][0].id == TERRA and found[0][0].bands == (Band("tmmx", 0.1, 0.0, "degC"),)
    assert found[0][0].warnings() == ()


def test_terraclimate_over_australia(panel: Any, emitted: list[Any]) -> None:
    choose(panel.clip_editor.clip_combo, "table")
    assert panel.clip_editor.table_combo.value() == "USDOS/LSIB_SIMPLE/2017"
    assert panel.clip_editor.property_combo.currentText() == "country_na"
    assert message(panel, "clip").isVisible() and not panel.add_button.isEnabled()
    QTest.keyClicks(panel.clip_editor.values_edit, "Australia")
    assert not message(panel, "clip").isVisible()
    click(panel.add_button)
    made = replace(WARM, clip=TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Australia",)))
    assert emitted == [(made,)] and panel.summary_label.text() == made.summary()


def test_a_deprecated_dataset_is_replaced_with_one_click(panel: Any, emitted: list[Any]) -> None:
    type_id(panel, f"{SMAP}/007")
    assert message(panel, "deprecated").isVisible() and f"{SMAP}/008" in message(panel, "deprecated").text()
    assert "deprecated" in panel.title_label.text()
    tick(panel, "sm_surface")
    click(panel.use_button)
    assert panel.id_combo.currentText() == f"{SMAP}/008"
    assert not message(panel, "deprecated").isVisible() and not panel.use_button.isVisible()
    click(panel.add_button)
    assert emitted[0][0] == CollectionRecipe(f"{SMAP}/008", (Band.known(f"{SMAP}/008", "sm_surface"),), JULY)


def test_titles_find_a_dataset(panel: Any) -> None:
    edit = panel.id_combo.lineEdit()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "soil moist")
    popup = panel.id_combo.completer().popup()
    QTest.qWaitForWindowExposed(popup)
    assert popup.isVisible() and popup.model().rowCount() == 1  # the deprecated one is not offered
    place = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(10)
    assert edit.text() == f"{SMAP}/008" and "Soil Moisture" in panel.title_label.text()
    assert panel.bands_editor.model.rowCount() == 46 and not panel.add_button.isEnabled()
    assert "Tick at least one band" in message(panel, "bands").text()


def test_the_list_shows_titles_and_gives_ids(panel: Any) -> None:
    box = panel.id_combo
    labels = {box.itemText(row): box.itemData(row) for row in range(box.count())}
    assert len(labels) >= 6 and not any("LSIB" in text for text in labels)
    choose(box, "COPERNICUS/S2_HARMONIZED")
    QTest.qWait(10)
    assert box.currentText() == box.value() == "COPERNICUS/S2_HARMONIZED"


def test_bands_are_searched_and_ticked(panel: Any, emitted: list[Any]) -> None:
    QTest.keyClicks(panel.bands_editor.search_edit, "tmm")
    table = panel.bands_editor.bands_table
    assert [index.data() for index in rows(table)] == ["tmmn", "tmmx"]
    tick(panel, "tmmn")
    tick(panel, "tmmx")
    panel.bands_editor.search_edit.clear()
    tick(panel, "pr")
    click(panel.add_button)
    assert [band.name for band in emitted[0][0].bands] == ["pr", "tmmn"]


def test_factors_can_be_changed(panel: Any, emitted: list[Any]) -> None:
    table = panel.bands_editor.bands_table
    row = next(index.row() for index in rows(table) if index.data() == "tmmx")
    for column, text in ((1, "0.18"), (2, "32"), (3, "degF")):
        press(table, table.model().index(row, column), double=True)
        type_cell(editor_in(table, QLineEdit), text)
    press(table, table.model().index(row, 1), double=True)
    type_cell(editor_in(table, QLineEdit), "zero")  # changes nothing
    click(panel.add_button)
    assert emitted[0][0].bands == (Band("tmmx", 0.18, 32.0, "degF"),)
    assert panel.display_editor.style_editor.minimum_spin.suffix() == " °F"


def test_filters_are_added_typed_and_removed(panel: Any, emitted: list[Any]) -> None:
    editor = panel.filters_editor
    table = editor.filters_table
    assert not table.isVisible()
    click(editor.add_filter_button)
    assert table.isVisible() and message(panel, "filters").isVisible() and not panel.add_button.isEnabled()
    box = editor_in(table, QComboBox)
    assert box.itemText(0) == "status"
    type_cell(box.lineEdit(), "status")
    press(table, editor.model.index(0, 1))
    box = editor_in(table, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.qWait(10)
    press(table, editor.model.index(0, 2))
    type_cell(editor_in(table, QLineEdit), "permanent, '5', 6")
    assert not message(panel, "filters").isVisible()
    click(panel.add_button)
    assert emitted[0][0].filters == (PropertyFilter("status", "in", ("permanent", "5", 6)),)
    click(editor.remove_filter_button)
    click(panel.add_button)
    assert emitted[1] == (WARM,) and not table.isVisible()


def test_unknown_datasets_are_looked_up(panel: Any, emitted: list[Any]) -> None:
    asked: list[Any] = []
    panel.lookup_requested.connect(lambda *what: asked.append(what))
    type_id(panel, OWN)
    assert panel.bands_editor.model.rowCount() == 0 and not panel.add_button.isEnabled()
    click(panel.bands_editor.look_up_button)
    assert asked == [(OWN, "collection")]
    panel.set_found("another/id", FirstImage(("z",)))
    assert panel.bands_editor.model.rowCount() == 0
    panel.set_found(OWN, FirstImage(("a", "b"), (("baseline", "04.00"), ("cloud", 12.5))))
    assert [index.data() for index in rows(panel.bands_editor.bands_table)] == ["a", "b"]
    tick(panel, "b")
    assert panel.filters_editor.delegate.properties == ("baseline", "cloud", "system:index")
    panel.filters_editor.model.set_rows([("baseline", ">=", "04.00"), ("cloud", "<", "30")])
    click(panel.add_button)
    # Texts are told from numbers by what the first image holds.
    wanted = (PropertyFilter("baseline", ">=", "04.00"), PropertyFilter("cloud", "<", 30))
    assert emitted[0][0] == CollectionRecipe(OWN, (Band("b"),), JULY, filters=wanted)


def test_bands_of_ones_own(panel: Any, emitted: list[Any]) -> None:
    type_id(panel, OWN)
    click(panel.bands_editor.add_band_button)
    type_cell(editor_in(panel.bands_editor.bands_table, QLineEdit), "ndvi")
    click(panel.add_button)
    assert emitted[0][0].bands == (Band("ndvi"),)
    click(panel.bands_editor.remove_band_button)
    assert not panel.add_button.isEnabled()


def test_one_image_takes_no_dates(panel: Any, emitted: list[Any]) -> None:
    type_id(panel, f"{TERRA}/202007")
    choose(panel.source_combo, "image")
    assert not panel.dates_group.isVisible() and not panel.filters_group.isVisible()
    assert not panel.reducer_editor.isVisible()
    panel.set_found(f"{TERRA}/202007", FirstImage(("tmmx",)))
    click(panel.add_button)
    assert emitted[0][0] == CollectionRecipe(f"{TERRA}/202007", (Band("tmmx"),), source="image")


def test_all_dates_and_percentiles(panel: Any, emitted: list[Any]) -> None:
    click(panel.all_dates_check)
    assert not panel.dates_editor.isVisible() and "all images" in message(panel, "warning").text()
    choose(panel.reducer_editor.reducer_combo, "percentile")
    type_into(panel.reducer_editor.percentile_spin, "75")
    click(panel.add_button)
    assert emitted[0][0] == replace(WARM, dates=None, reducer=Reducer("percentile", 75))


def test_several_periods_are_several_recipes(panel: Any, emitted: list[Any]) -> None:
    choose(panel.dates_editor.dates_kind_combo, "list")
    panel.dates_editor.periods_edit.clear()
    QTest.keyClicks(panel.dates_editor.periods_edit, "2020-06")
    QTest.keyClick(panel.dates_editor.periods_edit, Qt.Key.Key_Return)
    QTest.keyClicks(panel.dates_editor.periods_edit, "2020-07")
    click(panel.add_button)
    assert emitted == [(replace(WARM, dates=DateSpan.of("2020-06-01", "2020-06-30")), WARM)]
    assert "1 more" in panel.summary_label.text()


def test_three_bands_as_a_picture(panel: Any, emitted: list[Any]) -> None:
    for name in ("tmmn", "pr"):
        tick(panel, name)
    editor = panel.display_editor
    choose(editor.show_combo, "\n")
    assert editor.red_combo.isVisible() and not editor.style_editor.isVisible()
    choose(editor.red_combo, "tmmx")
    choose(editor.green_combo, "tmmn")
    choose(editor.blue_combo, "pr")
    click(panel.add_button)
    assert emitted[0][0].display == Display(("tmmx", "tmmn", "pr"))
    assert editor.red_high_spin.value() == emitted[0][0].picture_limits()[1][0]
    type_into(editor.blue_high_spin, "80")
    click(panel.add_button)
    assert emitted[1][0].visualization().maximum == (*emitted[0][0].visualization().maximum[:2], 80.0)
    panel.set_stretch((1.0, 2.0, 3.0), (11.0, 12.0, 13.0))
    click(panel.add_button)
    assert emitted[2][0].display == Display(("tmmx", "tmmn", "pr"), (1.0, 2.0, 3.0), (11.0, 12.0, 13.0))
    tick(panel, "pr")
    click(panel.add_button)
    assert "pr" not in emitted[3][0].display.bands and emitted[3][0].display.bands[:2] == ("tmmx", "tmmn")


def test_another_band_is_shown_with_its_own_range(panel: Any, emitted: list[Any]) -> None:
    tick(panel, "pr")
    panel.set_stretch((0.0,), (50.0,))
    choose(panel.display_editor.show_combo, "pr")
    click(panel.add_button)
    first = panel.display_editor.show_combo.itemData(0)
    assert emitted[0][0].style == Style() and emitted[0][0].shown_bands()[0].name == "pr"
    assert emitted[0][0].display == (Display() if first == "pr" else Display(("pr",)))
    assert panel.display_editor.style_editor.maximum_spin.suffix() == " mm"


def test_a_stretch_is_asked_for_and_used(panel: Any, emitted: list[Any]) -> None:
    asked: list[Any] = []
    panel.stretch_requested.connect(asked.append)
    click(panel.display_editor.style_editor.stretch_button)
    assert asked == [WARM]
    panel.set_stretch((3.21987,), (31.0,))
    click(panel.add_button)
    assert emitted[0][0].limits() == (3.22, 31.0)


def test_the_script_goes_to_the_clipboard(panel: Any) -> None:
    click(panel.script_button)
    text = QApplication.clipboard().text()
    assert "IDAHO_EPSCOR/TERRACLIMATE" in text and "clipboard" in message(panel, "panel").text()
    compile(text, "script", "exec")


FULL = CollectionRecipe(
    TERRA,
    (Band("tmmx", 0.18, 32, "degF"), Band("own"), Band.known(TERRA, "aet")),
    Period.climatology(2001, 2010, (12, 1, 2)),
    filters=(PropertyFilter("status", "==", "permanent"), PropertyFilter("a", "in", ("4", 5, "x"))),
    reducer=Reducer("percentile", 12.5),
    clip=Region.rectangle(110, -45, 155, -10, "box"),
    display=Display(("own",)),
    style=Style("magma", True, -3, 40),
)


@pytest.mark.parametrize(
    "recipe",
    [
        WARM,
        FULL,
        replace(FULL, clip=TableRegion("a/b", "c", ("d", 5)), dates=None),
        replace(FULL, display=Display(("aet", "own", "tmmx"), (0, 1, 2), (3, 4, 5)), style=Style()),
        CollectionRecipe("USGS/SRTMGL1_003", (Band("elevation", unit="m"),), source="image"),
        CollectionRecipe(f"{SMAP}/007", (Band.known(f"{SMAP}/007", "sm_surface"),), JULY),
    ],
)
def test_any_recipe_can_be_edited_again(panel: Any, emitted: list[Any], recipe: CollectionRecipe) -> None:
    changes: list[Any] = []
    panel.changed.connect(lambda: changes.append(1))
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe and changes == []
    click(panel.add_button)
    assert emitted == [(recipe,)]
    state = panel.state()
    panel.set_recipe(WARM)
    panel.restore(state)
    assert panel.recipe() == recipe
    panel.set_recipe(WARM)
    assert panel.recipe() == WARM


def test_errors_stand_beside_their_fields(panel: Any) -> None:
    panel.show_error(RecipeError("filters", "No such property."))
    assert message(panel, "filters").text() == "No such property."
    type_id(panel, " ")
    assert message(panel, "id").isVisible() and not panel.bands_editor.look_up_button.isEnabled()
    panel.set_connected(False)
    assert "Connect" in message(panel, "panel").text() and not panel.add_button.isEnabled()


@pytest.mark.parametrize("width", [300, 420])
def test_nothing_is_wider_than_the_dock(panel: Any, width: int) -> None:
    panel.set_recipe(replace(FULL, display=Display(("aet", "own", "tmmx"))))
    panel.resize(width, 900)
    QTest.qWait(50)
    inside = panel.scroll_area.widget()
    assert inside.width() <= panel.scroll_area.viewport().width() <= width
    for child in inside.findChildren(QWidget):
        if child.isVisible() and child.parentWidget() is inside:
            assert child.geometry().right() <= inside.width()
