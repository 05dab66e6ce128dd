# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading values that came out of a file: nothing is guessed, nothing is passed over."""

from __future__ import annotations

import math
from typing import Any, NoReturn


def members(values: Any, *names: str) -> list[Any]:
    """The values of exactly these members of a JSON object, in this order. Raises ValueError for anything else."""
    if not isinstance(values, dict) or set(values) != set(names):
        raise ValueError(f"expected exactly the members {', '.join(names)}")
    return [values[name] for name in names]


def typed(value: Any, kind: type) -> Any:
    """The value, which has to be of this type and of no other. Raises ValueError."""
    if type(value) is not kind:
        raise ValueError(f"expected {kind.__name__}")
    return value


def refuse_constant(constant: str) -> NoReturn:
    """For ``json.loads``: NaN and Infinity are not JSON."""
    raise ValueError(constant)


def is_number(value: Any) -> bool:
    """Whether this is a number that a computation can use: neither a truth value, nor infinite, nor beyond 1e30."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return -1e30 <= value <= 1e30 and not math.isnan(value)


def plain(number: float) -> float:
    """The number as a float without a negative zero, so that equal numbers have equal text."""
    return float(number) + 0.0


def one_line(text: str, longest: int) -> str:
    """The text in one line of printable characters, cut where it is longer."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * longest])
    return " ".join(shown.split())[:longest].rstrip()


def is_name(value: Any, longest: int) -> bool:
    """Whether this can be a name or an id: some printable characters, not too many."""
    return isinstance(value, str) and 0 < len(value) <= longest and value.isprintable() and bool(value.strip())
