# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages exported with a look at what live layers need: fresh map ids before, missing tiles after."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from ee_workbench.plugin.bridge import freeze, layers, page_files, printing, task
from ee_workbench.plugin.bridge.freeze import FreezeTask
from ee_workbench.plugin.core.errors import Cancelled, DiskFull, DownloadRefused, RecipeError, SignInExpired
from ee_workbench.tests.busy_pool import busy_pool
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsLayoutItemMap,
    QgsNetworkAccessManager,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF

from .freezing import WARM, added, asked, framed, layout_with_map, outcome, pixels_of

TILES = "/tiles/"


def age(layer: Any, hours: float) -> None:
    """Make a layer's map id so old."""
    made = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=hours)
    layer.setCustomProperty(layers.EXPIRES, (made + layers.LIFETIME).isoformat())


@pytest.fixture
def warm(client: Any, project: QgsProject, wait: Any) -> Any:
    return added(wait, WARM, client)


def test_old_map_ids_are_renewed_first(
    client: Any, sandbox: Any, project: QgsProject, warm: Any, tmp_path: Path
) -> None:
    """The sandbox has forgotten the map; the page is whole all the same. A map id that is fresh is left alone."""
    layout, item = layout_with_map(project)
    sandbox.expire_maps()
    age(warm, 5)
    source = warm.source()
    report = printing.export_page(layout, tmp_path / "page.png", 60, client)
    assert report.refreshed == (warm.name(),) and warm.source() != source
    assert report.is_whole and report.tiles > 0 and report.problems() == ()
    map_part = framed(pixels_of(report.path), item, 60)
    assert (map_part == 255).all(axis=-1).mean() < 0.5  # the sea is masked, land is not
    assert printing.export_page(layout, tmp_path / "again.png", 60, client).refreshed == ()


def test_a_cancel_ends_every_renewal_also_those_that_have_not_begun(
    client: Any, sandbox: Any, project: QgsProject, warm: Any, wait: Any, tmp_path: Path
) -> None:
    for layer in (warm, added(wait, WARM, client)):
        age(layer, 5)
    layout, _ = layout_with_map(project)
    sandbox.clear_log()
    failed: list[Any] = []
    with busy_pool():
        export = printing.PageExport(layout, tmp_path / "page.png", 60, client)
        export.failed.connect(failed.append)
        with wait.signals(export.ended):
            export.start()
            assert task.running() == 2
            export.cancel()
            assert task.running() == 0
    assert [type(error) for error in failed] == [Cancelled]
    assert list(tmp_path.iterdir()) == []
    assert not [entry for entry in sandbox.log() if entry["path"].endswith("/maps")]


def test_the_pages_of_an_atlas_are_called_after_the_file(project: QgsProject, tmp_path: Path) -> None:
    layout, _ = layout_with_map(project)
    zones = QgsVectorLayer("Polygon?crs=EPSG:4326", "zones", "memory")
    boxes = [QgsFeature() for _ in range(2)]
    for number, box in enumerate(boxes):
        box.setGeometry(QgsGeometry.fromRect(QgsRectangle(number, 0, number + 1, 1)))
    zones.dataProvider().addFeatures(boxes)
    project.addMapLayer(zones)
    layout.atlas().setCoverageLayer(zones)
    layout.atlas().setFilenameExpression("")
    layout.atlas().setEnabled(True)
    report = printing.export_page(layout, tmp_path / "Anna's maps.png", 30)
    assert [path.name for path in report.paths] == ["Anna's maps_001.png", "Anna's maps_002.png"]


def test_missing_tiles_are_said(client: Any, sandbox: Any, project: QgsProject, warm: Any, tmp_path: Path) -> None:
    """Forgotten maps that no one renews, and a few tiles that fail for good among others that came."""
    layout, _ = layout_with_map(project)
    sandbox.expire_maps()
    lost = printing.export_page(layout, tmp_path / "lost.png", 61)
    assert [name for name, _ in lost.missing] == [warm.name()] and lost.tiles == 0
    assert "holes" in lost.problems()[0] and not lost.is_whole
    assert lost.missing[0][1] >= 4
    paths = {entry["path"] for entry in sandbox.log() if TILES in entry["path"]}
    one = min(paths).split(TILES)[1].split("?")[0]
    sandbox.faults({"path": f"{TILES}{one}", "status": 500})
    age(warm, 5)
    few = printing.export_page(layout, tmp_path / "few.png", 61, client)
    assert few.missing == ((warm.name(), 1),) and few.tiles == len(paths) - 1


def inner_tile(sandbox: Any) -> str:
    """Path of a tile whose eight neighbours were asked for as well, from a tile's number on."""
    paths = [entry["path"].split(TILES)[1].split("?")[0] for entry in sandbox.log() if TILES in entry["path"]]
    places = {tuple(map(int, path.split("/"))) for path in paths}
    around = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    found = [each for each in places if all((each[0], each[1] + x, each[2] + y) in places for x, y in around)]
    return "/".join(map(str, sorted(found)[len(found) // 2]))


@pytest.mark.parametrize(("fault", "said"), [({"blank": True}, "empty tiles"), ({"html": True}, "lacks 1 tiles")])
def test_a_wrong_picture_is_said(
    client: Any, sandbox: Any, project: QgsProject, wait: Any, tmp_path: Path, fault: dict[str, Any], said: str
) -> None:
    """A tile answered with nothing on it, or with a web page, and no error: the page has a hole, and that is said."""
    layer = added(wait, WARM, client)
    inland = {"crs": "EPSG:3857", "extent": QgsRectangle(2_300_000, 5_900_000, 3_800_000, 7_100_000), "dpi": 220.0}
    layout, item = layout_with_map(project, size=(120.0, 96.0), **inland)
    detail = QgsLayoutItemMap(layout)  # at another scale: tiles of a finer zoom level
    detail.attemptSetSceneRect(QRectF(10.0, 120.0, 20.0, 20.0))
    detail.setCrs(item.crs())
    detail.zoomToExtent(QgsRectangle(2_600_000, 6_400_000, 2_650_000, 6_450_000))
    layout.addLayoutItem(detail)
    sandbox.clear_log()
    whole = printing.export_page(layout, tmp_path / "whole.png", 220, client)
    before = framed(pixels_of(whole.path), item, 220)
    assert whole.problems() == () and whole.tiles > 20
    sandbox.faults({"path": f"{TILES}{inner_tile(sandbox)}", **fault})
    age(layer, 5)
    report = printing.export_page(layout, tmp_path / "hole.png", 220, client)
    sandbox.clear_faults()
    after = framed(pixels_of(report.path), item, 220)
    assert (after != before).any(axis=-1).mean() > 0.01  # the hole is there
    assert len(report.problems()) == 1 and said in report.problems()[0] and not report.is_whole


INLAND = QgsRectangle(2_300_000, 5_900_000, 3_800_000, 7_100_000)
COAST = QgsRectangle(-700_000, 5_300_000, 2_300_000, 7_700_000)


@pytest.mark.parametrize(
    ("where", "times", "most"),
    [(INLAND, None, 2.0), (INLAND, 1, 2.0), (COAST, None, 1.8)],
    ids=["still empty", "full when it is looked at", "with a sea beside it"],
)
def test_an_empty_tile_among_many_is_said(
    client: Any, sandbox: Any, project: QgsProject, wait: Any, tmp_path: Path, where: Any, times: Any, most: float
) -> None:
    """Among more tiles than QGIS keeps: those that came with few bytes are asked for once more."""
    layer = added(wait, WARM, client)
    layout, _ = layout_with_map(project, size=(500.0, 400.0), crs="EPSG:3857", extent=where, dpi=200.0)
    sandbox.clear_log()
    whole = printing.export_page(layout, tmp_path / "whole.png", 200, client)
    assert whole.problems() == () and whole.tiles > 256
    sandbox.faults({"path": f"{TILES}{inner_tile(sandbox)}", "blank": True, "times": times})
    age(layer, 5)
    sandbox.clear_log()
    report = printing.export_page(layout, tmp_path / "hole.png", 200, client)
    sandbox.clear_faults()
    assert report.empty == ((layer.name(), 1),) and "empty tiles" in report.problems()[0]
    assert asked(sandbox, TILES) <= most * report.tiles


def test_tiles_that_never_answer_are_said(
    client: Any, sandbox: Any, project: QgsProject, warm: Any, tmp_path: Path
) -> None:
    """Silence is ended by QGIS' own limit."""
    network = QgsNetworkAccessManager.instance()
    before = network.timeout()
    layout, _ = layout_with_map(project)
    sandbox.faults({"path": TILES, "stall": 30.0})
    network.setTimeout(500)
    try:
        report = printing.export_page(layout, tmp_path / "silent.png", 63, client)
    finally:
        network.setTimeout(before)
        sandbox.clear_faults()
    assert report.tiles == 0 and report.missing[0][0] == warm.name() and "holes" in report.problems()[0]


def test_frozen_layers_need_nothing(
    client: Any, sandbox: Any, project: QgsProject, warm: Any, wait: Any, tmp_path: Path
) -> None:
    """No request, whatever is old; and a map that was moved since is said."""
    project.write(str(tmp_path / "maps.qgs"))
    layout, item = layout_with_map(project)
    outcome(wait, FreezeTask(warm, freeze.page_of(item), client))
    age(warm, 100)
    sandbox.clear_log()
    report = printing.export_page(layout, tmp_path / "page.pdf", client=client)
    assert asked(sandbox, "") == 0 and report.is_whole and report.dpi == 100
    assert report.path.read_bytes().startswith(b"%PDF")
    item.zoomToExtent(QgsRectangle(3_000_000, 2_000_000, 6_000_000, 5_000_000))
    moved = printing.export_page(layout, tmp_path / "moved.pdf", client=client)
    assert "moved" in moved.problems()[0] and "“Sheet”" in moved.problems()[0]


def test_an_expired_sign_in_is_a_sentence_and_no_page(
    client: Any, sandbox: Any, project: QgsProject, warm: Any, tmp_path: Path
) -> None:
    layout, _ = layout_with_map(project)
    age(warm, 5)
    sandbox.faults({"path": "/maps", "status": 401})
    with pytest.raises(SignInExpired):
        printing.export_page(layout, tmp_path / "page.png", 60, client)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["page.png", "page.pdf", "page.svg", "page.tif"])
def test_a_full_disk_is_a_sentence(
    project: QgsProject, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """/dev/full takes no byte, as a full disk does."""
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    layout, _ = layout_with_map(project)
    target = tmp_path / name
    target.symlink_to("/dev/full")
    with pytest.raises(DownloadRefused):
        printing.export_page(layout, target, 40)
    monkeypatch.setattr(page_files.shutil, "disk_usage", lambda path: SimpleNamespace(free=0))
    with pytest.raises(DiskFull, match="disk is full"):
        printing.export_page(layout, target, 40)


def test_what_cannot_be_a_page(project: QgsProject, tmp_path: Path) -> None:
    layout, _ = layout_with_map(project)
    with pytest.raises(RecipeError, match="PDF"):
        printing.export_page(layout, tmp_path / "page.docx")
    with pytest.raises(DownloadRefused, match="not there"):
        printing.export_page(layout, tmp_path / "none" / "page.pdf")
    for name in ("a" * 300 + ".pdf", "a" * 300 + ".png", "a" * 300 + "/page.png"):  # longer than a file's name can be
        with pytest.raises(DownloadRefused):
            printing.export_page(layout, tmp_path / name, 40)
