# SPDX-License-Identifier: GPL-2.0-or-later
"""Cancels and pauses of a download: heard within a second from every phase, and nothing is sent after."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import Cancelled
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import download

from .conftest import PIXELS, QUICK, asked, fast_image, moment, opened, speed


@pytest.mark.parametrize(
    "phase", ["first request", "requests", "retry", "stall", "hold", "paused", "finishing", "checking"]
)
def test_a_cancel_is_heard_within_a_second(client: Client, sandbox: Any, tmp_path: Path, phase: str) -> None:
    seconds: list[float] = []
    while not seconds or (min(seconds) >= 1.0 and len(seconds) < 3):  # a busy machine may take one from us
        seconds.append(cancelled_in(phase, client, sandbox, tmp_path))
    assert min(seconds) < 1.0, seconds


def cancelled_in(phase: str, client: Client, sandbox: Any, folder: Path) -> float:
    """Seconds from a cancel in some phase of a download to its end."""
    event, asked_at = threading.Event(), [0.0]

    def cancel() -> None:
        if not event.is_set():
            asked_at[0] = time.monotonic()
            event.set()

    faults = {
        "first request": {"latency": 5000},
        "retry": {"status": 503},
        "stall": {"stall": 1.9},
        "hold": {"status": 429, "headers": {"Retry-After": "30"}},
    }
    if phase in faults:
        sandbox.faults({"path": PIXELS, **faults[phase]})
    if phase in faults or phase == "paused":
        threading.Timer(0.5, cancel).start()

    def progress(state: Any) -> None:
        if (phase == "requests" and state.done_tiles >= 3) or phase == state.phase:
            cancel()

    sandbox.latency(20 if phase == "requests" else 0)
    order = speed(cog=True) if phase == "finishing" else speed()
    with pytest.raises(Cancelled):
        download(
            fast_image(),
            order,
            folder / "a.tif",
            client,
            progress=progress,
            cancelled=event.is_set,
            paused=lambda: phase == "paused",
        )
    seconds = time.monotonic() - asked_at[0]
    now = moment(sandbox)
    sandbox.clear_faults()
    deadline = time.monotonic() + 0.7
    while time.monotonic() < deadline:  # whatever was under way then comes in; nothing new is sent
        assert not any(entry["began"] > now for entry in asked(sandbox))
    assert not (folder / "a.tif").exists()
    return seconds


def test_a_pause_sends_nothing_and_ends(client: Client, sandbox: Any, tmp_path: Path) -> None:
    paused = threading.Event()
    counts: list[int] = []

    def progress(state: Any) -> None:
        if state.done_tiles >= 4 and not counts:
            paused.set()
            counts.append(-1)
            threading.Thread(target=watch, daemon=True).start()

    def watch() -> None:
        until = time.monotonic() + 1.0
        while time.monotonic() < until:
            pass
        counts.append(len(sandbox.log()))
        until = time.monotonic() + 0.6
        while time.monotonic() < until:
            pass
        counts.append(len(sandbox.log()))
        paused.clear()

    sandbox.latency(20)
    sandbox.clear_log()
    report = download(
        fast_image(), speed(), tmp_path / "a.tif", client, progress=progress, paused=paused.is_set, tries=QUICK
    )
    assert counts[1] == counts[2] < report.tiles == report.requests


def test_one_that_was_cancelled_is_waited_for(client: Client, tmp_path: Path) -> None:
    """A cancel is told at once, while its download has something to end: who begins again then is not refused."""
    cancelled, inside, go_on = threading.Event(), threading.Event(), threading.Event()
    ends: list[str] = []

    def hold(_: Any) -> None:
        inside.set()
        go_on.wait(30)

    def first() -> None:
        with pytest.raises(Cancelled):
            download(fast_image(), speed(), tmp_path / "a.tif", client, progress=hold, cancelled=cancelled.is_set)
        ends.append("first")

    def second() -> None:
        download(fast_image(), speed(), tmp_path / "a.tif", client, tries=QUICK)
        ends.append("second")

    threads = [threading.Thread(target=each, daemon=True) for each in (first, second)]
    threads[0].start()
    assert inside.wait(30)
    cancelled.set()
    with pytest.raises(Cancelled):  # neither is one that is cancelled itself while it waits
        download(fast_image(), speed(), tmp_path / "a.tif", client, cancelled=lambda: True)
    threads[1].start()
    threads[1].join(0.5)
    assert threads[1].is_alive() and not ends
    go_on.set()
    for each in threads:
        each.join(60)
    assert ends == ["first", "second"] and opened(tmp_path / "a.tif").valid.all()
