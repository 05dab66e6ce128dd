# SPDX-License-Identifier: GPL-2.0-or-later
"""Arguments of Earth Engine's functions: an object of named ones becomes keyword arguments."""

from __future__ import annotations

import keyword
from typing import TYPE_CHECKING, Optional, Sequence

from ..script_text import quoted
from . import code
from .code import LAMBDA, OR, Item
from .earthengine import Signature
from .layout import Document
from .syntax import Node, end_line, line, property_name, unwrapped
from .values import is_earth_engine

if TYPE_CHECKING:
    from .translator import Translator


class Arguments:
    """Translates the arguments of one script's calls."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def named(self, arguments: Sequence[Node]) -> Optional[list[str]]:
        """The names in an object that is the only argument; None where it is something else."""
        if len(arguments) != 1 or unwrapped(arguments[0]).type != "ObjectExpression":
            return None
        return [name for each in arguments[0].properties if each.key and (name := property_name(each)) is not None]

    def of(self, call: Node, signature: Signature) -> tuple[list[Item], bool]:
        """The arguments of a call, and whether each stands on a line of its own."""
        arguments = call.arguments
        if len(arguments) == 1 and self._are_named(arguments[0], signature):
            node = unwrapped(arguments[0])
            if node.type == "ObjectExpression":
                is_broken = line(node) != end_line(node) and len(node.properties) > 1
                items = self._keywords(call, node, signature)
                if self._is_selection(call) and "retainGeometry" not in (self.named(arguments) or ()):
                    return [*items, Item("retainGeometry=None")], is_broken
                return self._complete(items, signature), is_broken
            made = self._script.expressions.translate(node)
            return [Item(("**", self._renamed(made.within(OR), signature)))], False
        items = self._script.expressions.items(call, arguments)
        if signature.key != "Date":
            items = [self._dated(*each) for each in zip(items, arguments)]
        if self._is_selection(call) and arguments:
            return self._selected(items, arguments), False
        return self._complete(self._positional(items, arguments, signature), signature), False

    def _dated(self, item: Item, node: Node) -> Item:
        """An argument that is a date, as the milliseconds that Earth Engine takes."""
        if self._script.kinds.of(node) != "date":
            return item
        return Item(("ee.Date(", item.document, ".getTime())"), item.before, item.behind)

    def _complete(self, items: list[Item], signature: Signature) -> list[Item]:
        """The arguments, and None for those that Python would send along by itself."""
        if not signature.defaults:
            return items
        named = [
            str(item.document[0]) for item in items if isinstance(item.document, tuple) and "=" in item.document[1:2]
        ]
        given = {*signature.parameters[: len(items) - len(named)], *named}
        return [*items, *(Item(f"{name}=None") for name in signature.defaults if name not in given)]

    def _is_selection(self, call: Node) -> bool:
        """Whether properties of a collection's features are selected."""
        callee = unwrapped(call.callee)
        if callee.type != "MemberExpression" or property_name(callee) != "select":
            return False
        return self._script.kinds.of(callee.object) == "ee.FeatureCollection"

    def _selected(self, items: list[Item], nodes: Sequence[Node]) -> list[Item]:
        """Of a collection of features: the Python client says by itself that the geometry stays."""
        if all(self._script.kinds.of(node) == "string" for node in nodes):
            return [Item(code.sequence(items).document), Item("retainGeometry=None")]
        return [*items, Item("retainGeometry=None")] if len(items) < 3 else items

    def _are_named(self, node: Node, signature: Signature) -> bool:
        """Whether the JavaScript client takes an only argument as an object of named ones."""
        node = unwrapped(node)
        if node.type == "ObjectExpression":
            names = self.named([node]) or []
            has_spread = any(each.type == "SpreadElement" for each in node.properties)
            if signature.key == "Geometry" and "type" in names:
                return False
            if signature.kind == "named":
                return any(name in signature.parameters for name in names) or has_spread
            return signature.kind == "api" and bool(signature.parameters)
        if self._script.kinds.of(node) != "object" or signature.kind in ("dictionary", "plain"):
            return False
        if signature.kind == "api":
            return bool(signature.parameters)
        names = self._script.names_in(node)
        if signature.key == "Geometry" and "type" in names:
            return False
        return any(name in signature.parameters for name in names)

    def _renamed(self, document: Document, signature: Signature) -> Document:
        """An object of arguments whose names may be others in Python."""
        pairs = self._other_names(signature)
        if not pairs:
            return document
        table = ", ".join(f"{quoted(there)}: {quoted(here)}" for there, here in pairs.items())
        return code.call(self._script.need("renamed"), [document, f"{{{table}}}"]).document

    def _other_names(self, signature: Signature) -> dict[str, str]:
        if signature.python is None:
            return {}
        pairs = zip(signature.parameters, signature.python)
        return {there: here for there, here in pairs if there != here and there not in signature.python}

    def _keywords(self, call: Node, node: Node, signature: Signature) -> list[Item]:
        others = self._other_names(signature)
        made: list[Item] = []
        for each, before, behind in self._script.comments.around(node, node.properties):
            if each.type == "SpreadElement":
                value = self._script.expressions.translate(each.argument)
                made.append(Item(("**", value.within(OR)), before, behind))
                continue
            name = property_name(each)
            value = self._script.expressions.value(each.value)
            if name is None or not name.isidentifier():
                key = self._script.texts.as_text(each.key) if each.computed else code.atom(quoted(str(name)))
                made.append(Item(("**{", key.document, ": ", value.within(LAMBDA), "}"), before, behind))
                continue
            name = others.get(name, name)
            if keyword.iskeyword(name):
                made.append(Item(("**{", quoted(name), ": ", value.within(LAMBDA), "}"), before, behind))
            else:
                made.append(Item((name, "=", value.within(LAMBDA)), before, behind))
        if signature.python is None:
            made = self._by_position(node, signature, made)
        return made

    def _by_position(self, node: Node, signature: Signature, items: list[Item]) -> list[Item]:
        """Where the Python function takes any number of arguments, the first ones in their order without names."""
        if signature.key.startswith("Geometry") and not signature.key.endswith("select"):
            return items
        values = dict(zip(self.named([node]) or [], items))
        if len(values) != len(items):
            return items
        made = []
        for name in signature.parameters:
            if name not in values:
                break
            item = values[name]
            assert isinstance(item.document, tuple)
            value = item.document[2] if item.document[1] == "=" else item.document[3]
            made.append(Item(value, item.before, item.behind))
        return made if len(made) == len(items) else items

    def _positional(self, items: list[Item], nodes: Sequence[Node], signature: Signature) -> list[Item]:
        """Arguments without names; named nevertheless where the order is another in Python."""
        if signature.key == "Date" and len(nodes) == 1:
            kind = self._script.kinds.of(nodes[0])
            if not (kind in ("string", "integer", "number") or is_earth_engine(kind)) and self._script.uses_dates:
                plain = code.call(self._script.need("plain_date"), [items[0].document])
                return [Item(plain.document, items[0].before, items[0].behind)]
        python = signature.python
        if python is not None and len(items) > len(python) and signature.kind != "plain":
            items = items[: len(python)]  # the JavaScript client takes no notice of more
        if any(node.type == "SpreadElement" for node in nodes) or not signature.key.startswith("batch."):
            return items
        return [
            Item((name, "=", item.document), item.before, item.behind)
            for name, item in zip(signature.parameters, items)
        ]
