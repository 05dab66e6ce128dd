# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series from the console, and what other packages get of them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core.errors import LibraryMissing, NotConnected, RecipeError, WorkbenchError
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.series_parts import Steps
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

DAY = 86_400_000


@pytest.fixture
def server(sandbox: Any, wait: Any) -> Iterator[Any]:
    session = Session()
    connector = Connector(session)
    wb.attach(Client(session), connector)
    wb.connect("sandbox", url=sandbox.url)
    sandbox.clear_log()
    yield sandbox
    wb.disconnect()
    wb.detach()
    connector.shut_down()


def march() -> wb.Handle:
    return wb.cmip6("MIROC6", "ssp245", "tas", "2030-03")


def test_rows_files_and_arrays(server: Any, tmp_path: Path, heartbeat: Any) -> None:
    with heartbeat:
        made = march().series({"lake": (11.3, 47.9), "hill": (10.3, 47.2)})
    assert heartbeat.beats > 3 and isinstance(made, wb.Series)
    assert repr(made) == "<series lake, hill: 31 times from 2030-03-01 to 2030-03-31, 0 gaps>"
    assert len(made) == 31 and made.names == ("lake", "hill")
    time, lake, hill = made.rows[0]
    assert time == "2030-03-01" and (lake, hill) == (made.lines[0].values[0], made.lines[1].values[0])
    assert made.to_csv(tmp_path / "t.csv") is None
    rows = list(csv.reader((tmp_path / "t.csv").read_text().splitlines()))
    assert rows[0] == ["time", "lake", "hill"] and float(rows[1][1]) == lake
    assert made.to_csv() == (tmp_path / "t.csv").read_text()
    times, values = made.to_numpy()
    assert times[0] == np.datetime64("2030-03-01") and values.shape == (31, 2) and values[0, 1] == hill
    path = made.plot(tmp_path / "t.png", width=60, height=40)
    assert Path(path).read_bytes()[:4] == b"\x89PNG"
    with pytest.raises(WorkbenchError, match="endings"):
        made.plot(tmp_path / "t.bmp")
    assert "EE_WORKBENCH_KEY" in made.script("mine") and "ee_workbench:series" in made.command()


def test_steps_ask_for_nothing(server: Any) -> None:
    made = march().series((11.3, 47.9), every="5 days", smooth="rolling")
    server.clear_log()
    other = made.steps("1 weeks", method="maximum", fill=True)
    assert server.log() == [] and len(other) == 5 and len(made) == 7
    assert other.lines[0].values[0] == max(made.result.raw[0].values[:7])  # type: ignore[type-var]
    assert other.result.order.steps == Steps(1, "weeks", "maximum", True)
    with pytest.raises(RecipeError, match="5 days"):
        made.steps("often")


def test_many_kinds_of_places(server: Any, project: QgsProject) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "Fields", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((10 47,11 47,11 48,10 48,10 47))"))
    feature.setAttribute("name", "west")
    layer.dataProvider().addFeature(feature)
    region = Region.rectangle(10, 47, 11, 48, "box")
    made = march().series([layer, region, (10.1, 47.1)], every="1 years")
    west, box, point = (line.values[0] for line in made.lines)
    assert made.names == ("west", "box", "10.10000, 47.10000") and west == pytest.approx(box) and point != box
    for wrong in ("somewhere", 7, (1, 2, 3), [(1, 2), "x"]):
        with pytest.raises(RecipeError):
            march().series(wrong)


def test_a_layer_with_times(server: Any, project: QgsProject) -> None:
    made = march().series([Region.rectangle(10, 47, 11, 48, "a"), Region.rectangle(11, 47, 12, 48, "b")])
    layer = made.add()
    assert list(project.mapLayers().values()) == [layer] and layer.featureCount() == 62
    first = next(layer.getFeatures())
    assert first["time"].toMSecsSinceEpoch() == made.lines[0].times[0] and first["tas"] == made.lines[0].values[0]
    assert layer.temporalProperties().isActive() and first.geometry().area() == pytest.approx(1)


def test_other_packages_where_they_are(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = march().series((11.3, 47.9))
    for name, call in (("pandas", made.to_dataframe), ("xarray", made.to_xarray)):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(LibraryMissing, match=name):
            call()
        monkeypatch.delitem(sys.modules, name)
    pandas = pytest.importorskip("pandas")
    frame = made.to_dataframe()
    assert list(frame.columns) == ["tas"] and frame.index[0] == pandas.Timestamp("2030-03-01")
    assert frame["tas"].tolist() == list(made.lines[0].values)


def test_without_a_session() -> None:
    with pytest.raises(NotConnected):
        march().series((11.3, 47.9))
