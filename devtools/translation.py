# SPDX-License-Identifier: GPL-2.0-or-later
"""``./dev translate``: Code Editor JavaScript to Python, with whatever Python runs this; nothing is set up for it."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from .house import PACKAGE, ROOT, DevError, say

SUFFIXES = (".js", "")


def javascript() -> Any:
    """The plugin's translator, whatever the checkout's folder is called."""
    if PACKAGE not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
        )
        assert spec is not None and spec.loader is not None
        sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[PACKAGE])
    return importlib.import_module(f"{PACKAGE}.plugin.core.javascript")


def read_modules(folder: Optional[Path]) -> dict[str, str]:
    """The modules of a folder by the paths that scripts require them by.

    ``FOLDER/users/name/repository/file`` (or ``file.js``) is "users/name/repository:file", and its path as it is too.
    """
    modules: dict[str, str] = {}
    if folder is None:
        return modules
    if not folder.is_dir():
        raise DevError(f"{folder} is no folder: give the one that holds the modules.")
    for path in sorted(folder.rglob("*")):
        if path.suffix not in SUFFIXES or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(folder).as_posix()
        short = name[:-3] if name.endswith(".js") else name
        parts = short.split("/")
        for each in {name, short}:
            modules.setdefault(each, text)
        for position in range(1, len(parts)):
            modules.setdefault("/".join(parts[:position]) + ":" + "/".join(parts[position:]), text)
    return modules


def run(files: Sequence[Path], out: Optional[Path], modules: Optional[Path]) -> int:
    """Translate standard input, or files; 0: all went well, 1: a file of several failed, 2: a bad script."""
    translator = javascript()
    known = read_modules(modules)
    if not files:
        source = sys.stdin.buffer.read().decode("utf-8", "replace")
        return _one("", source, None, known, translator)
    if out is None and len(files) > 1:
        raise DevError("Several files need --out FOLDER for what comes out of them.")
    codes = []
    for path in files:
        try:
            source = path.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            say(f"{path}: {error.strerror}.")
            codes.append(2)
            continue
        codes.append(_one(str(path), source, out / f"{path.stem}.py" if out else None, known, translator))
    return codes[0] if out is None else int(any(codes))


def _one(name: str, source: str, target: Optional[Path], modules: dict[str, str], translator: Any) -> int:
    prefix = f"{name}:" if name else ""
    try:
        made = translator.translate(source, modules=modules)
    except translator.ScriptError as error:
        say(f"{prefix}{error.line}:{error.column}: {error}")
        return 2
    for problem in made.problems:
        say(f"{prefix}{problem.line}:{problem.column}: {problem.severity}: {problem.sentence}")
    if target is None:
        sys.stdout.buffer.write(made.python.encode("utf-8"))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.python.encode("utf-8"))
    return 0
