# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects that are opened again, and a renewer that is watched meanwhile."""

from __future__ import annotations

import time

from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProjectBadLayerHandler,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize

RECIPE = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
LOOK = {"min": 0, "max": 4, "palette": ["000000", "ff0000"]}


class Clock:
    """The time of day, and any other."""

    def __init__(self):
        self.ahead = 0.0

    def __call__(self):
        return time.time() + self.ahead


class Heard:
    """What a renewer has said."""

    def __init__(self, renewer):
        self.troubles, self.wanted, self.idles = {}, [], 0
        renewer.trouble.connect(lambda layer_id, error: self.troubles.__setitem__(layer_id, error))
        renewer.healed.connect(lambda layer_id: self.troubles.pop(layer_id, None))
        renewer.session_wanted.connect(self.wanted.append)
        renewer.idle.connect(lambda: setattr(self, "idles", self.idles + 1))


class BadLayers(QgsProjectBadLayerHandler):
    """In the place of QGIS' dialog about unavailable layers."""

    def __init__(self):
        super().__init__()
        self.calls = []

    def handleBadLayers(self, nodes):
        self.calls.append(len(nodes))


def maps(sandbox):
    return [entry for entry in sandbox.log() if entry["path"].endswith("/maps")]


def at_rest(renewer):
    return renewer._task is None and not renewer._soon.isActive()


def colour(layer, wait):
    """The colour that QGIS draws in the middle."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setExtent(QgsRectangle(-1e6, -1e6, 1e6, 1e6))
    settings.setOutputSize(QSize(64, 64))
    job = QgsMapRendererParallelJob(settings)
    with wait.signals(job.finished, timeout=60_000):
        job.start()
    return job.renderedImage().pixelColor(32, 32).name()


def reopen(project, path):
    assert project.write(str(path))
    project.clear()
    assert project.read(str(path))
