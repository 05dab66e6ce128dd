# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the window waits for a chart of 20,000 values: drawn, zoomed, moved, smoothed, copied, added as a layer."""

from __future__ import annotations

import json
from pathlib import Path


def main() -> int:
    """Print the table, and the figures as JSON in the last line."""
    from ee_workbench.devtools import demo, environment
    from ee_workbench.devtools.house import BUILD
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    with SandboxProcess() as sandbox:
        driver = Path(__file__).with_name("_series_driver.py")
        report = demo.drive(
            environment.ensure(), driver, BUILD / "bench-series", sandbox.url, sandbox.token, limit=180.0
        )
    if not report["ok"]:
        print(report["sentence"])
        return 1
    print(f"{report['points']:,} values in the chart")
    print(f"{'':>14} {'GUI block':>11} {'until done':>11}")
    for name, each in report["steps"].items():
        print(f"{name:>14} {each['block_ms']:>8.1f} ms {each['seconds']:>9.2f} s")
    steps = report["steps"]
    figures = {
        "points": report["points"],
        "gui_block_ms": max(each["block_ms"] for each in steps.values()),
        "first_chart_seconds": steps["first chart"]["seconds"],
        **{f"{name.replace(' ', '_')}_block_ms": each["block_ms"] for name, each in steps.items()},
    }
    print(json.dumps({"series": figures}))
    return 0
