# SPDX-License-Identifier: GPL-2.0-or-later
"""Earth Engine Workbench, a QGIS plugin."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """The plugin object that QGIS asks for, or that qgis_process asks for with ``iface`` None."""
    from .plugin.main import WorkbenchPlugin

    return WorkbenchPlugin(iface)
