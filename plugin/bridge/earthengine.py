# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the package ``ee`` comes from, found out without importing it."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import List, Optional

from qgis.core import QgsApplication

_NEIGHBOUR = "ee_plugin"


def extra_paths() -> List[str]:
    """Folders with packages that the Earth Engine plugin brought along; empty where it is not installed.

    The plugin need not be enabled, nor loaded before ours.
    """
    folders = [*getattr(sys.modules.get("qgis.utils"), "plugin_paths", [])]
    profile = QgsApplication.qgisSettingsDirPath()
    if profile:
        folders.append(os.path.join(profile, "python", "plugins"))
    loaded = sys.modules.get(_NEIGHBOUR)
    if loaded is not None and getattr(loaded, "__file__", None):
        folders.insert(0, str(Path(str(loaded.__file__)).parent.parent))
    found: List[str] = []
    for folder in folders:
        path = os.path.join(folder, _NEIGHBOUR, "extlibs")
        if path not in found and os.path.isdir(os.path.join(path, "ee")):
            found.append(path)
    return found


def algorithms_file() -> Optional[str]:
    """Path of the list of algorithms that the client library ships, or None where it cannot be found."""
    for folder in _library_folders():
        path = os.path.join(folder, "tests", "algorithms.json")
        if os.path.isfile(path):
            return path
    return None


def _library_folders() -> List[str]:
    loaded = sys.modules.get("ee")
    if loaded is not None and getattr(loaded, "__file__", None):
        return [os.path.dirname(str(loaded.__file__))]
    folders = [os.path.join(path, "ee") for path in extra_paths()]
    try:
        spec = importlib.util.find_spec("ee")
    except (ImportError, ValueError):
        spec = None
    if spec is not None:
        folders.extend(spec.submodule_search_locations or [])
    return folders
