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
    "above",
    "change",
    "blank",
    "cut",
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
        html: answer a web page with status 200.  blank: answer a transparent tile.  latency: milliseconds added.
        above: only requests for more pixels than this.  change: put into the request's body before it is answered.
        cut: leave so many bytes at the answer's end out, and tell a length that fits.
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
    blank: bool = False
    latency: float = 0.0
    probability: float = 1.0
    seed: int = 0
    above: int = -1
    change: dict[str, Any] = field(default_factory=dict)
    cut: int = 0

    def __post_init__(self) -> None:
        import random

        self._pattern = re.compile(self.path)
        self._random = random.Random(self.seed)

    def takes(self, method: str, path: str, pixels: int = 0) -> bool:
        """Whether it happens to this request; counts down."""
        if (
            pixels <= self.above
            or self.times == 0
            or (self.method and self.method != method)
            or not self._pattern.search(path)
        ):
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
        self._started = self._cleared = time.monotonic()
        self._free = 0.0
        self.latency = latency  # milliseconds
        self.bandwidth = 0.0  # bytes a second of all answers together; 0: as fast as it goes

    def fault_for(self, method: str, path: str, body: Any = None) -> Optional[Fault]:
        """The first fault that this request meets."""
        pixels = _pixels_of(body)
        with self._lock:
            return next((fault for fault in self._faults if fault.takes(method, path, pixels)), None)

    def turn(self, size: int) -> float:
        """When the wire is free for so many bytes more, by the monotonic clock; it is taken until then."""
        if self.bandwidth <= 0:
            return 0.0
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.bandwidth
            return self._free

    def note(self, method: str, path: str, status: int, seconds: float) -> None:
        """Remember a request that has just been answered; not one that is older than the log's last clearing."""
        now = time.monotonic()
        with self._lock:
            if len(self._log) < 100_000 and now - seconds >= self._cleared:
                entry = {"method": method, "path": path, "status": status, "ms": round(seconds * 1000, 3)}
                self._log.append({**entry, "t": round(now - self._started, 4)})

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
        elif action == "bandwidth" and method == "POST":
            self.bandwidth = float((body or {}).get("bytes_per_second", 0.0))
        elif action == "log" and method == "GET":
            with self._lock:
                return {"requests": list(self._log)}
        elif action == "log" and method == "DELETE":
            with self._lock:
                self._log.clear()
                self._cleared = time.monotonic()
        else:
            raise EarthEngineError("Unknown control request.", 404)
        return {}


def _pixels_of(body: Any) -> int:
    """How many pixels a request asks for; 0 where it asks for none."""
    try:
        size = body["grid"]["dimensions"]
        return int(size["width"]) * int(size["height"])
    except (KeyError, TypeError, ValueError):
        return 0


def changed(body: Any, change: dict[str, Any]) -> Any:
    """A request's body with other values in it; objects are changed member by member."""
    if not isinstance(body, dict):
        return body
    merged = {
        key: changed(body.get(key, {}), value) if isinstance(value, dict) else value for key, value in change.items()
    }
    return {**body, **merged}
