# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin remembers between sessions: typed entries under one node of QGIS' settings tree.

No secrets here: the path of a service account's key file is remembered, its content is not. Neither is the address of a
sandbox that the plugin started itself, which is another one each time.
"""

from __future__ import annotations

import logging

from qgis.core import QgsSettingsEntryBool, QgsSettingsEntryInteger, QgsSettingsEntryString, QgsSettingsTree

from ..core.connection import Connection
from ..core.errors import WorkbenchError

logger = logging.getLogger(__name__)

NODE = "ee_workbench"


class Settings:
    """The entries; one object from the plugin's load to its unload.

    Made on the main thread. After :meth:`unregister` the entries are gone from the tree (their values stay stored).
    """

    def __init__(self) -> None:
        # a node that an unload cut short (or a reload) left behind would refuse the same names again
        QgsSettingsTree.unregisterPluginTreeNode(NODE)
        root = QgsSettingsTree.createPluginTreeNode(NODE)
        connection = root.createChildNode("connection")
        self.mode = QgsSettingsEntryString("mode", connection, "", "Last connection: live, service_account or sandbox")
        self.project = QgsSettingsEntryString("project", connection, "", "Google Cloud project id")
        self.key_file = QgsSettingsEntryString("key-file", connection, "", "Path of a service account's key file")
        self.endpoint = QgsSettingsEntryString("endpoint", connection, "standard", "standard or high_volume")
        self.url = QgsSettingsEntryString("url", connection, "", "Address of a sandbox that somebody else started")
        self.reconnect = QgsSettingsEntryBool("reconnect", connection, True, "Reconnect to the last choice at start")
        sandbox = root.createChildNode("sandbox")
        self.sandbox_port = QgsSettingsEntryInteger("port", sandbox, 0, "Port of the sandbox, 0 for any free one")
        self.sandbox_mounts = QgsSettingsEntryString("mounts", sandbox, "", "Mounted folders, one a line")
        panels = root.createChildNode("panels")
        self.sentinel2_state = QgsSettingsEntryString(
            "sentinel2", panels, "", "Last state of the Sentinel-2 panel, JSON"
        )
        self.export_state = QgsSettingsEntryString("export", panels, "", "Last state of the Export panel, JSON")
        self.zonal_state = QgsSettingsEntryString("zonal", panels, "", "Last state of the Zonal statistics panel, JSON")
        self.collection_state = QgsSettingsEntryString(
            "collection", panels, "", "Last state of the Collections panel, JSON"
        )
        self.script_state = QgsSettingsEntryString("script", panels, "", "Last state of the Scripts panel, JSON")
        self.results_folder = QgsSettingsEntryString(
            "results-folder", root, "", "Folder where finished exports are found on this computer"
        )
        self.series_state = QgsSettingsEntryString("series", panels, "", "Last state of the Time series panel, JSON")
        self.cmip6_state = QgsSettingsEntryString("cmip6", panels, "", "Last state of the CMIP6 panel, JSON")

    def connection(self) -> Connection | None:
        """The last connection, or None where there was none or where it is not valid any more."""
        if not self.mode.value():
            return None
        try:
            return Connection(
                mode=self.mode.value(),
                project=self.project.value(),
                key_file=self.key_file.value(),
                endpoint=self.endpoint.value(),
                url=self.url.value(),
            )
        except WorkbenchError as error:
            logger.warning("The last connection is not used: %s", error)
            return None

    def remember_connection(self, connection: Connection) -> None:
        """Keep the user's choice for the next start."""
        self.mode.setValue(connection.mode)
        self.project.setValue(connection.project)
        self.key_file.setValue(connection.key_file)
        self.endpoint.setValue(connection.endpoint)
        self.url.setValue(connection.url)

    def forget_connection(self) -> None:
        """No reconnecting at the next start."""
        for entry in (self.mode, self.project, self.key_file, self.endpoint, self.url):
            entry.remove()

    def unregister(self) -> None:
        """Take the node out of the settings tree; the object is of no use afterwards."""
        QgsSettingsTree.unregisterPluginTreeNode(NODE)
