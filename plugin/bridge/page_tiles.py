# SPDX-License-Identifier: GPL-2.0-or-later
"""Watches the tiles of a page while it is drawn: those that never came, that are no pictures, and that are empty."""

from __future__ import annotations

from typing import Dict, List, Tuple
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
        self._came: Dict[str, int] = {}  # address → bytes
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
        found = []
        for layer in self._live:
            facts, first = layers.facts_of(layer), self._sizes(layer)
            again = PageTiles([layer])
            seen = tile_holes.look(layer, first)
            again.stop()
            holes = tile_holes.holes(seen, None if facts is None else facts.bounds)
            # what has another length now, and something on it, was another picture when the page was drawn
            second = again._sizes(layer)
            changed = {place for place, tile in seen.items() if first[place] != second.get(place, first[place])}
            holes |= {place for place in changed if first[place] <= tile_holes.SHORT and not seen[place].is_empty}
            found += [(layer.name(), len(holes))] if holes else []
        return tuple(sorted(found))

    def _sizes(self, layer: QgsRasterLayer) -> Dict[tile_holes.Place, int]:
        """A layer's tiles that came, and how many bytes they were."""
        stem = _stem(layer)
        came = {tile_holes.place_of(address): size for address, size in self._came.items() if address.startswith(stem)}
        return {place: size for place, size in came.items() if place is not None}

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
            length = bytes(reply.rawHeader(b"Content-Length"))
            self._came[address] = int(length) if length.isdigit() else 0

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
