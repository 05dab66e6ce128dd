# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of Earth Engine's language the sandbox has: ``./dev conformance``.

Prints, per class, how many algorithms are implemented of those that the plugin's own jobs need (core), of those that
people try next (wider), and of all that the service lists. Fails where one of the core is missing, or where an
implementation's parameters are not those of its signature.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / "tests" / "sandbox" / "algorithm_lists.json"
_PACKAGE = "ee_workbench_sandbox"


def sandbox(module: str) -> Any:
    """A module of the sandbox, whatever the folders above it are called."""
    if _PACKAGE not in sys.modules:
        folder = ROOT / "sandbox"
        spec = importlib.util.spec_from_file_location(
            _PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        assert spec is not None and spec.loader is not None
        package = importlib.util.module_from_spec(spec)
        sys.modules[_PACKAGE] = package
        spec.loader.exec_module(package)
    return importlib.import_module(f"{_PACKAGE}.{module}")


def read_lists() -> dict[str, dict[str, list[str]]]:
    """The algorithms of each list, by class."""
    lists: dict[str, dict[str, list[str]]] = json.loads(LISTS.read_text(encoding="utf-8"))
    return lists


def class_of(name: str) -> str:
    """The class that an algorithm belongs to; those without one are "(none)"."""
    return name.split(".")[0] if "." in name else "(none)"


def by_class(names: Iterable[str]) -> dict[str, set[str]]:
    """Algorithms by their class."""
    found: dict[str, set[str]] = {}
    for name in names:
        found.setdefault(class_of(name), set()).add(name)
    return found


def table(implemented: set[str], lists: dict[str, set[str]]) -> list[str]:
    """Lines of a table: a row for each class, and the sum."""
    groups = {title: by_class(names) for title, names in lists.items()}
    classes = sorted({name for group in groups.values() for name in group})
    width = max(map(len, classes))
    lines = [f"{'class':<{width}}" + "".join(f"{title:>12}" for title in groups)]
    for name in classes:
        cells = [_cell(implemented, group.get(name, set())) for group in groups.values()]
        lines.append(f"{name:<{width}}" + "".join(f"{cell:>12}" for cell in cells))
    totals = [_cell(implemented, names) for names in lists.values()]
    lines.append(f"{'all':<{width}}" + "".join(f"{cell:>12}" for cell in totals))
    return lines


def _cell(implemented: set[str], names: set[str]) -> str:
    return f"{len(names & implemented)}/{len(names)}" if names else ""


def main(arguments: Sequence[str] = ()) -> int:
    """Print the table; 0 where the core is complete and all parameters are right."""
    parser = argparse.ArgumentParser(prog="./dev conformance", description=__doc__)
    parser.add_argument("--missing", action="store_true", help="name what is missing of the wider list too")
    options = parser.parse_args(arguments)
    sandbox("algorithms")
    registry = sandbox("registry")
    implemented = set(registry.IMPLEMENTATIONS)
    signatures = registry.Signatures.read()
    lists = {title: {name for names in group.values() for name in names} for title, group in read_lists().items()}
    for line in table(implemented, {**lists, "all": set(signatures)}):
        print(line)
    missing = sorted(lists["core"] - implemented)
    wrong = registry.mismatched_parameters(signatures)
    if options.missing:
        print("\nmissing of the wider list: " + (", ".join(sorted(lists["wider"] - implemented)) or "nothing"))
    if missing:
        print("\nmissing of the core list: " + ", ".join(missing))
    for each in wrong:
        print(f"parameters: {each}")
    print(f"\n{'FAILED' if missing or wrong else 'passed'}")
    return int(bool(missing or wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
