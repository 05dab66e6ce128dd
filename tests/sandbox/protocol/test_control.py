# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults, limits and a slow wire, as tests of downloads want them."""

from __future__ import annotations

import io
import threading
import time
from typing import Any

import numpy as np
import pytest
import requests

GRID = {
    "dimensions": {"width": 64, "height": 48},
    "affineTransform": {"scaleX": 10.0, "translateX": 1_000_000.0, "scaleY": -10.0, "translateY": 6_000_000.0},
    "crsCode": "EPSG:3857",
}
BYTES = 64 * 48 * 2


def asked(ee: Any, sandbox: Any, width: int = 64, band: str = "b1") -> requests.Response:
    """The answer to a request for one band of the fast image."""
    grid = {**GRID, "dimensions": {"width": width, "height": 48}}
    body = {
        "expression": ee.serializer.encode(ee.Image("SANDBOX/SPEED").select(band)),
        "fileFormat": "NPY",
        "grid": grid,
    }
    return requests.post(f"{sandbox.url}/v1/projects/sandbox/image:computePixels", json=body, timeout=60)


def test_the_fast_image_is_the_same_from_everywhere(connected_ee: Any, sandbox: Any) -> None:
    whole = np.load(io.BytesIO(asked(connected_ee, sandbox).content))["b1"]
    part = np.load(io.BytesIO(asked(connected_ee, sandbox, 40).content))["b1"]
    assert whole.dtype == np.uint16 and len(np.unique(whole)) > 60
    np.testing.assert_array_equal(part, whole[:, :40])
    assert (whole[:, 1:] != whole[:, :-1]).mean() > 0.9


def test_a_fault_for_large_requests_only(connected_ee: Any, sandbox: Any) -> None:
    sandbox.faults({"path": "computePixels", "status": 400, "message": "User memory limit exceeded.", "above": 40 * 48})
    large, small = asked(connected_ee, sandbox), asked(connected_ee, sandbox, 40)
    assert (large.status_code, small.status_code) == (400, 200)
    assert large.json()["error"]["message"] == "User memory limit exceeded."


def test_an_answer_to_another_question(connected_ee: Any, sandbox: Any) -> None:
    sandbox.faults({"path": "computePixels", "times": 1, "change": {"grid": {"dimensions": {"width": 63}}}})
    assert np.load(io.BytesIO(asked(connected_ee, sandbox).content)).shape == (48, 63)
    assert np.load(io.BytesIO(asked(connected_ee, sandbox).content)).shape == (48, 64)


def test_a_shorter_answer_that_tells_its_length(connected_ee: Any, sandbox: Any) -> None:
    whole = asked(connected_ee, sandbox).content
    sandbox.faults({"path": "computePixels", "times": 1, "cut": 7})
    answer = asked(connected_ee, sandbox)
    assert answer.content == whole[:-7] and int(answer.headers["Content-Length"]) == len(whole) - 7


@pytest.mark.parametrize(
    ("limit", "words"),
    [({"size": 1000}, "Total request size"), ({"side": 63}, "63"), ({"bands": 0}, "number of bands")],
)
def test_limits_of_one_s_own(connected_ee: Any, sandbox: Any, limit: dict[str, int], words: str) -> None:
    assert asked(connected_ee, sandbox).status_code == 200
    sandbox.limits(**limit)
    answer = asked(connected_ee, sandbox)
    assert answer.status_code == 400 and words in answer.json()["error"]["message"]


def test_the_log_begins_anew_when_it_is_cleared(connected_ee: Any, sandbox: Any) -> None:
    """Nor does a request come into it later that was under way then."""
    sandbox.clear_log()
    assert asked(connected_ee, sandbox).status_code == 200
    assert [entry["path"].rsplit("/", 1)[1] for entry in sandbox.log()] == ["image:computePixels"]
    sandbox.latency(600)
    slow = threading.Thread(target=asked, args=(connected_ee, sandbox))
    slow.start()
    time.sleep(0.2)
    sandbox.latency(0)
    sandbox.clear_log()
    slow.join(30)
    assert sandbox.log() == []
    asked(connected_ee, sandbox)
    assert len(sandbox.log()) == 1


def test_a_slow_wire(connected_ee: Any, sandbox: Any) -> None:
    asked(connected_ee, sandbox)
    sandbox.bandwidth(BYTES * 2)
    started = time.monotonic()
    assert len(asked(connected_ee, sandbox).content) > BYTES
    assert time.monotonic() - started > 0.4
