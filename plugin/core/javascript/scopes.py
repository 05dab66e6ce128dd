# SPDX-License-Identifier: GPL-2.0-or-later
"""Which variable a name means, and where it is read and written.

Python has one scope a function, JavaScript one a block too: variables of blocks are kept apart here and get names of
their own in Python where that is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

from .syntax import FUNCTIONS, Node, children


@dataclass(eq=False)
class Variable:
    """A variable. `kind` is var, let, const, function, parameter, class, catch or global (assigned, never declared)."""

    name: str
    kind: str
    scope: Scope
    python: str = ""
    #: What is assigned to it: (node that assigns, value or None where that is not an expression).
    writes: list[tuple[Node, Optional[Node]]] = field(default_factory=list)
    #: Identifiers that read it, and the function scope that each stands in.
    reads: list[tuple[Node, Scope]] = field(default_factory=list)
    #: Function scopes that assign to it.
    writers: set[Scope] = field(default_factory=set)


@dataclass(eq=False)
class Scope:
    """A function's, the script's, or a block's; `owner` is the function's or script's that it belongs to."""

    node: Node
    parent: Optional[Scope]
    is_block: bool = False
    variables: dict[str, Variable] = field(default_factory=dict)
    uses_this: bool = False
    uses_arguments: bool = False

    @property
    def owner(self) -> Scope:
        """The scope that Python has for it."""
        scope = self
        while scope.is_block and scope.parent is not None:
            scope = scope.parent
        return scope

    def find(self, name: str) -> Optional[Variable]:
        """The variable that a name means here."""
        scope: Optional[Scope] = self
        while scope is not None:
            if name in scope.variables:
                return scope.variables[name]
            scope = scope.parent
        return None

    def declare(self, name: str, kind: str) -> Variable:
        """The variable of that name in this very scope, made where it is new."""
        known = self.variables.get(name)
        if known is None:
            known = self.variables[name] = Variable(name, kind, self)
        elif kind == "function":
            known.kind = kind
        return known


class Scopes:
    """The scopes of a script.

    `of` finds the scope that a function, block or loop opens, by the id of its node; `meaning` the variable that an
    identifier means, by the id of the identifier; `strangers` names that nothing in the script declares.
    """

    def __init__(self, tree: Node) -> None:
        self.of: dict[int, Scope] = {}
        self.meaning: dict[int, Variable] = {}
        self.strangers: dict[str, list[tuple[Node, Scope]]] = {}
        self.functions: list[Node] = []
        self.module = self._open(tree, None)
        _Declarations(self).read(tree, self.module)
        _Uses(self).read(tree, self.module)
        for name in self.strangers.keys() & self.module.variables.keys():  # read before the text assigns to them
            variable = self.module.variables[name]
            for node, scope in self.strangers.pop(name):
                self.meaning[id(node)] = variable
                variable.reads.append((node, scope))

    def _open(self, node: Node, parent: Optional[Scope], *, is_block: bool = False) -> Scope:
        scope = self.of[id(node)] = Scope(node, parent, is_block)
        return scope

    def variable(self, node: Node) -> Optional[Variable]:
        """The variable that an identifier means; None where it is nothing of the script's."""
        return self.meaning.get(id(node)) if node.type == "Identifier" else None

    def all_variables(self) -> list[Variable]:
        """Every variable of the script."""
        return [variable for scope in self.of.values() for variable in scope.variables.values()]


def pattern_names(pattern: Node) -> list[Node]:
    """The identifiers that a declaration's left side binds."""
    if pattern is None:
        return []
    if pattern.type == "Identifier":
        return [pattern]
    if pattern.type == "AssignmentPattern":
        return pattern_names(pattern.left)
    if pattern.type in ("RestElement", "SpreadElement"):
        return pattern_names(pattern.argument)
    if pattern.type in ("ArrayPattern", "ArrayExpression"):
        return [name for each in pattern.elements for name in pattern_names(each)]
    if pattern.type in ("ObjectPattern", "ObjectExpression"):
        return [name for each in pattern.properties for name in pattern_names(each.value or each.argument)]
    return []


_BLOCKS = frozenset(("BlockStatement", "ForStatement", "ForInStatement", "ForOfStatement", "SwitchStatement"))


class _Walk:
    """One way through a script, from node to node."""

    def __init__(self, scopes: Scopes) -> None:
        self._scopes = scopes

    def read(self, node: Node, scope: Scope) -> None:
        for child in children(node):
            self._node(child, scope)

    def _node(self, node: Node, scope: Scope) -> None:
        raise NotImplementedError


class _Declarations(_Walk):
    """Opens the scopes and declares what each holds, before any use is looked at: declarations are hoisted."""

    def _node(self, node: Node, scope: Scope) -> None:
        kind = node.type
        if kind in FUNCTIONS:
            self._function(node, scope)
        elif kind == "VariableDeclaration":
            target = scope.owner if node.kind == "var" else scope
            for declarator in node.declarations:
                for name in pattern_names(declarator.id):
                    target.declare(name.name, node.kind)
            self.read(node, scope)
        elif kind == "ClassDeclaration":
            scope.declare(node.id.name, "class")
            self.read(node, scope)
        elif kind == "CatchClause":
            inner = self._scopes._open(node, scope, is_block=True)
            for name in pattern_names(node.param):
                inner.declare(name.name, "catch")
            self.read(node.body, inner)
        elif kind in _BLOCKS:
            self.read(node, self._scopes._open(node, scope, is_block=True))
        else:
            self.read(node, scope)

    def _function(self, node: Node, scope: Scope) -> None:
        self._scopes.functions.append(node)
        if node.type == "FunctionDeclaration" and node.id is not None:
            scope.owner.declare(node.id.name, "function")
        inner = self._scopes._open(node, scope)
        if node.type == "FunctionExpression" and node.id is not None:
            inner.declare(node.id.name, "function").writes.append((node, node))
        for parameter in node.params:
            for name in pattern_names(parameter):
                inner.declare(name.name, "parameter")
            self._node(parameter, inner)
        if node.body.type == "BlockStatement":
            self.read(node.body, inner)
        else:
            self._node(node.body, inner)


class _Uses(_Walk):
    """Resolves every identifier, and notes reads and writes."""

    def _node(self, node: Node, scope: Scope) -> None:
        method = _HANDLERS.get(node.type)
        if method is not None:
            method(self, node, scope)
        elif id(node) in self._scopes.of:
            self.read(node, self._scopes.of[id(node)])
        else:
            self.read(node, scope)

    def _identifier(self, node: Node, scope: Scope) -> None:
        if node.name == "arguments" and scope.find("arguments") is None:
            self._function_scope(scope).uses_arguments = True
            return
        variable = scope.find(node.name)
        if variable is None:
            self._scopes.strangers.setdefault(node.name, []).append((node, scope.owner))
            return
        self._scopes.meaning[id(node)] = variable
        variable.reads.append((node, scope.owner))

    def _function_scope(self, scope: Scope) -> Scope:
        """The scope whose `this` and `arguments` are meant: arrow functions have none of their own."""
        owner = scope.owner
        while owner.node.type == "ArrowFunctionExpression" and owner.parent is not None:
            owner = owner.parent.owner
        return owner

    def _this(self, node: Node, scope: Scope) -> None:
        self._function_scope(scope).uses_this = True

    def _function(self, node: Node, scope: Scope) -> None:
        inner = self._scopes.of[id(node)]
        if node.type == "FunctionDeclaration" and node.id is not None:
            variable = scope.owner.variables[node.id.name]
            self._scopes.meaning[id(node.id)] = variable
            variable.writes.append((node, node))
        elif node.id is not None:
            self._scopes.meaning[id(node.id)] = inner.variables[node.id.name]
        for parameter in node.params:
            self._target(parameter, inner, parameter, None)
        if node.body.type == "BlockStatement":
            self.read(node.body, inner)
        else:
            self._node(node.body, inner)

    def _member(self, node: Node, scope: Scope) -> None:
        self._node(node.object, scope)
        if node.computed:
            self._node(node.property, scope)

    def _property(self, node: Node, scope: Scope) -> None:
        if node.computed:
            self._node(node.key, scope)
        if node.value is not None:
            self._node(node.value, scope)

    def _declarator(self, node: Node, scope: Scope) -> None:
        if node.init is not None:
            self._node(node.init, scope)
            self._target(node.id, scope, node, node.init)
        else:
            for name in pattern_names(node.id):
                variable = scope.find(name.name)
                if variable is not None:
                    self._scopes.meaning[id(name)] = variable

    def _assignment(self, node: Node, scope: Scope) -> None:
        if node.operator != "=" and node.left.type == "Identifier":
            self._identifier(node.left, scope)
        self._node(node.right, scope)
        self._target(node.left, scope, node, node.right if node.operator == "=" else node)

    def _update(self, node: Node, scope: Scope) -> None:
        self._node(node.argument, scope)
        self._target(node.argument, scope, node, node)

    def _loop_over(self, node: Node, scope: Scope) -> None:
        inner = self._scopes.of[id(node)]
        self._node(node.right, inner)
        left = node.left
        if left.type == "VariableDeclaration":
            left = left.declarations[0].id
        self._target(left, inner, node, None)
        self._node(node.body, inner)

    def _catch(self, node: Node, scope: Scope) -> None:
        inner = self._scopes.of[id(node)]
        self._target(node.param, inner, node, None)
        self.read(node.body, inner)

    def _class(self, node: Node, scope: Scope) -> None:
        if node.id is not None and node.type == "ClassDeclaration":
            self._target(node.id, scope, node, node)
        if node.superClass is not None:
            self._node(node.superClass, scope)
        for each in node.body.body:
            self._property(each, scope)

    def _target(self, target: Node, scope: Scope, writer: Node, value: Optional[Node]) -> None:
        """What is assigned to, or bound: a name, a member, or a pattern of them."""
        if target is None:
            return
        if target.type == "Identifier":
            variable = scope.find(target.name) or self._scopes.module.declare(target.name, "global")
            self._scopes.meaning[id(target)] = variable
            variable.writes.append((writer, value))
            variable.writers.add(scope.owner)
        elif target.type == "AssignmentPattern":
            self._node(target.right, scope)
            self._target(target.left, scope, writer, None)
        elif target.type in ("ArrayPattern", "ArrayExpression"):
            for each in target.elements:
                self._target(each, scope, writer, None)
        elif target.type in ("ObjectPattern", "ObjectExpression"):
            for each in target.properties:
                if each.computed:
                    self._node(each.key, scope)
                self._target(each.value or each.argument, scope, writer, None)
        elif target.type in ("RestElement", "SpreadElement"):
            self._target(target.argument, scope, writer, None)
        else:
            self._node(target, scope)


_HANDLERS = {
    "Identifier": _Uses._identifier,
    "ThisExpression": _Uses._this,
    "FunctionDeclaration": _Uses._function,
    "FunctionExpression": _Uses._function,
    "ArrowFunctionExpression": _Uses._function,
    "MemberExpression": _Uses._member,
    "Property": _Uses._property,
    "MethodDefinition": _Uses._property,
    "PropertyDefinition": _Uses._property,
    "VariableDeclarator": _Uses._declarator,
    "AssignmentExpression": _Uses._assignment,
    "UpdateExpression": _Uses._update,
    "ForInStatement": _Uses._loop_over,
    "ForOfStatement": _Uses._loop_over,
    "CatchClause": _Uses._catch,
    "ClassDeclaration": _Uses._class,
    "ClassExpression": _Uses._class,
    "BreakStatement": lambda uses, node, scope: None,
    "ContinueStatement": lambda uses, node, scope: None,
    "LabeledStatement": lambda uses, node, scope: uses._node(node.body, scope),
}
