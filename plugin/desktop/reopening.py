# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window says of layers that come back: a mark on one that does not, a message where a session is missing."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import QObject

from ..bridge import exporting
from ..bridge.renewer import PASSING, Renewer
from ..core.errors import WorkbenchError
from ..core.text import tr
from ..engine.client import Client
from ..engine.session import SessionInfo


class Reopening(QObject):
    """The renewer of the window's project, and its voice.

    Args:
        desktop: has ``client``, ``messages``, ``connector`` and ``reconnect_or_ask()``.
        marks: ``mark(layer_id, sentence)``, ``clear(layer_id)``, ``close()`` and a signal ``clicked``.
    """

    def __init__(self, desktop: Any, marks: Any, parent: QObject) -> None:
        super().__init__(parent)
        client: Client = desktop.client
        self._desktop = desktop
        self.marks = marks
        self.renewer = Renewer(client, exporting.profile_folder() / "features", parent=self)
        self.renewer.trouble.connect(self._on_trouble)
        self.renewer.healed.connect(marks.clear)
        self.renewer.session_wanted.connect(self._on_session_wanted)
        marks.clicked.connect(self._on_mark_clicked)

    def start(self) -> None:
        """Watch the project."""
        self.renewer.start()

    def close(self) -> None:
        """For unloading."""
        self.renewer.stop()
        self.marks.close()

    def set_connected(self, info: Optional[SessionInfo]) -> None:
        """Another session, or none."""
        self.renewer.set_connected(info is not None)

    def say_what_waits(self) -> None:
        """After an attempt to connect has failed, where layers wait for it."""
        self.renewer.reconsider()

    def _on_trouble(self, layer_id: str, error: WorkbenchError) -> None:
        hint = tr("It is tried again by itself.") if isinstance(error, PASSING) else tr("Click to try again.")
        self.marks.mark(layer_id, f"{error}\n{hint}")

    def _on_mark_clicked(self, layer_id: str) -> None:
        self.renewer.want(layer_id)

    def _on_session_wanted(self, count: int) -> None:
        if self._desktop.connector.is_busy:
            return  # they come back as soon as it is there; where it fails, this is asked again
        if count == 1:
            sentence = tr("A layer of this project waits for Earth Engine.")
        else:
            sentence = tr("{} layers of this project wait for Earth Engine.").format(count)
        self._desktop.messages.offer(sentence, tr("Reconnect"), self._desktop.reconnect_or_ask)
