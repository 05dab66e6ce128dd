# SPDX-License-Identifier: GPL-2.0-or-later
"""What the methods that are called on a name tell of it, where nothing else does."""

from __future__ import annotations

from typing import Iterable, Optional

from . import earthengine, environment
from .scopes import Scopes, Variable
from .syntax import Node, property_name
from .usage import Usage


class Evidence:
    """The methods that are called on the names of one script."""

    def __init__(self, scopes: Scopes, usage: Usage) -> None:
        self._scopes = scopes
        self._usage = usage

    def methods(self, node: Node) -> list[str]:
        """The names of the methods that are called on what an identifier means, all over the script."""
        variable = self._scopes.variable(node)
        if variable is not None:
            return self.of_variable(variable)
        return _called(each for each, _ in self._scopes.strangers.get(node.name, ()))

    def of_variable(self, variable: Variable) -> list[str]:
        """The same of a variable."""
        return _called(node for node, _ in variable.reads)

    def is_earth_engine(self, names: Iterable[str]) -> bool:
        """Whether one of the methods is Earth Engine's alone."""
        return any(self._is_telling(name) for name in names)

    def _is_telling(self, name: str) -> bool:
        if environment.is_value_method(name) or name in environment.WINDOW_METHODS or name in self._usage.properties:
            return False
        return earthengine.is_method(name)

    def may_be_list(self, node: Node) -> bool:
        """Whether an object of Earth Engine may be a list, as far as its methods tell."""
        if node.type != "Identifier":
            return True
        names = [name for name in self.methods(node) if self._is_telling(name)]
        return all(earthengine.method("ee.List", name) is not None for name in names)


def _called(nodes: Iterable[Node]) -> list[str]:
    names: list[Optional[str]] = []
    for node in nodes:
        member = node.parent
        if member.type == "MemberExpression" and member.object is node:
            call = member.parent
            if call.type == "CallExpression" and call.callee is member:
                names.append(property_name(member))
    return [name for name in names if name is not None]
