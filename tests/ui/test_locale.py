# SPDX-License-Identifier: GPL-2.0-or-later
"""Panels in four locales: numbers and days are shown as the user writes them, and what is sent is the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from ee_workbench.plugin.bridge.text import spelling_of
from ee_workbench.plugin.core import spelling
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.scenes import SceneRow
from ee_workbench.plugin.engine.operations import TaskState
from ee_workbench.tests.ui.hands import click, shown
from qgis.PyQt.QtCore import QDate, QLocale, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDateEdit, QLineEdit, QTableView

DAYS = DateSpan(datetime.date(2024, 6, 1), datetime.date(2024, 8, 31))
RECIPE = CollectionRecipe("A/B", (Band("x", 0.1, -1234.5, "degC"),), DAYS, filters=(PropertyFilter("cloud", "<", 0.5),))
#: Locale → 0.1, -1234.5, a number as typed, the first of June, its half.
WRITTEN = {
    "en_US": ("0.1", "-1234.5", "0.25", "2024-06-01", "0.5"),
    "ru_RU": ("0,1", "-1234,5", "0,25", "01.06.2024", "0,5"),
    "zh_CN": ("0.1", "-1234.5", "0.25", "2024/6/1", "0.5"),
    "de_DE": ("0,1", "-1234,5", "0,25", "01.06.2024", "0,5"),
}


@pytest.fixture(params=WRITTEN)
def locale(request: pytest.FixtureRequest, qgis_app: Any) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    spelling.use(spelling_of(QLocale()))
    yield request.param
    spelling.use(spelling.NEUTRAL)
    QLocale.setDefault(before)


def type_into_cell(table: QTableView, row: int, column: int, text: str) -> None:
    index = table.model().index(row, column)
    table.scrollTo(index)
    table.setCurrentIndex(index)
    table.edit(index)
    QTest.qWait(10)
    edit = next(each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.qWait(10)


def test_collections(locale: str) -> None:
    from ee_workbench.ui.collection_panel import CollectionPanel

    factor, offset, typed, day, half = WRITTEN[locale]
    panel, sent = CollectionPanel(), []
    panel.set_connected(True)
    panel.set_recipe(RECIPE)
    panel.submitted.connect(sent.append)
    with shown(panel, 380, 1600):
        table = panel.bands_editor.bands_table
        row = next(row for row in range(table.model().rowCount()) if table.model().index(row, 0).data() == "x")
        assert [table.model().index(row, column).data() for column in (1, 2)] == [factor, offset]
        assert day in panel.summary_label.text() and f"cloud < {half}" in panel.summary_label.text()
        edit = panel.findChild(QDateEdit, "first_date_edit")
        assert edit.text() == day and edit.date() == QDate(2024, 6, 1)
        click(panel.add_button)
        assert sent[0][0].to_json() == RECIPE.to_json()
        for text in (typed, "0.25"):
            type_into_cell(table, row, 1, "7")
            type_into_cell(table, row, 1, text)
            click(panel.add_button)
            assert sent[-1][0].bands[0].factor == 0.25
        type_into_cell(panel.filters_editor.filters_table, 0, 2, half)
        click(panel.add_button)
        assert sent[-1][0].filters == RECIPE.filters


def test_fields_of_exports(locale: str) -> None:
    from ee_workbench.ui import export_words

    _, offset, typed, _, _ = WRITTEN[locale]
    assert export_words.nodata(offset) == export_words.nodata("-1234.5") == -1234.5
    assert export_words.number_text(-1234.5) == offset and export_words.number_text(1e8) == "1e8"
    assert export_words.pixels("1e9") == export_words.pixels(QLocale().toString(10**9)) == 1e9
    assert export_words.transform("30.0, 0.0, 0.25, 0.0, -30.0, 1.5") == (30.0, 0.0, 0.25, 0.0, -30.0, 1.5)
    if typed == "0,25":
        assert export_words.transform("30 0 0,25 0 -30 1,5") == (30.0, 0.0, 0.25, 0.0, -30.0, 1.5)


def test_scenes_and_tasks(locale: str) -> None:
    from ee_workbench.ui import scenes_dialog, tasks_panel

    _, _, _, day, half = WRITTEN[locale]
    row = SceneRow(
        index="s",
        moment=datetime.datetime(2024, 6, 1, 9, 5),
        tile="T1",
        cloud=0.5,
        orbit=22,
        baseline="05.00",
        coverage=1.0,
    )
    assert scenes_dialog._texts(row)[:3] == (f"{day} 09:05", "T1", half)
    made = "2024-06-01T09:05:07.123456Z"
    task = TaskState("n", "d", "EXPORT_IMAGE", "PENDING", 0.0, made, "", "", "", 1, -1.0, (), "")
    assert tasks_panel._submitted(task) == f"{day} 09:05:07 UTC"
