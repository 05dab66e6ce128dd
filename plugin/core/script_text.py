# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces of Python text: literals that hold any value safely, comments that stay comments."""

from __future__ import annotations

import ast
import json
import textwrap
from pathlib import Path
from typing import Any, Mapping, Sequence

WIDTH = 100


def quoted(text: str) -> str:
    """A Python literal of a text, in double quotes."""
    # JSON's literal of printable text is Python's as well.
    return json.dumps(text, ensure_ascii=False) if text.isprintable() else repr(text)


def comment(text: str) -> list[str]:
    """A text as lines of comment, whatever it holds."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return textwrap.wrap(
        printable, WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False, break_on_hyphens=False
    )


def listed(texts: Sequence[str], start: str, end: str = "]") -> list[str]:
    """``start["a", "b"]end`` in one line, or filled over several lines where that is too long."""
    return filled([quoted(text) for text in texts], start, end)


def filled(items: Sequence[str], start: str, end: str = "]") -> list[str]:
    """As `listed`, of literals."""
    short = f"{start}[{', '.join(items)}{end}"
    if len(short) <= WIDTH:
        return [short]
    rows = [""]
    for item in items:
        if rows[-1] and len(rows[-1]) + len(item) + 6 > WIDTH:
            rows.append("")
        rows[-1] += f" {item}," if rows[-1] else f"{item},"
    # A formatter would give each item a line; within a call or a dictionary it cannot be told not to.
    return [f"{start}[", *(f"    {row}" for row in rows), end if end.endswith(",") else f"{end}  # fmt: skip"]


def carried(module: str, names: Sequence[str]) -> list[str]:
    """Functions of a module beside this one, as they stand there."""
    text = (Path(__file__).resolve().parent / module).read_text(encoding="utf-8")
    found = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name in names]
    return [(ast.get_source_segment(text, node) or "") + "\n" for node in found]


def visualization(colours: Mapping[str, Any]) -> list[str]:
    """``visualization = {…}``, of arguments of ``ee.Image.visualize``."""
    if not colours:
        return ["visualization = {}"]
    made = ["visualization = {"]
    for name, value in colours.items():
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            made += [f"    {line}" for line in listed(value, f"{quoted(name)}: ", "],")]
        else:
            made.append(f"    {quoted(name)}: {value!r},")
    return [*made, "}"]
