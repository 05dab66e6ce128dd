# SPDX-License-Identifier: GPL-2.0-or-later
"""Requests that no client writes, and the processes behind a server."""

from __future__ import annotations

import subprocess
from typing import Any

import requests

GRID = {
    "dimensions": {"width": 8, "height": 6},
    "affineTransform": {"scaleX": 0.25, "translateX": 10.0, "scaleY": -0.25, "translateY": 20.0},
    "crsCode": "EPSG:4326",
}


def compute(sandbox: Any, expression: Any) -> requests.Response:
    """The answer to a request for the value of an expression."""
    return requests.post(
        f"{sandbox.url}/v1/projects/sandbox/value:compute", json={"expression": expression}, timeout=60
    )


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]
