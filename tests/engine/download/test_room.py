# SPDX-License-Identifier: GPL-2.0-or-later
"""Disks that are or become too small, and other failures to write."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import DiskFull, DownloadRefused
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import download
from ee_workbench.plugin.engine.download import room as rooms
from ee_workbench.plugin.engine.download.journal import Journal

from .conftest import GRID, QUICK, fast_image, opened, speed, tiles_in, untiled


def test_a_disk_that_is_too_small_is_foreseen(
    client: Client, sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(rooms.shutil, "disk_usage", lambda place: usage._replace(free=65 << 20))
    sandbox.clear_log()
    with pytest.raises(DiskFull, match="65 MB|68 MB"):
        download(fast_image(), speed(40_000, 30_000, request_bytes=1 << 24), tmp_path / "a.tif", client)
    assert sandbox.log() == []


def test_a_disk_that_becomes_too_small_is_foreseen(
    client: Client, sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else fills it: what is stored is kept, and there is still room for others."""
    usage = shutil.disk_usage(tmp_path)
    free = [usage.free]
    monkeypatch.setattr(rooms.shutil, "disk_usage", lambda place: usage._replace(free=free[0]))

    def progress(state: Any) -> None:
        free[0] = rooms.RESERVE + 10_000

    sandbox.latency(60)
    with pytest.raises(DiskFull, match="needed"):
        download(fast_image(), speed(), tmp_path / "a.tif", client, progress=progress, tries=QUICK)
    stored = tiles_in(tmp_path / "a.tif")
    free[0] = usage.free
    sandbox.latency(0)
    assert 0 < stored == download(fast_image(), speed(), tmp_path / "a.tif", client, tries=QUICK).resumed_tiles


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="mounts a small disk")
@pytest.mark.parametrize("room", ["150k", "900k"])
def test_a_disk_that_is_full_is_named(
    client: Client, sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    """A real one, of a few kilobytes; foresight is taken away, so that it does fill up."""
    monkeypatch.setattr(rooms, "_compare", lambda there, wanted: None)
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        with pytest.raises(DiskFull, match="Make room"):
            download(fast_image(), speed(cog=room == "900k"), place / "a.tif", client, tries=QUICK)
        stored = tiles_in(place / "a.tif")
        assert not (place / "a.tif").exists()
        subprocess.run(["mount", "-o", "remount,size=20m", str(place)], check=True)
        report = download(fast_image(), speed(), place / "a.tif", client, tries=QUICK)
        assert 0 < stored == report.resumed_tiles
        np.testing.assert_array_equal(
            opened(place / "a.tif").values[0], untiled(fast_image().select("value"), GRID)["value"]
        )
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def test_other_failures_to_write_are_said(
    client: Client, sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Any, tiles: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Journal, "add", fail)
    with pytest.raises(DownloadRefused, match="Input/output error"):
        download(fast_image(), speed(), tmp_path / "a.tif", client, tries=QUICK)
