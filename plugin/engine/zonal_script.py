# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics as standalone Python: a script with the plugin's own functions, so that it writes the same file."""

from __future__ import annotations

import inspect
import pprint
import re
from pathlib import PurePath
from types import ModuleType
from typing import Any, Callable, Optional, Union

from ..core import export_script_frame as frame
from ..core import zonal_rows
from ..core.errors import RecipeError
from ..core.order_source import Graph
from ..core.recipes.vector import VectorRecipe
from ..core.script import day_lines, lines, table_lines
from ..core.script_text import comment
from ..core.spelling import neutral
from ..core.text import tr
from ..core.zonal_order import TableZones, ZonalOrder
from . import zonal, zonal_graph, zonal_parts
from .zonal import Given
from .zonal_script_frame import HELPERS, LAYER, MAIN, TABLE

#: Shapes of more bytes make a script that nobody wants to open.
MOST_BYTES = 2_000_000
_MODULES = ("argparse", "csv", "datetime", "io", "json", "logging", "os", "stat", "sys", "urllib.parse")
_OWN = re.compile(r"^    import ee\n\n?", re.MULTILINE)


@neutral()
def to_python(order: ZonalOrder, given: Optional[Given] = None, project: str = "") -> str:
    """A script that writes the CSV file that the plugin writes, with nothing but earthengine-api.

    Args:
        given: the zones of a layer, which the script carries; ``None`` where they lie on Earth Engine.
        project: id of the Cloud project that it is written for; the variable EE_WORKBENCH_PROJECT goes before it.

    Raises:
        RecipeError: the recipe cannot be written as a script, or the zones' shapes are too large for one.
    """
    own = _has_own_images(order)
    pieces = [
        _head(order, project),
        _constants(order, own),
        frame.SIGN_IN,
        _source(order),
        *(
            [_function("own_source", "The images whose pixels are taken.", _lines(order, True), "images")]
            if own
            else []
        ),
        _zones(order, given),
        *(_text_of(zonal_graph, name) for name in _functions(zonal_graph)),
        *(_text_of(zonal_rows, name) for name in _functions(zonal_rows)),
        HELPERS,
        TABLE if given is None else LAYER,
        MAIN,
    ]
    return "\n\n".join(piece if piece.endswith("\n") else piece + "\n" for piece in pieces)


def _head(order: ZonalOrder, project: str) -> str:
    recipe = None if isinstance(order.source, Graph) else order.source
    words = [order.title] if recipe is None else [recipe.summary(), *recipe.attribution(), *recipe.licence()]
    made = [line for text in words for line in comment(text)]
    made += [
        '"""Writes statistics of zones to a CSV file. It needs earthengine-api.',
        "",
        "EE_WORKBENCH_KEY: key file of a service account, else the stored sign-in; EE_WORKBENCH_PROJECT: the project;",
        "EE_WORKBENCH_URL: another address of the service.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        *(f"import {name}" for name in _MODULES),
        "from typing import Any, Dict, List, Optional, Sequence, Tuple",
        "",
        "import ee",
        "import httplib2",
        "from google.auth.exceptions import GoogleAuthError",
        "from google.oauth2 import service_account",
        "from googleapiclient.errors import Error as ApiError",
        "",
        f"PROJECT = {project!r}" + ("" if project else "  # the id of your Cloud project"),
        f"FILE = {PurePath(order.output.path).name or 'zonal.csv'!r}",
    ]
    return "\n".join(made) + "\n"


def _constants(order: ZonalOrder, own: bool) -> str:
    """What is asked for, and the limits of one request."""
    how = pprint.pformat(zonal.how_of(order, order.bands), width=100, sort_dicts=False)
    kept = None if order.columns is None else list(order.columns)
    made = [
        "#: What is asked for; no bands: all.",
        f"HOW = {how}",
        "#: The pixels; none: the images' own.",
        f"GRID = {zonal.grid_of(order)!r}",
        f"OWN_PIXELS = {own}",
        "#: Columns of the table that are kept; None: all.",
        f"KEPT = {kept!r}",
        "#: Zones, rows and bytes of shapes of one request.",
        f"MOST_ZONES, MOST_ROWS, MOST_BYTES = {zonal_parts.MOST_ZONES}, {zonal_parts.MOST_ROWS}, "
        f"{zonal_parts.MOST_BYTES}",
        "#: (band, statistic) → value.",
        "Values = Dict[Tuple[str, str], Any]",
    ]
    return "\n".join(made) + "\n"


def _source(order: ZonalOrder) -> str:
    words = "The images, each of which counts." if order.each else "The image."
    if isinstance(order.source, Graph):
        kind = "ee.ImageCollection" if order.each else "ee.Image"
        read = f"loaded = ee.deserializer.fromJSON({order.source.json!r})  # noqa: E501"
        return _function("source", words, [read], f"{kind}(loaded)")
    return _function("source", words, _lines(order, order.each), "images" if order.each else "image")


def _lines(order: ZonalOrder, every: bool) -> list[str]:
    assert not isinstance(order.source, Graph)
    return [*day_lines(order.source), *lines(order.source, every=every, days=False)]


def _has_own_images(order: ZonalOrder) -> bool:
    """Whether `zonal.own_images` finds some: asked of the text, since graphs need a connection."""
    if not order.has_own_pixels or order.each or isinstance(order.source, Graph):
        return False
    try:
        return bool(_lines(order, True))
    except RecipeError:
        return False


def _zones(order: ZonalOrder, given: Optional[Given]) -> str:
    if isinstance(order.zones, TableZones):
        body = table_lines(VectorRecipe(order.zones.id, order.zones.filters))
        return _function("table", "The table whose features are the zones.", body, "features")
    if given is None:
        raise RecipeError("zones", tr("The script needs the shapes of the layer's features."))
    if sum(zone.size for zone in given.zones) > MOST_BYTES:
        sentence = tr("The zones are too large to stand in a script: copy the qgis_process command instead.")
        raise RecipeError("zones", sentence)
    made = ["#: Columns of the zones; and (key, values of the columns, kind of shape, coordinates in degrees) of each."]
    made += [f"COLUMNS = {list(given.columns)!r}", "ZONES = ["]
    for zone in zonal_parts.checked(given.zones):
        made.append(f"    ({zone.key!r}, {list(zone.values)!r}, {zone.kind!r}, {zone.coordinates or None}),")
    return "\n".join([*made, "]"]) + "\n"


def _function(name: str, words: str, body: list[str], result: str) -> str:
    """A function around statements; empty lines within it stand alone."""
    made = [f"def {name}():", f'    """{words}"""', *([""] if body[0].startswith("def ") else [])]
    for line in [*body, f"return {result}"]:
        if line or (made[-1] and len(made) > 2):
            made.append(f"    {line}" if line else "")
    return "\n".join(made) + "\n"


# The plugin's own functions.


def _functions(module: ModuleType) -> list[str]:
    """Names of a module's functions, in the order in which they stand there."""
    own = [each for each in vars(module).values() if inspect.isfunction(each) and each.__module__ == module.__name__]
    return [each.__name__ for each in sorted(own, key=lambda each: each.__code__.co_firstlineno)]


def _text_of(module: ModuleType, name: str) -> str:
    thing: Union[Callable[..., Any], type] = getattr(module, name)
    return _OWN.sub("", inspect.getsource(thing))
