# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of variables in Python."""

from __future__ import annotations

import builtins
import keyword
import re

from .scopes import Scope, Scopes, Variable

#: Names that the translation itself uses.
OWN = frozenset(("ee", "Map", "ui", "re", "json", "math", "random", "time", "datetime", "sys", "functools", "exports"))
_TAKEN = frozenset(dir(builtins)) | frozenset(keyword.kwlist)
_STRANGE = re.compile(r"[^0-9A-Za-z_]")


class Names:
    """Gives each variable its name, and makes up new ones."""

    def __init__(self, scopes: Scopes, reserved: frozenset[str]) -> None:
        self._reserved = _TAKEN | OWN | reserved
        self._used = {variable.name for variable in scopes.all_variables()} | set(scopes.strangers) | self._reserved
        for scope in list(scopes.of.values()):
            for variable in scope.variables.values():
                variable.python = self._name(variable, scope)

    def _name(self, variable: Variable, scope: Scope) -> str:
        name = identifier(variable.name)
        if name in self._reserved and not (name == "exports" and scope.parent is None):
            name = self.fresh(name + "_")
        elif name != variable.name and name in self._used:
            name = self.fresh(name)
        if scope.is_block and self._is_hidden(variable, scope):
            name = self.fresh(name)
        return name

    def _is_hidden(self, variable: Variable, scope: Scope) -> bool:
        """Whether an enclosing block or the function itself has a variable of that name too."""
        outer = scope.parent
        while outer is not None:
            if variable.name in outer.variables:
                return True
            if not outer.is_block:
                return False
            outer = outer.parent
        return False

    def fresh(self, wanted: str) -> str:
        """A name that nothing in the script has, like the one that is wanted."""
        name = wanted = identifier(wanted)
        number = 2
        while name in self._used or name in self._reserved:
            name = f"{wanted.rstrip('_')}_{number}"
            number += 1
        self._used.add(name)
        return name


def identifier(name: str) -> str:
    """A name that Python takes."""
    if not name.isidentifier():
        name = _STRANGE.sub("_", name)
        if not name or name[0].isdigit():
            name = "_" + name
    if keyword.iskeyword(name):
        name += "_"
    return name


def is_attribute(name: str) -> bool:
    """Whether Python takes a name behind a point."""
    return name.isidentifier() and not keyword.iskeyword(name)


def snake(name: str) -> str:
    """A name in Python's own style, for functions that have none in the script."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier(name)).lower()
