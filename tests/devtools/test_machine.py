# SPDX-License-Identifier: GPL-2.0-or-later
"""What the set-up decides, on machines made of files and scripts."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

import pytest
from ee_workbench.devtools import machine
from ee_workbench.devtools.house import DevError

DEBIAN_12 = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_CODENAME=bookworm\n'
SOURCES = "deb http://mirror.example.org/debian bookworm main\n"
OLD = "      qgis | 3.22.16+dfsg-1 | http://mirror.example.org/debian bookworm/main amd64 Packages\n"
NEW = "      qgis | 3.40.6+dfsg-1~bpo12+1 | http://mirror.example.org/debian bookworm-backports/main amd64 Packages\n"


class RecordingApt(machine.Apt):
    """Apt that only notes down what it was asked to do, and offers QGIS as a machine's sources would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[str] = []

    def update(self) -> None:
        self.steps.append("update")

    def install(self, packages: Sequence[str], suite: str = "") -> None:
        self.steps.append(f"install {' '.join(packages)} {suite}".strip())

    def write(self, path: Path, text: str) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        self.steps.append(f"write {path.name}")

    def madison(self, *_: object) -> str:
        files = self.folder.glob("sources.list.d/*")
        offered = any("bookworm-backports" in path.read_text() for path in files)
        return NEW + OLD if offered else OLD


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RecordingApt:
    (tmp_path / "os-release").write_text(DEBIAN_12)
    (tmp_path / "sources.list").write_text(SOURCES)
    recording = RecordingApt(tmp_path)
    monkeypatch.setattr(machine, "APT_FOLDER", tmp_path)
    monkeypatch.setattr(machine.os_release, "__defaults__", (tmp_path / "os-release",))
    monkeypatch.setattr(machine, "_run_quietly", recording.madison)
    return recording


def test_a_fresh_debian_12_gets_backports_and_qgis(apt: RecordingApt) -> None:
    machine.install_qgis(apt)
    assert apt.steps == [
        "update",
        "write ee-workbench-backports.sources",
        "update",
        "install qgis python3-qgis bookworm-backports",
    ]
    written = (apt.folder / "sources.list.d" / "ee-workbench-backports.sources").read_text()
    assert "URIs: http://mirror.example.org/debian\n" in written


def test_backports_that_are_there_are_used_as_they_are(apt: RecordingApt) -> None:
    (apt.folder / "sources.list.d").mkdir()
    (apt.folder / "sources.list.d" / "own.list").write_text(SOURCES.replace("bookworm", "bookworm-backports"))
    machine.install_qgis(apt)
    assert apt.steps == ["update", "install qgis python3-qgis bookworm-backports"]


def test_a_release_that_is_new_enough_needs_no_backports(apt: RecordingApt, monkeypatch: pytest.MonkeyPatch) -> None:
    (apt.folder / "os-release").write_text(DEBIAN_12.replace("bookworm", "trixie"))
    line = NEW.replace("bookworm-backports", "trixie")
    monkeypatch.setattr(machine, "_run_quietly", lambda *_: line)
    machine.install_qgis(apt)
    assert apt.steps == ["update", "install qgis python3-qgis"]


def test_another_system_without_a_new_qgis_gets_a_sentence(apt: RecordingApt) -> None:
    (apt.folder / "os-release").write_text('PRETTY_NAME="Ubuntu 22.04 LTS"\nID=ubuntu\nVERSION_CODENAME=jammy\n')
    with pytest.raises(DevError, match=r"No apt source of Ubuntu 22\.04 LTS offers QGIS 3\.40"):
        machine.install_qgis(apt)
    assert apt.steps == ["update"]


def test_a_debian_without_an_entry_for_its_release_gets_a_sentence(apt: RecordingApt) -> None:
    (apt.folder / "sources.list").write_text("")
    with pytest.raises(DevError, match="serves bookworm itself"):
        machine.install_qgis(apt)


@pytest.mark.parametrize(
    ("lines", "suite"),
    [
        (NEW + OLD, "bookworm-backports"),
        (OLD, None),
        ("", None),
        ("qgis | 1:3.44.1+99bookworm | http://mirror.example.org/debian bookworm/main amd64 Packages", "bookworm"),
        ("qgis | 3.40.6+dfsg-1 | http://mirror.example.org/debian trixie/main Sources", None),
    ],
    ids=["backports", "too old", "unknown", "with an epoch", "source only"],
)
def test_the_suite_that_is_new_enough(lines: str, suite: Optional[str]) -> None:
    assert machine.suite_offering(lines, (3, 40)) == suite


def test_without_root_and_sudo_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(machine.shutil, "which", lambda name: None if name == "sudo" else name)
    with pytest.raises(DevError, match="as root, or install sudo"):
        machine.Apt()
    monkeypatch.setattr(machine.shutil, "which", lambda name: name)
    assert machine._administrator() == ["sudo"]


def test_without_apt_the_sentence_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    with pytest.raises(DevError, match="xvfb"):
        machine.Apt()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
class TestFindingQgis:
    """A `qgis` and several `python3` on the PATH."""

    @pytest.fixture
    def folders(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (tmp_path / "prefix" / "bin").mkdir(parents=True)
        (tmp_path / "own" / "bin").mkdir(parents=True)
        _script(tmp_path / "prefix" / "bin" / "qgis", "")
        monkeypatch.setenv("PATH", f"{tmp_path}/own/bin{os.pathsep}{tmp_path}/prefix/bin")
        monkeypatch.delenv("PYTHONPATH", raising=False)
        real = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: str(path) != "/usr/bin/python3" and real(path, mode))
        return tmp_path

    def test_the_python_that_imports_qgis_is_taken(self, folders: Path) -> None:
        _script(folders / "own" / "bin" / "python3", "exit 1")
        _script(folders / "prefix" / "bin" / "python3", "printf '3.44.1-Solothurn\\t/lib/_core.so\\t3.12.4\\n'")
        found = machine.find_qgis()
        assert found is not None
        assert found.version == "3.44.1-Solothurn"
        assert found.python == str(folders / "prefix" / "bin" / "python3")
        assert (found.python_version, found.library, found.path) == ("3.12.4", "/lib/_core.so", "")

    def test_an_old_qgis_does_not_count(self, folders: Path) -> None:
        _script(folders / "own" / "bin" / "python3", "printf '3.34.4-Prizren\\t/lib/_core.so\\t3.12.4\\n'")
        assert machine.find_qgis() is None

    def test_a_qgis_under_its_own_prefix_is_found_by_its_python_folder(self, folders: Path) -> None:
        library = folders / "prefix" / "share" / "qgis" / "python"
        (library / "qgis").mkdir(parents=True)
        _script(
            folders / "own" / "bin" / "python3",
            f'[ "$PYTHONPATH" = "{library}" ] && printf "4.0.0-X\\t/lib/_core.so\\t3.13.0\\n"',
        )
        found = machine.find_qgis()
        assert found is not None
        assert found.path == str(library)

    def test_no_application_no_qgis(self, folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(machine.shutil, "which", lambda *_, **__: None)
        assert machine.find_qgis() is None


def _script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
