# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports through the engine: each once, whatever happens on the way, and the files that come of them."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import (
    Cancelled,
    NothingFound,
    PermissionDenied,
    QuotaExceeded,
    RecipeError,
    WorkbenchError,
)
from ee_workbench.plugin.core.export_journal import Entry, ExportJournal, Job
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGE, IMAGES, TABLE, Graph
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes import sentinel2_facts as facts
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, SceneFilter, View
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from ee_workbench.plugin.engine import export_plan, exports
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.exports import image_job, table_job
from ee_workbench.plugin.engine.operations import task_states
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from osgeo import gdal

PROJECT, TERRA = "sandbox", "IDAHO_EPSCOR/TERRACLIMATE"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], output: Path) -> Any:
    return fresh_sandbox("--output", output)


@pytest.fixture
def engine(server: Any) -> Iterator[Client]:
    session = Session(Transport(first_wait=0.02))
    session.connect(Connection(url=server.url, project=PROJECT))
    yield Client(session)
    session.disconnect()


@pytest.fixture
def journal(tmp_path: Path) -> ExportJournal:
    return ExportJournal(tmp_path / "profile" / "exports")


def graph(thing: Any, what: str, title: str = "thing") -> Graph:
    import ee

    return Graph(ee.serializer.toJSON(thing), what, title)


def constant_order(**changes: Any) -> ExportOrder:
    import ee

    values = {"scale": 50_000, "crs": "EPSG:4326", "region": Region.rectangle(0, 0, 1, 1), **changes}
    return ExportOrder(graph(ee.Image.constant(1), IMAGE), IMAGE, Destination("drive", "batch"), **values)


def small(count: int) -> list[Job]:
    """Exports of constants, one a file."""
    import ee

    box = ee.Geometry.Rectangle([0, 0, 1, 1], "EPSG:4326", False)
    order = constant_order()
    return [image_job(ee.Image.constant(number), f"n{number:03d}", order, box) for number in range(count)]


def submit(jobs: list[Job], engine: Client, project: str, journal: ExportJournal, **more: Any) -> tuple[Entry, ...]:
    return exports.submit(journal.begin("test", project, jobs), engine, journal, **more)


def planned(order: ExportOrder, engine: Client, waiting: int = 0) -> export_plan.Plan:
    return export_plan.read(order, engine.compute(export_plan.question(order)), waiting)


def finished(engine: Client, count: int) -> None:
    until = time.monotonic() + 120
    while sum(each.is_over for each in task_states(engine.operations())) < count:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_year_of_terraclimate(engine: Client, journal: ExportJournal, output: Path) -> None:
    """Every month of 2020, clipped to Australia, at 4,638.3 m: files with the right names, grid, nodata and pixels."""
    import ee

    country = TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Australia",))
    bands, year = (Band.known(TERRA, "tmmx"),), DateSpan.of("2020-01-01", "2020-12-31")
    assert bands[0].factor == 0.1
    recipe = CollectionRecipe(TERRA, bands, year, clip=country)
    order = ExportOrder(
        recipe, IMAGES, Destination("drive", "australia"), "tmax_{date:%Y_%m}", scale=4638.3, crs="EPSG:4326",
        nodata=-9999,
    )  # fmt: skip
    plan = planned(order, engine)
    assert plan.warnings == () and plan.bands == (("tmmx", "float32"),) and len(plan.items) == 12
    submit(list(plan.jobs()), engine, PROJECT, journal)
    finished(engine, 12)
    assert {each.state for each in task_states(engine.operations())} == {"SUCCEEDED"}
    files = sorted(path.name for path in (output / "drive" / "australia").iterdir())
    assert files == [f"tmax_2020_{month:02d}.tif" for month in range(1, 13)]
    land = ee.FeatureCollection("USDOS/LSIB_SIMPLE/2017").filter(ee.Filter.eq("country_na", "Australia")).geometry()
    inside, step = None, 4638.3 / 111_319.49079327358
    for month in range(1, 13):
        source = gdal.Open(str(output / "drive" / "australia" / f"tmax_2020_{month:02d}.tif"))
        left, width, _, top, _, height = source.GetGeoTransform()
        assert (width, height) == pytest.approx((step, -step), rel=1e-12)
        # One line more or less is where the outline happens to lie between pixels.
        size = (source.RasterXSize, source.RasterYSize)
        assert abs(size[0] - plan.items[0].width) <= 1 and abs(size[1] - plan.items[0].height) <= 1
        band = source.GetRasterBand(1)
        assert band.GetNoDataValue() == -9999 and source.GetSpatialRef().GetAuthorityCode(None) == "4326"
        grid = {
            "dimensions": {"width": size[0], "height": size[1]},
            "affineTransform": {"scaleX": width, "translateX": left, "scaleY": height, "translateY": top},
            "crsCode": "EPSG:4326",
        }
        asked = {"grid": grid, "fileFormat": "NUMPY_NDARRAY"}
        if inside is None:
            covered = ee.Image(1).clip(land).mask().rename("in")
            inside = ee.data.computePixels({"expression": covered, **asked})["in"] > 0
            assert 0.2 < inside.mean() < 0.7
        stored = ee.Image(f"{TERRA}/2020{month:02d}").select("tmmx").unmask(-32768)
        truth = ee.data.computePixels({"expression": stored, **asked})["tmmx"]
        written = band.ReadAsArray()
        good = inside & (truth > -32768)
        np.testing.assert_allclose(written[good], truth[good] * 0.1, rtol=1e-6)
        assert (written[~good] == -9999).all() and good.mean() > 0.2


def test_every_scene_of_the_ndvi_tutorial(engine: Client, journal: ExportJournal, output: Path) -> None:
    """Each scene of 2017 around a point, clouds masked by Cloud Score+, 100 m: files equal numpy's on stored values."""
    import ee

    box = Region.rectangle(82.5976, 27.1535, 82.6176, 27.1735, "around the point")
    scenes, view = SceneFilter(30), View("index", index="NDVI")
    mask = CloudMask(("cloud_score",), threshold=0.5)
    year = DateSpan.of("2017-01-01", "2017-12-31")
    recipe = Sentinel2Recipe(box, year, facts.TOP, scenes, mask, view=view)
    order = ExportOrder(
        recipe, IMAGES, Destination("drive", "ndvi"), "{index:03d}_{system:index}", scale=100, crs="EPSG:32644",
        nodata=-2, dtype="float32",
    )  # fmt: skip
    plan = planned(order, engine)
    assert len(plan.items) >= 5 and len({item.name for item in plan.items}) == len(plan.items)
    submit(list(plan.jobs()), engine, PROJECT, journal)
    finished(engine, len(plan.items))
    assert {each.state for each in task_states(engine.operations())} == {"SUCCEEDED"}
    compared = 0
    for item in plan.items:
        source = gdal.Open(str(output / "drive" / "ndvi" / f"{item.name}.tif"))
        left, width, _, top, _, height = source.GetGeoTransform()
        assert (width, height) == (100, -100) and (left % 100, top % 100) == (0, 0)
        assert source.GetSpatialRef().GetAuthorityCode(None) == "32644"
        assert (source.RasterXSize, source.RasterYSize) == (item.width, item.height)
        assert source.GetRasterBand(1).GetNoDataValue() == -2 and source.GetRasterBand(1).DataType == gdal.GDT_Float32
        written = source.GetRasterBand(1).ReadAsArray()
        grid = {
            "dimensions": {"width": source.RasterXSize, "height": source.RasterYSize},
            "affineTransform": {"scaleX": 100, "translateX": left, "scaleY": -100, "translateY": top},
            "crsCode": "EPSG:32644",
        }
        stored = ee.Image(f"{facts.TOP}/{item.index}").select(["B8", "B4"])
        score = ee.Image(f"{facts.CLOUD_SCORE}/{item.index}").select("cs")
        asked = {"grid": grid, "fileFormat": "NUMPY_NDARRAY"}
        bands = ee.data.computePixels({"expression": stored, **asked})
        clear = ee.data.computePixels({"expression": score.unmask(0), **asked})["cs"] >= 0.5
        inside = (
            ee.data.computePixels({"expression": ee.Image(1).clip(_box(box)).mask().rename("in"), **asked})["in"] > 0
        )
        red, infrared = (bands[name].astype("float64") for name in ("B4", "B8"))
        with np.errstate(invalid="ignore", divide="ignore"):
            truth = (infrared - red) / (infrared + red)
        good = clear & inside & np.isfinite(truth) & (red + infrared > 0)
        np.testing.assert_allclose(written[good], truth[good], atol=2e-6)
        assert (written[~good] == -2).all()
        compared += int(good.sum())
    assert compared > 1000


def _box(region: Region) -> Any:
    import ee

    return ee.Geometry.Rectangle(list(region.bounds()), "EPSG:4326", False)


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
    assert told[-1] == exports.Submitted(500, 500) and len(told) == 501
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
        fresh = ExportJournal(journal.folder)  # as a restarted QGIS has it
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
    submit(jobs, engine, PROJECT, ExportJournal(journal.folder))
    assert sorted(each.description for each in task_states(engine.operations())) == [job.name for job in jobs]


def test_a_cancelled_batch_says_how_far_it_came(engine: Client, server: Any, journal: ExportJournal) -> None:
    server.control("POST", "tasks", {"hold": True})
    told: list[Any] = []
    with pytest.raises(Cancelled, match=r"[3-7] of 10"):
        submit(small(10), engine, PROJECT, journal, progress=told.append, cancelled=lambda: len(told) >= 4)
    assert 3 <= len(journal.entries()) <= len(engine.operations()) <= 8
    (batch,) = journal.unfinished(PROJECT)
    assert journal.unfinished("another") == ()
    exports.submit(batch, engine, journal)
    assert len(engine.operations()) == 10 and journal.unfinished(PROJECT) == ()


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
    cog = constant_order(file_format="COG", nodata=255)
    bucket, assets = Destination("cloud", "bucket"), Destination("asset", "projects/sandbox/assets")
    table = ExportOrder(graph(points, TABLE), TABLE, Destination("cloud", "bucket/path"), file_format="GeoJSON")
    jobs = [
        table_job(points, "points", table),
        table_job(points, "table", replace(table, destination=assets)),
        image_job(ee.Image.constant(1).toByte(), "one", replace(cog, destination=assets), box),
        image_job(ee.Image.constant(1).toByte(), "cog", replace(cog, destination=bucket), box),
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


def test_the_queue_has_an_end(engine: Client) -> None:
    with pytest.raises(QuotaExceeded, match="10"):
        exports.check_room(2990, 11)
    exports.check_room(2990, 10)
    with pytest.raises(QuotaExceeded, match="3000 wait already"):
        planned(constant_order(), engine, 3000)


def test_a_refusal_is_asked_once(engine: Client, server: Any, journal: ExportJournal) -> None:
    """A folder that may not be written to is refused with the first of 50, and the others are not sent."""
    server.faults({"path": "image:export", "status": 403, "message": "Permission denied."})
    with pytest.raises(PermissionDenied):
        submit(small(50), engine, PROJECT, journal)
    assert sum(entry["path"].endswith("image:export") for entry in server.log()) == 1


def test_what_fails_on_the_way_ends_the_batch(engine: Client, server: Any, journal: ExportJournal) -> None:
    """From some export on all are refused: no more are tried than were under way."""
    server.control("POST", "tasks", {"hold": True})
    jobs = small(60)

    def refuse(state: exports.Submitted) -> None:
        if state.done == 8:
            server.faults({"path": "image:export", "status": 403, "message": "Permission denied."})

    with pytest.raises(PermissionDenied):
        submit(jobs, engine, PROJECT, journal, progress=refuse)
    refused = [entry for entry in server.log() if entry["path"].endswith("image:export") and entry["status"] == 403]
    assert 1 <= len(refused) <= exports.AT_ONCE and 8 <= len(journal.entries()) <= 8 + exports.AT_ONCE


def test_the_same_again_is_another_export(engine: Client, server: Any, journal: ExportJournal) -> None:
    """Submitted twice it is one export; asked for anew it is another one."""
    server.control("POST", "tasks", {"hold": True})
    jobs = small(2)
    first = submit(jobs, engine, PROJECT, journal)
    assert submit(jobs, engine, PROJECT, journal) == first and len(engine.operations()) == 2
    again = [journal.next_attempt(job, PROJECT) for job in jobs]
    assert [job.attempt for job in again] == [2, 2]
    second = submit(again, engine, PROJECT, journal)
    assert len(engine.operations()) == 4
    assert journal.job_of(second[0].operation)[0] == again[0] and journal.job_of(first[1].operation)[0] == jobs[1]


def test_the_plan_of_a_collection(engine: Client) -> None:
    """Images that do not touch the region are left out; names come from the images; the size is the region's."""
    import ee

    def moved(number: Any) -> Any:
        west = ee.Number(number).multiply(2)
        box = ee.Geometry.Rectangle([west, 0, west.add(1), 1], "EPSG:4326", False)
        image = ee.Image.constant(number).toDouble().addBands(ee.Image.constant(1).toByte().rename("b")).clip(box)
        return image.set({"system:index": ee.String("i").cat(ee.Number(number).format("%d")), "model": "M"})

    images = ee.ImageCollection.fromImages(ee.List.sequence(0, 4).map(moved))
    order = ExportOrder(
        graph(images, IMAGES),
        IMAGES,
        Destination("asset", "projects/sandbox/assets"),
        "{model}.{system:index}",
        scale=1000,
        crs="EPSG:32631",
        region=Region.rectangle(1.5, 0, 5, 1),
        max_pixels=4e4,
    )
    plan = planned(order, engine)
    assert [item.name for item in plan.items] == ["M_i1", "M_i2"] and plan.left_out == 3
    # 3.5 degrees at the equator are 390 km, one of latitude 111.
    assert 388 <= plan.items[0].width <= 392 and 110 <= plan.items[0].height <= 112
    assert plan.bands == (("constant", "float64"), ("b", "uint8")) and plan.items[0].bytes == plan.items[0].pixels * 9
    words = " ".join(plan.warnings)
    assert "left out: 3" in words and "limit is 40,000" in words and "64-bit" in words
    assert "64-bit" not in " ".join(planned(replace(order, dtype="float32"), engine).warnings)
    narrow = replace(order, destination=Destination("drive"), nodata=-1, bands=("b",))
    assert "cannot hold -1" in " ".join(planned(narrow, engine).warnings)
    with pytest.raises(RecipeError, match="does not touch") as caught:
        planned(replace(order, region=Region.rectangle(100, 0, 101, 1)), engine)
    assert caught.value.field == "region"
    with pytest.raises(RecipeError, match="no band “c”; it has constant, b"):
        planned(replace(order, bands=("c",)), engine)
    nothing = graph(images.filter(ee.Filter.eq("model", "N")), IMAGES)
    with pytest.raises(NothingFound):
        planned(replace(order, source=nothing), engine)
    with pytest.raises(RecipeError, match="property “scenario”"):
        planned(replace(order, names="{scenario}"), engine)


def test_the_plan_of_a_table(engine: Client) -> None:
    import ee

    points = ee.FeatureCollection([ee.Feature(ee.Geometry.Point([x, 2]), {"a": x, "b": 0}) for x in range(7)])
    order = ExportOrder(graph(points, TABLE, "my points"), TABLE, Destination("drive"), columns=("a",))
    plan = planned(order, engine)
    assert (plan.rows, [item.name for item in plan.items]) == (7, ["my_points"])
    assert plan.jobs()[0].body["selectors" if "selectors" in plan.jobs()[0].body else "fileExportOptions"]
    with pytest.raises(RecipeError, match="no column “c”; it has"):
        planned(replace(order, columns=("c",)), engine)
    with pytest.raises(NothingFound):
        planned(replace(order, source=graph(points.filter(ee.Filter.gt("a", 9)), TABLE)), engine)
