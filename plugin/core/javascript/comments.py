# SPDX-License-Identifier: GPL-2.0-or-later
"""Comments find their places: before a statement, behind it, beside an item of a list, at a link of a chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Optional

from .syntax import Comment, Node, end, end_line, line, start


class Comments:
    """The comments of one script; each is given out once."""

    def __init__(self, comments: Sequence[Comment]) -> None:
        self._all = list(comments)
        self._starts = [comment.start for comment in self._all]

    def between(self, first: int, last: int) -> list[Comment]:
        """Comments not given out yet from one place of the source to another."""
        found = []
        for comment in self._range(first, last):
            if comment.end <= last and not comment.is_used:
                comment.is_used = True
                found.append(comment)
        return found

    def _range(self, first: int, last: int) -> Iterator[Comment]:
        low, high = 0, len(self._all)
        while low < high:
            middle = (low + high) // 2
            if self._starts[middle] < first:
                low = middle + 1
            else:
                high = middle
        while low < len(self._all) and self._starts[low] < last:
            yield self._all[low]
            low += 1

    def within(self, node: Node) -> bool:
        """Whether comments stand in a node that were not given out yet."""
        return any(not comment.is_used for comment in self._range(start(node), end(node)))

    def behind(self, place: int, number: int, limit: Optional[int] = None) -> list[Comment]:
        """Comments that follow a place on the same line."""
        found = []
        for comment in self._range(place, place + 100_000 if limit is None else limit):
            if comment.line != number:
                break
            if not comment.is_used:
                comment.is_used = True
                found.append(comment)
        return found

    def around(self, owner: Node, nodes: Sequence[Node]) -> Iterator[tuple[Node, list[str], list[str]]]:
        """Each of the nodes in brackets, with the comments on the lines before it and behind it."""
        if not self.within(owner):
            yield from ((node, [], []) for node in nodes)
            return
        place = end(owner.callee) if owner.type in ("CallExpression", "NewExpression") else start(owner)
        for position, node in enumerate(nodes):
            before = self.between(place, start(node))
            following = start(nodes[position + 1]) if position + 1 < len(nodes) else end(owner)
            behind = self._same_line(end(node), following, end_line(node))
            if position + 1 == len(nodes):
                behind += self.between(end(node), end(owner))
            yield node, texts(before), texts(behind)
            place = end(node)

    def _same_line(self, first: int, last: int, number: int) -> list[Comment]:
        found = []
        for comment in self._range(first, last):
            if comment.line == number and comment.end <= last and not comment.is_used:
                comment.is_used = True
                found.append(comment)
        return found

    def of_link(self, callee: Node, call: Node) -> tuple[list[str], list[str]]:
        """Comments before ``.name(…)`` in a chain, and behind it on its line."""
        before = self.between(end(callee.object), start(callee.property)) if callee.property is not None else []
        parent = call.parent
        is_followed = parent is not None and parent.type == "MemberExpression" and parent.object is call
        if not is_followed:
            return texts(before), []
        return texts(before), texts(self._same_line(end(call), start(parent.property), end_line(call)))


def texts(comments: Sequence[Comment]) -> list[str]:
    """The lines of comments, without their marks."""
    return [text for comment in comments for text in lines(comment)]


def lines(comment: Comment) -> list[str]:
    """The lines of a comment, without its marks and the stars of a block."""
    if not comment.is_block:
        return [_clean(comment.text)]
    made = []
    for text in comment.text.split("\n"):
        stripped = text.strip()
        if stripped.startswith("*") and not stripped.startswith("**"):
            text = stripped[1:]
        made.append(_clean(text))
    while made and not made[0].strip():
        made.pop(0)
    while made and not made[-1].strip():
        made.pop()
    return made or [""]


def _clean(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text.replace("\t", "    ")).rstrip()
    return shown[1:] if shown.startswith(" ") else shown


__all__ = ["Comments", "end_line", "line", "lines", "texts"]
