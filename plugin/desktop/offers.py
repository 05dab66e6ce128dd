# SPDX-License-Identifier: GPL-2.0-or-later
"""What the docks share that start from a recipe: the project's layers and a panel's recipe to choose from, copies."""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QGuiApplication

from ..bridge import exporting
from ..bridge.exporting import Offer
from ..core.connection import Connection
from ..core.errors import RecipeError, WorkbenchError
from ..core.process_command import ProcessCommand
from ..core.recipes import Recipe
from ..core.text import tr
from .recipes import FormDock, Window

_GIVEN = "given"
_SOON_MS = 300


class OfferDock(FormDock):
    """A panel with ``set_offers``: it is offered what is in the project and what a panel gave, where that fits."""

    def __init__(self, desktop: Window, panel: Any, memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, memory, parent)
        self.remembered: Callable[[], Optional[Connection]] = lambda: None
        self._given: Optional[Recipe] = None
        self._offer_soon = QTimer(self)
        self._offer_soon.setSingleShot(True)
        self._offer_soon.setInterval(_SOON_MS)
        self._offer_soon.timeout.connect(self.offer)
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved):
            signal.connect(self._on_layers)
        self.offer()

    def close(self) -> None:
        """For the end."""
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved):
            signal.disconnect(self._on_layers)
        self._offer_soon.stop()
        self.memory.keep()
        super().close()

    # What a subclass says.

    @staticmethod
    def fits(source: Any) -> bool:
        """Whether it can be of what stands behind a layer, or None."""
        return source is not None

    def _unfit(self) -> str:
        """What to tell of a layer or a recipe that does not fit."""
        return tr("This layer does not come from Earth Engine. Choose one that does.")

    # What it can be of.

    def offer(self, chosen: str = "") -> None:
        """Offer the project's layers that fit, and what a panel gave."""
        offers: List[Offer] = []
        if self._given is not None:
            offers.append(Offer(_GIVEN, self._given.title(), self._given))
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            source = exporting.source_of(node.layer())
            if self.fits(source):
                assert source is not None
                offers.append(Offer(node.layerId(), node.layer().name(), source))
        self.panel.set_offers(offers, chosen)

    def show_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """Bring the panel to the front with a layer chosen."""
        if layer is None or not self.fits(exporting.source_of(layer)):
            self.desktop.messages.error(WorkbenchError(self._unfit()))
            return
        self.offer(layer.id())
        self.panel.setUserVisible(True)

    def show_recipe(self, recipe: Recipe) -> None:
        """Bring the panel to the front with what another panel says, without a layer."""
        if not self.fits(recipe):
            self.desktop.messages.error(WorkbenchError(self._unfit()))
            return
        self._given = recipe
        self.offer(_GIVEN)
        self.panel.setUserVisible(True)

    def _on_layers(self, *_: Any) -> None:
        self._offer_soon.start()

    # The clipboard, and jobs.

    @property
    def _project_id(self) -> str:
        """The Cloud project of the session; "" without one."""
        session = self.desktop.client.session.info
        return "" if session is None else session.project

    def _copy(self, write: Callable[[], str], words: str) -> None:
        """Put a text on the clipboard, or say why there is none."""
        try:
            QGuiApplication.clipboard().setText(write())
        except RecipeError as error:
            self.panel.show_error(error)
            return
        self.panel.note(words)

    def _schedule(self, command: Callable[[], ProcessCommand], title: str) -> None:
        """Let the user write a job that does the same by itself."""
        try:
            self.panel.show_schedule(command(), title, self.remembered())
        except RecipeError as error:
            self.panel.show_error(error)
