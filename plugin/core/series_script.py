# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series as standalone Python: a script that writes the table that the plugin writes, byte for byte."""

from __future__ import annotations

import pprint

from . import export_script_frame as frame
from . import series_script_frame as own
from .recipes.collection import CollectionRecipe
from .recipes.sentinel2 import Sentinel2Recipe
from .script import day_lines, lines
from .script_text import carried, comment, filled, quoted
from .series_order import REDUCERS, Run, SeriesOrder, located
from .series_parts import SeriesPlace, Steps
from .spelling import neutral

_WIDTH = 110
_MODULES = (
    "argparse", "calendar", "csv", "datetime", "io", "json", "logging", "math", "operator", "os", "stat", "sys",
    "urllib.parse",
)  # fmt: skip
#: Functions of `series` that each smoother needs.
_SMOOTHING = {
    "": (),
    "rolling": ("rolling_mean", "reduced"),
    "savitzky_golay": ("savitzky_golay", "polynomial_weights"),
    "whittaker": ("whittaker", "whittaker_curve"),
}


@neutral()
def to_python(order: SeriesOrder, project: str = "") -> str:
    """A script that reads the same values with nothing but earthengine-api, and writes the same CSV.

    Args:
        project: id of the Cloud project that it is written for; the variable EE_WORKBENCH_PROJECT goes before it.

    Raises:
        RecipeError: this kind of recipe cannot be written as a script.
    """
    parts = [
        frame.SIGN_IN.replace('getLogger("export")', 'getLogger("series")'),
        *(_images(order, number, run) for number, run in enumerate(order.runs())),
        _orders(order),
        own.ASKING,
        *carried("series.py", _needed(order.steps)),
        _stepping(order.steps),
        *carried("series_table.py", ("table_rows", "time_texts", "csv_text")),
        own.MAIN,
    ]
    body = "\n\n".join(part if part.endswith("\n") else part + "\n" for part in parts)
    return _head(order, project, body) + body


def _head(order: SeriesOrder, project: str, body: str) -> str:
    """Comments and imports: those that the body needs."""
    recipe = order.recipe
    made = [line for text in (order.title(), *recipe.attribution(), *recipe.licence()) for line in comment(text)]
    made += [
        '"""Writes a time series from Earth Engine as CSV. It needs earthengine-api.',
        "",
        "EE_WORKBENCH_KEY: key file of a service account, else the stored sign-in; EE_WORKBENCH_PROJECT: the project;",
        "EE_WORKBENCH_URL: another address of the service.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        *(f"import {name}" for name in _MODULES if f"{name}." in body),
        "from bisect import bisect_left",
        "from concurrent.futures import ThreadPoolExecutor",
        "from typing import Optional, Sequence",
        "",
        "import ee",
        "import httplib2",
        "from google.auth.exceptions import GoogleAuthError",
        "from google.oauth2 import service_account",
        "from googleapiclient.errors import Error as ApiError",
        "",
    ]
    note = "" if project else "  # the id of your Cloud project"
    return "\n".join([*made, f"PROJECT = {quoted(project)}{note}", "Values = list  # of numbers and None"]) + "\n"


def _images(order: SeriesOrder, number: int, run: Run) -> str:
    """A function that gives the images of one run at a place."""
    first = order.places[0]
    body = lines(located(run.recipe, first), every=True, days=False)
    if isinstance(run.recipe, Sentinel2Recipe):
        # The recipe's region is the one place's box: a line of its own, and the first.
        body[0] = 'region = ee.Geometry.Rectangle(place["box"], "EPSG:4326", False)'
    made = [f"def images_{number}(place):", f'    """The images{_told(run)} at a place."""']
    for line in [*day_lines(run.recipe), *body]:
        if line:
            made.append(f"    {line}")
        elif made[-1]:
            made.append("")
    bounded = ".filterBounds(geometry_of(place))" if isinstance(run.recipe, CollectionRecipe) else ""
    return "\n".join([*made, f"    return images.select(BANDS){bounded}"]) + "\n"


def _told(run: Run) -> str:
    told = " ".join(text for text in (run.model, run.scenario) if text.isprintable() and '"' not in text and text)
    return f" of {told}" if told.strip() else ""


def _orders(order: SeriesOrder) -> str:
    """What is read: places, bands, runs, names of the columns."""
    made = ["PLACES = ["]
    for place in order.places:
        shown = pprint.pformat(_place(place), width=_WIDTH - 8, compact=True, sort_dicts=False)
        made += [f"    {line}" for line in (shown + ",").splitlines()]
    made.append("]")
    made += filled([quoted(band) for band in order.bands], "BANDS = ")
    made += filled([f"images_{number}" for number in range(len(order.runs()))], "RUNS = ")
    made += ["#: (number of the run, of the place, of the band) of each column, and their names."]
    made += filled([repr(tuple(key)) for key in order.keys()], "KEYS = ")
    made += filled([quoted(name) for name in order.names()], "NAMES = ")
    grid = "{}" if order.scale is None else f'{{"scale": {order.scale!r}}}'
    made += [f"REDUCER = {quoted(REDUCERS[order.reducer])}", f"GRID = {grid}"]
    return "\n".join(made) + "\n"


def _place(place: SeriesPlace) -> dict[str, object]:
    box = list(place.bounds())
    if place.region is None:
        return {"type": "Point", "coordinates": list(place.point or ()), "box": box}
    return {"type": place.region.type, "coordinates": place.region.coordinates(), "box": box}


def _needed(steps: Steps) -> tuple[str, ...]:
    found = {*_SMOOTHING[steps.smoother], *(("fill",) if steps.fill else ())}
    return tuple(found | ({"resample", "step_start", "reduced"} if steps.every else set()))


def _stepping(steps: Steps) -> str:
    made = [
        "def stepped(times, values):",
        '    """The values in regular steps, filled and smoothed, where it is wanted."""',
    ]
    if steps.every:
        how = f"{steps.every}, {quoted(steps.unit)}, {quoted(steps.method)}"
        made.append(f"    times, values = resample(times, values, {how})")
    if steps.fill:
        made.append("    values = fill(times, values)")
    smoothing = {
        "rolling": f"rolling_mean(values, {steps.width})",
        "savitzky_golay": f"savitzky_golay(values, {steps.width}, {steps.order})",
        "whittaker": f"whittaker(values, {steps.weight!r})",
    }
    if steps.smoother:
        made.append(f"    values = {smoothing[steps.smoother]}")
    return "\n".join([*made, "    return times, values"]) + "\n"
