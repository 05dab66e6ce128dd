# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's texts in other languages: found in code and forms, kept in resources/i18n/ee_workbench_LANGUAGE.ts.

In Python they are what `tr("…")` and `marked("…")` are called with; in forms, what Qt shows. Qt's own lupdate knows
neither a function `tr` nor Python. Files are written so that a change of one text is a change of a few lines.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from .house import ROOT, DevError

FOLDER = ROOT / "resources" / "i18n"
#: Context of what stands in Python, as `bridge.text` asks for it.
CONTEXT = "EarthEngineWorkbench"
LANGUAGES = ("ru", "zh_CN")
_FUNCTIONS = ("tr", "marked")

Catalogue = dict[tuple[str, str], str]
"""(context, English) → the text; empty where it is missing."""


def sources() -> dict[tuple[str, str], list[str]]:
    """(context, English) of all texts, each with the files that it stands in."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted([*(ROOT / "plugin").rglob("*.py"), *(ROOT / "ui").rglob("*.py"), *(ROOT / "ui").rglob("*.ui")]):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("plugin/vendor/"):
            continue
        texts = _in_form(path) if path.suffix == ".ui" else ((CONTEXT, text) for text in in_code(path))
        for key in texts:
            places = found.setdefault(key, [])
            if name not in places:
                places.append(name)
    return found


def in_code(path: Path) -> Iterator[str]:
    """What a module shows: literals that `tr` and `marked` are called with."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in _FUNCTIONS and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
            yield node.args[0].value


def _in_form(path: Path) -> Iterator[tuple[str, str]]:
    root = ET.parse(path).getroot()
    context = root.findtext("class") or ""
    for node in root.iter("string"):
        if node.get("notr") != "true" and (node.text or "").strip():
            yield context, node.text or ""


def path_of(language: str) -> Path:
    """The file of a language."""
    return FOLDER / f"ee_workbench_{language}.ts"


def read(language: str) -> Catalogue:
    """What is translated so far."""
    path = path_of(language)
    if not path.is_file():
        return {}
    found: Catalogue = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            found[name, message.findtext("source") or ""] = message.findtext("translation") or ""
    return found


def write(language: str, catalogue: Mapping[tuple[str, str], str]) -> None:
    """The file of a language with all texts that there are; those without a translation are unfinished."""
    found = sources()
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context in sorted({context for context, _ in found}):
        lines += ["<context>", f"  <name>{escape(context)}</name>"]
        for source in sorted(text for name, text in found if name == context):
            text = catalogue.get((context, source), "")
            kind = "" if text else ' type="unfinished"'
            lines += ["  <message>", f"    <source>{escape(source)}</source>"]
            lines += [f"    <translation{kind}>{escape(text)}</translation>", "  </message>"]
        lines.append("</context>")
    FOLDER.mkdir(parents=True, exist_ok=True)
    path_of(language).write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def update(language: str, given: Mapping[str, str]) -> int:
    """Bring a language's file up to date, with texts by their English; how many are missing still.

    Texts that are gone are dropped; one that stands in several contexts is the same in all of them.
    """
    known = read(language)
    by_text = {source: text for (_, source), text in known.items() if text}
    by_text.update((source, text) for source, text in given.items() if text)
    catalogue = {key: known.get(key) or by_text.get(key[1], "") for key in sources()}
    catalogue.update({key: by_text[key[1]] for key in catalogue if key[1] in given and given[key[1]]})
    write(language, catalogue)
    return sum(not text for text in catalogue.values())


def missing(language: str) -> str:
    """The English of what is missing, as JSON with empty values, to be filled in."""
    known = read(language)
    texts = dict.fromkeys(source for context, source in sources() if not known.get((context, source)))
    return json.dumps(dict.fromkeys(sorted(texts), ""), ensure_ascii=False, indent=0)


def compiler() -> str:
    """Qt's lrelease. Raises DevError where there is none."""
    found = next(filter(None, map(shutil.which, ("lrelease", "lrelease6", "lrelease-qt5"))), None)
    if found is None:
        raise DevError("The translations are compiled by Qt's lrelease: install qttools5-dev-tools, then try again.")
    return found


def compile_all(folder: Path) -> list[Path]:
    """Each language as Qt reads it (.qm), in a folder. Raises DevError."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for source in sorted(FOLDER.glob("*.ts")):
        target = folder / source.with_suffix(".qm").name
        done = subprocess.run(
            [compiler(), "-silent", str(source), "-qm", str(target)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0 or not target.is_file():
            raise DevError(f"lrelease could not compile {source.name}: {(done.stderr or done.stdout).strip()}")
        made.append(target)
    return made
