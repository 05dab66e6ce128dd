# SPDX-License-Identifier: GPL-2.0-or-later
"""Series from the sandbox: equal to single pixels read one by one, split and failing as they should."""

from __future__ import annotations

import datetime
import io
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import Cancelled, ComputationTooLarge, NothingFound, QuotaExceeded, WorkbenchError
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, SceneFilter, View
from ee_workbench.plugin.core.series_order import SeriesOrder
from ee_workbench.plugin.core.series_parts import SeriesPlace, Steps
from ee_workbench.plugin.engine import series
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport

DAY = 86_400_000
FIELD = SeriesPlace.at(82.6076, 27.16348, "field")
WOOD = SeriesPlace.at(10.13, 50.13, "wood")
COLD = Cmip6Recipe(("MIROC6",), "ssp245", "tas", Period.month(3, 2030))
TERRA = "IDAHO_EPSCOR/TERRACLIMATE"


@pytest.fixture
def session() -> Iterator[Session]:
    """A session that waits longer than most tests want to: a series is many pixels."""
    made = Session(Transport(connect_seconds=2.0, read_seconds=60.0, first_wait=0.02))
    yield made
    made.disconnect()


def day(millis: int) -> str:
    return (datetime.date(1970, 1, 1) + datetime.timedelta(days=millis // DAY)).isoformat()


def computed(sandbox: Any) -> int:
    return sum("value:compute" in entry["path"] for entry in sandbox.log())


def pixel(image: Any, longitude: float, latitude: float, size: float) -> float:
    """The one pixel of a grid from 180° W, 90° N that a point lies in."""
    import ee

    column, row = (longitude + 180) // size, (90 - latitude) // size
    grid = {
        "dimensions": {"width": 1, "height": 1},
        "affineTransform": {
            "scaleX": size, "translateX": -180 + column * size, "scaleY": -size, "translateY": 90 - row * size
        },
        "crsCode": "EPSG:4326",
    }  # fmt: skip
    data = np.load(io.BytesIO(ee.data.computePixels({"expression": image, "fileFormat": "NPY", "grid": grid})))
    return float(data[data.dtype.names[0]][0, 0])


def test_a_month_of_days_is_one_request(client: Client, sandbox: Any) -> None:
    import ee

    sandbox.clear_log()
    found = series.fetch(SeriesOrder(COLD, (FIELD,)), client)
    assert computed(sandbox) == 1 and found.problems == ()
    (line,) = found.raw
    assert line.name == "tas" and [day(time) for time in line.times] == [f"2030-03-{d:02d}" for d in range(1, 32)]
    days = ee.ImageCollection("NASA/GDDP-CMIP6").filter(ee.Filter.eq("model", "MIROC6"))
    days = days.filter(ee.Filter.eq("scenario", "ssp245")).select("tas")
    for number in (0, 14, 30):
        image = days.filterDate(day(line.times[number])).first()
        kelvin = pixel(image, 82.6076, 27.16348, 0.25)
        assert line.values[number] == pytest.approx(kelvin - 273.15, abs=1e-4)


def test_models_and_scenarios_are_lines(client: Client) -> None:
    recipe = Cmip6Recipe(("MIROC6", "ACCESS-CM2"), "ssp245", "tas", Period.month(3, 2030))
    found = series.fetch(SeriesOrder(recipe, (FIELD, WOOD), scenarios=("ssp245", "ssp585")), client)
    assert len(found.raw) == 8 and all(len(line.times) == 31 for line in found.raw)
    assert len({line.values for line in found.raw}) == 8
    alone = series.fetch(SeriesOrder(COLD, (WOOD,)), client).raw[0]
    same = next(line for line in found.raw if line.name == "wood ssp245 MIROC6")
    assert (same.times, same.values) == (alone.times, alone.values)


def test_long_series_are_split_and_nothing_is_lost_or_doubled(
    client: Client, sandbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = series.fetch(SeriesOrder(COLD, (FIELD, WOOD)), client)
    sandbox.clear_log()
    monkeypatch.setattr(series, "MOST_DATES", 14)
    told: list[tuple[int, int]] = []
    split = series.fetch(SeriesOrder(COLD, (FIELD, WOOD)), client, progress=lambda *each: told.append(each))
    assert split.raw == whole.raw
    assert computed(sandbox) == 5  # 7 dates each, of two places
    assert told[-1] == (5, 5)


def test_images_at_one_time_stay_together() -> None:
    order = SeriesOrder(COLD, (FIELD,))
    first = series.pieces(order)[0]
    times = sorted([1, 2, 2, 2, 2, 3, 4, 4, 5, 6] * 200)
    rows = [[time, 0.0] for time in times[:500]]
    kept, rest = series.read(first, {"rows": rows, "times": times})
    asked = [(piece.start, piece.end) for piece in rest]
    assert asked[0][0] == times[500] and asked[-1][1] == 7
    assert all(end == start for (_, end), (start, _) in zip(asked, asked[1:]))
    assert len(kept) + sum(piece.dates for piece in rest) == len(times)
    assert all(row[0] < asked[0][0] for row in kept)


def test_clouds_are_gaps(client: Client, sandbox: Any) -> None:
    recipe = Sentinel2Recipe(
        Region.rectangle(82, 27, 83, 28), DateSpan.parse("2017"), collection="COPERNICUS/S2_HARMONIZED",
        scenes=SceneFilter(cloud=100), mask=CloudMask(threshold=0.65), view=View("index", index="NDVI"),
    )  # fmt: skip
    sandbox.clear_log()
    (line,) = series.fetch(SeriesOrder(recipe, (FIELD,)), client).raw
    assert computed(sandbox) == 1
    values = [value for value in line.values if value is not None]
    assert 5 < len(values) < len(line.values) and all(-1 <= value <= 1 for value in values)
    assert list(line.times) == sorted(line.times)


def test_polygons_become_the_mean_of_their_pixels(client: Client) -> None:
    import ee

    # Four whole pixels of TerraClimate's grid of 1/24 degree.
    box = Region.rectangle(10, 45, 10 + 2 / 24, 45 + 2 / 24)
    recipe = CollectionRecipe(TERRA, (Band.known(TERRA, "tmmx"), Band("pr")), DateSpan.parse("2019-01 to 2019-03"))
    order = SeriesOrder(recipe, (SeriesPlace("box", region=box), FIELD), bands=("tmmx", "pr"))
    found = series.fetch(order, client)
    assert [line.name for line in found.raw] == ["box tmmx", "box pr", "field tmmx", "field pr"]
    for month, value in zip(("2019-01", "2019-02", "2019-03"), found.raw[0].values):
        image = ee.ImageCollection(TERRA).filterDate(f"{month}-01", f"{month}-02").first().select("tmmx")
        four = [pixel(image, 10 + (x + 0.5) / 24, 45 + (y + 0.5) / 24, 1 / 24) for x in range(2) for y in range(2)]
        assert value == pytest.approx(np.mean(four) * 0.1, abs=1e-4)  # pixels of equal height weigh nearly the same


def test_steps_are_done_here(client: Client) -> None:
    order = SeriesOrder(COLD, (FIELD,), steps=Steps(1, "months"))
    found = series.fetch(order, client)
    (line,) = found.lines()
    assert line.values == (pytest.approx(np.mean(found.raw[0].values), abs=1e-12),)
    assert found.csv().splitlines()[1].startswith("2030-03-01,")


# What goes wrong.


def test_no_images_is_a_sentence(client: Client) -> None:
    nothing = CollectionRecipe(TERRA, (Band("pr"),), DateSpan.parse("1900-01"))
    with pytest.raises(NothingFound, match="no images"):
        series.fetch(SeriesOrder(nothing, (FIELD,)), client)


def test_what_the_service_refuses_ends_it(client: Client) -> None:
    unknown = CollectionRecipe("NOWHERE/NOTHING", (Band("b"),), DateSpan.parse("2019-01"))
    with pytest.raises(WorkbenchError, match="NOTHING"):
        series.fetch(SeriesOrder(unknown, (FIELD,)), client)


def test_passing_faults_are_not_seen(client: Client, sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(series, "MOST_DATES", 10)
    whole = series.fetch(SeriesOrder(COLD, (FIELD,)), client)
    sandbox.faults({"path": "value:compute$", "status": 503, "times": 2})
    assert series.fetch(SeriesOrder(COLD, (FIELD,)), client).raw == whole.raw


def test_a_part_that_fails_is_missing_and_said_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(series, "MOST_DATES", 10)
    real, seen, lock = client.compute, [], threading.Lock()

    def compute(value: Any, **how: Any) -> Any:
        with lock:
            seen.append(1)
            count = len(seen)
        if count == 3:
            raise QuotaExceeded("Too many requests now.")
        return real(value, **how)

    monkeypatch.setattr(client, "compute", compute)
    found = series.fetch(SeriesOrder(COLD, (FIELD,)), client)
    assert 15 <= len(found.raw[0].times) <= 30
    assert "1 of 4 requests failed" in found.problems[0] and "Too many requests now." in found.problems[0]


def test_what_is_too_large_is_halved(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = series.fetch(SeriesOrder(COLD, (FIELD, WOOD)), client)
    monkeypatch.setattr(series, "MOST_DATES", 20)
    asked: list[int] = []
    real_question = series.question

    def question(order: SeriesOrder, piece: series.Piece) -> Any:
        asked.append(len(piece.places))
        if len(piece.places) > 1 or (piece.most() if piece.is_first else piece.dates) > 6:
            raise ComputationTooLarge("Too large.")
        return real_question(order, piece)

    monkeypatch.setattr(series, "question", question)
    assert series.fetch(SeriesOrder(COLD, (FIELD, WOOD)), client).raw == whole.raw
    assert asked[0] == 2 and asked.count(1) > 10


def test_what_is_too_large_for_one_date_ends_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def question(order: SeriesOrder, piece: series.Piece) -> Any:
        raise ComputationTooLarge("Too large.")

    monkeypatch.setattr(series, "question", question)
    with pytest.raises(ComputationTooLarge):
        series.fetch(SeriesOrder(COLD, (FIELD,)), client)


def test_cancelling_ends_it(client: Client, sandbox: Any) -> None:
    sandbox.latency(1500)
    asked = threading.Event()
    threading.Timer(0.3, asked.set).start()
    with pytest.raises(Cancelled):
        series.fetch(SeriesOrder(COLD, (FIELD,)), client, cancelled=asked.is_set)
