# SPDX-License-Identifier: GPL-2.0-or-later
"""The pieces that a translated script carries along, cut out of the file that holds them all."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path
from typing import Iterable, NamedTuple

_FILE = Path(__file__).resolve().parents[3] / "resources" / "javascript" / "support.py"
_WORD = re.compile(r"[A-Za-z_]\w*")


class Piece(NamedTuple):
    """A function, class or assignment: its lines, the pieces and the modules that it needs, its place in the file."""

    text: str
    pieces: frozenset[str]
    modules: frozenset[str]
    place: int


@lru_cache(maxsize=1)
def pieces() -> dict[str, Piece]:
    """Every piece by its name."""
    text = _FILE.read_text(encoding="utf-8")
    lines = text.split("\n")
    found: dict[str, tuple[int, str]] = {}
    modules: dict[str, str] = {}
    for node in ast.parse(text).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                modules[alias.asname or alias.name] = _import(node, alias)
            continue
        name = node.name if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else _target(node)
        if name:
            found[name] = (node.lineno, "\n".join(lines[node.lineno - 1 : node.end_lineno]))
    made = {}
    for name, (place, source) in found.items():
        words = set(_WORD.findall(_without_texts(source)))
        made[name] = Piece(
            source,
            frozenset((words & found.keys()) - {name}),
            frozenset(statement for word, statement in modules.items() if word in words and word != "annotations"),
            place,
        )
    return made


def _target(node: ast.stmt) -> str:
    is_name = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    return node.targets[0].id if is_name else ""  # type: ignore[attr-defined]


def _import(node: ast.stmt, alias: ast.alias) -> str:
    if isinstance(node, ast.ImportFrom):
        return f"from {node.module} import {alias.name}"
    return f"import {alias.name}"


def _without_texts(source: str) -> str:
    return re.sub(r'"""(?:.|\n)*?"""|"[^"\n]*"', lambda match: match.group() if "{" in match.group() else '""', source)


class Support:
    """The pieces that one script needs."""

    def __init__(self) -> None:
        self._wanted: set[str] = set()
        self._methods: set[str] = set()

    @staticmethod
    def has(name: str) -> bool:
        """Whether there is a piece of that name, without its leading underscore."""
        return f"_{name}" in pieces()

    def need(self, name: str) -> str:
        """The name of a piece, which the script then carries."""
        self._wanted.add(f"_{name}")
        return f"_{name}"

    def need_method(self, name: str) -> None:
        """A method that something unknown may be asked for."""
        if self.has(f"on_{name}"):
            self._methods.add(f"_on_{name}")

    def need_all_methods(self) -> None:
        """Every method: the script asks for them by computed names."""
        self._methods.update(name for name in pieces() if name.startswith("_on_"))

    def wants(self, name: str) -> bool:
        """Whether the script carries a piece."""
        return f"_{name}" in self._closed()

    def _closed(self) -> set[str]:
        known = pieces()
        found: set[str] = set()
        waiting = self._wanted | (self._methods if self._wanted & {"_invoke"} else set())
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting |= known[name].pieces
        return found

    def modules(self) -> set[str]:
        """The imports that the pieces need."""
        return {module for name in self._closed() for module in pieces()[name].modules}

    def lines(self) -> list[str]:
        """The pieces, in the order of their file."""
        known = pieces()
        names = sorted(self._closed() - {"_METHODS"}, key=lambda name: known[name].place)
        made: list[str] = []
        for name in names:
            made += ["", "", *known[name].text.split("\n")]
        if "_METHODS" in self._closed():
            entries = [f'    "{name[4:]}": {name},' for name in sorted(self._methods)]
            made += ["", "", *(["_METHODS = {", *entries, "}"] if entries else ["_METHODS = {}"])]
        return made


def names() -> Iterable[str]:
    """The names of all pieces."""
    return pieces().keys()
