# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series in the console: of a recipe, as rows, files, arrays and tables of other packages."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any, Iterable, List, Optional, Sequence, Tuple, Union

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer

from ..bridge import charts
from ..bridge import series as bridge
from ..bridge.series import FetchSeriesTask
from ..core.errors import LibraryMissing, RecipeError
from ..core.recipes import Recipe, Region
from ..core.series_command import to_command
from ..core.series_order import SeriesOrder
from ..core.series_parts import SeriesPlace, Steps
from ..core.series_result import Line, SeriesResult
from ..core.series_script import to_python
from ..core.series_table import table_rows, time_texts
from ..core.spelling import neutral
from ..core.text import tr
from .session import outcome, services

#: How people write places: (longitude, latitude), a region, a layer's features, a mapping of names to these, or many.
Places = Any


class Series:
    """Values over time, as they were read; `steps`, `smoothed` and the like give them anew without asking again."""

    def __init__(self, result: SeriesResult) -> None:
        self.result = result

    def __repr__(self) -> str:
        lines = self.lines
        times = sorted({time for line in lines for time in line.times})
        shown = time_texts([times[0], times[-1]]) if times else ["", ""]
        names = ", ".join(line.name for line in lines[:4]) + ("…" if len(lines) > 4 else "")
        missing = sum(value is None for line in lines for value in line.values)
        return f"<series {names}: {len(times)} times from {shown[0]} to {shown[1]}, {missing} gaps>"

    def __len__(self) -> int:
        """How many times there are."""
        return len({time for line in self.lines for time in line.times})

    @property
    def lines(self) -> Tuple[Line, ...]:
        """Each series with its name, times (milliseconds since 1970) and values, gaps as None."""
        return self.result.lines()

    @property
    def names(self) -> Tuple[str, ...]:
        """Names of the columns, without the time's."""
        return self.result.order.names()

    @property
    def rows(self) -> List[Tuple[Any, ...]]:
        """(time as ISO 8601, a value or None for each series) in the order of time."""
        lines = self.lines
        found = table_rows([line.times for line in lines], [line.values for line in lines])
        texts = time_texts([time for time, _ in found])
        return [(text, *values) for text, (_, values) in zip(texts, found)]

    def steps(
        self,
        every: Union[int, str] = 0,
        *,
        method: str = "mean",
        fill: bool = False,
        smooth: str = "",
        width: int = 3,
        order: int = 2,
        weight: float = 10.0,
    ) -> Series:
        """The same values in regular steps, filled and smoothed; nothing is asked for again. Raises RecipeError."""
        return Series(self.result.with_steps(_steps(every, method, fill, smooth, width, order, weight)))

    def to_csv(self, path: Union[str, os.PathLike[str], None] = None) -> Optional[str]:
        """Write the table as CSV, or without a path give its text. Raises WorkbenchError."""
        text = self.result.csv()
        if path is None:
            return text
        bridge.write_text(os.fspath(path), text)
        return None

    def to_numpy(self) -> Tuple[Any, Any]:
        """Times as datetime64[ms], shape (times,), and values as float64, shape (times, series), gaps as NaN."""
        import numpy as np

        lines = self.lines
        found = table_rows([line.times for line in lines], [line.values for line in lines])
        values = [[np.nan if value is None else value for value in row] for _, row in found]
        times = np.array([time for time, _ in found], dtype="datetime64[ms]")
        return times, np.array(values, dtype="float64").reshape(len(found), len(lines))

    def to_dataframe(self) -> Any:
        """A pandas DataFrame, indexed by time. Raises LibraryMissing where pandas is absent."""
        pandas = _package("pandas")
        times, values = self.to_numpy()
        return pandas.DataFrame(values, index=pandas.DatetimeIndex(times, name="time"), columns=list(self.names))

    def to_xarray(self) -> Any:
        """An xarray Dataset with a variable for each series. Raises LibraryMissing where xarray is absent."""
        xarray = _package("xarray")
        times, values = self.to_numpy()
        made = {name: ("time", values[:, number]) for number, name in enumerate(self.names)}
        with neutral():
            attributes = {"title": self.result.order.title(), "units": self.result.order.unit()}
        return xarray.Dataset(made, coords={"time": times.astype("datetime64[ns]")}, attrs=attributes)

    def plot(
        self, path: Union[str, os.PathLike[str]], *, width: float = 180.0, height: float = 90.0, spread: str = ""
    ) -> str:
        """Draw the chart to a PNG, SVG or PDF of a size in millimetres; its path. Raises WorkbenchError.

        ``spread``: "range" or "deviation" draws the mean of several models, and what they spread over.
        """
        shown = self.result.with_steps(self.result.order.steps, spread or self.result.order.spread)
        return str(charts.save(charts.chart_of(shown), os.fspath(path), width, height))

    def add(self) -> QgsVectorLayer:
        """Add a layer with times to the map. Raises WorkbenchError."""
        layer = bridge.to_layer(self.result)
        QgsProject.instance().addMapLayer(layer)
        return layer

    def script(self, project: str = "") -> str:
        """Standalone Python that writes the same table with nothing but earthengine-api. Raises RecipeError."""
        return to_python(self.result.order, project)

    def command(self, output: str = "series.csv") -> str:
        """A ``qgis_process`` command that writes the same table."""
        return to_command(self.result.order, output)


def series_of(
    recipe: Recipe,
    places: Places,
    *,
    bands: Union[str, Sequence[str]] = (),
    scenarios: Union[str, Sequence[str]] = (),
    scale: Optional[float] = None,
    reducer: str = "mean",
    every: Union[int, str] = 0,
    method: str = "mean",
    fill: bool = False,
    smooth: str = "",
    width: int = 3,
    order: int = 2,
    weight: float = 10.0,
    wait: bool = True,
) -> Any:
    """Read the series of a recipe: a `Series`, or without ``wait`` the running task. Raises WorkbenchError."""
    wanted = SeriesOrder(
        recipe,
        places_of(places),
        _words(bands),
        _words(scenarios),
        scale,
        reducer,
        _steps(every, method, fill, smooth, width, order, weight),
    )
    client, _ = services()
    client.session.require()
    task = FetchSeriesTask(wanted, client)
    return Series(outcome(task)) if wait else task.start()


def _steps(
    every: Union[int, str], method: str, fill: bool, smooth: str, width: int, order: int, weight: float
) -> Steps:
    """``every``: a number of days, or such as "5 days", "1 month", "2 weeks"."""
    count, unit = every, "days"
    if isinstance(every, str):
        number, _, word = every.strip().partition(" ")
        unit = word.strip().rstrip("s") + "s"
        if not number.isdigit() or unit == "s":
            raise RecipeError("steps", tr("Write steps as “5 days”, “2 weeks”, “1 months” or “1 years”."))
        count = int(number)
    return Steps(int(count), unit, method, fill, smooth, width, order, weight)


def _words(value: Union[str, Sequence[str]]) -> Tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else tuple(value)


def places_of(value: Places) -> Tuple[SeriesPlace, ...]:
    """Places as people write them: (longitude, latitude), {name: …}, a Region, a layer, several. Raises RecipeError."""
    return tuple(_places(value))


def _places(value: Places) -> Iterable[SeriesPlace]:
    if isinstance(value, dict):
        for name, each in value.items():
            for place in _places(each):
                yield replace(place, name=str(name))
    elif isinstance(value, SeriesPlace):
        yield value
    elif isinstance(value, Region):
        yield SeriesPlace(value.label or tr("polygon"), region=value)
    elif isinstance(value, QgsMapLayer):
        if not isinstance(value, QgsVectorLayer):
            raise RecipeError("places", tr("Give a layer of points or polygons."))
        yield from bridge.places_of(value)
    elif isinstance(value, (tuple, list)) and len(value) == 2 and all(isinstance(n, (int, float)) for n in value):
        yield SeriesPlace.at(float(value[0]), float(value[1]))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _places(each)
    else:
        raise RecipeError("places", tr("Give a place as (longitude, latitude), a Region, or a layer."))


def _package(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        sentence = tr("{} is not installed in QGIS' Python: install it, or use to_numpy() or to_csv().")
        raise LibraryMissing(sentence.format(name), details=str(error)) from error
