# SPDX-License-Identifier: GPL-2.0-or-later
"""The Code Editor's ``ui`` for scripts that are run here: charts keep their tables, windows are not shown."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Optional

from ..core.text import tr
from ..engine import charts
from ..engine.charts import ChartTable

MOST_ROWS = 20
_WIDEST = 18

Fetch = Callable[[Any], Any]


class Window:
    """A window of the Code Editor: takes everything, shows nothing."""

    def __getattr__(self, name: str) -> Window:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self

    def __setattr__(self, name: str, value: Any) -> None:
        pass

    def __getitem__(self, key: Any) -> Window:
        return self

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def __iter__(self) -> Any:
        return iter(())

    def _combined(self, other: Any) -> Window:
        return self

    def _compared(self, other: Any) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _combined
    __lt__ = __le__ = __gt__ = __ge__ = _compared

    def __repr__(self) -> str:
        return "(not shown)"


class Chart:
    """A chart of a script: its table is fetched when it is asked for, and kept. It is not drawn."""

    def __init__(self, kind: str, given: Mapping[str, Any], fetch: Fetch) -> None:
        self._kind, self._given, self._fetch = kind, dict(given), fetch
        self._table: Optional[ChartTable] = None
        self._title = ""
        self._names: List[str] = []

    def __repr__(self) -> str:
        return f"<Chart{' ' + repr(self._title) if self._title else ''}: {self._kind}>"

    def setOptions(self, options: Any = None, *_: Any) -> Chart:
        """The title is kept."""
        if isinstance(options, Mapping) and options.get("title"):
            self._title = str(options["title"])
        return self

    def setSeriesNames(self, names: Any, index: Optional[int] = None) -> Chart:
        """Names of the series."""
        if isinstance(names, (list, tuple)):
            self._names = [str(name) for name in names]
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith(("__", "_")):
            raise AttributeError(name)
        return lambda *values, **named: self  # how it would be drawn

    def table(self) -> ChartTable:
        """Its numbers. One request, the first time. Raises WorkbenchError."""
        if self._table is None:
            answer = self._fetch(charts.request(self._kind, self._given))
            self._table = charts.read(self._kind, self._given, answer)
        if self._names and len(self._names) == len(self._table.columns) - 1:
            return ChartTable((self._table.columns[0], *self._names), self._table.rows)
        return self._table

    def text(self) -> str:
        """Its table for people to read."""
        table = self.table()
        head = [self._title] if self._title else []
        cells = [table.columns, *(tuple(_cell(value) for value in row) for row in table.rows[:MOST_ROWS])]
        widths = [min(_WIDEST, max(len(row[place]) for row in cells)) for place in range(len(table.columns))]
        lines = ["  ".join(text.rjust(width) for text, width in zip(row, widths)) for row in cells]
        rest = len(table.rows) - MOST_ROWS
        more = [tr("… and {:,} more rows", rest)] if rest > 0 else []
        return "\n".join([*head, *lines, *more])


class _ChartGroup(Window):
    """``ui.Chart.image`` and its like."""

    def __init__(self, group: str, make: Callable[[str, Any, Any], Chart]) -> None:
        self.__dict__.update(_group=group, _make=make)

    def __getattr__(self, name: str) -> Any:
        kind = f"{self.__dict__['_group']}.{name}"
        if kind not in charts.PARAMETERS:
            return super().__getattr__(name)
        make = self.__dict__["_make"]
        return lambda *values, **named: make(kind, values, named)


class Windows(Window):
    """``ui``: time series of images and values of features as charts with a table, everything else not shown.

    Args:
        fetch: computes a value of Earth Engine.
    """

    def __init__(self, fetch: Fetch) -> None:
        def make(kind: str, values: Any, named: Dict[str, Any]) -> Chart:
            return Chart(kind, charts.arguments(kind, values, named), fetch)

        groups = {group: _ChartGroup(group, make) for group in ("image", "feature")}
        self.__dict__["_chart"] = _Charts(groups)

    def __getattr__(self, name: str) -> Any:
        return self.__dict__["_chart"] if name == "Chart" else super().__getattr__(name)


class _Charts(Window):
    def __init__(self, groups: Dict[str, _ChartGroup]) -> None:
        self.__dict__.update(groups)


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.6g}" if isinstance(value, float) else str(value)
