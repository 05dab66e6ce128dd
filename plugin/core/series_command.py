# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series as runs of their algorithm; `core.process_command` writes them down."""

from __future__ import annotations

import json

from .process_command import SH, ProcessCommand
from .series_order import SeriesOrder
from .series_parts import Steps

ALGORITHM = "ee_workbench:series"
OUTPUT = "series.csv"


def command_of(order: SeriesOrder, output: str = OUTPUT) -> ProcessCommand:
    """The run that writes the same table; what is usual is left out. Relative dates stay relative."""
    steps, usual = order.steps, Steps()
    places = [place.to_dict() for place in order.places]
    given = {
        "RECIPE": order.recipe.to_json(),
        "PLACES": json.dumps(places, ensure_ascii=False, separators=(",", ":")),
        "BANDS": ",".join(order.bands) if len(order.bands) > 1 or order.bands != _shown(order) else "",
        "SCENARIOS": ",".join(order.scenarios),
        "SCALE": "" if order.scale is None else repr(order.scale),
        "REDUCER": "" if order.reducer == "mean" else order.reducer,
        "EVERY": str(steps.every) if steps.every else "",
        "UNIT": "" if steps.unit == usual.unit else steps.unit,
        "METHOD": "" if steps.method == usual.method else steps.method,
        "FILL": "true" if steps.fill else "",
        "SMOOTHER": steps.smoother,
        "WIDTH": "" if steps.width == usual.width else str(steps.width),
        "ORDER": "" if steps.order == usual.order else str(steps.order),
        "WEIGHT": "" if steps.weight == usual.weight else repr(steps.weight),
        "SPREAD": order.spread,
        "OUTPUT": output,
    }
    return ProcessCommand.of(ALGORITHM, given)


def to_command(order: SeriesOrder, output: str = OUTPUT, shell: str = SH) -> str:
    """A command that writes the same table, for a shell of `process_command.SHELLS`. Raises RecipeError."""
    return command_of(order, output).text(shell)


def _shown(order: SeriesOrder) -> tuple[str, ...]:
    """The bands that an order without any reads."""
    return SeriesOrder(order.recipe, order.places).bands
