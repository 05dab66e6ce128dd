# SPDX-License-Identifier: GPL-2.0-or-later
"""How requests travel: bounded time, retries, and a cancel that is heard at once.

The client library takes an ``http_transport`` with httplib2's ``request`` method and hands every one of its requests
to it. Ours replaces the library's own because that one shares one connection pool between all threads, waits without
limit, and sleeps through its retries deaf to a cancel. A request is sent by a thread of its own with a session of its
own: whoever waits for it can walk away while it hangs.
"""

from __future__ import annotations

import datetime
import queue
import random
import threading
import time
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any, Callable, Iterator, Mapping, Optional

from ..core.errors import Cancelled, ConnectionFailed
from ..core.text import tr
from .exchange import Broken, exchange
from .network import Network

RETRIED = frozenset((429, 500, 502, 503, 504))
CONNECT_SECONDS = 10.0
READ_SECONDS = 320.0  # the service gives up on a request after five minutes
ATTEMPTS = 6  # as the client library's own
LONGEST_WAIT = 30.0

Wait = Callable[[threading.Event, float], bool]


class Transport:
    """Sends requests.

    Args:
        connect_seconds: until a connection must stand.
        read_seconds: until the answer must go on.
        attempts: tries of a request that fails in a way that passes.
        first_wait: seconds before the second try; each further wait is twice as long, give or take a half.
    """

    def __init__(
        self,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
        attempts: int = ATTEMPTS,
        first_wait: float = 0.6,
    ) -> None:
        self._timeout = (connect_seconds, read_seconds)
        self._attempts = attempts
        self._first_wait = first_wait
        self.network = Network()
        """Proxy and authorities of the requests to come; anybody may set another one at any time."""
        self._local = threading.local()
        self._idle: list[_Sender] = []
        self._closed = 0
        self._lock = threading.Lock()

    def close(self) -> None:
        """Let the threads and their connections go, those under way after their answer; new requests start new ones."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._closed += 1
        for sender in idle:
            sender.end()

    @property
    def last_status(self) -> int:
        """HTTP status of this thread's last answer; 0 before the first."""
        return int(getattr(self._local, "status", 0))

    @property
    def last_retry_after(self) -> float:
        """Seconds that this thread's last answer asks to wait before another try; 0 where it does not say."""
        return float(getattr(self._local, "retry_after", 0.0))

    @contextmanager
    def tried(self, attempts: Optional[int]) -> Iterator[None]:
        """Within this block, this thread's requests are tried so often; ``None`` changes nothing."""
        before = getattr(self._local, "attempts", None)
        self._local.attempts = attempts if attempts is not None else before
        try:
            yield
        finally:
            self._local.attempts = before

    @contextmanager
    def cancellable(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Within this block, this thread's requests end with Cancelled as soon as `cancelled` says so."""
        before = getattr(self._local, "cancelled", None)
        self._local.cancelled = cancelled
        try:
            yield
        finally:
            self._local.cancelled = before

    @contextmanager
    def waiting(self, wait: Wait) -> Iterator[None]:
        """Within this block, this thread waits with `wait`: an event and the most seconds; whether the event is set.

        For the main thread, which can keep a window alive meanwhile.
        """
        before = getattr(self._local, "wait", None)
        self._local.wait = wait
        try:
            yield
        finally:
            self._local.wait = before

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: Any = None,
        headers: Optional[Mapping[str, str]] = None,
        redirections: Optional[int] = None,
        connection_type: Any = None,
        **_: Any,
    ) -> tuple[Any, bytes]:
        """httplib2's interface: (response, content).

        Raises:
            ConnectionFailed: nobody answered, or the answer broke off, at every try.
            Cancelled: the thread's work was cancelled.
        """
        import httplib2

        self._local.status, self._local.retry_after = 0, 0.0
        attempts = getattr(self._local, "attempts", None) or self._attempts
        for attempt in range(1, attempts + 1):
            self._check_cancelled()
            last = attempt == attempts
            try:
                status, answer_headers, content = self._send(uri, method, body, headers)
            except Broken as broken:
                if last or broken.final:
                    raise ConnectionFailed(broken.sentence, details=broken.details) from broken
                self._wait(attempt, 0.0)
                continue
            self._local.status = status
            self._local.retry_after = _seconds(answer_headers.get("retry-after", ""))
            if status in RETRIED and not last:
                self._wait(attempt, self._local.retry_after)
                continue
            return httplib2.Response({**answer_headers, "status": str(status)}), content
        raise AssertionError("the last attempt returns or raises")

    def _send(self, uri: str, method: str, body: Any, headers: Any) -> tuple[int, dict[str, str], bytes]:
        with self._lock:
            closed, sender = self._closed, self._idle.pop() if self._idle else None
        if sender is None:
            sender = _Sender(self._timeout)
        job = sender.take(_Job(method, uri, body, headers, self.network))
        try:
            while not self._wait_for(job.done, 0.02):
                self._check_cancelled()
        except Cancelled:
            sender.end()  # after its late answer, which nobody waits for
            raise
        self._put_back(sender, closed)
        if job.broken is not None:
            raise job.broken
        assert job.answer is not None
        return job.answer

    def _put_back(self, sender: _Sender, closed: int) -> None:
        """Keep a sender for the next request, unless the transport was closed since it was taken."""
        with self._lock:
            kept = closed == self._closed
            if kept:
                self._idle.append(sender)
        if not kept:
            sender.end()

    def _check_cancelled(self) -> None:
        cancelled = getattr(self._local, "cancelled", None)
        if cancelled is not None and cancelled():
            raise Cancelled(tr("Cancelled."))

    def _wait(self, attempt: int, retry_after: float) -> None:
        """Sleep before the next try, in slices, so that a cancel is heard."""
        seconds = max(self._first_wait * 2.0 ** (attempt - 1) * random.uniform(0.5, 1.5), retry_after)
        until = time.monotonic() + min(seconds, LONGEST_WAIT)
        while (left := until - time.monotonic()) > 0:
            self._check_cancelled()
            self._wait_for(threading.Event(), min(left, 0.05))

    def _wait_for(self, event: threading.Event, seconds: float) -> bool:
        wait: Wait = getattr(self._local, "wait", None) or threading.Event.wait
        return wait(event, seconds)


def _seconds(retry_after: str) -> float:
    """What a Retry-After header asks for: seconds, or a date."""
    text = retry_after.strip()
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return max((moment - datetime.datetime.now(datetime.timezone.utc)).total_seconds(), 0.0)


class _Job:
    """A request under way, and what became of it."""

    def __init__(self, method: str, uri: str, body: Any, headers: Any, network: Network) -> None:
        self.method, self.uri, self.body, self.headers, self.network = method, uri, body, headers, network
        self.done = threading.Event()
        self.answer: Optional[tuple[int, dict[str, str], bytes]] = None
        self.broken: Optional[Broken] = None

    def exchange(self, session: Any, timeout: tuple[float, float]) -> tuple[int, dict[str, str], bytes]:
        """Send it. Raises Broken."""
        return exchange(session, self.network, timeout, self.method, self.uri, self.body, self.headers)


class _Sender(threading.Thread):
    """A thread that sends one request after the other, with an HTTP session of its own."""

    def __init__(self, timeout: tuple[float, float]) -> None:
        super().__init__(name="earth-engine-request", daemon=True)
        self._timeout = timeout
        self._jobs: queue.SimpleQueue[Optional[_Job]] = queue.SimpleQueue()
        self.start()

    def take(self, job: _Job) -> _Job:
        """Send this one next."""
        self._jobs.put(job)
        return job

    def end(self) -> None:
        """End once nothing is under way."""
        self._jobs.put(None)

    def run(self) -> None:
        import requests

        with requests.Session() as session:
            while (job := self._jobs.get()) is not None:
                try:
                    job.answer = job.exchange(session, self._timeout)
                except Broken as broken:
                    job.broken = broken
                job.done.set()
                del job  # its answer may be large, and the next request may be long in coming
