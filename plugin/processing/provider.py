# SPDX-License-Identifier: GPL-2.0-or-later
"""The provider, for the toolbox of the desktop and for qgis_process."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from typing import Optional

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..bridge import earthengine, exporting, network
from ..bridge.sandbox import BlockingSandbox
from ..bridge.sandbox_folder import SandboxFolder
from ..bridge.settings import Settings
from ..core.connection import Connection
from ..core.errors import NotConnected
from ..core.text import tr
from ..engine.client import Client
from ..engine.library import import_ee
from .algorithm import ICONS
from .cmip6 import Cmip6LayerAlgorithm
from .collection import CollectionLayerAlgorithm
from .convert import ConvertScriptAlgorithm
from .download import DownloadCollectionAlgorithm, DownloadImageAlgorithm
from .export import ExportCollectionAlgorithm, ExportImageAlgorithm, ExportTableAlgorithm
from .mapsheet import MapSheetAlgorithm
from .sentinel2 import Sentinel2LayerAlgorithm
from .series import SeriesAlgorithm
from .tasks import CancelTasksAlgorithm, ListTasksAlgorithm
from .vector import VectorLayerAlgorithm
from .zonal import ZonalAlgorithm

ALGORITHMS = (
    Cmip6LayerAlgorithm,
    Sentinel2LayerAlgorithm,
    CollectionLayerAlgorithm,
    VectorLayerAlgorithm,
    ExportImageAlgorithm,
    ExportCollectionAlgorithm,
    ExportTableAlgorithm,
    DownloadImageAlgorithm,
    DownloadCollectionAlgorithm,
    MapSheetAlgorithm,
    ListTasksAlgorithm,
    CancelTasksAlgorithm,
    ZonalAlgorithm,
    ConvertScriptAlgorithm,
    SeriesAlgorithm,
)
PROVIDER_ID = "ee_workbench"


class Access:
    """How algorithms get at Earth Engine: through the desktop's session, or, without a desktop, one of their own."""

    def __init__(self, client: Client, settings: Optional[Settings], *, with_desktop: bool) -> None:
        self.client = client
        self._settings = settings
        self._with_desktop = with_desktop
        self._lock = threading.Lock()
        self._sandbox: Optional[BlockingSandbox] = None
        self._folder: Optional[SandboxFolder] = None

    def remembered(self, key_file: str = "", project: str = "", url: str = "") -> Optional[Connection]:
        """Main thread: the connection to use without a desktop, None where the desktop connects.

        What is given comes first, then the environment (EE_WORKBENCH_KEY, EE_WORKBENCH_PROJECT, EE_WORKBENCH_URL),
        then the last connection of the profile, then the sandbox. Raises RecipeError.
        """
        if self._with_desktop or self._settings is None:
            return None
        key_file, project, url = (
            value or os.environ.get(f"EE_WORKBENCH_{name}", "")
            for name, value in (("KEY", key_file), ("PROJECT", project), ("URL", url))
        )
        if key_file:
            return Connection(mode="service_account", project=project, key_file=key_file, url=url)
        last = self._settings.connection() or Connection(mode="sandbox")
        if url:
            return Connection(mode="sandbox", project=project, url=url)
        return replace(last, project=project) if project else last

    def require(self, connection: Optional[Connection]) -> None:
        """Background: be connected when this returns. Raises WorkbenchError."""
        with self._lock:
            if self.client.session.is_connected:
                return
            if connection is None:
                raise NotConnected(tr("Not connected to Earth Engine. Open Connection and press Connect."))
            import_ee(earthengine.extra_paths())
            if connection.mode == "sandbox" and not connection.url:
                if self._sandbox is None:
                    self._folder = SandboxFolder(exporting.profile_folder())
                    self._sandbox = BlockingSandbox(output=self._folder.path)
                connection = Connection(mode="sandbox", project=connection.project, url=self._sandbox.url)
            network.read_authorities()
            self.client.session.connect(connection)

    def close(self) -> None:
        """End what was started here."""
        with self._lock:
            sandbox, self._sandbox = self._sandbox, None
        if sandbox is not None:
            self.client.session.disconnect()
            sandbox.stop()
        if self._folder is not None:
            self._folder.release()
            self._folder = None


class WorkbenchProvider(QgsProcessingProvider):
    """Processing algorithms of the plugin.

    ``settings`` tell which connection to use where no desktop is there to connect (qgis_process).
    """

    def __init__(self, client: Client, settings: Optional[Settings] = None, *, with_desktop: bool = True) -> None:
        super().__init__()
        self.access = Access(client, settings, with_desktop=with_desktop)

    def loadAlgorithms(self) -> None:
        """For QGIS: make the algorithms known."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm(self.access))

    def unload(self) -> None:
        """For QGIS: the provider is removed."""
        self.access.close()

    def id(self) -> str:
        """First part of the algorithms' ids."""
        return PROVIDER_ID

    def name(self) -> str:
        """As shown in the toolbox."""
        return tr("Earth Engine Workbench")

    def longName(self) -> str:
        """As shown where there is room."""
        return self.name()

    def icon(self) -> QIcon:
        """The plugin's icon."""
        path = ICONS / "workbench.svg"
        return QIcon(str(path)) if path.is_file() else super().icon()
