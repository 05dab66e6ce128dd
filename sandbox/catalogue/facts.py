# SPDX-License-Identifier: GPL-2.0-or-later
"""Facts about the real datasets that the procedural catalogue imitates, from the data files that ship beside it."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "datasets"


@lru_cache(maxsize=1)
def _datasets() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(_FOLDER.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        entries = document.get("datasets", [document] if "id" in document else [])
        for entry in entries:
            found[entry["id"]] = entry
    return found


def dataset(identifier: str) -> dict[str, Any]:
    """What is known of a dataset: title, bands with units, models, scenarios, gaps, licence, …

    Raises:
        KeyError: nothing is known of it.
    """
    return _datasets()[identifier]
