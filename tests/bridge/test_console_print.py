# SPDX-License-Identifier: GPL-2.0-or-later
"""What people type to print: frozen for a layout by name, refreshed, exported, thawed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge import freeze, layers
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core.errors import RecipeError
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle

from .freezing import WARM, added, asked, layout_with_map


@pytest.fixture
def typed(client: Any) -> Iterator[Any]:
    wb.attach(client, Connector(client.session))
    yield wb
    wb.detach()


def test_a_layout_by_name(
    typed: Any, client: Any, sandbox: Any, project: QgsProject, wait: Any, tmp_path: Path
) -> None:
    project.write(str(tmp_path / "maps.qgs"))
    layer = added(wait, WARM, client)
    _, item = layout_with_map(project)
    sandbox.clear_log()
    assert typed.freeze(layer, "Sheet") is layer and asked(sandbox, "computePixels") == 1
    record = freeze.record_of(layer)
    assert record is not None and record.page.dpi == 100 and record.page.width == 236
    item.zoomToExtent(QgsRectangle(3_000_000, 2_000_000, 6_000_000, 5_000_000))
    assert freeze.stale(typed.refreeze(layer)) == ""
    report = typed.export_page("Sheet", tmp_path / "sheet.pdf")
    assert report.is_whole and report.path == tmp_path / "sheet.pdf"
    assert typed.thaw(layer) is layer and not layers.is_frozen(layer)
    with pytest.raises(RecipeError, match="no layout “None”"):
        typed.freeze(layer, "None")


def test_an_extent(
    typed: Any, client: Any, project: QgsProject, wait: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """25.4 × 12.7 mm at 200 dpi are 200 × 100 pixels."""
    project.write(str(tmp_path / "maps.qgs"))
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    layer = added(wait, WARM, client)
    typed.freeze(layer, (0.0, 40.0, 20.0, 50.0), dpi=200, width=25.4)
    assert (layer.width(), layer.height()) == (200, 100) and layer.crs().authid() == "EPSG:4326"
    assert freeze.stale(layer) == ""
    monkeypatch.setattr("qgis.utils.iface", None)
    with pytest.raises(RecipeError, match="map window"):
        typed.freeze(layer)
