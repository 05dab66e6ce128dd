# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics from the console: orders as people write them, and rows as they want them."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple, Union

from qgis.core import QgsVectorLayer

from ..bridge.zonal import ZonalDone, ZonalTask, ZonalTextTask
from ..bridge.zones import zones_of
from ..core import written
from ..core.errors import RecipeError
from ..core.order_source import Source
from ..core.text import tr
from ..core.zonal_order import ATTRIBUTES, CSV, GPKG, ROWS, Output, TableZones, ZonalOrder, Zones
from ..core.zonal_statistics import Histogram
from .session import outcome, services

Names = Union[str, Sequence[str], None]


class Rows:
    """The rows of zonal statistics.

    Attributes:
        columns: names.
        rows: tuples of values, ``None`` for none.
        problems: sentences about zones without values.
        path: of the file, where one was written.
    """

    def __init__(self, done: ZonalDone) -> None:
        self.columns, self.rows = done.table.columns, done.table.rows
        self.problems, self.path, self.requests = done.table.problems, done.path, done.table.requests
        self.layer = done.layer

    def __repr__(self) -> str:
        where = f" in {self.path!r}" if self.path else ""
        return f"<{len(self.rows):,} rows of {', '.join(self.columns)}{where}>"

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> List[Dict[str, Any]]:
        """Each row by its columns."""
        return [dict(zip(self.columns, row)) for row in self.rows]

    def to_dataframe(self) -> Any:
        """A ``pandas.DataFrame``. Raises RecipeError where pandas is not there."""
        try:
            pandas = importlib.import_module("pandas")
        except ImportError:
            raise RecipeError("rows", tr("The package pandas is missing: use to_dicts() instead.")) from None
        return pandas.DataFrame(list(self.rows), columns=list(self.columns))


def order_of(
    source: Source,
    zones: Any,
    statistics: Names = "mean",
    *,
    to: Union[str, os.PathLike[str]] = "",
    add: bool = True,
    selected: bool = False,
    bands: Names = (),
    columns: Names = None,
    histogram: Union[str, Tuple[float, float, int], None] = None,
    crs_transform: Optional[Sequence[float]] = None,
    **options: Any,
) -> ZonalOrder:
    """An order as people write it. Raises RecipeError, naming the value that does not fit.

    ``statistics``: of "mean", "median", "sum", "min", "max", "stdDev", "count", "area", percentiles such as "p95".
    ``histogram``: ``(0, 1, 10)``, least and greatest value and how many classes. ``each``: a row for each image of the
    collection. ``scale`` and ``crs``, or ``crs_transform``; none for the images' own pixels. ``weighted``: False
    counts the pixels whose centre lies inside. ``columns``: of the zones, to keep; None for all. ``names``: such as
    "{statistic}ssm". ``to``: a path that ends in .csv or .gpkg, or "attributes".
    """
    chosen = [*_names(statistics)]
    classes: Optional[Histogram] = None
    if histogram is not None:
        classes = Histogram.parse(histogram) if isinstance(histogram, str) else Histogram(*histogram)
        chosen.append("histogram")
    return ZonalOrder(
        source,
        _zones(zones, selected),
        tuple(chosen),
        bands=tuple(_names(bands)),
        columns=None if columns is None else tuple(_names(columns)),
        crs_transform=None if crs_transform is None else tuple(crs_transform),
        histogram=classes,
        output=_output(to, add),
        **options,
    )


def zonal(source: Source, zones: Any, statistics: Names = "mean", *, wait: bool = True, **options: Any) -> Any:
    """Compute an order: `Rows`, or, without ``wait``, the running task. Raises WorkbenchError."""
    client, _ = services()
    task = ZonalTask(order_of(source, zones, statistics, **options), client)
    return Rows(outcome(task)) if wait else task.start()


def script(source: Source, zones: Any, statistics: Names = "mean", project: str = "", **options: Any) -> str:
    """The order as standalone Python, for the session's project where none is named. Raises WorkbenchError."""
    client, _ = services()
    session = client.session.info
    project = project or ("" if session is None else session.project)
    return str(outcome(ZonalTextTask(order_of(source, zones, statistics, **options), project)))


def _names(value: Names) -> Sequence[str]:
    return written.words(value) if isinstance(value, str) else tuple(value or ())


def _zones(value: Any, selected: bool) -> Zones:
    if isinstance(value, TableZones):
        return value
    if isinstance(value, QgsVectorLayer):
        return zones_of(value, selected)
    if isinstance(value, str):
        return TableZones(value)
    if isinstance(value, tuple) and len(value) == 2:
        return TableZones(value[0], written.filters(value[1]))
    raise RecipeError("zones", tr("Zones are a vector layer, the id of a table, or (id, filters)."))


def _output(to: Union[str, os.PathLike[str]], add: bool) -> Output:
    text = os.fspath(to)
    if not text or text == ATTRIBUTES:
        return Output(text or ROWS)
    path = Path(text).expanduser().absolute()
    kinds = {".csv": CSV, ".gpkg": GPKG}
    if path.suffix.lower() not in kinds:
        raise RecipeError("output", tr("Name a file that ends in .csv or .gpkg, or “attributes”."))
    return Output(kinds[path.suffix.lower()], str(path), add)
