# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin repository would refuse is refused here, and the zip of the last commit is not."""

from __future__ import annotations

import shutil
import struct
import zipfile
from pathlib import Path
from typing import Optional

import pytest
from ee_workbench.devtools import linking, publishing
from ee_workbench.devtools.house import DevError

METADATA = """[general]
name=A
description=b
version=1.0.0
qgisMinimumVersion=3.40
author=Anna
email=a@example.org
about=c
tracker=https://example.org/issues
repository=https://example.org
homepage=https://example.org
icon=icon.svg
"""
FILES = {
    "__init__.py": "",
    "metadata.txt": METADATA,
    "LICENSE": "x",
    "plugin/vendor/esprima2/LICENSE": "x",
    "icon.svg": "",
}


def make(folder: Path, mode: int = 0o644, **changes: Optional[str]) -> Path:
    """A small zip; ``changes`` are files by name, None leaves one out."""
    path = folder / "plugin.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**FILES, **changes}.items():
            if text is not None:
                entry = zipfile.ZipInfo(name if name.startswith(("/", "other/")) else f"ee_workbench/{name}")
                entry.external_attr = (0o100000 | mode) << 16
                archive.writestr(entry, text)
    return path


def problems(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return publishing.structure(path, archive) + publishing.metadata_problems(archive)


def test_a_good_zip_has_no_problem(tmp_path: Path) -> None:
    assert problems(make(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("LICENSE", None, "LICENSE is missing"),
        ("plugin/vendor/esprima2/LICENSE", None, "esprima2/LICENSE is missing"),
        ("../escape.py", "", "leaves the folder"),
        ("plugin/__pycache__/a.txt", "", "not for users"),
        ("tests/test_a.py", "", "not for users"),
        ("plugin/.hidden", "", "hidden"),
        ("plugin/lib.so", "", "can be run"),
        ("plugin/a.pyc", "", "can be run"),
        ("plugin/a.bin", "a\0b", "no text"),
        ("plugin/a.py", "x = '" + "y" * 600 + "'", "500 letters"),
        ("other/a.txt", "", "only folder on top"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, name: str, text: Optional[str], word: str) -> None:
    found = problems(make(tmp_path, **{name: text}))
    assert len(found) >= 1 and any(word in each for each in found)


def test_executable_modules_are_refused(tmp_path: Path) -> None:
    assert problems(make(tmp_path, 0o755)) == ["ee_workbench/__init__.py has the executable bit"]


def test_a_zip_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MAX_BYTES", 100)
    assert any("more than 100" in each for each in problems(make(tmp_path)))


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("email=a@example.org\n", "", "no email"),
        ("qgisMinimumVersion", "qgisminimumversion", "no qgisMinimumVersion"),
        ("about=c", "about=50% more", "cannot be read"),
        ("tracker=https://example.org/issues", "tracker=example.org", "tracker is no address"),
        ("icon=icon.svg", "icon=other.svg", "icon"),
        ("version=1.0.0", "version=", "no version"),
        ("[general]", "[other]", "cannot be read"),
        ("name=A", "name=A\nexperimental=perhaps", "experimental"),
    ],
)
def test_metadata_that_is_refused(tmp_path: Path, before: str, after: str, word: str) -> None:
    found = problems(make(tmp_path, **{"metadata.txt": METADATA.replace(before, after)}))
    assert any(word in each for each in found)


def test_the_tools_notice(tmp_path: Path) -> None:
    """One sample for each tool, and one that may be skipped at the upload."""
    name = "pass" + "word"
    key = "AKIA" + "IOSFODNN7" + "EXAMPLQ"
    (tmp_path / "a.py").write_text(f"{name} = 'hunter2'\nprint(undefined)\nassert True\nkey = '{key}'\n")
    found = publishing.run_tools(tmp_path)
    assert any("B105" in each for each in found) and any("F821" in each for each in found)
    assert any("AWS" in each for each in found) and not any("B101" in each for each in found)


def test_the_last_commit_would_be_taken() -> None:
    if shutil.which("git") is None:
        pytest.skip("no git")
    path = linking.package()
    assert publishing.check(path) == []
    assert path.stat().st_size < 10_000_000


# Translations

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru"><context><name>Workbench</name>
<message><source>Add</source><translation>Добавить</translation></message></context></TS>
"""


def test_translations_are_compiled_into_the_zip(tmp_path: Path) -> None:
    if shutil.which("lrelease") is None:
        pytest.skip("Qt's lrelease is absent")
    path = make(tmp_path, **{"resources/i18n/ee_workbench_ru.ts": TS})
    linking.compile_translations(path)
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "i18n" in name]
        assert names == ["ee_workbench/resources/i18n/ee_workbench_ru.qm"]
        content = archive.read(names[0])
        assert archive.read("ee_workbench/LICENSE") == b"x"
    assert struct.unpack(">I", content[:4])[0] == 0x3CB86418  # the first bytes of every .qm
    assert "Добавить".encode("utf-16-be") in content


def test_without_lrelease_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking.shutil, "which", lambda name: None)
    with pytest.raises(DevError, match="lrelease"):
        linking.compile_translations(make(tmp_path, **{"resources/i18n/ee_workbench_ru.ts": TS}))


def test_a_zip_without_translations_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking.shutil, "which", lambda name: None)
    path = make(tmp_path)
    before = path.read_bytes()
    linking.compile_translations(path)
    assert path.read_bytes() == before
