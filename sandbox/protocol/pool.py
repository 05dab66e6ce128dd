# SPDX-License-Identifier: GPL-2.0-or-later
"""Worker processes, so that one heavy request does not stop the others and a crash costs one answer only.

A worker is this package started again with ``--worker``; jobs and answers travel as length-prefixed pickles over its
standard input and output, which only the two processes hold.
"""

from __future__ import annotations

import os
import pickle  # nosec B403 (jobs and answers of our own processes)
import queue
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any, Callable, NamedTuple, Optional

import numpy as np

from ..errors import EarthEngineError
from .answers import Answer, failed
from .operations import Runner, Stopped

_LENGTH = struct.Struct("<Q")

#: Seconds that one interactive request may take.
INTERACTIVE_SECONDS = 300.0

#: Address space of a worker in bytes, where the system can limit it.
WORKER_MEMORY = 8 << 30


def write_frame(stream: IO[bytes], value: Any) -> None:
    """Write one value."""
    data = pickle.dumps(value, protocol=4)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """Read one value; EOFError where the other side is gone."""
    head = _read(stream, _LENGTH.size)
    # What is read comes from the process at the other end of our own pipe.
    return pickle.loads(_read(stream, _LENGTH.unpack(head)[0]))  # nosec B301


def _read(stream: IO[bytes], size: int) -> bytes:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def serve(worker: Any, requests: IO[bytes], answers: IO[bytes]) -> None:
    """A worker's life: answer jobs until the parent is gone."""
    limit_memory()
    np.seterr(all="ignore")  # what divides by zero is masked, or infinite as in Earth Engine
    while True:
        try:
            kind, parameters = read_frame(requests)
        except EOFError:
            return
        write_frame(answers, worker.run(kind, parameters, _Reporter(answers)))


class _Reporter:
    """Tells the parent how far a job is, a few times a second at most."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._last = 0.0

    def __call__(self, fraction: float) -> None:
        now = time.monotonic()
        if now - self._last > 0.1:
            self._last = now
            write_frame(self._answers, Progress(fraction))


class Progress(NamedTuple):
    """A frame that is no answer yet: the part of the job that is done, 0 to 1."""

    fraction: float


def limit_memory() -> None:
    """Cap this process's address space, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY, WORKER_MEMORY))


class WorkerProcess:
    """One worker."""

    def __init__(self, arguments: list[str]) -> None:
        root = Path(__file__).resolve().parents[1]
        command = [sys.executable, str(root), "--worker", *arguments]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "GDAL_NUM_THREADS": "1"}
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, creationflags=flags
        )

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def run(self, kind: str, parameters: dict[str, Any], seconds: float) -> Answer:
        """The answer to one job.

        Raises:
            EOFError: the worker died, or was ended because it took too long.
        """
        process = self._process
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            return self.work(kind, parameters, lambda fraction: None)
        except EOFError:
            if late.is_set():
                return failed(EarthEngineError("Computation timed out."))
            raise
        finally:
            timer.cancel()

    def work(self, kind: str, parameters: dict[str, Any], progress: Callable[[float], None]) -> Answer:
        """The answer to one job, however long it takes. Raises EOFError where the worker died."""
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        try:
            write_frame(process.stdin, (kind, parameters))
            while True:
                found = read_frame(process.stdout)
                if not isinstance(found, Progress):
                    return found
                progress(found.fraction)
        except OSError:
            raise EOFError from None

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process without waiting."""
        self._process.kill()

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


class BatchWorker(Runner):
    """A worker for tasks, which may take as long as they like and can be stopped. Starts its process when needed."""

    def __init__(self, make: Callable[[], WorkerProcess]) -> None:
        self._make = make
        self._worker: Optional[WorkerProcess] = None
        self._lock = threading.Lock()
        self._stopped = False

    def run(self, kind: str, parameters: dict[str, Any], progress: Callable[[float], None]) -> Answer:
        """The answer to a job. Raises Stopped."""
        with self._lock:
            if self._take_stop():
                raise Stopped
            if self._worker is not None and not self._worker.is_alive:
                self._worker.end()
                self._worker = None
            if self._worker is None:
                self._worker = self._make()
            worker = self._worker
        try:
            return worker.work(kind, parameters, progress)
        except EOFError:
            with self._lock:
                if self._take_stop():
                    raise Stopped from None
            return failed(EarthEngineError("An internal error has occurred (the computation ended).", 500))

    def _take_stop(self) -> bool:
        stopped, self._stopped = self._stopped, False
        return stopped

    def stop(self) -> None:
        """End the job that runs, or the next one where none does."""
        with self._lock:
            self._stopped = True
            if self._worker is not None:
                self._worker.kill()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._worker is not None:
                self._worker.end()
                self._worker = None


class Pool:
    """Workers that take turns.

    Args:
        make: starts a worker.
        size: how many there are.
    """

    def __init__(self, make: Callable[[], WorkerProcess], size: int, seconds: float = INTERACTIVE_SECONDS) -> None:
        self._make = make
        self._seconds = seconds
        self._lock = threading.Lock()
        self._workers = [make() for _ in range(size)]
        self._idle: queue.LifoQueue[WorkerProcess] = queue.LifoQueue()
        self._closed = False
        for worker in self._workers:
            self._idle.put(worker)

    def run(self, kind: str, parameters: dict[str, Any], seconds: Optional[float] = None) -> Answer:
        """The answer to a job, as soon as a worker is free."""
        worker = self._idle.get()
        try:
            if not worker.is_alive:
                worker = self._replaced(worker)
            return worker.run(kind, parameters, self._seconds if seconds is None else seconds)
        except EOFError:
            return failed(EarthEngineError("An internal error has occurred (the computation ended).", 500))
        finally:
            if not self._closed and not worker.is_alive:
                worker = self._replaced(worker)
            self._idle.put(worker)

    def _replaced(self, worker: WorkerProcess) -> WorkerProcess:
        with self._lock:
            if self._closed:
                return worker
            fresh = self._make()
            self._workers = [fresh if each is worker else each for each in self._workers]
        worker.end()
        return fresh

    @property
    def pids(self) -> list[int]:
        """Ids of the worker processes."""
        return [worker.pid for worker in self._workers]

    def close(self) -> None:
        """End all workers."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.end()
