# SPDX-License-Identifier: GPL-2.0-or-later
"""``python path/to/javascript``: translates scripts, one after the other, as long as its standard input is open.

A long script takes seconds, in which other threads of the same Python would stand still now and then: QGIS' window
does not, where this runs beside it. A line in is ``{"source": …}``, a line out ``{"python": …, "problems": […]}`` or
``{"error": [sentence, line, column]}``.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

_NAME = "ee_workbench"


def _translator() -> Any:
    """The package that this file stands in, under the plugin's name."""
    here = Path(__file__).resolve().parent
    # Python put this folder on the path: its modules must not be found as top-level ones.
    sys.path[:] = [path for path in sys.path if Path(path or ".").resolve() != here]
    root = here.parents[2]
    spec = importlib.util.spec_from_file_location(_NAME, root / "__init__.py", submodule_search_locations=[str(root)])
    assert spec is not None and spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules[_NAME] = package
    spec.loader.exec_module(package)
    return importlib.import_module(f"{_NAME}.plugin.core.javascript")


def _answer(translator: Any, source: str) -> dict[str, Any]:
    try:
        made = translator.translate(source)
    except translator.ScriptError as error:
        return {"error": [str(error), error.line, error.column]}
    problems = [[each.line, each.column, each.severity, each.sentence, each.is_marked] for each in made.problems]
    return {"python": made.python, "problems": problems}


def main() -> int:
    """Answer line by line."""
    translator = _translator()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(translator, json.loads(line)["source"])) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
