# SPDX-License-Identifier: GPL-2.0-or-later
"""The guide in QGIS: every panel opens the page that is about it, and every link of it leads on, without a network."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.tests.ui.hands import click
from ee_workbench.tests.ui.test_keyboard import PANELS, make
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))


@pytest.fixture
def window(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.help_window import HelpWindow

    made = HelpWindow()
    yield made
    made.close()
    made.deleteLater()


def headings(page: str) -> set[str]:
    """What links may name in a page, as the usual viewers of Markdown have it."""
    found = re.findall(r"^#+ (.+)$", (DOCS / page).read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^a-z0-9_-]", "", each.strip().lower().replace(" ", "-")) for each in found}


def shown_page(window: Any) -> str:
    return Path(window.guide_browser.source().toLocalFile()).name


@pytest.mark.parametrize("name", [*PANELS, "sheet_dialog", "freeze_dialog"])
def test_each_panel_opens_its_page(name: str, window: Any) -> None:
    panel = make(name)
    panel.help_button.wanted.connect(window.show_page)
    asked: list[str] = []
    panel.help_button.wanted.connect(asked.append)
    panel.show()
    click(panel.help_button)
    panel.close()
    (target,) = asked
    page, _, heading = target.partition("#")
    assert page in PAGES and shown_page(window) == page
    assert not heading or heading in headings(page)
    browser = window.guide_browser
    title = (DOCS / page).read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
    assert window.isVisible() and browser.toPlainText().startswith(title)
    if heading:
        text = browser.textCursor().block().text()
        assert text.lower().replace(" ", "-") == heading
        top = browser.cursorRect().top()
        assert 0 <= top < browser.viewport().height() / 2 or browser.verticalScrollBar().value() > 0


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_with_its_pictures(page: str, window: Any) -> None:
    window.show_page(page)
    QTest.qWait(20)
    browser = window.guide_browser
    wanted = re.findall(r"!\[[^]]*\]\(([^)]+)\)", (DOCS / page).read_text(encoding="utf-8"))
    for name in wanted:
        picture = browser.loadResource(2, browser.source().resolved(QUrl(name)))
        assert not picture.isNull() and picture.width() <= browser.viewport().width()
    tables = len(re.findall(r"^\|(?:---\|)+$", (DOCS / page).read_text(encoding="utf-8"), re.M))
    assert len(browser.document().rootFrame().childFrames()) == tables
    if os.environ.get("EEW_PICTURES"):
        window.grab().save(str(Path(os.environ["EEW_PICTURES"]) / f"help-{page}.png"))


def links(window: Any) -> list[str]:
    """The addresses in the page that is shown."""
    found, block = [], window.guide_browser.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().isAnchor():
                found.append(parts.fragment().charFormat().anchorHref())
            parts += 1
        block = block.next()
    return found


def test_the_contents_lead_to_every_page_and_back(window: Any) -> None:
    window.show_page()
    assert shown_page(window) == "README.md"
    assert set(PAGES) - {"README.md"} <= set(links(window))
    for target in sorted(set(links(window))):
        window.show_page()
        browser = window.guide_browser
        browser.setSource(browser.source().resolved(QUrl(target)))
        assert shown_page(window) == Path(target).name and len(browser.toPlainText()) > 200
        click(window.back_button)
        assert shown_page(window) == "README.md"
    click(window.forward_button)
    assert shown_page(window) != "README.md"
    click(window.contents_button)
    assert shown_page(window) == "README.md"


def test_links_within_pages_name_headings_that_there_are() -> None:
    for page in PAGES:
        for target, heading in re.findall(r"\]\(([\w.-]*)#([\w-]+)\)", (DOCS / page).read_text(encoding="utf-8")):
            assert heading in headings(target or page), f"{page}: {target}#{heading}"


def test_it_holds_nothing_up(window: Any) -> None:
    window.show_page("sandbox.md")
    assert not window.isModal() and QApplication.activeModalWidget() is None
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
