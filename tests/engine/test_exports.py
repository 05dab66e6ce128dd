# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports through the engine: each once, whatever happens on the way, and the files that come of them."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import Cancelled, PermissionDenied, QuotaExceeded, RecipeError, WorkbenchError
from ee_workbench.plugin.core.export_journal import ExportJournal
from ee_workbench.plugin.core.export_names import NameTemplate, distinct
from ee_workbench.plugin.engine import exports
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.exports import Destination, ImageOptions, Job, image_job, submit, table_job, task_states
from ee_workbench.plugin.engine.session import Session
from osgeo import gdal

PROJECT = "sandbox"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], output: Path) -> Any:
    return fresh_sandbox("--output", output)


@pytest.fixture
def engine(server: Any, session: Session) -> Client:
    session.connect(Connection(url=server.url, project=PROJECT))
    return Client(session)


@pytest.fixture
def journal(tmp_path: Path) -> ExportJournal:
    return ExportJournal(tmp_path / "profile" / "exports.jsonl")


def small(count: int) -> list[Job]:
    """Exports of constants, one a file."""
    import ee

    box = ee.Geometry.Rectangle([0, 0, 1, 1], "EPSG:4326", False)
    options = ImageOptions(scale=50_000, crs="EPSG:4326", region=box)
    return [image_job(ee.Image.constant(n), f"n{n:03d}", Destination("drive", "batch"), options) for n in range(count)]


def finished(engine: Client, count: int) -> None:
    until = time.monotonic() + 120
    while sum(each.is_over for each in task_states(engine.operations())) < count:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_year_of_terraclimate(engine: Client, journal: ExportJournal, output: Path) -> None:
    """Every month of 2020 over Australia: files with the right names, grid, nodata and pixels."""
    import ee

    country = ee.FeatureCollection("USDOS/LSIB_SIMPLE/2017").filter(ee.Filter.eq("country_na", "Australia")).geometry()
    months = ee.ImageCollection("IDAHO_EPSCOR/TERRACLIMATE").filterDate("2020-01-01", "2021-01-01").select("tmmx")
    keys = ("system:index", "system:time_start")
    told = months.reduceColumns(ee.Reducer.toList(2), list(keys)).get("list").getInfo()
    template = NameTemplate("tmax_{date:%Y_%m}")
    names = distinct([template.render(number, dict(zip(keys, row))) for number, row in enumerate(told)])
    grid = (1 / 24, 0.0, 112.0, 0.0, -1 / 24, -9.0)
    box = ee.Geometry.Rectangle([112, -44, 154, -9], "EPSG:4326", False)
    jobs = []
    for name, (index, _) in zip(names, told):
        image = ee.Image(f"IDAHO_EPSCOR/TERRACLIMATE/{index}").select("tmmx").multiply(0.1).toFloat().clip(country)
        options = ImageOptions(crs="EPSG:4326", crs_transform=grid, region=box, nodata=-9999)
        jobs.append(image_job(image, name, Destination("drive", "australia"), options))
    submit(jobs, engine, PROJECT, journal)
    finished(engine, 12)
    assert {each.state for each in task_states(engine.operations())} == {"SUCCEEDED"}
    files = sorted(path.name for path in (output / "drive" / "australia").iterdir())
    assert files == [f"tmax_2020_{month:02d}.tif" for month in range(1, 13)]
    for month in (1, 7):
        source = gdal.Open(str(output / "drive" / "australia" / f"tmax_2020_{month:02d}.tif"))
        # The file covers the country, on the grid that was asked for.
        left, width, _, top, _, height = source.GetGeoTransform()
        columns, rows = (left - 112) * 24, (-9 - top) * 24
        assert (columns, rows) == pytest.approx((round(columns), round(rows)), abs=1e-6)
        assert (width, height) == pytest.approx((1 / 24, -1 / 24)) and 900 < source.RasterXSize <= 1008
        band = source.GetRasterBand(1)
        assert band.GetNoDataValue() == -9999 and source.GetSpatialRef().GetAuthorityCode(None) == "4326"
        written = band.ReadAsArray()
        where = {
            "dimensions": {"width": source.RasterXSize, "height": source.RasterYSize},
            "affineTransform": {"scaleX": width, "translateX": left, "scaleY": height, "translateY": top},
            "crsCode": "EPSG:4326",
        }
        stored = ee.Image(f"IDAHO_EPSCOR/TERRACLIMATE/2020{month:02d}").select("tmmx")
        truth = ee.data.computePixels({"expression": stored, "grid": where, "fileFormat": "NUMPY_NDARRAY"})["tmmx"]
        inside = written != -9999
        assert 0.2 < inside.mean() < 0.7
        np.testing.assert_allclose(written[inside], truth[inside] * 0.1, rtol=1e-5)


def test_500_exports_through_faults_are_500_operations(engine: Client, server: Any, journal: ExportJournal) -> None:
    """One request of ten fails: 429, 503, or reset after the server has taken it on."""
    server.control("POST", "tasks", {"hold": True})
    jobs = small(500)
    kinds: list[dict[str, Any]] = [{"status": 429}, {"status": 503}, {"late_reset": True}]
    server.faults(
        *({"path": "image:export", "probability": 0.033, "seed": seed, **kind} for seed, kind in enumerate(kinds))
    )
    told: list[exports.Submitted] = []
    submit(jobs, engine, PROJECT, journal, progress=told.append)
    server.clear_faults()
    assert told[-1] == exports.Submitted(500, 500) and len(told) == 500
    states = task_states(engine.operations())
    assert sorted(each.description for each in states) == sorted(job.name for job in jobs)
    assert any(entry["status"] != 200 for entry in server.log() if entry["path"].endswith("image:export"))


def test_interrupted_batches_go_on_without_repeating(
    engine: Client, server: Any, journal: ExportJournal, tmp_path: Path
) -> None:
    """Twenty times the work ends at a random moment, three of them after the service has accepted; each time anew."""
    server.control("POST", "tasks", {"hold": True})
    jobs = small(120)
    generator = random.Random(3)
    for round_number in range(20):
        fresh = ExportJournal(journal.path)  # as a restarted QGIS has it
        stop = generator.randrange(1, 120)

        def end(state: exports.Submitted, stop: int = stop) -> None:
            if state.done >= stop:
                raise KeyboardInterrupt

        if round_number % 7 == 3:
            # Accepted, but the answer never came, and neither did it for the tries that followed.
            server.faults({"path": "image:export", "late_reset": True, "times": 4})
        with pytest.raises((KeyboardInterrupt, WorkbenchError)):
            submit(jobs, engine, PROJECT, fresh, progress=end)
        server.clear_faults()
    submit(jobs, engine, PROJECT, ExportJournal(journal.path))
    assert sorted(each.description for each in task_states(engine.operations())) == [job.name for job in jobs]


def test_a_cancelled_batch_says_how_far_it_came(engine: Client, server: Any, journal: ExportJournal) -> None:
    server.control("POST", "tasks", {"hold": True})
    told: list[Any] = []
    with pytest.raises(Cancelled, match="3 of 10"):
        submit(small(10), engine, PROJECT, journal, progress=told.append, cancelled=lambda: len(told) == 3)
    assert len(engine.operations()) == 3


def test_cancelling_tasks(engine: Client, server: Any, journal: ExportJournal) -> None:
    (done,) = submit(small(1), engine, PROJECT, journal)
    finished(engine, 1)
    server.control("POST", "tasks", {"hold": True})
    waiting = submit(small(3)[1:], engine, PROJECT, journal)
    for each in (done, *waiting):
        engine.cancel_operation(each.operation)
    states = {each.name: each for each in task_states(engine.operations())}
    assert states[done.operation].state == "SUCCEEDED" and states[done.operation].eecu >= 0
    assert {states[each.operation].state for each in waiting} == {"CANCELLED"}
    assert states[done.operation].destinations[0].endswith("/batch") and states[done.operation].progress == 1


def test_tables_and_other_destinations(engine: Client, journal: ExportJournal, output: Path) -> None:
    import ee

    points = ee.FeatureCollection([ee.Feature(ee.Geometry.Point([1, 2]), {"a": 5})])
    box = ee.Geometry.Rectangle([0, 0, 1, 1], "EPSG:4326", False)
    options = ImageOptions(scale=50_000, crs="EPSG:4326", region=box, file_format="COG", nodata=255)
    jobs = [
        table_job(points, "points", Destination("cloud", "bucket/path"), "GeoJSON"),
        table_job(points, "table", Destination("asset", "projects/sandbox/assets")),
        image_job(ee.Image.constant(1).toByte(), "one", Destination("asset", "projects/sandbox/assets"), options),
        image_job(ee.Image.constant(1).toByte(), "cog", Destination("cloud", "bucket"), options),
    ]
    submit(jobs, engine, PROJECT, journal)
    finished(engine, 4)
    assert {each.state for each in task_states(engine.operations())} == {"SUCCEEDED"}, engine.operations()
    assert (output / "gcs" / "bucket" / "path" / "points.geojson").is_file()
    source = gdal.Open(str(output / "gcs" / "bucket" / "cog.tif"))
    assert source.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    assert ee.FeatureCollection("projects/sandbox/assets/table").first().get("a").getInfo() == 5
    assert ee.Image("projects/sandbox/assets/one").bandNames().getInfo() == ["constant"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"status": 403, "message": "Permission denied: the folder cannot be written."}, PermissionDenied),
        ({"status": 429, "message": "Too many tasks already in the queue (3000)."}, QuotaExceeded),
    ],
)
def test_refusals_are_sentences(engine: Client, server: Any, journal: ExportJournal, fault: Any, kind: type) -> None:
    server.faults({"path": "image:export", **fault})
    with pytest.raises(kind):
        submit(small(2), engine, PROJECT, journal)
    assert journal.entries() == () and engine.operations() == []


def test_what_does_not_fit() -> None:
    for make in (lambda: Destination("tape"), lambda: Destination("cloud", " "), lambda: Destination("asset")):
        with pytest.raises(RecipeError):
            make()
    with pytest.raises(QuotaExceeded, match="10"):
        exports.check_room(2990, 11)
    exports.check_room(2990, 10)
