# SPDX-License-Identifier: GPL-2.0-or-later
"""The lines of the script in Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Sequence

from .layout import INDENT, WIDTH, Document, render


class Writer:
    """Collects lines; knows how far in they stand and where empty ones belong."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._depth = 0
        self._wants_gap = 0

    @contextmanager
    def indented(self) -> Iterator[None]:
        """What is written inside stands one level further in."""
        self._depth += 1
        self._wants_gap = 0
        try:
            yield
        finally:
            self._depth -= 1

    def line(self, document: Document, *, end: str = "") -> None:
        """A statement, in as many lines as it needs."""
        text = render((document, end) if end else document, self._depth * INDENT)
        self._put((" " * self._depth * INDENT + text).split("\n"))

    def comment(self, text: str) -> None:
        """A line of comment."""
        self._put([" " * self._depth * INDENT + f"# {text}".rstrip()])

    def _put(self, lines: Sequence[str]) -> None:
        if self._wants_gap and self.lines and not self._opens_block():
            have = 0
            while have < len(self.lines) and not self.lines[-1 - have]:
                have += 1
            self.lines += [""] * (self._wants_gap - have)
        self._wants_gap = 0
        self.lines += lines

    def _opens_block(self) -> bool:
        """Whether the last line opens a block that what follows belongs to."""
        last = self.lines[-1]
        return last.endswith(":") and len(last) - len(last.lstrip()) < self._depth * INDENT

    def gap(self) -> None:
        """An empty line before what comes next."""
        self._wants_gap = max(self._wants_gap, 1)

    def before_definition(self) -> None:
        """Empty lines before a definition, but none between it and its own comments."""
        if self.lines and self.lines[-1].lstrip().startswith("#") and not self._wants_gap:
            self._move_gap_above_comments()
        else:
            self._wants_gap = 2 if self._depth == 0 else 1

    def _move_gap_above_comments(self) -> None:
        at = len(self.lines)
        indent = " " * self._depth * INDENT
        while at and self.lines[at - 1].startswith(indent + "#"):
            at -= 1
        if at == 0 or self.lines[at - 1].endswith(":"):
            return
        wanted = 2 if self._depth == 0 else 1
        have = 0
        while have < at and not self.lines[at - 1 - have]:
            have += 1
        self.lines[at:at] = [""] * max(0, wanted - have)

    def after_definition(self) -> None:
        """Empty lines behind a definition."""
        self._wants_gap = 2 if self._depth == 0 else 1

    def mark(self) -> int:
        """Where the next line will stand."""
        return len(self.lines)

    def has_code(self, mark: int) -> bool:
        """Whether there is more than comments since a mark."""
        return any(line.strip() and not line.lstrip().startswith("#") for line in self.lines[mark:])

    def insert(self, mark: int, comments: Sequence[str]) -> None:
        """Comments before what was written since a mark."""
        indent = " " * self._depth * INDENT
        while mark < len(self.lines) and not self.lines[mark]:
            mark += 1
        self.lines[mark:mark] = [indent + f"# {text}".rstrip() for text in comments]

    def insert_line(self, mark: int, text: str) -> None:
        """A statement before what was written since a mark."""
        while mark < len(self.lines) and not self.lines[mark]:
            mark += 1
        self.lines.insert(mark, " " * self._depth * INDENT + text)

    def behind(self, text: str, mark: int) -> None:
        """A comment behind the last line, or before it where there is no room."""
        if mark >= len(self.lines):
            self.comment(text)
        elif len(self.lines[-1]) + len(text) + 4 <= WIDTH + 4 and not self.lines[-1].lstrip().startswith("#"):
            self.lines[-1] += f"  # {text}".rstrip()
        else:
            self.insert(mark, [text])
