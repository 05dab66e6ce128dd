# SPDX-License-Identifier: GPL-2.0-or-later
"""The guide, as it lies beside the plugin: read without a network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QImage, QTextCursor
from qgis.PyQt.QtWidgets import QDialog, QPushButton, QTextBrowser, QWidget

from . import forms

FOLDER = Path(__file__).resolve().parent.parent / "docs"
CONTENTS = "README.md"


class GuideBrowser(QTextBrowser):
    """Shows pages in Markdown; links to other places open where the system opens such."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(True)
        self.sourceChanged.connect(self._give_tables_room)
        self.sourceChanged.connect(self._to_heading)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Pictures no wider than the window, all else as it is."""
        found = super().loadResource(kind, name)
        if not name.path().endswith(".png"):
            return found
        picture, room = QImage.fromData(found), self.viewport().width() - 4 * self.fontMetrics().averageCharWidth()
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(room, smooth) if picture.width() > room > 0 else picture

    def _give_tables_room(self) -> None:
        """Markdown says nothing of the space in cells, and Qt leaves none."""
        for frame in self.document().rootFrame().childFrames():
            looks = frame.frameFormat().toTableFormat()
            looks.setCellPadding(self.fontMetrics().averageCharWidth() / 2)
            looks.setCellSpacing(0)
            looks.setBorderCollapse(True)
            frame.setFrameFormat(looks)

    def _to_heading(self, place: QUrl) -> None:
        """Markdown's headings are no anchors to Qt: look for the one that is meant."""
        block = self.document().begin()
        while place.fragment() and block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == place.fragment():
                self.setTextCursor(QTextCursor(block))
                self.verticalScrollBar().setValue(int(self.document().documentLayout().blockBoundingRect(block).top()))
                return
            block = block.next()


class HelpWindow(QDialog):
    """Stands beside QGIS's window and holds nothing up."""

    contents_button: QPushButton
    back_button: QPushButton
    forward_button: QPushButton
    guide_browser: GuideBrowser

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("help_window.ui", self)
        browser = self.guide_browser
        self.contents_button.clicked.connect(lambda: self.show_page(CONTENTS))
        self.back_button.clicked.connect(browser.backward)
        self.forward_button.clicked.connect(browser.forward)
        browser.backwardAvailable.connect(self.back_button.setEnabled)
        browser.forwardAvailable.connect(self.forward_button.setEnabled)
        self.resize(self.fontMetrics().averageCharWidth() * 110, self.fontMetrics().lineSpacing() * 44)

    def show_page(self, page: str = CONTENTS) -> None:
        """Bring a page of the guide to the front; with "page.md#heading" that part of it."""
        self.show()  # first, as pictures are made to fit
        name, _, heading = page.partition("#")
        place = QUrl.fromLocalFile(str(FOLDER / name))
        place.setFragment(heading or None)
        self.guide_browser.setSource(place)
        self.raise_()
        self.activateWindow()


def slug(heading: str) -> str:
    """What a link calls a heading: small letters, digits and hyphens."""
    return re.sub(r"[^\w-]", "", heading.strip().lower().replace(" ", "-"))
