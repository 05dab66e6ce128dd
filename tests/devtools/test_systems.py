# SPDX-License-Identifier: GPL-2.0-or-later
"""Systems for other QGIS versions: what they are made from and what stands in them, without making one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ee_workbench.devtools import cli, systems
from ee_workbench.devtools.apt_sources import parse_deb822
from ee_workbench.devtools.house import ROOT, DevError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="systems are made on Linux only")
SOURCES = (
    "deb http://vendor.example.org/debian bookworm stable\n"
    "deb [signed-by=/usr/share/keyrings/of-the-mirror.gpg] http://mirror.example.org/debian bookworm main\n"
)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Debian 12 that is made of files, with root and debootstrap; what it was told to run."""
    (tmp_path / "apt").mkdir()
    (tmp_path / "apt" / "sources.list").write_text(SOURCES)
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        if command[0] == "debootstrap":
            for name in ("sources.list.d", "apt.conf.d"):
                (Path(command[-2]) / "etc" / "apt" / name).mkdir(parents=True)
        elif command[0] == "mv":
            shutil.move(command[1], command[2])
        told = 'Acquire::http::Proxy "http://proxy.example.org:3128";\nAcquire::Languages "none";\n'
        return subprocess.CompletedProcess(command, 0, told if command[0] == "apt-config" else "", "")

    monkeypatch.setattr(systems, "APT_FOLDER", tmp_path / "apt")
    monkeypatch.setattr(systems, "FOLDER", tmp_path / "other systems")
    monkeypatch.setattr(systems, "os_release", lambda: {"ID": "debian", "VERSION_CODENAME": "bookworm"})
    monkeypatch.setattr(systems.os, "geteuid", lambda: 0)
    monkeypatch.setattr(systems.shutil, "which", lambda name: f"/usr/sbin/{name}")
    monkeypatch.setattr(systems.subprocess, "run", run)
    return ran


def test_it_is_made_from_the_machines_own_mirror(machine: list[list[str]]) -> None:
    system = systems.ensure("3.44")
    (made,) = [command for command in machine if command[0] == "debootstrap"]
    assert made[-3] == "trixie" and made[-1] == "http://mirror.example.org/debian"
    assert " " in str(system) and " " not in made[-2]  # debootstrap stumbles over blanks
    text = (system / "root" / "etc" / "apt" / "sources.list.d" / "debian.sources").read_text()
    first, second = parse_deb822(text)
    assert first.suites == ("trixie", "trixie-updates") and second.suites == ("trixie-backports",)
    assert first.uris == second.uris == ("http://mirror.example.org/debian",)
    options = (system / "root" / "etc" / "apt" / "apt.conf.d" / "90machine").read_text()
    assert options == 'Acquire::http::Proxy "http://proxy.example.org:3128";\n'


def test_it_is_made_once_and_again_when_the_recipe_changes(
    machine: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    systems.ensure("3.44")
    systems.ensure("3.44")
    assert [command[0] for command in machine].count("debootstrap") == 1
    monkeypatch.setattr(systems, "REVISION", systems.REVISION + 1)
    systems.ensure("3.44")
    assert [command[0] for command in machine].count("debootstrap") == 2


def test_an_unknown_version_names_the_known() -> None:
    with pytest.raises(DevError, match=r"no system for QGIS 2\.18.*3\.44"):
        systems.ensure("2.18")


def test_without_root_there_is_a_sentence(machine: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems.os, "geteuid", lambda: 1000)
    with pytest.raises(DevError, match="run this as root"):
        systems.ensure("3.44")
    assert machine == []


def test_without_debootstrap_there_is_a_sentence(machine: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems.shutil, "which", lambda name: None)
    with pytest.raises(DevError, match="made by debootstrap: install it"):
        systems.ensure("3.44")


def test_where_nothing_may_be_mounted_there_is_a_sentence(
    machine: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = subprocess.CompletedProcess([], 1, "", "unshare failed: Operation not permitted")
    monkeypatch.setattr(systems.subprocess, "run", lambda *_, **__: refused)
    with pytest.raises(DevError, match="may not mount"):
        systems.ensure("3.44")


def test_the_checkout_stands_inside_with_an_environment_of_its_own(tmp_path: Path) -> None:
    lines = systems.script(tmp_path / "with a space", ["test", "--", "-k", "a b"]).splitlines()
    places = [line for line in lines if line.startswith("mount --bind")]
    root = f"{tmp_path}/with a space/root"
    for source, place in ((ROOT, ROOT), (tmp_path / "with a space/venv", f"{ROOT}/.venv")):
        assert any(str(source) in line and line.rstrip("'").endswith(f"{root}{place}") for line in places)
    assert f"'{root}' {shlex.quote(str(ROOT / 'dev'))} test -- -k 'a b'" in lines[-1]


def test_what_stands_outside_is_laid_in_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    text = systems.script(tmp_path / "s", [])
    assert f"mount --bind {wheels} {tmp_path}/s/root{wheels}" in text
    assert f"mount -o remount,bind,ro {tmp_path}/s/root{wheels}" in text


def test_a_fresh_machine_without_git_and_pip_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems.shutil, "which", lambda name: None)
    monkeypatch.setattr(systems.sys, "executable", "/bin/false")
    assert f"mount --bind {shlex.quote(str(ROOT))}" in systems.script(tmp_path, [])


def test_the_environment_inside_knows_the_network_and_nothing_else() -> None:
    seen = systems.variables(
        {"https_proxy": "http://p", "PIP_CERT": "/c", "EE_PLUGIN_PATH": "/e", "PYTHONPATH": "/x", "DISPLAY": ":0"}
    )
    assert {"https_proxy", "PIP_CERT", "EE_PLUGIN_PATH", "PATH", "HOME"} <= seen.keys()
    assert not {"PYTHONPATH", "DISPLAY"} & seen.keys()


def test_the_command_hands_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(systems, "run", lambda version, arguments: asked.append((version, list(arguments))) or 7)
    assert cli.main(["test", "--qgis", "3.44", "--", "tests/core", "-x"]) == 7
    assert asked == [("3.44", ["test", "--no-lint", "--", "tests/core", "-x"])]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_the_mounts_end_with_the_command(tmp_path: Path) -> None:
    """The real thing, without a Debian in it: what was laid inside is gone again outside."""
    inside = tmp_path / "inside"
    inside.mkdir()
    lines = systems._bind(tmp_path / "root", ROOT / "sandbox", Path("/there"), read_only=True)
    code = [*lines, f"ls {tmp_path}/root/there; touch {tmp_path}/root/there/no 2>&1 || true"]
    done = subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "sh", "-ec", "\n".join(code)], capture_output=True, text=True
    )
    if done.stderr.startswith("unshare:") or "Operation not permitted" in done.stderr:
        pytest.skip("nothing may be mounted here")
    assert "__main__.py" in done.stdout and "Read-only" in done.stdout + done.stderr
    assert list((tmp_path / "root" / "there").iterdir()) == []
