# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev screenshots`: the guide's pictures, taken of the real QGIS with the sandbox's data."""

from __future__ import annotations

from pathlib import Path

from . import demo
from .environment import Environment
from .house import BUILD, ROOT, DevError, say

DRIVER = ROOT / "devtools" / "screenshots_driver.py"
LIMIT_SECONDS = 600.0


def run(environment: Environment, language: str, folder: Path, theme: str = "") -> int:
    """Take them in a language (such as ru) and a theme of QGIS's, into a folder; 0 where all were taken."""
    folder.mkdir(parents=True, exist_ok=True)
    report = demo.drive(
        environment, DRIVER, BUILD / "screenshots", str(folder.absolute()), theme, limit=LIMIT_SECONDS,
        language=language, theme=theme or "default",
    )  # fmt: skip
    for name in report["pictures"]:
        say(str(folder / name))
    if report["sentence"]:
        raise DevError(report["sentence"])
    return 0
