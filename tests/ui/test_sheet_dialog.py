# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog for map sheets: real clicks and keys, the order that comes out, and what is greyed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.series_parts import SeriesPlace
from ee_workbench.plugin.core.sheet import PARTS, Sheet, SheetOrder
from ee_workbench.tests.ui.hands import choose, click, shown, type_into
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

YEAR = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.years(2030, 2030))


@pytest.fixture
def dialog(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.sheet_dialog import Offer, SheetDialog

    made = SheetDialog()
    offers = [
        Offer("a", YEAR.title(), YEAR, True),
        Offer("b", "other scenario", replace(YEAR, scenario="ssp585"), False),
    ]
    made.set_layers([*offers, Offer("c", "rivers", None, False)])
    with shown(made, 560, 640):
        yield made


@pytest.fixture
def orders(dialog: Any) -> list[SheetOrder]:
    found: list[SheetOrder] = []
    dialog.submitted.connect(found.append)
    return found


def tick(dialog: Any, row: int) -> None:
    """Click the box of a layer."""
    box = dialog.layers_list.visualItemRect(dialog.layers_list.item(row))
    place = QPoint(box.left() + 10, box.center().y())
    QTest.mouseClick(dialog.layers_list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_first_click_makes_a_sheet_of_what_is_seen(dialog: Any, orders: list[SheetOrder]) -> None:
    click(dialog.make_button)
    assert orders == [SheetOrder(Sheet(), ("a",), "", "canvas", True)]
    assert dialog.title_edit.placeholderText() == "Daily maximum temperature"


def test_everything_can_be_chosen(dialog: Any, orders: list[SheetOrder]) -> None:
    choose(dialog.kind_combo, "comparison")
    choose(dialog.page_combo, "A3")
    choose(dialog.turned_combo, False)
    tick(dialog, 1)
    choose(dialog.view_combo, "layers")
    QTest.keyClicks(dialog.title_edit, "Heat in two futures")
    QTest.keyClicks(dialog.subtitle_edit, "draft")
    click(dialog.part_checks["north"])
    type_into(dialog.dpi_spin, "150")
    click(dialog.freeze_check)
    click(dialog.make_button)
    parts = tuple(part for part in PARTS if part != "north")
    sheet = Sheet("comparison", "A3", False, "", "Heat in two futures", "draft", parts, 150)
    assert orders == [SheetOrder(sheet, ("a", "b"), "", "layers", False)]


def test_months_want_many_maps_or_many_pages(dialog: Any, orders: list[SheetOrder]) -> None:
    assert not dialog.pages_check.isEnabled()
    choose(dialog.by_combo, "months")
    assert dialog.kind_combo.currentData() == "multiples" and dialog.pages_check.isEnabled()
    click(dialog.make_button)
    click(dialog.pages_check)
    choose(dialog.kind_combo, "single")
    click(dialog.make_button)
    assert [(each.by, each.sheet.kind, each.sheet.atlas) for each in orders] == [
        ("months", "multiples", False), ("months", "single", True),
    ]  # fmt: skip


def test_a_period_is_divided_of_one_layer_only(dialog: Any) -> None:
    assert dialog.by_combo.findData("seasons") > 0
    tick(dialog, 1)
    assert dialog.by_combo.count() == 1 and not dialog.by_combo.isEnabled()


def test_globes_have_no_scale_bar(dialog: Any) -> None:
    choose(dialog.kind_combo, "globe")
    greyed = [part for part, check in dialog.part_checks.items() if not check.isEnabled()]
    assert greyed == ["scalebar", "north", "overview"]


def test_charts_are_asked_for_where_there_is_room(dialog: Any) -> None:
    assert not dialog.chart_widget.isVisible() and not dialog.place_edit.isVisible()
    choose(dialog.kind_combo, "chart")
    assert dialog.chart_widget.isVisible() and dialog.place_edit.isVisible()


def test_a_chart_is_of_the_middle_of_a_typed_place_or_a_picture(dialog: Any, orders: list[SheetOrder]) -> None:
    choose(dialog.kind_combo, "chart")
    click(dialog.make_button)
    QTest.keyClicks(dialog.place_edit, "11.5, 48.1")
    click(dialog.make_button)
    dialog.chart_widget.setFilePath("chart.png")
    assert not dialog.place_edit.isEnabled()
    click(dialog.make_button)
    assert [(each.sheet.places, each.sheet.chart) for each in orders] == [
        ((), ""), ((SeriesPlace.at(11.5, 48.1),), ""), ((), "chart.png"),
    ]  # fmt: skip
    dialog.chart_widget.setFilePath("")
    QTest.keyClicks(dialog.place_edit, " north")
    click(dialog.make_button)
    assert len(orders) == 3 and "longitude and latitude" in dialog.message_label.text()


def test_nothing_ticked_makes_nothing(dialog: Any, orders: list[SheetOrder]) -> None:
    tick(dialog, 0)
    assert not dialog.make_button.isEnabled()
    tick(dialog, 2)
    assert dialog.make_button.isEnabled() and not dialog.freeze_check.isEnabled()


def test_while_it_runs_it_can_be_cancelled_and_an_error_is_said(dialog: Any, wait_cancel: list[bool]) -> None:
    dialog.set_running(True, "Freezing…")
    assert not dialog.make_button.isEnabled() and dialog.progress_bar.isVisible()
    assert dialog.close_button.text() == "Cancel" and dialog.message_label.text() == "Freezing…"
    click(dialog.close_button)
    assert wait_cancel == [True] and dialog.isVisible()
    dialog.set_running(False)
    dialog.show_error(WorkbenchError("The disk is full."))
    assert dialog.message_label.isVisible() and dialog.message_label.text() == "The disk is full."
    click(dialog.close_button)
    assert not dialog.isVisible()


@pytest.fixture
def wait_cancel(dialog: Any) -> list[bool]:
    found: list[bool] = []
    dialog.cancelled.connect(lambda: found.append(True))
    return found
