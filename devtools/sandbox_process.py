# SPDX-License-Identifier: GPL-2.0-or-later
"""A sandbox of one's own: started as a process, steered through its control address. For tests and benches."""

from __future__ import annotations

import contextlib
import json
import queue
import secrets
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Optional

from .house import ROOT

START_SECONDS = 30.0
ANSWER_SECONDS = 30.0


class SandboxProcess:
    """A running sandbox. Ends when ``stop`` is called, or with this process (it follows its standard input).

    ``arguments`` go to the sandbox's command line, e.g. ``["--mount", "folder"]``.
    """

    def __init__(self, arguments: Sequence[str] = (), *, python: str = sys.executable) -> None:
        self.token = secrets.token_hex(16)
        self._errors: deque[str] = deque(maxlen=200)
        command = [python, str(ROOT / "sandbox"), "--follow-stdin", "--control", self.token, *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        first_line: queue.Queue[str] = queue.Queue()
        self._readers = [
            threading.Thread(target=self._drain_output, args=(first_line,), daemon=True),
            threading.Thread(target=self._drain_errors, daemon=True),
        ]
        for reader in self._readers:
            reader.start()
        try:
            #: What ``ee.Initialize(None, url=URL, project="sandbox")`` takes.
            self.url = first_line.get(timeout=START_SECONDS).strip()
        except queue.Empty:
            self.url = ""
        if not self.url.startswith("http://127.0.0.1:"):
            self.stop()
            raise RuntimeError(f"The sandbox did not start. It said:\n{self.url}\n{self.errors()}")

    def _drain_output(self, first_line: queue.Queue[str]) -> None:
        assert self.process.stdout is not None
        first_line.put(self.process.stdout.readline())
        for _ in self.process.stdout:
            pass

    def _drain_errors(self) -> None:
        assert self.process.stderr is not None
        self._errors.extend(self.process.stderr)

    def errors(self) -> str:
        """The last lines that the sandbox wrote to standard error."""
        return "".join(self._errors)

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """One request to ``{url}/control/{path}``; the answer's JSON, or None where it is empty."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"X-Sandbox-Control": self.token, "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}/control/{path}", data, headers, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=ANSWER_SECONDS) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} control/{path}: {error.code} {error.read()[:500]!r}") from error
        return json.loads(text) if text.strip() else None

    def faults(self, *faults: dict[str, Any]) -> None:
        """Inject faults, e.g. ``{"path": "value:compute", "status": 429, "times": 1}``."""
        self.control("POST", "faults", list(faults))

    def clear_faults(self) -> None:
        """Answer properly again."""
        self.control("DELETE", "faults")

    def latency(self, milliseconds: float) -> None:
        """Add a delay to every request; 0 takes it away."""
        self.control("POST", "latency", {"ms": milliseconds})

    def bandwidth(self, bytes_per_second: float) -> None:
        """Send all answers together at this speed; 0: as fast as it goes."""
        self.control("POST", "bandwidth", {"bytes_per_second": bytes_per_second})

    def limits(self, **limits: int) -> None:
        """Other limits of one answer with pixels (size, side, bands); none for the service's own."""
        self.control("POST", "limits", limits)

    def log(self) -> list[dict[str, Any]]:
        """Requests that began since the last ``clear_log`` and have ended: method, path, status, ms, t."""
        requests: list[dict[str, Any]] = self.control("GET", "log")["requests"]
        return requests

    def clear_log(self) -> None:
        """Forget the requests made so far."""
        self.control("DELETE", "log")

    def expire_maps(self) -> None:
        """Forget every map id, as the service does within hours."""
        self.control("POST", "expire-maps")

    def kill(self) -> None:
        """End at once, as a crash would."""
        self.process.kill()
        self.process.wait(timeout=10)
        self._close()

    def stop(self) -> None:
        """End by closing standard input, and by force where that does not help."""
        if self.process.stdin is not None and not self.process.stdin.closed:
            with contextlib.suppress(OSError):
                self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close()

    def _close(self) -> None:
        """Read what is left to read, and let go of the streams."""
        for reader in self._readers:
            reader.join(timeout=10)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None and not stream.closed:
                with contextlib.suppress(OSError):
                    stream.close()

    def __enter__(self) -> SandboxProcess:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.stop()
