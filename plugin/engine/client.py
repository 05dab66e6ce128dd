# SPDX-License-Identifier: GPL-2.0-or-later
"""Requests: the only place that talks to the network."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Any, Callable, Optional, Protocol, TypeVar
from urllib.parse import urlsplit

from ..core.errors import ConnectionFailed, WorkbenchError
from ..core.text import tr
from . import collecting, failures
from .session import Session

Answer = TypeVar("Answer")

OPERATIONS_PAGE = 500
"""The most operations that the service lists at a time."""


def _never() -> bool:
    return False


class Look(Protocol):
    """How an image becomes a picture: a Visualization, or what a layer has stored of one."""

    def to_ee(self) -> dict[str, Any]:
        """Keyword arguments for ``ee.Image.visualize``."""


@dataclass(frozen=True)
class MapTiles:
    """A map on the server: where its tiles are, until the server forgets it.

    Attributes:
        url_template: with {x}, {y} and {z}.
        name: the map's resource name.
        expression_json: the image's graph before visualisation, as ``ee.serializer.toJSON`` writes it.
        made_at: seconds since 1970.
    """

    url_template: str
    name: str
    expression_json: str
    made_at: float


class Client:
    """Sends what the engine builds, and turns every failure into a WorkbenchError."""

    def __init__(self, session: Session) -> None:
        self.session = session
        # Of a dozen threads that write and read numbers at once the window's would have to wait for each in turn.
        self._in_turn = threading.Lock()

    def map_id(
        self, image: Any, visualization: Look, *, cancelled: Callable[[], bool] = _never, file_format: str = ""
    ) -> MapTiles:
        """Make a map of the image; one request. `file_format` of its tiles: "png", "jpg", or the service's choice.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        def request() -> MapTiles:
            shown = image.visualize(**visualization.to_ee())
            answer = ee.data.getMapId({"image": shown, **({"format": file_format} if file_format else {})})
            fetcher = answer["tile_fetcher"]
            self._check_host(fetcher.url_format)
            return MapTiles(fetcher.url_format, answer["mapid"], ee.serializer.toJSON(image), time.time())

        return self._run(request, cancelled)

    def compute(self, value: Any, *, cancelled: Callable[[], bool] = _never) -> Any:
        """The value of a computed object as plain Python; one request.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        return self._run(lambda: value.getInfo(), cancelled)

    def compute_written(
        self,
        write: Callable[[], dict[str, Any]],
        read: Callable[[Any], Answer],
        *,
        cancelled: Callable[[], bool] = _never,
    ) -> Answer:
        """What `read` makes of the value of a graph that `write` gives as ``ee.serializer.encode`` does; one request.

        For graphs and answers of many numbers, which the library would walk through one by one. Both functions are
        called in this thread.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        def request() -> Answer:
            values = ee.data._get_cloud_projects().value()
            asked = {"project": ee.data._get_projects_path(), "prettyPrint": False}
            with self._in_turn, collecting.paused():
                call = values.compute(body={"expression": write()}, **asked)
            parse = call.postproc

            def parse_and_read(*response: Any) -> Answer:
                with self._in_turn, collecting.paused():
                    return read(parse(*response)["result"])

            call.postproc = parse_and_read
            found: Answer = ee.data._execute_cloud_call(call)
            return found

        return self._run(request, cancelled)

    def features_page(  # nosec B107 (the token is a page's)
        self, features: Any, token: str = "", *, size: int = 1000, cancelled: Callable[[], bool] = _never
    ) -> tuple[list[dict[str, Any]], str]:
        """Up to `size` features of a collection as GeoJSON, and the next page's token ("" at the end); one request.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        request = {"expression": features, "pageSize": size, **({"pageToken": token} if token else {})}
        answer = self._run(lambda: ee.data.computeFeatures(request), cancelled)
        return list(answer.get("features", ())), str(answer.get("nextPageToken", ""))

    def pixels(
        self, request: dict[str, Any], *, cancelled: Callable[[], bool] = _never, attempts: Optional[int] = None
    ) -> bytes:
        """The answer to a request for pixels as `ee.data.computePixels` takes it; one request.

        Args:
            attempts: tries of a request that fails in a way that passes; the transport's own number without it.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        with self.session.transport.tried(attempts):
            return self._run(lambda: bytes(ee.data.computePixels(request)), cancelled)

    def export(
        self, kind: str, request_id: str, body: dict[str, Any], *, cancelled: Callable[[], bool] = _never
    ) -> dict[str, Any]:
        """Start an export ("image" or "table"); the same `request_id` starts it once. The operation; one request.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        start = {"image": ee.data.exportImage, "table": ee.data.exportTable}[kind]
        return self._run(lambda: dict(start(request_id, dict(body))), cancelled)

    def operations(self, *, cancelled: Callable[[], bool] = _never) -> list[dict[str, Any]]:
        """All of the project's operations, the newest first; one request for each 500.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        return self._run(lambda: list(ee.data.listOperations()), cancelled)

    def operations_page(  # nosec B107 (the token is a page's)
        self, read: Callable[[list[dict[str, Any]]], Answer], token: str = "", *, cancelled: Callable[[], bool] = _never
    ) -> tuple[Answer, str]:
        """What `read` makes of up to 500 of the project's operations, the newest first, and the next page's token.

        The token is "" at the end. One request; `read` is called once, in this thread.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        def request() -> tuple[Answer, str]:
            # The library's own listing reads every page before it gives back any.
            operations = ee.data._get_cloud_projects().operations()
            asked = {"name": ee.data._get_projects_path(), "pageSize": OPERATIONS_PAGE}
            call = operations.list(**asked, **({"pageToken": token} if token else {}))
            parse = call.postproc

            def parse_and_read(*response: Any) -> tuple[Answer, str]:
                with collecting.paused():
                    answer = parse(*response)
                    return read(answer.get("operations", [])), str(answer.get("nextPageToken", ""))

            call.postproc = parse_and_read
            found: tuple[Answer, str] = ee.data._execute_cloud_call(call)
            return found

        return self._run(request, cancelled)

    def cancel_operation(self, name: str, *, cancelled: Callable[[], bool] = _never) -> None:
        """Cancel an operation; of one that has ended nothing changes. One request.

        Raises:
            WorkbenchError: by what the user can do about it.
        """
        import ee

        self._run(lambda: ee.data.cancelOperation(name), cancelled)

    def _check_host(self, address: str) -> None:
        """Tiles come from the session's own server, or not at all."""
        given, own = urlsplit(address), urlsplit(self.session.require().tiles_url)
        if (given.scheme, given.netloc) != (own.scheme, own.netloc):
            sentence = tr("The map's tiles would come from another server than Earth Engine's. Connect again.")
            raise ConnectionFailed(sentence, details=given.netloc)

    def _run(self, request: Callable[[], Answer], cancelled: Callable[[], bool]) -> Answer:
        self.session.require()
        transport = self.session.transport
        try:
            with transport.cancellable(cancelled):
                return request()
        except WorkbenchError:
            raise
        except failures.expected() as error:
            raise failures.translated(error, transport.last_status) from error
