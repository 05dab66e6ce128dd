# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of the house: licence headers, what must stand in none of them, metadata, commands, and the zip."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

import pytest
from ee_workbench.devtools import linking
from ee_workbench.devtools.cli import COMMANDS, main
from ee_workbench.devtools.house import DevError

ROOT = Path(__file__).resolve().parent.parent
HEADER = "SPDX-License-Identifier: GPL-2.0-or-later"
MADE = {".git", ".venv", "build", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".qgis-settings"}

#: Hosts of package registries and distributions. Mirrors are the machine's own business.
REGISTRY = re.compile(
    r"\b(?:pypi|test\.pypi|files\.pythonhosted|pythonhosted)\.org\b"
    r"|\b(?:deb|security|snapshot|archive|ftp|ports)\.(?:[a-z]{2}\.)?(?:debian|ubuntu)\.(?:org|com)\b"
    r"|\b(?:[a-z]+\.)?(?:debian|ubuntu|ubuntugis)\.qgis\.org\b|\bqgis\.org/(?:debian|ubuntu)\b"
    r"|\b(?:registry\.npmjs|npmjs|conda\.anaconda|repo\.anaconda|anaconda)\.(?:org|com)\b"
)
#: Absolute paths of one person's machine. Tests and the guide may speak of made-up homes.
LOCAL_PATH = re.compile(r"(?<![\w.~$}])/(?:work|root|mnt)/\w")
OTHER_PATH = re.compile(r"(?<![\w.~$}])/(?:home|Users|tmp|opt)/\w")


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file that is (or would be) under version control."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE and name != "__pycache__"]
        for name in names:
            path = Path(folder) / name
            try:
                yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
            except (UnicodeDecodeError, OSError):
                continue


def missing_header(path: Path, text: str) -> bool:
    """Whether a module or script lacks the licence line among its first three."""
    if path.parts[:2] == ("plugin", "vendor") and len(path.parts) > 3:
        return False  # other people's, with a licence of their own beside it
    if path.parts[:3] == ("resources", "javascript", "examples"):
        return False  # for people to take over and change, shown in the panel as they stand
    is_code = path.suffix in (".py", ".sh", ".js") or text.startswith("#!")
    return is_code and not any(HEADER in line for line in text.splitlines()[:3])


def test_every_module_and_script_has_the_licence_line() -> None:
    assert [str(path) for path, text in texts() if missing_header(path, text)] == []


def test_a_missing_licence_line_is_noticed() -> None:
    assert missing_header(Path("a.py"), "import os\n")
    assert missing_header(Path("dev"), "#!/bin/sh\necho\n")
    assert missing_header(Path("a.py"), "\n\n\n# " + HEADER)
    assert not missing_header(Path("a.py"), f"#!/usr/bin/env python3\n# {HEADER}\n")
    assert not missing_header(Path("notes.md"), "# Notes\n")


@pytest.mark.parametrize("pattern", [REGISTRY, LOCAL_PATH, OTHER_PATH], ids=["registry", "this machine", "any machine"])
def test_no_file_names_a_place(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path}: {match.group()}"
        for path, text in texts()
        if not (pattern is OTHER_PATH and path.parts[0] in ("tests", "docs"))
        for match in pattern.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRY, "https://" + "pypi" + ".org/simple"),
        (REGISTRY, "deb http://" + "deb.debian" + ".org/debian bookworm main"),
        (REGISTRY, "http://" + "ftp.de.debian" + ".org/"),
        (REGISTRY, "files." + "pythonhosted" + ".org"),
        (REGISTRY, "https://" + "qgis.org" + "/debian"),
        (OTHER_PATH, "open('/" + "home/anna/data.tif')"),
        (LOCAL_PATH, "cd /" + "work/main"),
        (OTHER_PATH, "file:///" + "tmp/x"),
    ],
)
def test_a_forbidden_name_is_noticed(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize("text", ["/usr/bin/python3", "../shared/data", "~/maps/map.qgz", "{root}/home/x", "http/tmpl"])
def test_common_paths_are_let_pass(text: str) -> None:
    assert not LOCAL_PATH.search(text)
    assert not OTHER_PATH.search(text)


# Metadata


@pytest.fixture(scope="module")
def metadata() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_metadata_says_what_qgis_needs(metadata: configparser.SectionProxy) -> None:
    assert metadata["name"] == "Earth Engine Workbench"
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
    assert (metadata["qgisMinimumVersion"], metadata["qgisMaximumVersion"]) == ("3.40", "4.99")
    assert metadata["hasProcessingProvider"] == "yes"
    assert metadata["plugin_dependencies"] == "Google Earth Engine"
    for name in ("description", "about", "author", "email", "tracker", "repository", "homepage", "tags", "category"):
        assert metadata[name].strip()


def test_the_icon_is_there(metadata: configparser.SectionProxy) -> None:
    assert (ROOT / metadata["icon"]).is_file()


def test_the_version_has_its_place_in_the_changelog(metadata: configparser.SectionProxy) -> None:
    assert f"## {metadata['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_there() -> None:
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 2, June 1991" in (ROOT / "LICENSE").read_text()


# The package


def test_the_package_factory_imports_lazily() -> None:
    tree = ast.parse((ROOT / "__init__.py").read_text(encoding="utf-8"))
    kinds = [type(node).__name__ for node in tree.body]
    assert kinds == ["Expr", "ImportFrom", "ImportFrom", "FunctionDef"]
    assert [node.module for node in tree.body if isinstance(node, ast.ImportFrom)] == ["__future__", "typing"]


def test_the_package_loads_from_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "a folder, not an identifier"
    folder.mkdir()
    shutil.copy(ROOT / "__init__.py", folder)
    spec = importlib.util.spec_from_file_location("some_name", folder / "__init__.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert callable(module.classFactory)


def test_the_root_stays_off_the_path() -> None:
    assert ROOT not in [Path(entry).resolve() for entry in sys.path]


# Commands


def test_the_readme_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "./dev demo" in text
    assert "./dev test" in text


def test_every_command_of_the_documents_is_there() -> None:
    named = {
        name
        for document in ("README.md", "CONTRIBUTING.md")
        for name in re.findall(r"\./dev ([a-z]+)", (ROOT / document).read_text(encoding="utf-8"))
    }
    assert named <= COMMANDS.keys()


def test_an_unknown_command_lists_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    said = capsys.readouterr().err
    assert "no command 'nonsense'" in said
    assert all(name in said for name in COMMANDS)


@pytest.mark.skipif(sys.platform == "win32", reason="needs executable bits")
@pytest.mark.parametrize("name", ["dev", ".ci/run"])
def test_scripts_can_be_started(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def test_the_script_starts_from_any_folder(tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("no bash")
    done = subprocess.run(
        ["bash", str(ROOT / "dev"), "--help"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0
    assert "./dev COMMAND" in done.stdout
    assert list(tmp_path.iterdir()) == []


# The zip


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository with the house's own .gitattributes."""
    if shutil.which("git") is None:
        pytest.skip("no git")
    folder = tmp_path / "checkout"
    for name in (
        "metadata.txt", "__init__.py", "LICENSE", "README.md", "plugin/__init__.py", "ui/a.ui", "sandbox/__main__.py",
        "resources/icons/workbench.svg", "tests/test_a.py", "devtools/cli.py", "docs/guide.md", "dev", ".ci/run",
        "pyproject.toml", "requirements-dev.txt", "CONTRIBUTING.md",
    ):  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n")
    shutil.copy(ROOT / ".gitattributes", folder)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "feat: all"]):
        subprocess.run([*git, *arguments], cwd=folder, check=True, timeout=60)
    monkeypatch.setattr(linking, "ROOT", folder)
    monkeypatch.setattr(linking, "BUILD", tmp_path / "build")
    return folder


def _names(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def test_the_zip_carries_the_plugin_and_nothing_of_the_developers(repository: Path) -> None:
    path = linking.package()
    assert re.fullmatch(r"ee_workbench\.\d+\.\d+\.\d+\.zip", path.name)
    assert _names(path) == {
        f"ee_workbench/{name}"
        for name in (
            "metadata.txt", "__init__.py", "LICENSE", "README.md", "plugin/__init__.py", "ui/a.ui",
            "sandbox/__main__.py", "resources/icons/workbench.svg", "docs/guide.md", "CONTRIBUTING.md",
        )
    }  # fmt: skip


def test_a_zip_with_tests_in_it_is_refused(repository: Path) -> None:
    (repository / ".gitattributes").write_text("")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "commit", "-q", "-a", "-m", "build: lose attributes"], cwd=repository, check=True, timeout=60)
    with pytest.raises(DevError, match="tests/ is in it"):
        linking.package()
    assert list((repository.parent / "build").iterdir()) == []


@pytest.mark.parametrize("profile", ["default", "other"])
def test_the_checkout_is_linked_into_a_profile(tmp_path: Path, profile: str) -> None:
    link: Optional[Path] = linking.link(profile, tmp_path)
    assert link == tmp_path / profile / "python" / "plugins" / "ee_workbench"
    assert (link / "metadata.txt").is_file()
