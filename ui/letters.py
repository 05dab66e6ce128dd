# SPDX-License-Identifier: GPL-2.0-or-later
"""The underlined letters of a form: each leads to one place, in every language.

A layout and its translations only propose letters: a form is put together of parts that know nothing of each other, and
has more fields than there are good letters.
"""

from __future__ import annotations

import re
from typing import Iterator, Set, Tuple, Union

from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QPushButton, QTabBar, QWidget

Lettered = Union[QAbstractButton, QLabel]
_LETTER = re.compile(r"(?<!&)&(\w)")
#: As languages with other scripts have it, after the text.
_BEHIND = re.compile(r"\s*\(&\w\)")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
#: The property of a widget that holds the letters of the others in its form.
_OTHERS = "letters_of_others"


def settle(form: QWidget) -> None:
    """Let no two of a form's buttons, fields and tabs have the same letter; where none is left they have none.

    Buttons choose first, then what is shown, then what is hidden; each takes the letter that it has, or another of its
    text.
    """
    taken: Set[str] = set()
    entries = sorted(_lettered(form), key=_rank)
    for widget, number in entries:
        text = widget.tabText(number) if isinstance(widget, QTabBar) else widget.text()
        text = _settled(text, taken)
        taken.add(letter_of(text))
        if isinstance(widget, QTabBar):
            widget.setTabText(number, text)
        else:
            widget.setText(text)
    for widget, _ in entries:
        if not isinstance(widget, QTabBar):
            widget.setProperty(_OTHERS, "".join(sorted(taken - {letter_of(widget.text())})))


def set_text(widget: Lettered, text: str) -> None:
    """Give a widget another text, with a letter that is nobody else's in its form."""
    others = widget.property(_OTHERS)
    widget.setText(text if others is None else _settled(text, set(others)))


def letter_of(text: str) -> str:
    """The letter of a text, small; "" where there is none."""
    found = _LETTER.search(text)
    return found[1].lower() if found else ""


def _lettered(form: QWidget) -> Iterator[Tuple[Union[Lettered, QTabBar], int]]:
    """All that has a letter, and the tab's number."""
    for button in form.findChildren(QAbstractButton):
        if letter_of(button.text()):
            yield button, 0
    for label in form.findChildren(QLabel):
        if label.buddy() is not None and letter_of(label.text()):
            yield label, 0
    for bar in form.findChildren(QTabBar):
        for number in range(bar.count()):
            if letter_of(bar.tabText(number)):
                yield bar, number


def _rank(entry: Tuple[QWidget, int]) -> Tuple[bool, bool]:
    widget = entry[0]
    return not isinstance(widget, QPushButton), widget.isHidden()


def _settled(text: str, taken: Set[str]) -> str:
    """The text with a letter that is not taken: its own, the first of a word, or any; with none where all are taken."""
    behind, plain = bool(_BEHIND.search(text)), _plain(text)
    letters = _LATIN if behind else plain.lower()
    wished = (letter_of(text), *(word[0] for word in letters.split()), *letters)
    chosen = next((letter for letter in wished if letter.isalpha() and letter not in taken), "")
    if not chosen or chosen == letter_of(text):
        return text if chosen else plain
    if behind:
        return f"{plain}(&{chosen.upper()})"
    begin = re.search(rf"\b{chosen}", plain, re.IGNORECASE) or re.search(chosen, plain, re.IGNORECASE)
    return plain if begin is None else f"{plain[: begin.start()]}&{plain[begin.start() :]}"


def _plain(text: str) -> str:
    """The text without a letter."""
    return _LETTER.sub(r"\1", _BEHIND.sub("", text))
