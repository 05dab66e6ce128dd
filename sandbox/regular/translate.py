# SPDX-License-Identifier: GPL-2.0-or-later
"""From trees to the syntax of Python's engine, where that is safe."""

from __future__ import annotations

from typing import Optional

from .syntax import Alt, Assert, Cat, Chars, Group, Node, Repeat

_ASSERTIONS = {
    "bot": r"\A",
    "eot": r"\Z",
    "bol": "(?m:^)",
    "eol": "(?m:$)",
    "word": r"(?a:\b)",
    "noword": r"(?a:\B)",
}


def as_python(node: Node) -> str:
    """The expression in Python's syntax."""
    if isinstance(node, Chars):
        return _chars(node)
    if isinstance(node, Assert):
        return _ASSERTIONS[node.kind]
    if isinstance(node, Cat):
        return "".join(as_python(part) for part in node.parts)
    if isinstance(node, Alt):
        return "(?:" + "|".join(as_python(part) for part in node.parts) + ")"
    if isinstance(node, Group):
        return f"({as_python(node.node)})"
    count = f"{{{node.least},{'' if node.most is None else node.most}}}"
    return f"(?:{as_python(node.node)}){count}{'' if node.greedy else '?'}"


def _chars(node: Chars) -> str:
    if not node.ranges:
        return "(?!)"
    inside = "".join(f"\\U{low:08x}" if low == high else f"\\U{low:08x}-\\U{high:08x}" for low, high in node.ranges)
    return f"(?i:[{inside}])" if node.fold else f"[{inside}]"


def choices(node: Node) -> Optional[int]:
    """The power of the text's length that bounds how long a search backtracks; ``None`` where nothing does.

    Repetitions are harmless as long as what is repeated holds neither further repetitions nor alternatives.
    """
    power = 1
    pending = [node]
    while pending:
        part = pending.pop()
        if isinstance(part, (Cat, Alt)):
            pending.extend(part.parts)
        elif isinstance(part, Group):
            pending.append(part.node)
        elif isinstance(part, Repeat):
            if not _plain(part.node):
                return None
            power += part.least != part.most
    return power


def _plain(node: Node) -> bool:
    if isinstance(node, Cat):
        return bool(node.parts) and all(_plain(part) for part in node.parts)
    if isinstance(node, Group):
        return _plain(node.node)
    return isinstance(node, Chars)
