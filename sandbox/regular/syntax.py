# SPDX-License-Identifier: GPL-2.0-or-later
"""The syntax of RE2: from text to a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn, Optional, Union

from ..errors import EarthEngineError
from .characters import ESCAPES, LAST, PERL, POSIX, Ranges, category, inverted, joined, other_case

MAX_LENGTH = 10_000
MAX_REPEAT = 1000
MAX_DEPTH = 100

_OPERATORS = frozenset("*+?")


@dataclass(frozen=True)
class Chars:
    """One character of a set; with `fold`, in either case."""

    ranges: Ranges
    fold: bool = False


@dataclass(frozen=True)
class Assert:
    """A condition on a position: bot, eot (of the text), bol, eol (of a line), word, noword (boundary)."""

    kind: str


@dataclass(frozen=True)
class Cat:
    """One after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Alt:
    """The first of several that leads to a match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Repeat:
    """Some number of times; `most` is ``None`` where there is no limit."""

    node: Node
    least: int
    most: Optional[int]
    greedy: bool


@dataclass(frozen=True)
class Group:
    """A part that is remembered."""

    node: Node
    index: int


Node = Union[Chars, Assert, Cat, Alt, Repeat, Group]


@dataclass(frozen=True)
class Parsed:
    """An expression's tree, how many groups it has, and their names."""

    root: Node
    groups: int
    names: dict[str, int] = field(default_factory=dict)


@dataclass
class _Flags:
    fold: bool = False
    dot_all: bool = False
    lines: bool = False
    swap_greed: bool = False


_FLAGS = {"i": "fold", "s": "dot_all", "m": "lines", "U": "swap_greed"}


def parse(pattern: str, ignore_case: bool = False, whole: bool = False) -> Parsed:
    """The tree of an expression; with `whole`, of one that has to match all of the text.

    Raises:
        EarthEngineError: it is not one.
    """
    parser = _Parser(pattern, ignore_case)
    root = parser.everything()
    if whole:
        root = Cat((Assert("bot"), root, Assert("eot")))
    return Parsed(root, parser.groups, parser.names)


class _Parser:
    def __init__(self, pattern: str, ignore_case: bool) -> None:
        if len(pattern) > MAX_LENGTH:
            raise EarthEngineError("The regular expression is too long.")
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.flags = _Flags(fold=ignore_case)
        self.groups = 0
        self.names: dict[str, int] = {}

    def fail(self, what: str, piece: str) -> NoReturn:
        raise EarthEngineError(f"error parsing regexp: {what}: `{piece[:80]}`")

    def rest(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def everything(self) -> Node:
        root = self.alternatives()
        if self.at < len(self.pattern):
            self.fail("unexpected )", self.pattern)
        return root

    def alternatives(self) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail("expression nests too deeply", self.pattern)
        parts = [self.sequence()]
        while self.rest("|"):
            self.at += 1
            parts.append(self.sequence())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Alt(tuple(parts))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            if self.rest("\\Q"):
                end = self.pattern.find("\\E", self.at + 2)
                text = self.pattern[self.at + 2 : end if end >= 0 else None]
                self.at = len(self.pattern) if end < 0 else end + 2
                parts.extend(self.one(ord(character)) for character in text)
                if parts and text:
                    parts.append(self.repeated(parts.pop(), self.at))
                continue
            if self.rest("\\E"):
                self.at += 2
                continue
            start = self.at
            atom = self.atom()
            if atom is not None:
                parts.append(self.repeated(atom, start))
        return parts[0] if len(parts) == 1 else Cat(tuple(parts))

    def one(self, code: int) -> Chars:
        return Chars(((code, code),), self.flags.fold)

    def repeated(self, atom: Node, start: int) -> Node:
        count = self.count()
        if count is None:
            return atom
        least, most = count
        greedy = not self.flags.swap_greed
        if self.rest("?"):
            self.at += 1
            greedy = not greedy
        node: Node = Repeat(atom, least, most, greedy)
        if _times(node) > MAX_REPEAT:
            self.fail("invalid repeat count", self.pattern[start : self.at])
        again = self.at
        if self.count() is not None:
            self.fail("invalid nested repetition operator", self.pattern[again - 1 : self.at])
        return node

    def count(self) -> Optional[tuple[int, Optional[int]]]:
        """The repetition that stands here, if there is one."""
        if self.at >= len(self.pattern):
            return None
        character = self.pattern[self.at]
        if character in _OPERATORS:
            self.at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[character]
        end = self.pattern.find("}", self.at)
        if character != "{" or end < 0:
            return None
        low, comma, high = self.pattern[self.at + 1 : end].partition(",")
        if not (low.isascii() and low.isdigit()) or (high and not (high.isascii() and high.isdigit())):
            return None
        least = int(low)
        most = (int(high) if high else None) if comma else least
        if max(least, most or 0) > MAX_REPEAT or (most is not None and most < least):
            self.fail("invalid repeat count", self.pattern[self.at : end + 1])
        self.at = end + 1
        return least, most

    def atom(self) -> Optional[Node]:
        character = self.pattern[self.at]
        if character in _OPERATORS:
            self.fail("missing argument to repetition operator", character)
        self.at += 1
        if character == "(":
            return self.group()
        if character == "[":
            return self.char_class()
        if character == ".":
            return Chars(((0, LAST),) if self.flags.dot_all else inverted(((10, 10),)))
        if character == "^":
            return Assert("bol" if self.flags.lines else "bot")
        if character == "$":
            return Assert("eol" if self.flags.lines else "eot")
        if character == "\\":
            return self.escape()
        return self.one(ord(character))

    def group(self) -> Optional[Node]:
        start = self.at - 1
        before = _Flags(**vars(self.flags))
        index = 0
        if not self.rest("?"):
            self.groups += 1
            index = self.groups
        elif self.rest("?P<") or (self.rest("?<") and not self.rest("?<=") and not self.rest("?<!")):
            index = self.named_group()
        elif self.inline_flags(start):
            return None
        inside = self.alternatives()
        if not self.rest(")"):
            self.fail("missing closing )", self.pattern)
        self.at += 1
        self.flags = before
        return Group(inside, index) if index else inside

    def named_group(self) -> int:
        begin = self.pattern.index("<", self.at) + 1
        end = self.pattern.find(">", begin)
        name = self.pattern[begin:end] if end >= 0 else ""
        if not name.isidentifier() or name in self.names:
            self.fail("invalid named capture", self.pattern[self.at - 1 : max(end, begin) + 1])
        self.at = end + 1
        self.groups += 1
        self.names[name] = self.groups
        return self.groups

    def inline_flags(self, start: int) -> bool:
        """Read "?i-s:" or "?i)"; whether it was the latter, which holds for what follows it."""
        self.at += 1
        value = True
        while self.at < len(self.pattern):
            character = self.pattern[self.at]
            self.at += 1
            if character in _FLAGS:
                setattr(self.flags, _FLAGS[character], value)
            elif character == "-" and value:
                value = False
            elif character in ":)":
                return character == ")"
            else:
                break
        self.fail("invalid or unsupported Perl syntax", self.pattern[start : self.at])

    def escape(self) -> Node:
        start = self.at - 1
        if self.at >= len(self.pattern):
            self.fail("trailing backslash at end of expression", "")
        character = self.pattern[self.at]
        kind = {"A": "bot", "z": "eot", "b": "word", "B": "noword"}.get(character)
        if kind is not None:
            self.at += 1
            return Assert(kind)
        if character == "C":
            self.at += 1
            return Chars(((0, LAST),))
        found = self.class_escape()
        return Chars(found, self.flags.fold) if found is not None else self.one(self.code(start))

    def class_escape(self) -> Optional[Ranges]:
        """The set that \\d, \\pL and the like stand for; the backslash has been read."""
        character = self.pattern[self.at : self.at + 1]
        if character.lower() in PERL:
            self.at += 1
            ranges = PERL[character.lower()]
            return inverted(ranges) if character.isupper() else ranges
        if character not in ("p", "P"):
            return None
        start = self.at - 1
        self.at += 1
        end = self.pattern.find("}", self.at) if self.rest("{") else self.at
        name = self.pattern[self.at + 1 : end] if self.rest("{") else self.pattern[self.at : self.at + 1]
        negative = (character == "P") != name.startswith("^")
        name = name.lstrip("^")
        self.at = max(end, self.at) + 1
        if name == "Any":
            ranges = ((0, LAST),)
        elif 1 <= len(name) <= 2 and name[0] in "CLMNPSZ" and name.isalpha():
            ranges = category(name)
        else:
            self.fail("invalid character class range", self.pattern[start : self.at])
        return inverted(ranges) if negative else ranges

    def code(self, start: int) -> int:
        """The character that an escape stands for; the backslash has been read."""
        character = self.pattern[self.at : self.at + 1]
        self.at += 1
        if character in ESCAPES:
            return ESCAPES[character]
        if character == "x":
            return self.hexadecimal(start)
        following = self.pattern[self.at : self.at + 1]
        if character == "0" or (character in "1234567" and character and following and following in "01234567"):
            digits = character
            while len(digits) < 3 and self.pattern[self.at : self.at + 1] in tuple("01234567"):
                digits += self.pattern[self.at]
                self.at += 1
            return int(digits, 8)
        if character and not (character.isascii() and character.isalnum()):
            return ord(character)
        self.fail("invalid escape sequence", self.pattern[start : self.at])

    def hexadecimal(self, start: int) -> int:
        if self.rest("{"):
            end = self.pattern.find("}", self.at)
            digits, self.at = self.pattern[self.at + 1 : end], end + 1
        else:
            digits, self.at = self.pattern[self.at : self.at + 2], self.at + 2
        try:
            code = int(digits, 16)
        except ValueError:
            code = -1
        if not 0 <= code <= LAST:
            self.fail("invalid escape sequence", self.pattern[start : self.at])
        return code

    def char_class(self) -> Chars:
        start = self.at - 1
        negative = self.rest("^")
        self.at += negative
        ranges: list[tuple[int, int]] = []
        first = True
        while first or not self.rest("]"):
            if self.at >= len(self.pattern):
                self.fail("missing closing ]", self.pattern[start:])
            first = False
            found = self.posix() if self.rest("[:") else None
            if found is None and self.rest("\\"):
                self.at += 1
                found = self.class_escape()
                self.at -= found is None
            if found is not None:
                ranges.extend(found)
                continue
            low = high = self.class_character(start)
            if self.rest("-") and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                high = self.class_character(start)
                if high < low:
                    self.fail("invalid character class range", f"{chr(low)}-{chr(high)}")
            ranges.append((low, high))
        self.at += 1
        whole = joined(ranges)
        if negative and self.flags.fold:
            whole = joined([*whole, *other_case(whole)])
        return Chars(inverted(whole), False) if negative else Chars(whole, self.flags.fold)

    def class_character(self, start: int) -> int:
        if self.at >= len(self.pattern):
            self.fail("missing closing ]", self.pattern[start:])
        if self.rest("\\"):
            self.at += 1
            return self.code(self.at - 1)
        self.at += 1
        return ord(self.pattern[self.at - 1])

    def posix(self) -> Optional[Ranges]:
        end = self.pattern.find(":]", self.at + 2)
        if end < 0:
            return None
        name = self.pattern[self.at + 2 : end]
        if name.lstrip("^") not in POSIX:
            self.fail("invalid character class range", self.pattern[self.at : end + 2])
        self.at = end + 2
        ranges = POSIX[name.lstrip("^")]
        return inverted(ranges) if name.startswith("^") else ranges


def _times(node: Node) -> int:
    """How often the innermost part of nested repetitions may be repeated as it is written."""
    if isinstance(node, Repeat):
        return max(node.least, node.most or 1, 1) * _times(node.node)
    if isinstance(node, (Cat, Alt)):
        return max((_times(part) for part in node.parts), default=1)
    return _times(node.node) if isinstance(node, Group) else 1
