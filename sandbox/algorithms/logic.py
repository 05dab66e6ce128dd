# SPDX-License-Identifier: GPL-2.0-or-later
"""If, ObjectType, IsEqual, Describe and ErrorMargin: what belongs to no class."""

from __future__ import annotations

from typing import Any, Optional

from ..comparing import same
from ..errors import EarthEngineError
from ..expression import truth
from ..promote import margin, type_name
from ..registry import algorithm
from ..values import ErrorMargin


@algorithm("If")
def if_(condition: Any, true_case: Any, false_case: Any) -> Any:
    return true_case if truth(condition) else false_case


@algorithm("ObjectType")
def object_type(value: Any) -> Optional[str]:
    return None if value is None else type_name(value)


@algorithm("IsEqual")
def is_equal(left: Any, right: Any) -> bool:
    return same(left, right)


@algorithm("Describe")
def describe(input: Any) -> Any:
    return described(input)


def described(value: Any) -> Any:
    """The value as numbers, strings, lists and dictionaries, as it is printed."""
    from ..encode import to_json

    return to_json(value)


@algorithm("ErrorMargin")
def error_margin(value: Optional[float], unit: str) -> ErrorMargin:
    if unit not in ("meters", "projected", "infinite"):
        raise EarthEngineError(f"ErrorMargin: Unknown unit '{unit[:40]}'.")
    if value is None and unit != "infinite":
        raise EarthEngineError("ErrorMargin: Parameter 'value' is required and may not be null.")
    return margin(value, unit)
