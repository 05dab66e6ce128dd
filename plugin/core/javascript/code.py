# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces of Python: an expression with how tightly it binds, and the shapes that calls, chains and lists take."""

from __future__ import annotations

from typing import NamedTuple, Optional, Sequence

from .layout import HARD, SOFT, SPACE, Choice, Document, Fill, Indent, Note, flat, group, joined

#: How tightly an expression binds; a looser one stands in parentheses where a tighter one is wanted.
(
    WALRUS, LAMBDA, TERNARY, OR, AND, NOT, COMPARISON, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, SIGN, POWER, CALL,
    ATOM,
) = range(17)  # fmt: skip


class Code(NamedTuple):
    """An expression."""

    document: Document
    binding: int = ATOM

    def within(self, binding: int) -> Document:
        """The expression where something that binds so tightly is wanted."""
        if self.binding >= binding:
            return self.document
        return group("(", self.document, ")")

    @property
    def text(self) -> str:
        """The expression in one line."""
        return flat(self.document)


class Item(NamedTuple):
    """One of several things in brackets, with the comments before it and behind it."""

    document: Document
    before: Sequence[str] = ()
    behind: Sequence[str] = ()


def atom(text: str) -> Code:
    """A name or a literal."""
    return Code(text)


def call(function: Document, arguments: Sequence[Document]) -> Code:
    """A call without comments."""
    return bracketed(function, [Item(each) for each in arguments])


def bracketed(
    function: Document, items: Sequence[Item], brackets: str = "()", *, is_broken: bool = False, hugs: bool = False
) -> Code:
    """``function(…)``, or a list or a dictionary: in one line, or each item on a line of its own.

    Args:
        is_broken: whether each stands on a line of its own in any case.
        hugs: whether a single item keeps its own brackets right inside these.
    """
    opening, closing = brackets[0], brackets[1]
    if not items:
        return Code((function, opening + closing), CALL)
    has_comments = any(item.before or item.behind for item in items)
    if hugs and len(items) == 1 and not has_comments:
        return Code((function, opening, items[0].document, closing), CALL)
    inside: list[Document] = []
    for index, item in enumerate(items):
        is_last = index == len(items) - 1
        inside.append((SOFT if index == 0 else SPACE, *_comment_lines(item.before), item.document))
        inside.append(Choice(",", "") if is_last else ",")
        inside.extend(Note(text) for text in item.behind)
    end = HARD if is_broken else SOFT
    return Code(group(function, opening, Indent(tuple(inside)), end, closing), CALL)


def _comment_lines(texts: Sequence[str]) -> list[Document]:
    made: list[Document] = []
    for text in texts:
        made += [f"# {text}".rstrip(), HARD]
    return made


def filled(items: Sequence[Document]) -> Code:
    """A list of short things, as many in a line as there is room for."""
    return Code(group("[", Indent((SOFT, Fill(tuple(items)))), Choice(",", ""), SOFT, "]"))


class Link(NamedTuple):
    """``.name(…)``, with the comments on the lines before it and behind it."""

    document: Document
    before: Sequence[str] = ()
    behind: Sequence[str] = ()
    is_call: bool = True


def chain(head: Code, links: Sequence[Link]) -> Code:
    """``head.a().b()``: in one line, or each call on a line of its own, in parentheses."""
    if not links:
        return head
    start = head.within(CALL)
    has_comments = any(link.before or link.behind for link in links)
    if sum(link.is_call for link in links) < 2 and not has_comments:
        return Code((start, *(link.document for link in links)), CALL)
    inside: list[Document] = [start]
    is_short = isinstance(head.document, str) and head.document.isidentifier() and not has_comments
    for index, link in enumerate(links):
        if link.is_call and not (index == 0 and is_short):
            inside.append(SOFT)
        inside += [*_comment_lines(link.before), link.document, *(Note(text) for text in link.behind)]
    return Code(group(Choice("("), Indent((SOFT, *inside)), SOFT, Choice(")")), CALL)


def row(parts: Sequence[Document], operators: Sequence[str], binding: int) -> Code:
    """``a + b - c``: in one line, or a line for each operator, in parentheses."""
    inside: list[Document] = [parts[0]]
    for operator, part in zip(operators, parts[1:]):
        inside += [SPACE, f"{operator} ", part]
    return Code(group(Choice("("), Indent((SOFT, *inside)), SOFT, Choice(")")), binding)


def ternary(test: Code, yes: Code, no: Code) -> Code:
    """``yes if test else no``."""
    inside = [yes.within(OR), SPACE, "if ", test.within(OR), SPACE, "else ", no.within(TERNARY)]
    return Code(group(Choice("("), Indent((SOFT, *inside)), SOFT, Choice(")")), TERNARY)


def dictionary(entries: Sequence[Item], *, is_broken: bool = False) -> Code:
    """``{"name": value}``."""
    return Code(bracketed("", entries, "{}", is_broken=is_broken).document)


def sequence(items: Sequence[Item], brackets: str = "[]", *, is_broken: bool = False) -> Code:
    """``[a, b]``."""
    return Code(bracketed("", items, brackets, is_broken=is_broken).document)


def commas(parts: Sequence[Document]) -> Document:
    """The parts with commas, in one line."""
    return tuple(joined(list(parts), ", "))


def index(owner: Code, key: Document) -> Code:
    """``owner[key]``."""
    return Code((owner.within(CALL), "[", key, "]"), CALL)


def name_of(code: Code) -> Optional[str]:
    """The name that an expression is, where it is one."""
    return code.document if isinstance(code.document, str) and code.document.isidentifier() else None
