# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between a panel and the map: its tasks, the layer that it can update, and its last state."""

from __future__ import annotations

from typing import Any, Callable, Optional, Protocol, Type

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTimer

from ..bridge import canvas, layers
from ..bridge.adding import AddLayerTask, EditLayerTask, ScenesTask, StretchTask, ThumbnailTask
from ..bridge.lookups import LookUpTask
from ..bridge.task import WorkbenchTask
from ..core.errors import Cancelled, RecipeError, WorkbenchError
from ..core.recipes import Recipe
from ..core.recipes.sentinel2 import Sentinel2Recipe
from ..core.scenes import SceneList
from ..core.text import tr
from ..engine.client import Client
from .form_memory import FormMemory


class Bar(Protocol):
    """Where the window says what went wrong."""

    def error(self, error: WorkbenchError) -> None:
        """Say it."""

    def info(self, text: str) -> None:
        """Say it for a while."""

    def clear(self) -> None:
        """Take back what was said."""


class Window(Protocol):
    """What a dock needs of the window that it stands in."""

    iface: QgisInterface
    client: Client
    messages: Bar

    def show_connection(self) -> None:
        """Bring the connection dock to the front."""


class FormDock(QObject):
    """One panel with a form: the task that runs for it, what the user is told of it, and the form's last state.

    Args:
        memory: the setting that keeps the form's state.
    """

    def __init__(self, desktop: Window, panel: Any, memory: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.desktop, self.panel = desktop, panel
        self.task: Optional[WorkbenchTask] = None
        self.memory = FormMemory(panel, memory, self)
        self.memory.restore()
        panel.cancelled.connect(self._cancel)
        panel.connection_wanted.connect(desktop.show_connection)

    def close(self) -> None:
        """For the end."""
        self._cancel()

    # The task.

    def _run(self, task: WorkbenchTask, words: str, **how: Any) -> None:
        """Run a task; `how` is what the panel wants to know of it."""
        self.desktop.messages.clear()
        self.task = task
        task.failed.connect(self._on_failed)
        task.ended.connect(lambda: self._on_ended(task))
        self.panel.set_running(True, words, **how)
        task.start()

    def _cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _on_failed(self, error: WorkbenchError) -> None:
        if isinstance(error, Cancelled):
            return
        self.panel.show_error(error)
        if not isinstance(error, RecipeError):
            self.desktop.messages.error(error)

    def _on_ended(self, task: WorkbenchTask) -> None:
        if self.task is task:
            self.task = None
            self.panel.set_running(False)


class RecipeDock(FormDock):
    """One panel that makes recipes, and the layer that it can update.

    Args:
        kind: the class of the recipes.
    """

    def __init__(self, desktop: Window, panel: Any, kind: Type[Recipe], memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, memory, parent)
        self.kind = kind
        self.target = ""
        self._waiting: list[Recipe] = []
        self._group: Optional[QgsLayerTreeGroup] = None
        panel.submitted.connect(self._add)
        panel.update_requested.connect(self._update)
        panel.stretch_requested.connect(self._stretch)
        panel.changed.connect(self.memory.keep_soon)

    def set_target(self, layer: Optional[QgsMapLayer]) -> None:
        """Let the panel update this layer, where it is one of its kind."""
        ours = layer is not None and isinstance(layers.recipe_of(layer), self.kind)
        self.target = layer.id() if layer is not None and ours else ""
        self.panel.set_target(layer.name() if layer is not None and ours else "")

    def edit(self, recipe: Recipe) -> None:
        """Show a recipe in the panel."""
        self.panel.set_recipe(recipe)
        self.memory.keep()
        self.panel.setUserVisible(True)

    def close(self) -> None:
        """For the end."""
        self.panel.region_picker.stop()
        self.memory.close()
        super().close()

    # Layers.

    def _add(self, recipes: Any) -> None:
        """A recipe, or several: then a layer each, in a group, one after the other."""
        self._waiting = list(recipes) if isinstance(recipes, tuple) else [recipes]
        self._group = None
        self._add_next(len(self._waiting))

    def _add_next(self, count: int) -> None:
        recipe = self._waiting.pop(0)
        task = AddLayerTask(recipe, self.desktop.client, group=self._group)
        if count > 1:
            task.succeeded.connect(lambda layer: self._on_added(layer, count))
        one, many = tr("Adding {}…"), tr("Adding {}… ({} of {})")
        number = count - len(self._waiting)
        self.start(task, many.format(recipe.title(), number, count) if count > 1 else one.format(recipe.title()))

    def _on_added(self, layer: QgsMapLayer, count: int) -> None:
        root = QgsProject.instance().layerTreeRoot()
        if self._group is None:
            # Made when there is something to put in it.
            self._group = root.insertGroup(0, self.panel.windowTitle())
            node = root.findLayer(layer.id())
            if node is not None:
                self._group.addChildNode(node.clone())
                node.parent().removeChildNode(node)
        if self._waiting:
            QTimer.singleShot(0, lambda: self._add_next(count))

    def _update(self, recipe: Recipe) -> None:
        layer = QgsProject.instance().mapLayer(self.target)
        if not isinstance(layer, QgsRasterLayer):
            self.set_target(None)
            self.panel.show_error(WorkbenchError(tr("The layer is no longer there. Press Add to map instead.")))
            return
        self.start(EditLayerTask(layer, recipe, self.desktop.client), tr("Updating {}…").format(layer.name()))

    def _stretch(self, recipe: Recipe, kind: str = "percentiles") -> None:
        view = canvas.snapshot(self.desktop.iface.mapCanvas().mapSettings())
        task = StretchTask(recipe, self.desktop.client, view.bounds, view.scale, kind)
        task.succeeded.connect(lambda ends: self.panel.set_stretch(*ends))
        self.start(task, tr("Looking at the values…"))

    # Tasks.

    def start(self, task: WorkbenchTask, words: str) -> None:
        """Start a task in the place of the one that runs."""
        if self.task is not None:
            self.task.cancel()
        self._run(task, words)

    def _cancel(self) -> None:
        self._waiting.clear()
        super()._cancel()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._waiting.clear()
        super()._on_failed(error)


class Sentinel2Dock(RecipeDock):
    """The Sentinel-2 panel with its table of scenes."""

    def __init__(self, desktop: Window, panel: Any, kind: Type[Recipe], memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, kind, memory, parent)
        self.dialog: Any = None
        panel.scenes_requested.connect(self._scenes)

    def close(self) -> None:
        """For the end."""
        self._drop_dialog()
        super().close()

    def edit(self, recipe: Recipe) -> None:
        """Show a recipe in the panel; a table of another one's scenes would not fit it."""
        self._drop_dialog()
        super().edit(recipe)

    def _scenes(self, recipe: Sentinel2Recipe) -> None:
        task = ScenesTask(recipe, self.desktop.client)
        task.succeeded.connect(lambda found: self._show_scenes(recipe, found))
        self.start(task, tr("Looking for scenes…"))

    def _show_scenes(self, recipe: Sentinel2Recipe, found: SceneList) -> None:
        self._drop_dialog()
        dialog = self.panel.open_scenes(found, recipe.scenes.left_out)
        dialog.thumbnail_wanted.connect(lambda index: self._thumbnail(dialog, recipe, index))
        dialog.finished.connect(self._on_dialog_closed)
        self.dialog = dialog

    def _drop_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _on_dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _thumbnail(self, dialog: Any, recipe: Sentinel2Recipe, index: str) -> None:
        def show(action: Callable[[Any], None]) -> None:
            if dialog is self.dialog:  # the picture may come when the table is gone
                action(dialog)

        task = ThumbnailTask(recipe, index, self.desktop.client)
        task.succeeded.connect(lambda content: show(lambda each: each.set_thumbnail(index, content)))
        task.failed.connect(lambda error: show(lambda each: each.set_thumbnail_error(str(error))))
        task.start()


class CollectionDock(RecipeDock):
    """The Collections panel, which can ask what a collection holds."""

    def __init__(self, desktop: Window, panel: Any, kind: Type[Recipe], memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, kind, memory, parent)
        panel.lookup_requested.connect(self._look_up)

    def _look_up(self, identifier: str, source: str) -> None:
        task = LookUpTask(identifier, source, self.desktop.client)
        task.succeeded.connect(lambda found: self.panel.set_found(identifier, found))
        self.start(task, tr("Looking up {}…").format(identifier))
