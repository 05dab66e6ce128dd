# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as text, as Java writes them: `Double.toString`, and one conversion of `java.util.Formatter`.

Java rounds the shortest decimal digits that tell a number from its neighbours, and it rounds halves up: 0.125 with two
decimals is 0.13, where C has 0.12.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Union

from .errors import EarthEngineError
from .values import Long

Number = Union[int, float]

_PATTERN = re.compile(r"([^%]*)%([#\-+ 0,(]*)(\d*)(?:\.(\d+))?([sdoxXeEfgGaA])([^%]*)", re.DOTALL | re.ASCII)
_MAX_WIDTH = 1000
_CONTEXT = Context(prec=2500)


def java_string(value: object) -> str:
    """A value as Java's `toString` shows it: 1.0E10, true, [1, 2], {a=1}."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _double(value)
    if isinstance(value, list):
        return "[" + ", ".join(java_string(each) for each in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}={java_string(each)}" for name, each in value.items()) + "}"
    return str(value)


def _double(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    if value == 0:
        return sign + "0.0"
    digits, exponent = _digits(abs(value))
    if -3 <= exponent < 7:
        text = format(Decimal(repr(abs(value))), "f")
        return sign + (text if "." in text else text + ".0")
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{exponent}"


def _digits(value: float) -> tuple[str, int]:
    """The significant digits of a positive number, and the power of ten of the first one."""
    _, digits, exponent = Decimal(repr(value)).as_tuple()
    text = "".join(map(str, digits))
    stripped = text.rstrip("0") or "0"
    return stripped, len(text) + int(exponent) - 1


def format_number(value: Number, pattern: str) -> str:
    """The number in a pattern with a single conversion.

    Raises:
        EarthEngineError: the pattern is none, or asks for something impossible.
    """
    match = _PATTERN.fullmatch(pattern)
    if match is None:
        raise EarthEngineError(f"Number.format: Invalid format string '{pattern[:80]}'.")
    prefix, flags, width, precision, conversion, suffix = match.groups()
    size = int(width or 0)
    places = None if precision is None else int(precision)
    if size > _MAX_WIDTH or (places or 0) > _MAX_WIDTH:
        raise EarthEngineError(f"Number.format: Invalid format string '{pattern[:80]}'.")
    if not width and ("-" in flags or "0" in flags):
        raise EarthEngineError(f"Number.format: Missing format width in '{pattern[:80]}'.")
    if "-" in flags and "0" in flags:
        raise EarthEngineError(f"Number.format: Invalid format flags '{flags}'.")
    return prefix + _converted(value, flags, size, places, conversion) + suffix


def _converted(value: Number, flags: str, width: int, places: object, conversion: str) -> str:
    kind = conversion.lower()
    if kind == "s":
        body = java_string(value)
        return _padded(body if places is None else body[: int(str(places))], flags, width)
    if kind in "dox":
        if places is not None:
            raise EarthEngineError(f"Number.format: Invalid precision {places}.")
        if isinstance(value, float) and not math.isfinite(value):
            raise EarthEngineError(f"Number.format: {java_string(value)} is not an integer.")
        sign, body = _whole(int(value), isinstance(value, (float, Long)), kind, flags)
    else:
        sign, body = _floating(float(value), kind, 6 if places is None else int(str(places)), places is None, flags)
    text = _signed(sign, body, flags, width)
    return text.upper() if conversion.isupper() else text


def _whole(value: int, wide: bool, kind: str, flags: str) -> tuple[str, str]:
    if kind == "d":
        return ("-" if value < 0 else ""), _grouped(str(abs(value)), flags)
    if value < 0:
        value += 1 << (64 if wide or value < -(2**31) else 32)
    body = f"{value:x}" if kind == "x" else f"{value:o}"
    return "", ({"x": "0x", "o": "0"}[kind] if "#" in flags else "") + body


def _floating(value: float, kind: str, places: int, default: bool, flags: str) -> tuple[str, str]:
    sign = "-" if math.copysign(1.0, value) < 0 and not math.isnan(value) else ""
    size = abs(value)
    if not math.isfinite(size):
        return sign, "NaN" if math.isnan(size) else "Infinity"
    if kind == "a":
        return sign, _hexadecimal(size, None if default else places)
    if kind == "g":
        places = max(places, 1)
        rounded = _significant(size, places)
        if rounded == 0 or Decimal("0.0001") <= rounded < Decimal(10) ** places:
            whole = 1 if rounded == 0 else rounded.adjusted() + 1
            return sign, _grouped(_fixed(size, max(places - whole, 0)), flags)
        return sign, _scientific(size, places - 1)
    if kind == "e":
        return sign, _scientific(size, places)
    return sign, _grouped(_fixed(size, places), flags)


def _fixed(size: float, places: int) -> str:
    return format(Decimal(repr(size)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _CONTEXT), "f")


def _significant(size: float, count: int) -> Decimal:
    exact = Decimal(repr(size))
    if not exact:
        return exact
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - count + 1), ROUND_HALF_UP, _CONTEXT)


def _scientific(size: float, places: int) -> str:
    rounded = _significant(size, places + 1)
    power = rounded.adjusted() if rounded else 0
    mantissa = format(rounded.scaleb(-power, _CONTEXT).quantize(Decimal(1).scaleb(-places), context=_CONTEXT), "f")
    return f"{mantissa}e{'-' if power < 0 else '+'}{abs(power):02d}"


def _hexadecimal(size: float, places: object) -> str:
    match = re.fullmatch(r"0x(\d)\.?([0-9a-f]*)p([+-]\d+)", size.hex())
    assert match is not None
    lead, digits, power = match[1], match[2].rstrip("0") or "0", int(match[3])
    if isinstance(places, int) and len(digits) > max(places, 1):
        keep = max(places, 1)
        rounded = round(int(lead + match[2], 16) / 16 ** (len(match[2]) - keep))
        text = f"{rounded:x}"
        lead, digits = text[:-keep], text[-keep:]
    return f"0x{lead}.{digits}p{power}"


def _grouped(body: str, flags: str) -> str:
    if "," not in flags:
        return body
    whole, dot, rest = body.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def _signed(sign: str, body: str, flags: str, width: int) -> str:
    after = ""
    if sign and "(" in flags:
        sign, after = "(", ")"
    elif not sign:
        sign = "+" if "+" in flags else " " if " " in flags else ""
    zeros = width - len(sign) - len(body) - len(after)
    if "0" in flags and zeros > 0 and body[0] not in "NI":
        lead = "0x" if body.startswith("0x") else ""
        body = lead + "0" * zeros + body[len(lead) :]
    return _padded(sign + body + after, flags, width)


def _padded(text: str, flags: str, width: int) -> str:
    return text.ljust(width) if "-" in flags else text.rjust(width)
