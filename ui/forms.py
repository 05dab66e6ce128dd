# SPDX-License-Identifier: GPL-2.0-or-later
"""What the forms share: loading a layout, the user's language, silence."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QWidget

from ..plugin.bridge.text import translate

FOLDER = Path(__file__).resolve().parent
#: Unicode's mark, which nobody sees: signs beside it belong to the left-to-right text.
_LEFT_TO_RIGHT = "\u200e"


def load(name: str, widget: QWidget) -> None:
    """Lay a widget out as its .ui file says; promoted widgets of ours are named relative to this package."""
    before = list(sys.path)
    uic.loadUi(str(FOLDER / name), widget, package=__package__)
    sys.path[:] = before  # the loader leaves "." behind
    if widget.isRightToLeft():
        for button in widget.findChildren(QAbstractButton):
            button.setText(directed(button.text()))


def directed(text: str) -> str:
    """A text as it is drawn where lines run from right to left: "°C" and "Cloud Score+" stay what they are."""
    if not text or any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return text
    return f"{_LEFT_TO_RIGHT}{text}{_LEFT_TO_RIGHT}"


def tr(text: str, *values: object, **named: object) -> str:
    """The text in the language of QGIS, filled with values where they are given; see `core.text.tr`."""
    return translate(text, *values, **named)


@contextmanager
def quiet(*objects: QObject) -> Iterator[None]:
    """Within this block the objects emit nothing."""
    before = [each.blockSignals(True) for each in objects]
    try:
        yield
    finally:
        for each, blocked in zip(objects, before):
            each.blockSignals(blocked)


def align(captions: Iterable[QLabel]) -> None:
    """Let captions of several groups be equally wide, so that all the fields start at one line."""
    labels = list(captions)
    width = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setMinimumWidth(width)


def show_needed(*shown: tuple[Iterable[QWidget], bool]) -> None:
    """Show widgets that belong together where they are needed, and hide them where not."""
    for widgets, needed in shown:
        for widget in widgets:
            widget.setVisible(needed)
