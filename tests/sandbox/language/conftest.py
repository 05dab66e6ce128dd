# SPDX-License-Identifier: GPL-2.0-or-later
"""Expressions built by the real client, offline, and evaluated in this process."""

from __future__ import annotations

import json
from typing import Any, Callable

import ee_workbench.sandbox.algorithms  # noqa: F401 - registers the algorithms
import pytest
from ee_workbench.sandbox.context import Context
from ee_workbench.sandbox.encode import to_json
from ee_workbench.sandbox.registry import Signatures


@pytest.fixture(scope="module")
def raw(ee: Any, signatures: Signatures) -> Callable[[Any], Any]:
    """The value of a client object, as the evaluator has it."""

    def evaluate(item: Any) -> Any:
        return Context(None, signatures).evaluate(json.loads(ee.serializer.toJSON(item)))  # type: ignore[arg-type]

    return evaluate


@pytest.fixture(scope="module")
def value(raw: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The value of a client object, as the client would get it."""
    return lambda item: json.loads(json.dumps(to_json(raw(item))))


@pytest.fixture(scope="module")
def call(signatures: Signatures) -> Callable[..., Any]:
    """An algorithm called by name with values of the language."""
    return lambda name, **arguments: Context(None, signatures).call(name, arguments)  # type: ignore[arg-type]
