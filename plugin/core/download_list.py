# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads that were begun and have not ended, kept in the profile: they can be gone on with after a restart."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from .errors import WorkbenchError
from .export_order import ExportOrder
from .text import tr


@dataclass(frozen=True)
class Begun:
    """A download that was begun: its id, its order, and when (seconds since 1970)."""

    id: str
    order: ExportOrder
    seconds: float = 0.0


class DownloadList:
    """A folder with a file for each download that has not ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, order: ExportOrder) -> Begun:
        """Remember a download; the same order is the same download.

        Raises:
            WorkbenchError: it cannot be written down.
        """
        text = order.to_json()
        begun = Begun(hashlib.sha256(text.encode("utf-8")).hexdigest()[:24], order, time.time())
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".download-", dir=self.folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"order": text, "seconds": begun.seconds}, file, ensure_ascii=False)
            os.replace(name, self._path(begun.id))
        except OSError as error:
            sentence = tr("The list of downloads cannot be written to “{}”. Check the folder and the free disk space.")
            raise WorkbenchError(sentence.format(self.folder), details=str(error)) from error
        return begun

    def end(self, key: str) -> None:
        """Forget a download; its half-made files stay where they are."""
        if key.isalnum():
            self._path(key).unlink(missing_ok=True)

    def all(self) -> tuple[Begun, ...]:
        """The downloads that have not ended, oldest first. What cannot be read is passed over."""
        found = (self._read(path) for path in self.folder.glob("*.json"))
        return tuple(sorted((each for each in found if each is not None), key=lambda each: each.seconds))

    def find(self, key: str) -> Optional[Begun]:
        """The download with that id."""
        return self._read(self._path(key)) if key.isalnum() else None

    def _read(self, path: Path) -> Optional[Begun]:
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            return Begun(path.stem, ExportOrder.from_json(values["order"]), float(values["seconds"]))
        except (OSError, ValueError, KeyError, TypeError, WorkbenchError):
            return None

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"
