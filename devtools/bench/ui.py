# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev bench ui`: how long the GUI thread is blocked while layers are added, and how many requests a layer takes.

The real QGIS adds layers by clicks while every request takes 300 ms more. The goal: 50 ms, one request.
"""

from __future__ import annotations

import json
from pathlib import Path


def main() -> int:
    """Print the table, and the figures as JSON in the last line."""
    from ee_workbench.devtools import demo, environment
    from ee_workbench.devtools.house import BUILD
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    with SandboxProcess() as sandbox:
        driver = Path(__file__).with_name("_ui_driver.py")
        report = demo.drive(environment.ensure(), driver, BUILD / "bench-ui", sandbox.url, sandbox.token, limit=180.0)
    if not report["ok"]:
        print(report["sentence"])
        return 1
    print(f"Every request takes {report['latency_ms']} ms more.")
    print(f"{'':>12} {'GUI block':>10} {'to layer':>9} {'to map':>9} {'requests':>9} {'tiles':>6}")
    print(f"{'connecting':>12} {report['connect_block_ms']:>7.1f} ms")
    for dock, rounds in report["docks"].items():
        for number, each in enumerate(rounds, start=1):
            print(
                f"{f'{dock} {number}':>12} {each['block_ms']:>7.1f} ms {each['seconds']:>7.2f} s"
                f" {each['drawn_seconds']:>7.2f} s {each['requests']:>9} {each['tiles']:>6}"
            )
    every = [each for rounds in report["docks"].values() for each in rounds]
    figures = {
        "gui_block_ms": max(each["block_ms"] for each in every),
        "requests_per_layer": max(each["requests"] for each in every),
        "add_seconds": max(each["seconds"] for each in every),
        "drawn_seconds": max(each["drawn_seconds"] for each in every),
        "connect_block_ms": report["connect_block_ms"],
    }
    print(json.dumps({"ui": figures}))
    return 0
