# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages of all sizes by the bench: one request, true colours, and an A0 page in the memory of an ordinary computer."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_an_a0_page_at_300_dpi_and_a_map_book() -> None:
    """A0 less its margins is 9,697 x 12,980 pixels; 4 GB are what a small computer has."""
    done = subprocess.run(
        [str(ROOT / "dev"), "bench", "print", "--quick", "--a0"],
        capture_output=True, text=True, check=True, timeout=1800,
    )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])["print"]
    pages = {page["name"]: page for page in found["pages"]}
    assert pages["CMIP6 A0 frozen"]["pixels"] == 9697 * 12980
    assert pages["CMIP6 A0 frozen"]["peak_mb"] < 4096
    assert found["requests_frozen"] == 1 and found["max_colour_error"] <= 2
    # a map id for each month, and its pixels, unless the profile has them from the last time
    assert 12 <= pages["CMIP6 12 months"]["requests"] <= 24
