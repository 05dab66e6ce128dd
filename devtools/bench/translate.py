# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev bench translate FILES…`: how many scripts build the same graphs in Python as with the JavaScript client.

Each script is run by the JavaScript client under Node, translated, and run by the Python client, both with the
algorithms that the Python client's wheel lists and without a network. What reaches print, Map.addLayer and Export is
compared.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def scripts(paths: list[Path]) -> dict[str, str]:
    """Texts of the files, and of those in folders, by their paths."""
    files = [file for path in paths for file in (sorted(path.rglob("*.js")) if path.is_dir() else [path])]
    return {str(file): file.read_bytes().decode("utf-8", "replace") for file in files}


def translated(sources: dict[str, str]) -> tuple[dict[str, str], dict[str, str], dict[str, float]]:
    """Python of each script, what was wrong with the others, and the time that each took in milliseconds."""
    from ee_workbench.plugin.core.javascript import ScriptError, translate

    made, wrong, times = {}, {}, {}
    for name, source in sources.items():
        began = time.perf_counter()
        try:
            made[name] = translate(source).python
        except ScriptError as error:
            wrong[name] = str(error)
        times[name] = 1000 * (time.perf_counter() - began)
    return made, wrong, times


def compare(sources: dict[str, str]) -> tuple[list[tuple[str, str, str]], dict[str, float]]:
    """(script, outcome, detail) for each script that runs under the JavaScript client, and the times.

    Outcomes: identical, different, "does not run", "not translated", "does not run in JavaScript".
    """
    from ee_workbench.devtools.javascript import clients, graphs

    made, wrong, times = translated(sources)
    there = clients.javascript(sources)
    here = clients.python(made)
    outcomes = []
    for name in sources:
        expected = there[name]
        if expected["error"]:
            outcomes.append((name, "does not run in JavaScript", expected["error"]))
        elif name in wrong:
            outcomes.append((name, "not translated", wrong[name]))
        elif here[name]["error"]:
            outcomes.append((name, "does not run", here[name]["error"]))
        else:
            detail = graphs.difference(expected["records"], here[name]["records"])
            outcomes.append((name, "different" if detail else "identical", detail))
    return outcomes, times


def record() -> int:
    """Write down what Node says of the small scripts that the tests compare with."""
    path = ROOT / "tests" / "core" / "javascript" / "corpus.py"
    spec = importlib.util.spec_from_file_location("javascript_corpus", path)
    assert spec is not None and spec.loader is not None
    corpus = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(corpus)
    print(f"{corpus.record()} scripts")
    return 0


def main() -> int:
    """Print the table, and the figures as JSON in the last line."""
    parser = argparse.ArgumentParser(prog="./dev bench translate", description=__doc__)
    parser.add_argument("--record", action="store_true", help="write down what Node says of tests/core/javascript")
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="scripts, or folders of them")
    parser.add_argument("--list", action="store_true", help="name each script that is not identical, and why")
    options = parser.parse_args()
    if options.record:
        return record()
    if not options.paths:
        parser.error("name the scripts to compare, or give --record")
    outcomes, times = compare(scripts(options.paths))
    runs = [each for each in outcomes if each[1] != "does not run in JavaScript"]
    if options.list:
        for name, outcome, detail in runs:
            if outcome != "identical":
                print(f"{os.path.relpath(name)}: {outcome}: {detail}")
    counts = Counter(outcome for _, outcome, _ in outcomes)
    for outcome, count in counts.most_common():
        print(f"{outcome:<28} {count:>6}")
    median = statistics.median(times.values()) if times else 0.0
    print(f"{'median time':<28} {median:>6.1f} ms")
    figures = {
        "identical": counts["identical"],
        "files": len(runs),
        "share": round(counts["identical"] / max(1, len(runs)), 4),
        "median_ms": round(median, 2),
        "slowest_ms": round(max(times.values(), default=0.0), 1),
        "given": len(outcomes),
    }
    print(json.dumps({"translate": figures}))
    return 0
