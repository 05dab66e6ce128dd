# SPDX-License-Identifier: GPL-2.0-or-later
"""Both clients as programs: scripts go in, what they show comes out."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Optional

from ..house import BUILD, DevError, say

HERE = Path(__file__).resolve().parent
PACKAGE = "@google/earthengine"
LIMIT_SECONDS = 3600

#: {"name", "error", "records"} of each script.
Shown = dict[str, dict[str, Any]]


def installed() -> Optional[Path]:
    """The folder of the JavaScript client; None where it, or Node, is not here."""
    folder = BUILD / "javascript" / "node_modules" / PACKAGE
    return folder if shutil.which("node") and (folder / "package.json").is_file() else None


def install() -> Path:
    """The folder of the JavaScript client, which npm puts below ``build`` the first time.

    Raises DevError where there is no Node, or npm cannot get it.
    """
    found = installed()
    if found is not None:
        return found
    if not shutil.which("node") or not shutil.which("npm"):
        raise DevError("Comparing with the JavaScript client needs Node.js and npm: install them, then run this again.")
    folder = BUILD / "javascript"
    folder.mkdir(parents=True, exist_ok=True)
    say(f"Installing {PACKAGE} …")
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = installed()
    if done.returncode != 0 or found is None:
        raise DevError(f"npm could not install {PACKAGE}: {done.stderr.strip()[-500:]}")
    return found


def algorithms() -> Path:
    """The list of algorithms in the wheel of the Python client."""
    found = importlib.util.find_spec("ee")
    if found is None or found.origin is None:
        raise DevError("The package earthengine-api is missing here: run this with ./dev.")
    return Path(found.origin).parent / "tests" / "algorithms.json"


def javascript(scripts: Mapping[str, str]) -> Shown:
    """What JavaScript scripts show with the JavaScript client."""
    node = ["node", "--stack-size=4000", str(HERE / "oracle.js"), str(install()), str(algorithms())]
    return _shown(node, scripts)


def python(scripts: Mapping[str, str]) -> Shown:
    """What Python scripts show with the Python client."""
    return _shown([sys.executable, str(HERE / "oracle.py")], scripts)


def _shown(command: Sequence[str], scripts: Mapping[str, str]) -> Shown:
    done = subprocess.run(
        list(command), input=json.dumps(scripts), capture_output=True, text=True, check=False, timeout=LIMIT_SECONDS
    )
    shown: Shown = {}
    for line in done.stdout.splitlines():
        entry = json.loads(line)
        shown[entry["name"]] = entry
    missing = [name for name in scripts if name not in shown]
    if missing:
        raise DevError(f"{command[0]} ended before {missing[0]}: {done.stderr.strip()[-800:]}")
    return shown
