# SPDX-License-Identifier: GPL-2.0-or-later
"""A provider in QGIS' registry, as the plugin adds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProject


@pytest.fixture
def project(qgis_app: Any) -> Iterator[QgsProject]:
    """The project, empty before and after."""
    instance = QgsProject.instance()
    instance.clear()
    yield instance
    instance.clear()


@pytest.fixture
def session(qgis_app: Any) -> Iterator[Any]:
    """A session that is not connected yet."""
    from ee_workbench.plugin.engine.session import Session

    made = Session()
    yield made
    made.disconnect()


@pytest.fixture
def provider(qgis_processing: Any, session: Any) -> Iterator[Any]:
    """The provider as the desktop has it."""
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.processing.provider import WorkbenchProvider

    made = WorkbenchProvider(Client(session))
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(made)
    yield made
    registry.removeProvider(made)


@pytest.fixture
def connected(provider: Any, session: Any, sandbox: Any) -> Any:
    """The provider with a session that is connected to the run's sandbox."""
    from ee_workbench.plugin.core.connection import Connection

    session.connect(Connection(mode="sandbox", url=sandbox.url))
    sandbox.clear_log()
    return provider
