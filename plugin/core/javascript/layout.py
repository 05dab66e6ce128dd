# SPDX-License-Identifier: GPL-2.0-or-later
"""Expressions as text in lines of some width: a document knows where it may be broken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Sequence, Union

WIDTH = 96
INDENT = 4


@dataclass(frozen=True)
class Line:
    """Where a line may end; `flat` stands there when it does not. A hard one always ends."""

    flat: str = ""
    is_hard: bool = False


@dataclass(frozen=True)
class Choice:
    """One text where the group is broken, another where it stands in one line."""

    broken: str
    flat: str = ""


@dataclass(frozen=True)
class Note:
    """A comment at the end of its line: what holds it must be broken after it."""

    text: str


@dataclass(frozen=True)
class Indent:
    """Its lines stand four spaces further in."""

    parts: tuple[Document, ...]


@dataclass(frozen=True)
class Group:
    """All its own lines are broken, or none is."""

    parts: tuple[Document, ...]
    is_broken: bool = field(default=False)


@dataclass(frozen=True)
class Fill:
    """Short parts with commas between them, as many in a line as there is room for."""

    parts: tuple[Document, ...]
    at: int = 0


Document = Union[str, Line, Choice, Note, Indent, Group, Fill, tuple["Document", ...]]

SOFT, SPACE, HARD = Line(), Line(" "), Line(is_hard=True)


def group(*parts: Document) -> Group:
    """A group that is broken from the start where a comment or a hard line stands in it."""
    return Group(parts, any(_must_break(part) for part in parts))


def _must_break(document: Document) -> bool:
    if isinstance(document, (str, Choice, Fill)):
        return False
    if isinstance(document, Line):
        return document.is_hard
    if isinstance(document, Note):
        return True
    if isinstance(document, Group):
        return document.is_broken
    parts = document.parts if isinstance(document, Indent) else document
    return any(_must_break(part) for part in parts)


def joined(parts: Sequence[Document], separator: Document) -> list[Document]:
    """The parts with a separator between each two."""
    made: list[Document] = []
    for part in parts:
        if made:
            made.append(separator)
        made.append(part)
    return made


def flat(document: Document) -> str:
    """A document in one line, comments left out."""
    made: list[str] = []
    waiting: list[Document] = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            made.append(part)
        elif isinstance(part, (Line, Choice)):
            made.append(part.flat)
        elif isinstance(part, (Indent, Group)):
            waiting.extend(reversed(part.parts))
        elif isinstance(part, Fill):
            waiting.extend(reversed(joined(part.parts, ", ")))
        elif isinstance(part, tuple):
            waiting.extend(reversed(part))
    return "".join(made)


Entry = tuple[int, bool, Document]


def _fits(width: int, entries: list[Entry], first: Entry) -> bool:
    """Whether the first entry, and what follows up to the next end of a line, has room."""
    waiting = [first]
    after = len(entries)
    while width >= 0:
        if not waiting:
            if not after or isinstance(entries[after - 1][2], Fill):
                return True
            after -= 1
            waiting.append(entries[after])
        indent, is_broken, part = waiting.pop()
        if isinstance(part, str):
            width -= len(part)
        elif isinstance(part, Line):
            if is_broken or part.is_hard:
                return True
            width -= len(part.flat)
        elif isinstance(part, Choice):
            width -= len(part.broken if is_broken else part.flat)
        elif isinstance(part, Group):
            broken = part.is_broken and is_broken
            waiting.extend((indent, broken, each) for each in reversed(part.parts))
        elif isinstance(part, Note):
            return True
        elif isinstance(part, Fill):
            waiting.extend((indent, is_broken, each) for each in reversed(joined(part.parts[part.at :], ", ")))
        else:
            parts = part.parts if isinstance(part, Indent) else part
            waiting.extend((indent, is_broken, each) for each in reversed(parts))
    return False


def render(document: Document, indent: int = 0) -> str:
    """The text of a document; its first line is not indented, the others stand `indent` spaces in and more."""
    made: list[str] = []
    column = indent
    notes: list[str] = []
    waiting: list[Entry] = [(indent, True, document)]
    while waiting:
        depth, is_broken, part = waiting.pop()
        if isinstance(part, str):
            made.append(part)
            column += len(part)
        elif isinstance(part, Line):
            if not (is_broken or part.is_hard):
                made.append(part.flat)
                column += len(part.flat)
                continue
            made.append(_comments(notes) + "\n" + " " * depth)
            column = depth
        elif isinstance(part, Choice):
            text = part.broken if is_broken else part.flat
            made.append(text)
            column += len(text)
        elif isinstance(part, Note):
            notes.append(part.text)
        elif isinstance(part, Group):
            breaks = part.is_broken or not _fits(WIDTH - column, waiting, (depth, False, part))
            waiting.extend((depth, breaks, each) for each in reversed(part.parts))
        elif isinstance(part, Fill):
            waiting.extend(_fill(part, column, depth, is_broken))
        else:
            deeper = depth + INDENT if isinstance(part, Indent) else depth
            parts = part.parts if isinstance(part, Indent) else part
            waiting.extend((deeper, is_broken, each) for each in reversed(parts))
    made.append(_comments(notes))
    return "\n".join(each.rstrip() for each in "".join(made).split("\n"))


def _fill(part: Fill, column: int, depth: int, is_broken: bool) -> list[Entry]:
    """The next of a filling's parts, behind a comma on the same line or the next one, and then the rest."""
    if part.at == len(part.parts):
        return []
    entries: list[Entry] = [(depth, is_broken, Fill(part.parts, part.at + 1)), (depth, is_broken, part.parts[part.at])]
    if part.at:
        has_room = column + len(flat(part.parts[part.at])) + 3 <= WIDTH
        entries.append((depth, True, (",", SPACE if not has_room else " ")))
    return entries


def _comments(notes: list[str]) -> str:
    text = f"  # {'; '.join(notes)}" if notes else ""
    notes.clear()
    return text
