# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrows run one way: core ◄ engine ◄ bridge ◄ processing, ui, console ◄ desktop ◄ window ◄ main.

The sandbox stands alone.

Every rule reads one module's syntax tree and gives its complaints. Each is run over the house, and over a bad sample
that must make it complain: a rule that cannot fail would guard nothing.
"""

from __future__ import annotations

import ast
import enum
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Callable, NamedTuple, Optional

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "ee_workbench"
PRODUCT = ("plugin", "ui", "sandbox")

#: Room → rooms of the house that it may import.
ARROWS = {
    "core": {"core", "vendor"},
    "vendor": {"vendor"},
    "engine": {"core", "engine"},
    "bridge": {"core", "engine", "bridge"},
    "processing": {"core", "engine", "bridge", "processing"},
    "ui": {"core", "engine", "bridge", "ui"},
    "console": {"core", "engine", "bridge", "console"},
    "desktop": {"core", "engine", "bridge", "console", "desktop"},
    "window": {"core", "engine", "bridge", "ui", "console", "desktop"},
    "main": {"core", "engine", "bridge", "processing", "window"},
    "root": {"main"},
    "plugin": set(),
    "sandbox": {"sandbox"},
}
#: Room → what it may import from outside besides the standard library. None: anything.
OUTSIDE: dict[str, Optional[set[str]]] = {
    "core": set(),
    "vendor": set(),
    "engine": {
        "ee", "google", "googleapiclient", "httplib2", "numpy", "osgeo", "requests", "urllib3", "certifi",
    },
    "bridge": {"qgis", "osgeo", "numpy", "matplotlib"},
    "processing": {"qgis", "osgeo", "numpy", "processing"},
    "ui": {"qgis", "processing"},
    "console": {"qgis", "numpy", "pandas", "xarray"},
    "desktop": {"qgis"},
    "window": {"qgis"},
    "main": {"qgis"},
    "root": set(),
    "plugin": set(),
    "sandbox": {"numpy", "osgeo", "dateutil"},  # dateutil, where there: time zones for systems without tables
}  # fmt: skip
Complaints = list[str]


class Module(NamedTuple):
    """A module of the house: its path from the root, and its syntax."""

    path: PurePosixPath
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room it stands in, by the names of ARROWS."""
        parts = self.path.with_suffix("").parts
        if parts[0] != "plugin":
            return parts[0] if len(parts) > 1 else "root"
        return "plugin" if parts[1] == "__init__" else parts[1]


class Import(NamedTuple):
    """One imported name: absolute dotted module, the name taken from it (or ""), and where."""

    module: str
    name: str
    line: int


def parse(path: str, source: str) -> Module:
    """A module from text, as if it stood at ``path``."""
    return Module(PurePosixPath(path), ast.parse(source, path))


def imports(module: Module) -> Iterator[Import]:
    """Every import statement, also those inside functions; relative ones made absolute."""
    package = [PACKAGE, *module.path.parent.parts]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, "", node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            if node.level > len(package):
                name = "above.the.root"
            for alias in node.names:
                yield Import(name, alias.name, node.lineno)


def room_of(item: Import) -> Optional[str]:
    """The room of the house that an import reaches into; None where it leaves the house."""
    parts = item.module.split(".")
    if parts[0] not in (PACKAGE, "above"):
        return None
    parts = [*parts[1:], item.name]
    if parts[0] in ("plugin", "") and len(parts) > 1:
        parts = parts[1:]
    return parts[0]


# Rules


def arrows_run_one_way(module: Module) -> Complaints:
    return [
        f"line {item.line}: {module.room} imports {target}"
        for item in imports(module)
        if (target := room_of(item)) is not None and target not in ARROWS.get(module.room, set())
    ]


def only_known_packages(module: Module) -> Complaints:
    allowed = OUTSIDE.get(module.room, set())
    return [
        f"line {item.line}: {module.room} imports {item.module}"
        for item in imports(module)
        if room_of(item) is None
        and allowed is not None
        and (top := item.module.split(".")[0]) not in allowed
        and top not in sys.stdlib_module_names
    ]


def bridge_has_no_widgets(module: Module) -> Complaints:
    if module.room != "bridge":
        return []
    names = ((item, f"{item.module}.{item.name}") for item in imports(module))
    return [
        f"line {item.line}: bridge imports {name}"
        for item, name in names
        if name.startswith(("qgis.gui", "qgis.PyQt.QtWidgets"))
    ]


def qt_comes_from_qgis(module: Module) -> Complaints:
    foreign = {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
    return [
        f"line {item.line}: {item.module} instead of qgis.PyQt"
        for item in imports(module)
        if item.module.split(".")[0] in foreign
    ]


def actions_come_from_gui(module: Module) -> Complaints:
    moved = {"QAction", "QActionGroup", "QShortcut", "QUndoStack", "QUndoCommand", "QFileSystemModel"}
    return [
        f"line {item.line}: {item.name} comes from qgis.PyQt.QtGui"
        for item in imports(module)
        if item.module == "qgis.PyQt.QtWidgets" and item.name in moved
    ]


def _attributes(module: Module, name: str) -> Iterator[ast.Attribute]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute) and node.attr == name)


def values_are_fetched_in_the_client(module: Module) -> Complaints:
    if module.path == PurePosixPath("plugin/engine/client.py"):
        return []
    return [f"line {node.lineno}: {name}" for name in ("getInfo", "computeValue") for node in _attributes(module, name)]


def the_session_initialises(module: Module) -> Complaints:
    if module.path == PurePosixPath("plugin/engine/session.py"):
        return []
    return [f"line {node.lineno}: ee.Initialize" for node in _attributes(module, "Initialize")]


def excepts_are_narrow(module: Module) -> Complaints:
    if module.path.parts[0] == "sandbox":
        return []
    allowed = set()
    if module.path == PurePosixPath("plugin/bridge/task.py"):
        bases = [node for node in module.tree.body if isinstance(node, ast.ClassDef) and node.name == "WorkbenchTask"]
        broad = [handler for base in bases for handler in ast.walk(base) if _is_broad(handler)]
        allowed = {id(handler) for handler in broad[:1]}
    return [
        f"line {node.lineno}: broad except"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and id(node) not in allowed
    ]


def _is_broad(node: ast.AST) -> bool:
    """Whether a handler catches everything, by itself or in a tuple."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    names = [None if kind is None else ast.unparse(kind).split(".")[-1] for kind in caught]
    return any(name in (None, "Exception", "BaseException") for name in names)


def qt_6_compatible_calls(module: Module) -> Complaints:
    complaints = [f"line {node.lineno}: exec_()" for node in _attributes(module, "exec_")]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in ("QRegExp", "QRegExpValidator"):
            complaints.append(f"line {node.lineno}: {node.id}")
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "QVariant"
            and not node.args
        ):
            complaints.append(f"line {node.lineno}: QVariant() as null")
    return complaints


def unions_are_for_annotations(module: Module) -> Complaints:
    """``X | Y`` between types is evaluated where it is no annotation, and Python 3.9 cannot."""
    complaints = []
    for node in ast.walk(module.tree):
        checked: list[ast.expr] = []
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("isinstance", "issubclass")
        ):
            checked = node.args[1:]
        elif isinstance(node, ast.Assign):
            checked = [node.value]
        for part in checked:
            if isinstance(part, ast.BinOp) and isinstance(part.op, ast.BitOr) and _is_type(part.right):
                complaints.append(f"line {part.lineno}: {ast.unparse(part)}")
    return complaints


def _is_type(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return node.value is None
    return isinstance(node, ast.Name) and (node.id in ("int", "float", "str", "list", "dict", "tuple", "bytes", "bool"))


def names_say_something(module: Module) -> Complaints:
    return [f"{module.path}: say what is in it"] if module.path.stem in ("utils", "util", "helpers", "misc") else []


def enums_are_scoped(module: Module) -> Complaints:
    """``Qt.AlignmentFlag.AlignLeft``, not ``Qt.AlignLeft``: found by asking the classes themselves."""
    classes: dict[str, type] = {}
    for item in imports(module):
        if item.module.startswith("qgis.") and item.name:
            try:
                value = getattr(importlib.import_module(item.module), item.name, None)
            except ImportError:
                continue
            if isinstance(value, type):
                classes[item.name] = value
    complaints = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in classes:
            owner = classes[node.value.id]
            value = getattr(owner, node.attr, None)
            kind = type(value)
            # A member of Qt 5's enums is an int of a class of its own, a member of QGIS's an enum.Enum.
            is_member = isinstance(value, (int, enum.Enum)) and kind not in (int, bool) and kind is not owner
            if is_member and not issubclass(owner, (int, enum.Enum)):
                complaints.append(f"line {node.lineno}: {node.value.id}.{node.attr} without its enum {kind.__name__}")
    return complaints


Rule = Callable[[Module], Complaints]
_BROAD = "        try:\n            a()\n        except Exception:\n            b()\n"

#: Rule → samples (path, source) that it must complain about.
RULES: dict[Rule, list[tuple[str, str]]] = {
    arrows_run_one_way: [
        ("plugin/core/periods.py", "from ..engine.session import Session"),
        ("plugin/core/recipes/cmip6.py", "from ...bridge import layers"),
        ("plugin/engine/client.py", "from ..bridge import task"),
        ("plugin/engine/client.py", "from .. import bridge"),
        ("plugin/bridge/layers.py", "from ..processing.provider import Provider"),
        ("plugin/bridge/sandbox.py", "def start():\n    from ...sandbox import server"),
        ("plugin/bridge/layers.py", f"import {PACKAGE}.ui.messages"),
        ("plugin/processing/provider.py", "from ...ui.messages import show"),
        ("plugin/console/__init__.py", "from ..ui import messages"),
        ("ui/cmip6_panel.py", "from ..plugin.processing import provider"),
        ("ui/cmip6_panel.py", "from ..plugin.main import WorkbenchPlugin"),
        ("ui/widgets/period.py", "from ...sandbox.values import Date"),
        ("sandbox/server.py", "from ..plugin.core.errors import WorkbenchError"),
        ("__init__.py", "from .ui import cmip6_panel"),
        ("plugin/main.py", "from ..ui.cmip6_panel import Cmip6Panel"),
        ("plugin/desktop/series.py", "from ..window import Desktop"),
        ("plugin/vendor/esprima2/parser.py", "from ...core.errors import WorkbenchError"),
        ("plugin/engine/client.py", "from ..vendor.esprima2 import Parser"),
    ],
    only_known_packages: [
        ("plugin/core/grid.py", "import numpy as np"),
        ("plugin/core/product.py", "def f():\n    import ee"),
        ("plugin/core/product.py", "from qgis.core import QgsProject"),
        ("plugin/engine/client.py", "from qgis.core import QgsNetworkAccessManager"),
        ("plugin/bridge/layers.py", "import ee"),
        ("plugin/bridge/layers.py", "from ee_plugin import Map"),
        ("ui/cmip6_panel.py", "import requests"),
        ("sandbox/server.py", "import flask"),
        ("__init__.py", "from qgis.core import Qgis"),
    ],
    bridge_has_no_widgets: [
        ("plugin/bridge/layers.py", "from qgis.gui import QgsMapCanvas"),
        ("plugin/bridge/layers.py", "from qgis import gui"),
        ("plugin/bridge/layers.py", "from qgis.PyQt.QtWidgets import QWidget"),
        ("plugin/bridge/layers.py", "from qgis.PyQt import QtWidgets"),
    ],
    qt_comes_from_qgis: [
        ("ui/a.py", "from PyQt5.QtCore import Qt"),
        ("ui/a.py", "import PyQt6"),
        ("plugin/bridge/a.py", "from PySide6 import QtCore"),
    ],
    actions_come_from_gui: [("ui/a.py", "from qgis.PyQt.QtWidgets import QAction, QWidget")],
    values_are_fetched_in_the_client: [
        ("plugin/engine/cmip6.py", "image.getInfo()"),
        ("plugin/bridge/layers.py", "fetch = image.getInfo"),
        ("plugin/console/__init__.py", "ee.data.computeValue(x)"),
    ],
    the_session_initialises: [
        ("plugin/engine/client.py", "ee.Initialize(project='x')"),
        ("plugin/main.py", "import ee\nee.Initialize()"),
    ],
    excepts_are_narrow: [
        ("plugin/engine/client.py", "try:\n    a()\nexcept Exception:\n    pass"),
        ("plugin/engine/client.py", "try:\n    a()\nexcept:\n    raise"),
        ("ui/a.py", "try:\n    a()\nexcept (ValueError, Exception) as error:\n    pass"),
        ("ui/a.py", "import builtins\ntry:\n    a()\nexcept builtins.BaseException:\n    pass"),
        ("plugin/bridge/task.py", "class WorkbenchTask:\n    def f(self):\n" + 2 * _BROAD),
        ("plugin/bridge/adding.py", "class WorkbenchTask:\n    def f(self):\n" + _BROAD),
        ("plugin/bridge/task.py", "def finished():\n    try:\n        a()\n    except Exception:\n        pass"),
    ],
    qt_6_compatible_calls: [
        ("ui/a.py", "dialog.exec_()"),
        ("ui/a.py", "QRegExp('a')"),
        ("plugin/bridge/a.py", "x = QVariant()"),
    ],
    unions_are_for_annotations: [
        ("plugin/core/a.py", "isinstance(x, int | str)"),
        ("plugin/core/a.py", "Number = Decimal | None"),
    ],
    names_say_something: [("plugin/core/utils.py", ""), ("ui/helpers.py", "")],
    enums_are_scoped: [
        ("ui/a.py", "from qgis.PyQt.QtCore import Qt\nx = Qt.AlignLeft"),
        ("ui/a.py", "from qgis.PyQt.QtWidgets import QMessageBox\nx = QMessageBox.Yes"),
        ("ui/a.py", "from qgis.core import Qgis\nx = Qgis.Warning"),
        ("plugin/bridge/a.py", "from qgis.core import QgsTask\nx = QgsTask.CanCancel"),
    ],
}

#: Rule → samples that it must let pass.
FINE: dict[Rule, list[tuple[str, str]]] = {
    arrows_run_one_way: [
        ("plugin/core/recipes/cmip6.py", "from ..periods import Period\nfrom . import Recipe\nimport json"),
        ("plugin/engine/client.py", "from ..core.errors import WorkbenchError\nfrom .session import Session"),
        ("plugin/main.py", "def f():\n    from .window import Desktop\nfrom .bridge import layers"),
        ("plugin/window.py", "from ..ui.cmip6_panel import Cmip6Panel\nfrom .desktop import series"),
        ("ui/widgets/period.py", "from ...plugin.core.periods import Period\nfrom ..messages import show"),
        ("__init__.py", "def classFactory(iface):\n    from .plugin.main import WorkbenchPlugin"),
        ("sandbox/protocol/server.py", "from ..registry import algorithm\nimport numpy"),
    ],
    only_known_packages: [("plugin/engine/library.py", "import ee\nimport importlib.metadata")],
    bridge_has_no_widgets: [
        ("plugin/bridge/legends.py", "from qgis.PyQt.QtGui import QColor\nfrom qgis.core import Qgis")
    ],
    excepts_are_narrow: [
        (
            "plugin/bridge/task.py",
            "class WorkbenchTask:\n    def run(self):\n" + _BROAD,
        ),
        ("plugin/engine/client.py", "try:\n    a()\nexcept ee.EEException:\n    pass"),
    ],
    the_session_initialises: [("plugin/engine/session.py", "ee.Initialize(None)")],
    values_are_fetched_in_the_client: [("plugin/engine/client.py", "obj.getInfo()")],
    enums_are_scoped: [
        (
            "ui/a.py",
            "from qgis.PyQt.QtCore import Qt, QSize\nfrom qgis.core import Qgis, QgsTask, QgsProject\n"
            "x = Qt.AlignmentFlag.AlignLeft, Qgis.MessageLevel.Warning, QgsTask.Flag.CanCancel, QgsProject.instance()\n"
            "y = Qgis.QGIS_VERSION_INT, Qgis.QGIS_VERSION",
        )
    ],
    unions_are_for_annotations: [("plugin/core/a.py", "flags = a | b\nmask = mask | 4\nx: int | None = None")],
}


# The house and the samples


def house() -> list[Module]:
    """Every Python module that ships with the plugin."""
    paths = [ROOT / "__init__.py", *(path for room in PRODUCT for path in sorted((ROOT / room).rglob("*.py")))]
    return [parse(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def _needs_qgis(rule: Rule) -> None:
    if rule is enums_are_scoped:
        pytest.importorskip("qgis.core")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    _needs_qgis(rule)
    complaints = [
        f"{module.path}: {complaint}" for module in house() if holds(rule, module) for complaint in rule(module)
    ]
    assert complaints == []


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [(rule, *sample) for rule, samples in RULES.items() for sample in samples],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_the_rule_notices_what_it_forbids(rule: Rule, path: str, source: str) -> None:
    _needs_qgis(rule)
    assert rule(parse(path, source))


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [(rule, *sample) for rule, samples in FINE.items() for sample in samples],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_the_rule_lets_pass_what_it_allows(rule: Rule, path: str, source: str) -> None:
    _needs_qgis(rule)
    assert rule(parse(path, source)) == []


def holds(rule: Rule, module: Module) -> bool:
    """What others wrote is carried unchanged: only its imports are looked at."""
    return module.room != "vendor" or rule in (arrows_run_one_way, only_known_packages)


def test_every_room_that_ships_has_an_arrow() -> None:
    assert {module.room for module in house()} <= ARROWS.keys()
