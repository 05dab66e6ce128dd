# SPDX-License-Identifier: GPL-2.0-or-later
"""The functions that a script finds: print, Map, Export, Math, JSON, Object, Date and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ..text import tr
from . import code, earthengine, environment
from .code import CALL, OR, Code, Item, atom
from .layout import Document
from .syntax import Node, property_name, unwrapped

if TYPE_CHECKING:
    from .translator import Translator

_OWNERS = frozenset(("Math", "JSON", "Object", "Array", "Number", "String", "Date", "console", "Export", "Map"))
_MATH = frozenset(
    "floor ceil sqrt sin cos tan asin acos atan atan2 sinh cosh tanh log log10 log2 log1p exp expm1 trunc hypot".split()
)
_HELPERS = {
    "parseInt": "parse_int", "parseFloat": "parse_float", "isNaN": "is_nan", "Object.keys": "keys",
    "Object.values": "values", "Object.entries": "entries", "Object.assign": "assign", "Array.from": "array_from",
    "JSON.stringify": "stringify", "Math.round": "round", "Math.sign": "sign", "Number.parseInt": "parse_int",
    "Number.parseFloat": "parse_float", "Number.isNaN": "is_nan", "Object.getOwnPropertyNames": "keys",
}  # fmt: skip
_PRINTERS = frozenset(("print", "alert", "console.log", "console.error", "console.warn", "console.info"))
_ERRORS = frozenset(("Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError", "EvalError"))
_CLASSES = {"Array": "list", "Object": "dict", "String": "str", "Function": "callable", "Number": "(int, float)"}


class Builtins:
    """Translates what the Code Editor and JavaScript offer."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def knows(self, member: Node) -> bool:
        """Whether a member is one of these names, as ``Math.max`` is."""
        return self._path(member) is not None

    def _path(self, node: Node) -> Optional[str]:
        """ "Math.max", "Export.image.toDrive", "print"; None for names of the script's own."""
        if node.type == "Identifier":
            return environment.global_name(node, self._script.scopes)
        if node.type != "MemberExpression":
            return None
        name = property_name(node)
        owner = unwrapped(node.object)
        if owner.type == "MemberExpression":
            outer = self._path(owner)
            return f"{outer}.{name}" if outer is not None and outer.startswith("Export.") and name else None
        known = environment.global_name(owner, self._script.scopes)
        return f"{known}.{name}" if known in _OWNERS and name else None

    def value(self, node: Node) -> Optional[Code]:
        """One of these names where it is not called."""
        path = self._path(node)
        if path is None:
            return None
        if path.startswith("Map."):
            name = path[4:]
            return atom(f"{self._script.window(node, 'Map' if name in environment.MAP else 'ui.Map')}.{name}")
        if path.startswith("Export."):
            return atom(f"ee.batch.{path}")
        if path in _PRINTERS:
            return atom("print")
        if path == "Date":
            return atom(self._script.need("Date"))
        if path in ("String", "Number", "Boolean"):
            return atom({"String": self._script.need("text"), "Number": self._script.need("number")}.get(path, "bool"))
        if path in _CLASSES:
            return atom(_CLASSES[path])
        if path.startswith("Math.") and path[5:] in _MATH:
            self._script.imports.add("math")
            return atom(f"math.{path[5:]}")
        if path in _HELPERS:
            return atom(self._script.need(_HELPERS[path]))
        return {"Math.min": atom("min"), "Math.max": atom("max"), "Math.abs": atom("abs")}.get(path)

    def call(self, node: Node, callee: Node) -> Optional[Code]:
        """A call of one of these; None where it is none of them."""
        path = self._path(callee)
        if path is None:
            return None
        if path in _PRINTERS:
            return code.bracketed("print", self._items(node), hugs=True)
        if path == "require":
            return self._script.required(node)
        head = path.split(".")[0]
        if head == "Map":
            return self.of_map(node, path[4:], None) if "." in path else None
        if head == "Export":
            return self.export(node, path)
        if head == "Math":
            return self._math(node, path[5:])
        if path in _HELPERS:
            return code.bracketed(self._script.need(_HELPERS[path]), self._items(node))
        method = _CALLS.get(path)
        if method is not None:
            return method(self, node)
        if path in _ERRORS:
            return code.bracketed(self._script.need("error"), self._items(node))
        if head == "Date":
            name = self._script.need("Date")
            return code.bracketed(name if path == "Date" else f"{name}.{path[5:]}", self._items(node))
        return None

    def _items(self, node: Node) -> list[Item]:
        return self._script.expressions.items(node, node.arguments)

    def _first(self, node: Node) -> Code:
        return self._script.expressions.translate(node.arguments[0]) if node.arguments else atom("None")

    # The Code Editor

    def of_map(self, node: Node, name: str, owner: Optional[Code]) -> Code:
        """A method of the map, or of a variable that is the map; what only the Code Editor's has is not shown."""
        script = self._script
        if name not in environment.MAP:
            function = f"{script.window(node, 'ui.Map')}.{name}"
            if node.type == "MemberExpression":
                return atom(function)
            return code.bracketed(function, self._items(node), hugs=script.calls.hugs(node.arguments))
        function = f"{owner.text if owner is not None else script.window(node, 'Map')}.{name}"
        if node.type == "MemberExpression":
            return atom(function)
        names = environment.MAP_PARAMETERS.get(name, ())
        given = script.arguments.named(node.arguments)
        if given and any(environment.MAP_RENAMED.get(each, each) in names for each in given):
            items = []
            for each, before, behind in script.comments.around(node.arguments[0], node.arguments[0].properties):
                key = str(property_name(each))
                value = script.expressions.value(each.value)
                items.append(
                    Item((environment.MAP_RENAMED.get(key, key), "=", value.within(code.LAMBDA)), before, behind)
                )
            return code.bracketed(function, items)
        made = code.bracketed(function, self._items(node)[: len(names) or None])
        if name != "addLayer" or node.parent.type == "ExpressionStatement":
            return made
        return code.call(script.need("layer"), [made.document])

    def export(self, node: Node, path: str) -> Code:
        """A task of an export, started."""
        script = self._script
        signature = earthengine.static(f"batch.{path}")
        if signature is None or signature.is_missing:
            return script.untranslatable(node, tr("The Python client has no such export."))
        items, is_broken = script.arguments.of(node, signature)
        made = code.bracketed(f"ee.batch.{path}", items, is_broken=is_broken)
        if node.parent.type == "ExpressionStatement" and script.can_put_aside():
            task = script.put_aside(made, "task")
            return Code((task.document, ".start()"), CALL)
        return code.call(script.need("started"), [made.document])

    # JavaScript

    def _math(self, node: Node, name: str) -> Optional[Code]:
        items = self._items(node)
        if name in ("max", "min"):
            if not items:
                return Code('float("-inf")' if name == "max" else 'float("inf")', CALL)
            if len(items) == 1:  # of one number, or of a list that is spread out
                return code.bracketed(name, [Item(("[", items[0].document, "]"))])
            return code.bracketed(name, items)
        if name == "abs":
            return code.bracketed("abs", items)
        if name == "pow" and len(items) == 2:
            base, power = (self._script.expressions.translate(each) for each in node.arguments)
            return Code((base.within(CALL), " ** ", power.within(code.SIGN)), code.POWER)
        if name == "random":
            self._script.imports.add("random")
            return atom("random.random()")
        if name == "cbrt":
            return Code((self._first(node).within(CALL), " ** (1 / 3)"), code.POWER)
        if name not in _MATH:
            return None
        self._script.imports.add("math")
        return code.bracketed(f"math.{name}", items)

    def _string(self, node: Node) -> Code:
        return self._script.texts.as_text(node.arguments[0]) if node.arguments else atom('""')

    def _boolean(self, node: Node) -> Code:
        if not node.arguments:
            return atom("False")
        return code.call("bool", [self._script.operators.truth(node.arguments[0]).document])

    def _number(self, node: Node) -> Code:
        return code.call(self._script.need("number"), [self._first(node).within(OR)]) if node.arguments else atom("0")

    def _array(self, node: Node) -> Code:
        arguments = node.arguments
        if len(arguments) == 1 and self._script.kinds.of(arguments[0]) in ("integer", "number", ""):
            count: Document = self._first(node).within(code.PRODUCT + 1)
            if self._script.kinds.of(arguments[0]) != "integer":
                count = code.call("int", [count]).document
            return Code(("[None] * ", count), code.PRODUCT)
        return code.sequence(self._items(node))

    def _array_of(self, node: Node) -> Code:
        return code.sequence(self._items(node))

    def _object(self, node: Node) -> Code:
        return self._first(node) if node.arguments else atom("{}")

    def _create(self, node: Node) -> Code:
        made = code.call(self._script.need("Object"), [])
        if not node.arguments or (node.arguments[0].value is None and node.arguments[0].type == "Literal"):
            return made
        name = self._script.names.fresh("made")
        inherit = code.call("setattr", [name, '"prototype"', self._first(node).within(OR)])
        return Code(("(", name, " := ", made.document, ", ", inherit.document, ")[0]"), CALL)

    def _is_array(self, node: Node) -> Code:
        return code.call("isinstance", [self._first(node).within(OR), "list"])

    def _is_integer(self, node: Node) -> Code:
        return Code((self._first(node).within(code.PRODUCT), " % 1 == 0"), code.COMPARISON)

    def _is_finite(self, node: Node) -> Code:
        self._script.imports.add("math")
        number = code.call(self._script.need("number"), [self._first(node).within(OR)])
        return code.call("math.isfinite", [number.document])

    def _parse(self, node: Node) -> Code:
        self._script.imports.add("json")
        return code.call("json.loads", [self._first(node).within(OR)])

    def _characters(self, node: Node) -> Code:
        return code.call("chr", [self._first(node).within(OR)])

    def _frozen(self, node: Node) -> Code:
        return self._first(node)

    def _regexp(self, node: Node) -> Code:
        return code.bracketed(self._script.need("Regexp"), self._items(node))

    def iterable(self, node: Node) -> Code:
        """What ``...value`` and ``for (… of value)`` go through."""
        return self._script.expressions.translate(node)

    def type_of(self, node: Node) -> Code:
        """``typeof value``."""
        argument = unwrapped(node.argument)
        if environment.global_name(argument, self._script.scopes) in (*environment.INERT, "Map", "ee", "print"):
            return atom('"object"')
        if self._script.is_undeclared(argument):
            return atom('"undefined"')
        return code.call(self._script.need("typeof"), [self._script.expressions.translate(argument).within(OR)])

    def instance_of(self, node: Node) -> Code:
        """``value instanceof Class``."""
        value = self._script.expressions.translate(node.left).within(OR)
        name = environment.global_name(unwrapped(node.right), self._script.scopes)
        if name == "Function":
            return code.call("callable", [value])
        other = self._script.expressions.translate(node.right).within(OR)
        if name is not None or environment.earth_engine_path(node.right, self._script.scopes) is not None:
            return code.call("isinstance", [value, other])
        return code.call(self._script.need("instance_of"), [value, other])


_CALLS = {
    "String": Builtins._string, "Boolean": Builtins._boolean, "Number": Builtins._number, "Array": Builtins._array,
    "Array.of": Builtins._array_of, "Object": Builtins._object, "Object.create": Builtins._create,
    "Array.isArray": Builtins._is_array, "Number.isInteger": Builtins._is_integer, "isFinite": Builtins._is_finite,
    "Number.isFinite": Builtins._is_finite, "JSON.parse": Builtins._parse, "String.fromCharCode": Builtins._characters,
    "Object.freeze": Builtins._frozen, "RegExp": Builtins._regexp,
}  # fmt: skip
