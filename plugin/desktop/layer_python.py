# SPDX-License-Identifier: GPL-2.0-or-later
"""*Copy as Python* for layers: of ours from their recipes, of scripts and of ee_plugin from the graphs they carry."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QGuiApplication

from ..bridge import layers
from ..bridge.task import WorkbenchTask
from ..core import python_copy
from ..core.errors import Cancelled, WorkbenchError
from ..core.script_text import comment
from ..core.text import tr
from ..engine import graph_script
from ..engine.client import Client
from .recipes import Window


class GraphScriptTask(WorkbenchTask):
    """A layer's graph as statements; succeeds with them. Nothing is sent."""

    def __init__(self, graph: str, name: str, client: Client) -> None:
        super().__init__(tr("Writing Python…"), hidden=True)
        self._graph, self._name, self._client = graph, name, client

    def work(self) -> List[str]:
        """Background."""
        self._client.session.require()
        return graph_script.lines(self._graph, self._name)


class LayerPython(QObject):
    """Puts the Python of a layer on the clipboard."""

    def __init__(self, desktop: Window, parent: QObject) -> None:
        super().__init__(parent)
        self.desktop = desktop
        self.task: Optional[WorkbenchTask] = None

    def copy(self, layer: Optional[QgsMapLayer]) -> None:
        """Copy it, or say why not. A graph takes a moment."""
        recipe = layers.recipe_of(layer)
        try:
            if recipe is not None:
                self._put(python_copy.from_recipe(recipe, self._project()))
                return
            graph = "" if layer is None else str(layer.customProperty(layers.EE_OBJECT, "") or "")
            if not graph or layer is None:
                raise WorkbenchError(tr("This layer does not come from Earth Engine. Choose one that does."))
        except WorkbenchError as error:
            self.desktop.messages.error(error)
            return
        # What an ee_plugin's vector layer carries is no image.
        name = "features" if isinstance(layer, QgsVectorLayer) else "image"
        title, colours = layer.name(), _colours(layer)
        self.close()  # what was asked for last is what the clipboard is to hold
        task = self.task = GraphScriptTask(graph, name, self.desktop.client)
        task.succeeded.connect(
            lambda body: self._put(python_copy.script(comment(title), body, colours, title, self._project(), name))
        )
        task.failed.connect(self._on_failed)
        task.ended.connect(lambda: self._on_ended(task))
        task.start()

    def close(self) -> None:
        """For the end: give up what is being written."""
        if self.task is not None:
            self.task.cancel()

    def _put(self, script: str) -> None:
        QGuiApplication.clipboard().setText(script)
        self.desktop.messages.info(tr("The Python is on the clipboard."))

    def _on_failed(self, error: WorkbenchError) -> None:
        if not isinstance(error, Cancelled):
            self.desktop.messages.error(error)

    def _on_ended(self, task: WorkbenchTask) -> None:
        if self.task is task:
            self.task = None

    def _project(self) -> str:
        info = self.desktop.client.session.info
        return "" if info is None or info.is_sandbox else info.project


def _colours(layer: QgsMapLayer) -> Dict[str, Any]:
    try:
        found = json.loads(str(layer.customProperty(layers.EE_OBJECT_VIS, "") or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
