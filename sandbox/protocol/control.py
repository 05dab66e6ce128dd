# SPDX-License-Identifier: GPL-2.0-or-later
"""Control for tests and teaching: latency, faults and a log of requests. Nothing of it works without its token."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Optional

from ..errors import EarthEngineError

_KEYS = {
    "path",
    "method",
    "times",
    "status",
    "message",
    "headers",
    "reset",
    "late_reset",
    "truncate",
    "stall",
    "html",
    "latency",
    "probability",
    "seed",
}


@dataclass
class Fault:
    """What happens to requests whose path fits.

    Attributes:
        path: regular expression, searched in the path.  method: of the request, or any.
        times: how often it happens; ``None`` for always.
        status, message, headers: an error answered instead.
        reset: close the connection instead of answering; late_reset: do the work first, then close.
        truncate: send so many bytes of the answer only.  stall: seconds of silence before the answer.
        html: answer a web page with status 200.  latency: milliseconds added.
    """

    path: str
    method: Optional[str] = None
    times: Optional[int] = None
    status: int = 0
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    reset: bool = False
    late_reset: bool = False
    truncate: Optional[int] = None
    stall: float = 0.0
    html: bool = False
    latency: float = 0.0
    probability: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        import random

        self._pattern = re.compile(self.path)
        self._random = random.Random(self.seed)

    def takes(self, method: str, path: str) -> bool:
        """Whether it happens to this request; counts down."""
        if self.times == 0 or (self.method and self.method != method) or not self._pattern.search(path):
            return False
        if self.probability < 1.0 and self._random.random() >= self.probability:
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Control:
    """The faults in force and the log of requests. Safe to use from any thread."""

    def __init__(self, latency: float = 0.0) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._log: list[dict[str, Any]] = []
        self._started = time.monotonic()
        self.latency = latency  # milliseconds

    def fault_for(self, method: str, path: str) -> Optional[Fault]:
        """The first fault that this request meets."""
        with self._lock:
            return next((fault for fault in self._faults if fault.takes(method, path)), None)

    def note(self, method: str, path: str, status: int, seconds: float) -> None:
        """Remember a request."""
        with self._lock:
            if len(self._log) < 100_000:
                entry = {"method": method, "path": path, "status": status, "ms": round(seconds * 1000, 3)}
                self._log.append({**entry, "t": round(time.monotonic() - self._started, 4)})

    def handle(self, method: str, action: str, body: Any) -> dict[str, Any]:
        """A request to /control/…"""
        if action == "faults" and method == "POST":
            entries = body if isinstance(body, list) else [body]
            try:
                faults = [Fault(**{k: v for k, v in entry.items() if k in _KEYS}) for entry in entries]
            except (TypeError, AttributeError, re.error) as error:
                raise EarthEngineError(f"Malformed fault: {error}.") from None
            with self._lock:
                self._faults.extend(faults)
        elif action == "faults" and method == "DELETE":
            with self._lock:
                self._faults.clear()
        elif action == "latency" and method == "POST":
            self.latency = float((body or {}).get("ms", 0.0))
        elif action == "log" and method == "GET":
            with self._lock:
                return {"requests": list(self._log)}
        elif action == "log" and method == "DELETE":
            with self._lock:
                self._log.clear()
        else:
            raise EarthEngineError("Unknown control request.", 404)
        return {}
