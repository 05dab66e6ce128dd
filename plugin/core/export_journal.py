# SPDX-License-Identifier: GPL-2.0-or-later
"""What was submitted, kept in a file: so that a fault or a restart never starts the same export twice."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator


@dataclass(frozen=True)
class Entry:
    """One export that the service has taken on.

    Attributes:
        request: its request id.
        operation: the operation's name.
        name: of the file or asset.
        batch: what it was submitted with, or "".
        recipe: the recipe's JSON, or "".
        seconds: when, since 1970.
    """

    request: str
    operation: str
    name: str
    batch: str = ""
    recipe: str = ""
    seconds: float = 0.0


class ExportJournal:
    """A file of one JSON object a line, written to disk before anybody is told. Safe to use from any thread.

    What a machine that lost its power left half written is passed over: the request is sent again, and its id tells
    the service that it is the same.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._entries: dict[str, Entry] = {each.request: each for each in self._read()}

    def _read(self) -> Iterator[Entry]:
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            try:
                values = json.loads(line)
                yield Entry(**{name: values[name] for name in Entry.__dataclass_fields__})
            except (ValueError, KeyError, TypeError):
                continue

    def find(self, request: str) -> Entry | None:
        """The entry of a request id."""
        with self._lock:
            return self._entries.get(request)

    def entries(self) -> tuple[Entry, ...]:
        """All entries, oldest first."""
        with self._lock:
            return tuple(self._entries.values())

    def add(self, entry: Entry) -> None:
        """Remember an export."""
        entry = Entry(**{**entry.__dict__, "seconds": entry.seconds or time.time()})
        line = json.dumps(entry.__dict__, ensure_ascii=False)
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # A line that was cut off before ends here, so that this one stands alone.
            broken = self.path.is_file() and self.path.stat().st_size > 0 and not self._ends_with_newline()
            with self.path.open("a", encoding="utf-8") as file:
                file.write(("\n" if broken else "") + line + "\n")
                file.flush()
                os.fsync(file.fileno())
            self._entries[entry.request] = entry

    def _ends_with_newline(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"


def request_id(project: str, body: dict[str, Any]) -> str:
    """An id that is the same for the same export: 40 letters that say all of its content, where it goes included."""
    content = {name: value for name, value in body.items() if name != "requestId"}
    text = json.dumps([project, content], sort_keys=True, separators=(",", ":"))
    return "eew-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:36]
