# SPDX-License-Identifier: GPL-2.0-or-later
"""The house under its package name, the Qt layer where it is needed, and the sandboxes that tests talk to."""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

import hypothesis
import pytest

if TYPE_CHECKING:
    from ..devtools.sandbox_process import SandboxProcess

NAME = "ee_workbench"
ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"

#: Tests in these folders need neither Qt nor QGIS: where only they are asked for, no application is created.
PLAIN_FOLDERS = ("core", "engine", "sandbox", "clients", "devtools", "qt6")
PLAIN_MODULES = ("test_architecture.py", "test_house.py", "test_platforms.py", "test_security.py")


def _register_root() -> None:
    """Make the checkout importable as a package of a fixed name, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(NAME, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)


if NAME not in sys.modules:
    _register_root()

# How long an example takes tells what else the machine has to do, and nothing of what is claimed.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

# `python -m pytest` puts the working directory on the path; `import plugin` must fail here as it does in QGIS.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != ROOT]


# The Qt layer


def _is_plain(argument: str) -> bool:
    path = Path(argument.split("::")[0]).resolve()
    try:
        parts = path.relative_to(ROOT / "tests").parts
    except ValueError:
        return False
    return bool(parts) and (parts[0] in PLAIN_FOLDERS or parts[0] in PLAIN_MODULES)


def _screenless() -> bool:
    return sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Load pytest-qgis unless all the tests asked for are plain ones. It creates the QApplication."""
    arguments = [
        argument for argument in sys.argv[1:] if not argument.startswith("-") and Path(argument.split("::")[0]).exists()
    ]
    if arguments and all(_is_plain(argument) for argument in arguments):
        return
    if _screenless():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if importlib.util.find_spec("qgis") is not None:
        pluginmanager.import_plugin("pytest_qgis.plugin")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give every run settings of its own: no test sees what an earlier run, or a person, has set."""
    if not config.pluginmanager.has_plugin("pytest_qgis.plugin"):
        return
    from qgis.PyQt.QtCore import QSettings

    folder = tempfile.TemporaryDirectory(prefix="ee-workbench-settings-")
    config.add_cleanup(folder.cleanup)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder.name)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Repeat how the other checks of ``./dev test`` went, just above pytest's closing line."""
    checks = os.environ.get("EE_WORKBENCH_CHECKS", "")
    if checks:
        terminalreporter.section("other checks")
        terminalreporter.write_line(checks)


@pytest.fixture(scope="session", autouse=True)
def _still_canvas(request: pytest.FixtureRequest) -> None:
    """Keep the shared canvas from drawing: it takes every layer of the project, and its tiles would count as a test's.

    Tests that want a map have a canvas of their own.
    """
    if request.config.pluginmanager.has_plugin("pytest_qgis.plugin"):
        request.getfixturevalue("qgis_canvas").setRenderFlag(False)


@pytest.fixture(autouse=True)
def _nothing_unhandled() -> Iterator[None]:
    """What is raised where Qt calls Python reaches no test: it goes to the hook, and fails the test from here."""
    raised: list[str] = []

    def note(kind: type[BaseException], value: BaseException, trace: Any) -> None:
        raised.append("".join(traceback.format_exception(kind, value, trace)))

    before, sys.excepthook = sys.excepthook, note
    yield
    sys.excepthook = before
    assert not raised, "\n".join(raised)


# Data and neighbours that may be absent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the real files (climate/, sentinel2/) that stand beside the checkout."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real sample files are absent: ../shared/data beside the checkout")
    return SHARED_DATA


@pytest.fixture(scope="session")
def ee_plugin_path() -> Path:
    """Folder that holds the package ``ee_plugin``, from the environment variable EE_PLUGIN_PATH."""
    value = os.environ.get("EE_PLUGIN_PATH", "")
    if not value:
        pytest.skip("ee_plugin's source is absent: set EE_PLUGIN_PATH to the folder that holds ee_plugin/")
    path = Path(value)
    if not (path / "ee_plugin" / "__init__.py").is_file():
        pytest.skip(f"EE_PLUGIN_PATH names a folder without ee_plugin/: {path}")
    return path


# The sandbox


def _start(*arguments: Any) -> SandboxProcess:
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    if not (ROOT / "sandbox" / "__main__.py").is_file():
        pytest.skip("this checkout has no sandbox command")
    return SandboxProcess([str(argument) for argument in arguments])


@pytest.fixture(scope="session")
def sandbox() -> Iterator[SandboxProcess]:
    """One sandbox for the whole run, without mounts. Faults and latency are taken back after each test."""
    process = _start()
    yield process
    process.stop()


@pytest.fixture(autouse=True)
def _sandbox_as_it_was(request: pytest.FixtureRequest) -> Iterator[None]:
    process = request.getfixturevalue("sandbox") if "sandbox" in request.fixturenames else None
    yield
    if process is not None:
        process.clear_faults()
        process.latency(0)
        process.bandwidth(0)
        process.limits()
        process.clear_log()


@pytest.fixture
def fresh_sandbox() -> Iterator[Callable[..., SandboxProcess]]:
    """Start sandboxes of the test's own: ``fresh_sandbox("--mount", folder)``. They end with the test."""
    processes: list[SandboxProcess] = []

    def start(*arguments: Any) -> SandboxProcess:
        processes.append(_start(*arguments))
        return processes[-1]

    yield start
    for process in processes:
        process.stop()


@pytest.fixture
def connected_ee(sandbox: SandboxProcess) -> Iterator[Any]:
    """The module ``ee``, initialised against the session's sandbox, for tests of graphs rather than of connecting."""
    from ee_workbench.tests.script_client import script_client

    with script_client(sandbox.url) as ee:
        yield ee
