# SPDX-License-Identifier: GPL-2.0-or-later
"""Old operations in the folder of a sandbox that is not started yet: histories that would take hours to make."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

PROJECT = "sandbox"
STATES = ("SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "FAILED", "CANCELLED")


def write(output: Path, count: int, states: tuple[str, ...] = STATES) -> None:
    """Write so many operations, a minute apart, for a sandbox that gets this folder as ``--output``.

    Names run from "old_00000", the oldest; states come by turns.
    """
    folder = output / "operations"
    folder.mkdir(parents=True, exist_ok=True)
    now = time.time()
    for number in range(count):
        record = _record(number, states[number % len(states)], now - 60.0 * (count - number))
        (folder / f"{record['name'].rsplit('/', 1)[-1]}.json").write_text(json.dumps(record), encoding="utf-8")


def _record(number: int, state: str, created: float) -> dict[str, Any]:
    record: dict[str, Any] = {
        "name": f"projects/{PROJECT}/operations/OLD{number:05d}",
        "request": f"old-{number}",
        "kind": "image",
        "type": "EXPORT_IMAGE",
        "description": f"old_{number:05d}",
        "priority": 100,
        "state": state,
        "created": created,
        "updated": created + 50,
        "attempt": 0 if state == "PENDING" else 1,
        "progress": 1.0 if state == "SUCCEEDED" else 0.5,
        "body": {},
    }
    if state != "PENDING":
        record.update(started=created + 5, ended=created + 50)
    if state == "SUCCEEDED":
        record.update(uris=[f"https://drive.google.com/#folders/made-{number % 7}"], seconds=12.5 + number)
    elif state == "FAILED":
        record["error"] = {"code": 3, "message": f"Image.load: asset 'made-up-{number}' not found."}
    return record
