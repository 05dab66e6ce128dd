# SPDX-License-Identifier: GPL-2.0-or-later
"""Results that the service's reference publishes for strings, lists, dictionaries and dates."""

from __future__ import annotations

from typing import Any, Callable

import pytest

BANDS = {"B1": 182, "B2": 219, "B3": 443}
WEDNESDAY = "1975-07-23T21:13:59"
FRIDAY = "2021-4-30T07:15:31.24"

STRINGS: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("cat", lambda ee: ee.String("cat").cat(" bird"), "cat bird"),
    ("compare", lambda ee: ee.String("a").compareTo("b"), -1),
    ("equals", lambda ee: ee.String("Abies").equals("abies"), False),
    ("index", lambda ee: ee.String("abc123").index("c1"), 2),
    ("index of nothing", lambda ee: ee.String("abc123").index(""), 0),
    ("rindex", lambda ee: ee.String("aBc-Abc").rindex("A"), 4),
    ("rindex of nothing", lambda ee: ee.String("aBc-Abc").rindex(""), 7),
    ("match nothing", lambda ee: ee.String("ABCabc123").match(""), [""]),
    ("match all", lambda ee: ee.String("ABCabc123").match("AB", "ig"), ["AB", "ab"]),
    ("match the first", lambda ee: ee.String("ABCabc123").match("[a-z]+[0-9]+"), ["abc123"]),
    ("match a negated set", lambda ee: ee.String("ABCabc123").match("abc[^0-9]", "i"), ["ABCa"]),
    ("match with groups", lambda ee: ee.String("S2_2020").match("([A-Z]\\d)_(\\d+)"), ["S2_2020", "S2", "2020"]),
    ("no match", lambda ee: ee.String("abc").match("x"), []),
    ("replace the first", lambda ee: ee.String("abc-abc").replace("abc", "X"), "X-abc"),
    ("replace all", lambda ee: ee.String("aBc-Abc").replace("abc", "Z", "ig"), "Z-Z"),
    ("replace with groups", lambda ee: ee.String("2020-01").replace("(\\d+)-(\\d+)", "$2/$1"), "01/2020"),
    ("slice from the end", lambda ee: ee.String("abcdefghijklmnopqrstuvwxyz").slice(-4, 25), "wxy"),
    ("slice of nothing", lambda ee: ee.String("").slice(-1), ""),
    ("split, case ignored", lambda ee: ee.String("aBAbcD").split("[bc]", "i"), ["a", "A", "", "D"]),
    ("split on a group", lambda ee: ee.String("aBAbcD").split("(BA|c)"), ["a", "b", "D"]),
    ("split into characters", lambda ee: ee.String("a,b").split(""), ["a", ",", "b"]),
    ("split on a class", lambda ee: ee.String("a,b,cdee f,g").split("[[:space:]]"), ["a,b,cdee", "f,g"]),
    ("split leaves no empty end", lambda ee: ee.String("a,b,c f,g").split("[a-z]"), ["", ",", ",", " ", ","]),
    ("split on a dot", lambda ee: ee.String("a.b*c?d").split("\\."), ["a", "b*c?d"]),
    ("trim", lambda ee: ee.String("\t\n\r a\t b\t\n\r ").trim(), "a\t b"),
    ("upper", lambda ee: ee.String("AaBbCc123").toUpperCase(), "AABBCC123"),
    ("length in UTF-16", lambda ee: ee.String("🧲").length(), 2),
    ("encode", lambda ee: ee.String.encodeJSON(ee.Dictionary({"b": "x", "a": 3})), '{"a":3,"b":"x"}'),
    ("encode a list", lambda ee: ee.String.encodeJSON(ee.List([1, 2, 3])), "[1,2,3]"),
    ("decode", lambda ee: ee.String('{"a": "abc", "b": 1.0}').decodeJSON(), {"a": "abc", "b": 1}),
    ("from a number", lambda ee: ee.String(ee.Number(5)), "5"),
]

LISTS: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("of anything", lambda ee: ee.List([[], [[]], [1, [], "a"], None, True]), [[], [[]], [1, [], "a"], None, True]),
    ("add a list", lambda ee: ee.List(["a"]).add(["b"]), ["a", ["b"]]),
    ("cat", lambda ee: ee.List([["a", "b"]]).cat(ee.List([["1", 1]])), [["a", "b"], ["1", 1]]),
    ("frequency", lambda ee: ee.List([0, 1, 2, 2, 3]).frequency(2), 2),
    ("get from the end", lambda ee: ee.List([5, 10, 15]).get(-2), 10),
    ("filter", lambda ee: ee.List([1, 2, 3, None, 6, 7]).filter(ee.Filter.gt("item", 4)), [6, 7]),
    ("filter in list", lambda ee: ee.List([1, 2, None]).filter(ee.Filter.inList("item", [1, 98])), [1]),
    ("filter not null", lambda ee: ee.List([1, None]).filter(ee.Filter.notNull(["item"])), [1]),
    ("sequence", lambda ee: ee.List.sequence(0, 10, 2), [0, 2, 4, 6, 8, 10]),
    ("sequence downwards", lambda ee: ee.List.sequence(0, None, -2, 4), [0, -2, -4, -6]),
    ("sequence of a count", lambda ee: ee.List.sequence(0, 10, 2, 3), [0, 5, 10]),
    ("sequence without its end", lambda ee: ee.List.sequence(3, 6, 2), [3, 5]),
    ("sequence of large numbers", lambda ee: ee.List.sequence(start=-1e9, end=1e9, count=3), [-(10**9), 0, 10**9]),
    ("splice out", lambda ee: ee.List([0, 1, 2, 3, 4]).splice(-2, 1), [0, 1, 2, 4]),
    ("splice in", lambda ee: ee.List([0, 1, 2]).splice(2, 0, ["X", "Y"]), [0, 1, "X", "Y", 2]),
    ("iterate", lambda ee: ee.List([1, 2, 3]).iterate(lambda x, s: ee.List(s).add(ee.Number(x).add(1)), []), [2, 3, 4]),
    ("numbers of months", lambda ee: ee.List.sequence(1, 2).map(lambda m: ee.Number(m).format("%02d")), ["01", "02"]),
]

DICTIONARIES: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("from pairs", lambda ee: ee.Dictionary(["B1", 182, "B2", 219]), {"B1": 182, "B2": 219}),
    ("combine", lambda ee: ee.Dictionary(BANDS).combine({"B1": -1, "x": 1}), {**BANDS, "B1": -1, "x": 1}),
    ("combine, kept", lambda ee: ee.Dictionary(BANDS).combine({"B1": -1, "x": 1}, False), {**BANDS, "x": 1}),
    ("default", lambda ee: ee.Dictionary(BANDS).get("Band_1", -9999), -9999),
    ("keys in order", lambda ee: ee.Dictionary({"b": 1, "a": 2, "B": 3}).keys(), ["B", "a", "b"]),
    ("map", lambda ee: ee.Dictionary(BANDS).map(lambda k, v: ee.Number(v).add(1)), {"B1": 183, "B2": 220, "B3": 444}),
    ("remove", lambda ee: ee.Dictionary(BANDS).remove(["B2", "B3", "x"], True), {"B1": 182}),
    ("rename", lambda ee: ee.Dictionary(BANDS).rename(["B2"], ["two"]), {"B1": 182, "B3": 443, "two": 219}),
    ("rename over", lambda ee: ee.Dictionary(BANDS).rename(["B3"], ["B1"], True), {"B1": 443, "B2": 219}),
    ("select by expression", lambda ee: ee.Dictionary(BANDS).select(["B[1-2]"]), {"B1": 182, "B2": 219}),
    ("to array", lambda ee: ee.Dictionary(BANDS).toArray(), [182, 219, 443]),
    ("to array across", lambda ee: ee.Dictionary(BANDS).toArray(["B2", "B1"], 1), [[219, 182]]),
    ("to image", lambda ee: ee.Dictionary(BANDS).toImage().bandNames(), ["B1", "B2", "B3"]),
    ("values", lambda ee: ee.Dictionary(BANDS).values(["B3", "B1"]), [443, 182]),
    ("array inside", lambda ee: ee.Dictionary({"a": ee.Array([1, 2])}).getArray("a"), [1, 2]),
]

_FORMATS = {
    "YYYY GG": "1975 AD", "CC YY": "19 75", "xxxx ww": "1975 30", "yy DDD": "75 204", "MM dd": "07 23",
    "e E": "3 Wed", "e EEEEEEEE": "3 Wednesday", "a K h": "PM 9 9", "a KK hh": "PM 09 09", "H k m s S": "21 21 13 59 0",
    "HH kk mm ss SS": "21 21 13 59 00", "z": "UTC", "zzzz": "Coordinated Universal Time", "Z": "+0000",
    "ZZ": "+00:00", "ZZZ": "UTC", "YY 'yada' MM": "75 yada 07", "YY ''MM'' dd": "75 '07' 23", "MMM MMMM": "Jul July",
}  # fmt: skip
_IN_PACIFIC = {"z": "PDT", "zzzz": "Pacific Daylight Time", "Z": "-0700", "ZZ": "-07:00", "ZZZ": "PST8PDT"}
_ZONES = {
    "GMT": "2020-08-18T00:00:00", "Etc/GMT+0": "2020-08-18T00:00:00", "Zulu": "2020-08-18T00:00:00",
    "America/Los_Angeles": "2020-08-17T17:00:00", "US/Pacific": "2020-08-17T17:00:00",
    "Australia/Tasmania": "2020-08-18T10:00:00", "Etc/GMT-10": "2020-08-18T10:00:00", "+05:30": "2020-08-18T05:30:00",
}  # fmt: skip
_TEXTS = {
    "2020": "2020-01-01T00:00:00", "2017-6-24": "2017-06-24T00:00:00", "2017-6-24T00:14:46": "2017-06-24T00:14:46",
    "1996-001": "1996-01-01T00:00:00", "1996-01-01T08:00": "1996-01-01T08:00:00", "2009-W53-5": "2010-01-01T00:00:00",
    "2020-01-01T00:00+02:00": "2019-12-31T22:00:00",
}  # fmt: skip


JUNE, JULY = ("2017-06-24", "2017-07-24"), ("2017-07-01", "2018-08-24")


def _span(start: int, end: int) -> dict[str, Any]:
    return {"type": "DateRange", "dates": [start, end]}


def _day(milliseconds: int) -> dict[str, Any]:
    return {"type": "Date", "value": milliseconds}


DATES: list[tuple[str, Callable[[Any], Any], Any]] = [
    *((f"format {k}", lambda ee, k=k: ee.Date(WEDNESDAY).format(k), v) for k, v in _FORMATS.items()),
    *((f"Pacific {k}", lambda ee, k=k: ee.Date(WEDNESDAY).format(k, "PST8PDT"), v) for k, v in _IN_PACIFIC.items()),
    *((f"zone {k}", lambda ee, k=k: ee.Date("2020-08-18").format(None, k), v) for k, v in _ZONES.items()),
    *((f"text {k}", lambda ee, k=k: ee.Date(k).format(), v) for k, v in _TEXTS.items()),
    ("in a zone", lambda ee: ee.Date("2020", "US/Mountain").format(), "2020-01-01T07:00:00"),
    ("a week later", lambda ee: ee.Date("2020-01-01").advance(1, "week"), _day(1578441600000)),
    ("two years later", lambda ee: ee.Date("2020-01-01").advance(2, "years"), _day(1640995200000)),
    ("difference", lambda ee: ee.Date("2020-01-15").difference("2020-01-01", "days"), 14),
    ("a difference in years", lambda ee: ee.Date("2020-01-01").difference("2019-01-01", "year"), 365 / 365.2425),
    ("from year, month and day", lambda ee: ee.Date.fromYMD(2021, 4, 30, "America/Los_Angeles"), _day(1619766000000)),
    ("week of the year", lambda ee: ee.Date(FRIDAY).get("week"), 17),
    ("relative week", lambda ee: ee.Date(FRIDAY).getRelative("week", "year"), 17),
    ("relative day", lambda ee: ee.Date(FRIDAY).getRelative("day", "year"), 119),
    ("relative month", lambda ee: ee.Date(FRIDAY).getRelative("month", "year"), 3),
    ("relative minute", lambda ee: ee.Date(FRIDAY).getRelative("minute", "day"), 435),
    ("relative to a smaller unit", lambda ee: ee.Date(FRIDAY).getRelative("year", "month"), 0),
    ("fraction of a second", lambda ee: ee.Date(FRIDAY).getFraction("second"), 0.24),
    ("fraction of an hour", lambda ee: ee.Date(FRIDAY).getFraction("hour"), (15 * 60 + 31.24) / 3600),
    ("range", lambda ee: ee.Date(FRIDAY).getRange("week"), _span(1619395200000, 1620000000000)),
    ("ratio", lambda ee: ee.Date.unitRatio("year", "second"), 31556952),
    ("ratio of months", lambda ee: ee.Date.unitRatio("month", "year"), 1 / 12),
    ("update", lambda ee: ee.Date(FRIDAY).update(year=2010, minute=59), _day(1272614371240)),
    ("parse", lambda ee: ee.Date.parse("MM/dd/YY", "4/30/21"), _day(1619740800000)),
    ("parse a name", lambda ee: ee.Date.parse("MMM. dd, YYYY", "Apr. 30, 2021"), _day(1619740800000)),
    ("parse a time", lambda ee: ee.Date.parse("YYYY-MM-dd HH:mm:ss", "2021-4-30 00:00:00"), _day(1619740800000)),
    ("a range of one", lambda ee: ee.DateRange("2017-06-24"), _span(1498262400000, 1498262400001)),
    ("all time", lambda ee: ee.DateRange.unbounded(), _span(-(2**63), 2**63 - 1)),
    ("contains", lambda ee: ee.DateRange(*JUNE).contains(ee.DateRange("2017-06-30", "2017-07-10")), True),
    ("contains not", lambda ee: ee.DateRange(*JUNE).contains(ee.DateRange("2010", "2020")), False),
    ("an empty range", lambda ee: ee.DateRange("2017-07-24", "2017-06-24").isEmpty(), True),
    (
        "union",
        lambda ee: ee.DateRange(*JUNE).union(ee.DateRange("1970-06-24", "1971")),
        _span(15033600000, 1500854400000),
    ),
    (
        "intersection",
        lambda ee: ee.DateRange(*JUNE).intersection(ee.DateRange(*JULY)),
        _span(1498867200000, 1500854400000),
    ),
]

CHOICES: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("if", lambda ee: ee.Algorithms.If(True, "yes", "no"), "yes"),
    ("if zero", lambda ee: ee.Algorithms.If(ee.String("Tree").compareTo("Tree"), 0, 1), 1),
    ("if empty", lambda ee: ee.Algorithms.If(ee.List([]), 0, 1), 1),
    ("type of a list", lambda ee: ee.Algorithms.ObjectType(ee.List([1, "a"])), "List"),
    ("type of a string", lambda ee: ee.Algorithms.ObjectType(ee.String("a")), "String"),
]


@pytest.mark.parametrize(
    "build, expected",
    [pytest.param(*row[1:], id=row[0]) for row in (*STRINGS, *LISTS, *DICTIONARIES, *DATES, *CHOICES)],
)
def test_published_result(build: Callable[[Any], Any], expected: Any, ee: Any, value: Callable[[Any], Any]) -> None:
    found = value(build(ee))
    assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)
