# SPDX-License-Identifier: GPL-2.0-or-later
"""The stamp of the virtual environment: when it fits, and everything that makes it stale."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
from pathlib import Path
from typing import Callable

import pytest
from ee_workbench.devtools import environment, machine
from ee_workbench.devtools.house import REQUIREMENTS, DevError

PINS = "# a comment\nearthengine-api==1.7.50\nproto_plus==1.29.0  # why\n\n"


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A complete environment, made of empty files."""
    folder = tmp_path / ".venv"
    packages = environment.site_packages(folder, "3.11.2")
    for name in ("earthengine_api-1.7.50", "proto_plus-1.29.0"):
        (packages / f"{name}.dist-info").mkdir(parents=True)
    environment.venv_python(folder).parent.mkdir(parents=True, exist_ok=True)
    for name in ("qgis", "python3", "_core.so", "numpy.py"):
        (tmp_path / name).write_text(name)
    environment.venv_python(folder).write_text("")
    (tmp_path / "requirements.txt").write_text(PINS)
    monkeypatch.setattr(environment, "VENV", folder)
    monkeypatch.setattr(environment, "STAMP", folder / "stamp.json")
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path / "requirements.txt")
    monkeypatch.setattr(environment.venv_python, "__defaults__", (folder,))
    monkeypatch.setattr(machine, "NEEDS", (machine.Need("x", file=str(tmp_path / "numpy.py")),))
    qgis = machine.Qgis(
        "3.40.6-Bratislava",
        str(tmp_path / "qgis"),
        str(tmp_path / "python3"),
        "3.11.2",
        str(tmp_path / "_core.so"),
        "",
        (str(tmp_path / "numpy.py"),),
    )
    environment.STAMP.write_text(json.dumps(environment._expected_stamp(qgis)))
    return folder


def test_a_complete_environment_is_ready_and_starts_no_process(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError(f"a process was started: {arguments}")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    ready = environment.ready()
    assert ready is not None
    assert ready.qgis.version == "3.40.6-Bratislava"
    assert ready.site_packages == str(environment.site_packages(venv, "3.11.2"))


STALE: dict[str, Callable[[Path], object]] = {
    "no stamp": lambda venv: environment.STAMP.unlink(),
    "a damaged stamp": lambda venv: environment.STAMP.write_text("{"),
    "another requirement": lambda venv: (venv.parent / "requirements.txt").write_text(PINS + "ruff==0.1\n"),
    "another version asked for": lambda venv: (venv.parent / "requirements.txt").write_text(
        PINS.replace("1.29", "1.30")
    ),
    "QGIS was upgraded": lambda venv: (venv.parent / "_core.so").write_text("new library"),
    "QGIS was removed": lambda venv: (venv.parent / "_core.so").unlink(),
    "the application was removed": lambda venv: (venv.parent / "qgis").unlink(),
    "Python was upgraded": lambda venv: (venv.parent / "python3").write_text("new python"),
    "a package was removed": lambda venv: next(venv.rglob("proto_plus-*")).rmdir(),
    "the interpreter was removed": lambda venv: environment.venv_python(venv).unlink(),
    "a system package was removed": lambda venv: (venv.parent / "numpy.py").unlink(),
}


@pytest.mark.parametrize("change", STALE.values(), ids=STALE.keys())
def test_a_change_makes_it_stale(venv: Path, change: Callable[[Path], object]) -> None:
    assert environment.ready() is not None
    change(venv)
    assert environment.ready() is None


def test_a_new_revision_of_the_set_up_makes_it_stale(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "REVISION", environment.REVISION + 1)
    assert environment.ready() is None


def test_pins_are_read_under_normal_names() -> None:
    assert environment.pinned(PINS) == {"earthengine-api": "1.7.50", "proto-plus": "1.29.0"}


def test_a_requirement_without_a_pin_is_refused() -> None:
    with pytest.raises(DevError, match="'ruff>=0.5' is not pinned"):
        environment.pinned("ruff>=0.5\n")


def test_the_houses_own_requirements_are_all_pinned_and_leave_the_systems_alone() -> None:
    pins = environment.pinned(REQUIREMENTS.read_text(encoding="utf-8"))
    assert pins["earthengine-api"] == "1.7.50"
    assert not {"numpy", "scipy", "matplotlib", "gdal", "pyqt5"} & pins.keys()


def test_the_houses_own_requirements_hold_whatever_they_need() -> None:
    """Nothing unpinned is ever taken, neither from a registry nor by luck from the system."""
    from packaging.requirements import Requirement

    pins = environment.pinned(REQUIREMENTS.read_text(encoding="utf-8"))
    lacking = []
    for name, version in pins.items():
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            pytest.skip(f"this Python lacks {name}: run through ./dev test")
        assert found.version == version
        for text in found.requires or []:
            requirement = Requirement(text)
            if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
                continue
            pin = pins.get(environment._normal(requirement.name))
            if pin is None or not requirement.specifier.contains(pin):
                lacking.append(f"{name} needs {text}, pinned is {pin}")
    assert lacking == []
