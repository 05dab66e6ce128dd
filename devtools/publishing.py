# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin repository checks when a version is uploaded, run here: structure, metadata, and three tools.

The rules are those that the repository publishes: its validator's limits and keys, bandit, detect-secrets, flake8's
fatal codes, and its list of suspicious files. Whether addresses answer is not looked at.
"""

from __future__ import annotations

import configparser
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from .environment import venv_python
from .house import BUILD, PACKAGE, DevError, say

FOLDER = BUILD / "publishing"
TOOLS = ("bandit==1.9.4", "detect-secrets==1.5.0", "flake8==7.5.0")
#: Ours is stricter than the repository's 25 MB.
MAX_BYTES = 10_000_000
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
ADDRESSES = ("tracker", "repository", "homepage")
#: Folders that no zip may hold anywhere.
FORBIDDEN_FOLDERS = ("__MACOSX", ".git", "__pycache__", "tests", "devtools", "build", ".venv")
SUSPICIOUS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc", ".pyo", ".pyd", ".whl", ".jar")
#: Files that are no text, and are meant not to be.
PICTURES_AND_DATA = (".png", ".qm", ".gpkg", ".tif", ".nc", ".gz", ".npz")
#: Codes of bandit that block a version whatever their severity.
BLOCKING = {"B105", "B106", "B107"}
FATAL = "E9,F63,F7,F82"
LONGEST_LINE = 500
INSTALL_SECONDS, RUN_SECONDS = 900, 300


def check(path: Path) -> list[str]:
    """Everything that would keep the zip out of the repository; empty where nothing does."""
    with zipfile.ZipFile(path) as archive:
        problems = structure(path, archive) + metadata_problems(archive)
        with tempfile.TemporaryDirectory(prefix="ee-workbench-zip-") as name:
            archive.extractall(name)
            return problems + run_tools(Path(name))


def structure(path: Path, archive: zipfile.ZipFile) -> list[str]:
    """What is wrong with the zip's size, names, permissions and kinds of files."""
    problems = []
    if path.stat().st_size >= MAX_BYTES:
        problems.append(f"the zip has {path.stat().st_size} bytes, more than {MAX_BYTES}")
    if archive.testzip() is not None:
        problems.append(f"{archive.testzip()} is damaged")
    names = [PurePosixPath(name) for name in archive.namelist()]
    tops = sorted({name.parts[0] for name in names})
    if tops != [PACKAGE]:
        problems.append(f"the only folder on top must be {PACKAGE}: {', '.join(tops)}")
    for wanted in ("__init__.py", "metadata.txt", "LICENSE", "plugin/vendor/esprima2/LICENSE"):
        if PurePosixPath(PACKAGE, wanted) not in names:
            problems.append(f"{wanted} is missing")
    return problems + [problem for entry in archive.infolist() for problem in _entry(archive, entry)]


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> list[str]:
    name = PurePosixPath(entry.filename)
    problems = []
    if ".." in entry.filename or entry.filename.startswith("/"):
        problems.append(f"{name} leaves the folder")
    if any(part in FORBIDDEN_FOLDERS for part in name.parts):
        problems.append(f"{name} is not for users")
    if entry.is_dir():
        return problems
    if name.name.startswith("."):
        problems.append(f"{name} is hidden")
    if name.suffix.lower() in SUSPICIOUS:
        problems.append(f"{name} can be run")
    mode = entry.external_attr >> 16
    if name.suffix == ".py" and mode & 0o111:
        problems.append(f"{name} has the executable bit")
    content = archive.read(entry)
    if b"\0" in content and name.suffix not in PICTURES_AND_DATA:
        problems.append(f"{name} is no text")
    if name.suffix == ".py" and any(len(line) > LONGEST_LINE for line in content.splitlines()):
        problems.append(f"{name} has a line of more than {LONGEST_LINE} letters")
    return problems


def metadata_problems(archive: zipfile.ZipFile) -> list[str]:
    """What is wrong with metadata.txt, read as the repository reads it: with interpolation and the keys' own case."""
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(archive.read(f"{PACKAGE}/metadata.txt").decode("utf-8"))
        values = dict(parser.items("general"))
    except (KeyError, UnicodeDecodeError, configparser.Error) as error:
        return [f"metadata.txt cannot be read: {error}"]
    problems = [f"metadata.txt has no {key}" for key in REQUIRED if not values.get(key, "").strip()]
    for key in ADDRESSES:
        parts = urlsplit(values.get(key, ""))
        if parts.scheme not in ("http", "https") or not parts.netloc:
            problems.append(f"metadata.txt: {key} is no address")
    if f"{PACKAGE}/{values.get('icon', '')}" not in archive.namelist():
        problems.append("metadata.txt: the icon is not in the zip")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-_]+", PACKAGE) or "/" in values.get("author", ""):
        problems.append("metadata.txt: the package's or the author's name is refused")
    for key in ("experimental", "deprecated", "supportsQt6", "hasProcessingProvider"):
        if values.get(key, "no").lower() not in ("true", "false", "yes", "no", "1", "0"):
            problems.append(f"metadata.txt: {key} is neither true nor false")
    return problems


# The tools, in an environment of their own


def python() -> str:
    """The interpreter of the tools' environment, which is made first where it is missing or stale."""
    venv = FOLDER / "venv"
    stamp = venv / "tools.sha256"
    wanted = hashlib.sha256("\n".join([sys.version, *TOOLS]).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return str(venv_python(venv))
    say("Making an environment for bandit, detect-secrets and flake8. This happens once …")
    _run([sys.executable, "-m", "venv", "--clear", str(venv)], INSTALL_SECONDS)
    pip = [str(venv_python(venv)), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
    _run([*pip, *TOOLS], INSTALL_SECONDS)
    stamp.write_text(wanted)
    return str(venv_python(venv))


def run_tools(folder: Path) -> list[str]:
    """What bandit, detect-secrets and flake8 say about an unpacked zip."""
    interpreter = python()
    return [*_bandit(interpreter, folder), *_secrets(interpreter, folder), *_flake8(interpreter, folder)]


def _bandit(interpreter: str, folder: Path) -> list[str]:
    found = json.loads(_run([interpreter, "-m", "bandit", "-r", ".", "-f", "json", "--quiet"], RUN_SECONDS, folder, 1))
    blocking, skippable = [], Counter[str]()
    for each in found["results"]:
        if each["issue_severity"] == "LOW" and each["test_id"] not in BLOCKING:
            skippable[each["test_id"]] += 1
        else:
            blocking.append(f"{each['filename']}:{each['line_number']}: {each['test_id']} {each['issue_text']}")
    if skippable:
        told = ", ".join(f"{code} × {count}" for code, count in sorted(skippable.items()))
        say(f"bandit, of low severity (skipped at the upload): {told}")
    return blocking + [f"bandit could not read {each['filename']}" for each in found["errors"]]


def _secrets(interpreter: str, folder: Path) -> list[str]:
    command = [interpreter, "-m", "detect_secrets", "scan", "--all-files", "--exclude-files", r"metadata\.txt", "."]
    results: dict[str, list[dict[str, Any]]] = json.loads(_run(command, RUN_SECONDS, folder))["results"]
    return [f"{path}:{each['line_number']}: {each['type']}" for path, found in results.items() for each in found]


def _flake8(interpreter: str, folder: Path) -> list[str]:
    command = [interpreter, "-m", "flake8", "--isolated", "--select", FATAL, "."]
    return _run(command, RUN_SECONDS, folder, 1).splitlines()


def _run(command: list[str], seconds: float, folder: Path | None = None, highest: int = 0) -> str:
    """Standard output of a command. Raises DevError where it ends with more than ``highest``."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)
    if not 0 <= done.returncode <= highest:
        raise DevError(f"{' '.join(command[:4])} … failed: {(done.stderr or done.stdout).strip()[-800:]}")
    return done.stdout
