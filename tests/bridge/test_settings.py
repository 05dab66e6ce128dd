# SPDX-License-Identifier: GPL-2.0-or-later
"""Typed settings under one node: kept between sessions, gone from the tree on unload, free of secrets."""

from __future__ import annotations

import pytest
from ee_workbench.plugin.bridge.settings import NODE, Settings
from ee_workbench.plugin.core.connection import Connection
from qgis.core import QgsSettings, QgsSettingsTree


@pytest.fixture
def settings(qgis_app):
    made = Settings()
    yield made
    made.unregister()
    QgsSettings().remove(f"plugins/{NODE}")


def plugin_nodes():
    plugins = QgsSettingsTree.node("plugins")
    return [node.key() for node in plugins.childrenNodes()] if plugins is not None else []


@pytest.mark.parametrize(
    "connection",
    [
        Connection(mode="sandbox"),
        Connection(mode="sandbox", url="http://127.0.0.1:8123/token"),
        Connection(mode="live", project="my-project-1", endpoint="high_volume"),
        Connection(mode="service_account", key_file="/home/anna/key ä.json", project="my-project-1"),
    ],
)
def test_connection_comes_back(settings, connection):
    assert settings.connection() is None
    settings.remember_connection(connection)
    assert settings.connection() == connection
    settings.unregister()
    again = Settings()  # the next session
    assert again.connection() == connection
    again.forget_connection()
    assert again.connection() is None


def test_invalid_remembered_connection_is_no_connection(settings):
    settings.remember_connection(Connection(mode="live", project="my-project-1"))
    settings.project.setValue("My Project 1234")  # edited by hand in the ini file
    assert settings.connection() is None


def test_everything_stands_under_one_node(settings):
    settings.cmip6_state.setValue('{"kind": "cmip6"}')
    assert settings.cmip6_state.key() == f"/plugins/{NODE}/panels/cmip6"
    assert QgsSettings().value(f"plugins/{NODE}/panels/cmip6") == '{"kind": "cmip6"}'
    assert settings.sandbox_port.value() == 0 and settings.reconnect.value() is True


def test_unload_leaves_no_node_and_load_twice_works(qgis_app):
    before = plugin_nodes()
    for _ in range(3):
        made = Settings()
        assert NODE in plugin_nodes()
        made.unregister()
        assert plugin_nodes() == before
    Settings()  # a reload after a load that was never undone
    Settings().unregister()
    assert plugin_nodes() == before
