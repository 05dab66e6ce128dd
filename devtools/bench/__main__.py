# SPDX-License-Identifier: GPL-2.0-or-later
"""``python devtools/bench NAME …``: what ``./dev bench`` hands over to. Makes the checkout importable, and measures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run the bench that the first argument names; the others are its own."""
    spec = importlib.util.spec_from_file_location(
        "ee_workbench", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None and spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["ee_workbench"] = package
    spec.loader.exec_module(package)
    name = sys.argv.pop(1)
    return int(importlib.import_module(f"ee_workbench.devtools.bench.{name}").main())


if __name__ == "__main__":
    sys.exit(main())
