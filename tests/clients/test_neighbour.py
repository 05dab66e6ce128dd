# SPDX-License-Identifier: GPL-2.0-or-later
"""With the client library that the Earth Engine plugin pins: the contract with it, and layers that come back.

The newest library is the one that all other tests run with.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Callable

ROOT = Path(__file__).resolve().parents[2]
TESTS = (
    "tests/bridge/test_ee_plugin.py",
    "tests/bridge/test_ee_plugin_layers.py::test_its_layers_come_back",
    "tests/bridge/test_ee_plugin_layers.py::test_its_map_in_a_live_session",
    "tests/bridge/test_renewer.py::test_forty_layers_of_one_name_come_back",
    "tests/bridge/test_renewing.py::test_what_cannot_be_read_is_a_sentence",
)


def test_what_is_run_is_there() -> None:
    """Also where its source is absent and nothing of this is run."""
    for entry in TESTS:
        path, _, name = entry.partition("::")
        assert f"def {name or 'test_'}" in (ROOT / path).read_text(encoding="utf-8"), entry


def test_the_library_that_it_pins(library_folder: Callable[[str], Path], ee_plugin_path: Path) -> None:
    requirements = (ee_plugin_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.partition("==")[2].split(";")[0].strip() for line in requirements if "earthengine-api==" in line]
    pinned = max(pins, key=lambda text: [int(part) for part in text.split(".")])  # the other is for older Pythons
    library = library_folder(f"earthengine-{pinned}")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(library), os.environ.get("PYTHONPATH", "")])}
    environment.update(QT_QPA_PLATFORM="offscreen", EE_PLUGIN_PATH=str(ee_plugin_path))
    version = [sys.executable, "-c", "import ee; print(ee.__version__)"]
    told = subprocess.run(version, env=environment, capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.strip() == pinned
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-2000:]}"
    assert "skipped" not in done.stdout.splitlines()[-1]
