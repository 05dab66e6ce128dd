# SPDX-License-Identifier: GPL-2.0-or-later
"""Worker processes, so that one heavy request does not stop the others and a crash costs one answer only.

A worker is this package started again with ``--worker``; jobs and answers travel as length-prefixed pickles over its
standard input and output, which only the two processes hold.
"""

from __future__ import annotations

import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Callable, Optional

from ..errors import EarthEngineError
from .answers import Answer, failed

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
    return pickle.loads(_read(stream, _LENGTH.unpack(head)[0]))


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
    while True:
        try:
            kind, parameters = read_frame(requests)
        except EOFError:
            return
        write_frame(answers, worker.run(kind, parameters))


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
        assert process.stdin is not None and process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            write_frame(process.stdin, (kind, parameters))
            return read_frame(process.stdout)
        except (OSError, EOFError):
            if late.is_set():
                return failed(EarthEngineError("Computation timed out."))
            raise EOFError from None
        finally:
            timer.cancel()

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


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
