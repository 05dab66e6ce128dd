# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics on the sandbox: every zone gets its own values, whatever happens on the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import (
    Cancelled,
    ComputationFailed,
    ComputationTooLarge,
    NothingFound,
    PermissionDenied,
    RecipeError,
)
from ee_workbench.plugin.core.order_source import IMAGE, IMAGES, Graph
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.zonal_order import LayerZones, TableZones, ZonalOrder
from ee_workbench.plugin.core.zone import ZonalTable, Zone
from ee_workbench.plugin.engine import zonal, zonal_parts
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from ee_workbench.plugin.engine.zonal import Given

WEEK = CollectionRecipe("NASA/SMAP/SPL4SMGP/008", (Band("sm_surface"),), DateSpan.of("2024-06-01", "2024-06-07"))
DISTRICTS = TableZones("FAO/GAUL_SIMPLIFIED_500m/2015/level2", (PropertyFilter("ADM1_NAME", "==", "Karnataka"),))
LAYER = LayerZones("zones_1", "zones")
#: Pixels of a tenth of a degree.
GRID: dict[str, Any] = {"crs": "EPSG:4326", "crs_transform": (0.1, 0.0, -180.0, 0.0, -0.1, 90.0)}
COMPUTE = "value:compute"


def client_of(url: str, attempts: int = 4) -> Client:
    session = Session(Transport(attempts=attempts, first_wait=0.02))
    session.connect(Connection(url=url))
    return Client(session)


@pytest.fixture
def client(sandbox: Any) -> Iterator[Client]:
    """A client that waits as long as people do, but not between tries."""
    made = client_of(sandbox.url)
    sandbox.clear_log()
    yield made
    made.session.disconnect()


def squares(count: int) -> Given:
    """Squares of four pixels, a column of them after another; zone n's middle is `middle(n)`."""
    zones = []
    for number in range(count):
        west, south = -100.0 + 0.2 * (number // 100), -10.0 + 0.2 * (number % 100)
        ring = [[west, south], [west + 0.2, south], [west + 0.2, south + 0.2], [west, south + 0.2], [west, south]]
        ring = [[round(x, 9), round(y, 9)] for x, y in ring]
        zones.append(Zone(number * 7 + 3, (f"z{number}",), "MultiPolygon", str([[ring]])))
    return Given(("name",), tuple(zones))


def middle(number: int) -> tuple[float, float]:
    return -99.9 + 0.2 * (number // 100), -9.9 + 0.2 * (number % 100)


def places(each: int = 0) -> Graph:
    """An image whose values are longitude and latitude, or so many of them, each with its number added."""
    import ee

    image = ee.Image.pixelLonLat()
    if not each:
        return Graph(ee.serializer.toJSON(image), IMAGE, "places")

    def moved(number: Any) -> Any:
        time_start = ee.Number(number).multiply(86_400_000)
        shifted = image.add(ee.Image.constant(ee.Number(number)))
        return shifted.set({"system:index": ee.Number(number).format("i%d"), "system:time_start": time_start})

    images = ee.ImageCollection.fromImages(ee.List.sequence(0, each - 1).map(moved))
    return Graph(ee.serializer.toJSON(images), IMAGES, "places")


def is_complete(table: ZonalTable, count: int) -> bool:
    """Whether every row has its own zone's values."""
    if [row[0] for row in table.rows] != [f"z{number}" for number in range(count)]:
        return False
    return all(row[1:] == pytest.approx(middle(number), abs=1e-6) for number, row in enumerate(table.rows))


def asked(sandbox: Any) -> list[int]:
    return [entry["status"] for entry in sandbox.log() if COMPUTE in entry["path"]]


def test_zones_get_their_own_values_in_their_order(client: Client, sandbox: Any) -> None:
    table = zonal.compute(ZonalOrder(places(), LAYER, **GRID), squares(450), client)
    assert is_complete(table, 450) and table.columns == ("name", "longitude_mean", "latitude_mean")
    assert asked(sandbox) == [200] * 4 and table.requests == 4  # the bands, and three parts


@pytest.mark.parametrize("attempts", [1, 4])
@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 429}, {"reset": True}, {"truncate": 30}])
def test_nothing_is_lost_when_a_tenth_of_the_requests_fail(
    sandbox: Any, monkeypatch: pytest.MonkeyPatch, fault: dict[str, Any], attempts: int
) -> None:
    monkeypatch.setattr(zonal_parts, "MOST_ZONES", 10)
    client = client_of(sandbox.url, attempts)
    sandbox.clear_log()
    order = ZonalOrder(places(), LAYER, bands=("longitude", "latitude"), **GRID)
    sandbox.faults({"path": COMPUTE, "probability": 0.1, "seed": 4, **fault})
    table = zonal.compute(order, squares(400), client)
    assert is_complete(table, 400) and table.problems == ()
    sent = len(asked(sandbox))
    assert sent > 40, "no request has failed"
    client.session.disconnect()


def test_a_row_for_each_zone_and_date(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zonal_parts, "MOST_ROWS", 12)
    order = ZonalOrder(places(30), LAYER, ("mean", "max"), each=True, bands=("latitude",), **GRID)
    table = zonal.compute(order, squares(5), client)
    assert table.columns == ("name", "date", "mean", "max") and len(table.rows) == 150
    for number, row in enumerate(table.rows):
        zone, day = divmod(number, 30)
        assert row[:2] == (f"z{zone}", f"1970-01-{day + 1:02d}")
        assert row[2:] == pytest.approx((middle(zone)[1] + day, middle(zone)[1] + day + 0.05), abs=1e-5)


def test_what_is_too_large_is_asked_for_in_halves(client: Client, sandbox: Any) -> None:
    large = {"status": 400, "message": "User memory limit exceeded."}
    order = ZonalOrder(places(), LAYER, bands=("longitude", "latitude"), **GRID)
    sandbox.faults({"path": COMPUTE, "times": 3, **large})
    assert is_complete(zonal.compute(order, squares(250), client), 250)
    assert len(asked(sandbox)) == 2 + 2 * 3
    sandbox.faults({"path": COMPUTE, **large})
    with pytest.raises(ComputationTooLarge, match="Zone 3 is too large at this scale"):
        zonal.compute(order, squares(1), client)


def test_a_refusal_ends_it(client: Client, sandbox: Any) -> None:
    order = ZonalOrder(places(), LAYER, bands=("longitude",), **GRID)
    sandbox.faults({"path": COMPUTE, "status": 403, "message": "Permission denied."})
    with pytest.raises(PermissionDenied):
        zonal.compute(order, squares(600), client)
    assert len(asked(sandbox)) == 1


def test_a_cancel_is_heard_at_once(client: Client, sandbox: Any) -> None:
    order = ZonalOrder(places(), LAYER, bands=("longitude",), **GRID)
    sandbox.latency(20_000)
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    begin = time.monotonic()
    with pytest.raises(Cancelled):
        zonal.compute(order, squares(600), client, cancelled=stop.is_set)
    assert time.monotonic() - begin < 5.0


def test_an_answer_of_other_zones_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    written = client.compute_written

    def shortened(write: Any, read: Any, **options: Any) -> Any:
        return written(write, lambda answer: read({"features": answer["features"][1:]}), **options)

    monkeypatch.setattr(client, "compute_written", shortened)
    with pytest.raises(ComputationFailed, match="other zones"):
        zonal.compute(ZonalOrder(places(), LAYER, bands=("longitude",), **GRID), squares(3), client)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_breaks_ends_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(answer: Any, how: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(zonal.zonal_rows, "answered", broken)
    with pytest.raises(ComputationFailed, match="broke off"):
        zonal.compute(ZonalOrder(places(), LAYER, bands=("longitude",), **GRID), squares(3), client)


def test_tables_come_in_pages(client: Client, sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zonal, "PAGE", 5)
    monkeypatch.setattr(zonal_parts, "MOST_ZONES", 4)
    order = ZonalOrder(places(), DISTRICTS, ("min",), columns=("ADM2_NAME", "ADM1_NAME"), **GRID)
    table = zonal.compute(order, None, client, shapes=True)
    pages = [entry for entry in sandbox.log() if "computeFeatures" in entry["path"]]
    assert len(pages) == 5 and len(asked(sandbox)) == 1 + 6
    for zone, row in zip(table.zones, table.rows):
        assert row[:2] == (zone.values[0], "Karnataka")
        xs = [x for rings in _rings(zone.shape) for x, _ in rings]
        assert min(xs) - 0.06 < row[2] < max(xs)


def _rings(shape: dict[str, Any]) -> list[Any]:
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def test_a_zone_that_fits_no_request_keeps_its_row(client: Client) -> None:
    given = squares(3)
    huge = replace(given.zones[1], coordinates=" " * (zonal_parts.LARGEST_ZONE + 1))
    given = replace(given, zones=(given.zones[0], huge, given.zones[2]))
    table = zonal.compute(ZonalOrder(places(), LAYER, bands=("longitude",), **GRID), given, client)
    assert [row[1] is None for row in table.rows] == [False, True, False]
    assert table.problems == ("Feature 10 has too many corners for one request: simplify or split it.",)


def test_areas_and_histograms(client: Client) -> None:
    """Two halves of a square: 3 west of a meridian and 8 east of it."""
    import ee

    image = ee.Image.pixelLonLat().select(["longitude"], ["kind"]).gt(-99.9).multiply(5).add(3).toByte()
    graph = Graph(ee.serializer.toJSON(image), IMAGE, "kinds")
    from ee_workbench.plugin.core.zonal_statistics import Histogram

    order = ZonalOrder(graph, LAYER, ("area", "histogram"), histogram=Histogram(0, 10, 2), **GRID)
    table = zonal.compute(order, squares(101), client)
    assert table.columns == ("name", "from_0", "from_5", "area_3", "area_8")
    first, last = table.rows[0][1:], table.rows[100][1:]
    assert first[:2] == (2.0, 2.0) and last[:2] == (0.0, 4.0) and last[2] == 0.0
    # A tenth of a degree on the sphere, at 9.9 degrees south, within the flattening of the Earth.
    assert first[2] == pytest.approx(first[3]) == pytest.approx(2 * 11_131.9**2 * 0.9851, rel=0.01)
    floating = Graph(ee.serializer.toJSON(ee.Image.random()), IMAGE, "noise")
    fine: dict[str, Any] = {"crs": "EPSG:4326", "scale": 100}
    with pytest.raises(RecipeError, match="images of classes"):
        zonal.compute(ZonalOrder(floating, LAYER, ("area",), **fine), squares(1), client)


def test_nothing_to_count(client: Client) -> None:
    nowhere = replace(DISTRICTS, filters=(PropertyFilter("ADM1_NAME", "==", "Atlantis"),))
    with pytest.raises(NothingFound, match="no zones"):
        zonal.compute(ZonalOrder(places(), nowhere, **GRID), None, client)
    never = replace(WEEK, dates=DateSpan.of("1990-01-01", "1990-01-02"))
    with pytest.raises(NothingFound, match="no images"):
        zonal.compute(ZonalOrder(never, LAYER, each=True, **GRID), squares(2), client)
    with pytest.raises(NothingFound):
        zonal.compute(ZonalOrder(never, LAYER, **GRID), squares(2), client)
    with pytest.raises(RecipeError, match="no column NAME"):
        zonal.compute(ZonalOrder(places(), DISTRICTS, columns=("NAME",), **GRID), None, client)
