# SPDX-License-Identifier: GPL-2.0-or-later
"""Where things are in the checkout, and what metadata.txt says about the plugin."""

from __future__ import annotations

import configparser
import os
import sys
from pathlib import Path

#: Name under which QGIS and the tests import the checkout, whatever its folder is called.
PACKAGE = "ee_workbench"
ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements-dev.txt"


class DevError(Exception):
    """A sentence for the developer that says what to do."""

    code = 1


class NotOnThisMachine(DevError):
    """What was asked for is fine, but this machine cannot do it."""

    code = 3


def metadata(name: str) -> str:
    """One entry of metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser.get("general", name)


def version_tuple(text: str) -> tuple[int, ...]:
    """(3, 40, 6) from "3.40.6-Bratislava"; what is no number ends it."""
    numbers = []
    for part in text.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if digits:
            numbers.append(int(digits))
        if digits != part:
            break
    return tuple(numbers)


def say(sentence: str) -> None:
    """Tell on standard error: standard output belongs to the command (the sandbox prints its URL there)."""
    print(sentence, file=sys.stderr, flush=True)


def link_folder(link: Path, target: Path) -> None:
    """Make ``link`` show ``target``. Replaces a link, never a real folder.

    Raises DevError where a real file or folder is in the way.
    """
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.is_symlink() or _is_junction(link):
        if os.path.realpath(link) == os.path.realpath(target):
            return
        link.unlink() if link.is_symlink() else os.rmdir(link)
    elif link.exists():
        raise DevError(f"{link} is in the way: move it elsewhere, then run this again.")
    try:
        link.symlink_to(target, target_is_directory=True)
    except OSError:
        if sys.platform != "win32":
            raise
        import _winapi  # symbolic links need a privilege on Windows, junctions do not

        _winapi.CreateJunction(str(target), str(link))


def _is_junction(path: Path) -> bool:
    return sys.platform == "win32" and path.is_dir() and os.path.realpath(path) != os.path.abspath(path)
