# SPDX-License-Identifier: GPL-2.0-or-later
"""Putting the checkout before QGIS: a link in a profile, and the zip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
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
    compile_translations(path)
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
    problems = [f"{name} is missing" for name in _WANTED if f"{PACKAGE}/{name}" not in names]
    problems += [f"{name} is in it" for name in _UNWANTED if any(n.startswith(f"{PACKAGE}/{name}") for n in names)]
    if problems:
        path.unlink()
        raise DevError(f"The zip of {revision} is no plugin: {', '.join(problems)}.")
    return path


def compile_translations(path: Path) -> None:
    """Put each translation into the zip as Qt reads it (.qm), in place of its source (.ts).

    Raises DevError where there are some, and nothing that compiles them.
    """
    with zipfile.ZipFile(path) as archive:
        sources = [name for name in archive.namelist() if name.startswith(TRANSLATIONS) and name.endswith(".ts")]
        if not sources:
            return
        program = next(filter(None, map(shutil.which, ("lrelease", "lrelease6", "lrelease-qt5"))), None)
        if program is None:
            raise DevError(
                "The translations are compiled by Qt's lrelease: install qttools5-dev-tools, then try again."
            )
        draft = path.with_suffix(".draft")
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as changed:
            for entry in archive.infolist():
                if entry.filename not in sources:
                    changed.writestr(entry, archive.read(entry))
                    continue
                source = Path(folder) / Path(entry.filename).name
                source.write_bytes(archive.read(entry))
                entry.filename = entry.filename[: -len(".ts")] + ".qm"
                changed.writestr(entry, _compiled(program, source))
    os.replace(draft, path)


def _compiled(program: str, source: Path) -> bytes:
    target = source.with_suffix(".qm")
    command = [program, "-silent", str(source), "-qm", str(target)]
    environment = {**os.environ, "QT_SELECT": "qt5"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0 or not target.is_file():
        raise DevError(f"lrelease could not compile {source.name}: {(done.stderr or done.stdout).strip()}")
    return target.read_bytes()


TRANSLATIONS = f"{PACKAGE}/resources/i18n/"
_WANTED = ("metadata.txt", "__init__.py", "LICENSE", "README.md", "plugin/__init__.py")
_UNWANTED = ("tests/", "devtools/", "dev", ".ci/", ".git", "pyproject.toml", "requirements-dev.txt")
