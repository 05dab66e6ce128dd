# SPDX-License-Identifier: GPL-2.0-or-later
"""What a report of a bug has to say about this computer; nothing of it says who uses it."""

from __future__ import annotations

import configparser
import importlib.metadata
import platform
import sys
from pathlib import Path
from typing import List, Optional, Tuple

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QSysInfo, qVersion

from ..core.text import tr
from ..engine.session import SessionInfo

METADATA = Path(__file__).resolve().parent.parent.parent / "metadata.txt"
_NEIGHBOUR = "ee_plugin"

Row = Tuple[str, str]


def metadata(name: str) -> str:
    """One entry of the plugin's metadata.txt; empty where it has none."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(METADATA, encoding="utf-8")
    return parser.get("general", name, fallback="")


def rows(info: Optional[SessionInfo] = None) -> List[Row]:
    """Names and versions. ``info``: the session's, of which only the kind is told."""
    return [
        ("Earth Engine Workbench", metadata("version")),
        ("QGIS", f"{Qgis.QGIS_VERSION} ({Qgis.QGIS_DEV_VERSION})"),
        ("Qt, PyQt", f"{qVersion()}, {PYQT_VERSION_STR}"),
        ("Python", platform.python_version()),
        ("earthengine-api", _client_library()),
        ("numpy", _package("numpy")),
        ("GDAL", _gdal()),
        (tr("Google Earth Engine plugin"), _neighbour()),
        (tr("System"), f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"),
        (tr("Language"), QgsApplication.locale()),
        (tr("Connection"), tr("none") if info is None else info.mode),
    ]


def as_text(table: List[Row]) -> str:
    """A line for each, as it is pasted into a report."""
    return "\n".join(f"{name}: {value}" for name, value in table)


def _client_library() -> str:
    """The version that is loaded, or that would be; never imports it, which takes seconds."""
    loaded = sys.modules.get("ee")
    return str(getattr(loaded, "__version__", "")) or _package("earthengine-api")


def _package(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return tr("not found")


def _gdal() -> str:
    from osgeo import gdal

    return str(gdal.VersionInfo("RELEASE_NAME"))


def _neighbour() -> str:
    """The version of the other plugin as QGIS has read it."""
    parser = getattr(sys.modules.get("qgis.utils"), "plugins_metadata_parser", {}).get(_NEIGHBOUR)
    if parser is None:
        return tr("not found")
    return str(parser.get("general", "version", fallback="?"))
