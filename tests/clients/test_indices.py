# SPDX-License-Identifier: GPL-2.0-or-later
"""Every index as Earth Engine computes its expression equals what spyndex computes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import ee_workbench.sandbox.algorithms  # noqa: F401 - registers the algorithms
import numpy as np
import pytest
from ee_workbench.plugin.core.indices import BANDS, expression, indices
from ee_workbench.sandbox.catalogue import Catalogue
from ee_workbench.sandbox.context import Context
from ee_workbench.sandbox.raster.crs import crs
from ee_workbench.sandbox.raster.grid import Grid
from ee_workbench.sandbox.registry import Signatures
from ee_workbench.tests.offline import offline_client

PIXELS = 20


@pytest.fixture(scope="module")
def signatures() -> Signatures:
    return Signatures.read()


@pytest.fixture(scope="module")
def ee(signatures: Signatures) -> Iterator[Any]:
    """The module ``ee``, initialised without any server."""
    with offline_client(signatures) as client:
        yield client


@pytest.fixture(scope="module")
def computed(ee: Any, signatures: Signatures) -> Callable[[Any], np.ndarray]:
    """The values of an image of constants, one per band; NaN where masked."""
    context = Context(Catalogue(), signatures)
    grid = Grid(crs("EPSG:4326"), (1.0, 0.0, 0.0, 0.0, -1.0, 0.0), 1, 1)

    def compute(image: Any) -> np.ndarray:
        render = context.render()
        values = []
        for band in context.evaluate(json.loads(ee.serializer.toJSON(image))).bands:
            made = render.pixels(band.node, grid)
            value = float(np.broadcast_to(made.values, grid.shape)[0, 0])
            is_masked = made.mask is not None and bool(np.all(made.mask <= 0))
            values.append(float("nan") if is_masked else value)
        return np.array(values)

    return compute


@pytest.fixture(scope="module")
def reflectances() -> dict[str, np.ndarray]:
    """Variable → reflectance of each pixel, as land and water have them."""
    generator = np.random.default_rng(20260401)
    return {name: generator.uniform(0.02, 0.6, PIXELS).round(4) for name in BANDS}


@pytest.fixture(scope="module")
def told(
    run_client: Callable[..., Any], reflectances: dict[str, np.ndarray], tmp_path_factory: pytest.TempPathFactory
) -> Any:
    """What spyndex says of the same pixels."""
    path: Path = tmp_path_factory.mktemp("spyndex") / "reflectances.json"
    path.write_text(json.dumps({name: values.tolist() for name, values in reflectances.items()}))
    return run_client("spyndex", "spyndex_client.py", path)


def test_all_of_spyndex_is_there(told: Any) -> None:
    assert set(indices()) == set(told["computed"])
    assert told["missing"] == {"NIRvP": "PAR"}
    assert told["bands"] == BANDS


@pytest.mark.parametrize("name", list(indices()))
def test_the_same_numbers(
    ee: Any, computed: Callable[[Any], np.ndarray], reflectances: dict[str, np.ndarray], told: Any, name: str
) -> None:
    text, variables = expression(name)
    stored = {BANDS[variable]: ee.Image.constant(values.tolist()) for variable, values in reflectances.items()}
    image = ee.Image(0).expression(text, {variable: stored[band] for variable, band in variables.items()})
    found, truth = computed(image), np.array(told["computed"][name])
    assert found.shape == truth.shape == (PIXELS,)
    np.testing.assert_array_equal(np.isfinite(found), np.isfinite(truth))
    assert np.isfinite(truth).sum() >= PIXELS // 4
    np.testing.assert_allclose(found[np.isfinite(truth)], truth[np.isfinite(truth)], rtol=1e-6)
