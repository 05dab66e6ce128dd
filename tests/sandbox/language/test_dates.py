# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates against Python's datetime, zoneinfo and calendar."""

from __future__ import annotations

import calendar
import datetime
from typing import Any, Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from ee_workbench.sandbox import dates, joda, zones
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.values import Date
from hypothesis import assume, given
from hypothesis import strategies as st

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
ZONES = ["America/Los_Angeles", "Asia/Kolkata", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Auckland", "UTC"]

MOMENTS = st.datetimes(datetime.datetime(1905, 1, 1), datetime.datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC)
)
NAMES = st.sampled_from(ZONES)
UNITS = ["year", "month", "week", "day", "hour", "minute", "second"]


def millis(moment: datetime.datetime) -> int:
    return (moment - EPOCH) // datetime.timedelta(milliseconds=1)


@given(st.integers(-1_000_000_000, 1_000_000_000))
def test_days_and_dates_are_each_others_inverse(days: int) -> None:
    assert dates.days_from_civil(*dates.civil_from_days(days)) == days


@given(st.dates())
def test_the_calendar_is_pythons(day: datetime.date) -> None:
    days = (day - datetime.date(1970, 1, 1)).days
    assert dates.civil_from_days(days) == (day.year, day.month, day.day)
    local = dates.Local(day.year, day.month, day.day, 0)
    assert local.week == tuple(day.isocalendar())[:2] and local.weekday == day.isoweekday()
    assert local.day_of_year == day.timetuple().tm_yday
    assert dates.day_of_week_date(*local.week, local.weekday) == days


@given(MOMENTS, NAMES)
def test_fields_in_a_zone(call: Callable[..., Any], moment: datetime.datetime, name: str) -> None:
    local = moment.astimezone(ZoneInfo(name))
    found = {unit: call("Date.get", date=Date(millis(moment)), unit=unit, timeZone=name) for unit in UNITS}
    assert found == {
        "year": local.year, "month": local.month, "week": local.isocalendar()[1], "day": local.day,
        "hour": local.hour, "minute": local.minute, "second": local.second,
    }  # fmt: skip
    assert zones.offset_at(millis(moment), name) == local.utcoffset().total_seconds() * 1000  # type: ignore[union-attr]


@given(MOMENTS, NAMES)
def test_texts_in_a_zone(moment: datetime.datetime, name: str) -> None:
    local = moment.astimezone(ZoneInfo(name))
    shown = joda.format_moment(millis(moment), "yyyy-MM-dd'T'HH:mm:ss.SSSZZ D ww xxxx e EEEE MMM hh a", name)
    sign = local.strftime("%z")
    milliseconds = f"{local.microsecond // 1000:03d}"
    year, week, weekday = local.isocalendar()
    assert shown == (
        local.strftime(f"{local.year:04d}-%m-%dT%H:%M:%S.{milliseconds}{sign[:3]}:{sign[3:5]} ")
        + f"{local.timetuple().tm_yday} {week:02d} {year:04d} {weekday} "
        + local.strftime("%A %b %I %p")
    )


PATTERNS = [
    "yyyy-MM-dd'T'HH:mm:ss.SSS",
    "SSS ss mm HH dd MMM yyyy",
    "yyyyMMddHHmmssSSS",
    "E, d MMMM YYYY h:mm:ss.SSS a",
    "xxxx-'W'ww-e kk:mm:ss.SSS",
    "yyyy/DDD HH:mm:ss.SSS",
]


@given(MOMENTS, st.sampled_from(PATTERNS))
def test_parse_undoes_format(moment: datetime.datetime, pattern: str) -> None:
    assert joda.parse_moment(pattern, joda.format_moment(millis(moment), pattern)) == millis(moment)


@given(MOMENTS, NAMES)
def test_offsets_parse(moment: datetime.datetime, name: str) -> None:
    assume(moment.astimezone(ZoneInfo(name)).utcoffset().total_seconds() % 60 == 0)  # type: ignore[union-attr]
    text = moment.astimezone(ZoneInfo(name)).isoformat(timespec="milliseconds")
    assert dates.from_text(text) == millis(moment)
    assert joda.parse_moment("yyyy-MM-dd'T'HH:mm:ss.SSSZZ", text) == millis(moment)


@given(MOMENTS, st.integers(-3000, 3000), st.sampled_from(UNITS), NAMES)
def test_advance_by_whole_units(
    call: Callable[..., Any], moment: datetime.datetime, count: int, unit: str, name: str
) -> None:
    found = call("Date.advance", date=Date(millis(moment)), delta=count, unit=unit, timeZone=name).millis
    if unit in ("hour", "minute", "second"):
        assert found == millis(moment + datetime.timedelta(**{unit + "s": count}))
        return
    local = moment.astimezone(ZoneInfo(name)).replace(tzinfo=None)
    if unit in ("week", "day"):
        expected = local + datetime.timedelta(**{unit + "s": count})
    else:
        year, month = divmod(local.year * 12 + local.month - 1 + count * (12 if unit == "year" else 1), 12)
        assume(1 <= year <= 9999)
        expected = local.replace(
            year=year, month=month + 1, day=min(local.day, calendar.monthrange(year, month + 1)[1])
        )
    zoned = expected.replace(tzinfo=ZoneInfo(name))
    assume(zoned.astimezone(UTC).astimezone(ZoneInfo(name)).replace(tzinfo=None) == expected)  # the clocks show it
    assert found == millis(zoned.astimezone(UTC))


@given(MOMENTS, st.floats(-50, 50), st.sampled_from(["day", "hour", "minute"]))
def test_advance_by_parts(call: Callable[..., Any], moment: datetime.datetime, count: float, unit: str) -> None:
    found = call("Date.advance", date=Date(millis(moment)), delta=count, unit=unit).millis
    assert found == pytest.approx(millis(moment) + count * dates.UNITS[unit], abs=1.0)


@pytest.mark.parametrize(
    "start, count, unit, end",
    [
        ("2020-01-31", 1, "month", "2020-02-29"),
        ("2020-02-29", 1, "year", "2021-02-28"),
        ("2020-03-31", -1, "month", "2020-02-29"),
        ("2020-01-01", 0.5, "day", "2020-01-01T12:00"),
        ("2020-01-01", 1.5, "week", "2020-01-11T12:00"),
        ("2020-12-31", 2, "months", "2021-02-28"),
    ],
)
def test_advance_in_the_calendar(
    ee: Any, value: Callable[[Any], Any], start: str, count: float, unit: str, end: str
) -> None:
    assert value(ee.Date(start).advance(count, unit)) == value(ee.Date(end))


@given(MOMENTS, MOMENTS, st.sampled_from(UNITS))
def test_differences_use_average_lengths(
    call: Callable[..., Any], a: datetime.datetime, b: datetime.datetime, unit: str
) -> None:
    days = {
        "year": 365.2425,
        "month": 365.2425 / 12,
        "week": 7,
        "day": 1,
        "hour": 1 / 24,
        "minute": 1 / 1440,
        "second": 1 / 86400,
    }
    found = call("Date.difference", date=Date(millis(a)), start=Date(millis(b)), unit=unit)
    assert found == pytest.approx((a - b).total_seconds() / 86400 / days[unit])


@given(MOMENTS, st.sampled_from(UNITS), NAMES)
def test_a_range_holds_its_moment(call: Callable[..., Any], moment: datetime.datetime, unit: str, name: str) -> None:
    arguments = {"date": Date(millis(moment)), "unit": unit, "timeZone": name}
    span = call("Date.getRange", **arguments)
    assert span.start <= millis(moment) < span.end
    fraction = call("Date.getFraction", **arguments)
    assert fraction == pytest.approx((millis(moment) - span.start) / (span.end - span.start)) and 0 <= fraction < 1
    assert call("Date.getRange", date=Date(span.start), unit=unit, timeZone=name) == span
    local = (EPOCH + datetime.timedelta(milliseconds=span.start)).astimezone(ZoneInfo(name))
    if unit == "week":
        assert local.isoweekday() == 1
    if unit in ("year", "month"):
        assert local.day == 1


@given(MOMENTS)
def test_relative_fields_count_whole_units(call: Callable[..., Any], moment: datetime.datetime) -> None:
    def relative(unit: str, in_unit: str) -> int:
        return int(call("Date.getRelative", date=Date(millis(moment)), unit=unit, inUnit=in_unit))

    assert relative("day", "year") == moment.timetuple().tm_yday - 1
    assert relative("week", "year") == (moment.timetuple().tm_yday - 1) // 7
    assert relative("month", "year") == moment.month - 1
    assert relative("day", "week") == moment.weekday()
    assert relative("second", "day") == moment.hour * 3600 + moment.minute * 60 + moment.second


def test_clocks_that_are_put_back_and_forward() -> None:
    berlin = "Europe/Berlin"
    assert dates.from_text("2020-10-25T02:30", berlin) == dates.from_text("2020-10-25T00:30Z")  # the earlier of two
    assert dates.from_text("2020-03-29T02:30", berlin) == dates.from_text("2020-03-29T01:30Z")  # skipped
    before = dates.from_text("2020-03-28T12:00", berlin)
    assert dates.advanced(before, 1, "day", berlin) == dates.from_text("2020-03-29T12:00", berlin)
    assert dates.advanced(before, 24, "hour", berlin) == dates.from_text("2020-03-29T13:00", berlin)


def test_dates_beyond_pythons() -> None:
    assert joda.format_moment(dates.from_text("-0044-03-15"), "yyyy YYYY G MM dd") == "-0044 0045 BC 03 15"
    assert joda.format_moment(dates.from_text("12020-01-01"), None) == "12020-01-01T00:00:00"
    assert dates.local_of(-(2**63)).year == -292275055


@pytest.mark.parametrize(
    "text",
    ["", "foo", "2020-13-01", "2020-02-30", "2021-366", "2020-W54", "2020-1-1-1", "2020-01-01T25", "20 20", "٢٠٢٠"],
)
def test_texts_that_are_no_dates(text: str) -> None:
    with pytest.raises(EarthEngineError, match="Bad date/time"):
        dates.from_text(text)


@pytest.mark.parametrize(
    "pattern, text",
    [
        ("yyyy-MM-dd", "2020-01"),
        ("yyyy", "x"),
        ("yyyy-MM-dd", "2020-01-01x"),
        ("MM", "13"),
        ("HH", "24"),
        ("dd MMM", "1 Foo"),
    ],
)
def test_texts_that_do_not_fit(call: Callable[..., Any], pattern: str, text: str) -> None:
    with pytest.raises(EarthEngineError, match=r"Date\.parse"):
        call("Date.parse", format=pattern, date=text)


def test_what_is_not_recognised(call: Callable[..., Any]) -> None:
    with pytest.raises(EarthEngineError, match="The datetime zone id 'Mars' is not recognised"):
        call("Date.format", date=Date(0), timeZone="Mars")
    with pytest.raises(EarthEngineError, match="Illegal pattern component: b"):
        call("Date.format", date=Date(0), format="b")
    with pytest.raises(EarthEngineError, match="Unit 'fortnight'"):
        call("Date.advance", date=Date(0), delta=1, unit="fortnight")
    with pytest.raises(EarthEngineError, match=r"Value 13 for monthOfYear must be in the range \[1,12\]"):
        call("Date.fromYMD", year=2020, month=13, day=1)


def test_years_of_two_digits_are_near() -> None:
    now = datetime.datetime.now(UTC).year
    for two_digits in range(100):
        year = dates.local_of(joda.parse_moment("yy", f"{two_digits:02d}")).year
        assert year % 100 == two_digits and now - 80 <= year < now + 20


@pytest.mark.parametrize(
    "name", ["US/Pacific", "PST8PDT", "Asia/Calcutta", "Europe/Kiev", "Zulu", "Australia/Tasmania"]
)
def test_old_names_of_zones_are_known_where_the_system_has_left_them_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian 13 keeps them in a package of its own; the zones themselves are everywhere."""
    today = {"US/Pacific": "America/Los_Angeles", "PST8PDT": "America/Los_Angeles", "Asia/Calcutta": "Asia/Kolkata",
             "Europe/Kiev": "Europe/Kyiv", "Zulu": "Etc/UTC", "Australia/Tasmania": "Australia/Hobart"}  # fmt: skip
    expected = ZoneInfo(today[name])

    def newer_system(key: str) -> ZoneInfo:
        if key == name:
            raise ZoneInfoNotFoundError(key)
        return expected if key == today[name] else ZoneInfo(key)

    monkeypatch.setattr(zones, "ZoneInfo", newer_system)
    found = zones.zone.__wrapped__(name)
    for year in (1995, 2010, 2024):
        for month in (1, 7):
            moment = datetime.datetime(year, month, 15)
            assert moment.replace(tzinfo=found).utcoffset() == moment.replace(tzinfo=expected).utcoffset()
