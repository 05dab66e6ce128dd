# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev bench print`: an A4 page at 300 dpi of live and of frozen layers: requests, colours, time and memory.

Without a screen, against a sandbox of its own. The pages are left in ``build/print``, for looking at. ``--a0`` does an
A0 page as well, ``--quick`` the CMIP6 example only. The goal: one request for one band, and colours within 2 of 255.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LIMIT_SECONDS = 3600.0


def main() -> int:
    """Print the table, and the figures as JSON in the last line."""
    from ee_workbench.devtools.house import BUILD
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    folder = BUILD / "print"
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    driver = Path(__file__).with_name("_print_driver.py")
    with SandboxProcess() as sandbox:
        command = [sys.executable, str(driver), sandbox.url, sandbox.token, str(folder), *sys.argv[1:]]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False)
    if ended.returncode != 0 or not report.is_file():
        print(ended.stderr[-3000:])
        return 1
    rows = json.loads(report.read_text(encoding="utf-8"))
    print(f"{'':>22} {'requests':>9} {'seconds':>8} {'export s':>9} {'pixels':>13} {'off by':>7} {'peak MB':>8}")
    for row in rows:
        off = f"{row['colour_error']:.2f}" if row.get("colour_error") is not None else ""
        print(
            f"{row['name']:>22} {row['requests']:>9} {row['seconds']:>8.1f} {row['export_seconds']:>9.1f}"
            f" {row['pixels']:>13,} {off:>7} {row['peak_mb']:>8.0f}"
        )
    by_name = {row["name"]: row for row in rows}
    figures = {
        "requests_frozen": by_name["CMIP6 frozen"]["requests"],
        "requests_live": by_name["CMIP6 live"]["requests"],
        "max_colour_error": max(row["colour_error"] for row in rows if row.get("colour_error") is not None),
        "pages": rows,
    }
    print(json.dumps({"print": figures}))
    return 0
