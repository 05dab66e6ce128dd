# SPDX-License-Identifier: GPL-2.0-or-later
"""The server's process and its workers: how they start, crash and end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable
from urllib.parse import urlsplit

import pytest
import requests

from .by_hand import children_of, compute

ROOT = Path(__file__).resolve().parents[3]


def started(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "sandbox"), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=os.sep,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def gone(pids: list[int], seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
@pytest.mark.parametrize("way", ["stdin", "SIGTERM", "SIGKILL"])
def test_it_ends_with_all_its_workers(way: str) -> None:
    process, url = started("--follow-stdin")
    assert requests.get(f"{url}/v1/projects/sandbox/config", timeout=20).status_code == 200
    workers = children_of(process.pid)
    assert len(workers) >= 2
    if way == "stdin":
        assert process.stdin is not None
        process.stdin.close()
    else:
        os.kill(process.pid, getattr(signal, way))
    process.wait(timeout=10)
    if way != "SIGKILL":
        assert process.returncode == 0
    assert gone(workers)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            stream.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_a_crashed_worker_is_replaced(fresh_sandbox: Callable[..., Any]) -> None:
    process = fresh_sandbox()
    expression = {"result": "0", "values": {"0": {"constantValue": [1, 2]}}}
    assert compute(process, expression).json() == {"result": [1, 2]}
    for pid in children_of(process.process.pid):
        os.kill(pid, signal.SIGKILL)
    assert gone([])
    statuses = [compute(process, expression).status_code for _ in range(6)]
    assert statuses[-1] == 200 and set(statuses) <= {200, 500}


def refusal(*arguments: str) -> str:
    """What a sandbox says that cannot start."""
    command = [sys.executable, str(ROOT / "sandbox"), *arguments]
    process = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert process.returncode == 2 and "Traceback" not in process.stderr
    return process.stderr


def test_a_port_that_is_taken_is_said(sandbox: Any) -> None:
    port = str(urlsplit(sandbox.url).port)
    assert port in refusal("--port", port)


def test_a_manifest_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    assert "manifest" in refusal("--mount", str(tmp_path))
