# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders, and files read back by GDAL alone."""

from __future__ import annotations

import io
import urllib.request
from pathlib import Path
from typing import Any, Callable, NamedTuple

import numpy as np
import pytest
from ee_workbench.plugin.core.grid import PixelGrid
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import BandOrder, DownloadOrder, DownloadReport, Tries, download
from osgeo import gdal

QUICK = Tries(first_wait=0.02, longest_wait=0.2)
#: 10 m pixels in Europe; many small requests, so that there is something to go wrong.
GRID = PixelGrid("EPSG:3857", (10.0, 0.0, 1_000_000.0, 0.0, -10.0, 6_000_000.0), 700, 500)
PIXELS = "image:computePixels$"


def speed(width: int = GRID.width, height: int = GRID.height, **changes: Any) -> DownloadOrder:
    """The fast image's float band and two of its others as floats."""
    grid = PixelGrid(GRID.crs, GRID.transform, width, height)
    bands = (BandOrder("value", "float32"),)
    return DownloadOrder(**{"grid": grid, "bands": bands, "request_bytes": 1 << 16, "overviews": False, **changes})


def fast_image() -> Any:
    """The sandbox's image of constant cost."""
    import ee

    return ee.Image("SANDBOX/SPEED")


def tiles_in(path: Path) -> int:
    """Whole lines of a journal that tell of a tile."""
    journal = path.with_name(path.name + ".journal")
    return journal.read_bytes().count(b'{"tile"') if journal.is_file() else 0


class Found(NamedTuple):
    """A file: values of shape (bands, rows, columns), what is valid, and GDAL's dataset."""

    values: np.ndarray
    valid: np.ndarray
    source: gdal.Dataset


def opened(path: Path) -> Found:
    """A file as GDAL reads it."""
    source = gdal.Open(str(path))
    bands = [source.GetRasterBand(number + 1) for number in range(source.RasterCount)]
    values = np.stack([band.ReadAsArray() for band in bands])
    valid = np.stack([band.GetMaskBand().ReadAsArray() > 0 for band in bands])
    return Found(values, valid, source)


def untiled(image: Any, grid: PixelGrid) -> np.ndarray:
    """The structured pixels of one request for everything, read by numpy."""
    import ee

    a, b, c, d, e, f = grid.transform
    affine = {"scaleX": a, "shearX": b, "translateX": c, "shearY": d, "scaleY": e, "translateY": f}
    size = {"width": grid.width, "height": grid.height}
    request = {"dimensions": size, "affineTransform": affine, "crsCode": grid.crs}
    return np.load(io.BytesIO(ee.data.computePixels({"expression": image, "fileFormat": "NPY", "grid": request})))


@pytest.fixture
def fetched(client: Client, tmp_path: Path) -> Callable[..., tuple[Found, DownloadReport]]:
    """Download an image into a file of its own, and read it back."""

    def run(image: Any, order: DownloadOrder, name: str = "wanted.tif", **options: Any) -> tuple[Found, DownloadReport]:
        report = download(image, order, tmp_path / name, client, **{"tries": QUICK, **options})
        assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith(name)) == [name]
        return opened(tmp_path / name), report

    return run


def asked(sandbox: Any) -> list[dict[str, Any]]:
    """The requests for pixels in the sandbox's log, each with when it began ("began")."""
    found = [entry for entry in sandbox.log() if "computePixels" in entry["path"]]
    return [{**entry, "began": entry["t"] - entry["ms"] / 1000} for entry in found]


def moment(sandbox: Any) -> float:
    """Now, by the log's clock: a request of another kind tells."""
    urllib.request.urlopen(f"{sandbox.url}/v1/projects/sandbox/config", timeout=10).close()
    mark = [entry for entry in sandbox.log() if entry["path"].endswith("/config")][-1]
    return float(mark["t"])
