# SPDX-License-Identifier: GPL-2.0-or-later
"""Regular expressions as the service has them: RE2's syntax, and time that grows with the text, not beyond.

Simple expressions run on Python's own engine. Those that could make it backtrack without end run on a machine that
follows all possibilities at once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterator, Optional

from ..errors import EarthEngineError
from .machine import Program, compile_program
from .syntax import Parsed, parse
from .translate import as_python, choices

#: Start and end of the match and of each group; (-1, -1) for a group that took no part.
Spans = tuple[tuple[int, int], ...]

#: Steps that backtracking may take at worst before the machine is used instead.
_BACKTRACKING = 2e7


class Regex:
    """A compiled regular expression."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._choices = choices(parsed.root)
        self._python = None if self._choices is None else re.compile(as_python(parsed.root))
        self._program: Optional[Program] = None

    def search(self, text: str, start: int = 0) -> Optional[Spans]:
        """The first match at or after a position."""
        if self._python is not None and (len(text) + 1.0) ** (self._choices or 0) <= _BACKTRACKING:
            found = self._python.search(text, start)
            return None if found is None else tuple(found.span(group) for group in range(self._parsed.groups + 1))
        if self._program is None:
            self._program = compile_program(self._parsed)
        return self._program.search(text, start)

    def find_all(self, text: str) -> Iterator[Spans]:
        """All matches from left to right, which do not overlap."""
        start = 0
        while start <= len(text):
            found = self.search(text, start)
            if found is None:
                return
            yield found
            start = found[0][1] + (found[0][0] == found[0][1])

    def split(self, text: str) -> list[str]:
        """The parts between matches; empty ones at the end are left out."""
        parts, last = [], 0
        for (start, end), *_ in self.find_all(text):
            if end == 0:
                continue
            if start == end == len(text):
                break
            parts.append(text[last:start])
            last = end
        parts.append(text[last:])
        while len(parts) > 1 and not parts[-1]:
            parts.pop()
        return parts if any(parts) or not text else []

    def replace(self, text: str, replacement: str, every: bool) -> str:
        """The text with the first match, or all of them, replaced; $1 and ${name} stand for groups."""
        made, last = [], 0
        for spans in self.find_all(text):
            made += [text[last : spans[0][0]], self._filled(replacement, text, spans)]
            last = spans[0][1]
            if not every:
                break
        return "".join([*made, text[last:]])

    def _filled(self, replacement: str, text: str, spans: Spans) -> str:
        def reference(match: re.Match[str]) -> str:
            if match["escaped"] is not None:
                return match["escaped"]
            group = self._group(match["name"], match["number"])
            start, end = spans[group]
            return text[start:end] if start >= 0 else ""

        return _REFERENCES.sub(reference, replacement)

    def _group(self, name: Optional[str], number: Optional[str]) -> int:
        group = self._parsed.names.get(name) if name is not None else int(number or -1)
        if group is None or not 0 <= group <= self._parsed.groups:
            raise EarthEngineError(f"Illegal group reference: {name or number or '$'}")
        return group


_REFERENCES = re.compile(r"\\(?P<escaped>.)|\$(?:(?P<number>\d)|\{(?P<name>[^}]*)\})?", re.DOTALL)


@lru_cache(maxsize=512)
def compile_regex(pattern: str, ignore_case: bool = False) -> Regex:
    """The compiled expression.

    Raises:
        EarthEngineError: it is none, or one that the service does not support either.
    """
    return Regex(parse(pattern, ignore_case))


@lru_cache(maxsize=512)
def _whole(pattern: str) -> Regex:
    return Regex(parse(pattern, False, whole=True))


def fullmatch(pattern: str, text: str) -> bool:
    """Whether an expression matches the whole text, as selectors of bands and properties do."""
    return pattern == text or _whole(pattern).search(text) is not None
