# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics as runs of their algorithm; `core.process_command` writes them down."""

from __future__ import annotations

from .errors import RecipeError
from .order_source import Graph
from .process_command import SH, ProcessCommand
from .recipes.property_filter import PropertyFilter, text_of
from .text import tr
from .zonal_order import ATTRIBUTES, CSV, GPKG, LayerZones, TableZones, ZonalOrder
from .zonal_statistics import percentile

ALGORITHM = "ee_workbench:zonal"


def command_of(order: ZonalOrder) -> ProcessCommand:
    """The run that writes the same; what is usual is left out.

    Raises:
        RecipeError: it cannot be written down in a command.
    """
    if isinstance(order.source, Graph):
        raise RecipeError("source", tr("Only what comes from a recipe can be written as a command."))
    if order.output.kind == ATTRIBUTES:
        raise RecipeError("output", tr("A command writes files: choose CSV or GeoPackage."))
    named = [name for name in order.statistics if percentile(name) is None]
    given = [
        f"RECIPE={order.source.to_json()}",
        *_zones(order),
        *(f"STATISTICS={name}" for name in named if name != "histogram"),
        "PERCENTILES=" + ", ".join(name[1:] for name in order.statistics if percentile(name) is not None),
        "HISTOGRAM=" + ("" if order.histogram is None else order.histogram.text()),
        "EACH=" + ("true" if order.each else ""),
        "BANDS=" + ",".join(order.bands),
        "SCALE=" + ("" if order.scale is None else repr(order.scale)),
        "CRS=" + order.crs,
        "TRANSFORM=" + ",".join(map(repr, order.crs_transform or ())),
        "WEIGHTED=" + ("" if order.weighted else "false"),
        "COLUMNS=" + ("" if order.columns is None else ",".join(order.columns) or "-"),
        "NAMES=" + order.names,
        "CSV=" + (order.output.path if order.output.kind == CSV else ""),
        "OUTPUT=" + (order.output.path if order.output.kind == GPKG else ""),
    ]
    pairs = (each.split("=", 1) for each in given)
    return ProcessCommand(ALGORITHM, tuple((name, value) for name, value in pairs if value))


def _zones(order: ZonalOrder) -> list[str]:
    zones = order.zones
    if isinstance(zones, TableZones):
        return [f"TABLE={zones.id}", "FILTERS=" + "; ".join(map(_filter_text, zones.filters))]
    return [f"ZONES={_source_of(zones)}"]


def _source_of(zones: LayerZones) -> str:
    if not zones.source:
        raise RecipeError("zones", tr("The layer lives in this project only: save it to a file first."))
    if zones.selected_only:
        raise RecipeError("zones", tr("A command knows no selection: take all features, or save those selected."))
    return zones.source


def _filter_text(each: PropertyFilter) -> str:
    """A filter as `written.filters` reads it."""
    text = f"{each.name} {each.operator} {text_of(each.value)}"
    if ";" in text:
        sentence = tr("The filter of “{}” holds a semicolon, which a command cannot: use the Python script.")
        raise RecipeError("filters", sentence.format(each.name))
    return text


def to_command(order: ZonalOrder, shell: str = SH) -> str:
    """A command that writes the same, for a shell of `process_command.SHELLS`. Raises RecipeError, as `command_of`."""
    return command_of(order).text(shell)
