# SPDX-License-Identifier: GPL-2.0-or-later
"""Relative dates and *Schedule…* in the real QGIS; then the job's line runs as cron would run it."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess
from ee_workbench.tests.keys import key_file

DRIVER = Path(__file__).with_name("real_jobs_driver.py")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with SandboxProcess(["--output", str(tmp_path_factory.mktemp("out"))]) as made:
        yield made


@pytest.fixture(scope="module")
def report(server: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("real jobs")
    key = key_file(folder, server.url + "/token")
    found = demo.drive(environment.ensure(), DRIVER, folder, server.url, server.token, str(key), limit=240.0)
    assert found["ok"], found["sentence"]
    return {**found, "key": str(key), "profile": folder / "profile"}


def test_the_layer_has_the_days(report: dict[str, Any]) -> None:
    today = datetime.datetime.now(datetime.timezone.utc).date()
    first, last = (today - datetime.timedelta(days=days) for days in (14, 3))
    layer = report["layer"]
    assert f"{first} to {last}" in layer["name"] and f"{first} to {last}" in layer["said"]
    assert layer["relative"] == "last 12 days ending 3 days ago"


def test_the_job_runs(report: dict[str, Any], server: Any) -> None:
    """With the account of the connection; the export is of the days of the run."""
    job = report["job"]
    assert job["key"] == report["key"]
    assert job["line"].startswith("0 6 * * 1 QT_QPA_PLATFORM=offscreen EE_WORKBENCH_KEY=")
    command = job["line"].rstrip("\n").split(" ", 5)[5].replace("\\%", "%")
    variables = demo.process_variables(environment.ensure(), report["profile"])
    given = {**variables, "EE_WORKBENCH_URL": server.url}
    done = subprocess.run(["sh", "-c", command], env=given, capture_output=True, text=True, timeout=200, check=False)
    log = (Path(job["folder"]) / "lake.log").read_text(encoding="utf-8")
    assert done.returncode == 0 and done.stdout == "", log
    assert '"STARTED": 1' in log
