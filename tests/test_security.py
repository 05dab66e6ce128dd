# SPDX-License-Identifier: GPL-2.0-or-later
"""What docs/security.md promises of the code itself: hosts, ways to run something, and hostile recipes as scripts."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core import graph_check
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.export_command import to_command
from ee_workbench.plugin.core.order_source import Graph
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Recipe, Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.script import to_python

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "security.md"
ROOMS = ("plugin", "ui", "sandbox")

#: Every host that is named in the code, and what for. Nothing else is ever asked or opened by the code itself.
HOSTS = {
    "127.0.0.1": "the sandbox",
    "earthengine.googleapis.com": "the service's address",
    "schemas.microsoft.com": "the name of the Task Scheduler's schema, written into its file; never asked",
    "earthengine-highvolume.googleapis.com": "the service's high-volume address, where somebody chooses it",
    "code.earthengine.google.com": "written into the sandbox's answers, as the service does; never asked",
    "developers.google.com": "written into a message of the sandbox; never asked",
}
HOST = re.compile(r"(?:https?|wss?|ftp)://([\w.\-\[\]]+)")


def sources() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in (".py", ".ui") and "vendor" not in path.parts:
                yield path


def test_no_host_is_named_but_those_that_are_needed() -> None:
    """No telemetry: nobody is told anything."""
    found = {
        (match, path.relative_to(ROOT).as_posix())
        for path in sources()
        for match in HOST.findall(path.read_text(encoding="utf-8"))
    }
    assert sorted(each for each in found if each[0] not in HOSTS) == []
    assert {host for host, _ in found} == HOSTS.keys()


def test_the_hosts_are_documented() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [host for host in HOSTS if f"`{host}`" not in text] == []


# Ways to run something

_RUNNERS = {"eval", "exec", "compile", "__import__", "execfile"}
_MODULES = {"pickle", "marshal", "shelve", "dill", "ctypes", "code", "codeop", "runpy", "telnetlib", "ftplib", "xmlrpc"}
#: The only places that start a process (the sandbox, ffmpeg; one only quotes), import by name (packages that need not
#: be there), or read pickles (of their own children).
_STARTERS = {
    "plugin/bridge/sandbox.py",
    "plugin/bridge/animation.py",
    "plugin/core/process_command.py",
    "sandbox/protocol/pool.py",
}
_IMPORTERS = {
    "plugin/console/series.py",
    "plugin/console/zonal.py",
    "plugin/core/javascript/__main__.py",
    "plugin/desktop/scripts.py",
    "plugin/engine/library.py",
    "sandbox/__main__.py",
    "sandbox/algorithms/__init__.py",
}
#: The only places that run Python: what a person has pressed Run for, and what was checked to call nothing but ``ee``.
_RUN = {"plugin/console/running.py", "plugin/engine/graph_script.py"}
_PICKLERS = {"sandbox/protocol/pool.py"}


def runs_something(path: str, tree: ast.Module) -> list[str]:
    """Where text could become code, or a process."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if (name in _RUNNERS and path not in _RUN) or name in ("os.system", "os.popen"):
                found.append(f"{path}:{node.lineno}: {name}")
            if name in ("importlib.import_module", "import_module") and path not in _IMPORTERS:
                found.append(f"{path}:{node.lineno}: {name}")
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = {each.name.split(".")[0] for each in node.names} if isinstance(node, ast.Import) else set()
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = {(node.module or "").split(".")[0]}
            bad = names & _MODULES - ({"pickle"} if path in _PICKLERS else set())
            bad -= {"code"} if path in _RUN else set()
            bad |= names & {"subprocess"} - ({"subprocess"} if path in _STARTERS else set())
            found += [f"{path}:{node.lineno}: {each}" for each in sorted(bad)]
    return found


def test_nothing_turns_text_into_code() -> None:
    found = []
    for path in sources():
        if path.suffix == ".py":
            name = path.relative_to(ROOT).as_posix()
            found += runs_something(name, ast.parse(path.read_text(encoding="utf-8")))
    assert found == []


@pytest.mark.parametrize(
    "source",
    ["eval(x)", "import pickle", "os.system('x')", "from subprocess import run", "importlib.import_module(x)"],
)
def test_a_way_to_run_something_is_noticed(source: str) -> None:
    assert runs_something("plugin/core/a.py", ast.parse(source))


# Hostile recipes

#: Ends a quoted text, a comment, a command, in every way that there is.
HOSTILE = (
    "x'); boom() #",
    'x"); boom() #',
    "x\\'); boom() #",
    'x"""); boom() #',
    "x\nboom()\n",
    "x\r\nboom()",
    "x\u2028boom()",
    "$(boom) `boom` ; boom",
    "{boom()}",
    "%s {0} {title} {boom}",
)


def _documents() -> list[dict[str, Any]]:
    """A recipe of each kind that has much text in it."""
    region = Region.rectangle(5, 40, 15, 50, "Alps")
    climate = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030), region=region)
    found = [json.loads(climate.to_json())]
    from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
    from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
    from ee_workbench.plugin.core.recipes.vector import VectorRecipe

    for kind, arguments in (
        (VectorRecipe, ("FAO/GAUL/2015/level0",)),
        (CollectionRecipe, ("IDAHO_EPSCOR/TERRACLIMATE",)),
        (Sentinel2Recipe, ()),
    ):
        try:
            found.append(json.loads(kind(*arguments).to_json()))
        except TypeError:
            continue  # this kind needs more than its dataset
    return found


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the texts stand in a document."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _leaves(each, (*path, number))


def _changed(document: dict[str, Any], path: tuple[Any, ...], text: str) -> str:
    copy = json.loads(json.dumps(document))
    place = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = text
    return json.dumps(copy)


def test_text_of_a_recipe_never_becomes_code() -> None:
    """Every text of every kind is replaced: the recipe is refused, or its script holds the text as a constant."""
    tried = accepted = 0
    for document in _documents():
        for path in _leaves(document):
            for text in HOSTILE:
                tried += 1
                try:
                    script = to_python(Recipe.from_json(_changed(document, path, text)), text)
                except WorkbenchError:
                    continue
                accepted += 1
                names = {node.id for node in ast.walk(ast.parse(script)) if isinstance(node, ast.Name)}
                assert "boom" not in names, (path, text)
    assert tried > 100 and accepted > 5


def test_a_project_id_never_becomes_code() -> None:
    recipe = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
    for text in HOSTILE:
        names = {node.id for node in ast.walk(ast.parse(to_python(recipe, text))) if isinstance(node, ast.Name)}
        assert "boom" not in names


def test_text_of_a_recipe_never_becomes_a_command() -> None:
    from ee_workbench.plugin.core.export_order import Destination, ExportOrder
    from ee_workbench.plugin.core.order_source import IMAGE

    region = Region.rectangle(5, 40, 15, 50, "'; boom; '$(boom)`boom`")
    recipe = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030), region=region)
    words = shlex.split(to_command(ExportOrder(recipe, IMAGE, Destination("drive"))))
    assert "boom" not in words and sum("boom" in word for word in words) >= 1
    assert all(word.startswith("--") for word in words if "boom" in word)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, "x" * 20_000_000, '{"values": 7}', "null"])
def test_a_graph_of_a_project_is_only_text(text: str) -> None:
    """It is sent to the service as it is, or refused; it is never run here."""
    try:
        graph = Graph(text, "image", "layer")
    except WorkbenchError:
        return
    assert graph is not None


# The document


def test_every_test_that_the_document_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", DOCUMENT.read_text(encoding="utf-8"))
    assert len(named) >= 15
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file() or f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert missing == []


# Python that was written from a graph


@pytest.mark.parametrize(
    "source",
    [
        "image = ee.Image('a').select(['b'])\nimage = image.add(-1)",
        "def each(x):\n    return ee.Image(x).multiply(2)\nimages = ee.ImageCollection('a').map(each)",
        "image = ee.ImageCollection('a').map(lambda x: x.select(0)).mean()",
    ],
)
def test_what_only_builds_may_be_tried(source: str) -> None:
    assert graph_check.builds_only(source)


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os').system('x')",
        "import os",
        "image = ee.Image(open('/etc/passwd').read())",
        "image = ee.__builtins__",
        "image = ee.Image('a').__class__.__mro__",
        "ee.data.deleteAsset('a')",
        "image = ee.Image('a').getInfo()",
        "image = ee.Image(f'{boom()}')",
        "image = [x for x in (1,)]",
        "@boom\ndef each(x):\n    return x",
        "def each(x=boom()):\n    return x",
        "image = ee.Image('a'",
    ],
)
def test_what_does_anything_else_is_not_tried(source: str) -> None:
    assert not graph_check.builds_only(source)
