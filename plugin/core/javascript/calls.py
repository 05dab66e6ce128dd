# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls: chains of methods, functions of the script, and who answers a method of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Union

from ..script_text import quoted
from ..text import tr
from . import code, earthengine, environment
from .code import CALL, OR, Code, Item, Link, atom
from .expressions import renamed
from .names import is_attribute
from .syntax import Node, property_name, unwrapped
from .values import is_earth_engine

if TYPE_CHECKING:
    from .translator import Translator

#: Python cannot compile chains of thousands of calls: longer ones are cut into pieces.
_LONGEST_CHAIN = 150
_VALUE_KINDS = frozenset(("string", "number", "integer", "boolean", "date", "regexp", "function"))


class Calls:
    """Translates the calls of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def translate(self, node: Node) -> Code:
        """A call, or a chain of calls and members."""
        units, head = self._units(node)
        if not units:
            return self._plain_call(head)
        made = self._script.expressions.translate(head) if head.type != "CallExpression" else self._plain_call(head)
        links: list[Link] = []
        for unit in units:
            step = self._step(unit, made, links)
            if isinstance(step, Link):
                links.append(step)
                if len(links) >= _LONGEST_CHAIN:
                    self._script.is_deep = True
                    made, links = self._script.put_aside(code.chain(made, links)), []
            else:
                made, links = step, []
        return code.chain(made, links)

    def _units(self, node: Node) -> tuple[list[Node], Node]:
        """The calls and members of a chain, innermost first, and what they begin with."""
        units: list[Node] = []
        current = unwrapped(node)
        while True:
            callee = unwrapped(current.callee) if current.type == "CallExpression" else None
            if current.type == "MemberExpression" and not self._stands_alone(current):
                units.append(current)
                current = unwrapped(current.object)
            elif callee is not None and callee.type == "MemberExpression" and not self._stands_alone(callee):
                units.append(current)
                current = unwrapped(callee.object)
            else:
                return units[::-1], current

    def _stands_alone(self, member: Node) -> bool:
        """Whether a member is a name of its own, as ``ee.Image.constant`` and ``Math.max`` are."""
        script = self._script
        if environment.earth_engine_path(member, script.scopes) is not None:
            return True
        return script.builtins.knows(member)

    def _step(self, unit: Node, made: Code, links: list[Link]) -> Union[Link, Code]:
        """The next link of a chain, or all of it up to there where that is no link."""
        if unit.type == "MemberExpression":
            name = property_name(unit)
            if self._script.kinds.of(unit.object) == "inert" and name is not None and is_attribute(name):
                return Link(f".{name}", is_call=False)
            return self._script.expressions.member_of(code.chain(made, links), unit)
        callee = unwrapped(unit.callee)
        name = property_name(callee)
        kind = self._script.kinds.of(callee.object)
        if name is not None and kind == "map":
            return self._script.builtins.of_map(unit, name, code.chain(made, links))
        if name is not None and kind == "inert" and is_attribute(name):
            return self._link(unit, name, self._script.expressions.items(unit, unit.arguments))
        if name is not None and is_earth_engine(kind):
            step = self._earth_engine_method(unit, name, kind, made, links)
        else:
            step = self._method(unit, name, kind, code.chain(made, links))
        if callee.optional and not isinstance(step, Link):
            return self._optional(callee, step)
        return step

    def _optional(self, callee: Node, made: Code) -> Code:
        owner = self._script.expressions.translate(callee.object)
        test = Code((owner.within(code.BIT_OR), " is not None"), code.COMPARISON)
        return code.ternary(test, made, atom("None"))

    def _link(self, unit: Node, name: str, items: list[Item], *, is_broken: bool = False) -> Link:
        callee = unwrapped(unit.callee)
        before, behind = self._script.comments.of_link(callee, unit)
        name = name if is_attribute(name) else f"{name}_"
        made = code.bracketed(f".{name}", items, is_broken=is_broken, hugs=self.hugs(unit.arguments))
        return Link(made.document, before, behind)

    @staticmethod
    def hugs(arguments: list[Node]) -> bool:
        """Whether a single argument keeps its brackets right inside those of the call."""
        return len(arguments) == 1 and arguments[0].type in ("ArrayExpression", "ObjectExpression")

    # Methods

    def _earth_engine_method(
        self, unit: Node, name: str, kind: str, made: Code, links: list[Link]
    ) -> Union[Link, Code]:
        callee = unwrapped(unit.callee)
        signature = earthengine.method(kind, name)
        if signature is None:
            signature = self._likely(unit, name)
        if name in ("evaluate", "getInfo") and unit.arguments:
            items = self._script.expressions.items(unit, unit.arguments)
            return code.call(
                self._script.need("evaluate"), [code.chain(made, links).within(OR), *(item.document for item in items)]
            )
        if name in ("toGeoJSONString", "serialize") and not unit.arguments:
            return self._as_json(code.chain(made, links), name)
        if name == "getMap":
            return self._link(unit, "getMapId", self._script.expressions.items(unit, unit.arguments[:1]))
        if signature is None:
            if name == "toString":
                return code.call("str", [code.chain(made, links).within(OR)])
            if name in self._script.usage.properties:
                return self._script.methods.invoked(unit, name, code.chain(made, links))
            return self._link(unit, name, self._script.expressions.items(unit, unit.arguments))
        items, is_broken = self._script.arguments.of(unit, signature)
        if kind == "ee" and name == "map" and len(items) == 1 and self._script.evidence.may_be_list(callee.object):
            items = [*items, Item("dropNulls=None")]  # it may be a list
        return self._link(unit, signature.name, items, is_broken=is_broken)

    def _as_json(self, owner: Code, name: str) -> Code:
        """A geometry or a graph as the text that the JavaScript client makes of it, which has no spaces."""
        self._script.imports.add("json")
        compact = 'separators=(",", ":")'
        if name == "toGeoJSONString":
            return code.call("json.dumps", [(owner.within(CALL), ".toGeoJSON()"), compact])
        graph = code.call("json.loads", [(owner.within(CALL), ".serialize()")])
        return code.call("json.dumps", [graph.document, "sort_keys=True", compact])

    def _likely(self, unit: Node, name: str) -> Optional[earthengine.Signature]:
        """The method that is meant where the class is not known: the one that takes the named arguments."""
        known = earthengine.methods(name)
        given = self._script.arguments.named(unit.arguments)
        if given is not None:
            fitting = [each for each in known if set(given) <= set(each.parameters)]
            known = fitting or known
        else:
            count = len(unit.arguments)
            known = [each for each in known if each.python is None or len(each.python) >= count] or known
        usable = [each for each in known if not each.is_missing]
        return usable[0] if usable else None

    def _method(self, unit: Node, name: Optional[str], kind: str, owner: Code) -> Union[Link, Code]:
        script = self._script
        if name is None:
            key = script.expressions.translate(unwrapped(unit.callee).property).within(OR)
            return script.methods.invoked(unit, key, owner, is_name=False)
        if unwrapped(unit.callee).computed and name.isdigit():
            return self._called(script.expressions.member_of(owner, unwrapped(unit.callee)), unit)
        written = script.kinds.is_callable(name)
        if kind in _VALUE_KINDS or kind.startswith("array"):
            return script.methods.translate(unit, name, kind, owner)
        if kind == "object" and written and not script.has_methods and name not in ("hasOwnProperty", "toString"):
            return self._called(code.index(owner, quoted(name)), unit)
        if written or (kind == "object" and name != "hasOwnProperty"):
            return script.methods.invoked(unit, name, owner)
        if name in environment.UNMISTAKABLE:
            return script.methods.translate(unit, name, kind, owner)
        if environment.is_value_method(name):
            return script.methods.invoked(unit, name, owner)
        return self._unknown_method(unit, name, owner)

    def _unknown_method(self, unit: Node, name: str, owner: Code) -> Code:
        """A method of something unknown that only Earth Engine has, as far as anybody knows."""
        if name in ("evaluate", "getInfo") and unit.arguments:
            items = self._script.expressions.items(unit, unit.arguments)
            return code.call(self._script.need("evaluate"), [owner.within(OR), *(item.document for item in items)])
        signature = self._likely(unit, name)
        if name == "getMap":
            name = "getMapId"
        if signature is None:
            return code.chain(owner, [self._link(unit, name, self._script.expressions.items(unit, unit.arguments))])
        items, is_broken = self._script.arguments.of(unit, signature)
        return code.chain(owner, [self._link(unit, signature.name, items, is_broken=is_broken)])

    # Functions

    def _called(self, function: Code, node: Node) -> Code:
        items = self._script.expressions.items(node, node.arguments)
        return code.bracketed(function.within(CALL), items, hugs=self.hugs(node.arguments))

    def _plain_call(self, node: Node) -> Code:
        """A call of a function by its name, of a class, or of what another expression gives."""
        script = self._script
        if node.type not in ("CallExpression", "NewExpression"):
            return script.expressions.translate(node)
        callee = unwrapped(node.callee)
        path = environment.earth_engine_path(callee, script.scopes)
        if path is not None:
            return self._static(node, path)
        made = script.builtins.call(node, callee)
        if made is not None:
            return made
        if node.type == "NewExpression" and script.kinds.of(callee) != "inert":
            return self._new(node, callee)
        if callee.type in ("FunctionExpression", "ArrowFunctionExpression"):
            return self._called(script.functions.as_value(callee, name="run"), node)
        return self._called(script.expressions.translate(callee), node)

    def _new(self, node: Node, callee: Node) -> Code:
        items = self._script.expressions.items(node, node.arguments)
        function = Item(self._script.expressions.translate(callee).within(OR))
        return code.bracketed(self._script.need("new"), [function, *items])

    def _static(self, node: Node, path: str) -> Code:
        script = self._script
        if path in ("initialize", "reset"):
            script.problem(node, tr("The session is connected already: this line does nothing here."))
            return atom("None")
        if path.startswith("Serializer."):
            items = script.expressions.items(node, node.arguments)
            return code.bracketed(f"ee.serializer.{path.split('.')[1]}", items)
        made = script.geometries.translate(node, path)
        if made is not None:
            return made
        signature = earthengine.static(path)
        if signature is None:
            items = script.expressions.items(node, node.arguments)
            return code.bracketed(f"ee.{renamed(path)}", items, hugs=self.hugs(node.arguments))
        if path.startswith("data.") and "callback" in signature.parameters:
            position = list(signature.parameters).index("callback")
            if 0 < position < len(node.arguments):
                return self._asked(node, path, signature, position)
        items, is_broken = script.arguments.of(node, signature)
        head, _, _ = path.rpartition(".")
        name = f"ee.{head}.{signature.name}" if head else f"ee.{signature.name}"
        if signature.is_missing:
            name = f"ee.{path}"
        return code.bracketed(name, items, is_broken=is_broken, hugs=self.hugs(node.arguments))

    def _asked(self, node: Node, path: str, signature: earthengine.Signature, position: int) -> Code:
        """``ee.data.…`` with a function that gets the answer."""
        items = self._script.expressions.items(node, node.arguments)
        count = position if signature.python is None else min(position, len(signature.python))
        asked = code.bracketed(f"ee.{path}", items[:count])
        question = code.call(self._script.need("Question"), [("lambda: ", asked.document)])
        return code.call(self._script.need("evaluate"), [question.document, items[position].document])
