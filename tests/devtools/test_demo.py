# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo's verdict, and its throw-away profile. That the demo itself works shows when it is run."""

from __future__ import annotations

import configparser
import json
import os
import time
from pathlib import Path
from typing import Any, Optional

import pytest
from ee_workbench.devtools import demo, display
from ee_workbench.devtools.environment import Environment
from ee_workbench.devtools.house import ROOT, DevError
from ee_workbench.devtools.machine import Qgis

FINE = {"ok": True, "sentence": "", "steps": [{"seconds": 1.5, "text": "connected"}]}
ENVIRONMENT = Environment(Qgis("3.40.6-Bratislava", "qgis", "/usr/bin/python3", "3.11.2", "x", ""), "python3", "site")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(demo, "FOLDER", tmp_path)
    monkeypatch.setattr(demo, "PICTURE", tmp_path / "cmip6.png")
    monkeypatch.setattr(demo, "FAILED_PICTURE", tmp_path / "cmip6.failed.png")
    monkeypatch.setattr(demo, "REPORT", tmp_path / "report.json")
    return tmp_path


@pytest.mark.parametrize(
    ("report", "picture", "age", "code", "says"),
    [
        (FINE, b"png", 0, 0, None),
        (None, b"png", 0, 0, "did not come to its end"),
        (None, None, 0, 139, "did not come to its end (QGIS ended with 139)"),
        ({"ok": False, "sentence": "No layer came.", "steps": []}, b"png", 0, 0, "No layer came."),
        (FINE, None, 0, 0, "not of this run"),
        (FINE, b"", 0, 0, "not of this run"),
        (FINE, b"png", 60, 0, "not of this run"),
        (FINE, b"png", 0, 139, "QGIS ended with 139"),
    ],
    ids=["fine", "no report", "crash", "failure", "no picture", "empty picture", "old picture", "crash at the end"],
)
def test_the_verdict_rests_on_what_this_run_left_behind(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    report: Optional[dict[str, Any]],
    picture: Optional[bytes],
    age: float,
    code: int,
    says: Optional[str],
) -> None:
    now = time.time()
    if report is not None:
        demo.REPORT.write_text(json.dumps(report))
    if picture is not None:
        demo.PICTURE.write_bytes(picture)
        os.utime(demo.PICTURE, (now - age, now - age))
    result = demo._verdict(code, now)
    output = capsys.readouterr()
    if says is None:
        assert result == 0
        assert output.out.strip() == str(demo.PICTURE)
    else:
        assert result == 1
        assert says in output.err


def test_the_profile_is_new_each_time_and_has_the_checkout_as_a_plugin(folder: Path) -> None:
    profiles = demo.throw_away_profile(ENVIRONMENT, folder / "profile")
    profile = profiles / "profiles" / "default"
    plugin = profile / "python" / "plugins" / "ee_workbench"
    assert plugin.resolve() == ROOT
    settings = configparser.ConfigParser(interpolation=None)
    settings.optionxform = str  # type: ignore[assignment,method-assign]
    settings.read(profile / "QGIS" / "QGIS3.ini")
    assert settings["PythonPlugins"]["ee_workbench"] == "true"
    assert settings["qgis"]["showTips340"] == "false"
    (profile / "left-over").write_text("of an earlier run")
    demo.throw_away_profile(ENVIRONMENT, folder / "profile")
    assert not (profile / "left-over").exists()
    assert (ROOT / "metadata.txt").is_file()  # removing the profile did not follow the link


def test_qgis_gets_the_pinned_packages_and_the_python_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join(["/somebody/python/bin", "/bin"]))
    monkeypatch.setenv("PYTHONPATH", "own")
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", "own")
    variables = demo._variables(ENVIRONMENT)
    assert variables["PYTHONPATH"] == os.pathsep.join(["site", "own"])
    assert variables["PATH"].split(os.pathsep)[0] == "/usr/bin"
    assert "QGIS_CUSTOM_CONFIG_PATH" not in variables


def test_show_without_a_screen_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(display, "has_screen", lambda: False)
    with pytest.raises(DevError, match="no screen"):
        demo.run(ENVIRONMENT, show=True)
