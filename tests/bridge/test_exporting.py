# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports in the background of QGIS: prepared, submitted, broken off, gone on with and run again."""

from __future__ import annotations

import datetime
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable

import pytest
from ee_workbench.plugin.bridge import exporting
from ee_workbench.plugin.bridge.exporting import PrepareExportTask, RunAgainTask, SubmitExportTask, SubmitRestTask
from ee_workbench.plugin.bridge.sandbox_folder import SandboxFolder
from ee_workbench.plugin.core import clock
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import NotConnected, PermissionDenied, WorkbenchError
from ee_workbench.plugin.core.export_journal import ExportJournal
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGE, IMAGES, TABLE, Graph
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.operations import task_states
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from qgis.core import QgsRasterLayer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], tmp_path: Path) -> Any:
    """A sandbox whose tasks wait."""
    made = fresh_sandbox("--output", tmp_path / "out")
    made.control("POST", "tasks", {"hold": True})
    return made


@pytest.fixture
def client(server: Any, qgis_app: Any) -> Any:
    session = Session(Transport(first_wait=0.02))
    session.connect(Connection(url=server.url, project="sandbox"))
    yield Client(session)
    session.disconnect()


@pytest.fixture
def journal(tmp_path: Path) -> ExportJournal:
    return ExportJournal(tmp_path / "journal")


def order(count: int) -> ExportOrder:
    """An export of so many constant images."""
    import ee

    box = ee.Geometry.Rectangle([0, 0, 1, 1], "EPSG:4326", False)

    def image(number: Any) -> Any:
        return ee.Image.constant(number).clip(box).set("system:index", ee.Number(number).format("%03d"))

    images = ee.ImageCollection.fromImages(ee.List.sequence(0, count - 1).map(image))
    source = Graph(ee.serializer.toJSON(images), IMAGES, "constants")
    region = Region.rectangle(0, 0, 1, 1)
    return ExportOrder(source, IMAGES, Destination("drive", "c"), "n{system:index}", scale=50_000, region=region)


def test_next_week_s_run_is_another_export(
    client: Client, journal: ExportJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative dates become days before the request ids are made: once on a day, anew on another."""
    terra = "IDAHO_EPSCOR/TERRACLIMATE"
    box = Region.rectangle(10, 45, 12, 47)
    months = CollectionRecipe(terra, (Band.known(terra, "tmmx"),), RelativeSpan(2, "month"), clip=box)
    weekly = ExportOrder(months, IMAGES, Destination("drive", "c"), "t{date:%m}", scale=50_000, crs="EPSG:4326")
    started = []
    for today in ((2020, 6, 1), (2020, 6, 30), (2020, 7, 1)):
        monkeypatch.setattr(clock, "today", lambda today=today: datetime.date(*today))
        ready = exporting.prepare(weekly, client, journal, lambda: False)
        assert ready.order == weekly.resolved() != weekly
        started.append((exporting.send(ready, client, journal).new, ready.known))
    # Of May and June, May was exported before; its image is another one of another collection.
    assert started[:2] == [(2, 0), (0, 2)] and started[2][0] > 0
    names = [each.description for each in task_states(client.operations())]
    assert {"t04", "t05", "t06"} == set(names)


def outcome(wait: Any, task: Any) -> Any:
    """What a task succeeded with, or the error it ended with."""
    found: list[Any] = []
    task.succeeded.connect(found.append)
    with wait.signals(task.ended, timeout=60_000):
        task.start()
    return found[0] if found else task.error


def test_prepared_submitted_and_run_again(client: Any, server: Any, journal: ExportJournal, wait: Any) -> None:
    ready = outcome(wait, PrepareExportTask(order(5), client, journal))
    assert [item.name for item in ready.plan.items] == [f"n00{n}" for n in range(5)] and ready.known == 0
    progress: list[float] = []
    task = SubmitExportTask(ready, client, journal)
    task.progressChanged.connect(progress.append)
    sent = outcome(wait, task)
    assert sent.new == 5 and len(client.operations()) == 5 and max(progress) == 100
    assert outcome(wait, PrepareExportTask(order(5), client, journal)).known == 5
    assert outcome(wait, SubmitExportTask(ready, client, journal)).new == 0
    assert outcome(wait, SubmitExportTask(ready, client, journal, anew=True)).new == 5
    client.cancel_operation(sent.entries[2].operation)
    again = outcome(wait, RunAgainTask([sent.entries[2].operation], client, journal))
    (entry,) = again.entries
    states = {each.name: each for each in task_states(client.operations())}
    assert len(states) == 11 and states[entry.operation].description == "n002"
    assert states[entry.operation].state == "PENDING" and journal.unfinished("sandbox") == ()


def test_run_again_keeps_each_beside_its_own_order(client: Any, server: Any, journal: ExportJournal, wait: Any) -> None:
    sent = []
    for count in (2, 3):
        ready = outcome(wait, PrepareExportTask(order(count), client, journal))
        sent.append(outcome(wait, SubmitExportTask(ready, client, journal, anew=True)))
    chosen = [sent[0].entries[1].operation, sent[1].entries[2].operation]
    again = outcome(wait, RunAgainTask(chosen, client, journal))
    assert again.new == 2 and len(again.entries) == 2
    of = [journal.batch(entry.batch).order for entry in again.entries]  # type: ignore[union-attr]
    assert of == [each.batch.order for each in sent] and of[0] != of[1]


def test_what_was_refused_is_left_and_gone_on_with(client: Any, server: Any, journal: ExportJournal, wait: Any) -> None:
    ready = outcome(wait, PrepareExportTask(order(6), client, journal))
    server.faults({"path": "image:export", "status": 403, "message": "Permission denied."})
    assert isinstance(outcome(wait, SubmitExportTask(ready, client, journal)), PermissionDenied)
    server.clear_faults()
    (batch,) = journal.unfinished("sandbox")
    assert (batch.title, len(batch.requests)) == ("constants", 6)
    assert outcome(wait, SubmitRestTask(batch, client, journal)).new == 6
    assert journal.unfinished("sandbox") == ()


def test_a_batch_belongs_to_its_project(client: Any, server: Any, journal: ExportJournal, wait: Any) -> None:
    ready = outcome(wait, PrepareExportTask(order(1), client, journal))
    client.session.connect(Connection(url=server.url, project="another"))
    error = outcome(wait, SubmitExportTask(ready, client, journal))
    assert isinstance(error, NotConnected) and "“sandbox”" in str(error)
    assert isinstance(outcome(wait, RunAgainTask(["projects/x/operations/1"], client, journal)), WorkbenchError)


def test_killed_at_20_random_moments_500_are_500(
    client: Any, server: Any, journal: ExportJournal, tmp_path: Path
) -> None:
    """Of the requests one in ten fails; QGIS is killed 20 times in the middle; in the end each was started once."""
    faults: list[dict[str, Any]] = [{"status": 429}, {"status": 503}, {"late_reset": True}]
    server.faults(
        *({"path": "image:export", "probability": 0.033, "seed": seed, **kind} for seed, kind in enumerate(faults))
    )
    (tmp_path / "order.json").write_text(order(500).to_json(), encoding="utf-8")
    command = [sys.executable, str(Path(__file__).with_name("exporting_child.py")), str(ROOT), server.url]
    command += [str(journal.folder), str(tmp_path / "order.json")]
    moments = random.Random(7)
    killed = 0
    for _ in range(60):
        if killed == 20:
            break
        before = noted(journal)
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        target = before + moments.randrange(1, 22)
        until = time.monotonic() + 60
        while child.poll() is None and noted(journal) < target:
            assert time.monotonic() < until
            time.sleep(0.002)
        time.sleep(moments.uniform(0, 0.02))
        if child.poll() is None:
            killed += 1
        child.kill()
        child.communicate()
    assert killed == 20 and noted(journal) < 500
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.strip() == "sent 500", done.stderr[-2000:]
    server.clear_faults()
    names = sorted(each.description for each in task_states(client.operations()))
    assert names == [f"n{number:03d}" for number in range(500)]


def noted(journal: ExportJournal) -> int:
    """How many exports the journal's file knows."""
    try:
        return (journal.folder / "submitted.jsonl").read_bytes().count(b"\n")
    except OSError:
        return 0


def test_layers_that_can_be_exported(qgis_app: Any) -> None:
    layer = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}", "foreign", "wms")
    assert exporting.source_of(None) is None and exporting.source_of(layer) is None
    layer.setCustomProperty("ee-object", '{"result": "0", "values": {}}')
    source = exporting.source_of(layer)
    assert isinstance(source, Graph) and (source.what, source.title) == (IMAGE, "foreign")
    layer.setCustomProperty("ee-feature-collection-object", '{"result": "1", "values": {}}')
    table = exporting.source_of(layer)
    assert isinstance(table, Graph) and table.what == TABLE
    layer.setCustomProperty("ee-feature-collection-object", "no graph")
    assert exporting.source_of(layer) is None


def test_two_windows_have_two_folders(qgis_app: Any, tmp_path: Path) -> None:
    first, second = SandboxFolder(tmp_path), SandboxFolder(tmp_path)
    assert Path(first.path).name == "sandbox" and Path(second.path).name == "sandbox-2"
    first.release()
    third = SandboxFolder(tmp_path)
    assert Path(third.path).name == "sandbox"
    second.release()
    third.release()
    (tmp_path / "file").write_text("in the way")
    assert SandboxFolder(tmp_path / "file").path == ""
