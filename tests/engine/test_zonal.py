# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics on the sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.zonal_order import TableZones, ZonalOrder
from ee_workbench.plugin.engine import zonal
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport

WEEK = CollectionRecipe("NASA/SMAP/SPL4SMGP/008", (Band("sm_surface"),), DateSpan.of("2024-06-01", "2024-06-07"))
DISTRICTS = TableZones("FAO/GAUL_SIMPLIFIED_500m/2015/level2", (PropertyFilter("ADM1_NAME", "==", "Karnataka"),))


@pytest.fixture
def client(sandbox: Any) -> Iterator[Client]:
    """A client that waits as long as people do, but not between tries."""
    session = Session(Transport(first_wait=0.02))
    session.connect(Connection(url=sandbox.url))
    yield Client(session)
    session.disconnect()


def test_the_worked_example(client: Client) -> None:
    order = ZonalOrder(WEEK, DISTRICTS, scale=11_000, crs="EPSG:32643", columns=("ADM2_NAME",), names="{statistic}ssm")
    table = zonal.compute(order, None, client)
    assert table.columns == ("ADM2_NAME", "meanssm")
    print(table)
