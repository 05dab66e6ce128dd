# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by a Python with PyQt6, and without QGIS: imports every module, resolves every Qt name, loads every layout.

``qgis.PyQt`` is PyQt6 here as it is in QGIS 4. Whatever else belongs to QGIS is a stand-in that agrees to everything:
of QGIS's own classes nothing is said.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import os
import sys
import traceback
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6 import QtWidgets, sip, uic

ROOT = Path(sys.argv[1])
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtTest", "QtSvg", "QtXml")


class _Agreeing(type):
    """A class whose members are agreeing too."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Agreeing(name, (), {})
        setattr(cls, name, made)
        return made

    def __or__(cls, other: Any) -> Any:
        return cls

    def __ror__(cls, other: Any) -> Any:
        return cls


class _StandIn(ModuleType):
    """A module of QGIS in which every name is a class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Agreeing(name, (), {"__init__": lambda self, *_, **__: None})
        setattr(self, name, made)
        return made


def install() -> None:
    """Put PyQt6 and the stand-ins where the house looks for QGIS."""
    qgis = ModuleType("qgis")
    pyqt = ModuleType("qgis.PyQt")
    sys.modules.update({"qgis": qgis, "qgis.PyQt": pyqt, "qgis.PyQt.uic": uic, "qgis.PyQt.sip": sip})
    qgis.PyQt, pyqt.uic, pyqt.sip = pyqt, uic, sip  # type: ignore[attr-defined]
    for name in QT_MODULES:
        module = importlib.import_module(f"PyQt6.{name}")
        sys.modules[f"qgis.PyQt.{name}"] = module
        setattr(pyqt, name, module)
    for name in ("core", "gui", "utils", "analysis"):
        sys.modules[f"qgis.{name}"] = _StandIn(f"qgis.{name}")
        setattr(qgis, name, sys.modules[f"qgis.{name}"])
    for name in ("processing", "processing.gui", "processing.gui.wrappers"):
        sys.modules[name] = _StandIn(name)
    spec = importlib.util.spec_from_file_location(
        "ee_workbench", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None and spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["ee_workbench"] = package
    spec.loader.exec_module(package)


def modules() -> list[Path]:
    """Every module of the desktop."""
    found = [path for room in ("plugin", "ui") for path in sorted((ROOT / room).rglob("*.py"))]
    return [path for path in found if "vendor" not in path.parts]


def import_all() -> list[str]:
    """What could not be imported, and why."""
    failed = []
    for path in modules():
        name = ".".join(["ee_workbench", *path.relative_to(ROOT).with_suffix("").parts]).replace(".__init__", "")
        try:
            importlib.import_module(name)
        except Exception:
            failed.append(f"{name}: {traceback.format_exc().strip().splitlines()[-1]}")
    return failed


# Names


def names_of(path: Path) -> list[str]:
    """What a module takes from Qt and does not exist there: classes, enums with their members, methods of classes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known: dict[str, Any] = {}
    missing = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt"):
            module = importlib.import_module(node.module or "")
            for alias in node.names:
                if hasattr(module, alias.name):
                    known[alias.asname or alias.name] = getattr(module, alias.name)
                else:
                    missing.append(f"{path.name}:{node.lineno}: {node.module}.{alias.name}")
    for node in ast.walk(tree):
        chain = _chain(node)
        if len(chain) > 1 and chain[0] in known:
            value = known[chain[0]]
            for attribute in chain[1:]:
                if not hasattr(value, attribute):
                    missing.append(f"{path.name}:{node.lineno}: {'.'.join(chain)}")  # type: ignore[attr-defined]
                    break
                value = getattr(value, attribute)
    return missing


def _chain(node: ast.AST) -> list[str]:
    """["Qt", "AlignmentFlag", "AlignLeft"] of such an expression, else nothing."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else []


# Layouts


def load(path: Path) -> str:
    """Load a layout into a widget of its kind; what went wrong, or nothing."""
    tree = ElementTree.parse(path)
    for custom in tree.iter("customwidget"):
        name, base = str(custom.findtext("class")), str(custom.findtext("extends"))
        header = str(custom.findtext("header")).replace("/", ".").removesuffix(".h")
        _promoted(header, name, base)
    top = tree.find("widget")
    assert top is not None
    kind = getattr(QtWidgets, top.get("class", ""), None) or getattr(sys.modules["qgis.gui"], top.get("class", ""))
    try:
        widget = kind()
        before = list(sys.path)
        uic.loadUi(str(path), widget, package="ee_workbench.ui")
        sys.path[:] = before
        children = len(widget.findChildren(QtWidgets.QWidget))
    except Exception:
        return f"{path.name}: {traceback.format_exc().strip().splitlines()[-1]}"
    return "" if children else f"{path.name}: nothing in it"


def _promoted(header: str, name: str, base: str) -> None:
    """A class of this name that is its base, and takes every property."""
    full = f"ee_workbench.ui{header}" if header.startswith(".") else header
    module = sys.modules.setdefault(full, ModuleType(full))
    if isinstance(module.__dict__.get(name), type):
        return
    parent = getattr(QtWidgets, base, QtWidgets.QWidget)
    setattr(module, name, type(name, (parent,), {"__getattr__": _take}))


def _take(self: Any, name: str) -> Any:
    if name.startswith("set") and name[3:4].isupper():
        return lambda *_: None
    raise AttributeError(name)


def run_sandbox() -> list[str]:
    """A sandbox as a process of Qt 6: what it signalled, until it was gone."""
    from PyQt6.QtCore import QCoreApplication, QEventLoop, QTimer

    core = sys.modules["qgis.core"]
    sys.modules["qgis.utils"].plugin_paths = []  # type: ignore[attr-defined]
    core.QgsApplication = type("QgsApplication", (), {"qgisSettingsDirPath": staticmethod(lambda: "")})
    for name in [name for name in sys.modules if name.startswith("ee_workbench.plugin.bridge")]:
        del sys.modules[name]
    process = importlib.import_module("ee_workbench.plugin.bridge.sandbox").SandboxProcess()
    heard: list[str] = []
    process.ready.connect(lambda url: (heard.append("ready"), process.stop()))
    process.failed.connect(lambda sentence: heard.append(f"failed: {sentence} {process.details}"))
    process.stopped.connect(lambda: heard.append("stopped"))
    loop = QEventLoop()
    for signal in (process.failed, process.stopped):
        signal.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    process.start()
    loop.exec()
    QCoreApplication.processEvents()
    return heard


def main() -> None:
    """A line of JSON."""
    install()
    application = QtWidgets.QApplication(sys.argv[:1])
    names = [each for path in modules() for each in names_of(path)]
    layouts = [load(path) for path in sorted((ROOT / "ui").rglob("*.ui"))]
    for name in [name for name in sys.modules if name.startswith("ee_workbench.ui.")]:
        del sys.modules[name]  # the promoted classes that stood in for the real ones
    imported = import_all()
    found = {"names": names, "imports": imported, "layouts": [each for each in layouts if each]}
    heard = run_sandbox() if (ROOT / "sandbox").is_dir() else []
    print(json.dumps({**found, "loaded": len(layouts), "modules": len(modules()), "sandbox": heard}))
    sys.stdout.flush()
    del application
    os._exit(0)  # stand-ins need not die in order


if __name__ == "__main__":
    main()
