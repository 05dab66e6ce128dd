# SPDX-License-Identifier: GPL-2.0-or-later
"""The project's tasks: their table, how often they are looked at, cancelling, and what they made."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.bridge import results
from ee_workbench.plugin.bridge import task_words as words
from ee_workbench.plugin.bridge.results import AddAssetTask
from ee_workbench.plugin.bridge.tasks_model import NAME_ROLE, PROGRESS_ROLE, STATE_ROLE, Column, TasksModel
from ee_workbench.plugin.bridge.tasks_watch import CancelOperationsTask, TasksWatch
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import NothingFound, WorkbenchError
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.operations import TaskState, task_states
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from osgeo import gdal, osr
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from qgis.PyQt.QtWidgets import QTableView

NOW = 1_800_000_000.0  # 2027-01-15 08:00 UTC


def task(number: int, state: str = "SUCCEEDED", **changes: Any) -> TaskState:
    """A task that was submitted `number` minutes before NOW, began a minute later and ran for 30 s."""
    created = NOW - 60 * number
    made = TaskState(
        name=f"projects/p/operations/{number}", description=f"map {number:04d}", kind="EXPORT_IMAGE", state=state,
        progress=1.0 if state == "SUCCEEDED" else 0.0, created=iso(created), started=iso(created + 60),
        updated=iso(created + 90), ended=iso(created + 90), attempt=1, eecu=float(number),
        destinations=(f"https://drive.google.com/#folders/f{number}",), error="",
    )  # fmt: skip
    return replace(made, **changes)


def iso(seconds: float) -> str:
    return str(np.datetime64(int(seconds * 1e6), "us")) + "Z"


@pytest.fixture
def model(qgis_app: Any) -> TasksModel:
    return TasksModel(clock=lambda: NOW)


def cell(model: TasksModel, row: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.data(model.index(row, column), role)


def test_what_the_cells_say(model: TasksModel) -> None:
    model.set_tasks([
        task(5), task(200, "RUNNING", progress=0.256, ended="", eecu=-1.0), task(3000, "PENDING", started="", ended=""),
        task(9000, "FAILED", error="User memory limit exceeded.", kind="EXPORT_FEATURES"),
    ])  # fmt: skip
    rows = [[cell(model, row, column) for column in Column] for row in range(4)]
    assert rows == [
        ["map 0005", "Image", "Finished", "100 %", "5 min", "30 s", "5.0 s", "f5"],
        ["map 0200", "Image", "Running", "26 %", "3 h 20 min", "3 h 19 min", "–", "f200"],
        ["map 3000", "Image", "Waiting", "", "2 d", "–", "50 min", "f3000"],
        ["map 9000", "Table", "Failed", "", "6 d", "30 s", "2 h 30 min", "f9000"],
    ]
    assert cell(model, 3, Column.STATE, Qt.ItemDataRole.ToolTipRole) == "User memory limit exceeded."
    assert (
        cell(model, 1, Column.STATE, STATE_ROLE) == "RUNNING"
        and cell(model, 1, Column.PROGRESS, PROGRESS_ROLE) == 0.256
    )
    assert cell(model, 0, Column.AGE, NAME_ROLE) == "projects/p/operations/5"
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert titles == ["Description", "Type", "State", "Progress", "Age", "Run time", "EECU", "Destination"]


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_sorting(model: TasksModel, column: Column, order: Any) -> None:
    """Against Python's own sort of values that are written down here."""
    states = ["PENDING", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED"]
    tasks = [
        task(n, states[n % 5], progress=(n * 7 % 11) / 11, ended=iso(NOW - 60 * n + 60 + n * 13 % 97), eecu=n * 5 % 7,
             kind=("EXPORT_IMAGE", "EXPORT_FEATURES")[n % 2], destinations=(f"x/{n * 3 % 8}",))
        for n in range(2, 30)
    ]  # fmt: skip
    model.set_tasks(tasks)
    model.sort(column, order)
    n = {each.name: int(each.name.rsplit("/", 1)[1]) for each in tasks}
    keys: dict[Column, Callable[[TaskState], Any]] = {
        Column.DESCRIPTION: lambda each: n[each.name],
        Column.TYPE: lambda each: ("EXPORT_IMAGE", "EXPORT_FEATURES")[n[each.name] % 2],
        Column.STATE: lambda each: n[each.name] % 5,
        Column.PROGRESS: lambda each: n[each.name] * 7 % 11,
        Column.AGE: lambda each: n[each.name],
        Column.RUN_TIME: lambda each: n[each.name] * 13 % 97 if n[each.name] % 5 > 1 else 60 * n[each.name] - 60,
        Column.EECU: lambda each: n[each.name] * 5 % 7,
        Column.DESTINATION: lambda each: n[each.name] * 3 % 8,
    }
    values = [keys[column](each) for each in model.shown()]
    assert values == sorted(values, reverse=order == Qt.SortOrder.DescendingOrder) and len(values) == 28


def test_filters(model: TasksModel) -> None:
    model.set_tasks([task(1), task(2, "RUNNING"), task(3, "FAILED", error="No MEMORY left"), task(4, "CANCELLING")])
    model.set_filter("memory")
    assert [each.description for each in model.shown()] == ["map 0003"]
    model.set_filter("F2")
    assert [each.description for each in model.shown()] == ["map 0002"]
    model.set_filter("", words.GOING)
    assert [each.description for each in model.shown()] == ["map 0002", "map 0004"]
    model.set_filter("", "", ["projects/p/operations/1", "another"])
    assert [each.description for each in model.shown()] == ["map 0001"]
    model.set_filter()
    assert model.rowCount() == 4


def test_rows_keep_their_selection(model: TasksModel) -> None:
    """Tasks come, go, change and change places; what was chosen stays chosen, and untouched rows are not repainted."""
    view = QTableView()
    view.setModel(model)
    model.set_tasks([task(n) for n in range(10, 30)])
    chosen = QPersistentModelIndex(model.index(7, 0))
    view.selectionModel().select(model.index(7, 0), QItemSelectionModel.SelectionFlag.Select)
    resets: list[int] = []
    changed: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, last, *_: changed.append((first.row(), last.row())))
    model.set_tasks([task(5, "RUNNING"), *(task(n) for n in range(10, 30) if n != 12), task(40)])
    assert model.task(chosen.row()).description == "map 0017"
    assert [model.task(i.row()).description for i in view.selectionModel().selectedIndexes()] == ["map 0017"]
    assert changed == []
    model.set_tasks([task(5, "SUCCEEDED"), *(task(n) for n in range(10, 30) if n != 12), task(40)])
    assert changed == [(0, 0)]
    model.sort(Column.DESCRIPTION, Qt.SortOrder.DescendingOrder)
    assert model.task(chosen.row()).description == "map 0017" and model.task(0).description == "map 0040"
    assert [model.task(i.row()).description for i in view.selectionModel().selectedIndexes()] == ["map 0017"]
    assert resets == []


def test_any_change_gives_the_wanted_rows(model: TasksModel) -> None:
    """A hundred random changes; the signals of rows are told to a copy that follows them."""
    generator = random.Random(4)
    rows: list[str] = []
    model.rowsInserted.connect(lambda _, a, b: rows.__setitem__(slice(a, a), [""] * (b - a + 1)))
    model.rowsRemoved.connect(lambda _, a, b: rows.__delitem__(slice(a, b + 1)))
    model.modelReset.connect(lambda: rows.__setitem__(slice(None), [""] * model.rowCount()))
    for _ in range(100):
        some = [task(n, generator.choice(["RUNNING", "FAILED"])) for n in generator.sample(range(60), 40)]
        model.set_filter(generator.choice(["", "1"]), generator.choice(["", words.GOING]))
        model.set_tasks(some)
        assert len(rows) == model.rowCount() == len(model.shown())
        assert [each.created for each in model.shown()] == sorted((e.created for e in model.shown()), reverse=True)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "–"), (0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3600, "1 h"), (7500, "2 h 5 min"), (200_000, "2 d")],
)
def test_durations(seconds: Any, text: str) -> None:
    assert words.duration(seconds) == text


# Watching.


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], tmp_path: Path) -> Any:
    return fresh_sandbox("--output", tmp_path / "out")


@pytest.fixture
def client(server: Any, qgis_app: Any) -> Any:
    session = Session(Transport(first_wait=0.02))
    session.connect(Connection(url=server.url, project="sandbox"))
    yield Client(session)
    session.disconnect()


def start(name: str, **more: Any) -> str:
    """Start a small export; the operation's name."""
    import ee

    box = ee.Geometry.Rectangle([0, 0, 1, 1], "EPSG:4326", False)
    image = ee.Image.constant(7).toByte()
    given = {"description": name, "region": box, "scale": 20_000, "crs": "EPSG:4326", **more}
    kind = ee.batch.Export.image.toAsset if "assetId" in more else ee.batch.Export.image.toDrive
    exported = kind(image=image, **given)
    exported.start()
    return f"projects/sandbox/operations/{exported.id}"


def test_looks_often_while_something_runs(client: Client, server: Any, wait: Any) -> None:
    server.control("POST", "tasks", {"hold": True})
    start("a")
    watch = TasksWatch(client, second=10)
    with wait.signals(watch.updated) as seen:
        watch.set_visible(True)
        watch.set_connected(True)
    assert [each.state for each in seen[0][1][0]] == ["PENDING"]
    assert watch.pause == 2
    server.clear_log()
    with wait.signals(watch.looked):
        pass
    assert watch.pause == 3  # nothing new: a little slower each time
    assert [entry["path"].rsplit("/", 1)[-1] for entry in server.log()] == ["operations"]
    for _ in range(8):
        with wait.signals(watch.looked):
            pass
    assert watch.pause == 30
    ended: list[Any] = []
    watch.ended.connect(ended.append)
    server.control("POST", "tasks", {"hold": False})
    watch.look_soon()
    wait.until(lambda: bool(ended))
    assert [each.description for each in ended[0]] == ["a"] and ended[0][0].state == "SUCCEEDED"
    assert watch.pause is not None and watch.pause >= 30  # nothing runs
    watch.set_visible(False)
    assert watch.pause is None
    watch.stop()


def test_hidden_it_looks_seldom_and_only_while_something_runs(client: Client, server: Any, wait: Any) -> None:
    watch = TasksWatch(client, second=10)
    watch.set_connected(True)
    wait.a_while(100)
    assert (watch.pause is None and server.log() == []) or not [e for e in server.log() if "operations" in e["path"]]
    server.control("POST", "tasks", {"hold": True})
    start("a")
    with wait.signals(watch.updated):
        watch.look_soon()
    assert watch.pause == 60
    watch.set_connected(False)
    assert watch.pause is None and watch.tasks is None
    watch.stop()


def test_failures_are_told_and_looked_at_later(client: Client, server: Any, wait: Any) -> None:
    watch = TasksWatch(client, second=10)
    server.faults({"path": "operations", "status": 403, "message": "no"})
    with wait.signals(watch.failed) as told:
        watch.set_visible(True)
        watch.set_connected(True)
    assert isinstance(told[0][1][0], WorkbenchError) and watch.tasks is None
    server.clear_faults()
    with wait.signals(watch.updated):
        watch.look()
    watch.stop()


def test_one_list_at_a_time(client: Client, server: Any, wait: Any) -> None:
    server.latency(150)
    watch = TasksWatch(client, second=10)
    watch.set_visible(True)
    with wait.signals(watch.updated):
        watch.set_connected(True)
        for _ in range(5):
            watch.look_soon()
    wait.a_while(400)
    assert sum("operations" in entry["path"] for entry in server.log()) == 2  # the one, and one more after it
    watch.stop()


def test_cancelling_leaves_the_finished_alone(client: Client, server: Any, wait: Any) -> None:
    done = start("done")
    wait.until(lambda: task_states(client.operations())[0].is_over, timeout=30_000)
    server.control("POST", "tasks", {"hold": True})
    waiting = [start(name) for name in ("b", "c")]
    task_ = CancelOperationsTask([done, *waiting], client)
    with wait.signals(task_.succeeded) as seen:
        task_.start()
    assert seen[0][1][0] == 3
    states = {each.description: each.state for each in task_states(client.operations())}
    assert states == {"done": "SUCCEEDED", "b": "CANCELLED", "c": "CANCELLED"}
    left = [start(name) for name in ("d", "e")]
    task_ = CancelOperationsTask(["projects/sandbox/operations/NONE", *left], client)
    with wait.signals(task_.failed) as failed:
        task_.start()
    assert "1 of 3" in str(failed[0][1][0])
    assert {each.state for each in task_states(client.operations()) if each.description in "de"} == {"CANCELLED"}


# Results.


def tiff(path: Path, left: float, value: int) -> None:
    made = gdal.GetDriverByName("GTiff").Create(str(path), 4, 3, 1)
    made.SetGeoTransform((left, 1, 0, 10, 0, -1))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    made.SetProjection(reference.ExportToWkt())
    made.GetRasterBand(1).Fill(value)
    made.FlushCache()


def test_files_are_found_and_added(qgis_app: Any, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "other").mkdir()
    tiff(tmp_path / "maps" / "map 0001.tif", 0, 1)
    tiff(tmp_path / "maps" / "map 0001b.tif", 0, 1)
    tiff(tmp_path / "other" / "map 0002-0000000000-0000000000.tif", 0, 5)
    tiff(tmp_path / "other" / "map 0002-0000000000-0000000004.tif", 4, 9)
    (tmp_path / "map 0003.csv").write_text("a,b\n1,2\n")
    found = [results.files_of(task(n), str(tmp_path), "maps") for n in (1, 2, 3)]
    assert [[path.name for path in paths] for paths in found] == [
        ["map 0001.tif"],
        ["map 0002-0000000000-0000000000.tif", "map 0002-0000000000-0000000004.tif"],
        ["map 0003.csv"],
    ]
    project = QgsProject()
    assert results.add_files(found[0], project)[0].name() == "map 0001"
    (together,) = results.add_files(found[1], project)
    assert (together.width(), together.height(), together.name()) == (8, 3, "map 0002")
    mosaic = tmp_path / "other" / "map 0002.vrt"
    before = mosaic.read_bytes()
    assert results.add_files(found[1], project)[0].width() == 8 and mosaic.read_bytes() == before
    # A part that was synchronised later belongs to the image as well.
    tiff(tmp_path / "other" / "map 0002-0000000000-0000000008.tif", 8, 7)
    (whole,) = results.add_files(results.files_of(task(2), str(tmp_path)), project)
    assert (whole.width(), whole.height()) == (12, 3)
    assert results.add_files(found[2], project)[0].featureCount() == 1
    with pytest.raises(NothingFound, match="synchronised"):
        results.files_of(task(4), str(tmp_path))
    with pytest.raises(NothingFound, match="Choose the folder"):
        results.files_of(task(4), "")


def test_an_asset_becomes_a_layer(client: Client, wait: Any, tmp_path: Path) -> None:
    start("one", assetId="projects/sandbox/assets/one")
    wait.until(lambda: task_states(client.operations())[0].is_over, timeout=30_000)
    (ended,) = task_states(client.operations())
    asset = results.asset_of(ended)
    assert asset == "projects/sandbox/assets/one" and results.asset_of(task(1)) == ""
    project = QgsProject()
    adding = AddAssetTask(asset, client, None, project)
    with wait.signals(adding.succeeded, timeout=30_000) as seen:
        adding.start()
    layer = seen[0][1][0]
    assert layer.isValid() and list(project.mapLayers()) == [layer.id()]
