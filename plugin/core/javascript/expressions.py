# SPDX-License-Identifier: GPL-2.0-or-later
"""Expressions, but for calls and operators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from ..script_text import quoted
from ..text import tr
from . import code, earthengine, environment
from .code import ATOM, CALL, OR, SIGN, WALRUS, Code, Item, atom
from .layout import Document
from .names import is_attribute
from .syntax import Node, end_line, line, number_text, property_name, unwrapped
from .values import is_earth_engine, is_number

if TYPE_CHECKING:
    from .translator import Translator

_MATH = {
    "PI": "math.pi", "E": "math.e", "LN2": "math.log(2)", "LN10": "math.log(10)", "SQRT2": "math.sqrt(2)",
    "LOG2E": "math.log2(math.e)", "LOG10E": "math.log10(math.e)", "SQRT1_2": "math.sqrt(0.5)",
}  # fmt: skip
_NUMBERS = {
    "MAX_SAFE_INTEGER": "9007199254740991", "MIN_SAFE_INTEGER": "-9007199254740991",
    "MAX_VALUE": "1.7976931348623157e308", "MIN_VALUE": "5e-324", "EPSILON": "2.220446049250313e-16",
    "POSITIVE_INFINITY": 'float("inf")', "NEGATIVE_INFINITY": 'float("-inf")', "NaN": 'float("nan")',
}  # fmt: skip


class Expressions:
    """Translates expressions of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def translate(self, node: Node) -> Code:
        """An expression in Python."""
        method = _TRANSLATORS.get(node.type)
        if method is not None:
            return method(self, node)
        operators = self._script.operators
        if node.type in operators.TYPES:
            return operators.translate(node)
        return self._script.untranslatable(node, tr("There is no Python for this part of the script."))

    def _literal(self, node: Node) -> Code:
        value = node.value
        if node.regex is not None:
            return self._script.texts.regexp(node)
        if value is None:
            return atom("None")
        if isinstance(value, bool):
            return atom(str(value))
        if isinstance(value, str):
            return atom(quoted(value))
        return atom(number(value, str(node.raw)))

    def _template(self, node: Node) -> Code:
        parts: list[Document] = []
        for index, quasi in enumerate(node.quasis):
            if quasi.value.cooked or (index == 0 and not node.expressions):
                parts.append(quoted(quasi.value.cooked))
            if index < len(node.expressions):
                parts.append(self._script.texts.as_text(node.expressions[index]).within(code.SUM))
        if len(parts) == 1:
            return Code(parts[0], code.SUM)
        return code.row(parts, ["+"] * (len(parts) - 1), code.SUM)

    def _identifier(self, node: Node) -> Code:
        variable = self._script.scopes.variable(node)
        if variable is not None:
            return atom(variable.python)
        name = str(node.name)
        if name == "undefined":
            return atom("None")
        if name in ("NaN", "Infinity"):
            return Code('float("nan")' if name == "NaN" else 'float("inf")', CALL)
        if name in environment.INERT or name == "Map":
            return atom(self._script.window(node, name))
        known = self._script.builtins.value(node)
        if known is not None:
            return known
        return atom(self._script.stranger(node))

    def _array(self, node: Node) -> Code:
        if any(each is None for each in node.elements):
            elements = [atom("None") if each is None else self.translate(each) for each in node.elements]
            return code.sequence([Item(each.within(OR)) for each in elements])
        plain = [each for each in node.elements if _is_short(each)]
        if len(plain) == len(node.elements) and len(plain) > 1 and not self._script.comments.within(node):
            return code.filled([self.translate(each).document for each in node.elements])
        return code.sequence(self.items(node, node.elements))

    def items(self, owner: Node, nodes: list[Node]) -> list[Item]:
        """Elements or arguments, with the comments that stand among them."""
        made = []
        for node, before, behind in self._script.comments.around(owner, nodes):
            if node.type == "SpreadElement":
                made.append(Item(("*", self._script.builtins.iterable(node.argument).within(OR)), before, behind))
            else:
                made.append(Item(self.value(node).within(code.LAMBDA), before, behind))
        return made

    def value(self, node: Node) -> Code:
        """An expression that is handed on: a function may need a definition before the statement."""
        if node.type in ("FunctionExpression", "ArrowFunctionExpression"):
            return self._script.functions.as_value(node)
        return self.translate(node)

    def _object(self, node: Node) -> Code:
        entries = []
        for each, before, behind in self._script.comments.around(node, node.properties):
            entries.append(Item(self._entry(each), before, behind))
        is_broken = line(node) != end_line(node) and len(entries) > 1
        return code.dictionary(entries, is_broken=is_broken)

    def _entry(self, node: Node) -> Document:
        if node.type == "SpreadElement":
            return ("**(", self.translate(node.argument).document, " or {})")
        if node.kind in ("get", "set"):
            self._script.problem(node, tr("A getter is read once here, when the object is made."))
            return (self._key(node), ": ", self._script.functions.called(node.value).within(code.LAMBDA))
        return (self._key(node), ": ", self.value(node.value).within(code.LAMBDA))

    def _key(self, node: Node) -> Document:
        name = property_name(node)
        if name is not None:
            return quoted(name)
        return self._script.texts.as_text(node.key).within(OR)

    def _member(self, node: Node) -> Code:
        script = self._script
        path = environment.earth_engine_path(node, script.scopes)
        if path is not None:
            return atom(f"ee.{renamed(path)}")
        name = property_name(node)
        owner = environment.global_name(node.object, script.scopes)
        if owner == "Math" and name in _MATH:
            script.imports.add("math")
            return Code(_MATH[str(name)], CALL)
        if owner == "Number" and name in _NUMBERS:
            return Code(_NUMBERS[str(name)], CALL)
        known = script.builtins.value(node)
        if known is not None:
            return known
        return self.member_of(self.translate(node.object), node)

    def member_of(self, owner: Code, node: Node) -> Code:
        """A property, or an element, of something that is translated already."""
        script = self._script
        kind = script.kinds.of(node.object)
        name = property_name(node)
        if kind == "map" and name is not None:
            return self._script.builtins.of_map(node, name, owner)
        if kind == "inert":
            if name is None or not is_attribute(name):
                key = self.translate(node.property).document if name is None else quoted(name)
                return code.index(owner, key)
            return Code((owner.within(CALL), f".{name}"), CALL)
        if name == "prototype" and not is_earth_engine(kind):
            return code.call(script.need("prototype"), [owner.within(OR)])
        if name == "length":
            if kind == "string" or kind.startswith("array"):
                return code.call("len", [owner.within(OR)])
            return code.call(script.need("length"), [owner.within(OR)])
        if kind == "object" and name is not None and not node.optional:
            if script.is_certain(node.object, name):
                return code.index(owner, quoted(name))
            if not script.has_methods:
                return Code((owner.within(CALL), ".get(", quoted(name), ")"), CALL)
        if kind.startswith("array") and name is None and script.is_within_bounds(node):
            return code.index(owner, self.translate(node.property).document)
        key = quoted(name) if name is not None else self.translate(node.property).within(OR)
        if node.computed and node.property.type == "Literal" and is_number(script.kinds.of(node.property)):
            key = self.translate(node.property).document
        return code.call(script.need("maybe" if self._is_optional(node) else "get"), [owner.within(OR), key])

    @staticmethod
    def _is_optional(node: Node) -> bool:
        """Whether ``?.`` stands before it in its chain."""
        while node.type in ("MemberExpression", "CallExpression"):
            if node.optional:
                return True
            node = node.callee if node.type == "CallExpression" else node.object
        return False

    def _sequence(self, node: Node) -> Code:
        parts = [self.translate(each).within(code.LAMBDA) for each in node.expressions]
        return Code(("(", code.commas(parts), ")[-1]"), CALL)

    def _this(self, node: Node) -> Code:
        return atom("this" if self._script.has_this() else "None")

    def _function(self, node: Node) -> Code:
        return self._script.functions.as_value(node)

    def _call(self, node: Node) -> Code:
        return self._script.calls.translate(node)

    def _chain(self, node: Node) -> Code:
        return self.translate(unwrapped(node))

    def _class(self, node: Node) -> Code:
        return self._script.classes.as_value(node)

    def _spread(self, node: Node) -> Code:
        return Code(("*", self.translate(node.argument).document), WALRUS)

    def _meta(self, node: Node) -> Code:
        return atom("None")


def _is_short(node: Optional[Node]) -> bool:
    """Whether it is a number, a short text, or a pair of numbers."""
    if node is None:
        return False
    if node.type == "UnaryExpression":
        return node.operator == "-" and _is_short(node.argument)
    if node.type == "ArrayExpression":
        return 0 < len(node.elements) <= 2 and all(
            each is not None and each.type != "ArrayExpression" and _is_short(each) for each in node.elements
        )
    return node.type == "Literal" and node.regex is None and len(str(node.raw)) < 30


def number(value: Any, raw: str) -> str:
    """A number's literal. Whole ones have neither point nor exponent: JavaScript writes them so too."""
    if value != value or value in (float("inf"), float("-inf")):
        return f'float("{value}")'
    if value == int(value) and abs(value) < 1e21:
        text = number_text(value)
        is_spelled_out = raw.isdigit() and not (raw.startswith("0") and len(raw) > 1)
        if raw[:2].lower() == "0x":
            return raw.lower()
        return f"{int(value):_}" if not is_spelled_out and len(text) > 6 else text
    clean = raw.lower().replace("_", "")
    return clean if "." in clean or "e" in clean else repr(value)


def renamed(path: str) -> str:
    """A path below ``ee`` with the names that it has in Python."""
    signature = earthengine.static(path)
    if signature is not None and not signature.is_missing and signature.name:
        head, _, _ = path.rpartition(".")
        return f"{head}.{signature.name}" if head else signature.name
    return ".".join(part if is_attribute(part) else part.title() for part in path.split("."))


_TRANSLATORS = {
    "Literal": Expressions._literal,
    "TemplateLiteral": Expressions._template,
    "Identifier": Expressions._identifier,
    "ArrayExpression": Expressions._array,
    "ObjectExpression": Expressions._object,
    "MemberExpression": Expressions._member,
    "SequenceExpression": Expressions._sequence,
    "ThisExpression": Expressions._this,
    "FunctionExpression": Expressions._function,
    "ArrowFunctionExpression": Expressions._function,
    "CallExpression": Expressions._call,
    "NewExpression": Expressions._call,
    "ChainExpression": Expressions._chain,
    "ClassExpression": Expressions._class,
    "SpreadElement": Expressions._spread,
    "MetaProperty": Expressions._meta,
}
__all__ = ["ATOM", "SIGN", "Expressions", "number", "renamed"]
