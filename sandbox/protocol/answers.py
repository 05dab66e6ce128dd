# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers: status, headers and body."""

from __future__ import annotations

import json
from typing import Any

from ..errors import EarthEngineError

Answer = tuple[int, dict[str, str], bytes]

JSON = {"Content-Type": "application/json; charset=UTF-8"}


def failed(error: EarthEngineError) -> Answer:
    """The answer to a request that failed."""
    return error.code, dict(JSON), json.dumps(error.body()).encode()


def answered(value: Any) -> Answer:
    """A JSON answer."""
    return 200, dict(JSON), json.dumps(value, separators=(",", ":")).encode()
