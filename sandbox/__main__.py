# SPDX-License-Identifier: GPL-2.0-or-later
"""``python path/to/sandbox``: runs from any folder, whatever the folders are called."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path


def _package() -> str:
    """The name of this folder as a package, registered where Python was given the folder itself."""
    if __package__:
        return __package__
    here = Path(__file__).resolve().parent
    # Python put the folder itself on the path: its modules must not be found as top-level ones.
    sys.path[:] = [path for path in sys.path if Path(path or ".").resolve() != here]
    name = "ee_sandbox"
    spec = importlib.util.spec_from_file_location(name, here / "__init__.py", submodule_search_locations=[str(here)])
    assert spec is not None and spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return name


if __name__ == "__main__":
    sys.exit(importlib.import_module(f"{_package()}.main").main())
