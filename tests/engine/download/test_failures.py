# SPDX-License-Identifier: GPL-2.0-or-later
"""A network and a service that fail now and then."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import (
    ComputationFailed,
    ComputationTooLarge,
    ConnectionFailed,
    PermissionDenied,
    QuotaExceeded,
    WorkbenchError,
)
from ee_workbench.plugin.core.grid import Window
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import Tries, crew, download
from ee_workbench.plugin.engine.download import fetch as fetching
from ee_workbench.plugin.engine.download.gate import Gate

from .conftest import GRID, PIXELS, QUICK, fast_image, speed, untiled


@pytest.fixture
def reference(client: Client) -> np.ndarray:
    """The fast image's float band, in one request."""
    found: np.ndarray = untiled(fast_image().select("value"), GRID)["value"]
    return found


# What is too much for the service.


@pytest.mark.parametrize("message", ["User memory limit exceeded.", "Computation timed out."])
def test_what_is_too_much_is_split(fetched: Any, sandbox: Any, reference: np.ndarray, message: str) -> None:
    sandbox.faults({"path": PIXELS, "status": 400, "message": message, "above": 100 * 100})
    sandbox.clear_log()
    found, report = fetched(fast_image(), speed(request_bytes=1 << 18))
    np.testing.assert_array_equal(found.values[0], reference)
    refused = [entry for entry in sandbox.log() if entry["status"] == 400]
    # Learned once: the tiles that follow are asked for in parts from the start.
    assert 0 < len(refused) <= report.splits + report.most_under_way and len(refused) < report.tiles * 2


def test_a_gateway_that_times_out_is_split(fetched: Any, sandbox: Any, reference: np.ndarray) -> None:
    sandbox.faults({"path": PIXELS, "status": 504, "message": "Deadline exceeded.", "above": 200 * 200})
    found, report = fetched(fast_image(), speed(request_bytes=1 << 19))
    np.testing.assert_array_equal(found.values[0], reference)
    assert report.splits > 0


def test_what_is_too_much_even_in_small_parts_is_said(client: Client, sandbox: Any, tmp_path: Path) -> None:
    sandbox.faults({"path": PIXELS, "status": 400, "message": "User memory limit exceeded."})
    with pytest.raises(ComputationTooLarge, match="memory limit"):
        download(fast_image(), speed(), tmp_path / "a.tif", client, tries=QUICK)


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (400, "Image.normalizedDifference: Band 'B8' is missing.", ComputationFailed),
        (403, "Caller does not have required permission to use project x.", PermissionDenied),
        (404, "Image.load: asset 'x' not found.", ComputationFailed),
    ],
)
def test_what_cannot_work_is_asked_once(
    client: Client, sandbox: Any, tmp_path: Path, status: int, message: str, kind: type
) -> None:
    sandbox.faults({"path": PIXELS, "status": status, "message": message, "latency": 150})
    sandbox.clear_log()
    with pytest.raises(kind) as caught:
        download(fast_image(), speed(max_requests=16), tmp_path / "a.tif", client, tries=QUICK)
    assert len(sandbox.log()) == 1 and message in str(caught.value)


# What passes.


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "message": "Too Many Requests"},
        {"status": 500},
        {"status": 502},
        {"status": 503},
        {"status": 504},
        {"reset": True},
        {"late_reset": True},
        {"stall": 7.0},
        {"truncate": 1000},
        {"cut": 17},
        {"cut": 10**9},
        {"html": True},
        {"change": {"grid": {"dimensions": {"width": 3}}}},
        {"change": {"grid": {"dimensions": {"height": 3}}}},
        {"change": {"bandIds": ["value"]}},
        {"change": {"bandIds": ["valid0", "value"]}},
        {"change": {"fileFormat": "GEO_TIFF"}},
    ],
    ids=lambda fault: "-".join(map(str, fault.items())),
)
def test_every_failure_that_passes(fetched: Any, sandbox: Any, reference: np.ndarray, fault: dict[str, Any]) -> None:
    often = {"times": 3} if "stall" in fault else {"probability": 0.3, "seed": 5}
    sandbox.faults({"path": PIXELS, **often, **fault})
    found, report = fetched(fast_image(), speed(), tries=Tries(12, 0.01, 0.1))
    np.testing.assert_array_equal(found.values[0], reference)
    assert report.repeated > 0


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"status": 429, "message": "Too Many Requests"}, QuotaExceeded),
        ({"status": 503}, ConnectionFailed),
        ({"cut": 17}, ConnectionFailed),
        ({"html": True}, ConnectionFailed),
        ({"reset": True}, ConnectionFailed),
    ],
)
def test_a_failure_that_does_not_pass_keeps_what_has_come(
    fetched: Any, client: Client, sandbox: Any, tmp_path: Path, reference: np.ndarray, fault: dict, kind: type
) -> None:
    stored = 0

    def fail_later(state: Any) -> None:
        nonlocal stored
        if state.done_tiles >= 5 and not stored:
            stored = state.done_tiles
            sandbox.faults({"path": PIXELS, **fault})

    sandbox.latency(30)
    with pytest.raises(kind) as caught:
        download(fast_image(), speed(), tmp_path / "a.tif", client, tries=Tries(3, 0.01, 0.05), progress=fail_later)
    assert isinstance(caught.value, WorkbenchError) and not (tmp_path / "a.tif").exists()
    sandbox.clear_faults()
    found, report = fetched(fast_image(), speed(), name="a.tif")
    np.testing.assert_array_equal(found.values[0], reference)
    assert stored <= report.resumed_tiles < report.tiles == report.resumed_tiles + report.requests


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_breaks_ends_it(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that the others wait for: it tells how the file is compressed."""

    def broken(piece: Any, plan: Any) -> int:
        return piece.nothing_of_the_kind

    monkeypatch.setattr(crew, "best_predictor", broken)
    with pytest.raises(ComputationFailed, match="Start it again"):
        download(fast_image().select("value"), speed(), tmp_path / "a.tif", client, tries=QUICK)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("later", [False, True])
def test_retry_after_is_obeyed_by_all(fetched: Any, sandbox: Any, status: int, later: bool) -> None:
    """Nobody asks for anything until the time is over, those who were not turned away included."""
    fault = {"path": PIXELS, "times": 1, "status": status, "headers": {"Retry-After": "1"}}
    if later:
        sandbox.faults({"path": PIXELS, "times": 4, "latency": 1}, fault)
    else:
        sandbox.faults(fault)
    sandbox.clear_log()
    fetched(fast_image(), speed(max_requests=4))
    log = sandbox.log()
    turned_away = next(number for number, entry in enumerate(log) if entry["status"] == status)
    # Those under way then may still come in; the log has the moments at which they were answered.
    after = [entry["t"] - entry["ms"] / 1000 for entry in log[turned_away + 1 :]]
    late = [start for start in after if start > log[turned_away]["t"] + 0.05]
    assert late and min(late) >= log[turned_away]["t"] + 0.95
    assert len(after) - len(late) <= 4


def test_waits_grow_and_differ() -> None:
    tries = Tries(first_wait=1.0, longest_wait=60.0)
    rounds = [[tries.wait(tried) for _ in range(200)] for tried in (1, 2, 3, 4)]
    for number, waits in enumerate(rounds):
        assert 0.5 * 2**number <= min(waits) < max(waits) <= 1.5 * 2**number
        assert max(waits) > 1.5 * min(waits)
    assert max(tries.wait(20) for _ in range(50)) <= 60.0


# How many at once.


def test_fewer_at_once_after_too_many_and_more_again() -> None:
    gate = Gate(16)

    def ask(count: int) -> list[int]:
        numbers = []
        for _ in range(count):
            with gate.through(lambda: None) as number:
                numbers.append(number)
        return numbers

    assert gate.limit == 1  # until one has worked
    gate.went_well()
    assert gate.limit == 16
    first = ask(3)
    gate.too_many(first[2])
    gate.too_many(first[0])  # began before the limit was lowered: says nothing about the lower one
    assert gate.limit == 8
    for _ in range(5):
        gate.too_many(ask(1)[0])
    assert gate.limit == 1
    for _ in range(200):
        gate.went_well()
    assert gate.limit == 16


def test_a_service_that_takes_three_at_once(fetched: Any, sandbox: Any, reference: np.ndarray) -> None:
    """Many are turned away at first; then the number under way fits."""
    states: list[Any] = []
    sandbox.latency(20)

    def turned_away(state: Any) -> None:
        states.append(state.limit)
        if len(states) == 3:
            sandbox.faults({"path": PIXELS, "times": 12, "status": 429, "message": "Too Many Requests"})

    order = speed(request_bytes=1 << 13, max_requests=16)
    found, report = fetched(fast_image(), order, progress=turned_away, tries=Tries(20, 0.05, 0.2))
    np.testing.assert_array_equal(found.values[0], reference)
    low = min(states[3:])
    assert low <= 8 and max(states[states.index(low) :]) > low and report.most_under_way <= 16


def test_never_more_requests_a_second_than_a_project_has() -> None:
    gate = Gate(40, first=40)
    started = time.monotonic()
    for _ in range(40):
        with gate.through(lambda: None):
            pass
    assert time.monotonic() - started >= 39 / 100


def test_windows_are_split_down_to_a_few_pixels() -> None:
    assert not fetching._can_split(Window(0, 0, 16, 16)) and fetching._can_split(Window(0, 0, 17, 1))


@pytest.mark.parametrize("name", ["a" * 300 + ".tif", "a" * 300 + "/image.tif"])
def test_names_that_no_file_can_have(client: Client, tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkbenchError) as caught:
        download(fast_image(), speed(), tmp_path / name, client)
    assert "unexpected" not in str(caught.value).lower() and list(tmp_path.iterdir()) == []
