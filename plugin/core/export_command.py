# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports as runs of their algorithms; `core.process_command` writes them down."""

from __future__ import annotations

import json

from .errors import RecipeError
from .export_order import COMPRESSIONS, IMAGE_FORMATS, MAX_PIXELS, TABLE_FORMATS, ExportOrder
from .process_command import SH, ProcessCommand
from .text import tr


def command_of(order: ExportOrder) -> ProcessCommand:
    """The run that makes the same export; what is usual is left out. Relative dates stay relative.

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
    return ProcessCommand.of("ee_workbench:download" if order.is_download else "ee_workbench:export", given)


def to_command(order: ExportOrder, shell: str = SH) -> str:
    """A command that starts the same export, for a shell of `process_command.SHELLS`. Raises RecipeError."""
    return command_of(order).text(shell)
