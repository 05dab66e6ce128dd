# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces that graphs are written with: chains with the kinds of their values, literals, names."""

from __future__ import annotations

import json
import keyword
from typing import Any, Dict, List, NamedTuple, Sequence, Tuple

from .javascript import code, earthengine
from .javascript.code import CALL, Code, Item, Link, atom
from .javascript.layout import Document
from .script_text import quoted


class Piece(NamedTuple):
    """An expression as a chain, and the kind of what it gives, as "ee.Image"; "ee" where that is unknown."""

    head: Code
    links: Tuple[Link, ...] = ()
    kind: str = "ee"

    def code(self) -> Code:
        """The expression."""
        return code.chain(self.head, self.links)

    def then(self, name: str, arguments: Sequence[Document], kind: str) -> Piece:
        """``….name(…)``."""
        link = Link(code.call(f".{name}", arguments).document)
        return Piece(self.head, (*self.links, link), kind)


def functions(graph: str) -> Tuple[str, ...]:
    """The functions of Earth Engine that a graph calls by their names."""
    found: Dict[str, None] = {}
    waiting: List[Any] = [json.loads(graph)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("functionName"), str):
                found[part["functionName"]] = None
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return tuple(found)


def is_name(text: str) -> bool:
    """Whether Python takes it for a name."""
    return text.isidentifier() and not keyword.iskeyword(text)


def returned(name: str) -> str:
    """The kind of what a function gives, called in the plain form: the client casts it."""
    owner, _, short = name.rpartition(".")
    found = earthengine.static(name) or (earthengine.method(f"ee.{owner}", short) if owner else None)
    kind = earthengine.returned(found) if found is not None else "ee"
    return kind if kind in ("ee.Image", "ee.Feature") else "ee"


def literal(value: Any) -> Code:
    """A constant of a graph."""
    if isinstance(value, str):
        return atom(quoted(value))
    if isinstance(value, list):
        is_short = all(isinstance(each, (int, float, str)) for each in value)
        items = [literal(each).document for each in value]
        return code.filled(items) if is_short and items else code.sequence([Item(each) for each in items])
    if isinstance(value, dict):
        return code.dictionary(
            [Item((f"{quoted(str(name))}: ", literal(each).document)) for name, each in value.items()]
        )
    return Code(repr(value), CALL if isinstance(value, (int, float)) and value < 0 else code.ATOM)
