# SPDX-License-Identifier: GPL-2.0-or-later
"""Translation of what people read, without Qt: the desktop puts Qt's translator in here when it starts."""

from __future__ import annotations

from typing import Callable

_translate: Callable[[str], str] = str


def set_translator(function: Callable[[str], str]) -> None:
    """Use a function from English text to the user's language."""
    global _translate
    _translate = function


def marked(text: str) -> str:
    """The text itself. Marks English in tables, which is shown through `tr` later, for the translators."""
    return text


def tr(text: str) -> str:
    """The text in the user's language. Called when the text is shown, never at import."""
    return _translate(text)
