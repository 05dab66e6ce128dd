# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of Processing algorithms as text: commands of qgis_process for three shells, and its parameters as a file."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from dataclasses import dataclass
from typing import Mapping

from .errors import RecipeError
from .text import tr

PROGRAM = "qgis_process"
SH, CMD, POWERSHELL = "sh", "cmd", "powershell"
SHELLS = (SH, CMD, POWERSHELL)
#: The longest line that cmd.exe takes.
LONGEST_CMD = 8191
_ALGORITHM = re.compile(r"[a-z0-9_]+:[a-z0-9_]+")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: What cmd.exe gives a meaning to.
_META = re.compile(r'([()%!^"<>&|;, *?`\[\]])')


@dataclass(frozen=True)
class ProcessCommand:
    """A run of an algorithm.

    Attributes:
        algorithm: its id, such as "ee_workbench:export".
        parameters: (name, value) as qgis_process takes them after two hyphens; numbers and dates are texts as well. A
            name that comes again makes a list.
    """

    algorithm: str
    parameters: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        good = _ALGORITHM.fullmatch(self.algorithm) and all(_NAME.fullmatch(name) for name, _ in self.parameters)
        if not good or any("\0" in value for _, value in self.parameters):
            raise RecipeError("command", tr("This cannot be written as a command."))

    @classmethod
    def of(cls, algorithm: str, parameters: Mapping[str, str]) -> ProcessCommand:
        """Of an algorithm and its parameters; what is empty is left out."""
        return cls(algorithm, tuple((name, value) for name, value in parameters.items() if value))

    def words(self) -> list[str]:
        """What stands after the program's name."""
        return ["run", self.algorithm, *(f"--{name}={value}" for name, value in self.parameters)]

    def inputs(self) -> str:
        """The parameters as the JSON that ``qgis_process run ALGORITHM -`` reads, in ASCII."""
        values: dict[str, list[str]] = {}
        for name, value in self.parameters:
            values.setdefault(name, []).append(value)
        inputs = {name: given if len(given) > 1 else given[0] for name, given in values.items()}
        return json.dumps({"inputs": inputs}, indent=1) + "\n"

    def text(self, shell: str = SH, program: str = PROGRAM) -> str:
        """The command for a shell of `SHELLS`.

        Raises:
            RecipeError: it is too long for that shell, or holds what that shell cannot say.
        """
        if shell == POWERSHELL:
            return self._powershell(program)
        if shell == CMD:
            return self._cmd(program)
        first, rest = [program, *self.words()[:2]], self.words()[2:]
        return " \\\n    ".join([shlex.join(first), *map(shlex.quote, rest)]) + "\n"

    def _powershell(self, program: str) -> str:
        """Through the standard input: what PowerShell makes of quotes in arguments depends on its version."""
        name = program.replace("'", "''")
        return f"@'\n{self.inputs()}'@ | & '{name}' run {self.algorithm} -\n"

    def _cmd(self, program: str) -> str:
        """In one line, for the prompt. The program is a batch file, whose arguments cmd.exe reads a second time."""
        if any("\n" in value or "\r" in value for _, value in self.parameters):
            raise RecipeError("command", tr("cmd.exe takes no text of several lines: copy the command for PowerShell."))
        made = " ".join([f'"{program}"', *(_META.sub(r"^\1", _META.sub(r"^\1", _argument(w))) for w in self.words())])
        if len(made) > LONGEST_CMD:
            raise RecipeError("command", tr("This is too long for cmd.exe: copy the command for PowerShell."))
        return made + "\n"


def _argument(word: str) -> str:
    """As programs of Windows take their arguments apart."""
    return subprocess.list2cmdline([word])
