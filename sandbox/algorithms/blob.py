# SPDX-License-Identifier: GPL-2.0-or-later
"""Blob.*: files in Cloud Storage, which a machine of its own has none of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..registry import algorithm


@dataclass(frozen=True)
class Blob:
    """A file by its URL."""

    url: str

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        return {"type": "Blob", "url": self.url}


TYPE_NAMES.append((Blob, "Blob"))


@promoter("Blob")
def _blob(context: Any, value: Any) -> Blob:
    if isinstance(value, Blob):
        return value
    raise TypeError


@algorithm("Blob")
def blob(url: str) -> Blob:
    if not url.startswith("gs://"):
        raise EarthEngineError(f"Blob: Invalid Cloud Storage URL: '{url[:200]}'.")
    return Blob(url)


@algorithm("Blob.url")
def url(blob: Blob) -> str:
    return blob.url


@algorithm("Blob.string")
def string(blob: Blob, encoding: Optional[str]) -> str:
    raise EarthEngineError(f"Blob.string: The sandbox cannot read '{blob.url[:200]}': it has no Cloud Storage.")
