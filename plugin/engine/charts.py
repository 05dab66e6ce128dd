# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables behind the Code Editor's charts: what to compute, and its answer as rows. Nothing is sent."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Callable, Mapping, Optional, Sequence

from ..core.errors import RecipeError
from ..core.text import tr

TIME = "system:time_start"
_X, _SERIES = "chart:x", "chart:series"
_MOST_PIXELS = 1e13

#: Chart → its parameters, in the order of the Code Editor.
PARAMETERS: dict[str, tuple[str, ...]] = {
    "image.series": ("imageCollection", "region", "reducer", "scale", "xProperty"),
    "image.seriesByRegion": (
        "imageCollection", "regions", "reducer", "band", "scale", "xProperty", "seriesProperty",
    ),
    "feature.byFeature": ("features", "xProperty", "yProperties"),
}  # fmt: skip


@dataclass(frozen=True)
class ChartTable:
    """A chart's numbers: `columns` has the name of the x axis, then a name for each series."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def arguments(kind: str, values: Sequence[Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments by their names; the Code Editor takes them in one dictionary, too.

    Raises:
        RecipeError: what the chart shows is missing.
    """
    names = PARAMETERS[kind]
    if len(values) == 1 and isinstance(values[0], dict):
        given = {**values[0], **named}
    else:
        given = {**dict(zip(names, values)), **named}
    missing = next((name for name in names[:2] if given.get(name) is None), None)
    if missing == "xProperty":
        missing = None  # then the features' ids
    if missing is not None:
        raise RecipeError(missing, tr("The chart has no “{}”.").format(missing))
    return {name: value for name, value in given.items() if value is not None}


def request(kind: str, given: Mapping[str, Any]) -> Any:
    """What to compute for a chart: an ``ee.FeatureCollection`` with a feature for each point."""
    import ee

    if kind == "feature.byFeature":
        return ee.FeatureCollection(given["features"])
    collection = ee.ImageCollection(given["imageCollection"])
    x = given.get("xProperty", TIME)
    how: dict[str, Any] = {"reducer": given.get("reducer", ee.Reducer.mean()), "maxPixels": _MOST_PIXELS}
    if "scale" in given:
        how["scale"] = given["scale"]
    if kind == "image.series":

        def point(image: Any) -> Any:
            values = ee.Image(image).reduceRegion(geometry=_place(given["region"]), **how)
            return ee.Feature(None, values.set(_X, ee.Image(image).get(x)))

        return ee.FeatureCollection(collection.map(point))
    if "band" in given:
        collection = collection.select([given["band"]])
    series = given.get("seriesProperty", "system:index")
    regions = ee.FeatureCollection(given["regions"])
    del how["maxPixels"]

    def points(image: Any) -> Any:
        first = ee.Image(image).select([0], ["value"])
        # One band's statistic is called after the reducer, whatever the reducer is called.
        outputs = how["reducer"].setOutputs(["value"])
        found = first.reduceRegions(collection=regions, **{**how, "reducer": outputs})
        return found.map(
            lambda feature: ee.Feature(None, {"value": feature.get("value")}).set(
                {_X: ee.Image(image).get(x), _SERIES: feature.get(series)}
            )
        )

    return ee.FeatureCollection(collection.map(points)).flatten()


def _place(region: Any) -> Any:
    import ee

    return region if isinstance(region, ee.Geometry) else region.geometry()


def read(kind: str, given: Mapping[str, Any], answer: Any) -> ChartTable:
    """The rows of a chart from what `request` gave."""
    features = answer.get("features", []) if isinstance(answer, dict) else []
    found = [(feature.get("id", ""), feature.get("properties") or {}) for feature in features]
    x = str(given.get("xProperty", "system:index" if kind == "feature.byFeature" else TIME))
    shown: Callable[[Any], Any] = _date if x == TIME else lambda value: value
    if kind == "image.seriesByRegion":
        return _by_region(x, shown, [each for _, each in found])
    if kind == "feature.byFeature":
        wanted: Optional[Any] = given.get("yProperties")
        names = [wanted] if isinstance(wanted, str) else list(wanted or _names(each for _, each in found))
        names = [name for name in names if name != x]
        rows = [(identifier if x == "system:index" else shown(each.get(x)), each) for identifier, each in found]
    else:
        names = [name for name in _names(each for _, each in found) if name != _X]
        rows = [(shown(each.get(_X)), each) for _, each in found]
    made = tuple((value, *(each.get(name) for name in names)) for value, each in rows)
    return ChartTable((x, *names), made)


def _by_region(x: str, shown: Callable[[Any], Any], found: Sequence[Mapping[str, Any]]) -> ChartTable:
    """One column for each region, one row for each image."""
    series = list(dict.fromkeys(str(each.get(_SERIES)) for each in found))
    table: dict[Any, dict[str, Any]] = {}
    for each in found:
        table.setdefault(each.get(_X), {})[str(each.get(_SERIES))] = each.get("value")
    rows = tuple((shown(value), *(row.get(name) for name in series)) for value, row in table.items())
    return ChartTable((x, *series), rows)


def _names(found: Any) -> list[str]:
    return list(dict.fromkeys(name for each in found for name in sorted(each)))


def _date(value: Any) -> Any:
    """Milliseconds since 1970 as a date, with its time where it has one."""
    if not isinstance(value, (int, float)):
        return value
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=value)
    is_day = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.strftime("%Y-%m-%d" if is_day else "%Y-%m-%d %H:%M:%S")
