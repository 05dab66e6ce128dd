# SPDX-License-Identifier: GPL-2.0-or-later
"""How functions are called and what properties hold, all over a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Optional

from .scopes import Scopes, Variable
from .syntax import FUNCTIONS, Node, children, property_name

#: How many arguments Earth Engine hands to a function that it is given.
_EARTH_ENGINE_CALLBACKS = {"map": 1, "iterate": 2}


class Source(NamedTuple):
    """A call that runs a function: of the function itself, or one that takes it as a callback."""

    call: Node
    is_callback: bool


@dataclass
class Facts:
    """What is known of a function. It is closed where all that runs it is in `sources`."""

    node: Node
    is_closed: bool = True
    sources: list[Source] = field(default_factory=list)
    returns: list[Optional[Node]] = field(default_factory=list)
    #: Names of parameters that the function asks whether they are there.
    doubted: set[str] = field(default_factory=set)


class Usage:
    """Facts of each function by the id of its node; values of properties by their name.

    Gives every node its `parent`.
    """

    def __init__(self, tree: Node, scopes: Scopes) -> None:
        self.facts: dict[int, Facts] = {id(node): Facts(node) for node in scopes.functions}
        self.properties: dict[str, list[Node]] = {}
        self.computed_writes: list[tuple[Node, Node]] = []
        self.method_calls: dict[str, list[Node]] = {}
        self.member_reads: dict[str, list[Node]] = {}
        self._scopes = scopes
        self._walk(tree)
        for node in scopes.functions:
            self._find_sources(node)

    def _walk(self, tree: Node) -> None:
        waiting: list[tuple[Node, Optional[Facts]]] = [(tree, None)]
        while waiting:
            node, function = waiting.pop()
            if node.type in FUNCTIONS:
                function = self.facts[id(node)]
                if node.body.type != "BlockStatement":
                    function.returns.append(node.body)
            self._note(node, function)
            for child in children(node):
                child.parent = node
                waiting.append((child, function))

    def _note(self, node: Node, function: Optional[Facts]) -> None:
        if node.type == "ReturnStatement" and function is not None:
            function.returns.append(node.argument)
        elif node.type == "Property":
            name = property_name(node)
            if name is not None and node.value is not None:
                self.properties.setdefault(name, []).append(node.value)
        elif node.type == "AssignmentExpression" and node.left.type == "MemberExpression":
            self._note_write(node)
        elif node.type == "MemberExpression":
            name = property_name(node)
            if name is not None:
                parent = node.parent
                is_called = parent.type == "CallExpression" and parent.callee is node
                is_written = parent.type == "AssignmentExpression" and parent.left is node
                if is_called:
                    self.method_calls.setdefault(name, []).append(parent)
                elif not is_written:
                    self.member_reads.setdefault(name, []).append(node)
        elif function is not None and node.type in ("LogicalExpression", "BinaryExpression", "UnaryExpression"):
            self._note_doubt(node, function)
        elif function is not None and node.type in ("IfStatement", "ConditionalExpression"):
            self._doubt(node.test, function)

    def _note_write(self, node: Node) -> None:
        name = property_name(node.left)
        value = node.right if node.operator == "=" else node
        if name is not None:
            self.properties.setdefault(name, []).append(value)
        else:
            self.computed_writes.append((node.left.object, value))

    def _note_doubt(self, node: Node, function: Facts) -> None:
        if node.type == "LogicalExpression":
            self._doubt(node.left, function)
        elif node.type == "UnaryExpression" and node.operator in ("typeof", "!"):
            self._doubt(node.argument, function)
        elif node.type == "BinaryExpression" and node.operator in ("==", "===", "!=", "!=="):
            self._doubt(node.left, function)
            self._doubt(node.right, function)

    def _doubt(self, node: Node, function: Facts) -> None:
        if node.type == "Identifier":
            function.doubted.add(node.name)

    def _find_sources(self, node: Node) -> None:
        facts = self.facts[id(node)]
        parent = node.parent
        scope = self._scopes.of[id(node)]
        if scope.uses_arguments:
            facts.is_closed = False
        if node.type == "FunctionDeclaration":
            self._of_variable(facts, self._scopes.meaning[id(node.id)])
            return
        if node.id is not None and node.id.name in scope.variables and scope.variables[node.id.name].reads:
            facts.is_closed = False
        if parent.type == "VariableDeclarator" and parent.id.type == "Identifier":
            self._of_variable(facts, self._scopes.meaning[id(parent.id)])
        elif parent.type == "AssignmentExpression" and parent.right is node and parent.operator == "=":
            self._of_assignment(facts, parent)
        elif parent.type == "Property" and property_name(parent) is not None:
            self._of_property(facts, str(property_name(parent)))
        elif parent.type == "CallExpression":
            self._of_call(facts, parent, node)
        else:
            facts.is_closed = False

    def _of_assignment(self, facts: Facts, assignment: Node) -> None:
        left = assignment.left
        if assignment.parent.type != "ExpressionStatement":
            facts.is_closed = False
        elif left.type == "Identifier":
            self._of_variable(facts, self._scopes.meaning[id(left)])
        elif property_name(left) is not None:
            self._of_property(facts, str(property_name(left)))
            if left.object.type == "Identifier" and left.object.name == "exports":
                facts.is_closed = False
        else:
            facts.is_closed = False

    def _of_variable(self, facts: Facts, variable: Variable) -> None:
        for node, _ in variable.reads:
            parent = node.parent
            if parent.type == "CallExpression":
                self._of_call(facts, parent, node)
            else:
                facts.is_closed = False
                if parent.type in ("Property", "AssignmentExpression"):
                    self._of_alias(facts, parent)

    def _of_alias(self, facts: Facts, parent: Node) -> None:
        """`exports.name = function`, `{name: function}`: calls of that property call it too."""
        name = property_name(parent) if parent.type == "Property" else None
        if parent.type == "AssignmentExpression" and parent.left.type == "MemberExpression":
            name = property_name(parent.left)
        for call in self.method_calls.get(name or "", ()):
            facts.sources.append(Source(call, False))

    def _of_property(self, facts: Facts, name: str) -> None:
        for call in self.method_calls.get(name, ()):
            facts.sources.append(Source(call, False))
        if self.member_reads.get(name):
            facts.is_closed = False

    def _of_call(self, facts: Facts, call: Node, node: Node) -> None:
        if call.callee is node:
            facts.sources.append(Source(call, False))
            return
        callee = call.callee
        if callee.type == "MemberExpression" and call.arguments and call.arguments[0] is node:
            facts.sources.append(Source(call, True))
        else:
            facts.is_closed = False

    def arguments(self, function: Node) -> tuple[Optional[int], int]:
        """The fewest arguments that calls in the script hand over (None: nobody knows), and the most."""
        facts = self.facts[id(function)]
        fewest: Optional[int] = None
        most = 0
        for source in facts.sources:
            if source.is_callback:
                count = _EARTH_ENGINE_CALLBACKS.get(property_name(source.call.callee) or "")
                if count is None:
                    continue
            else:
                given = source.call.arguments
                count = len(given)
                if any(each.type == "SpreadElement" for each in given):
                    fewest = 0
            fewest = count if fewest is None else min(fewest, count)
            most = max(most, count)
        return fewest, most
