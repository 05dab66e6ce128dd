# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of algorithms as text: each shell takes them apart into the same words again."""

from __future__ import annotations

import json
import subprocess

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.process_command import CMD, LONGEST_CMD, POWERSHELL, SH, ProcessCommand
from hypothesis import example, given
from hypothesis import strategies as st

NASTY = '{"a":"it\'s 100 % & | < > ^ (x) !y! %PATH% \\\\ \\" ü ;,*?"}\\'
texts = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40)


def run_of(*values: str) -> ProcessCommand:
    return ProcessCommand("ee_workbench:export", tuple((f"P{place}", value) for place, value in enumerate(values)))


def test_empty_parameters_are_left_out() -> None:
    made = ProcessCommand.of("ee_workbench:export", {"A": "x", "B": "", "C": "0"})
    assert made.words() == ["run", "ee_workbench:export", "--A=x", "--C=0"]
    assert json.loads(made.inputs()) == {"inputs": {"A": "x", "C": "0"}}


def test_a_real_shell() -> None:
    made = run_of(NASTY, "two\nlines", "$HOME `x`")
    script = 'qgis_process() { for each; do printf "%s\\0" "$each"; done; }\n' + made.text(SH)
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.split("\0")[:-1] == made.words()


def prompt(line: str) -> str:
    """What cmd.exe makes of a line: quotes switch the meaning of carets and of operators off and on."""
    made, quoted, index = "", False, 0
    while index < len(line):
        letter = line[index]
        if letter == "^" and not quoted:
            index += 1
            made += line[index] if index < len(line) else ""
        else:
            assert quoted or letter not in "&|<>", f"cmd.exe would end the command before {line[index:]!r}"
            quoted = quoted != (letter == '"')
            made += letter
        index += 1
    return made


def taken_apart(line: str) -> list[str]:
    """Arguments as Windows programs read them: backslashes count before quotes only."""
    words: list[str] = []
    word, quoted, index, begun = "", False, 0, False
    while index < len(line):
        count = len(line[index:]) - len(line[index:].lstrip("\\"))
        index += count
        letter = line[index : index + 1]
        if letter == '"':
            word += "\\" * (count // 2)
            if count % 2:
                word += '"'
            else:
                quoted = not quoted
            begun = True
        elif letter in (" ", "") and not quoted:
            word += "\\" * count
            words += [word] if word or begun else []
            word, begun = "", False
        else:
            word += "\\" * count + letter
        index += 1
    return [*words, *([word] if word else [])]


@given(texts)
@example(NASTY)
@example("%A%")
@example('a" & b')
def test_the_prompt_of_windows(text: str) -> None:
    """The line is read at the prompt, its arguments once more by the batch file that starts QGIS."""
    program = r"C:\OSGeo4W\bin\qgis_process-qgis.bat"
    line = run_of(text, "x y").text(CMD, program).rstrip("\n")
    assert "\n" not in line and line.startswith(f'"{program}" ')
    once = prompt(line)[len(program) + 3 :]
    assert taken_apart(prompt(once)) == run_of(text, "x y").words()


def test_what_the_prompt_cannot_say_is_refused() -> None:
    for value in ("two\nlines", "x" * LONGEST_CMD):
        with pytest.raises(RecipeError, match="PowerShell"):
            run_of(value).text(CMD)
        assert run_of(value).text(POWERSHELL)


@given(texts)
@example(NASTY)
@example("'@")
def test_powershell_passes_the_parameters_as_they_are(text: str) -> None:
    """A literal here-string ends at '@ that begins a line, and nothing in it has a meaning."""
    made = run_of(text, "a\n'@\nb").text(POWERSHELL, "C:\\it's\\qgis_process-qgis.bat")
    assert made.isascii() and made.startswith("@'\n")
    body, _, rest = made[3:].partition("\n'@")
    assert json.loads(body) == {"inputs": {"P0": text, "P1": "a\n'@\nb"}}
    assert rest == " | & 'C:\\it''s\\qgis_process-qgis.bat' run ee_workbench:export -\n"


@pytest.mark.parametrize(
    ("algorithm", "name", "value"),
    [("rm -rf", "A", "x"), ("a:b", "A B", "x"), ("a:b", "A=", "x"), ("a:b", "A", "\0"), ("a:b;c", "A", "x")],
)
def test_what_is_no_command(algorithm: str, name: str, value: str) -> None:
    with pytest.raises(RecipeError):
        ProcessCommand(algorithm, ((name, value),))
