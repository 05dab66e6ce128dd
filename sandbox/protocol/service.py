# SPDX-License-Identifier: GPL-2.0-or-later
"""The REST API: from method, path and body to an answer."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any, Callable, Optional
from urllib.parse import unquote

from ..catalogue.user_assets import UserAssets
from ..errors import EarthEngineError
from .answers import JSON, Answer, answered, failed
from .discovery import document
from .operations import Operations
from .pool import Pool

MAX_CONCURRENT = 40
MAP_SECONDS = 24 * 3600.0
#: Seconds that a request may wait for an operation.
_LONGEST_WAIT = 240.0

_TILE = re.compile(r"^/v1/(projects/[^/]+/maps/[\w-]+)/tiles/(\d+)/(-?\d+)/(-?\d+)$")


class Store:
    """Things that requests make and later requests refer to by name: maps, thumbnails, tables."""

    def __init__(self, keep: int = 5000) -> None:
        self._entries: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self._lock = threading.Lock()
        self._keep = keep

    def add(self, name: str, entry: dict[str, Any]) -> None:
        """Keep an entry; the oldest go when there are too many."""
        with self._lock:
            self._entries[name] = {**entry, "made": time.monotonic()}
            while len(self._entries) > self._keep:
                self._entries.popitem(last=False)

    def get(self, name: str, seconds: float = MAP_SECONDS) -> Optional[dict[str, Any]]:
        """An entry that is not too old."""
        with self._lock:
            entry = self._entries.get(name)
        return entry if entry is not None and time.monotonic() - entry["made"] < seconds else None

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()


class Service:
    """Answers requests. Knows nothing of sockets."""

    def __init__(self, pool: Pool, algorithms: Path, operations: Operations, assets: UserAssets) -> None:
        self.pool = pool
        self.operations = operations
        self._assets = assets
        self._assets_lock = threading.Lock()
        self.base_url = ""
        #: Of one answer with pixels, where tests want others than the service's: size (bytes), side (pixels), bands.
        self.limits: dict[str, int] = {}
        self._algorithms = algorithms
        self._algorithms_body: Optional[bytes] = None
        self._maps, self._thumbnails, self._tables = Store(), Store(), Store()
        self._slots = threading.Semaphore(MAX_CONCURRENT)

    def expire_maps(self) -> None:
        """Forget all map ids, as the service does after some hours."""
        self._maps.clear()

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        """The answer to a request; `path` is below the token."""
        try:
            if not self._slots.acquire(blocking=False):
                raise EarthEngineError(
                    "Too Many Requests: Request was rejected because the request rate or concurrency limit "
                    "was exceeded.",
                    429,
                )
            try:
                return self._route(method, path, query, body)
            finally:
                self._slots.release()
        except EarthEngineError as error:
            return failed(error)
        except RecursionError:
            return failed(EarthEngineError("Expression is nested too deeply."))
        except Exception as error:  # noqa: BLE001 - whatever happens, the client gets an answer and no trace
            return failed(EarthEngineError(f"An internal error has occurred ({type(error).__name__}).", 500))

    def _route(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        tile = _TILE.match(path)
        if tile is not None and method == "GET":
            return self._tile(tile[1], *(int(each) for each in tile.groups()[1:]))
        if path.startswith("/$discovery/rest") or path == "/v1/$discovery/rest":
            return answered(document(self.base_url))
        if path == "/token" and method == "POST":
            token = {"access_token": "sandbox", "token_type": "Bearer", "expires_in": 3600}  # nosec B105 (opens nothing)
            return answered(token)
        if not path.startswith("/v1/projects/"):
            raise EarthEngineError("Not found.", 404)
        name = unquote(path[len("/v1/") :])
        project = name.split("/")[1].split(":")[0]
        rest = name[len(f"projects/{project}") :]
        for pattern, verb, handler in _ROUTES:
            match = re.match(pattern, rest)
            if match is not None and verb == method:
                return handler(self, project, match, query, body if isinstance(body, dict) else {})
        raise EarthEngineError(f"Method not found: {method} {rest.split('/')[1] if '/' in rest else rest}."[:200], 404)

    # Maps.

    def _tile(self, name: str, z: int, x: int, y: int) -> Answer:
        entry = self._maps.get(name)
        if entry is None:
            raise EarthEngineError(f"Not found: map ID '{name.rsplit('/', 1)[-1]}' does not exist or has expired.", 404)
        parameters = {key: entry[key] for key in ("key", "expression", "options", "bands", "file_format")}
        return self.pool.run("tile", {**parameters, "z": z, "x": x, "y": y})

    def make_map(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST maps"""
        key = secrets.token_hex(16) + "-" + secrets.token_hex(16)
        entry = {
            "key": key,
            "expression": _expression(body),
            "options": body.get("visualizationOptions"),
            "bands": body.get("bandIds"),
        }
        checked = self.pool.run("check-map", entry)
        if checked[0] != 200:
            return checked
        name = f"projects/{project}/maps/{key}"
        self._maps.add(name, {**entry, "file_format": body.get("fileFormat", "PNG")})
        return answered({"name": name})

    # Values, pixels and tables.

    def compute(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST value:compute"""
        return self.pool.run("compute", {"expression": _expression(body)})

    def compute_pixels(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST image:computePixels"""
        parameters = {**_pixel_request(body), **self.limits}
        return self.pool.run("pixels", {"expression": _expression(body), **parameters})

    def asset_pixels(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST assets/{a}:getPixels"""
        return self.pool.run("asset-pixels", {"asset": _asset(project, match[1]), **_pixel_request(body)})

    def compute_features(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST table:computeFeatures"""
        return self.pool.run("features", {"expression": _expression(body), **_page(body, 1000)})

    def compute_images(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST imageCollection:computeImages"""
        return self.pool.run("images", {"expression": _expression(body), **_page(body, 1000)})

    def make_thumbnail(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST thumbnails"""
        name = f"projects/{project}/thumbnails/{secrets.token_hex(16)}"
        entry = {
            "expression": _expression(body),
            "file_format": str(body.get("fileFormat", "")),
            "bands": body.get("bandIds"),
            "options": body.get("visualizationOptions"),
            "grid": body.get("grid"),
        }
        self._thumbnails.add(name, entry)
        return answered({"name": name})

    def thumbnail_pixels(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET thumbnails/{id}:getPixels"""
        entry = self._thumbnails.get(f"projects/{project}/thumbnails/{match[1]}")
        if entry is None:
            raise EarthEngineError("Not found: the thumbnail does not exist or has expired.", 404)
        return self.pool.run("thumbnail", {key: value for key, value in entry.items() if key != "made"})

    def make_table(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST tables"""
        name = f"projects/{project}/tables/{secrets.token_hex(16)}"
        entry = {
            "expression": _expression(body),
            "file_format": str(body.get("fileFormat", "")),
            "selectors": body.get("selectors"),
            "name": str(body.get("filename") or "table"),
        }
        self._tables.add(name, entry)
        return answered({"name": name})

    def table_features(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET tables/{id}:getFeatures"""
        entry = self._tables.get(f"projects/{project}/tables/{match[1]}")
        if entry is None:
            raise EarthEngineError("Not found: the table does not exist or has expired.", 404)
        return self.pool.run("table", {key: value for key, value in entry.items() if key != "made"})

    # Algorithms, configuration, assets.

    def algorithms(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET algorithms"""
        if self._algorithms_body is None:
            self._algorithms_body = self._algorithms.read_bytes()
        return 200, dict(JSON), self._algorithms_body

    def config(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET config"""
        return answered({"name": f"projects/{project}/config", "registrationState": "REGISTERED_NOT_COMMERCIALLY"})

    def describe(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET assets/{a}"""
        return self.pool.run("describe", {"asset": _asset(project, match[1])})

    def children(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET assets/{a}:listAssets and the project's own list"""
        asset = _asset(project, match[1]) if match.re.groups and match[1] else f"projects/{project}/assets"
        key = "images" if match.string.endswith("listImages") else "assets"
        return self.pool.run("children", {"asset": asset, "key": key, **_page(query, 1000)})

    def create_asset(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST assets?assetId=…"""
        identifier = _own_asset(project, str(query.get("assetId") or ""))
        kind = str(body.get("type") or "")
        overwrite = query.get("overwrite", "").lower() == "true"
        with self._assets_lock:
            self._assets.create(identifier, kind, dict(body.get("properties") or {}), overwrite)
        return self.pool.run("describe", {"asset": identifier})

    def delete_asset(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """DELETE assets/{a}"""
        with self._assets_lock:
            self._assets.delete(_own_asset(project, match[1]))
        return answered({})

    def copy_asset(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST assets/{a}:copy"""
        target = str(body.get("destinationName") or "")
        with self._assets_lock:
            self._assets.copy(_own_asset(project, match[1]), target, bool(body.get("overwrite")))
        return self.pool.run("describe", {"asset": target})

    def move_asset(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST assets/{a}:move"""
        target = str(body.get("destinationName") or "")
        with self._assets_lock:
            self._assets.move(_own_asset(project, match[1]), target)
        return self.pool.run("describe", {"asset": target})

    def update_asset(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """PATCH assets/{a}"""
        identifier = _own_asset(project, match[1])
        mask = body.get("updateMask") or {}
        paths = mask.get("paths") if isinstance(mask, dict) else str(mask).split(",")
        with self._assets_lock:
            self._assets.update(identifier, dict(body.get("asset") or {}), [str(each) for each in paths or ()])
        return self.pool.run("describe", {"asset": identifier})

    def iam_policy(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST assets/{a}:getIamPolicy and :setIamPolicy; everything belongs to the one user of this machine"""
        policy = body.get("policy")
        return answered(policy if isinstance(policy, dict) else {"bindings": [], "etag": "ACAB"})

    def iam_permissions(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST assets/{a}:testIamPermissions"""
        return answered({"permissions": list(body.get("permissions") or ())})

    # Exports and operations.

    def export(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST image:export, table:export, map:export and video:export"""
        _expression(body)
        return answered(self.operations.submit(project, match[1], body))

    def list_operations(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET operations"""
        page = _page(query, 500)
        return answered(self.operations.listed(project, page["start"], page["size"]))

    def get_operation(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """GET operations/{id}"""
        return answered(self.operations.get(_operation(project, match[1])))

    def cancel_operation(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST operations/{id}:cancel"""
        self.operations.cancel(_operation(project, match[1]))
        return answered({})

    def delete_operation(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """DELETE operations/{id}"""
        self.operations.delete(_operation(project, match[1]))
        return answered({})

    def wait_for_operation(self, project: str, match: Any, query: dict[str, str], body: dict[str, Any]) -> Answer:
        """POST operations/{id}:wait"""
        try:
            seconds = float(str(body.get("timeout") or "60").rstrip("s"))
        except ValueError:
            raise EarthEngineError("Invalid timeout.") from None
        return answered(self.operations.wait(_operation(project, match[1]), min(max(seconds, 0.0), _LONGEST_WAIT)))


def _expression(body: dict[str, Any]) -> Any:
    expression = body.get("expression")
    if not isinstance(expression, dict):
        raise EarthEngineError("Invalid request: 'expression' is required.")
    return expression


def _operation(project: str, key: str) -> str:
    return f"projects/{project}/operations/{key}"


def _own_asset(project: str, path: str) -> str:
    if project == "earthengine-public":
        raise EarthEngineError("Permission denied: public assets cannot be changed.", 403)
    return _asset(project, path)


def _asset(project: str, path: str) -> str:
    if any(part in ("", ".", "..") for part in path.split("/")):
        raise EarthEngineError("Invalid asset id.", 400)
    return path if project == "earthengine-public" else f"projects/{project}/assets/{path}"


def _pixel_request(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "grid": body.get("grid"),
        "file_format": str(body.get("fileFormat", "")),
        "bands": body.get("bandIds"),
        "options": body.get("visualizationOptions"),
    }


def _page(values: dict[str, Any], size: int) -> dict[str, int]:
    try:
        start, count = int(values.get("pageToken") or 0), int(values.get("pageSize") or size)
    except (TypeError, ValueError):
        raise EarthEngineError("Invalid page token.") from None
    return {"start": max(start, 0), "size": min(max(count, 1), size)}


Handler = Callable[[Service, str, Any, dict[str, str], dict[str, Any]], Answer]

_ROUTES: list[tuple[str, str, Handler]] = [
    (r"^/value:compute$", "POST", Service.compute),
    (r"^/maps$", "POST", Service.make_map),
    (r"^/thumbnails$", "POST", Service.make_thumbnail),
    (r"^/thumbnails/([\w-]+):getPixels$", "GET", Service.thumbnail_pixels),
    (r"^/tables$", "POST", Service.make_table),
    (r"^/tables/([\w-]+):getFeatures$", "GET", Service.table_features),
    (r"^/image:computePixels$", "POST", Service.compute_pixels),
    (r"^/table:computeFeatures$", "POST", Service.compute_features),
    (r"^/imageCollection:computeImages$", "POST", Service.compute_images),
    (r"^/assets/(.+):getPixels$", "POST", Service.asset_pixels),
    (r"^/assets/(.+):list(?:Assets|Images)$", "GET", Service.children),
    (r"^(?:/assets)?:listAssets$", "GET", Service.children),
    (r"^/assets/([^:]+)$", "GET", Service.describe),
    (r"^/algorithms$", "GET", Service.algorithms),
    (r"^/config$", "GET", Service.config),
    (r"^/assets$", "POST", Service.create_asset),
    (r"^/assets/([^:]+)$", "DELETE", Service.delete_asset),
    (r"^/assets/([^:]+)$", "PATCH", Service.update_asset),
    (r"^/assets/([^:]+):copy$", "POST", Service.copy_asset),
    (r"^/assets/([^:]+):move$", "POST", Service.move_asset),
    (r"^/assets/([^:]+):[gs]etIamPolicy$", "POST", Service.iam_policy),
    (r"^/assets/([^:]+):testIamPermissions$", "POST", Service.iam_permissions),
    (r"^/(image|table|map|video):export$", "POST", Service.export),
    (r"^/operations$", "GET", Service.list_operations),
    (r"^/operations/([\w-]+)$", "GET", Service.get_operation),
    (r"^/operations/([\w-]+)$", "DELETE", Service.delete_operation),
    (r"^/operations/([\w-]+):cancel$", "POST", Service.cancel_operation),
    (r"^/operations/([\w-]+):wait$", "POST", Service.wait_for_operation),
]
