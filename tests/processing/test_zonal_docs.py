# SPDX-License-Identifier: GPL-2.0-or-later
"""The worked example of docs/zonal.md, run as it is written there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session

PAGE = Path(__file__).resolve().parents[2] / "docs" / "zonal.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def console(sandbox: Any, qgis_app: Any) -> Any:
    session = Session()
    connector = Connector(session)
    wb.attach(Client(session), connector)
    yield
    wb.detach()
    connector.shut_down()


def test_three_ways_to_the_same_file(
    console: Any, sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qgis_processing: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (code,), (command, script) = blocks("python"), blocks("sh")
    # The page's own sandbox would take seconds to start: one that runs is told of.
    exec(compile(code.replace('"sandbox"', f'"sandbox", url={sandbox.url!r}'), str(PAGE), "exec"), {})
    ours = (tmp_path / "soil.csv").read_bytes()
    lines = ours.decode().splitlines()
    assert lines[0] == "ADM2_NAME,meanssm" and len(lines) == 23
    assert [line.split(",")[0] for line in lines[1:]] == [f"Karnataka {number:02d}" for number in range(1, 23)]
    assert all(0.02 < float(line.split(",")[1]) < 0.48 for line in lines[1:])
    taken = subprocess.run(
        ["sh", "-c", 'qgis_process() { for each; do printf "%s\\0" "$each"; done; }\n' + command],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    # The helper runs it in another folder than a shell would.
    words = [word.replace("--CSV=", f"--CSV={tmp_path}/") for word in taken.stdout.split("\0")[:-1]]
    profile = demo.throw_away_profile(environment.ensure(), tmp_path / "profile")
    done = demo.process(environment.ensure(), profile, *words, EE_WORKBENCH_URL=sandbox.url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "soil_command.csv").read_bytes() == ours
    ran = subprocess.run(
        [sys.executable, *script.split()[1:]], env={**os.environ, "EE_WORKBENCH_URL": sandbox.url}, cwd=tmp_path,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "soil_script.csv").read_bytes() == ours
