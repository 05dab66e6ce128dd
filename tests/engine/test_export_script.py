# SPDX-License-Identifier: GPL-2.0-or-later
"""Scripts of exports, run by a plain Python: the files and the request ids are those of the plugin's own exports."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.export_journal import ExportJournal
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.export_script import to_python
from ee_workbench.plugin.core.order_source import IMAGE, IMAGES, TABLE, Graph
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import View
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from ee_workbench.plugin.core.recipes.vector import VectorRecipe
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.engine import export_plan, exports
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.operations import task_states
from ee_workbench.plugin.engine.session import Session
from ee_workbench.tests.keys import key_file
from osgeo import gdal

BOX = Region.rectangle(10.0, 45.0, 12.0, 47.0)
DAYS = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030), region=BOX)
SCENES = Sentinel2Recipe(
    Region.rectangle(11.3, 47.8, 11.36, 47.84),
    DateSpan.of("2024-06-01", "2024-06-12"),
    view=View("index", index="NDVI"),
)
MONTHS = CollectionRecipe(
    "IDAHO_EPSCOR/TERRACLIMATE", (Band("tmmx", 0.1, 0.0, "degC"), Band("pr")), DateSpan.of("2020-01-01", "2020-03-31"),
    clip=TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Austria",)),
)  # fmt: skip
COUNTRIES = VectorRecipe("USDOS/LSIB_SIMPLE/2017", (PropertyFilter("country_na", "in", ("Austria", "Italy")),))
DRIVE, CLOUD = Destination("drive", "maps"), Destination("cloud", "bucket/a/b")
ASSET = Destination("asset", "projects/sandbox/assets")
FINE: dict[str, Any] = {"scale": 200, "crs": "EPSG:32632"}
COARSE: dict[str, Any] = {"crs": "EPSG:4326", "crs_transform": (0.25, 0.0, 0.0, 0.0, -0.25, 90.0)}


def graph(thing: Any, what: str) -> Graph:
    import ee

    return Graph(ee.serializer.toJSON(thing), what, "thing")


def boxes() -> Graph:
    """Five images side by side, two degrees apart."""
    import ee

    def moved(number: Any) -> Any:
        west = ee.Number(number).multiply(2)
        box = ee.Geometry.Rectangle([west, 0, west.add(1), 1], "EPSG:4326", False)
        return ee.Image.constant(number).toByte().clip(box).set("system:index", ee.Number(number).format("i%d"))

    return graph(ee.ImageCollection.fromImages(ee.List.sequence(0, 4).map(moved)), IMAGES)


def points() -> Graph:
    import ee

    rows = [ee.Feature(ee.Geometry.Point([x, 2]), {"a": x, "b": "it's"}) for x in range(5)]
    return graph(ee.FeatureCollection(rows), TABLE)


ORDERS: dict[str, Callable[[], ExportOrder]] = {
    "day image, Drive": lambda: ExportOrder(DAYS, IMAGE, DRIVE, "{variable}_{model}_{date:%Y}", **COARSE),
    "days, Cloud": lambda: ExportOrder(
        DAYS, IMAGES, CLOUD, "{index:02d}_{date:%Y_%m_%d}", dtype="int16", nodata=-9999, file_format="COG", **COARSE
    ),
    "days, asset": lambda: ExportOrder(DAYS, IMAGES, ASSET, "d.{date:%d}", pyramiding="max", **COARSE),
    "scene image, asset": lambda: ExportOrder(SCENES, IMAGE, ASSET, "{title}", **FINE),
    "scenes, Drive": lambda: ExportOrder(
        SCENES, IMAGES, DRIVE, "{MGRS_TILE}_{system:index}", region=Region.rectangle(11.31, 47.81, 11.35, 47.83),
        clip=True, nodata=float("nan"), **FINE,
    ),
    "month image, Cloud": lambda: ExportOrder(
        MONTHS, IMAGE, CLOUD, bands=("tmmx",), dtype="float32", region=BOX, scale=10_000.0, crs="EPSG:3857"
    ),
    "months, Drive": lambda: ExportOrder(
        MONTHS, IMAGES, DRIVE, "{date:%Y_%m}", ("tmmx",), region=BOX, clip=True, **COARSE
    ),
    "scenes of some days ago, Drive": lambda: ExportOrder(
        replace(SCENES, period=RelativeSpan(12, "day", 3)), IMAGES, DRIVE, "{title}_{index}", **FINE
    ),
    "image of last month, Cloud": lambda: ExportOrder(
        replace(SCENES, period=RelativeSpan(1, "month", 40)), IMAGE, CLOUD, "{title}_{date:%Y%m%d}", **FINE
    ),
    "equal names": lambda: ExportOrder(
        MONTHS, IMAGES, DRIVE, "{date:%Y}", ("tmmx",), region=BOX, file_format="COG", nodata=-1, **COARSE
    ),
    "graph": lambda: ExportOrder(
        boxes(), IMAGES, DRIVE, "{system:index}", region=Region.rectangle(1.5, 0, 5, 1), scale=20_000, crs="EPSG:4326"
    ),
    "boundaries, Drive": lambda: ExportOrder(COUNTRIES, TABLE, DRIVE, "c_{title}", columns=("country_na",)),
    "table, Drive": lambda: ExportOrder(points(), TABLE, DRIVE, "t_{title}", columns=("a",)),
    "table, asset": lambda: ExportOrder(points(), TABLE, ASSET, columns=("a", "b")),
    "table, Cloud": lambda: ExportOrder(points(), TABLE, CLOUD, file_format="GeoJSON"),
}  # fmt: skip


class Bench:
    """A sandbox with its folder, a client, and a script's runs."""

    def __init__(self, server: Any, client: Client, folder: Path, journal: ExportJournal) -> None:
        self.server, self.client, self.folder, self.journal = server, client, folder, journal

    def submit(self, order: ExportOrder) -> tuple[str, ...]:
        """The plugin's own export; the request ids."""
        order = order.resolved()
        plan = export_plan.read(order, self.client.compute(export_plan.question(order)))
        batch = self.journal.begin("test", "sandbox", plan.jobs())
        exports.submit(batch, self.client, self.journal)
        return batch.requests

    def run(self, order: ExportOrder, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        path = self.folder / "export.py"
        path.write_text(to_python(order), encoding="utf-8")
        return run(path, self.server.url, *arguments, **variables)

    def started(self) -> list[str]:
        """Names of the tasks, oldest first."""
        return [each.description for each in reversed(task_states(self.client.operations()))]

    def files(self) -> dict[str, Path]:
        found = (self.folder / "out").rglob("*")
        return {str(path.relative_to(self.folder)): path for path in found if path.is_file()}


def run(path: Path, url: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A script by itself: nothing of the plugin, no sign-in of this machine's person."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("EE_", "PYTHON", "GOOGLE"))}
    given.update({"EE_WORKBENCH_URL": url, "HOME": str(path.parent), "PYTHONIOENCODING": "utf-8", **variables})
    command = [sys.executable, str(path), *arguments]
    return subprocess.run(
        command, env=given, cwd=path.parent, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.fixture
def bench(fresh_sandbox: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    session = Session()

    def make(name: str = "one") -> Bench:
        folder = tmp_path / name
        folder.mkdir()
        server = fresh_sandbox("--output", folder / "out")
        session.connect(Connection(url=server.url, project="sandbox"))
        return Bench(server, Client(session), folder, ExportJournal(folder / "journal"))

    yield make
    session.disconnect()


def same(first: Path, second: Path) -> bool:
    """Whether two files hold the same pixels on the same grid, or the same bytes."""
    if first.suffix != ".tif":
        return first.read_bytes() == second.read_bytes()
    one, two = gdal.Open(str(first)), gdal.Open(str(second))
    assert one.GetGeoTransform() == two.GetGeoTransform() and one.GetProjection() == two.GetProjection()
    values = [one.GetRasterBand(1).GetNoDataValue(), two.GetRasterBand(1).GetNoDataValue()]
    assert values[0] is values[1] or np.array_equal(*np.array(values)[:, None], equal_nan=True)
    arrays = one.ReadAsArray(), two.ReadAsArray()
    return arrays[0].dtype == arrays[1].dtype and np.array_equal(*arrays, equal_nan=arrays[0].dtype.kind == "f")


@pytest.mark.parametrize("name", ORDERS)
def test_it_does_what_the_plugin_does(bench: Callable[..., Bench], name: str) -> None:
    """In a sandbox of its own the script writes the plugin's files; beside the plugin it starts nothing."""
    alone = bench("alone")
    order = ORDERS[name]()
    done = alone.run(order, "--wait")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    names, operations = alone.started(), {each["name"] for each in alone.client.operations()}
    assert len(names) == len(set(names)) > 0 and f"{len(names)} with Earth Engine" in done.stderr
    assert alone.run(order).returncode == 0
    assert {each["name"] for each in alone.client.operations()} == operations
    beside = bench("beside")
    assert len(beside.submit(order)) == len(names) and sorted(beside.started()) == sorted(names)
    later = beside.run(order, "--wait")
    assert later.returncode == 0, later.stderr
    assert sorted(beside.started()) == sorted(names)
    ours, theirs = alone.files(), beside.files()
    content = [each for each in theirs if each.endswith((".tif", ".csv", ".geojson", ".gz"))]
    assert order.destination.kind == "asset" or len(content) >= len(names)
    assert all(same(ours[each], theirs[each]) for each in content)


def test_the_images_of_the_orders_are_several(bench: Callable[..., Bench]) -> None:
    """The comparison above would say little of exports of nothing."""
    one = bench()
    plans = [export_plan.read(make(), one.client.compute(export_plan.question(make()))) for make in ORDERS.values()]
    assert [len(plan.items) for plan in plans[:3]] == [1, 31, 31] and len(plans[4].items) > 1
    assert [item.name for item in plans[9].items] == ["2020", "2020_1", "2020_2"]
    assert [item.name for item in plans[10].items] == ["i1", "i2"] and plans[10].left_out == 3


def test_what_the_sandbox_does_not_write_has_the_same_ids(bench: Callable[..., Bench]) -> None:
    one = bench()
    one.server.control("POST", "tasks", {"hold": True})
    for place in (DRIVE, CLOUD):
        order = ExportOrder(MONTHS, IMAGES, place, file_format="TFRecord", nodata=-1, names="{index}", **COARSE)
        assert one.run(order).returncode == 0
        count = len(one.started())
        assert len(one.submit(order)) == 3 and len(one.started()) == count


def test_a_task_that_fails_is_exit_code_1(bench: Callable[..., Bench]) -> None:
    one = bench()
    order = ExportOrder(DAYS, IMAGE, DRIVE, max_pixels=10, **COARSE)
    assert one.run(order).returncode == 0
    done = one.run(order, "--wait")
    assert done.returncode == 1 and "FAILED" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("change", "fault", "words"),
    [
        ({}, {"path": "image:export", "status": 403, "message": "Permission denied: folder."}, "Permission denied"),
        ({"region": Region.rectangle(100, 0, 101, 1)}, None, "does not touch"),
        ({"names": "{scenario}{index}"}, None, "no property “scenario”"),
        ({"names": "{pressure:d}{index}", "source": "broken"}, None, "9"),
    ],
)
def test_refusals_are_one_sentence_and_exit_code_2(
    bench: Callable[..., Bench], change: dict[str, Any], fault: Any, words: str
) -> None:
    one = bench()
    if fault:
        one.server.faults(fault)
    source = Graph('{"result": "0", "values": {"0": {"valueReference": "9"}}}', IMAGES)
    given = {"source": MONTHS, "names": "{index}", **change}
    given["source"] = source if given["source"] == "broken" else given["source"]
    done = one.run(ExportOrder(what=IMAGES, destination=DRIVE, **given, **COARSE))
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and words in done.stderr
    assert one.started() == []


def test_no_sign_in_and_no_service(tmp_path: Path, sandbox: Any) -> None:
    path = tmp_path / "export.py"
    path.write_text(to_python(ExportOrder(DAYS, IMAGE, DRIVE), "my-project"), encoding="utf-8")
    for url in ("", sandbox.url + "wrong"):
        done = run(path, url)
        assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "Traceback" not in done.stderr


def test_a_service_account(bench: Callable[..., Bench], tmp_path: Path) -> None:
    """The key's own project is used, its secret is never said, and a key that others can read is refused."""
    one = bench()
    key = key_file(tmp_path, one.server.url + "/token")
    order = ExportOrder(DAYS, IMAGE, DRIVE, "one", **COARSE)
    done = one.run(order, "--wait", EE_WORKBENCH_KEY=str(key))
    assert done.returncode == 0, done.stderr
    assert any(entry["path"] == "/token" for entry in one.server.log())
    assert any("projects/throw-away/image:export" in entry["path"] for entry in one.server.log())
    secret = key.read_text().split("\\n")[3]
    assert len(secret) > 40 and secret not in done.stdout + done.stderr
    for text, mode, words in (
        (key.read_text(), 0o644, "chmod 600 key.json"), ("{}", 0o600, "is not the key"), (None, 0, "cannot be read"),
    ):  # fmt: skip
        if text is None:
            key.unlink()
        else:
            key.write_text(text)
            key.chmod(mode)
        if mode == 0o644 and os.name != "posix":
            continue
        refused = one.run(order, EE_WORKBENCH_KEY=str(key))
        assert refused.returncode == 2 and words in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1 and secret not in refused.stderr


def test_the_project_is_the_written_one_or_the_variable_s(bench: Callable[..., Bench]) -> None:
    one = bench()
    path = one.folder / "export.py"
    path.write_text(to_python(ExportOrder(DAYS, IMAGE, DRIVE, **COARSE), "written"), encoding="utf-8")
    assert run(path, one.server.url).returncode == 0
    assert run(path, one.server.url, EE_WORKBENCH_PROJECT="other").returncode == 0
    asked = [entry["path"] for entry in one.server.log() if entry["path"].endswith("image:export")]
    assert ["projects/written/" in asked[0], "projects/other/" in asked[1]] == [True, True]
