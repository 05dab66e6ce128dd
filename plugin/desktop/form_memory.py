# SPDX-License-Identifier: GPL-2.0-or-later
"""The last state of a panel's form, kept in a setting."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.errors import WorkbenchError


class FormMemory(QObject):
    """Keeps what a panel's ``state`` gives, and gives it back to its ``restore``.

    Args:
        setting: where it is kept.
        after_ms: how long `keep_soon` waits for further changes.
    """

    def __init__(self, panel: Any, setting: Any, parent: QObject, after_ms: int = 500) -> None:
        super().__init__(parent)
        self._panel, self._setting = panel, setting
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(after_ms)
        self._soon.timeout.connect(self.keep)

    def restore(self) -> None:
        """Fill the form as it was left."""
        saved = self._setting.value()
        if not saved:
            return
        try:
            self._panel.restore(saved)
        except WorkbenchError:
            # A state that an older version kept: the form starts anew.
            self._setting.remove()

    def keep(self) -> None:
        """Keep the form as it stands; one that cannot be kept leaves the last state."""
        state = self._panel.state()
        if state:
            self._setting.setValue(state)

    def keep_soon(self) -> None:
        """Keep the form once it has been left alone for a while."""
        self._soon.start()

    def close(self) -> None:
        """For the end: what was to be kept soon is kept now."""
        if self._soon.isActive():
            self._soon.stop()
            self.keep()
