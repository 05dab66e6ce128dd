# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the GUI thread is away."""

from __future__ import annotations

import time

from qgis.PyQt.QtCore import Qt, QTimer


class Heartbeat:
    """A timer that should beat every millisecond; its longest silence is the longest block of the GUI thread."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.longest = 0.0

    def start(self) -> None:
        """Begin anew."""
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer.start(1)

    def stop(self) -> float:
        """The longest silence since the start, in milliseconds."""
        self._beat()
        self._timer.stop()
        return self.longest * 1000.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
