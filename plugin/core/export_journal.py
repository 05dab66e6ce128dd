# SPDX-License-Identifier: GPL-2.0-or-later
"""What was to be submitted and what was, kept in files: a fault or a restart never starts the same export twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Iterable, Optional

from .errors import WorkbenchError
from .text import tr

#: Batches are kept for so many days: longer than the service lists their tasks.
KEPT_DAYS = 30
_SUBMITTED, _BATCHES = "submitted.jsonl", "batches"


@dataclass(frozen=True)
class Job:
    """One export: "image" or "table", the name of its file or asset, and the body of its request.

    `attempt` is 1, and one more each time that the same export is asked for anew.
    """

    kind: str
    name: str
    body: dict[str, Any]
    attempt: int = 1

    def request(self, project: str) -> str:
        """Its request id: the same for the same export in the same project at the same attempt."""
        return request_id(project, self.body, self.attempt)


@dataclass(frozen=True)
class Batch:
    """What belongs together.

    Attributes:
        id: says its content: the same jobs are the same batch.
        title: what people call it.
        project: that it is submitted to.
        requests: the jobs' request ids.
        order: JSON of the order that it came from, or "".
        seconds: when it was made, since 1970.
    """

    id: str
    title: str
    project: str
    requests: tuple[str, ...]
    order: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Entry:
    """One export that the service has taken on.

    Attributes:
        request: its request id.
        operation: the operation's name.
        name: of the file or asset.
        batch: id of what it was submitted with, or "".
        seconds: when, since 1970.
    """

    request: str
    operation: str
    name: str
    batch: str = ""
    seconds: float = 0.0


class ExportJournal:
    """A folder: one file of JSON lines for each batch, and one for what was submitted. Safe to use from any thread.

    A batch is on disk as a whole before its first job is submitted; an export is noted when the service has taken it
    on. What a machine that lost its power left half written is passed over: the request is sent again, and its id
    tells the service that it is the same.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._entries: dict[str, Entry] = {}
        self._by_operation: dict[str, Entry] = {}
        self._read_to = 0
        self.refresh()

    # What was submitted.

    def refresh(self) -> None:
        """Read what others have added: another window of QGIS, or a job that runs by itself."""
        with self._lock:
            try:
                with (self.folder / _SUBMITTED).open("rb") as file:
                    file.seek(self._read_to)
                    content = file.read()
            except OSError:
                return
            whole = content[: content.rfind(b"\n") + 1]
            self._read_to += len(whole)
            for line in whole.decode("utf-8", "replace").splitlines():
                values = _object(line)
                try:
                    self._remember(Entry(**{name: values[name] for name in Entry.__dataclass_fields__}))
                except (KeyError, TypeError):
                    continue

    def _remember(self, entry: Entry) -> None:
        self._entries[entry.request] = entry
        self._by_operation[entry.operation] = entry

    def find(self, request: str) -> Optional[Entry]:
        """The entry of a request id."""
        with self._lock:
            return self._entries.get(request)

    def of_operation(self, name: str) -> Optional[Entry]:
        """The entry of an operation, where it was submitted from this profile."""
        with self._lock:
            return self._by_operation.get(name)

    def entries(self) -> tuple[Entry, ...]:
        """All entries, oldest first."""
        with self._lock:
            return tuple(self._entries.values())

    def add(self, entry: Entry) -> None:
        """Remember an export."""
        entry = Entry(**{**asdict(entry), "seconds": entry.seconds or time.time()})
        line = json.dumps(asdict(entry), ensure_ascii=False)
        path = self.folder / _SUBMITTED
        with self._lock, _saving(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            # A line that was cut off before ends here, so that this one stands alone.
            broken = path.is_file() and path.stat().st_size > 0 and not _ends_with_newline(path)
            with path.open("a", encoding="utf-8") as file:
                file.write(("\n" if broken else "") + line + "\n")
                file.flush()
                os.fsync(file.fileno())
            self._remember(entry)

    # Batches.

    def begin(self, title: str, project: str, jobs: Iterable[Job], order: str = "") -> Batch:
        """Keep a batch, before anything of it is submitted; the same jobs give the same batch again."""
        jobs = tuple(jobs)
        requests = tuple(job.request(project) for job in jobs)
        key = hashlib.sha256("\n".join(requests).encode()).hexdigest()[:24]
        batch = Batch(key, title, project, requests, order, time.time())
        folder = self.folder / _BATCHES
        with self._lock, _saving(self.folder):
            folder.mkdir(parents=True, exist_ok=True)
            _forget_old(folder)
            handle, name = tempfile.mkstemp(prefix=".batch-", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                for values in (asdict(batch), *map(asdict, jobs)):
                    file.write(json.dumps(values, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self._path(key))
        return batch

    def batches(self) -> tuple[Batch, ...]:
        """All batches, oldest first."""
        found = []
        for path in (self.folder / _BATCHES).glob("*.jsonl"):
            batch = _head(path)
            if batch is not None and batch.id == path.stem:
                found.append(batch)
        return tuple(sorted(found, key=lambda each: each.seconds))

    def batch(self, key: str) -> Optional[Batch]:
        """The batch with that id."""
        return _head(self._path(key)) if key.isalnum() else None

    def jobs(self, key: str) -> tuple[Job, ...]:
        """The jobs of a batch.

        Raises:
            WorkbenchError: it is not there any more, or damaged.
        """
        found = []
        try:
            with self._path(key).open(encoding="utf-8") as file:
                next(file)
                for line in file:
                    values = json.loads(line)
                    found.append(Job(**{name: values[name] for name in Job.__dataclass_fields__}))
        except (OSError, StopIteration, ValueError, KeyError, TypeError) as error:
            raise WorkbenchError(tr("What this export was made from is no longer known. Export it again.")) from error
        return tuple(found)

    def submitted(self, batch: Batch) -> int:
        """How many jobs of a batch the service has taken on."""
        with self._lock:
            return sum(request in self._entries for request in batch.requests)

    def unfinished(self, project: str) -> tuple[Batch, ...]:
        """The project's batches of which something was not submitted, oldest first."""
        ours = (batch for batch in self.batches() if batch.project == project)
        return tuple(batch for batch in ours if self.submitted(batch) < len(batch.requests))

    def forget(self, key: str) -> None:
        """Forget a batch; what was submitted of it stays known."""
        if key.isalnum():
            self._path(key).unlink(missing_ok=True)

    def job_of(self, operation: str) -> tuple[Job, Batch]:
        """What an operation was submitted from.

        Raises:
            WorkbenchError: it is not known here.
        """
        entry = self.of_operation(operation)
        batch = self.batch(entry.batch) if entry is not None else None
        if entry is None or batch is None or entry.request not in batch.requests:
            raise WorkbenchError(tr("What this export was made from is no longer known. Export it again."))
        return self.jobs(batch.id)[batch.requests.index(entry.request)], batch

    def next_attempt(self, job: Job, project: str) -> Job:
        """The same job under an id that was not used yet."""
        while self.find(job.request(project)) is not None:
            job = Job(job.kind, job.name, job.body, job.attempt + 1)
        return job

    def _path(self, key: str) -> Path:
        return self.folder / _BATCHES / f"{key}.jsonl"


class _saving:
    """Turns a failure to write into a sentence."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, error: Any, _: Any) -> None:
        if isinstance(error, OSError):
            sentence = tr("The list of exports cannot be written to “{}”. Check the folder and the free disk space.")
            raise WorkbenchError(sentence.format(self._folder), details=str(error)) from error


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _object(line: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _head(path: Path) -> Optional[Batch]:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            values = _object(file.readline())
        values = {name: values[name] for name in Batch.__dataclass_fields__}
        return Batch(**{**values, "requests": tuple(map(str, values["requests"]))})
    except (OSError, KeyError, TypeError):
        return None


def _forget_old(folder: Path) -> None:
    before = time.time() - KEPT_DAYS * 86_400
    for path in folder.iterdir():
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def request_id(project: str, body: dict[str, Any], attempt: int = 1) -> str:
    """An id that is the same for the same export: 40 letters that say all of its content, where it goes included."""
    content = {name: value for name, value in body.items() if name != "requestId"}
    parts = [project, content] if attempt == 1 else [project, content, attempt]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return "eew-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:36]
