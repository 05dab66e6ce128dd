# SPDX-License-Identifier: GPL-2.0-or-later
"""Kills and changed minds: what has arrived is kept, what was there is untouched."""

from __future__ import annotations

import filecmp
import json
import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import Cancelled, DownloadRefused, WorkbenchError
from ee_workbench.plugin.core.grid import PixelGrid
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import BandOrder, DownloadFacts, download
from ee_workbench.plugin.engine.download import run as running

from .conftest import GRID, PIXELS, QUICK, asked, fast_image, moment, opened, speed, tiles_in, untiled

DRIVER = Path(__file__).with_name("_driver.py")
OLD = b"what was there before"


# Kills.


def life(url: str, path: Path, order: dict[str, Any]) -> subprocess.Popen[str]:
    """A process that has begun to download."""
    command = [sys.executable, str(DRIVER), url, str(path), json.dumps(order)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    if process.stdout.readline().strip() != "begun":
        raise AssertionError(process.communicate()[1])
    return process


def test_twenty_kills_leave_the_same_file(sandbox: Any, tmp_path: Path) -> None:
    """To the byte: a COG's blocks lie in one order, whenever they came."""
    order = {"size": [1500, 1400], "request_bytes": 1 << 17, "max_requests": 8, "cog": True}
    whole = life(sandbox.url, tmp_path / "whole.tif", order)
    said, trouble = whole.communicate(timeout=60)
    assert whole.returncode == 0, trouble
    tiles = json.loads(said)["requests"]
    sandbox.latency(40)
    generator, kills, path = random.Random(9), 0, tmp_path / "killed-0.tif"
    while kills < 20:
        sandbox.clear_log()
        before = tiles_in(path)
        process = life(sandbox.url, path, order)
        try:
            process.wait(generator.uniform(0.0, 0.7))
        except subprocess.TimeoutExpired:
            process.kill()
            kills += 1
        process.communicate()
        sent = sum("computePixels" in entry["path"] for entry in sandbox.log())
        if path.exists():
            assert process.returncode in (0, -9) and before + sent >= tiles
            assert filecmp.cmp(path, tmp_path / "whole.tif", shallow=False)
            path = tmp_path / f"killed-{kills}.tif"
        else:
            # Under way, or arrived and not yet in the journal: eight of the one, and a few of the other.
            assert sent - (tiles_in(path) - before) <= 8 + 8
    process = life(sandbox.url, path, order)
    said, trouble = process.communicate(timeout=60)
    assert process.returncode == 0, trouble
    report = json.loads(said)
    assert report["resumed"] + report["requests"] == tiles
    assert filecmp.cmp(path, tmp_path / "whole.tif", shallow=False)
    assert not list(tmp_path.glob("*.part")) and not list(tmp_path.glob("*.journal"))


def stopped_after(count: int) -> tuple[Callable[[Any], None], Callable[[], bool]]:
    """A progress and a cancelled that end a download after so many tiles."""
    event = threading.Event()
    return (lambda state: event.set() if state.done_tiles >= count else None), event.is_set


def begun(client: Client, path: Path, count: int = 5, **changes: Any) -> int:
    """A download that was cancelled after some tiles; how many are stored."""
    progress, cancelled = stopped_after(count)
    with pytest.raises(Cancelled):
        download(
            fast_image(),
            speed(max_requests=2, **changes),
            path,
            client,
            progress=progress,
            cancelled=cancelled,
            tries=QUICK,
        )
    return tiles_in(path)


@pytest.mark.parametrize("damage", ["torn line", "torn block", "changed line", "no line"])
def test_a_damaged_end_is_passed_over(client: Client, sandbox: Any, tmp_path: Path, damage: str) -> None:
    """As a machine leaves it that lost its power."""
    sandbox.latency(60)
    path = tmp_path / "a.tif"
    stored = begun(client, path)
    journal, part = path.with_name("a.tif.journal"), path.with_name("a.tif.part")
    lines = journal.read_bytes().splitlines(keepends=True)
    if damage == "torn line":
        journal.write_bytes(b"".join(lines[:-1]) + lines[-1][:-20])
    elif damage == "changed line":
        journal.write_bytes(b"".join(lines[:-1]) + lines[-1].replace(b'"at":', b'"at":1'))
    elif damage == "torn block":
        os.truncate(part, part.stat().st_size - 10)
    else:
        part.write_bytes(part.read_bytes() + b"half a tile")
    sandbox.latency(0)
    report = download(fast_image(), speed(), path, client, tries=QUICK)
    assert report.resumed_tiles == stored - (damage != "no line")
    np.testing.assert_array_equal(opened(path).values[0], untiled(fast_image().select("value"), GRID)["value"])


def test_a_block_that_went_bad_is_asked_for_again(client: Client, sandbox: Any, tmp_path: Path) -> None:
    sandbox.latency(60)
    path = tmp_path / "a.tif"
    begun(client, path)
    part = path.with_name("a.tif.part")
    content = bytearray(part.read_bytes())
    content[200:240] = bytes(40)
    part.write_bytes(content)
    sandbox.latency(0)
    now = moment(sandbox)
    report = download(fast_image(), speed(), path, client, tries=QUICK)
    assert report.requests == report.tiles - report.resumed_tiles + 1
    assert sum(entry["began"] > now for entry in asked(sandbox)) == report.requests
    np.testing.assert_array_equal(opened(path).values[0], untiled(fast_image().select("value"), GRID)["value"])


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"image": "b1"}, "recipe"),
        ({"grid": PixelGrid(GRID.crs, (10.0, 0.0, 1_000_010.0, 0.0, -10.0, 6_000_000.0), 700, 500)}, "pixel grid"),
        ({"grid": PixelGrid(GRID.crs, GRID.transform, 700, 501)}, "pixel grid"),
        ({"bands": (BandOrder("value", "float64"),)}, "bands"),
        ({"bands": (BandOrder("value", "float32"), BandOrder("b1", "float32"))}, "bands"),
        ({"nodata": -1.0}, "masked pixels"),
        ({"compression": "LZW"}, "compression"),
    ],
)
def test_something_else_does_not_go_on(
    client: Client, sandbox: Any, tmp_path: Path, change: dict[str, Any], word: str
) -> None:
    sandbox.latency(60)
    path = tmp_path / "a.tif"
    stored = begun(client, path)
    sandbox.latency(0)
    change = dict(change)
    other = fast_image().add(1) if change.pop("image", None) else fast_image()
    now = moment(sandbox)
    with pytest.raises(DownloadRefused, match=word):
        download(other, speed(**change), path, client, tries=QUICK)
    assert not any(entry["began"] > now for entry in asked(sandbox)) and tiles_in(path) == stored
    # What was begun is still good; and whoever wants something else can have it by starting anew.
    assert download(fast_image(), speed(), path, client, tries=QUICK).resumed_tiles == stored
    begun(client, path, 1)
    assert download(other, speed(**change), path, client, tries=QUICK, restart=True).resumed_tiles == 0


def test_another_ending_goes_on(client: Client, sandbox: Any, tmp_path: Path) -> None:
    """Whether it is to be a COG, how many requests at once: nothing of that is in what is stored."""
    sandbox.latency(60)
    stored = begun(client, tmp_path / "a.tif")
    sandbox.latency(0)
    report = download(fast_image(), speed(cog=True, max_requests=5), tmp_path / "a.tif", client, tries=QUICK)
    assert report.resumed_tiles == stored
    assert opened(tmp_path / "a.tif").source.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"


# The path that was wanted.


@pytest.mark.parametrize("cog", [False, True])
def test_the_path_is_never_half_made(client: Client, sandbox: Any, tmp_path: Path, cog: bool) -> None:
    """Looked at all the time: the old file, to the byte, until the whole new one is there."""
    path = tmp_path / "a.tif"
    path.write_bytes(OLD)
    seen: set[str] = set()
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            content = path.read_bytes()  # raises where it is missing for a moment
            seen.add("old" if content == OLD else str(len(content)))

    watcher = threading.Thread(target=look)
    watcher.start()
    sandbox.latency(20)
    try:
        report = download(fast_image(), speed(cog=cog, overviews=True), path, client, tries=QUICK)
    finally:
        over.set()
        watcher.join()
    assert seen <= {"old", str(report.size)} and "old" in seen and path.stat().st_size == report.size
    assert [each.name for each in tmp_path.iterdir()] == ["a.tif"]


@pytest.mark.parametrize("how", ["failure", "cancel", "late failure"])
def test_a_file_that_was_there_is_untouched(
    client: Client, sandbox: Any, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(OLD)
    if how == "failure":
        sandbox.faults({"path": PIXELS, "status": 400, "message": "no"})
    elif how == "late failure":
        monkeypatch.setattr(running, "verify", lambda *_: (_ for _ in ()).throw(WorkbenchError("no")))
    with pytest.raises(WorkbenchError):
        download(fast_image(), speed(), path, client, cancelled=lambda: how == "cancel", tries=QUICK)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("place", ["missing/a.tif", "folder"])
def test_a_place_that_cannot_be(client: Client, sandbox: Any, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    sandbox.clear_log()
    with pytest.raises(DownloadRefused):
        download(fast_image(), speed(), tmp_path / place, client)
    assert sandbox.log() == []


# Others.


def test_a_graph_of_a_changed_recipe_is_another(client: Client, sandbox: Any, tmp_path: Path) -> None:
    """The recipe's own text counts even where the graph happens to be the same."""
    sandbox.latency(60)
    begun(client, tmp_path / "a.tif")
    sandbox.latency(0)
    with pytest.raises(DownloadRefused, match="recipe"):
        download(fast_image(), speed(), tmp_path / "a.tif", client, facts=DownloadFacts(recipe='{"kind": "other"}'))


def test_one_download_at_a_time_to_a_path(client: Client, sandbox: Any, tmp_path: Path) -> None:
    refused: list[str] = []

    def again(state: Any) -> None:
        if not refused:
            with pytest.raises(DownloadRefused, match="already") as caught:
                download(fast_image(), speed(), tmp_path / "a.tif", client)
            refused.append(str(caught.value))

    download(fast_image(), speed(), tmp_path / "a.tif", client, progress=again, tries=QUICK)
    assert refused and download(fast_image(), speed(), tmp_path / "a.tif", client, tries=QUICK).resumed_tiles == 0
