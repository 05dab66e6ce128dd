# SPDX-License-Identifier: GPL-2.0-or-later
"""Code Editor JavaScript → Python that builds the same Earth Engine graphs.

A script is parsed (`syntax`), its names are resolved (`scopes`), the kinds of its values found out as far as it shows
them (`kinds`), and each node written as Python (`translator` and the modules that it puts together). What JavaScript
does and Python does not comes from small helpers that the script carries along (`support`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .syntax import ScriptError, deep, parse
from .translator import Problem, Translator

NO_MODULES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Translation:
    """A script in Python, and what the user must know about it, in the order of its lines."""

    python: str
    problems: tuple[Problem, ...]


def translate(source: str, *, modules: Mapping[str, str] = NO_MODULES) -> Translation:
    """A script of the Code Editor in Python.

    Args:
        source: the script.
        modules: texts of the modules that it may require, by their paths ("users/name/repository:file").

    Raises:
        ScriptError: the script, or a module that it requires, is no JavaScript.
    """
    source = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    def work() -> Translation:
        script = Translator(parse(source), modules)
        python = script.translate()
        problems = sorted(script.problems, key=lambda problem: (problem.line, problem.column))
        return Translation(python, tuple(problems))

    return deep(work)


__all__ = ["Problem", "ScriptError", "Translation", "translate"]
