# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of vector layers that ee_plugin made: kept in the profile, and stood in for while they are gone.

ee_plugin writes features into the system's temporary folder. When a project is opened whose file is gone, QGIS stops
with a dialog about unavailable layers. Instead the layer gets an empty file of its own kind of geometry, so that its
style is kept, until its features are fetched again.
"""

from __future__ import annotations

import json
import logging
import os
import re
import time
import uuid
import zipfile
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

from osgeo import gdal, ogr
from qgis.core import QgsPathResolver, QgsProject

from ..core.errors import WorkbenchError
from ..core.text import tr

logger = logging.getLogger(__name__)

_PREFIX = "waiting-"
_SUFFIXES = (".geojson", ".geojson.gz", ".fgb")
_MOST_BYTES = 256 << 20
KEEP_DAYS = 60
_TYPES = {
    "Point": ogr.wkbPoint,
    "MultiPoint": ogr.wkbMultiPoint,
    "LineString": ogr.wkbLineString,
    "MultiLineString": ogr.wkbMultiLineString,
    "Polygon": ogr.wkbPolygon,
    "MultiPolygon": ogr.wkbMultiPolygon,
}
_KIND = re.compile(r'\bwkbType="(\w+)"')
_SOURCE = re.compile(r"<datasource>([^<]*)</datasource>")
_IS_TABLE = re.compile(r'<Option(?=[^>]*\bname="ee-layer-type")(?=[^>]*\bvalue="vector")[^>]*>')


def is_placeholder(source: str) -> bool:
    """Whether a vector layer's source stands in for a file that is gone."""
    return os.path.basename(source.split("|")[0]).startswith(_PREFIX)


def write(collection: Dict[str, Any], folder: Path) -> str:
    """A GeoJSON FeatureCollection as a new file of a folder, which is opened fast; its path. For background threads.

    Raises:
        WorkbenchError: it cannot be written.
    """
    memory = f"/vsimem/{uuid.uuid4().hex}.geojson"
    path = folder / f"features-{uuid.uuid4().hex}.fgb"
    gdal.FileFromMemBuffer(memory, json.dumps(collection).encode("utf-8"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not collection["features"]:
            _write_empty(path, ogr.wkbUnknown)
        else:
            options = {"format": "FlatGeobuf", "layerCreationOptions": ["SPATIAL_INDEX=NO"]}
            if gdal.VectorTranslate(str(path), memory, **options) is None:
                raise OSError(gdal.GetLastErrorMsg())
    except (OSError, RuntimeError) as error:
        sentence = tr("The features cannot be written to the profile's folder. See the details.")
        raise WorkbenchError(sentence, details=str(error)) from error
    finally:
        gdal.Unlink(memory)
    return str(path)


def clean(folder: Path, days: float = KEEP_DAYS) -> None:
    """Remove what has not been written for so long: a project that still wants it fetches it again."""
    oldest = time.time() - days * 86_400
    for path in folder.glob("features-*.fgb"):
        try:
            if path.stat().st_mtime < oldest:
                path.unlink()
        except OSError:
            continue  # another QGIS has it open, or was faster


def _write_empty(path: Path, kind: int) -> None:
    made = gdal.GetDriverByName("FlatGeobuf").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    if made is None or made.CreateLayer("features", None, kind) is None:
        raise OSError(gdal.GetLastErrorMsg())


class Placeholders:
    """Stands in for files that are gone, from :meth:`start` to :meth:`stop`, while projects are read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hook: Optional[str] = None
        self._known: Tuple[str, Dict[str, str]] = ("", {})

    def start(self) -> None:
        """Listen to the paths that QGIS reads."""
        self._hook = QgsPathResolver.setPathPreprocessor(self.path)

    def stop(self) -> None:
        """No more."""
        if self._hook is not None:
            QgsPathResolver.removePathPreprocessor(self._hook)
            self._hook = None

    def path(self, path: str) -> str:
        """QGIS asks: the path to read instead of one in a project file, mostly itself."""
        name = os.path.basename(path.split("|")[0])
        if not name.endswith(_SUFFIXES) or not self._is_gone(path):
            return path
        kind = self._kinds().get(name)
        return path if kind is None else self._placeholder(kind)

    def _is_gone(self, path: str) -> bool:
        plain = path.split("|")[0].replace("/vsigzip/", "", 1)
        if os.path.isabs(plain):
            return not os.path.exists(plain)
        return not os.path.exists(os.path.join(os.path.dirname(QgsProject.instance().fileName()), plain))

    def _kinds(self) -> Dict[str, str]:
        """File name → kind of geometry, of the vector layers of Earth Engine in the project that is being read."""
        name = QgsProject.instance().fileName()
        try:
            stamp = f"{name} {os.stat(name).st_mtime_ns}"
        except OSError:
            return {}
        if self._known[0] != stamp:
            self._known = (stamp, _kinds_in(_text(Path(name))))
        return self._known[1]

    def _placeholder(self, kind: str) -> str:
        path = self.folder / f"{_PREFIX}{kind.lower()}.fgb"
        if not os.path.exists(path):
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                _write_empty(path, _TYPES[kind])
            except (OSError, RuntimeError) as error:
                logger.warning("No file can stand in for features that are gone: %s", error)
        return str(path)


def _kinds_in(text: str) -> Dict[str, str]:
    found = {}
    for block in text.split("<maplayer ")[1:]:
        block = block.partition("</maplayer>")[0]
        kind, source = _KIND.search(block), _SOURCE.search(block)
        if kind is None or source is None or not _IS_TABLE.search(block):
            continue
        name = os.path.basename(source.group(1).split("|")[0])
        plain = kind.group(1).replace("25D", "").rstrip("ZM") if kind.group(1) not in _TYPES else kind.group(1)
        found[name] = plain if plain in _TYPES else "MultiPolygon"
    return found


def _text(path: Path) -> str:
    """A project file's XML; "" where it is none."""
    try:
        if path.suffix.lower() == ".qgz":
            with zipfile.ZipFile(path) as archive:
                name = next((each for each in archive.namelist() if each.endswith(".qgs")), "")
                if not name or archive.getinfo(name).file_size > _MOST_BYTES:
                    return ""
                return archive.read(name).decode("utf-8", "replace")
        if path.stat().st_size > _MOST_BYTES:
            return ""
        return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError):
        return ""
