# SPDX-License-Identifier: GPL-2.0-or-later
"""A screen for windows: the person's own, or a virtual one (Xvfb) that only this process can use."""

from __future__ import annotations

import contextlib
import os
import secrets
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .house import DevError

START_SECONDS = 30.0


def has_screen() -> bool:
    """Whether windows can be shown to a person."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def virtual_screen(width: int = 1600, height: int = 1000) -> Iterator[dict[str, str]]:
    """Environment variables for children that draw on a virtual screen. Elsewhere than on Linux: Qt's offscreen one."""
    if not sys.platform.startswith("linux"):
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    with tempfile.TemporaryDirectory(prefix="ee-workbench-screen-") as name:
        folder = Path(name)
        folder.chmod(0o700)  # also the runtime folder, which Qt wants private
        authority = folder / "authority"
        cookie = secrets.token_hex(16)
        _authorise(authority, ":0", cookie)
        server, display = _start(authority, width, height)
        try:
            _authorise(authority, display, cookie)
            yield {
                "DISPLAY": display,
                "XAUTHORITY": str(authority),
                "XDG_RUNTIME_DIR": name,
                "QT_QPA_PLATFORM": "xcb",
                # One pixel is one pixel, whatever size in millimetres the screen claims to have.
                "QT_ENABLE_HIGHDPI_SCALING": "0",
                "QT_AUTO_SCREEN_SCALE_FACTOR": "0",
                "QT_FONT_DPI": "96",
                "LIBGL_ALWAYS_SOFTWARE": "1",
                "LC_ALL": "C.UTF-8",
            }
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(timeout=10)


def _authorise(authority: Path, display: str, cookie: str) -> None:
    command = ["xauth", "-q", "-f", str(authority), "add", display, ".", cookie]
    subprocess.run(command, check=True, timeout=START_SECONDS, stderr=subprocess.DEVNULL)


def _start(authority: Path, width: int, height: int) -> tuple[subprocess.Popen[bytes], str]:
    """Xvfb on a display number that it chose itself."""
    program = shutil.which("Xvfb")
    if program is None:
        raise DevError("Xvfb is missing: install the package xvfb, then run this again.")
    reading, writing = os.pipe()
    try:
        command = [program, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"]
        command += ["-dpi", "96", "-nolisten", "tcp", "-noreset", "-auth", str(authority)]
        server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    finally:
        os.close(writing)
    try:
        number = b""
        while not number.endswith(b"\n"):
            if not select.select([reading], [], [], START_SECONDS)[0]:
                break
            part = os.read(reading, 64)
            if not part:
                break
            number += part
    finally:
        os.close(reading)
    if not number.strip().isdigit():
        server.kill()
        server.wait(timeout=10)
        raise DevError("Xvfb did not start: run `Xvfb -displayfd 1` by hand to see what it says.")
    return server, f":{number.decode().strip()}"
