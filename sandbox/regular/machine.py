# SPDX-License-Identifier: GPL-2.0-or-later
"""A machine that follows all ways through an expression at once, so that time grows with the text only."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Callable, Optional

from ..errors import EarthEngineError
from .characters import variants
from .syntax import Alt, Assert, Cat, Chars, Group, Node, Parsed, Repeat

MAX_SIZE = 50_000
MAX_STEPS = 5_000_000

#: (what, first, second): "char" (a test), "split" (two ways, the first preferred), "jump", "save", "assert", "match".
Instruction = tuple[str, object, object]
Saved = tuple[int, ...]
Spans = tuple[tuple[int, int], ...]


class Program:
    """An expression as instructions."""

    def __init__(self, code: list[Instruction], groups: int) -> None:
        self._code = code
        self._slots = 2 * (groups + 1)
        self._steps = 0

    def search(self, text: str, start: int = 0) -> Optional[Spans]:
        """The first match at or after a position; of several that start there, the preferred one."""
        best: Optional[Saved] = None
        now: list[tuple[int, Saved]] = []
        self._steps = 0
        for position in range(start, len(text) + 1):
            seen = {pc for pc, _ in now}
            if best is None:
                self._follow(now, seen, 0, (-1,) * self._slots, text, position)
            elif not now:
                break
            following: list[tuple[int, Saved]] = []
            reached: set[int] = set()
            for pc, saved in now:
                what, test, _ = self._code[pc]
                if what == "match":
                    best = saved
                    break
                if position < len(text) and test(text[position]):  # type: ignore[operator]
                    self._follow(following, reached, pc + 1, saved, text, position + 1)
            now = following
        return None if best is None else tuple((best[i], best[i + 1]) for i in range(0, self._slots, 2))

    def _follow(
        self, ways: list[tuple[int, Saved]], seen: set[int], first: int, saved: Saved, text: str, position: int
    ) -> None:
        """Add the ways that can be taken from an instruction without reading a character."""
        stack = [(first, saved)]
        while stack:
            pc, saved = stack.pop()
            if pc in seen:
                continue
            seen.add(pc)
            self._steps += 1
            if self._steps > MAX_STEPS:
                raise EarthEngineError("The regular expression takes too long for this text.")
            what, one, two = self._code[pc]
            if what == "jump":
                stack.append((one, saved))  # type: ignore[arg-type]
            elif what == "split":
                stack.append((two, saved))  # type: ignore[arg-type]
                stack.append((one, saved))  # type: ignore[arg-type]
            elif what == "save":
                slot = int(one)  # type: ignore[call-overload]
                stack.append((pc + 1, (*saved[:slot], position, *saved[slot + 1 :])))
            elif what == "assert":
                if holds(str(one), text, position):
                    stack.append((pc + 1, saved))
            else:
                ways.append((pc, saved))


def holds(kind: str, text: str, position: int) -> bool:
    """Whether a condition holds at a position."""
    if kind == "bot":
        return position == 0
    if kind == "eot":
        return position == len(text)
    if kind == "bol":
        return position == 0 or text[position - 1] == "\n"
    if kind == "eol":
        return position == len(text) or text[position] == "\n"
    before = position > 0 and _is_word(text[position - 1])
    after = position < len(text) and _is_word(text[position])
    return (before != after) == (kind == "word")


def _is_word(character: str) -> bool:
    return character == "_" or (character.isascii() and character.isalnum())


@lru_cache(maxsize=1024)
def _test(node: Chars) -> Callable[[str], bool]:
    """A test of one character."""
    starts = [low for low, _ in node.ranges]
    ends = [high for _, high in node.ranges]

    def inside(character: str) -> bool:
        code = ord(character)
        index = bisect_right(starts, code) - 1
        return index >= 0 and code <= ends[index]

    if not node.fold:
        return inside
    return lambda character: any(inside(each) for each in variants(character))


def compile_program(parsed: Parsed) -> Program:
    """The instructions of an expression.

    Raises:
        EarthEngineError: there are too many.
    """
    code: list[Instruction] = []

    def emit(what: str, one: object = None, two: object = None) -> int:
        if len(code) >= MAX_SIZE:
            raise EarthEngineError("The regular expression is too large.")
        code.append((what, one, two))
        return len(code) - 1

    def add(node: Node) -> None:
        if isinstance(node, Chars):
            emit("char", _test(node))
        elif isinstance(node, Assert):
            emit("assert", node.kind)
        elif isinstance(node, Cat):
            for part in node.parts:
                add(part)
        elif isinstance(node, Alt):
            alternatives(node.parts)
        elif isinstance(node, Group):
            emit("save", 2 * node.index)
            add(node.node)
            emit("save", 2 * node.index + 1)
        else:
            repeat(node)

    def alternatives(parts: tuple[Node, ...]) -> None:
        ends = []
        for part in parts[:-1]:
            split = emit("split")
            add(part)
            ends.append(emit("jump"))
            code[split] = ("split", split + 1, len(code))
        add(parts[-1])
        for end in ends:
            code[end] = ("jump", len(code), None)

    def repeat(node: Repeat) -> None:
        for _ in range(node.least):
            add(node.node)
        if node.most is None:
            split = emit("split")
            add(node.node)
            emit("jump", split)
            code[split] = choice(node, split)
            return
        splits = []
        for _ in range(node.most - node.least):
            splits.append(emit("split"))
            add(node.node)
        for split in splits:
            code[split] = choice(node, split)

    def choice(node: Repeat, split: int) -> Instruction:
        return ("split", split + 1, len(code)) if node.greedy else ("split", len(code), split + 1)

    emit("save", 0)
    add(parsed.root)
    emit("save", 1)
    emit("match")
    return Program(code, parsed.groups)
