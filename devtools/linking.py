# SPDX-License-Identifier: GPL-2.0-or-later
"""Putting the checkout before QGIS: a link in a profile, and the zip."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Optional

from .house import BUILD, PACKAGE, ROOT, DevError, link_folder, metadata


def profiles_folder() -> Path:
    """Where QGIS keeps a person's profiles on this system."""
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"]) / "QGIS" / "QGIS3" / "profiles"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "QGIS" / "QGIS3" / "profiles"
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "QGIS" / "QGIS3" / "profiles"


def link(profile: str = "default", profiles: Optional[Path] = None) -> Path:
    """Link the checkout into a profile as the plugin; the link's path."""
    folder = (profiles or profiles_folder()) / profile / "python" / "plugins" / PACKAGE
    link_folder(folder, ROOT)
    return folder


def package(revision: str = "HEAD") -> Path:
    """The plugin's zip, made from a commit; its path.

    Raises DevError where the zip would not be a plugin, or would carry what is only the developers'.
    """
    BUILD.mkdir(exist_ok=True)
    path = BUILD / f"{PACKAGE}.{metadata('version')}.zip"
    command = ["git", "archive", "--format=zip", f"--prefix={PACKAGE}/", f"--output={path}", revision]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise DevError(f"git archive failed: {done.stderr.strip()}")
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
    problems = [f"{name} is missing" for name in _WANTED if f"{PACKAGE}/{name}" not in names]
    problems += [f"{name} is in it" for name in _UNWANTED if any(n.startswith(f"{PACKAGE}/{name}") for n in names)]
    if problems:
        path.unlink()
        raise DevError(f"The zip of {revision} is no plugin: {', '.join(problems)}.")
    return path


_WANTED = ("metadata.txt", "__init__.py", "LICENSE", "README.md", "plugin/__init__.py")
_UNWANTED = ("tests/", "devtools/", "dev", "docs/", ".ci/", ".git", "pyproject.toml", "requirements-dev.txt")
