# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics as people write them in the console."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.console import zonal as console_zonal
from ee_workbench.plugin.core.errors import NotConnected, RecipeError
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.zonal_order import LayerZones, Output, TableZones, ZonalOrder
from ee_workbench.plugin.core.zonal_statistics import Histogram
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

TABLE = "FAO/GAUL_SIMPLIFIED_500m/2015/level2"


@pytest.fixture(autouse=True)
def services(wait: Any) -> Iterator[Any]:
    session = Session()
    connector = Connector(session)
    wb.attach(Client(session), connector)
    yield connector
    wb.detach()
    connector.shut_down()


@pytest.fixture
def rain() -> Any:
    return wb.collection("IDAHO_EPSCOR/TERRACLIMATE", "2020-01", "pr")


@pytest.fixture
def layer(project: QgsProject) -> QgsVectorLayer:
    made = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", "points", "memory")
    feature = QgsFeature(made.fields())
    feature.setAttributes(["here"])
    feature.setGeometry(QgsGeometry.fromWkt("Point(76.2 14.1)"))
    made.dataProvider().addFeatures([feature])
    project.addMapLayer(made)
    return made


def test_orders_as_people_write_them(rain: Any, layer: QgsVectorLayer, tmp_path: Path) -> None:
    where = (PropertyFilter("ADM1_NAME", "==", "Karnataka"),)
    made = console_zonal.order_of(
        rain.recipe, (TABLE, "ADM1_NAME == Karnataka"), "median, p95", histogram=(0, 100, 4), each=True, columns="a, b",
        to=tmp_path / "a.gpkg", scale=5000,
    )  # fmt: skip
    assert made == ZonalOrder(
        rain.recipe, TableZones(TABLE, where), ("median", "p95", "histogram"), True, scale=5000,
        histogram=Histogram(0, 100, 4), columns=("a", "b"), output=Output("gpkg", str(tmp_path / "a.gpkg")),
    )  # fmt: skip
    made = console_zonal.order_of(rain.recipe, layer, ["mean"], selected=True, columns=(), to="attributes")
    assert made.zones == LayerZones(layer.id(), "points", "", True) and made.columns == ()
    assert made.output == Output("attributes")


@pytest.mark.parametrize(
    ("zones", "options", "field"),
    [(5, {}, "zones"), ("", {}, "zones"), (TABLE, {"to": "a.txt"}, "output"), (TABLE, {"histogram": "1"}, "histogram")],
)
def test_what_does_not_fit_is_named(rain: Any, zones: Any, options: dict[str, Any], field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        rain.zonal(zones, **options)
    assert caught.value.field == field


def test_rows(rain: Any, layer: QgsVectorLayer, sandbox: Any) -> None:
    with pytest.raises(NotConnected):
        rain.zonal(layer)
    wb.connect("sandbox", url=sandbox.url)
    rows = rain.zonal(layer, "mean, max", scale=4000)
    (row,) = rows.to_dicts()
    assert len(rows) == 1 and row["name"] == "here" and row["mean"] == row["max"] > 0
    assert repr(rows) == "<1 rows of name, mean, max>" and rows.problems == ()
    rain.zonal(layer, "mean", scale=4000, to="attributes")
    assert [feature["mean"] for feature in layer.getFeatures()] == [row["mean"]]
    layer.rollBack()
    compile(rain.zonal_script(layer, scale=4000), "zonal.py", "exec")
