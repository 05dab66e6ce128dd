# SPDX-License-Identifier: GPL-2.0-or-later
"""Hears of every tile that QGIS draws or fails to draw, and tells which map it was of."""

from __future__ import annotations

from typing import Optional, Set

from qgis.core import QgsNetworkAccessManager, QgsNetworkReplyContent
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest


class TileWatch(QObject):
    """Listens from :meth:`start` to :meth:`stop`; QGIS hands the replies of all threads to the main one.

    ``addresses``: the maps that count (see :func:`.stored_layers.address`).
    """

    failed = pyqtSignal(str, int)
    """The address of a map of which a tile failed, and the HTTP status (0: there was no answer)."""
    drawn = pyqtSignal(str)
    """The address of a map of which a tile came."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.addresses: Set[str] = set()
        self._started = False

    def start(self) -> None:
        """Listen."""
        if not self._started:
            self._started = True
            QgsNetworkAccessManager.instance().finished[QgsNetworkReplyContent].connect(self._on_finished)

    def stop(self) -> None:
        """No more."""
        if self._started:
            self._started = False
            QgsNetworkAccessManager.instance().finished[QgsNetworkReplyContent].disconnect(self._on_finished)

    def _on_finished(self, reply: QgsNetworkReplyContent) -> None:
        head, found, _ = reply.request().url().toString().partition("/tiles/")
        if not found or head not in self.addresses:
            return
        error = reply.error()
        if error == QNetworkReply.NetworkError.NoError:
            self.drawn.emit(head)
        elif error != QNetworkReply.NetworkError.OperationCanceledError:
            status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
            self.failed.emit(head, int(status or 0))
