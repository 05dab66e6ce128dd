# SPDX-License-Identifier: GPL-2.0-or-later
"""Watches the tiles of a page while it is drawn: those that never came, that are no pictures, and that are empty."""

from __future__ import annotations

from typing import Dict, List, Set, Tuple
from urllib.parse import unquote

from qgis.core import (
    QgsDataSourceUri,
    QgsNetworkAccessManager,
    QgsNetworkReplyContent,
    QgsNetworkRequestParameters,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop
from qgis.PyQt.QtNetwork import QNetworkReply

from . import layers, tile_holes


class PageTiles:
    """Watches the answers to requests for tiles of some layers, from whichever thread, until `stop`."""

    def __init__(self, watched: List[QgsRasterLayer]) -> None:
        live = [layer for layer in watched if not layers.is_frozen(layer)]
        self._stems = {_stem(layer): layer.name() for layer in live}
        self._live = live
        self._came: Set[str] = set()
        self._asked: Dict[str, str] = {}
        # QGIS' own signals of all threads, not those that Qt has under the same names
        network = QgsNetworkAccessManager.instance()
        self._begun = network.requestAboutToBeCreated[QgsNetworkRequestParameters]
        self._ended = network.finished[QgsNetworkReplyContent]
        self._begun.connect(self._on_begun)
        self._ended.connect(self._on_finished)

    @property
    def tiles(self) -> int:
        """Tiles that came."""
        return len(self._came)

    def empty(self) -> Tuple[Tuple[str, int], ...]:
        """The layers with tiles that came empty where there should be something, and how many. After `stop`."""
        came = {address: tile_holes.place_of(address) for address in self._came}
        if len(came) > tile_holes.MOST:
            return ()
        found = []
        for layer in self._live:
            stem, facts = _stem(layer), layers.facts_of(layer)
            places = {place for address, place in came.items() if place is not None and address.startswith(stem)}
            count = tile_holes.empty_tiles(layer, places, None if facts is None else facts.bounds)
            found += [(layer.name(), count)] if count else []
        return tuple(sorted(found))

    def stop(self) -> Tuple[Tuple[str, int], ...]:
        """The layers with tiles that never came, or came as something else than pictures, and how many."""
        # answers of other threads wait in the queue of this one
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._begun.disconnect(self._on_begun)
        self._ended.disconnect(self._on_finished)
        counts: Dict[str, int] = {}
        for address, name in self._asked.items():
            if address not in self._came:
                counts[name] = counts.get(name, 0) + 1
        return tuple(sorted(counts.items()))

    def _on_begun(self, request: QgsNetworkRequestParameters) -> None:
        self._note(request.request().url().toString())

    def _on_finished(self, reply: QgsNetworkReplyContent) -> None:
        """A tile that was given up is never told to have ended well."""
        address = reply.request().url().toString()
        kind = bytes(reply.rawHeader(b"Content-Type")).lower()
        is_picture = not kind or kind.startswith((b"image/", b"application/octet-stream"))
        if self._note(address) and is_picture and reply.error() == QNetworkReply.NetworkError.NoError:
            self._came.add(address)

    def _note(self, address: str) -> bool:
        """Whether it is a tile's."""
        name = next((name for stem, name in self._stems.items() if stem and address.startswith(stem)), None)
        if name is not None:
            self._asked[address] = name
        return name is not None


def _stem(layer: QgsRasterLayer) -> str:
    """What the addresses of a layer's tiles begin with."""
    source = QgsDataSourceUri()
    source.setEncodedUri(layer.source())
    return unquote(source.param("url")).split("{", 1)[0]
