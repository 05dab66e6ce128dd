# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables within a form."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QTableView


def fit_rows(table: QTableView, count: int, most: int) -> None:
    """Make a table as high as its rows, of which at most so many are seen at once."""
    header, rows = table.horizontalHeader(), table.verticalHeader()
    rows.setDefaultSectionSize(table.fontMetrics().height() + 7)
    shown = max(1, min(count, most))
    frame = 2 * table.frameWidth()
    table.setFixedHeight(header.sizeHint().height() + shown * rows.defaultSectionSize() + frame + 2)
