# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS before any plugin is loaded (PYQGIS_STARTUP): ends a demo that nobody watches at a modal dialog.

A plugin that fails to load shows a dialog and waits for a click; so may others. The demo would wait for ever.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

INTERVAL_MS = 500


def _texts(dialog: QWidget) -> Iterator[str]:
    """What a dialog says, as plain text."""
    for label in dialog.findChildren(QLabel):
        yield label.text()
    for edit in dialog.findChildren(QTextEdit):
        yield edit.toPlainText()


def _look() -> None:
    dialog = QApplication.activeModalWidget()
    if dialog is None or not dialog.isVisible():
        return
    texts = [text.strip() for text in (dialog.windowTitle(), *_texts(dialog))]
    said = "\n".join(dict.fromkeys(text for text in texts if text))
    report = {"ok": False, "sentence": f"QGIS opened a dialog and waits:\n{said}", "steps": []}
    with open(os.environ["EE_WORKBENCH_DEMO_REPORT"], "w", encoding="utf-8") as file:
        json.dump(report, file)
    os._exit(1)  # a modal loop cannot be left in an orderly way from here


if "EE_WORKBENCH_DEMO_REPORT" in os.environ:
    _timer = QTimer(QCoreApplication.instance())
    _timer.timeout.connect(_look)
    _timer.start(INTERVAL_MS)
