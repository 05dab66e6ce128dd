# SPDX-License-Identifier: GPL-2.0-or-later
"""The virtual environment `.venv`: it sees the system's PyQGIS, and holds the pinned packages.

A stamp in it tells what it was made from. Where the stamp fits, and a few cheap looks show that what it speaks of is
really there, no set-up runs.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Optional

from . import machine
from .house import BUILD, REQUIREMENTS, VENV, DevError, say

#: Raise it when the set-up itself changes so that older environments must be made anew.
REVISION = 1
STAMP = VENV / "ee-workbench.json"


@dataclass(frozen=True)
class Environment:
    """Where to run things."""

    qgis: machine.Qgis
    python: str
    site_packages: str

    def variables(self) -> dict[str, str]:
        """The environment variables for a child that works in the house."""
        return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}


def pinned(text: str) -> dict[str, str]:
    """Normalised name → version of every pin in a requirements file.

    Raises DevError at a line that is no exact pin.
    """
    pins = {}
    for line in text.splitlines():
        requirement = line.partition("#")[0].strip()
        if not requirement:
            continue
        name, equals, version = requirement.partition("==")
        if not equals or not version:
            raise DevError(f"{REQUIREMENTS.name}: '{requirement}' is not pinned with ==.")
        pins[_normal(name)] = version.strip()
    return pins


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).strip().lower()


def _requirements_digest() -> str:
    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()


def _fingerprint(path: str) -> list[int]:
    """Size and time of a file that an upgrade replaces; empty where it is absent."""
    try:
        status = os.stat(path)
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]


def venv_python(venv: Path = VENV) -> Path:
    """The environment's interpreter."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python3")


def site_packages(venv: Path, python_version: str) -> Path:
    """The folder of the environment's own packages."""
    if sys.platform == "win32":
        return venv / "Lib" / "site-packages"
    major, minor = python_version.split(".")[:2]
    return venv / "lib" / f"python{major}.{minor}" / "site-packages"


def missing_pins(folder: Path, pins: dict[str, str]) -> list[str]:
    """Pins that a site-packages folder does not hold in exactly that version."""
    try:
        entries = os.listdir(folder)
    except OSError:
        entries = []
    present = set()
    for entry in entries:
        if entry.endswith(".dist-info"):
            name, _, version = entry[: -len(".dist-info")].rpartition("-")
            present.add((_normal(name), version))
    return [f"{name}=={version}" for name, version in pins.items() if (name, version) not in present]


# The stamp


def _expected_stamp(qgis: machine.Qgis) -> dict[str, Any]:
    return {
        "revision": REVISION,
        "requirements": _requirements_digest(),
        "qgis": asdict(qgis),
        "library": _fingerprint(qgis.library),
        "python": _fingerprint(os.path.realpath(qgis.python)),
        "modules": all(os.path.exists(file) for file in qgis.modules),
    }


def ready() -> Optional[Environment]:
    """The environment, where it is complete as it is. Takes milliseconds: no process is started."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        qgis = machine.Qgis(**stamp["qgis"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if stamp != json.loads(json.dumps(_expected_stamp(qgis))):
        return None
    if not (stamp["library"] and stamp["python"] and stamp["modules"]):
        return None
    folder = site_packages(VENV, qgis.python_version)
    if not venv_python().exists() or missing_pins(folder, pinned(REQUIREMENTS.read_text(encoding="utf-8"))):
        return None
    commands_and_files = [need for need in machine.NEEDS if not need.module]
    if not os.path.exists(qgis.binary) or not all(machine.is_met(need, "") for need in commands_and_files):
        return None
    return Environment(qgis, str(venv_python()), str(folder))


# Making it


def ensure() -> Environment:
    """The environment, made first where it is missing or stale.

    Raises DevError with a sentence that says what to do.
    """
    environment = ready()
    if environment is not None:
        return environment
    with _one_at_a_time():
        environment = ready()
        if environment is not None:
            return environment
        say("Setting up. This happens once, and again only when QGIS or the pinned packages change.")
        qgis = machine.prepare()
        say(f"QGIS {qgis.version} ({qgis.binary}) with Python {qgis.python_version} ({qgis.python})")
        _make(qgis)
        environment = ready()
        if environment is None:
            raise DevError(f"The set-up ended, but {VENV} is not complete. Remove it, then run this again.")
        say("Set-up is complete.")
        return environment


def _make(qgis: machine.Qgis) -> None:
    pins = pinned(REQUIREMENTS.read_text(encoding="utf-8"))
    folder = site_packages(VENV, qgis.python_version)
    STAMP.unlink(missing_ok=True)
    if not _belongs_to(qgis) or missing_pins(folder, pins):
        _remove_venv()
        say("Making the virtual environment and installing the pinned Python packages …")
        _run([qgis.python, "-m", "venv", "--system-site-packages", str(VENV)], "Making the virtual environment failed")
        constraints = VENV / "constraints.txt"
        constraints.write_text(_system_constraints(qgis), encoding="utf-8")
        # --ignore-installed: a pin that the system meets too is still the environment's own.
        pip = [str(venv_python()), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
        _run(
            [*pip, "--ignore-installed", "--no-deps", "-r", str(REQUIREMENTS), "-c", str(constraints)],
            "Installing the Python packages failed: check the network and pip's configuration, then run this again",
        )
    if qgis.path:
        (folder / "qgis.pth").write_text(qgis.path + "\n", encoding="utf-8")
    _run([str(venv_python()), "-c", _CHECK], "The installed Python packages do not fit together")
    STAMP.write_text(json.dumps(_expected_stamp(qgis), indent=1), encoding="utf-8")


def _remove_venv() -> None:
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        # What is in it, not the folder: another system's is laid over it as a mount.
        for entry in VENV.iterdir():
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()


#: The packages that matter, imported together with the system's own.
_CHECK = "import ee, numpy, pytest, hypothesis, pytest_qgis, mypy, qgis.core, osgeo.gdal"


def _belongs_to(qgis: machine.Qgis) -> bool:
    """Whether `.venv` was made from the Python that imports this QGIS."""
    try:
        text = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    entries = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in text.splitlines())}
    return (
        venv_python().exists()
        and os.path.realpath(venv_python()) == os.path.realpath(qgis.python)
        and entries.get("version") == qgis.python_version
        and entries.get("include-system-site-packages") == "true"
    )


def _system_constraints(qgis: machine.Qgis) -> str:
    """Pins for what must stay the system's: PyQGIS and GDAL are built against it."""
    code = (
        "import importlib.metadata as m\n"
        "for name in ('numpy', 'scipy', 'matplotlib', 'GDAL', 'PyQt5', 'PyQt6'):\n"
        "    try: print(name + '==' + m.version(name))\n"
        "    except m.PackageNotFoundError: pass\n"
    )
    return subprocess.run([qgis.python, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout


def _run(command: list[str], failure: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode != 0:
        raise DevError(failure + ". What it said stands above.")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold other runs of the set-up until this one is done, where the system has file locks."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    BUILD.mkdir(exist_ok=True)
    with (BUILD / ".set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
