# SPDX-License-Identifier: GPL-2.0-or-later
"""Array.*: matrices."""

from __future__ import annotations

import numpy as np

from ..errors import EarthEngineError
from ..linear import eigen as eigen_decomposition
from ..registry import algorithm
from ..values import Array


def matrix(array: Array, function: str) -> np.ndarray:
    """The values of a 2-D array, in double precision."""
    if array.values.ndim != 2:
        raise EarthEngineError(f"{function}: The array must be 2-D. Found {array.values.ndim} dimension(s).")
    values = array.values.astype("float64")
    if not np.isfinite(values).all():
        raise EarthEngineError(f"{function}: All numbers of a matrix must be finite.")
    return values


def square(array: Array, function: str) -> np.ndarray:
    """The values of a square 2-D array."""
    values = matrix(array, function)
    if values.shape[0] != values.shape[1]:
        raise EarthEngineError(f"{function}: The matrix must be square. Found lengths {list(values.shape)}.")
    return values


@algorithm("Array.matrixMultiply")
def multiply(left: Array, right: Array) -> Array:
    a, b = left.values, right.values
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[0]:
        raise EarthEngineError(
            "Array.matrixMultiply: The arrays must be 2-D, and the first one must have as many columns as the second "
            f"one has rows. Found lengths {list(a.shape)} and {list(b.shape)}."
        )
    if a.dtype.kind in "iu" and b.dtype.kind in "iu":
        return Array(a.astype("int64") @ b.astype("int64"))
    return Array(a.astype("float64") @ b.astype("float64"))


@algorithm("Array.matrixInverse")
def inverse(input: Array) -> Array:
    try:
        return Array(np.linalg.inv(square(input, "Array.matrixInverse")))
    except np.linalg.LinAlgError:
        raise EarthEngineError("Array.matrixInverse: The matrix is singular.") from None


@algorithm("Array.matrixPseudoInverse")
def pseudo_inverse(input: Array) -> Array:
    try:
        return Array(np.linalg.pinv(matrix(input, "Array.matrixPseudoInverse")))
    except np.linalg.LinAlgError:
        raise EarthEngineError("Array.matrixPseudoInverse: The decomposition failed.") from None


@algorithm("Array.matrixSolve")
def solve(left: Array, right: Array) -> Array:
    a, b = matrix(left, "Array.matrixSolve"), matrix(right, "Array.matrixSolve")
    if a.shape[0] != b.shape[0]:
        raise EarthEngineError("Array.matrixSolve: Both matrices must have the same number of rows.")
    if a.shape[0] < a.shape[1]:
        raise EarthEngineError("Array.matrixSolve: The system is underdetermined.")
    try:
        if a.shape[0] == a.shape[1]:
            return Array(np.linalg.solve(a, b))
        found, _, rank, _ = np.linalg.lstsq(a, b, rcond=None)
    except np.linalg.LinAlgError:
        raise EarthEngineError("Array.matrixSolve: The matrix is singular.") from None
    if rank < a.shape[1]:
        raise EarthEngineError("Array.matrixSolve: The matrix is singular.")
    return Array(found)


@algorithm("Array.matrixDeterminant")
def determinant(input: Array) -> float:
    with np.errstate(all="ignore"):
        return float(np.linalg.det(square(input, "Array.matrixDeterminant")))


@algorithm("Array.matrixTrace")
def trace(input: Array) -> float:
    square(input, "Array.matrixTrace")
    found: float = np.trace(input.values).item()
    return found


@algorithm("Array.matrixFnorm")
def frobenius_norm(input: Array) -> float:
    return float(np.linalg.norm(matrix(input, "Array.matrixFnorm")))


@algorithm("Array.matrixDiagonal")
def diagonal(input: Array) -> Array:
    matrix(input, "Array.matrixDiagonal")
    return Array(np.diagonal(input.values).reshape(-1, 1).copy())


@algorithm("Array.matrixToDiag")
def to_diagonal(input: Array) -> Array:
    values = input.values
    if values.ndim != 2 or values.shape[1] != 1:
        raise EarthEngineError("Array.matrixToDiag: The array must be 2-D with a single column.")
    return Array(np.diag(values[:, 0]))


@algorithm("Array.matrixCholeskyDecomposition")
def cholesky(array: Array) -> dict[str, Array]:
    values = square(array, "Array.matrixCholeskyDecomposition")
    try:
        if not np.allclose(values, values.T):
            raise np.linalg.LinAlgError
        return {"L": Array(np.linalg.cholesky(values))}
    except np.linalg.LinAlgError:
        raise EarthEngineError(
            "Array.matrixCholeskyDecomposition: The matrix must be symmetric and positive definite."
        ) from None


@algorithm("Array.matrixSingularValueDecomposition")
def singular_values(array: Array) -> dict[str, Array]:
    values = matrix(array, "Array.matrixSingularValueDecomposition")
    try:
        u, s, vt = np.linalg.svd(values, full_matrices=True)
    except np.linalg.LinAlgError:
        raise EarthEngineError("Array.matrixSingularValueDecomposition: The decomposition failed.") from None
    diagonal_matrix = np.zeros(values.shape)
    np.fill_diagonal(diagonal_matrix, s)
    return {"U": Array(u), "S": Array(diagonal_matrix), "V": Array(vt.T)}


@algorithm("Array.matrixQRDecomposition")
def qr(array: Array) -> dict[str, Array]:
    q, r = np.linalg.qr(matrix(array, "Array.matrixQRDecomposition"), mode="complete")
    return {"Q": Array(q), "R": Array(r)}


@algorithm("Array.matrixLUDecomposition")
def lu(array: Array) -> dict[str, Array]:
    upper = square(array, "Array.matrixLUDecomposition")
    size = len(upper)
    lower, order = np.zeros((size, size)), np.arange(size)
    for column in range(size):
        pivot = column + int(np.argmax(np.abs(upper[column:, column])))
        if upper[pivot, column] == 0:
            raise EarthEngineError("Array.matrixLUDecomposition: The matrix is singular.")
        for part in (upper, lower):
            part[[column, pivot]] = part[[pivot, column]]
        order[[column, pivot]] = order[[pivot, column]]
        lower[column + 1 :, column] = upper[column + 1 :, column] / upper[column, column]
        upper[column + 1 :] -= np.outer(lower[column + 1 :, column], upper[column])
    permutation = np.zeros((size, size))
    permutation[np.arange(size), order] = 1
    return {"L": Array(lower + np.identity(size)), "U": Array(np.triu(upper)), "P": Array(permutation)}


@algorithm("Array.eigen")
def eigen(input: Array) -> Array:
    return Array(eigen_decomposition(square(input, "Array.eigen")))
