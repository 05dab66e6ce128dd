# SPDX-License-Identifier: GPL-2.0-or-later
"""Frozen files that follow their project: moved beside it when it gets a name, removed when it no longer uses them."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from typing import List, Optional, Set

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from ..core.errors import WorkbenchError
from . import frozen_files, layer_source, layers

logger = logging.getLogger(__name__)


class FrozenWatch(QObject):
    """Watches a project from `start` to `stop`.

    A file that a layer no longer shows stays until the project is saved: the project on the disk still names it.
    """

    def __init__(self, project: Optional[QgsProject] = None, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = project or QgsProject.instance()
        self._started = False

    def start(self) -> None:
        """Watch."""
        if not self._started:
            self._started = True
            self._project.fileNameChanged.connect(self._on_named)
            self._project.projectSaved.connect(self._on_saved)
            self._project.cleared.connect(frozen_files.left.clear)

    def stop(self) -> None:
        """Let go."""
        if self._started:
            self._started = False
            self._project.fileNameChanged.disconnect(self._on_named)
            self._project.projectSaved.disconnect(self._on_saved)
            self._project.cleared.disconnect(frozen_files.left.clear)

    def _on_named(self) -> None:
        """The window of QGIS tells a project its name just before it writes it."""
        if not self._project.absoluteFilePath():
            return
        for layer in self._frozen():
            path = Path(layer.source())
            if path.parent == frozen_files.profile() and os.path.isfile(path):
                self._move(layer, path)

    def _move(self, layer: QgsRasterLayer, path: Path) -> None:
        target = frozen_files.folder(self._project) / path.name
        try:
            frozen_files.make(target.parent)
            # copied, as another project that was never saved may show it too
            shutil.copy2(path, target)
        except (OSError, WorkbenchError) as error:
            logger.warning("The frozen file %s stays where it is: %s", path, error)
            return
        layer_source.set_source(layer, str(target), layer.name(), layers.FILES)
        layers.restore(layer)
        frozen_files.left.add(path)

    def _on_saved(self) -> None:
        used: Set[str] = {Path(layer.source()).name for layer in self._frozen()}
        for path in list(frozen_files.left):
            wanted = path.name in used and path.parent != frozen_files.profile()
            if not wanted and frozen_files.is_ours(path, self._project):
                try:
                    path.unlink(missing_ok=True)
                    # statistics that QGIS keeps beside it
                    path.with_name(f"{path.name}.aux.xml").unlink(missing_ok=True)
                except OSError as error:
                    logger.warning("The frozen file %s cannot be removed: %s", path, error)
                    continue
            frozen_files.left.discard(path)
        if any(Path(layer.source()).parent == frozen_files.profile() for layer in self._frozen()):
            # a script has saved it under a new name: the next time it is saved with the files beside it
            self._on_named()
            self._project.setDirty(True)

    def _frozen(self) -> List[QgsRasterLayer]:
        found = self._project.mapLayers().values()
        return [layer for layer in found if isinstance(layer, QgsRasterLayer) and layers.is_frozen(layer)]
