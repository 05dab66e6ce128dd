# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's own assets: folders, collections, images and tables below one folder on disk.

An asset ``projects/p/assets/a/b`` is the folder of that name with a ``manifest.json`` as mounted files have it, and the
files that it names. An asset is moved into place when it is whole, so that readers see all of it or nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import uuid
from pathlib import Path
from typing import Any, Iterator, Optional

from ..errors import EarthEngineError
from .files import Loader, mounted

MANIFEST = "manifest.json"
CONTAINERS = ("FOLDER", "IMAGE_COLLECTION")
_NAME = re.compile(r"^[A-Za-z0-9_-]{1,100}$")


class UserAssets:
    """Assets in a folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # Reading.

    def find(self, identifier: str) -> Optional[dict[str, Any]]:
        """The entry of an asset's manifest, or ``None``."""
        if not _is_valid(identifier):
            return None
        try:
            document = json.loads((self.folder / identifier / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        entry: dict[str, Any] = document["assets"][0]
        return entry

    def loader(self, identifier: str) -> Optional[tuple[str, Loader]]:
        """An asset's type and the function that loads it."""
        entry = self.find(identifier)
        if entry is None or entry["type"] == "FOLDER":
            return None
        if entry["type"] == "IMAGE_COLLECTION":
            return "IMAGE_COLLECTION", lambda: self._collection(identifier, entry)
        return mounted(self.folder / identifier / MANIFEST)[identifier]

    def _collection(self, identifier: str, entry: dict[str, Any]) -> Any:
        from ..collection import Collection, Given

        found = [self.loader(f"{identifier}/{name}") for name in self.children(identifier)]
        images = [load() for load in (each[1] for each in found if each is not None and each[0] == "IMAGE")]
        properties = dict(entry.get("properties") or {})
        return Collection(properties=properties, id=identifier, source=Given(images), kind="ImageCollection")

    def children(self, identifier: str) -> list[str]:
        """Names of the assets directly in a folder or collection, sorted."""
        folder = self.folder / identifier
        if not folder.is_dir():
            return []
        return sorted(each.name for each in folder.iterdir() if (each / MANIFEST).is_file())

    def names(self) -> Iterator[str]:
        """Ids of all assets."""
        for manifest in self.folder.rglob(MANIFEST):
            yield manifest.parent.relative_to(self.folder).as_posix()

    # Writing.

    def check_free(self, identifier: str, overwrite: bool = False) -> None:
        """Raise where an asset cannot be made: a bad id, no folder to hold it, or one that is there already."""
        if not _is_valid(identifier):
            raise EarthEngineError(f"Invalid asset ID '{identifier[:200]}'.")
        if not overwrite and self.find(identifier) is not None:
            raise EarthEngineError(f"Cannot overwrite asset '{identifier}'.")
        parent = identifier.rpartition("/")[0]
        if parent.count("/") > 2:
            holder = self.find(parent)
            if holder is None or holder["type"] not in CONTAINERS:
                raise EarthEngineError(
                    f"Asset '{parent}' does not exist or doesn't allow this operation.", 404 if holder is None else 400
                )

    def create(self, identifier: str, kind: str, properties: dict[str, Any], overwrite: bool = False) -> None:
        """Make an empty folder or image collection."""
        if kind not in CONTAINERS:
            raise EarthEngineError(f"Cannot create an asset of type '{kind}' without data.")
        self.check_free(identifier, overwrite)
        if self.find(identifier) is None:
            with self.new(identifier) as path:
                write_manifest(path, {"id": identifier, "type": kind, "properties": properties})

    def new(self, identifier: str) -> _Arriving:
        """A folder to put an asset's files and manifest in; it takes the asset's place at the end of the block."""
        return _Arriving(self.folder, identifier)

    def delete(self, identifier: str) -> None:
        """Remove an asset without children."""
        self._existing(identifier)
        if self.children(identifier):
            raise EarthEngineError(f"Cannot delete asset '{identifier}': it is not empty.")
        shutil.rmtree(self.folder / identifier)

    def copy(self, identifier: str, target: str, overwrite: bool = False) -> None:
        """Copy an image, a table, or a folder or collection with all that is in it."""
        self._existing(identifier)
        self.check_free(target, overwrite)
        if (target + "/").startswith(identifier + "/"):
            raise EarthEngineError(f"Cannot copy asset '{identifier}' into itself.")
        with self.new(target) as path:
            shutil.copytree(self.folder / identifier, path, dirs_exist_ok=True)
            _rename_all(path, identifier, target)

    def move(self, identifier: str, target: str) -> None:
        """Give an asset, and all that is in it, another id."""
        self.copy(identifier, target)
        shutil.rmtree(self.folder / identifier)

    def update(self, identifier: str, asset: dict[str, Any], paths: list[str]) -> None:
        """Change properties and times, as ``PATCH assets/{a}`` says: no paths at all means all of it."""
        entry = self._existing(identifier)
        properties = dict(entry.get("properties") or {})
        given = asset.get("properties") or {}
        if not paths or "properties" in paths:
            properties = dict(given)
        for path in paths:
            if path.startswith("properties."):
                name = path[len("properties.") :].strip('"')
                properties.pop(name, None)
                if given.get(name) is not None:
                    properties[name] = given[name]
        entry = {**entry, "properties": properties}
        for path, field, key in (("start_time", "startTime", "time"), ("end_time", "endTime", "end")):
            if path in paths or field in paths or (not paths and field in asset):
                entry.pop(key, None)
                if asset.get(field):
                    entry[key] = asset[field]
        write_manifest(self.folder / identifier, entry)

    def _existing(self, identifier: str) -> dict[str, Any]:
        entry = self.find(identifier)
        if entry is None:
            sentence = f"Asset '{identifier[:200]}' not found (does not exist or caller does not have access)."
            raise EarthEngineError(sentence, 404)
        return entry


class _Arriving:
    """A folder that becomes an asset when its block ends well, and disappears otherwise."""

    def __init__(self, root: Path, identifier: str) -> None:
        self._target = root / identifier
        self._path = root / f".arriving-{uuid.uuid4().hex}"

    def __enter__(self) -> Path:
        self._path.mkdir(parents=True)
        return self._path

    def __exit__(self, kind: Any, *_: Any) -> None:
        if kind is None:
            if self._target.exists():
                shutil.rmtree(self._target)
            self._target.parent.mkdir(parents=True, exist_ok=True)
            self._path.rename(self._target)
        else:
            shutil.rmtree(self._path, ignore_errors=True)


def write_manifest(folder: Path, entry: dict[str, Any]) -> None:
    """Write an asset's manifest, whole or not at all."""
    partial = folder / f".{MANIFEST}"
    partial.write_text(json.dumps({"assets": [entry]}), encoding="utf-8")
    partial.replace(folder / MANIFEST)


def _rename_all(folder: Path, before: str, after: str) -> None:
    for manifest in folder.rglob(MANIFEST):
        entry = json.loads(manifest.read_text(encoding="utf-8"))["assets"][0]
        entry["id"] = after + entry["id"][len(before) :]
        write_manifest(manifest.parent, entry)


def _is_valid(identifier: str) -> bool:
    parts = identifier.split("/")
    return len(parts) > 3 and parts[0] == "projects" and parts[2] == "assets" and all(map(_NAME.match, parts))
