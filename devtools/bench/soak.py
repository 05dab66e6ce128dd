# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev bench soak`: 500 times a layer is added, edited, saved, removed and reopened in the real QGIS by clicks.

The goals: memory grows by less than 20 MB, and no thread, handle or object is left behind.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

CYCLES = 500


def main() -> int:
    """Print the course, and the figures as JSON in the last line."""
    from ee_workbench.devtools import demo, environment
    from ee_workbench.devtools.house import BUILD
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else CYCLES
    folder = BUILD / "bench-soak"
    folder.mkdir(parents=True, exist_ok=True)
    driver = Path(__file__).with_name("_soak_driver.py")
    with SandboxProcess() as sandbox:
        arguments = (sandbox.url, str(folder), str(cycles))
        report = demo.drive(environment.ensure(), driver, folder, *arguments, limit=60.0 + 6.0 * cycles)
    if not report["ok"]:
        print(report["sentence"])
        return 1
    names = ("cycle", "mb", "heap_mb", "threads", "handles", "objects", "python_objects", "tasks")
    print("".join(f"{name:>15}" for name in names))
    for row in report["course"]:
        print("".join(f"{row[name]:>15.0f}" for name in names))
    first, last = report["course"][0], report["course"][-1]
    growth = {name: round(last[name] - first[name], 1) for name in names[1:]}
    figures = {"cycles": cycles, "growth_mb": growth["mb"], "seconds": report["seconds"], "exit": report["exit_code"]}
    print(json.dumps({"soak": {**figures, **{name: growth[name] for name in names[2:]}}}))
    return 0
