# SPDX-License-Identifier: GPL-2.0-or-later
"""Time zones by name: their offsets at a moment, and what they are called."""

from __future__ import annotations

import datetime
import re
import warnings
from functools import lru_cache
from typing import Optional
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .errors import EarthEngineError
from .old_zones import OLD_NAMES

UTC = datetime.timezone.utc

_EPOCH = datetime.datetime(1970, 1, 1)
_FIRST = -62_135_596_800_000  # year 1
_LAST = 253_402_300_799_000  # end of year 9999
_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?", re.ASCII)

_LONG_NAMES = {
    "UTC": "Coordinated Universal Time",
    "GMT": "Greenwich Mean Time",
    "WET": "Western European Time",
    "WEST": "Western European Summer Time",
    "CET": "Central European Time",
    "CEST": "Central European Summer Time",
    "EET": "Eastern European Time",
    "EEST": "Eastern European Summer Time",
    "MSK": "Moscow Standard Time",
    "NST": "Newfoundland Standard Time",
    "NDT": "Newfoundland Daylight Time",
    "AST": "Atlantic Standard Time",
    "ADT": "Atlantic Daylight Time",
    "EST": "Eastern Standard Time",
    "EDT": "Eastern Daylight Time",
    "CST": "Central Standard Time",
    "CDT": "Central Daylight Time",
    "MST": "Mountain Standard Time",
    "MDT": "Mountain Daylight Time",
    "PST": "Pacific Standard Time",
    "PDT": "Pacific Daylight Time",
    "AKST": "Alaska Standard Time",
    "AKDT": "Alaska Daylight Time",
    "HST": "Hawaii Standard Time",
    "HDT": "Hawaii Daylight Time",
    "JST": "Japan Standard Time",
    "KST": "Korea Standard Time",
    "HKT": "Hong Kong Time",
    "PKT": "Pakistan Time",
    "WIB": "West Indonesia Time",
    "WITA": "Central Indonesia Time",
    "WIT": "East Indonesia Time",
    "SAST": "South Africa Standard Time",
    "CAT": "Central Africa Time",
    "EAT": "Eastern Africa Time",
    "WAT": "Western Africa Time",
    "AEST": "Australian Eastern Standard Time",
    "AEDT": "Australian Eastern Daylight Time",
    "ACST": "Australian Central Standard Time",
    "ACDT": "Australian Central Daylight Time",
    "AWST": "Australian Western Standard Time",
    "NZST": "New Zealand Standard Time",
    "NZDT": "New Zealand Daylight Time",
}

#: Abbreviations that mean something else in some zones.
_LONG_NAMES_IN = {
    ("BST", "Europe/"): "British Summer Time",
    ("IST", "Asia/Kolkata"): "India Standard Time",
    ("IST", "Asia/Calcutta"): "India Standard Time",
    ("IST", "Asia/Jerusalem"): "Israel Standard Time",
    ("IST", "Asia/Tel_Aviv"): "Israel Standard Time",
    ("IDT", "Asia/"): "Israel Daylight Time",
    ("IST", "Europe/"): "Irish Summer Time",
    ("CST", "Asia/"): "China Standard Time",
    ("CST", "America/Havana"): "Cuba Standard Time",
    ("CDT", "America/Havana"): "Cuba Daylight Time",
    ("PST", "Asia/Manila"): "Philippines Standard Time",
}


@lru_cache(maxsize=256)
def zone(name: Optional[str]) -> datetime.tzinfo:
    """The time zone with a name such as "Asia/Kolkata", "UTC" or "+05:30"; UTC without one.

    Raises:
        EarthEngineError: there is none.
    """
    if not name or name in ("UTC", "Z"):
        return UTC
    match = _OFFSET.fullmatch(name)
    if match is not None and int(match[2]) < 24:
        seconds = int(match[2]) * 3600 + int(match[3] or 0) * 60 + int(match[4] or 0)
        return datetime.timezone(datetime.timedelta(seconds=seconds if match[1] == "+" else -seconds))
    if match is None and re.fullmatch(r"[A-Za-z0-9_+/-]{1,60}", name):
        for known in filter(None, (name, OLD_NAMES.get(name))):
            try:
                return ZoneInfo(known)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
        found = _bundled(name)
        if found is not None:
            return found
    raise EarthEngineError(f"The datetime zone id '{name[:60]}' is not recognised.")


def _bundled(name: str) -> Optional[datetime.tzinfo]:
    """The zone from dateutil's own tables, for systems that have none."""
    try:
        from dateutil.zoneinfo import get_zonefile_instance  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # systems with tables of their own may have removed these
        found: Optional[datetime.tzinfo] = get_zonefile_instance().get(name)
    return found


def offset_at(millis: int, time_zone: Optional[str]) -> int:
    """How far a zone's clocks are ahead of UTC at a moment, in milliseconds."""
    tz = zone(time_zone)
    if tz is UTC:
        return 0
    moment = _EPOCH + datetime.timedelta(seconds=min(max(millis, _FIRST + 2**28), _LAST - 2**28) // 1000)
    return _milliseconds(moment.replace(tzinfo=UTC).astimezone(tz).utcoffset())


def offset_from_local(local: int, time_zone: Optional[str]) -> int:
    """The same for what the clocks show, in milliseconds since 1970 as they count.

    Where clocks are put back the earlier of two moments is meant; a time that is skipped is read as if they were not.
    """
    tz = zone(time_zone)
    if tz is UTC:
        return 0
    shown = _EPOCH + datetime.timedelta(seconds=min(max(local, _FIRST + 2**28), _LAST - 2**28) // 1000)
    return _milliseconds(shown.replace(tzinfo=tz).utcoffset())


def _milliseconds(offset: Optional[datetime.timedelta]) -> int:
    return 0 if offset is None else (offset.days * 86400 + offset.seconds) * 1000


def offset_text(offset: int, colon: bool) -> str:
    """An offset as "+0530" or "+05:30"."""
    minutes = abs(offset) // 60_000
    return f"{'-' if offset < 0 else '+'}{minutes // 60:02d}{':' if colon else ''}{minutes % 60:02d}"


def short_name(millis: int, time_zone: Optional[str]) -> str:
    """What the zone's time is called for short at a moment, e.g. "PDT"; its offset where it has no name."""
    tz = zone(time_zone)
    if tz is UTC:
        return "UTC"
    moment = _EPOCH + datetime.timedelta(seconds=min(max(millis, _FIRST + 2**28), _LAST - 2**28) // 1000)
    name = moment.replace(tzinfo=UTC).astimezone(tz).tzname()
    if name and name.isalpha():
        return name
    return offset_text(offset_at(millis, time_zone), True)


def long_name(millis: int, time_zone: Optional[str]) -> str:
    """The same in full, e.g. "Pacific Daylight Time"."""
    short = short_name(millis, time_zone)
    for (abbreviation, prefix), name in _LONG_NAMES_IN.items():
        if short == abbreviation and (time_zone or "").startswith(prefix):
            return name
    return _LONG_NAMES.get(short, short if short[0] in "+-" else offset_text(offset_at(millis, time_zone), True))


def identifier(time_zone: Optional[str]) -> str:
    """The zone's id."""
    if not time_zone or time_zone == "Z":
        return "UTC"
    match = _OFFSET.fullmatch(time_zone)
    return offset_text(offset_at(0, time_zone), True) if match is not None else time_zone
