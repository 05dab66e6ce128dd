# SPDX-License-Identifier: GPL-2.0-or-later
"""The house under Qt 6 without QGIS: PyQt6 in an environment of its own, and QGIS's published rules for the change."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VENV = ROOT / "build" / "qt6" / "venv"
REQUIREMENTS = ["PyQt6==6.11.0", "PyQt6-Qt6==6.11.2", "PyQt6-sip==13.13.0"]
INSTALL_SECONDS, RUN_SECONDS = 900, 300


def _run(command: list[str], seconds: float, **environment: str) -> str:
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM")
    passed = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=seconds, check=False, env={**passed, **environment}
    )
    assert done.returncode == 0, f"{' '.join(command[:4])} …\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def python() -> str:
    """The interpreter of the environment with PyQt6, made first where it is missing or stale."""
    interpreter = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = VENV / "requirements.sha256"
    wanted = hashlib.sha256("\n".join([sys.version, *REQUIREMENTS]).encode()).hexdigest()
    if not (stamp.is_file() and interpreter.exists() and stamp.read_text() == wanted):
        base = getattr(sys, "_base_executable", sys.executable)
        _run([base, "-m", "venv", "--clear", "--system-site-packages", str(VENV)], INSTALL_SECONDS)
        pip = [str(interpreter), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
        _run([*pip, *REQUIREMENTS], INSTALL_SECONDS)
        stamp.write_text(wanted)
    return str(interpreter)


def drive(python: str, root: Path) -> dict[str, Any]:
    """What the driver says about a house."""
    import ee

    packages = str(Path(ee.__file__).parent.parent)
    printed = _run(
        [python, str(HERE / "driver.py"), str(root)], RUN_SECONDS, PYTHONPATH=packages, QT_QPA_PLATFORM="offscreen"
    )
    found: dict[str, Any] = json.loads(printed.strip().splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def report(python: str) -> dict[str, Any]:
    return drive(python, ROOT)


def test_every_module_is_imported(report: dict[str, Any]) -> None:
    assert report["imports"] == [] and report["modules"] > 150


def test_every_name_of_qt_is_there(report: dict[str, Any]) -> None:
    assert report["names"] == []


def test_every_layout_is_loaded(report: dict[str, Any]) -> None:
    assert report["layouts"] == [] and report["loaded"] == len(list((ROOT / "ui").rglob("*.ui")))


def test_the_sandbox_runs_as_a_process_of_qt_6(report: dict[str, Any]) -> None:
    assert report["sandbox"] == ["ready", "stopped"]


def test_what_qt_6_has_not_is_noticed(python: str, tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("")
    for room, source in (
        ("plugin", "from qgis.PyQt.QtCore import Qt, QRegExp\nx = lambda: Qt.AlignLeft\n"),
        ("ui", "from qgis.PyQt.QtWidgets import QAction\n"),
    ):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").write_text("")
        (tmp_path / room / "a.py").write_text(source)
    (tmp_path / "ui" / "a.ui").write_text(
        '<ui version="4.0"><widget class="QgsUnknown" name="a"><widget class="QgsOther" name="b"/></widget></ui>'
    )
    found = drive(python, tmp_path)
    assert {each.split(": ")[1] for each in found["names"]} == {
        "qgis.PyQt.QtCore.QRegExp", "Qt.AlignLeft", "qgis.PyQt.QtWidgets.QAction"
    }  # fmt: skip
    assert len(found["imports"]) == 2 and len(found["layouts"]) == 1


# QGIS's rules for the change, as its migration script knows them. What ``tests/test_architecture.py`` looks for (where
# names come from, scoped enums, ``exec_``) is not looked for again.

Rule = Callable[[ast.AST], bool]


def _calls(node: ast.AST, *names: str) -> bool:
    if not isinstance(node, ast.Call):
        return False
    return (node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")) in names


def compiled_resources(node: ast.AST) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom)) and any(
        each.name.split(".")[-1].endswith("resources_rc") or each.name == "pyrcc_main" for each in node.names
    )


def the_module_of_everything(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "qgis.PyQt.Qt"


def inner_modules_of_qgis(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("qgis._", "qgis.PyQt._"))


def the_application_by_a_short_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "qApp"


def types_of_variants(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "QVariant"


def fragile_actions(node: ast.AST) -> bool:
    return _calls(node, "addAction") and len(node.args) >= 4  # type: ignore[attr-defined]


def the_desktop_widget(node: ast.AST) -> bool:
    return (_calls(node, "desktop") and not node.args) or _calls(node, "QDesktopWidget")  # type: ignore[attr-defined]


def times_of_many_numbers(node: ast.AST) -> bool:
    if not (_calls(node, "QDateTime") and isinstance(node, ast.Call)):
        return False
    return len(node.args) >= 5 or (len(node.args) == 1 and _calls(node.args[0], "QDate"))


def width_of_a_text(node: ast.AST) -> bool:
    inside = getattr(node, "value", None)
    return isinstance(node, ast.Attribute) and node.attr == "width" and _calls(inside, "fontMetrics", "QFontMetrics")


def overloads_that_are_gone(node: ast.AST) -> bool:
    names = ("activated", "currentIndexChanged", "highlighted", "valueChanged", "buttonClicked")
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr in names


def methods_that_are_gone(node: ast.AST) -> bool:
    gone = ("globalPos", "setMargin", "toTime_t", "fromTime_t")
    return isinstance(node, ast.Attribute) and node.attr in gone


RULES: dict[Rule, str] = {
    compiled_resources: "from . import resources_rc",
    the_module_of_everything: "from qgis.PyQt.Qt import Qt",
    inner_modules_of_qgis: "from qgis._core import QgsProject",
    the_application_by_a_short_name: "qApp.processEvents()",
    types_of_variants: "QVariant.Int",
    fragile_actions: "menu.addAction(icon, text, slot, key)",
    the_desktop_widget: "QApplication.desktop()",
    times_of_many_numbers: "QDateTime(2030, 1, 1, 0, 0)",
    width_of_a_text: "self.fontMetrics().width('a')",
    overloads_that_are_gone: "combo.activated[str].connect(f)",
    methods_that_are_gone: "event.globalPos()",
}


def house() -> Iterator[Path]:
    for room in ("plugin", "ui"):
        yield from (path for path in (ROOT / room).rglob("*.py") if "vendor" not in path.parts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in house()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if rule(node)
    ]
    assert found == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_notices_its_sample(rule: Rule) -> None:
    assert any(rule(node) for node in ast.walk(ast.parse(RULES[rule])))
