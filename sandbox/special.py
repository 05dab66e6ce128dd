# SPDX-License-Identifier: GPL-2.0-or-later
"""Special functions: gamma and its relatives, and the error function, in the approximations that the service shows.

Sources: the Lanczos sum with g = 607/128 and 15 terms is Paul Godfrey's; digamma and trigamma are the recurrence up to
49 and an asymptotic series from there (whose term in x⁻⁴ has the sign that the service's results show); the regularised
incomplete gamma function is the series or the continued fraction of Numerical Recipes; the inverse error function
starts from Giles' polynomial for single precision and is polished by Newton's method.
"""

from __future__ import annotations

import math
from typing import Callable

import numpy as np

Scalar = Callable[[float], float]

_LANCZOS = (
    0.99999999999999709182,
    57.156235665862923517,
    -59.597960355475491248,
    14.136097974741747174,
    -0.49191381609762019978,
    0.33994649984811888699e-4,
    0.46523628927048575665e-4,
    -0.98374475304879564677e-4,
    0.15808870322491248884e-3,
    -0.21026444172410488319e-3,
    0.21743961811521264320e-3,
    -0.16431810653676389022e-3,
    0.84418223983852743293e-4,
    -0.26190838401581408670e-4,
    0.36899182659531622704e-5,
)
_EULER = 0.57721566490153286061
_SMALL, _LARGE = 1e-5, 49.0


def lanczos(x: float) -> float:
    """The Lanczos sum, which gamma functions are made of."""
    if any(x + index == 0 for index in range(1, len(_LANCZOS))):
        return math.inf
    return _LANCZOS[0] + sum(_LANCZOS[index] / (x + index) for index in range(len(_LANCZOS) - 1, 0, -1))


def gamma(x: float) -> float:
    """The gamma function; NaN at its poles."""
    if not math.isfinite(x):
        return x if x > 0 else math.nan
    if x <= 0 and x == math.floor(x):
        return math.nan
    try:
        return math.gamma(x)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan


def digamma(x: float) -> float:
    """The logarithmic derivative of the gamma function; negative infinity at its poles."""
    if not math.isfinite(x):
        return x if x > 0 else math.nan
    if x <= 0 and x == math.floor(x):
        return -math.inf
    if x < -1000.0:
        return digamma(1.0 - x) - math.pi / math.tan(math.pi * x)
    total = 0.0
    while x < _LARGE:
        if 0 < x <= _SMALL:
            return total - _EULER - 1.0 / x
        total -= 1.0 / x
        x += 1.0
    inverse = 1.0 / (x * x)
    return total + math.log(x) - 0.5 / x - inverse * (1.0 / 12 + inverse * (1.0 / 120 - inverse / 252))


def trigamma(x: float) -> float:
    """The derivative of digamma; infinity at its poles."""
    if not math.isfinite(x):
        return 0.0 if x > 0 else math.nan
    if x <= 0 and x == math.floor(x):
        return math.inf
    if x < -1000.0:
        return (math.pi / math.sin(math.pi * x)) ** 2 - trigamma(1.0 - x)
    total = 0.0
    while x < _LARGE:
        if 0 < x <= _SMALL:
            return total + 1.0 / x / x if x > 1e-150 else math.inf
        total += 1.0 / (x * x)
        x += 1.0
    inverse = 1.0 / (x * x)
    return total + 1.0 / x + inverse / 2 + inverse / x * (1.0 / 6 - inverse * (1.0 / 30 + inverse / 42))


def gammainc(x: float, a: float) -> float:
    """The regularised lower incomplete gamma function."""
    if math.isnan(x) or math.isnan(a) or a <= 0 or x < 0:
        return math.nan
    if x == 0:
        return 0.0
    if math.isinf(x) or a > 1e8:
        # Of so large a parameter, nothing is left of the rise but the step.
        return float(x > a)
    front = math.exp(min(a * math.log(x) - x - math.lgamma(a), 700.0))
    if x < a + 1.0:
        term = total = 1.0 / a
        for step in range(1, 10_000):
            term *= x / (a + step)
            total += term
            if abs(term) < abs(total) * 1e-16:
                break
        return min(front * total, 1.0)
    tiny = 1e-300
    b = x + 1.0 - a
    c, d = 1.0 / tiny, 1.0 / b
    fraction = d
    for step in range(1, 10_000):
        an = -step * (step - a)
        b += 2.0
        d = an * d + b
        d = 1.0 / (d if abs(d) > tiny else tiny)
        c = b + an / c
        c = c if abs(c) > tiny else tiny
        fraction *= d * c
        if not abs(d * c - 1.0) > 1e-16:
            break
    return min(max(1.0 - front * fraction, 0.0), 1.0)


def erf_inverse(x: float) -> float:
    """The inverse of the error function; NaN outside of [-1, 1]."""
    if not -1.0 <= x <= 1.0:
        return math.nan
    if abs(x) == 1.0:
        return math.copysign(math.inf, x)
    found = _giles(x, -math.log((1.0 - x) * (1.0 + x)))
    for _ in range(3):
        slope = 2.0 / math.sqrt(math.pi) * math.exp(-found * found)
        if slope == 0:
            break
        found -= (math.erf(found) - x) / slope
    return found


def erfc_inverse(x: float) -> float:
    """The inverse of the complementary error function; NaN outside of [0, 2]."""
    if not 0.0 <= x <= 2.0:
        return math.nan
    if x in (0.0, 2.0):
        return math.inf if x == 0.0 else -math.inf
    if x > 0.5:
        return erf_inverse(1.0 - x)
    found = _giles(1.0 - x, -math.log(x * (2.0 - x)))
    for _ in range(4):
        slope = -2.0 / math.sqrt(math.pi) * math.exp(-found * found)
        if slope == 0:
            break
        found -= (math.erfc(found) - x) / slope
    return found


_CENTRAL = (
    2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087,
    -0.00125372503, -0.00417768164, 0.246640727, 1.50140941,
)  # fmt: skip
_TAIL = (
    -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773,
    -0.0076224613, 0.00943887047, 1.00167406, 2.83297682,
)  # fmt: skip


def _giles(x: float, w: float) -> float:
    value = 0.0
    at, coefficients = (w - 2.5, _CENTRAL) if w < 5.0 else (math.sqrt(w) - 3.0, _TAIL)
    for coefficient in coefficients:
        value = value * at + coefficient
    return value * x


def _each(function: Scalar) -> Callable[[np.ndarray], np.ndarray]:
    def elementwise(a: np.ndarray) -> np.ndarray:
        values = np.asarray(a, dtype="float64")
        made = [function(value) for value in values.ravel().tolist()]
        return np.array(made, dtype="float64").reshape(values.shape)

    return elementwise


#: Functions of one array, by the service's names.
UNARY: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "gamma": _each(gamma),
    "digamma": _each(digamma),
    "trigamma": _each(trigamma),
    "lanczos": _each(lanczos),
    "erf": _each(math.erf),
    "erfc": _each(math.erfc),
    "erfInv": _each(erf_inverse),
    "erfcInv": _each(erfc_inverse),
}


def _pairs(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    x, y = np.broadcast_arrays(np.asarray(a, dtype="float64"), np.asarray(b, dtype="float64"))
    made = [gammainc(p, q) for p, q in zip(x.ravel().tolist(), y.ravel().tolist())]
    return np.array(made, dtype="float64").reshape(x.shape)


#: Functions of two arrays.
BINARY: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {"gammainc": _pairs}
