# SPDX-License-Identifier: GPL-2.0-or-later
"""Long-running operations: exports wait, run a few at a time, and end; all of it is told as the service tells it.

Every operation is a file in the output folder, so that a server that is started again knows them: what had not ended
waits once more, and a request that was sent before is not done twice.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
import threading
import time
from pathlib import Path
from typing import Any, Callable, Optional

from ..errors import EarthEngineError
from .answers import Answer

PENDING, RUNNING, CANCELLING = "PENDING", "RUNNING", "CANCELLING"
SUCCEEDED, FAILED, CANCELLED = "SUCCEEDED", "FAILED", "CANCELLED"
ENDED = (SUCCEEDED, FAILED, CANCELLED)

#: Tasks of one project that may wait at a time.
MAX_PENDING = 3000
#: Tasks of one project that run at a time, on average.
AT_ONCE = 2

_TYPES = {"image": "EXPORT_IMAGE", "table": "EXPORT_FEATURES", "video": "EXPORT_VIDEO", "map": "EXPORT_TILES"}
_CODES = {400: 3, 401: 16, 403: 7, 404: 5, 429: 8, 500: 13, 503: 14}
_CANCELLED_CODE = 1

#: Runs a job: (kind, parameters, progress) → answer; raises Stopped where `stop` was called for it.
Run = Callable[[str, dict[str, Any], Callable[[float], None]], Answer]


class Stopped(Exception):
    """A job was ended because its operation was cancelled."""


class Runner:
    """What operations need of worker processes; see `pool.BatchWorker`."""

    def run(self, kind: str, parameters: dict[str, Any], progress: Callable[[float], None]) -> Answer:
        """The answer to a job. Raises Stopped."""
        raise NotImplementedError

    def stop(self) -> None:
        """End the job that runs."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing will run any more."""
        raise NotImplementedError


class Operation:
    """One export. Changed only under the lock of `Operations`."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record
        self.runner: Optional[Runner] = None

    @property
    def name(self) -> str:
        """projects/{project}/operations/{id}"""
        return str(self.record["name"])

    @property
    def state(self) -> str:
        """One of the states of this module."""
        return str(self.record["state"])

    @property
    def project(self) -> str:
        """The project that it belongs to."""
        return self.name.split("/")[1]

    def described(self) -> dict[str, Any]:
        """As the service shows it."""
        record = self.record
        metadata: dict[str, Any] = {
            "@type": "type.googleapis.com/google.earthengine.v1.OperationMetadata",
            "state": record["state"],
            "description": record["description"],
            "priority": record["priority"],
            "createTime": _iso(record["created"]),
            "updateTime": _iso(record["updated"]),
            "type": record["type"],
            "attempt": max(record["attempt"], 1),
        }
        for key, name in (("started", "startTime"), ("ended", "endTime")):
            if record.get(key):
                metadata[name] = _iso(record[key])
        if record["state"] != PENDING:
            metadata["progress"] = record["progress"]
            metadata["stages"] = _stages(record)
        if record.get("uris"):
            metadata["destinationUris"] = record["uris"]
        if record.get("seconds") is not None:
            metadata["batchEecuUsageSeconds"] = record["seconds"]
        shown: dict[str, Any] = {"name": self.name, "metadata": metadata}
        if record["state"] in ENDED:
            shown["done"] = True
            if record.get("error"):
                shown["error"] = record["error"]
            else:
                kind = "ExportImageResponse" if record["type"] == "EXPORT_IMAGE" else "ExportTableResponse"
                shown["response"] = {"@type": f"type.googleapis.com/google.earthengine.v1.{kind}"}
        return shown


def _stages(record: dict[str, Any]) -> list[dict[str, Any]]:
    done = 1.0 if record["state"] == SUCCEEDED else 0.0
    stages = (("Create Local Files", record["progress"]), ("Write Files to Destination", done))
    return [
        {"displayName": name, "completeWorkUnits": part, "totalWorkUnits": "1", "description": f"{name}."}
        for name, part in stages
    ]


def _iso(seconds: float) -> str:
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return moment.isoformat(timespec="microseconds") + "Z"


class Operations:
    """All operations, and the threads that run them.

    Args:
        folder: where the operations are kept; ``None`` keeps them in memory only.
        make: starts a worker for tasks.
    """

    def __init__(self, folder: Optional[Path], make: Callable[[], Runner], at_once: int = AT_ONCE) -> None:
        self._folder = folder
        self._make = make
        self._at_once = at_once
        self._changed = threading.Condition()
        self._operations: dict[str, Operation] = {}
        self._by_request: dict[tuple[str, str], Operation] = {}
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._held = False
        self.max_pending = MAX_PENDING
        self._read()

    # What requests ask for.

    def submit(self, project: str, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        """Take on an export; the same `requestId` gives the same operation again."""
        request = str(body.get("requestId") or secrets.token_hex(12))
        with self._changed:
            known = self._by_request.get((project, request))
            if known is not None:
                return known.described()
            waiting = sum(1 for each in self._operations.values() if each.project == project and each.state == PENDING)
            if waiting >= self.max_pending:
                raise EarthEngineError(
                    f"Too many tasks already in the queue ({waiting}). Please wait for some of them to complete.", 429
                )
            now = time.time()
            key = hashlib.sha256(f"{project}/{request}".encode()).hexdigest()[:24].upper()
            operation = Operation(
                {
                    "name": f"projects/{project}/operations/{key}",
                    "request": request,
                    "kind": kind,
                    "type": _TYPES[kind],
                    "description": str(body.get("description") or ""),
                    "priority": int((body.get("priority") or {}).get("value", 100)),
                    "state": PENDING,
                    "created": now,
                    "updated": now,
                    "attempt": 0,
                    "progress": 0.0,
                    "body": body,
                }
            )
            self._add(operation)
            self._write(operation)
            self._start_threads()
            self._changed.notify_all()
            return operation.described()

    def get(self, name: str) -> dict[str, Any]:
        """One operation, described."""
        with self._changed:
            return self._found(name).described()

    def listed(self, project: str, start: int, size: int) -> dict[str, Any]:
        """A page of a project's operations, the newest first."""
        with self._changed:
            found = [each for each in reversed(list(self._operations.values())) if each.project == project]
            answer: dict[str, Any] = {"operations": [each.described() for each in found[start : start + size]]}
        if len(found) > start + size:
            answer["nextPageToken"] = str(start + size)
        return answer

    def cancel(self, name: str) -> None:
        """Cancel an operation; of one that has ended, nothing changes."""
        with self._changed:
            operation = self._found(name)
            if operation.state == PENDING:
                self._end(operation, CANCELLED, {"code": _CANCELLED_CODE, "message": "Cancelled."})
            elif operation.state == RUNNING:
                self._set(operation, state=CANCELLING)
                if operation.runner is not None:
                    operation.runner.stop()

    def delete(self, name: str) -> None:
        """Forget an operation that has ended."""
        with self._changed:
            operation = self._found(name)
            if operation.state not in ENDED:
                raise EarthEngineError("Only operations that have ended can be deleted.")
            del self._operations[name]
            self._by_request.pop((operation.project, operation.record["request"]), None)
            path = self._path(operation)
            if path is not None:
                path.unlink(missing_ok=True)

    def wait(self, name: str, seconds: float) -> dict[str, Any]:
        """The operation when it has ended, or as it is after some seconds."""
        until = time.monotonic() + seconds
        with self._changed:
            operation = self._found(name)
            while operation.state not in ENDED and time.monotonic() < until:
                self._changed.wait(until - time.monotonic())
            return operation.described()

    def hold(self, held: bool) -> None:
        """Let tasks wait, or run again; for tests and teaching."""
        with self._changed:
            self._held = held
            self._changed.notify_all()

    def close(self) -> None:
        """End all work; what ran will wait when the server is started again."""
        with self._changed:
            self._closed = True
            runners = [each.runner for each in self._operations.values() if each.runner is not None]
            self._changed.notify_all()
        for runner in runners:
            runner.stop()
        for thread in self._threads:
            thread.join()

    # Running.

    def _start_threads(self) -> None:
        if not self._threads:
            for number in range(self._at_once):
                thread = threading.Thread(target=self._work, name=f"tasks-{number}", daemon=True)
                self._threads.append(thread)
                thread.start()

    def _work(self) -> None:
        runner = self._make()
        try:
            while True:
                operation = self._next(runner)
                if operation is None:
                    return
                self._run(operation, runner)
        finally:
            runner.close()

    def _next(self, runner: Runner) -> Optional[Operation]:
        """Wait for a task: the one of the highest priority, and of those the oldest."""
        with self._changed:
            while True:
                if self._closed:
                    return None
                waiting = [each for each in self._operations.values() if each.state == PENDING]
                if waiting and not self._held:
                    operation = max(waiting, key=lambda each: int(each.record["priority"]))
                    operation.runner = runner
                    attempt = operation.record["attempt"] + 1
                    self._set(operation, state=RUNNING, started=time.time(), attempt=attempt, progress=0.0)
                    return operation
                self._changed.wait()

    def _run(self, operation: Operation, runner: Runner) -> None:
        record = operation.record
        try:
            parameters = {"body": record["body"], "project": operation.project}
            answer = runner.run(f"export-{record['kind']}", parameters, lambda part: self._progress(operation, part))
        except Stopped:
            with self._changed:
                operation.runner = None
                if operation.state == CANCELLING:
                    self._end(operation, CANCELLED, {"code": _CANCELLED_CODE, "message": "Cancelled."})
                else:
                    self._set(operation, state=PENDING)
            return
        status, _, content = answer
        said = json.loads(content)
        with self._changed:
            operation.runner = None
            if operation.state == CANCELLING and status != 200:
                self._end(operation, CANCELLED, {"code": _CANCELLED_CODE, "message": "Cancelled."})
            elif status == 200:
                record.update(uris=said["uris"], seconds=said["seconds"], progress=1.0)
                self._end(operation, SUCCEEDED, None)
            else:
                error = said["error"]
                self._end(operation, FAILED, {"code": _CODES.get(status, 13), "message": error["message"]})

    def _progress(self, operation: Operation, part: float) -> None:
        with self._changed:
            operation.record["progress"] = round(float(part), 4)
            operation.record["updated"] = time.time()

    def _end(self, operation: Operation, state: str, error: Optional[dict[str, Any]]) -> None:
        self._set(operation, state=state, error=error, ended=time.time(), body=None)

    def _set(self, operation: Operation, **values: Any) -> None:
        operation.record.update(values, updated=time.time())
        self._write(operation)
        self._changed.notify_all()

    # Keeping.

    def _found(self, name: str) -> Operation:
        operation = self._operations.get(name)
        if operation is None:
            raise EarthEngineError(f"Operation '{name[:200]}' not found.", 404)
        return operation

    def _add(self, operation: Operation) -> None:
        self._operations[operation.name] = operation
        self._by_request[operation.project, operation.record["request"]] = operation

    def _path(self, operation: Operation) -> Optional[Path]:
        return None if self._folder is None else self._folder / f"{operation.name.rsplit('/', 1)[-1]}.json"

    def _write(self, operation: Operation) -> None:
        path = self._path(operation)
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_text(json.dumps(operation.record), encoding="utf-8")
            partial.replace(path)

    def _read(self) -> None:
        records = []
        for path in self._folder.glob("*.json") if self._folder is not None else ():
            try:
                record = json.loads(path.read_text(encoding="utf-8"))
                records.append((float(record["created"]), str(record["name"]), record))
            except (OSError, ValueError, KeyError, TypeError):
                continue  # half a file of a machine that lost its power: the client can send the request again
        for _, _, record in sorted(records, key=lambda each: each[:2]):
            if record["state"] in (RUNNING, CANCELLING):
                record["state"] = PENDING if record["state"] == RUNNING else CANCELLED
            self._add(Operation(record))
        if any(each.state == PENDING for each in self._operations.values()):
            self._start_threads()
