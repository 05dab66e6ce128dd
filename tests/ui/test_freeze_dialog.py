# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Freeze for print": what clicks and keys emit, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.page import PageChoice
from ee_workbench.tests.ui.hands import choose, click, shown, type_into
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

MAPS = (("{one}", "A4 · Map 1", 300.0), ("{two}", "A0 · Map 1", 150.0))


@pytest.fixture
def dialog(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.freeze_dialog import FreezeDialog

    made = FreezeDialog()
    with shown(made, 300, 260):
        yield made


def test_choices_are_emitted(dialog: Any) -> None:
    """A map brings its layout's resolution; the canvas asks for a width; the last is what is frozen."""
    told: list[PageChoice] = []
    wanted: list[PageChoice] = []
    dialog.changed.connect(told.append)
    dialog.freeze_requested.connect(wanted.append)
    dialog.offer("Warm", MAPS, PageChoice("{one}", 300, picture=False))
    assert told == [PageChoice("{one}", 300, 190, False)] and not dialog.width_spin.isVisible()
    assert not dialog.freeze_button.isEnabled()  # until somebody has said that it fits
    choose(dialog.map_combo, "{two}")
    assert told[-1] == PageChoice("{two}", 150, 190, False)
    choose(dialog.map_combo, "")
    assert dialog.width_spin.isVisible()
    type_into(dialog.width_spin, "120")
    type_into(dialog.dpi_spin, "200")
    choose(dialog.kind_combo, True)
    assert told[-1] == PageChoice("", 200, 120, True)
    dialog.set_estimate("1 × 1 pixels")
    click(dialog.freeze_button)
    assert wanted == [told[-1]]


def test_it_says_what_does_not_fit(dialog: Any) -> None:
    dialog.offer("Warm", MAPS, PageChoice("{one}", 300))
    dialog.set_estimate("1 × 1 pixels")
    assert dialog.freeze_button.isEnabled()
    dialog.show_error(WorkbenchError("Too many pixels."))
    assert dialog.dialog_message.text() == "Too many pixels." and dialog.dialog_message.is_warning
    assert not dialog.freeze_button.isEnabled()
    dialog.show_error(WorkbenchError("No network."), fits=True)
    assert dialog.freeze_button.isEnabled()


def test_while_it_runs_escape_cancels(dialog: Any) -> None:
    cancelled: list[int] = []
    dialog.cancelled.connect(lambda: cancelled.append(1))
    dialog.offer("Warm", MAPS, PageChoice("{one}", 300))
    dialog.set_estimate("1 × 1 pixels")
    dialog.set_running(True)
    dialog.set_progress(40)
    assert dialog.progress_bar.isVisible() and not dialog.map_combo.isEnabled()
    click(dialog.close_button)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(cancelled) == 2 and dialog.isVisible()
    dialog.set_running(False)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
