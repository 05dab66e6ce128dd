# SPDX-License-Identifier: GPL-2.0-or-later
"""The catalogue: procedural datasets under their real ids, mounted files, and what exports have written."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Optional, Sequence

from ..collection import Collection
from ..errors import EarthEngineError
from ..raster.image import FOOTPRINT, Image
from ..vector.geometry import Geometry
from .files import DEFAULT_FOLDER, Asset, Loader, mounted
from .procedural import PROCEDURAL
from .user_assets import UserAssets

_PUBLIC = "projects/earthengine-public/assets/"

#: Folder below the output folder in which exported assets lie, each with a manifest of its own.
ASSETS = "assets"


def normalised(identifier: str) -> str:
    """An asset id as people write it: public assets without their project."""
    identifier = identifier.strip("/")
    return identifier[len(_PUBLIC) :] if identifier.startswith(_PUBLIC) else identifier


class Catalogue:
    """Assets by id.

    Args:
        mounts: folders or manifests whose files are served as assets.
        output: the folder that exports write to; assets exported there can be read back.
    """

    def __init__(self, mounts: Sequence[Path] = (), output: Optional[Path] = None) -> None:
        self.own = None if output is None else UserAssets(output / ASSETS)
        self._mounted: dict[str, tuple[str, Loader]] = {}
        for path in mounts:
            self._mounted.update(mounted(path))
        self._loaded: dict[str, Asset] = {}

    def image(self, identifier: str) -> Image:
        """The image with that id; images of collections included.

        Raises:
            EarthEngineError: there is none, or it is not an image.
        """
        identifier = normalised(identifier)
        asset = self._find(identifier)
        if asset is None and "/" in identifier:
            parent, _, index = identifier.rpartition("/")
            asset = self._member(self._find(parent), index)
        if asset is None:
            raise _not_found("Image.load", "Image", identifier)
        if not isinstance(asset, Image):
            raise EarthEngineError(f"Image.load: Asset '{identifier}' is not an Image.")
        return asset

    def collection(self, identifier: str) -> Collection:
        """The image collection with that id."""
        asset = self._find(normalised(identifier))
        if asset is None:
            raise _not_found("ImageCollection.load", "ImageCollection", identifier)
        if not isinstance(asset, Collection) or asset.kind != "ImageCollection":
            raise EarthEngineError(f"ImageCollection.load: Asset '{identifier}' is not an ImageCollection.")
        return asset

    def table(self, identifier: str) -> Collection:
        """The feature collection with that id."""
        asset = self._find(normalised(identifier))
        if asset is None:
            raise _not_found("Collection.loadTable", "Collection", identifier)
        if not isinstance(asset, Collection):
            raise EarthEngineError(f"Collection.loadTable: Asset '{identifier}' is not a Collection.")
        return asset

    def describe(self, identifier: str) -> dict[str, Any]:
        """The asset as ``GET assets/{id}`` answers it: type, name, id, properties, bands and times."""
        identifier = normalised(identifier)
        if identifier in self._folders():
            return {"type": "FOLDER", "name": _name(identifier), "id": identifier}
        kind = self._kind(identifier)
        if kind is None:
            raise EarthEngineError(
                f"Asset '{identifier}' not found (does not exist or caller does not have access).", 404
            )
        if kind == "IMAGE":
            return described(self.image(identifier))
        shown: dict[str, Any] = {"type": kind, "name": _name(identifier), "id": identifier}
        found = self._find(identifier)
        properties = found.properties if found is not None else {}
        if properties:
            shown["properties"] = dict(properties)
        return shown

    def children(self, identifier: str) -> list[dict[str, Any]]:
        """The assets directly in a folder or image collection, described."""
        identifier = normalised(identifier)
        found = self._find(identifier)
        if isinstance(found, Collection) and found.kind == "ImageCollection":
            return [self.describe(str(image.id)) for image in found.take(1000)]
        prefix = identifier + "/"
        inside = {name[len(prefix) :].split("/")[0] for name in self._names() if name.startswith(prefix)}
        if not inside and identifier not in self._folders() and identifier != DEFAULT_FOLDER:
            raise EarthEngineError(
                f"Asset '{identifier}' not found (does not exist or caller does not have access).", 404
            )
        return [self.describe(prefix + name) for name in sorted(inside)]

    def _find(self, identifier: str) -> Optional[Asset]:
        if identifier in self._loaded:
            return self._loaded[identifier]
        if identifier in PROCEDURAL:
            asset = PROCEDURAL[identifier]()
        elif identifier in self._mounted:
            asset = self._mounted[identifier][1]()
        else:
            # Exported assets can be replaced or deleted while the server runs, so they are read anew each time.
            loader = self._own(identifier)
            return None if loader is None else loader[1]()
        self._loaded[identifier] = asset
        return asset

    def _member(self, parent: Optional[Asset], index: str) -> Optional[Image]:
        if not isinstance(parent, Collection) or parent.kind != "ImageCollection":
            return None
        find = getattr(parent.source, "image", None)
        if find is not None:
            found = find(index)
            return found if isinstance(found, Image) else None
        return next((each for each in parent if each.get("system:index") == index), None)

    def _kind(self, identifier: str) -> Optional[str]:
        if identifier in self._mounted:
            return self._mounted[identifier][0]
        loader = self._own(identifier)
        if loader is not None:
            return loader[0]
        asset = self._find(identifier)
        if isinstance(asset, Collection):
            return "IMAGE_COLLECTION" if asset.kind == "ImageCollection" else "TABLE"
        if asset is None:
            parent, _, index = identifier.rpartition("/")
            asset = self._member(self._find(parent), index) if parent else None
        return None if asset is None else "IMAGE"

    def _own(self, identifier: str) -> Optional[tuple[str, Loader]]:
        return None if self.own is None else self.own.loader(identifier)

    def _names(self) -> list[str]:
        return [*PROCEDURAL, *self._mounted, *(() if self.own is None else self.own.names())]

    def _folders(self) -> set[str]:
        folders = {DEFAULT_FOLDER}
        for name in self._names():
            parts = name.split("/")
            folders.update("/".join(parts[:count]) for count in range(1, len(parts)))
        if self.own is not None:
            for name in self.own.names():
                is_folder = (self.own.find(name) or {}).get("type") == "FOLDER"
                folders = folders | {name} if is_folder else folders - {name}
        return folders


def described(image: Image) -> dict[str, Any]:
    """An image as the assets endpoint shows it."""
    identifier = str(image.id or "")
    shown: dict[str, Any] = {"type": "IMAGE", "name": _name(identifier), "id": identifier}
    for key, name in (("system:time_start", "startTime"), ("system:time_end", "endTime")):
        if key in image.properties:
            shown[name] = _iso(image.properties[key])
    shown["bands"] = [_described_band(band.to_json()) for band in image.bands]
    footprint = image.get(FOOTPRINT)
    if isinstance(footprint, Geometry):
        shown["geometry"] = footprint.to_json()
    shown["properties"] = {name: value for name, value in image.properties.items() if name != FOOTPRINT}
    return shown


def _not_found(function: str, kind: str, identifier: str) -> EarthEngineError:
    return EarthEngineError(
        f"{function}: {kind} asset '{identifier}' not found (does not exist or caller does not have access)."
    )


def _name(identifier: str) -> str:
    return identifier if identifier.startswith("projects/") else _PUBLIC + identifier


def _described_band(band: dict[str, Any]) -> dict[str, Any]:
    """A band as the assets endpoint shows it, which differs from how ``getInfo`` does."""
    a, b, c, d, e, f = band["crs_transform"]
    kind = band["data_type"]
    precision = {"int": "INT", "float": "FLOAT", "double": "DOUBLE"}[kind["precision"]]
    shown: dict[str, Any] = {"precision": precision}
    limits = {name: kind[name] for name in ("min", "max") if name in kind}
    if limits and precision == "INT":
        shown["range"] = limits
    grid: dict[str, Any] = {
        "crsCode": band["crs"],
        "affineTransform": {
            "scaleX": a,
            "shearX": b,
            "translateX": c,
            "shearY": d,
            "scaleY": e,
            "translateY": f,
        },
    }
    if "dimensions" in band:
        grid["dimensions"] = {"width": band["dimensions"][0], "height": band["dimensions"][1]}
    return {"id": band["id"], "dataType": shown, "grid": grid}


def _iso(millis: float) -> str:
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=millis)
    return moment.isoformat(timespec="seconds") + "Z"
