# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin, as QGIS knows it: its session, its Processing provider, and its part of the window where there is one."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.gui import QgisInterface

from .bridge import log, network, text
from .bridge.settings import Settings
from .engine.client import Client
from .engine.session import Session
from .processing.provider import WorkbenchProvider


class WorkbenchPlugin:
    """Begins and ends everything. Without an interface (qgis_process) only the processing provider is there."""

    def __init__(self, iface: Optional[QgisInterface]) -> None:
        self.iface = iface
        self.session = Session()
        self.client = Client(self.session)
        self.settings: Optional[Settings] = None
        self.provider: Optional[WorkbenchProvider] = None
        self.desktop: Any = None
        self._log_handler: Any = None

    def initProcessing(self) -> None:
        """Offer the algorithms; called by qgis_process without a desktop."""
        self._begin()
        self.provider = WorkbenchProvider(self.client, self.settings, with_desktop=self.iface is not None)
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add what belongs to the desktop, and reconnect to the last choice in the background."""
        # qgis_process comes here never, and should not pay for panels.
        from .window import Desktop

        assert self.iface is not None
        self.initProcessing()
        assert self.settings is not None
        self.desktop = Desktop(self.iface, self.session, self.client, self.settings)
        self.desktop.connection.reconnect()

    def unload(self) -> None:
        """Remove everything again."""
        if self.desktop is not None:
            self.desktop.close()
            self.desktop = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.settings is not None:
            self.settings.unregister()
            self.settings = None
        if self._log_handler is not None:
            network.leave(self.session.transport)
            log.remove(self._log_handler)
            text.uninstall()
            self._log_handler = None

    def _begin(self) -> None:
        if self._log_handler is None:
            text.install()
            self._log_handler = log.install()
            network.follow(self.session.transport)
        if self.settings is None:
            self.settings = Settings()
