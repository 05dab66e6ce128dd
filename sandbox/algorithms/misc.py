# SPDX-License-Identifier: GPL-2.0-or-later
"""If, ObjectType, IsEqual, ErrorMargin: what belongs to no class."""

from __future__ import annotations

from typing import Any, Optional

from ..promote import type_name
from ..registry import algorithm
from ..values import ErrorMargin


def truth(value: Any) -> bool:
    """Whether a condition holds: false, 0, "", null and empty lists do not."""
    return bool(value) if isinstance(value, (bool, int, float, str, list, dict)) else value is not None


@algorithm("If")
def if_(condition: Any, true_case: Any, false_case: Any) -> Any:
    return true_case if truth(condition) else false_case


@algorithm("ObjectType")
def object_type(value: Any) -> str:
    return type_name(value)


@algorithm("IsEqual")
def is_equal(left: Any, right: Any) -> bool:
    return bool(left == right)


@algorithm("ErrorMargin")
def error_margin(value: Optional[float], unit: str) -> ErrorMargin:
    return ErrorMargin(value, unit)
