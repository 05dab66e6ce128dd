# SPDX-License-Identifier: GPL-2.0-or-later
"""Collections, their filters and joins, against plain loops."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator
from typing import Any, Callable, Optional

import pytest
from ee_workbench.sandbox.algorithms.filter import far_apart
from ee_workbench.sandbox.collection import Collection, Constraints, Filter, Given, Source
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.expression import Function
from ee_workbench.sandbox.filter_text import parse_filter
from ee_workbench.sandbox.filters import TESTS, And, Between, CalendarRange, Comparison, Not, NotNull, Or, compare
from ee_workbench.sandbox.values import Date, DateRange, Element
from ee_workbench.sandbox.vector.feature import Feature
from ee_workbench.sandbox.vector.geometry import Geometry
from hypothesis import given
from hypothesis import strategies as st

DAY = 86_400_000
ROWS = st.lists(
    st.fixed_dictionaries(
        {"a": st.none() | st.integers(0, 4), "b": st.none() | st.sampled_from(["x", "xy", "z"]),
         "system:time_start": st.none() | st.integers(0, 800).map(lambda day: day * DAY)}
    ),
    max_size=12,
)  # fmt: skip


def collection(rows: list[dict[str, Any]]) -> Collection:
    return Collection(source=Given(Feature(properties=row, id=str(i)) for i, row in enumerate(rows)))


def rows_of(found: Collection) -> list[dict[str, Any]]:
    return [element.properties for element in found]


class Eager(Source):
    """A source that leaves out all that its constraints exclude, as the catalogue may."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.seen: list[Constraints] = []

    def elements(self, constraints: Constraints) -> Iterator[Element]:
        self.seen.append(constraints)
        for index, row in enumerate(self.rows):
            time = row["system:time_start"]
            if constraints.start is not None and (time is None or time < constraints.start):
                continue
            if constraints.end is not None and (time is None or time >= constraints.end):
                continue
            element = Feature(properties=row, id=str(index))
            if all(element.get(name) in values for name, values in constraints.equals.items()):
                yield element


def mirrored(name: str, field: str, value: Any) -> Filter:
    """The comparison of a value with a property, the value on the left."""
    return Comparison(name, TESTS[name], None, None, field, value)


def _filters() -> st.SearchStrategy[Filter]:
    time = st.integers(0, 800).map(lambda day: day * DAY)
    numeric = st.sampled_from(["equals", "notEquals", "lessThan", "greaterThan", "lessThanOrEquals"])
    textual = st.sampled_from(["equals", "stringContains", "stringStartsWith"])
    temporal = st.sampled_from(["lessThan", "greaterThan", "equals"])
    leaves = st.one_of(
        st.builds(lambda name, value: compare(name, "a", value), numeric, st.integers(0, 4)),
        st.builds(lambda name, value: compare(name, "b", value), textual, st.sampled_from(["x", "y"])),
        st.builds(lambda name, value: compare(name, "system:time_start", value), temporal, time),
        st.builds(lambda name, value: mirrored(name, "system:time_start", value), temporal, time),
        st.builds(lambda values: mirrored("listContains", "a", values), st.lists(st.integers(0, 4), max_size=3)),
        st.builds(lambda a, b: mirrored("dateRangeContains", "system:time_start", DateRange(a, b)), time, time),
        st.builds(lambda a, b: CalendarRange(a, b, "month"), st.integers(1, 12), st.integers(1, 12)),
        st.builds(lambda a, b: CalendarRange(a, b, "year"), st.integers(1970, 1972), st.integers(1970, 1972)),
        st.builds(lambda a, b: Between("system:time_start", a, b), time, time),
        st.just(NotNull(["a"])),
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(And)
            | st.lists(inner, min_size=1, max_size=3).map(Or)
            | inner.map(Not)
        ),
        max_leaves=6,
    )


@given(ROWS, _filters())
def test_no_element_is_lost_by_what_sources_are_told(rows: list[dict[str, Any]], condition: Filter) -> None:
    rows = [{**row, "system:time_start": row["system:time_start"] or 0} for row in rows]
    expected = [row for i, row in enumerate(rows) if condition.matches(Feature(properties=row, id=str(i)))]
    assert rows_of(Collection(source=Eager(rows)).filtered(condition)) == expected


def test_sources_are_told_what_filters_demand(ee: Any, raw: Callable[[Any], Any]) -> None:
    built = ee.Filter.And(
        ee.Filter.eq("model", "CanESM5"),
        ee.Filter.inList("scenario", ["ssp126", "ssp585"]),
        ee.Filter.date("2030-01-01", "2031-01-01"),
        ee.Filter.gte("system:time_start", 0),
        ee.Filter.bounds(ee.Geometry.Rectangle([0, 0, 2, 1], None, False)),
    )
    constraints = Constraints()
    raw(built).constrain(constraints)
    assert constraints.equals == {"model": {"CanESM5"}, "scenario": {"ssp126", "ssp585"}}
    assert (constraints.start, constraints.end) == (1893456000000, 1924992000000)
    assert constraints.bounds == pytest.approx((0, 0, 2, 1), abs=1e-9)

    mirrored_constraints = Constraints()
    raw(ee.Filter.lessThan(leftValue=5, rightField="system:time_start")).constrain(mirrored_constraints)
    assert (mirrored_constraints.start, mirrored_constraints.end) == (5, None)


def test_demands_pass_through_maps_that_leave_them_alone() -> None:
    source = Eager([{"a": i, "b": "x", "system:time_start": i * DAY} for i in range(10)])
    wanted = And([compare("greaterThan", "system:time_start", 7 * DAY), compare("equals", "a", 8)])
    kept = Collection(source=source).mapped(lambda e: Feature(properties={**e.properties, "c": 1}, id=e.id))
    assert [row["a"] for row in rows_of(kept.filtered(wanted))] == [8]
    assert source.seen[-1].start == 7 * DAY and source.seen[-1].equals == {"a": {8}}
    moved = Collection(source=source).mapped(
        lambda e: Feature(properties={"a": 8, "system:time_start": 9 * DAY}, id=e.id)
    )
    assert len(rows_of(moved.filtered(wanted))) == 10
    assert source.seen[-1].start is None and not source.seen[-1].equals


# Filters.


@pytest.mark.parametrize(
    "text, passes",
    [
        ("a == 1", True), ("a != 1", False), ("a > 0.5 && b == 'xy'", True), ("a > 1 || b == \"xy\"", True),
        ("!(a == 1)", False), ("a in (2, 1)", True), ("not a in (2, 3)", True), ("a == 1 and not b == 'x'", True),
        ("1 <= a", True), ("system:index == '7'", True), ("missing == 1", False), ("a = 1", True),
        ("a < 0 or (a >= 1 and a <= 1)", True), ("b == a", False), ("-1 < a", True),
    ],
)  # fmt: skip
def test_filters_as_text(text: str, passes: bool) -> None:
    assert parse_filter(text).matches(Feature(properties={"a": 1, "b": "xy"}, id="7")) is passes


@pytest.mark.parametrize(
    "text", ["", "a", "a ==", "== 1", "a == 1 b", "(a == 1", "a in 1", "a in (b)", "a % 2", "(" * 300]
)
def test_texts_that_are_no_filters(text: str) -> None:
    with pytest.raises(EarthEngineError, match=r"Filter\.expression"):
        parse_filter(text)


def test_nulls_pass_unless_and_fail_if() -> None:
    nothing = Feature(properties={})
    passing = {name for name in TESTS if compare(name, "a", 1).matches(nothing)}
    assert passing == {"notEquals", "greaterThanOrEquals", "lessThanOrEquals"}


def test_operands_of_other_types() -> None:
    element = Feature(properties={"n": 1, "s": "1", "d": Date(5)})
    assert compare("equals", "n", 1.0).matches(element) and not compare("equals", "s", 1).matches(element)
    assert compare("greaterThan", "d", 4).matches(element) and compare("equals", "d", 5).matches(element)
    assert not compare("lessThan", "s", 2).matches(element)
    with pytest.raises(EarthEngineError, match="leftField"):
        Comparison("equals", TESTS["equals"], None, 1, None, None)
    with pytest.raises(EarthEngineError, match="Unknown calendar field"):
        CalendarRange(1, 2, "fortnight")


def test_geometries_filter(ee: Any, value: Callable[[Any], Any]) -> None:
    points = ee.FeatureCollection([ee.Feature(ee.Geometry.Point(x, 0), {"x": x}) for x in range(5)])
    square = ee.Geometry.Rectangle([0.5, -1, 2.5, 1], None, False)

    def xs(condition: Any) -> Any:
        return value(points.filter(condition).aggregate_array("x"))

    assert xs(ee.Filter.bounds(square)) == [1, 2]
    assert xs(ee.Filter.disjoint(".geo", square)) == [0, 3, 4]
    assert xs(ee.Filter.isContained(".geo", square)) == [1, 2]
    assert xs(ee.Filter.withinDistance(120_000, ".geo", ee.Geometry.Point(0, 0))) == [0, 1]
    assert xs(ee.Filter.hasType(".geo", "Point")) == [0, 1, 2, 3, 4]
    polygons = ee.FeatureCollection([ee.Feature(ee.Geometry.Point(0, 0).buffer(r), {"r": r}) for r in (1000, 5000)])
    assert value(polygons.filter(ee.Filter.area(1e6, 5e6)).aggregate_array("r")) == [1000]


BOXES = st.tuples(st.integers(-18, 17), st.integers(-8, 7), st.integers(1, 9), st.integers(1, 3)).map(
    lambda box: Geometry.rectangle(
        10 * box[0], 10 * box[1], min(10 * (box[0] + box[2]), 180), 10 * min(box[1] + box[3], 9), geodesic=True
    )
)


@given(BOXES, BOXES)
def test_shapes_taken_for_apart_are_apart(call: Callable[..., Any], left: Geometry, right: Geometry) -> None:
    if far_apart(left, right):
        assert not call("Geometry.intersects", left=left, right=right)


# Collections.


def test_laziness() -> None:
    class Endless(Source):
        def elements(self, constraints: Constraints) -> Iterator[Element]:
            return (Feature(properties={"n": n}, id=str(n)) for n in itertools.count())

    calls = []
    endless = Collection(source=Endless()).mapped(lambda e: calls.append(e) or e)  # type: ignore[func-returns-value]
    assert endless.first().get("n") == 0 and len(endless.take(3)) == 3 and len(endless.take(2)) == 2
    assert len(calls) == 3


def test_errors_inside_a_map_name_the_element(call: Callable[..., Any]) -> None:
    def fails(arguments: dict[str, Any]) -> Any:
        raise EarthEngineError("Image.select: nothing.")

    mapped = call("Collection.map", collection=collection([{"a": 1}]), baseAlgorithm=Function(("x",), fails))
    for _ in range(2):
        with pytest.raises(EarthEngineError, match=r"^Error in map\(ID=0\):\nImage\.select: nothing\.$"):
            list(mapped)
    nothing = Function(("x",), lambda arguments: None)
    with pytest.raises(EarthEngineError, match="must return a Feature or Image"):
        list(call("Collection.map", collection=collection([{"a": 1}]), baseAlgorithm=nothing))
    assert list(call("Collection.map", collection=collection([{}]), baseAlgorithm=nothing, dropNulls=True)) == []


def test_indices(ee: Any, value: Callable[[Any], Any]) -> None:
    two = ee.FeatureCollection([ee.Feature(None, {"a": 1}), ee.Feature(None, {"a": 2})])

    def ids(item: Any) -> list[str]:
        return [feature["id"] for feature in value(item)["features"]]

    assert ids(two) == ["0", "1"]
    assert ids(two.map(lambda f: ee.Feature(None))) == ["0", "1"]
    assert ids(two.merge(two)) == ["1_0", "1_1", "2_0", "2_1"]
    assert ids(ee.FeatureCollection([two, two]).flatten()) == ["0_0", "0_1", "1_0", "1_1"]
    assert ids(two.filter(ee.Filter.eq("a", 2))) == ["1"]
    assert ids(ee.FeatureCollection([ee.Feature(None).set("system:index", "q")])) == ["q"]
    assert value(ee.Feature(two.first()).id()) == "0"
    images = ee.ImageCollection([ee.Image(1), ee.Image(2)])
    assert value(images.aggregate_array("system:index")) == ["0", "1"]


@given(ROWS, st.sampled_from(["a", "b"]), st.booleans(), st.none() | st.integers(0, 5))
def test_sort_and_limit(
    call: Callable[..., Any], rows: list[dict[str, Any]], key: str, ascending: bool, count: Optional[int]
) -> None:
    found = rows_of(call("Collection.limit", collection=collection(rows), limit=count, key=key, ascending=ascending))
    known = sorted((row for row in rows if row[key] is not None), key=lambda row: row[key], reverse=not ascending)
    assert found == [*known, *(row for row in rows if row[key] is None)][:count]


@given(ROWS)
def test_distinct_and_lists(call: Callable[..., Any], rows: list[dict[str, Any]]) -> None:
    found = rows_of(call("Collection.distinct", collection=collection(rows), properties=["a", "b"]))
    seen: dict[tuple[Any, Any], dict[str, Any]] = {}
    for row in rows:
        seen.setdefault((row["a"], row["b"]), row)
    assert found == list(seen.values())
    assert call("Collection.size", collection=collection(rows)) == len(rows)
    listed = call("Collection.toList", collection=collection(rows), count=3, offset=2)
    assert [element.properties for element in listed] == rows[2:5]


@given(ROWS)
def test_statistics(call: Callable[..., Any], rows: list[dict[str, Any]]) -> None:
    known = [row["a"] for row in rows if row["a"] is not None]

    def aggregate(name: str, name_of: str = "a") -> Any:
        return call(f"AggregateFeatureCollection.{name}", collection=collection(rows), property=name_of)

    assert aggregate("array") == known and aggregate("count") == len(known) and aggregate("sum") == sum(known)
    assert aggregate("count_distinct") == len(set(known))
    assert aggregate("histogram") == {str(n): known.count(n) for n in known}
    assert aggregate("first") == (rows[0]["a"] if rows else None)
    letters = [row["b"] for row in rows if row["b"] is not None]
    assert aggregate("max", "b") == max(letters, default=None)
    shown = aggregate("stats")
    assert (shown["total_count"], shown["valid_count"]) == (len(rows), len(known))
    if known:
        assert aggregate("mean") == pytest.approx(statistics.fmean(known)) and aggregate("min") == min(known)
        assert aggregate("total_sd") == pytest.approx(statistics.pstdev(known))
        assert shown["total_var"] == pytest.approx(statistics.pvariance(known))
        assert shown["total_sd"] == pytest.approx(statistics.pstdev(known))
    if len(known) > 1:
        assert aggregate("sample_var") == pytest.approx(statistics.variance(known))


def test_reduce_columns(ee: Any, value: Callable[[Any], Any]) -> None:
    held = ee.FeatureCollection([ee.Feature(None, {"a": a, "w": w}) for a, w in ((1, 1), (2, 3), (None, 5))])
    assert value(held.reduceColumns(ee.Reducer.mean(), ["a"])) == {"mean": 1.5}
    assert value(held.reduceColumns(ee.Reducer.mean(), ["a"], ["w"])) == {"mean": 1.75}
    assert value(held.reduceColumns(ee.Reducer.mean().repeat(2), ["a", "w"])) == {"mean": [1.5, 2]}


def test_remap_random_columns_and_arrays(ee: Any, value: Callable[[Any], Any]) -> None:
    trees = ee.FeatureCollection([ee.Feature(None, {"t": t, "n": n}) for n, t in enumerate(["Tree", "NotTree", "?"])])
    assert value(trees.remap(["NotTree", "Tree"], [0, 1], "t").aggregate_array("t")) == [1, 0]
    drawn = value(trees.randomColumn("r", 5).aggregate_array("r"))
    assert drawn == value(trees.randomColumn("r", 5).aggregate_array("r")) and len(set(drawn)) == 3
    assert all(0 <= each < 1 for each in drawn) and drawn != value(trees.randomColumn("r", 6).aggregate_array("r"))
    assert value(trees.makeArray(["n", "n"], "m").first().get("m")) == [0, 0]
    assert value(trees.makeArray(["n", "t"]).size()) == 0
    matrix = trees.map(lambda f: f.set("p", 1)).errorMatrix("n", "p")
    assert value(matrix) == [[0, 1, 0], [0, 1, 0], [0, 1, 0]] and value(matrix.accuracy()) == pytest.approx(1 / 3)


def test_random_points_fall_evenly_on_the_region(ee: Any, value: Callable[[Any], Any]) -> None:
    region = ee.Geometry.Rectangle([10, 0, 20, 60], None, False)
    points = value(ee.FeatureCollection.randomPoints(region, 400, 1))["features"]
    xs, ys = zip(*(point["geometry"]["coordinates"] for point in points))
    assert len(points) == 400 and 10 <= min(xs) and max(xs) <= 20 and 0 <= min(ys) and max(ys) <= 60
    assert sum(y < 25.66 for y in ys) == pytest.approx(200, abs=45)  # half of the area lies south of asin(sin 60° / 2)


# Joins.


@given(ROWS, ROWS)
def test_joins_are_loops(call: Callable[..., Any], left: list[dict[str, Any]], right: list[dict[str, Any]]) -> None:
    condition = And(
        [Comparison("equals", TESTS["equals"], "a", None, "a", None),
         Comparison("lessThan", TESTS["lessThan"], "system:time_start", None, "system:time_start", None)]
    )  # fmt: skip
    arguments = {"primary": collection(left), "secondary": collection(right), "condition": condition}

    def matches(row: dict[str, Any]) -> list[dict[str, Any]]:
        times = row["system:time_start"]
        return [
            other for other in right
            if row["a"] is not None and other["a"] == row["a"] and None not in (times, other["system:time_start"])
            and times < other["system:time_start"]
        ]  # fmt: skip

    assert rows_of(call("Join.apply", join=call("Join.simple"), **arguments)) == [r for r in left if matches(r)]
    assert rows_of(call("Join.apply", join=call("Join.inverted"), **arguments)) == [r for r in left if not matches(r)]
    pairs = call("Join.apply", join=call("Join.inner"), **arguments)
    found = [(pair.get("primary").properties, pair.get("secondary").properties) for pair in pairs]
    assert found == [(row, other) for row in left for other in matches(row)]
    saved = call("Join.apply", join=call("Join.saveAll", matchesKey="m", ordering="system:time_start"), **arguments)
    expected = [sorted(matches(r), key=lambda m: m["system:time_start"]) for r in left if matches(r)]
    assert [[each.properties for each in row["m"]] for row in rows_of(saved)] == expected
    sources = {
        **arguments,
        "secondary": Collection(
            source=Eager([{**row, "system:time_start": row["system:time_start"] or 0} for row in right])
        ),
    }
    call("Join.apply", join=call("Join.simple"), **sources).size()


def test_the_best_match_is_the_nearest(ee: Any, value: Callable[[Any], Any]) -> None:
    left = ee.FeatureCollection([ee.Feature(None, {"t": t}) for t in (10, 20, 90)])
    right = ee.FeatureCollection([ee.Feature(None, {"u": u}) for u in (3, 12, 19)])
    near = ee.Filter.maxDifference(8, "t", None, "u")
    best = ee.Join.saveBest("match", "apart").apply(left, right, near)
    shown = value(
        best.map(
            lambda f: f.set("u", ee.Feature(f.get("match")).get("u"), "d", ee.Feature(f.get("match")).get("apart"))
        )
    )
    assert [(f["properties"]["t"], f["properties"]["u"], f["properties"]["d"]) for f in shown["features"]] == [
        (10, 12, 2),
        (20, 19, 1),
    ]
    outer = ee.Join.saveBest("match", "apart", True).apply(left, right, near)
    assert value(outer.size()) == 3
    first = ee.Join.saveFirst("match", "u", False).apply(left, right, near)
    assert value(first.map(lambda f: f.set("u", ee.Feature(f.get("match")).get("u"))).aggregate_array("u")) == [12, 19]


def test_optional_inputs_of_a_list_may_be_null(call: Callable[..., Any]) -> None:
    rows = [{"a": 1, "b": None}, {"a": None, "b": 2.5}, {"a": 3, "b": 4.5}]
    for optional, wanted in ((0, [[3, 4.5]]), (1, [[1, None], [3, 4.5]]), (2, [[1, None], [None, 2.5], [3, 4.5]])):
        reducer = call("Reducer.toList", tupleSize=2, numOptional=optional)
        found = call("Collection.reduceColumns", collection=collection(rows), reducer=reducer, selectors=["a", "b"])
        assert found == {"list": wanted}
