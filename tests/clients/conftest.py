# SPDX-License-Identifier: GPL-2.0-or-later
"""Other people's clients, unmodified, each in an environment of its own below build/clients."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from osgeo import gdal, osr

HERE = Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "build" / "clients"
DRIVERS = HERE / "drivers"
INSTALL_SECONDS, RUN_SECONDS = 900, 300

#: Environment → exact requirements; what they need besides, pip chooses.
REQUIREMENTS = {
    "earthengine-1.7.24": ["earthengine-api==1.7.24", "numpy==2.2.6"],
    "geedim": ["geedim==2.0.0"],
    "spyndex": ["spyndex==0.12.0", "python-box==8.0.0", "numpy==2.2.6"],
    "xee": ["xee==0.1.2"],
}


def _python(name: str) -> Path:
    """The interpreter of a client's environment, which is made first where it is missing or stale."""
    folder = BUILD / name
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "requirements.sha256"
    wanted = hashlib.sha256("\n".join([sys.version, *REQUIREMENTS[name]]).encode()).hexdigest()
    if stamp.is_file() and python.exists() and stamp.read_text() == wanted:
        return python
    _run([sys.executable, "-m", "venv", "--clear", str(folder)], INSTALL_SECONDS)
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
    _run([*pip, *REQUIREMENTS[name]], INSTALL_SECONDS)
    stamp.write_text(wanted)
    return python


def _run(command: list[str], seconds: float, **environment: str) -> str:
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "GOOGLE_APPLICATION_CREDENTIALS")
    passed = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=seconds, check=False, env={**passed, **environment}
    )
    assert done.returncode == 0, f"{' '.join(command[:4])} …\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="session")
def run_client() -> Callable[..., Any]:
    """``run_client("geedim", "driver.py", argument, …)``: what the driver printed as its last line, from JSON."""

    def run(name: str, driver: str, *arguments: object) -> Any:
        python = sys.executable if name == "newest" else str(_python(name))
        printed = _run([python, str(DRIVERS / driver), *map(str, arguments)], RUN_SECONDS)
        return json.loads(printed.strip().splitlines()[-1])

    return run


@pytest.fixture(scope="session")
def run_command() -> Callable[..., str]:
    """``run_command("newest", home, "ls")``: what the ``earthengine`` command printed."""

    def run(name: str, home: Path, *arguments: str) -> str:
        python = Path(sys.executable) if name == "newest" else _python(name)
        command = [str(python), "-c", "import sys; from ee.cli.eecli import main; sys.exit(main())", *arguments]
        return _run(command, RUN_SECONDS, HOME=str(home), EARTHENGINE_PROJECT="sandbox")

    return run


@pytest.fixture(scope="session")
def library_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``library_folder("earthengine-1.7.24")``: a folder for PYTHONPATH with that client's ``ee`` and nothing else.

    What the library needs besides, numpy before all, must stay the one that QGIS is built with.
    """

    def make(name: str) -> Path:
        folder = tmp_path_factory.mktemp("library")
        code = "import ee, os; print(os.path.dirname(ee.__file__))"
        found = Path(_run([str(_python(name)), "-c", code], RUN_SECONDS).strip())
        for source in (found, *found.parent.glob("earthengine_api-*.dist-info")):
            shutil.copytree(source, folder / source.name)
        return folder

    return make


# Files whose pixels are known.


def write_tiff(path: Path, bands: dict[str, np.ndarray], crs: int, transform: tuple[float, ...], nodata: float) -> None:
    """A GeoTIFF: band name → array of shape (rows, columns)."""
    first = next(iter(bands.values()))
    kind = {"uint16": gdal.GDT_UInt16, "float32": gdal.GDT_Float32}[first.dtype.name]
    made = gdal.GetDriverByName("GTiff").Create(str(path), first.shape[1], first.shape[0], len(bands), kind)
    made.SetGeoTransform(transform)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(crs)
    made.SetProjection(reference.ExportToWkt())
    for number, (name, values) in enumerate(bands.items(), start=1):
        band = made.GetRasterBand(number)
        band.SetDescription(name)
        band.SetNoDataValue(nodata)
        band.WriteArray(values)
    made.FlushCache()


@pytest.fixture(scope="session")
def scenes() -> np.ndarray:
    """Three scenes of two bands in UTM, uint16, shape (scene, band, row, column); 0 is masked."""
    generator = np.random.default_rng(20300301)
    values = generator.integers(1, 10_000, (3, 2, 50, 60), dtype="uint16")
    values[generator.random((3, 50, 60)).reshape(3, 1, 50, 60).repeat(2, axis=1) < 0.25] = 0
    return values


@pytest.fixture(scope="session")
def series() -> np.ndarray:
    """Four days of one band on a grid of half a degree, float32, shape (day, row, column); -9999 is masked."""
    generator = np.random.default_rng(7)
    values = generator.normal(280, 10, (4, 20, 30)).astype("float32")
    values[generator.random(values.shape) < 0.1] = -9999
    return values


@pytest.fixture(scope="session")
def mounted(tmp_path_factory: pytest.TempPathFactory, scenes: np.ndarray, series: np.ndarray) -> Iterator[Any]:
    """A sandbox that serves the scenes and the series."""
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    folder = tmp_path_factory.mktemp("mounted")
    entries: list[dict[str, Any]] = [
        {"id": f"projects/sandbox/assets/{name}", "type": "IMAGE_COLLECTION", "images": []}
        for name in ("scenes", "series")
    ]
    for number, scene in enumerate(scenes, start=1):
        bands = {"red": scene[0], "nir": scene[1]}
        write_tiff(folder / f"s{number}.tif", bands, 32632, (600000, 20, 0, 5300000, 0, -20), 0)
        entries[0]["images"].append({"file": f"s{number}.tif", "time": f"2030-03-0{number}"})
    for number, day in enumerate(series, start=1):
        write_tiff(folder / f"d{number}.tif", {"tas": day}, 4326, (10, 0.5, 0, 50, 0, -0.5), -9999)
        entries[1]["images"].append({"file": f"d{number}.tif", "time": f"2030-03-0{number}"})
    (folder / "manifest.json").write_text(json.dumps({"assets": entries}), encoding="utf-8")
    with SandboxProcess(["--mount", str(folder), "--output", str(tmp_path_factory.mktemp("output"))]) as process:
        yield process
