# SPDX-License-Identifier: GPL-2.0-or-later
"""``python3 devtools …``: what ``./dev`` hands over to."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path


def _import_cli():  # type: ignore[no-untyped-def]
    """The command line, imported with neither the root nor this folder on sys.path."""
    folder = Path(__file__).resolve().parent
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() not in (folder, folder.parent)]
    name = "ee_workbench_devtools"
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None and spec.loader is not None
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    return importlib.import_module(f"{name}.cli")


if __name__ == "__main__":
    sys.exit(_import_cli().main(sys.argv[1:]))
