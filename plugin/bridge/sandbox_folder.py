# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the sandbox keeps what it is told to export: in the user's profile, so that it is there after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QLockFile

#: Windows of QGIS on one profile that may have a sandbox of their own each.
_MOST = 50


class SandboxFolder:
    """A folder below `root` that nobody else uses: "sandbox", or with another QGIS on the profile "sandbox-2".

    Held until `release`, or until this process is gone.
    """

    def __init__(self, root: Path) -> None:
        self._lock: Optional[QLockFile] = None
        self.path = ""
        for number in range(1, _MOST):
            folder = root / ("sandbox" if number == 1 else f"sandbox-{number}")
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                return  # no folder at all: the sandbox takes a temporary one
            lock = QLockFile(str(folder / ".lock"))
            lock.setStaleLockTime(0)  # only a process that is gone loses it
            if lock.tryLock(0):
                self._lock, self.path = lock, str(folder)
                return

    def release(self) -> None:
        """Let others use it."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self.path = ""
