# SPDX-License-Identifier: GPL-2.0-or-later
"""Functions that are called before their definition: Python wants them defined first."""

from __future__ import annotations

from typing import Sequence

from .scopes import Scopes, Variable
from .syntax import Node, children, start


class Order:
    """Puts definitions before the first statement that runs them."""

    def __init__(self, scopes: Scopes) -> None:
        self._scopes = scopes
        self._needs: dict[int, set[Variable]] = {}

    def ordered(self, nodes: Sequence[Node]) -> list[Node]:
        """The statements of a block, each definition where it stands or, where that is too late, earlier."""
        late = {
            self._scopes.meaning[id(node.id)]: node
            for node in nodes
            if node.type == "FunctionDeclaration" and node.id is not None
        }
        if not late:
            return list(nodes)
        made: list[Node] = []
        placed: set[int] = set()

        def place(node: Node) -> None:
            if id(node) in placed:
                return
            placed.add(id(node))
            if node.type != "FunctionDeclaration":
                for definition in self._wanted(node, late):
                    place(definition)
            made.append(node)

        for node in nodes:
            # Of two definitions with one name the last holds from the beginning.
            if node.type != "FunctionDeclaration" or late[self._scopes.meaning[id(node.id)]] is node:
                place(node)
        return made

    def _wanted(self, statement: Node, late: dict[Variable, Node]) -> list[Node]:
        """The definitions that a statement may run, and those that they run, in the order of the source."""
        found: dict[int, Node] = {}
        waiting = list(self._reads(statement) & late.keys())
        while waiting:
            node = late[waiting.pop()]
            if id(node) not in found:
                found[id(node)] = node
                waiting += self._reads(node) & late.keys()
        return sorted(found.values(), key=start)

    def _reads(self, node: Node) -> set[Variable]:
        """The functions that stand in a statement by their names."""
        known = self._needs.get(id(node))
        if known is None:
            known = self._needs[id(node)] = set()
            waiting = [node]
            while waiting:
                current = waiting.pop()
                if current.type == "Identifier":
                    variable = self._scopes.meaning.get(id(current))
                    if variable is not None and variable.kind == "function":
                        known.add(variable)
                waiting.extend(children(current))
        return known
