# SPDX-License-Identifier: GPL-2.0-or-later
"""The forms of dates that recipes hold, as they come out of a file."""

from __future__ import annotations

from typing import Any, Union

from ..periods import DateSpan, Period
from ..relative import RelativeSpan
from .reading import members, typed

When = Union[DateSpan, Period, RelativeSpan]
#: The same, for `isinstance`.
FORMS = (DateSpan, Period, RelativeSpan)


def when_from_dict(values: Any) -> When:
    """The dates that `to_dict` of any form wrote. Raises ValueError or RecipeError."""
    if isinstance(values, dict) and "first" in values:
        return DateSpan.of(*members(values, "first", "last"))
    if isinstance(values, dict) and "ago" in values:
        return RelativeSpan(*members(values, "count", "unit", "ago"))
    first, last, months = members(values, "first_year", "last_year", "months")
    return Period(first, last, tuple(typed(months, list)))
