# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's entries in the context menus of layers: a table of them, and where they are shown."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction, QIcon

from ..bridge import exporting, freeze, layers, zonal
from ..core.text import tr
from .series import is_over_time

RASTERS = (QgsMapLayer.LayerType.RasterLayer,)
RASTERS_AND_VECTORS = (QgsMapLayer.LayerType.RasterLayer, QgsMapLayer.LayerType.VectorLayer)


class LayerAction(NamedTuple):
    """One entry.

    Attributes:
        name: of its object, after "ee_workbench_".
        act: what it does with the current layer.
        fits: the layers in whose menus it stands; asked when they come into the project.
        kinds: types of layers that may fit.
        shows: whether it is to be seen for the current layer, which may change; None: always.
    """

    name: str
    icon: QIcon
    text: str
    act: Callable[[Optional[QgsMapLayer]], None]
    fits: Callable[[QgsMapLayer], bool]
    kinds: Tuple[Any, ...] = RASTERS
    shows: Optional[Callable[[QgsMapLayer], bool]] = None


def table(desktop: Any, icons: Callable[[str], QIcon], python_icon: QIcon) -> Tuple[LayerAction, ...]:
    """All entries, in their order.

    Args:
        desktop: has the docks and desks that the entries lead to.
    """
    desk = desktop.print_desk
    return (
        LayerAction("edit_recipe", icons("workbench"), tr("Edit recipe…"), desktop.edit_layer, layers.is_ours),
        LayerAction("export_layer", icons("export"), tr("Export or download…"), desktop.exports.show_layer, _is_known),
        LayerAction("series_layer", icons("series"), tr("Time series…"), desktop.series.show_layer, _has_times),
        LayerAction("zonal_layer", icons("zonal"), tr("Zonal statistics…"), desktop.zonal.show_layer, _has_pixels),
        LayerAction("freeze_layer", icons("freeze"), tr("Freeze for print…"), _bare(desk.show_dialog), _is_known),
        LayerAction("refresh_frozen", icons("freeze"), tr("Refresh frozen layer"), _bare(desk.refresh), _is_known,
                    shows=_has_record),
        LayerAction("thaw_layer", icons("freeze"), tr("Thaw"), _bare(desk.thaw), _is_known, shows=layers.is_frozen),
        LayerAction("copy_python", python_icon, tr("Copy as Python"), desktop.layer_python.copy, _has_graph,
                    RASTERS_AND_VECTORS),
    )  # fmt: skip


class LayerActions(QObject):
    """The entries in QGIS: added to each layer that fits; QGIS takes them away with the layer."""

    def __init__(self, iface: QgisInterface, entries: Sequence[LayerAction], parent: QObject) -> None:
        super().__init__(parent)
        self._iface = iface
        self._entries: List[Tuple[LayerAction, QAction]] = []
        self.actions: Dict[str, QAction] = {}
        for entry in entries:
            self._add(entry)
        project = QgsProject.instance()
        project.layersAdded.connect(self.add_to)
        iface.currentLayerChanged.connect(self._show)
        self.add_to(list(project.mapLayers().values()))
        self.look()

    def _add(self, entry: LayerAction) -> None:
        action = QAction(entry.icon, entry.text, self._iface.mainWindow())
        action.setObjectName(f"ee_workbench_{entry.name}")
        action.triggered.connect(lambda: entry.act(self._iface.activeLayer()))
        for kind in entry.kinds:
            self._iface.addCustomActionForLayerType(action, "", kind, False)
        self._entries.append((entry, action))
        self.actions[entry.name] = action

    def close(self) -> None:
        """For the end."""
        QgsProject.instance().layersAdded.disconnect(self.add_to)
        self._iface.currentLayerChanged.disconnect(self._show)
        for entry, action in self._entries:
            for _ in entry.kinds:
                self._iface.removeCustomActionForLayerType(action)
            action.deleteLater()

    def add_to(self, added: Sequence[QgsMapLayer]) -> None:
        """Offer layers the entries that fit them."""
        for layer in added:
            for entry, action in self._entries:
                if entry.fits(layer):
                    self._iface.addCustomActionForLayer(action, layer)

    def look(self) -> None:
        """Look again at what the current layer is to be offered."""
        self._show(self._iface.activeLayer())

    def _show(self, layer: Optional[QgsMapLayer]) -> None:
        for entry, action in self._entries:
            if entry.shows is not None:
                action.setVisible(layer is not None and entry.shows(layer))


def _bare(act: Callable[[], None]) -> Callable[[Optional[QgsMapLayer]], None]:
    """What asks for the current layer by itself."""
    return lambda _: act()


def _is_known(layer: QgsMapLayer) -> bool:
    """Whether what it comes from is known: a recipe or a graph."""
    return exporting.source_of(layer) is not None


def _has_times(layer: QgsMapLayer) -> bool:
    return is_over_time(exporting.source_of(layer))


def _has_pixels(layer: QgsMapLayer) -> bool:
    source = exporting.source_of(layer)
    return source is not None and zonal.has_pixels(source)


def _has_record(layer: QgsMapLayer) -> bool:
    return layers.is_ours(layer) and freeze.record_of(layer) is not None


def _has_graph(layer: QgsMapLayer) -> bool:
    return bool(layer.customProperty(layers.EE_OBJECT))
