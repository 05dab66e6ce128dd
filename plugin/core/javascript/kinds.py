# SPDX-License-Identifier: GPL-2.0-or-later
"""What kind of value an expression has, as far as the script itself shows it.

Kinds are words: number (a whole one: integer), string, boolean, array, object, function, null, date, regexp, inert (the
Code Editor's windows, which are not here), "ee" for anything of Earth Engine, "ee.Image" where the class is known, and
"" where nothing is. An array may say of what: "array:string".
"""

from __future__ import annotations

from typing import Optional

from . import earthengine, environment
from .evidence import Evidence
from .scopes import Scopes, Variable
from .syntax import Node, property_name, unwrapped
from .usage import Source, Usage
from .values import UNKNOWN, element, is_earth_engine, is_number, join, of_method

_COMPARISONS = frozenset(("==", "!=", "===", "!==", "<", ">", "<=", ">=", "in", "instanceof"))
_WHOLE = frozenset(("|", "&", "^", "<<", ">>", ">>>"))

#: Where variables depend on each other in circles the search is given up after so many steps.
_MOST_STEPS = 20_000


class Kinds:
    """The kinds of a script's expressions and variables."""

    def __init__(self, scopes: Scopes, usage: Usage) -> None:
        self._scopes = scopes
        self._usage = usage
        self._known: dict[int, str] = {}
        self._variables: dict[Variable, str] = {}
        self._properties: dict[str, str] = {}
        self._computed: Optional[list[Node]] = None
        self._busy: set[object] = set()
        self._evidence = Evidence(scopes, usage)
        self._steps = 0
        self._circles = 0  # how often something was met while it was being found out

    def of(self, node: Optional[Node]) -> str:
        """The kind of an expression."""
        if node is None:
            return "null"
        known = self._known.get(id(node))
        if known is not None:
            return known
        if id(node) in self._busy:
            self._circles += 1
            return "null"
        before, is_first = self._circles, not self._busy
        self._steps = 0 if is_first else self._steps + 1
        if self._steps > _MOST_STEPS:
            return UNKNOWN
        self._busy.add(id(node))
        for link in self._unread_links(node):
            self.of(link)
        kind = self._read(node)
        self._busy.discard(id(node))
        if is_first or self._circles == before:
            self._known[id(node)] = kind
        return kind

    def _unread_links(self, node: Node) -> list[Node]:
        """The links of a long chain whose kinds are not known yet, innermost first: recursion would go too deep."""
        links: list[Node] = []
        current = node
        while current is not None and len(links) < 100_000:
            current = current.callee if current.type == "CallExpression" else current.object
            if current is None or current.type not in ("CallExpression", "MemberExpression"):
                break
            if id(current) in self._known:
                break
            if current.type == "CallExpression":
                links.append(current)
        return links[::-1] if len(links) > 20 else []

    def _read(self, node: Node) -> str:
        method = _READERS.get(node.type)
        return method(self, node) if method is not None else UNKNOWN

    def _literal(self, node: Node) -> str:
        value = node.value
        if node.regex is not None:
            return "regexp"
        if value is None:
            return "null"
        if isinstance(value, bool):
            return "boolean"
        if isinstance(value, str):
            return "string"
        return "integer" if value == int(value) and "." not in str(node.raw) else "number"

    def _array(self, node: Node) -> str:
        kinds = {self.of(each) for each in node.elements if each is not None and each.type != "SpreadElement"}
        has_spread = any(each is not None and each.type == "SpreadElement" for each in node.elements)
        if not node.elements:
            return "array:"
        if len(kinds) == 1 and not has_spread:
            (kind,) = kinds
            return f"array:{kind}" if kind and not kind.startswith("array") else "array"
        if kinds and all(map(is_number, kinds)) and not has_spread:
            return "array:number"
        return "array"

    def _identifier(self, node: Node) -> str:
        variable = self._scopes.variable(node)
        if variable is not None:
            return self.variable(variable)
        if node.name == "undefined":
            return "null"
        if node.name in ("NaN", "Infinity"):
            return "number"
        if node.name == "Map":
            return "map"
        if node.name in environment.INERT or node.name == "exports":
            return "inert" if node.name in environment.INERT else "object"
        is_telling = node.name not in environment.KNOWN and self._evidence.is_earth_engine(self._evidence.methods(node))
        return "ee" if is_telling else UNKNOWN

    def variable(self, variable: Variable) -> str:
        """The kind of all that is ever assigned to a variable."""
        known = self._variables.get(variable)
        if known is not None:
            return known
        if variable in self._busy:
            self._circles += 1
            return "null"  # says nothing against what else is assigned
        before, is_first = self._circles, not self._busy
        self._busy.add(variable)
        kind = "null"
        found = [self._written(variable, writer, value) for writer, value in variable.writes]
        for each in found:
            kind = join(kind, each)
        self._busy.discard(variable)
        kind = UNKNOWN if kind == "null" and not self._is_only_null(variable) else kind
        if kind == UNKNOWN and all(each in (UNKNOWN, "null") or is_earth_engine(each) for each in found):
            # Nothing says what it is, and nothing that it is of JavaScript.
            kind = "ee" if self._evidence.is_earth_engine(self._evidence.of_variable(variable)) else UNKNOWN
        if is_first or self._circles == before:
            self._variables[variable] = kind
        return kind

    def _is_only_null(self, variable: Variable) -> bool:
        return variable.kind != "parameter" and all(
            writer.type == "VariableDeclarator" for writer, _ in variable.writes
        )

    def _written(self, variable: Variable, writer: Node, value: Optional[Node]) -> str:
        if value is not None:
            return "function" if value.type == "FunctionDeclaration" else self.of(value)
        if writer.type == "ForInStatement":
            return "string"
        if writer.type == "ForOfStatement":
            return element(self.of(writer.right))
        if variable.kind == "parameter":
            return self._parameter(variable, writer)
        return UNKNOWN

    def _parameter(self, variable: Variable, parameter: Node) -> str:
        """From the calls, where all are known; from a default too."""
        if parameter.type == "RestElement":
            return "array"
        if parameter.type not in ("Identifier", "AssignmentPattern"):
            return UNKNOWN
        function = variable.scope.node
        position = function.params.index(parameter)
        facts = self._usage.facts[id(function)]
        if not facts.is_closed:
            return UNKNOWN
        kind = self.of(parameter.right) if parameter.type == "AssignmentPattern" else "null"
        for source in facts.sources:
            found = self._argument(source, position)
            kind = join(kind, found)
            if not kind:
                return UNKNOWN
        return UNKNOWN if kind == "null" else kind

    def _argument(self, source: Source, position: int) -> str:
        """The kind of a function's argument: of a direct call, or of what hands values to a callback."""
        call = source.call
        if not source.is_callback:
            if any(each.type == "SpreadElement" for each in call.arguments):
                return UNKNOWN
            return self.of(call.arguments[position]) if position < len(call.arguments) else "null"
        receiver = self.of(call.callee.object)
        name = property_name(call.callee)
        if is_earth_engine(receiver):
            if name == "map" and position == 0:
                return {"ee.ImageCollection": "ee.Image", "ee.FeatureCollection": "ee.Feature"}.get(receiver, "ee")
            return "ee"
        if receiver.startswith("array") and name in ("map", "forEach", "filter", "some", "every", "find"):
            return element(receiver) if position == 0 else "integer" if position == 1 else UNKNOWN
        return UNKNOWN

    def property(self, name: str) -> str:
        """The kind of all that is ever assigned to properties of that name."""
        known = self._properties.get(name)
        if known is not None:
            return known
        if ("property", name) in self._busy:
            self._circles += 1
            return "null"
        before, is_first = self._circles, not self._busy
        self._busy.add(("property", name))
        values = self._usage.properties.get(name)
        kind = "null" if values else UNKNOWN
        for value in [*(values or ()), *self._anywhere()]:
            kind = join(kind, self.of(value))
            if not kind:
                break
        self._busy.discard(("property", name))
        kind = UNKNOWN if kind == "null" else kind
        if is_first or self._circles == before:
            self._properties[name] = kind
        return kind

    def is_callable(self, name: str) -> bool:
        """Whether a function may be assigned to a property of that name."""
        for value in self._usage.properties.get(name, ()):
            kind = self.of(value)
            is_argument = value.parent.type == "Property" and value.parent.parent.parent.type == "CallExpression"
            if kind == "function" or (not kind and not is_argument):
                return True
        return False

    def _anywhere(self) -> list[Node]:
        """What is assigned to properties whose names are only computed."""
        if self._computed is None:
            written = self._usage.computed_writes
            self._computed = [value for owner, value in written if not self.of(owner).startswith("array")]
        return self._computed

    def _member(self, node: Node) -> str:
        path = environment.earth_engine_path(node, self._scopes)
        if path is not None:
            return UNKNOWN
        owner = self.of(node.object)
        name = property_name(node)
        if owner in ("inert", "map"):
            return "inert"
        if name == "length" and (owner == "string" or owner.startswith("array")):
            return "integer"
        if owner.startswith("array") and (node.computed and is_number(self.of(node.property))):
            return element(owner)
        if owner == "string" and node.computed:
            return "string"
        if owner == "object" and name is not None:
            return self.property(name)
        if node.object.type == "Identifier" and node.object.name in ("Math", "Number"):
            return "number"
        return UNKNOWN

    def _call(self, node: Node) -> str:
        callee = unwrapped(node.callee)
        path = environment.earth_engine_path(callee, self._scopes)
        if path is not None:
            signature = earthengine.static(path)
            return earthengine.returned(signature) if signature is not None else UNKNOWN
        if callee.type == "MemberExpression":
            return self._method_call(node, callee)
        if callee.type == "Identifier":
            variable = self._scopes.variable(callee)
            if variable is None:
                return environment.RETURNS.get(callee.name, UNKNOWN)
            return self._returned(variable)
        if callee.type in ("FunctionExpression", "ArrowFunctionExpression"):
            return self.result(callee)
        return self.of(callee) if self.of(callee) == "inert" else UNKNOWN

    def _returned(self, variable: Variable) -> str:
        if self.variable(variable) == "inert":
            return "inert"
        functions = [value for _, value in variable.writes if value is not None]
        if len(functions) == 1 and id(functions[0]) in self._usage.facts:
            return self.result(functions[0])
        return UNKNOWN

    def result(self, function: Node) -> str:
        """What a function returns."""
        if ("result", id(function)) in self._busy:
            self._circles += 1
            return "null"
        self._busy.add(("result", id(function)))
        facts = self._usage.facts[id(function)]
        kind = "null"
        for value in facts.returns:
            kind = join(kind, self.of(value))
            if not kind:
                break
        self._busy.discard(("result", id(function)))
        return UNKNOWN if kind == "null" else kind

    def _method_call(self, node: Node, callee: Node) -> str:
        name = property_name(callee) or ""
        if callee.object.type == "Identifier" and self._scopes.variable(callee.object) is None:
            known = environment.RETURNS.get(f"{callee.object.name}.{name}")
            if known is not None:
                return known
            if callee.object.name == "Map" and name not in environment.MAP:
                return "inert"
        owner = self.of(callee.object)
        if owner == "map":
            return environment.RETURNS.get(f"Map.{name}", "null") if name in environment.MAP else "inert"
        if owner == "inert" or (owner == "null" and earthengine.keeps_kind(name)):
            return owner  # ``a = a.merge(b)`` says nothing against what else `a` is
        if is_earth_engine(owner):
            signature = earthengine.method(owner, name) or next(iter(earthengine.methods(name)), None)
            if signature is None or name in ("getInfo", "evaluate", "serialize"):
                return UNKNOWN
            return earthengine.returned(signature, owner if owner != "ee" else "")
        if owner == "object" and name in self._usage.properties:
            return self._called_property(name)
        if owner in ("string", "date", "number", "integer", "regexp", "boolean") or owner.startswith("array"):
            return of_method(owner, name)
        if not owner and name in environment.UNMISTAKABLE and name not in self._usage.properties:
            return environment.UNMISTAKABLE[name]
        is_plain = not environment.is_value_method(name) and not self.is_callable(name)
        if not owner and earthengine.is_method(name) and is_plain:
            found = {earthengine.returned(each) for each in earthengine.methods(name)}
            return found.pop() if len(found) == 1 else "ee" if all(map(is_earth_engine, found)) and found else UNKNOWN
        return UNKNOWN

    def _called_property(self, name: str) -> str:
        functions = self._usage.properties[name]
        if len(functions) == 1 and id(functions[0]) in self._usage.facts:
            return self.result(functions[0])
        return UNKNOWN

    def _new(self, node: Node) -> str:
        path = environment.earth_engine_path(node.callee, self._scopes)
        if path is not None:
            return self._call(node)
        if node.callee.type == "Identifier" and self._scopes.variable(node.callee) is None:
            return {"Date": "date", "Array": "array", "RegExp": "regexp", "Object": "object"}.get(
                node.callee.name, UNKNOWN
            )
        return "inert" if self.of(node.callee) == "inert" else "object"

    def _binary(self, node: Node) -> str:
        if node.operator in _COMPARISONS:
            return "boolean"
        if node.operator in _WHOLE:
            return "integer"
        left, right = self.of(node.left), self.of(node.right)
        left, right = (right if left == "null" else left), (left if right == "null" else right)
        if node.operator == "+":
            if "string" in (left, right):
                return "string"
            if not (is_number(left) and is_number(right)):
                return UNKNOWN
        is_whole = node.operator in ("+", "-", "*") or (node.operator == "%" and bool(node.right.value))
        return "integer" if left == right == "integer" and is_whole else "number"

    def _logical(self, node: Node) -> str:
        if environment.is_import(node.left, self._scopes):
            return "null" if node.operator == "&&" else self.of(node.right)
        return join(self.of(node.left), self.of(node.right))

    def _unary(self, node: Node) -> str:
        known = {"!": "boolean", "delete": "boolean", "typeof": "string", "void": "null"}.get(node.operator)
        if known is not None:
            return known
        return "integer" if node.operator == "~" or self.of(node.argument) == "integer" else "number"

    def _assignment(self, node: Node) -> str:
        if node.operator == "=":
            return self.of(node.right)
        left, right = self.of(node.left), self.of(node.right)
        if node.operator == "+=":
            return "string" if "string" in (left, right) else join(left, right) if is_number(right) else UNKNOWN
        if node.operator in ("||=", "&&=", "??="):
            return join(left, right)
        is_whole = left in ("integer", "null") and right == "integer" and node.operator in ("-=", "*=")
        return "integer" if is_whole else "number"


_READERS = {
    "Literal": Kinds._literal,
    "TemplateLiteral": lambda kinds, node: "string",
    "ArrayExpression": Kinds._array,
    "ObjectExpression": lambda kinds, node: "object",
    "FunctionExpression": lambda kinds, node: "function",
    "ArrowFunctionExpression": lambda kinds, node: "function",
    "FunctionDeclaration": lambda kinds, node: "function",
    "ClassDeclaration": lambda kinds, node: "function",
    "Identifier": Kinds._identifier,
    "MemberExpression": Kinds._member,
    "CallExpression": Kinds._call,
    "NewExpression": Kinds._new,
    "BinaryExpression": Kinds._binary,
    "LogicalExpression": Kinds._logical,
    "ConditionalExpression": lambda kinds, node: join(kinds.of(node.consequent), kinds.of(node.alternate)),
    "UnaryExpression": Kinds._unary,
    "UpdateExpression": lambda kinds, node: "integer" if kinds.of(node.argument) in ("integer", "null") else "number",
    "AssignmentExpression": Kinds._assignment,
    "SequenceExpression": lambda kinds, node: kinds.of(node.expressions[-1]),
    "ChainExpression": lambda kinds, node: kinds.of(node.expression),
}
