# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports as commands of qgis_process, for a POSIX shell."""

from __future__ import annotations

import json
import shlex

from .errors import RecipeError
from .export_order import COMPRESSIONS, IMAGE_FORMATS, MAX_PIXELS, TABLE_FORMATS, ExportOrder
from .text import tr

PROGRAM = ("qgis_process", "run")


def arguments(order: ExportOrder) -> list[str]:
    """The algorithm's parameters as ``--NAME=value``; what is usual is left out.

    Raises:
        RecipeError: it does not come from a recipe, which alone can be written down in a command.
    """
    if order.recipe is None:
        raise RecipeError("source", tr("Only what comes from a recipe can be written as a command."))
    given = {
        "RECIPE": order.recipe.to_json(),
        "WHAT": order.what,
        "DESTINATION": "" if order.is_download else order.destination.kind,
        "FOLDER" if order.is_download else "PLACE": order.destination.place,
        "NAMES": order.names,
        "SCALE": "" if order.scale is None else repr(order.scale),
        "CRS": order.crs,
        "TRANSFORM": ",".join(map(repr, order.crs_transform or ())),
        "REGION": "" if order.region is None else json.dumps(order.region.to_dict(), ensure_ascii=False),
        "CLIP": "true" if order.clip else "",
        "FORMAT": "" if order.file_format in (IMAGE_FORMATS[0], TABLE_FORMATS[0]) else order.file_format,
        "COLUMNS": ",".join(order.columns),
        "WRITE_BANDS": ",".join(order.bands),
        "DTYPE": order.dtype,
        "NODATA": "" if order.nodata is None else repr(order.nodata),
        "MAX_PIXELS": "" if order.max_pixels == MAX_PIXELS else repr(order.max_pixels),
        "PYRAMIDING": "" if order.pyramiding == "mean" else order.pyramiding,
        "COMPRESSION": "" if order.compression == COMPRESSIONS[0] else order.compression,
        "OVERVIEWS": "" if order.overviews else "false",
        "MASK": "true" if order.mask else "",
    }
    return [f"--{name}={value}" for name, value in given.items() if value]


def to_command(order: ExportOrder) -> str:
    """A command that starts the same export, one parameter a line. Raises RecipeError, as `arguments`."""
    algorithm = "ee_workbench:download" if order.is_download else "ee_workbench:export"
    return " \\\n    ".join([" ".join((*PROGRAM, algorithm)), *map(shlex.quote, arguments(order))]) + "\n"
