# SPDX-License-Identifier: GPL-2.0-or-later
"""Children that end: with a time limit, and together with whatever they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Optional, TextIO

from .house import say


def run(
    command: Sequence[str],
    *,
    environment: Optional[Mapping[str, str]] = None,
    folder: Optional[Path] = None,
    limit: Optional[float] = None,
    output: Optional[TextIO] = None,
) -> int:
    """Run a command on our own input and output; its exit code, or 124 where it went over ``limit`` seconds.

    ``output`` takes its standard output, where that is not to mix with ours.
    """
    grouped = sys.platform != "win32" and limit is not None
    process = subprocess.Popen(
        list(command),
        env=dict(environment) if environment is not None else None,
        cwd=folder,
        stdout=output,
        start_new_session=grouped,
        stdin=subprocess.DEVNULL if grouped else None,
    )
    try:
        return process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        say(f"Ended after {limit:.0f} s without an end of its own: {' '.join(command[:4])} …")
        return 124
    finally:
        _end(process, grouped)


def _end(process: subprocess.Popen[bytes], grouped: bool) -> None:
    """End the process where it still runs, and in any case the group that it led."""
    if grouped and sys.platform != "win32":
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, number)
            except ProcessLookupError:
                break
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                continue
    elif process.poll() is None:
        process.kill()
        process.wait(timeout=10)
