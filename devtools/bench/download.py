# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev bench download`: a large image as a GeoTIFF, beside other programs and beside the ideal.

8,192 × 8,192 pixels, one band of float32 and four of uint16, from an image that costs the sandbox next to nothing, at
300 ms a request. The ideal is the same requests, as many at once, whose answers are thrown away. The goal: four times
as fast as geedim, or 0.9 of the ideal, whichever is less, with less memory than either program; and no wrong pixel.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "bench-download"
GEEDIM = "geedim==2.0.0"
LIMIT_SECONDS = 1200.0


def main() -> int:
    """Print the table, and the figures as JSON in the last line."""
    parser = argparse.ArgumentParser(prog="./dev bench download", description=__doc__)
    parser.add_argument(
        "--repeats", type=int, default=3, help="how often each program downloads each image (default: 3)"
    )
    parser.add_argument("--latency", type=float, default=300.0, help="milliseconds a request (default: 300)")
    parser.add_argument("--side", type=int, default=8192, help="rows and columns (default: 8192)")
    options = parser.parse_args()
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    os.environ["BENCH_SIDE"] = str(options.side)
    programs = {"bare": sys.executable, "ours": sys.executable, "geedim": _geedim()}
    if _ee_plugin():
        programs["ee_plugin"] = sys.executable
    with SandboxProcess(["--latency", str(options.latency)]) as sandbox:
        rows = {case: _measured(programs, sandbox, case, options.repeats) for case in ("float32", "uint16")}
    _print(rows, options.latency)
    print(json.dumps({"download": _figures(rows)}))
    return 0


def _ee_plugin() -> bool:
    """Whether ee_plugin's source is where EE_PLUGIN_PATH says."""
    return (Path(os.environ.get("EE_PLUGIN_PATH", "")) / "ee_plugin" / "__init__.py").is_file()


def _geedim() -> str:
    """The interpreter of an environment with geedim, made once."""
    python = BUILD / "geedim" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = BUILD / "geedim" / "requirement.txt"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != GEEDIM:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(BUILD / "geedim")], check=True)
        pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
        subprocess.run([*pip, GEEDIM], check=True)
        stamp.write_text(GEEDIM, encoding="utf-8")
    return str(python)


Rows = dict[str, dict[str, Any]]


def _measured(programs: dict[str, str], sandbox: Any, case: str, repeats: int) -> Rows:
    """Each program's middle time and highest memory; they take turns, so that a busy machine is busy for all."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in programs}
    for _ in range(repeats):
        for name, python in programs.items():
            with tempfile.TemporaryDirectory(prefix="bench-download-") as folder:
                path = Path(folder) / "image.tif"
                sandbox.clear_log()
                figures = _run(python, name, sandbox.url, path, case)
                figures["sent"] = sum("ixels" in entry["path"] or "thumb" in entry["path"] for entry in sandbox.log())
                if name != "bare":
                    figures["wrong"] = _wrong(path, case)
            found[name].append(figures)
    return {
        name: {
            "seconds": statistics.median(each["seconds"] for each in runs),
            "peak_mb": max(each["peak_mb"] for each in runs),
            "sent": runs[0]["sent"],
            "wrong": max(each.get("wrong", 0) for each in runs),
        }
        for name, runs in found.items()
    }


def _run(python: str, name: str, url: str, path: Path, case: str) -> dict[str, Any]:
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV") if name == "geedim" else ()
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [python, str(Path(__file__).with_name("_download_driver.py")), name, url, str(path), case]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False, env=environment)
    if done.returncode != 0:
        raise SystemExit(f"{name} failed:\n{done.stdout[-1500:]}\n{done.stderr[-3000:]}")
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def _wrong(path: Path, case: str) -> int:
    """Pixels of a file that differ from the image's formula, computed here; all of them where its size is another."""
    import numpy as np
    from ee_workbench.devtools.bench import _download_driver as driver
    from ee_workbench.sandbox.catalogue import speed
    from osgeo import gdal

    source = gdal.Open(str(path))
    if (source.RasterXSize, source.RasterYSize) != (driver.SIDE, driver.SIDE):
        return driver.SIDE**2
    columns = np.arange(driver.SIDE) + round((driver.WEST + 20037500.0) / driver.PIXEL)
    rows = np.arange(driver.SIDE) + round((20037500.0 - driver.NORTH) / driver.PIXEL)
    wrong = 0
    for number, name in enumerate(driver.CASES[case], start=1):
        band = speed._Speed(list(speed._KINDS).index(name), case)
        for start in range(0, driver.SIDE, 1024):
            part = band.values(columns, rows[start : start + 1024, None])
            found = source.GetRasterBand(number).ReadAsArray(0, start, driver.SIDE, len(part))
            wrong += int((found != part).sum())
    return wrong


def _print(rows: dict[str, Rows], latency: float) -> None:
    print(f"Every request takes {latency:.0f} ms more.")
    print(f"{'':>20} {'seconds':>8} {'requests':>9} {'peak MB':>8} {'wrong pixels':>13} {'× ours':>7}")
    for case, programs in rows.items():
        for name, each in programs.items():
            print(
                f"{case + ' ' + name:>20} {each['seconds']:>8.2f} {each['sent']:>9} {each['peak_mb']:>8.0f}"
                f" {each['wrong']:>13} {each['seconds'] / programs['ours']['seconds']:>7.2f}"
            )


def _figures(rows: dict[str, Rows]) -> dict[str, Any]:
    def least(name: str, other: str) -> float:
        return round(min(each[name]["seconds"] / each[other]["seconds"] for each in rows.values()), 2)

    figures = {
        "ratio_to_ideal": least("bare", "ours"),
        "speedup_geedim": least("geedim", "ours"),
        "peak_mb": round(max(each["ours"]["peak_mb"] for each in rows.values())),
        "peak_mb_geedim": round(min(each["geedim"]["peak_mb"] for each in rows.values())),
        "wrong_pixels": sum(each["ours"]["wrong"] for each in rows.values()),
    }
    if all("ee_plugin" in each for each in rows.values()):
        figures["speedup_ee_plugin"] = least("ee_plugin", "ours")
        figures["peak_mb_ee_plugin"] = round(min(each["ee_plugin"]["peak_mb"] for each in rows.values()))
    return figures
