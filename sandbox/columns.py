# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of values as the columns that reducers take."""

from __future__ import annotations

from typing import Any, Optional, Sequence

import numpy as np

from .comparing import is_number
from .errors import EarthEngineError
from .reducers import Reducer


def column_of(values: Sequence[Any]) -> np.ndarray:
    """Values as an array: of integers, of doubles, or of objects where some are neither."""
    if all(isinstance(each, int) and not isinstance(each, bool) and -(2**63) <= each < 2**63 for each in values):
        return np.array(values, dtype="int64")
    if all(isinstance(each, (bool, int, float)) for each in values):
        return np.array([float(each) for each in values], dtype="float64")
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def reduce_rows(
    reducer: Reducer, rows: Sequence[Sequence[Any]], weights: Optional[Sequence[Any]], function: str
) -> dict[str, Any]:
    """A reducer's outputs by name; a row with a null among its needed values, or as its weight, has no weight.

    Raises:
        EarthEngineError: a row has not as many values as the reducer has inputs, or a weight is not a number.
    """
    for row in rows:
        if len(row) != reducer.inputs:
            raise EarthEngineError(
                f"{function}: The reducer needs {reducer.inputs} input(s), but there are {len(row)} values."
            )
    if weights is not None and not all(each is None or is_number(each) for each in weights):
        raise EarthEngineError(f"{function}: Weights must be numbers.")
    heavy = [1.0] * len(rows) if weights is None else [0.0 if each is None else float(each) for each in weights]
    needed = reducer.inputs - reducer.optional
    heavy = [0.0 if any(value is None for value in row[:needed]) else weight for row, weight in zip(rows, heavy)]
    if not rows:
        # Reducers answer what they have for no input at all: a row that weighs nothing.
        rows, heavy = [[None] * reducer.inputs], [0.0]
    columns = [_filled([row[index] for row in rows]) for index in range(needed)]
    columns += [column_of([row[index] for row in rows]) for index in range(needed, reducer.inputs)]
    try:
        found = reducer.reduce_objects(columns, np.array(heavy, dtype="float64"))
    except (TypeError, ValueError):
        raise EarthEngineError(f"{function}: The reducer cannot be applied to values of these types.") from None
    return dict(zip(reducer.outputs, found))


def _filled(values: list[Any]) -> np.ndarray:
    """A column whose nulls, which weigh nothing, are numbers where the others are."""
    known = [value for value in values if value is not None]
    filler = 0 if all(isinstance(value, (bool, int, float)) for value in known) else None
    return column_of([filler if value is None else value for value in values])
