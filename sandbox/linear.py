# SPDX-License-Identifier: GPL-2.0-or-later
"""Eigenvalues and eigenvectors with the signs and the order that the service's library gives them.

An eigenvector's sign is a matter of taste. The service's follows from how it gets there: Householder reflections to a
tridiagonal (or Hessenberg) matrix, then implicit QR steps, first for the eigenvalues alone, then once more with those
as shifts for the vectors. The same way is taken here for small matrices; large ones are left to LAPACK.
"""

from __future__ import annotations

import math
from typing import Optional

import numpy as np

from .errors import EarthEngineError

_EPS = 2.0**-52
_LARGE = 60
_MAX_STEPS = 225


def eigen(values: np.ndarray) -> np.ndarray:
    """Rows of an eigenvalue and its vector, in descending order of the eigenvalues.

    Raises:
        EarthEngineError: an eigenvalue is not real.
    """
    if not len(values):
        return np.zeros((0, 1))
    if not np.isfinite(values).all():
        raise EarthEngineError("Array.eigen: The matrix must be finite.")
    found: Optional[tuple[np.ndarray, np.ndarray]] = None
    symmetric = _is_symmetric(values)
    if len(values) <= _LARGE:
        found = _symmetric(values) if symmetric else _general(values)
    numbers, vectors = found if found is not None else _lapack(values, symmetric)
    order = np.argsort(-numbers, kind="stable")
    return np.column_stack([numbers[order], vectors[order]])


def _is_symmetric(values: np.ndarray) -> bool:
    largest = np.abs(values).max()
    return bool(largest > 0 and np.abs(values - values.T).max() <= 1e-8 * largest)


def _lapack(values: np.ndarray, symmetric: bool) -> tuple[np.ndarray, np.ndarray]:
    """Eigenvalues, and vectors as rows."""
    try:
        numbers, vectors = np.linalg.eigh(values) if symmetric else np.linalg.eig(values)
    except np.linalg.LinAlgError:
        raise EarthEngineError("Array.eigen: The decomposition failed.") from None
    _check_real(numbers)
    return np.real(numbers), np.real(vectors).T


def _check_real(numbers: np.ndarray) -> None:
    if np.iscomplexobj(numbers) and np.abs(numbers.imag).max() > 1e-9 * max(1.0, np.abs(numbers).max()):
        raise EarthEngineError("Array.eigen: The matrix has eigenvalues that are not real.")


def _reflector(x: np.ndarray) -> Optional[tuple[np.ndarray, float, float]]:
    """(u, gamma, first) of the reflection 1 - gamma u uᵀ, which turns x into (first, 0, …), away from x."""
    largest = float(np.abs(x).max(initial=0.0))
    if largest == 0:
        return None
    scaled = x / largest
    tau = math.sqrt(math.fsum((scaled * scaled).tolist()))
    tau = -tau if scaled[0] < 0 else tau
    u = scaled / (scaled[0] + tau)
    u[0] = 1.0
    return u, float((scaled[0] + tau) / tau), -tau * largest


# Symmetric matrices.


def _symmetric(values: np.ndarray) -> Optional[tuple[np.ndarray, np.ndarray]]:
    matrix, size = values.copy(), len(values)
    rows = np.identity(size)
    off = [0.0] * (size - 1)
    for k in range(size - 1):
        found = _reflector(matrix[k, k + 1 :])
        if found is not None:
            u, gamma, off[k] = found
            part = matrix[k + 1 :, k + 1 :]
            v = -gamma * (part @ u)
            w = v - 0.5 * gamma * float(u @ v) * u
            part += np.outer(w, u) + np.outer(u, w)
            rows[k + 1 :, :] -= np.outer(u, gamma * (u @ rows[k + 1 :, :]))
    diagonal = np.diagonal(matrix).tolist()
    alone = _Tridiagonal(list(diagonal), list(off), None, None)
    if not alone.run():
        return None
    whole = _Tridiagonal(diagonal, off, rows, list(alone.diagonal))
    return (np.array(whole.diagonal), rows) if whole.run() else None


class _Tridiagonal:
    """Implicit QR on a symmetric tridiagonal matrix; `rows` become the eigenvectors, with `script` as shifts."""

    def __init__(
        self, diagonal: list[float], off: list[float], rows: Optional[np.ndarray], script: Optional[list[float]]
    ) -> None:
        self.diagonal, self.off, self.rows, self.script = diagonal, off, rows, script
        self.first, self.last = 0, len(diagonal) - 1
        self.splits: list[int] = []
        self.steps = 0

    def run(self) -> bool:
        """Whether all eigenvalues were found."""
        while self.steps <= _MAX_STEPS:
            if self.first == self.last:
                self.steps = 0
                if not self.splits:
                    return True
                self.last = self.splits.pop()
                self.first = self.splits[-1] + 1 if self.splits else 0
            elif self.rows is None and self.last - self.first == 1:
                self.steps = 0
                i = self.first
                self.diagonal[i : i + 2] = _pair(self.diagonal[i], self.off[i], self.diagonal[i + 1])
                self.off[i] = 0.0
                self.first = self.last
            else:
                self._step()
            self.steps += 1
        return False

    def _step(self) -> None:
        d, off = self.diagonal, self.off
        for i in range(self.last - 1, self.first - 1, -1):
            if abs(off[i]) <= (abs(d[i]) + abs(d[i + 1])) * _EPS:
                self.splits.append(i)
                self.first = i + 1
                return
        if self.script is not None and self.steps > 10:
            self.script = None
            return
        if self.script is not None:
            shift = self.script[self.last]
        else:
            both = _pair(d[self.last - 1], off[self.last - 1], d[self.last])
            nearer = abs(both[0] - d[self.last]) < abs(both[1] - d[self.last])
            shift = both[0] if nearer else both[1]
        self._sweep(shift)

    def _sweep(self, shift: float) -> None:
        """One QR step: a rotation makes a bulge, and further ones chase it off the end."""
        d, off = self.diagonal, self.off
        run, rise = d[self.first] - shift, off[self.first]
        for i in range(self.first, self.last):
            c, s = _rotation(run, rise)
            if i > self.first:
                off[i - 1] = c * run + s * rise
            a, b, m = d[i], d[i + 1], off[i]
            d[i] = c * c * a + 2.0 * c * s * m + s * s * b
            d[i + 1] = c * c * b - 2.0 * c * s * m + s * s * a
            off[i] = m * (c * c - s * s) + c * s * (b - a)
            if self.rows is not None:
                self.rows[[i, i + 1]] = np.array([[c, s], [-s, c]]) @ self.rows[[i, i + 1]]
            if i + 1 == self.last:
                return
            run, rise = off[i], s * off[i + 1]
            off[i + 1] *= c
            if rise == 0:
                return


def _pair(a: float, m: float, b: float) -> tuple[float, float]:
    """The eigenvalues of a symmetric matrix of two rows, the larger one first."""
    middle, apart = (a + b) * 0.5, math.hypot((a - b) * 0.5, m)
    return middle + apart, middle - apart


def _rotation(run: float, rise: float) -> tuple[float, float]:
    """Cosine and sine; the larger one of both is positive."""
    if abs(rise) > abs(run):
        k = run / rise
        return k / math.sqrt(1.0 + k * k), 1.0 / math.sqrt(1.0 + k * k)
    t = rise / run if run else 0.0
    return 1.0 / math.sqrt(1.0 + t * t), t / math.sqrt(1.0 + t * t)


# Other matrices.


def _general(values: np.ndarray) -> Optional[tuple[np.ndarray, np.ndarray]]:
    size = len(values)
    shifts = np.linalg.eigvals(values)
    _check_real(shifts)
    matrix, rows = values.copy(), np.identity(size)
    for k in range(size - 2):
        made = _turn(matrix, rows, k + 1, size, matrix[k + 1 :, k].copy())
        matrix[k + 1 :, k] = [made or 0.0, *[0.0] * (size - k - 2)]
    script = sorted(np.real(shifts).tolist(), key=abs) if size > 2 else _values_of_two(matrix)
    if not _triangular(matrix, rows, script):
        return None
    return _vectors(matrix, rows)


def _values_of_two(matrix: np.ndarray) -> list[float]:
    """The real eigenvalues of a matrix of two rows, by a rotation that makes its diagonal even."""
    largest = float(np.abs(matrix).max())
    if largest == 0:
        return [0.0, 0.0]
    (a, b), (c, d) = (matrix / largest).tolist()
    slope = (a - d) / (b + c) if b + c else math.inf
    t = 1.0 if math.isinf(slope) else slope / (1.0 + math.sqrt(1.0 + slope * slope))
    cosine = 1.0 / math.sqrt(1.0 + t * t)
    sine = cosine * t
    even = cosine * cosine * a + sine * sine * d - cosine * sine * (b + c)
    upper = cosine * cosine * b - sine * sine * c + cosine * sine * (a - d)
    lower = cosine * cosine * c - sine * sine * b + cosine * sine * (a - d)
    apart = math.copysign(math.sqrt(max(upper * lower, 0.0)), upper + lower)
    return [(even - apart) * largest, (even + apart) * largest]


def _turn(matrix: np.ndarray, rows: np.ndarray, start: int, end: int, x: np.ndarray) -> Optional[float]:
    """A reflection of some rows and columns, kept in `rows`; what it makes of x, if there was one."""
    found = _reflector(x)
    if found is None:
        return None
    u, gamma, first = found
    matrix[start:end, :] -= np.outer(u, gamma * (u @ matrix[start:end, :]))
    matrix[:, start:end] -= np.outer(gamma * (matrix[:, start:end] @ u), u)
    rows[start:end, :] -= np.outer(u, gamma * (u @ rows[start:end, :]))
    return first


def _triangular(matrix: np.ndarray, rows: np.ndarray, script: list[float]) -> bool:
    """QR steps on a Hessenberg matrix until all below its diagonal is nothing; whether that came about."""
    last, steps, found = len(matrix) - 1, 0, 0
    while last > 0:
        first = last
        while first > 0 and not _is_nothing(matrix, first):
            first -= 1
        if first == last:
            matrix[last, last - 1] = 0.0
            last, steps, found = last - 1, 0, found + 1
            continue
        shift = script[found] if steps < 10 else matrix[last, last]
        steps += 1
        if steps > _MAX_STEPS:
            return False
        x = np.array([matrix[first, first] - shift, matrix[first + 1, first]])
        _turn(matrix, rows, first, first + 2, x)
        for i in range(first, last - 1):
            made = _turn(matrix, rows, i + 1, i + 3, matrix[i + 1 : i + 3, i].copy())
            matrix[i + 1 : i + 3, i] = [made or 0.0, 0.0]
    return True


def _is_nothing(matrix: np.ndarray, row: int) -> bool:
    around = abs(matrix[row - 1, row - 1]) + abs(matrix[row, row])
    return bool(abs(matrix[row, row - 1]) <= 0.5 * _EPS * around)


def _vectors(matrix: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Eigenvectors of a triangular matrix, turned back; those of the last rows come first."""
    size = len(matrix)
    numbers = np.diagonal(matrix)[::-1].copy()
    vectors: list[Optional[np.ndarray]] = [None] * size
    for first in range(size):
        if vectors[size - 1 - first] is not None:
            continue
        value = float(matrix[first, first])
        inside = matrix[:first, :first] - value * np.identity(first)
        above = np.linalg.lstsq(inside, -matrix[:first, first], rcond=None)[0] if first else np.zeros(0)
        for i in range(first, size):
            if abs(matrix[i, i] - value) / (abs(value) or 1.0) < 100.0 * _EPS:
                plain = np.zeros(size)
                plain[:first] = above
                plain[i] = 1.0
                turned = rows.T @ plain
                vectors[size - 1 - i] = turned / np.linalg.norm(turned)
    return numbers, np.array(vectors)
