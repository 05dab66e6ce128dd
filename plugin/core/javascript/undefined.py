# SPDX-License-Identifier: GPL-2.0-or-later
"""Variables that may be read before anything is assigned to them: undefined in JavaScript, errors in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scopes import Scope, Variable
from .syntax import FUNCTIONS, LOOPS, Node, end, start

if TYPE_CHECKING:
    from .translator import Translator

_CONDITIONAL = frozenset(
    ("IfStatement", "SwitchStatement", "TryStatement", "ConditionalExpression", "LogicalExpression", *LOOPS)
)


class Undefined:
    """Finds such variables of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def write_first(self, scope: Scope) -> None:
        """Variables that may be read before anything is assigned to them begin as None."""
        names = []
        for inner in self._script.scopes.of.values():
            if inner.owner is scope:
                names += [each.python for each in inner.variables.values() if self.is_possible(each)]
        for name in sorted(set(names)):
            self._script.writer.line(f"{name} = None")

    def is_possible(self, variable: Variable) -> bool:
        """Whether a variable may be read while nothing is assigned to it."""
        if variable.kind in ("parameter", "function", "catch", "class") or not variable.writes:
            return False
        own = variable.scope.owner
        sure = [self._safe_from(writer, own.node) for writer, _ in variable.writes if self._is_direct(writer, own)]
        for node, scope in variable.reads:
            if scope is own:
                place = start(node)
                if not any(first <= place < last for first, last in sure):
                    return True
        if not any(scope is own for _, scope in variable.reads) and not any(last > 10**8 for _, last in sure):
            return bool(variable.reads) and not sure
        return False

    def _is_direct(self, writer: Node, own: Scope) -> bool:
        node = writer
        while node is not None and node is not own.node:
            if node.type in FUNCTIONS:
                return False
            node = node.parent
        return True

    def _safe_from(self, writer: Node, function: Node) -> tuple[int, int]:
        """From where to where in the source something is assigned, once this has run."""
        first = end(writer) if writer.type not in ("ForInStatement", "ForOfStatement") else start(writer.body)
        node = writer
        while node.parent is not None and node is not function:
            parent = node.parent
            is_start = parent.type == "ForStatement" and node is parent.init
            is_test = parent.type in _CONDITIONAL and node in (parent.test, parent.discriminant)
            if parent.type in _CONDITIONAL and not is_start and not is_test and parent.type != "LabeledStatement":
                return first, end(node)
            if parent.type == "SwitchCase":
                return first, end(parent)
            node = parent
        return first, 10**9
