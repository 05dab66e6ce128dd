# SPDX-License-Identifier: GPL-2.0-or-later
"""Images built by the real client, offline, and computed in this process."""

from __future__ import annotations

import json
from typing import Any, Callable

import ee_workbench.sandbox.algorithms  # noqa: F401 - registers the algorithms
import numpy as np
import pytest
from ee_workbench.sandbox.catalogue import Catalogue
from ee_workbench.sandbox.context import Context
from ee_workbench.sandbox.encode import to_json
from ee_workbench.sandbox.raster.crs import crs
from ee_workbench.sandbox.raster.grid import Grid
from ee_workbench.sandbox.registry import Signatures


@pytest.fixture(scope="module")
def context(signatures: Signatures) -> Context:
    """A request on the procedural catalogue."""
    return Context(Catalogue(), signatures)


@pytest.fixture(scope="module")
def raw(ee: Any, context: Context) -> Callable[[Any], Any]:
    """The value of a client object, as the evaluator has it."""
    return lambda item: context.evaluate(json.loads(ee.serializer.toJSON(item)))


@pytest.fixture(scope="module")
def value(raw: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The value of a client object, as the client would get it."""
    return lambda item: json.loads(json.dumps(to_json(raw(item))))


@pytest.fixture(scope="module")
def pixels(raw: Callable[[Any], Any], context: Context) -> Callable[..., Any]:
    """A function (image, grid) → {band: masked array}."""

    def compute(image: Any, grid: Grid) -> dict[str, np.ma.MaskedArray]:
        render = context.render()
        found = {}
        for band in raw(image).bands:
            made = render.pixels(band.node, grid)
            mask = np.zeros(grid.shape, bool) if made.mask is None else made.mask <= 0
            found[band.id] = np.ma.MaskedArray(np.broadcast_to(made.values, grid.shape).copy(), mask)
        return found

    return compute


@pytest.fixture(scope="session")
def degrees() -> Grid:
    """32 × 24 cells of a quarter degree from 10° E, 50° N."""
    return Grid(crs("EPSG:4326"), (0.25, 0.0, 10.0, 0.0, -0.25, 50.0), 32, 24)
