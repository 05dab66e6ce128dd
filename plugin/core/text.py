# SPDX-License-Identifier: GPL-2.0-or-later
"""Translation of what people read, without Qt: the desktop puts Qt's translator in here when it starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from typing import Callable

from .spelling import filled, neutral

_translate: Callable[[str], str] = str
_is_english: ContextVar[bool] = ContextVar("ee_workbench_english", default=False)


def set_translator(function: Callable[[str], str]) -> None:
    """Use a function from English text to the user's language."""
    global _translate
    _translate = function


@contextmanager
def english() -> Iterator[None]:
    """Within it texts are English, with numbers and days as programs write them: for names in plain letters."""
    token = _is_english.set(True)
    try:
        with neutral():
            yield
    finally:
        _is_english.reset(token)


def marked(text: str) -> str:
    """The text itself. Marks English in tables, which is shown through `tr` later, for the translators."""
    return text


def tr(text: str, *values: object, **named: object) -> str:
    """The text in the user's language. Called when the text is shown, never at import.

    With values its fields are filled, with numbers and days as the user writes them; see `spelling.filled`.
    """
    found = text if _is_english.get() else _translate(text)
    return filled(found, *values, **named) if values or named else found


def listed(words: Iterable[object]) -> str:
    """Several of a kind in a row, with what the user's language puts between them."""
    return _joined(tr("{}, {}"), words)


def told(sentences: Iterable[object]) -> str:
    """Whole sentences one after another, with what the user's language puts between them."""
    return _joined(tr("{} {}"), sentences)


def _joined(pattern: str, parts: Iterable[object]) -> str:
    first, *others = map(str, parts) if (parts := list(parts)) else [""]
    return reduce(pattern.format, others, first)
