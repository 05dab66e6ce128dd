# SPDX-License-Identifier: GPL-2.0-or-later
"""docs/automation.md as it is written: its blocks are run one after the other against the sandbox."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core import written
from ee_workbench.plugin.core.export_journal import ExportJournal
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.tests.keys import key_file
from osgeo import gdal

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "automation.md").read_text(encoding="utf-8")
DAYS = re.compile(r"^\| `([a-z0-9 ]+)` \| (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d) \|$", re.MULTILINE)
PLACEHOLDER = re.compile(r"^\| `(/[^`]+)` \|", re.MULTILINE)


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind, in their order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_the_days_of_the_table() -> None:
    rows = DAYS.findall(PAGE)
    assert len(rows) == 10
    for text, first, last in rows:
        span = written.dates(text)
        assert isinstance(span, RelativeSpan)
        assert span.on(datetime.date(2026, 11, 21)) == DateSpan.of(first, last), text


class Walk:
    """A reader of the page, with a folder, a key and a sandbox of their own."""

    def __init__(self, folder: Path, server: Any, profile: Path) -> None:
        self.folder, self.server = folder, server
        program = shutil.which("qgis_process", path=os.path.dirname(environment.ensure().qgis.binary))
        self.own = {
            "/home/me/jobs": str(folder / "jobs"),
            "/home/me/keys/key.json": str(key_file(folder, server.url + "/token")),
            "/usr/bin/python3": shlex.quote(sys.executable),
            "/usr/bin/qgis_process": str(program or "qgis_process"),
        }
        self._variables = demo.process_variables(environment.ensure(), profile)

    def put(self, text: str) -> str:
        """The text with what is the reader's own."""
        return re.sub("|".join(map(re.escape, self.own)), lambda found: self.own[found[0]], text)

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """A block in a shell; a script sees nothing of QGIS's Python."""
        given = dict(self._variables) if "qgis_process" in command else {"PATH": os.defpath, "HOME": str(self.folder)}
        given = {name: value for name, value in given.items() if "QT_QPA" not in command or name != "QT_QPA_PLATFORM"}
        given["EE_WORKBENCH_URL"] = self.server.url
        return subprocess.run(
            ["sh", "-e", "-c", self.put(command)], env=given, capture_output=True, text=True, timeout=280, check=False
        )

    def line(self, block: str) -> str:
        """The command of a line of a crontab, as cron gives it to the shell."""
        line = block.rstrip("\n")
        assert "\n" not in line and re.fullmatch(r"(?:[0-9*]+ ){5}[A-Z].*", line)
        if shutil.which("crontab"):
            path = self.folder / "crontab"
            path.write_text(block, encoding="utf-8")
            subprocess.run(["crontab", "-n", str(path)], check=True, timeout=20)
        assert "%" not in line
        return line.split(" ", 5)[5]


@pytest.fixture
def walk(fresh_sandbox: Callable[..., Any], tmp_path: Path, qgis_app: Any) -> Iterator[Walk]:
    """A console that is connected, as the page's reader has it."""
    (tmp_path / "jobs").mkdir()
    server = fresh_sandbox("--output", tmp_path / "out")
    profile = demo.throw_away_profile(environment.ensure(), tmp_path / "profile")
    session = Session()
    connector = Connector(session)
    wb.attach(Client(session), connector, ExportJournal(tmp_path / "journal"))
    wb.connect("sandbox", url=server.url)
    yield Walk(tmp_path, server, profile)
    wb.disconnect()
    wb.detach()
    connector.shut_down()


def soil() -> str:
    """The file's name: of the first day of the last 7 that end 5 days ago."""
    first = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=11)
    return f"soil_{first:%Y_%m_%d}.tif"


def test_the_placeholders_are_listed(walk: Walk) -> None:
    assert set(PLACEHOLDER.findall(PAGE)) == set(walk.own)


def test_a_script_and_cron(walk: Walk) -> None:
    """From the key to the log."""
    chmod, script = blocks("sh")[:2]
    lines = blocks("crontab")
    jobs = walk.folder / "jobs"

    Path(walk.own["/home/me/keys/key.json"]).chmod(0o644)
    exec(walk.put(blocks("python")[0]), {})
    refused = walk.run(script)
    assert refused.returncode == 2 and "chmod 600" in refused.stderr
    assert walk.run(chmod).returncode == 0
    done = walk.run(script)
    assert done.returncode == 0, done.stderr
    (file,) = (walk.folder / "out").rglob("*.tif")
    assert file.name == soil() and gdal.Open(str(file)).ReadAsArray().shape[0] > 10

    # The same day: nothing new is started, and the log has it.
    for line in (lines[0], lines[2]):
        assert walk.run(walk.line(line)).returncode == 0
    assert (jobs / "soil.log").read_text(encoding="utf-8").count("1 with Earth Engine") == 2
    assert len([entry for entry in walk.server.log() if entry["path"].endswith("image:export")]) <= 3
    assert len(list((walk.folder / "out").rglob("*.tif"))) == 1


def test_qgis_process_and_cron(walk: Walk) -> None:
    """From a profile where the plugin is switched off to the file and the log."""
    enable, process, listed = blocks("sh")[2:]
    lines, name = blocks("crontab"), soil()
    jobs = walk.folder / "jobs"
    (jobs / "soil.json").write_text(walk.put(blocks("json")[0]), encoding="utf-8")
    assert walk.run("/usr/bin/qgis_process plugins disable ee_workbench").returncode == 0
    assert walk.run(enable).returncode == 0
    done = walk.run(process)
    assert done.returncode == 0, done.stdout + done.stderr
    assert gdal.Open(str(jobs / name)).GetProjection().count("32643")
    assert walk.run(walk.line(lines[1])).returncode == 0
    assert name in (jobs / "soil.log").read_text(encoding="utf-8")
    done = walk.run(listed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (jobs / "failed.csv").read_text(encoding="utf-8").startswith("name,description")


def test_what_fails_is_told_by_the_code(walk: Walk) -> None:
    """The last line of the page prints the log's end; qgis_process says 1, and 2 is no understanding."""
    exec(walk.put(blocks("python")[0]), {})
    walk.server.faults({"path": "image:export", "status": 403, "times": None, "message": "Permission denied: soil."})
    assert walk.run(blocks("sh")[1]).returncode == 2
    told = walk.run(walk.line(blocks("crontab")[2]))
    assert "Permission denied" in told.stdout and told.returncode == 0
    inputs = walk.put(blocks("json")[0]).replace("last 7 days", "last seven days")
    (walk.folder / "jobs" / "soil.json").write_text(inputs, encoding="utf-8")
    done = walk.run(blocks("sh")[3])
    assert done.returncode == 1 and "is no period" in done.stdout + done.stderr
