# SPDX-License-Identifier: GPL-2.0-or-later
"""Starting, steering and ending a sandbox process: tried with a stand-in that only notes what it is asked."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ee_workbench.devtools import sandbox_process
from ee_workbench.devtools.sandbox_process import SandboxProcess

STAND_IN = """
import json, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

token = sys.argv[sys.argv.index("--control") + 1]
seen = []

class Handler(BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        good = self.headers.get("X-Sandbox-Control") == token
        text = b"no entry"
        if good:
            text = json.dumps({"requests": seen}).encode() if self.command == "GET" else b""
            seen.append([self.command, self.path, json.loads(body or "null")])
        self.send_response(200 if good else 403)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)
    do_GET = do_POST = do_DELETE = answer
    def log_message(self, *_):
        pass

server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}/secret", flush=True)
print("more output " * 100000, flush=True)
print("complaint", file=sys.stderr, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sandbox").mkdir()
    main = tmp_path / "sandbox" / "__main__.py"
    main.write_text(STAND_IN)
    monkeypatch.setattr(sandbox_process, "ROOT", tmp_path)
    return main


def test_it_starts_is_steered_and_ends(stand_in: Path) -> None:
    with SandboxProcess(["--latency", "0"]) as sandbox:
        assert sandbox.url.startswith("http://127.0.0.1:")
        assert sandbox.url.endswith("/secret")
        sandbox.faults({"path": "maps", "status": 429, "times": 1})
        sandbox.latency(300)
        sandbox.clear_faults()
        sandbox.expire_maps()
        sandbox.clear_log()
        assert sandbox.log() == [
            ["POST", "/secret/control/faults", [{"path": "maps", "status": 429, "times": 1}]],
            ["POST", "/secret/control/latency", {"ms": 300}],
            ["DELETE", "/secret/control/faults", None],
            ["POST", "/secret/control/expire-maps", None],
            ["DELETE", "/secret/control/log", None],
        ]
        assert sandbox.process.poll() is None
    assert sandbox.process.poll() == 0


def test_a_refused_request_tells_what_was_answered(stand_in: Path) -> None:
    with SandboxProcess() as sandbox:
        sandbox.token = "wrong"
        with pytest.raises(RuntimeError, match="403 b'no entry'"):
            sandbox.latency(1)


def test_a_sandbox_that_fails_to_start_says_why(stand_in: Path) -> None:
    stand_in.write_text("import sys\nsys.exit('the port is taken')\n")
    with pytest.raises(RuntimeError, match="the port is taken"):
        SandboxProcess()


def test_a_sandbox_that_says_nothing_is_given_up(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.write_text("import sys\nsys.stdin.read()\n")
    monkeypatch.setattr(sandbox_process, "START_SECONDS", 1.0)
    start = time.monotonic()
    with pytest.raises(RuntimeError, match="did not start"):
        SandboxProcess()
    assert time.monotonic() - start < 20


def test_it_can_be_killed_as_by_a_crash(stand_in: Path) -> None:
    sandbox = SandboxProcess()
    sandbox.kill()
    assert sandbox.process.poll() not in (None, 0)
    sandbox.stop()
