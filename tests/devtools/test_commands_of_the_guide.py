# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands of README.md, CONTRIBUTING.md and docs/sandbox.md are understood: each up to where its work begins."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import cli, environment, linking, systems, translation

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/sandbox.md")
#: Names that stand for the reader's own.
OWN = {"NAME": "sandbox", "FILES": "script.js"}


class Begun(Exception):
    """The command was understood."""


def commands() -> list[str]:
    found = []
    for page in PAGES:
        for block in re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.M | re.S):
            found += [line.split("#")[0].strip() for line in block.splitlines()]
    return sorted(set(found))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is done."""

    def begin(*_: Any, **__: Any) -> None:
        raise Begun

    for owner, name in (
        (environment, "ensure"), (linking, "link"), (linking, "package"), (translation, "run"), (systems, "run"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, begin)


@pytest.mark.parametrize("line", commands())
def test_a_command_is_understood(line: str, held: None) -> None:
    program, name, *arguments = [OWN.get(word, word) for word in shlex.split(line)]
    assert program == "./dev" and name in cli.COMMANDS
    with pytest.raises(Begun):
        cli.COMMANDS[name](arguments)
    if name == "sandbox":  # it hands everything on
        spec = importlib.util.find_spec("ee_workbench.sandbox.main")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module._parser().parse_args(arguments)


def test_there_are_some_and_bad_ones_are_noticed(held: None) -> None:
    assert len(commands()) >= 12
    with pytest.raises(SystemExit):
        cli.COMMANDS["demo"](["--shwo"])
