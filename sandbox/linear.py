# SPDX-License-Identifier: GPL-2.0-or-later
"""Eigenvalues and eigenvectors."""

from __future__ import annotations

import numpy as np

from .errors import EarthEngineError


def eigen(values: np.ndarray) -> np.ndarray:
    """Rows of an eigenvalue and its vector, in descending order of the eigenvalues."""
    if not len(values):
        return np.zeros((0, 1))
    try:
        if np.allclose(values, values.T, rtol=0, atol=1e-8):
            found, vectors = np.linalg.eigh(values)
        else:
            found, vectors = np.linalg.eig(values)
    except np.linalg.LinAlgError:
        raise EarthEngineError("Array.eigen: The decomposition failed.") from None
    if np.iscomplexobj(found) and np.abs(found.imag).max() > 1e-9:
        raise EarthEngineError("Array.eigen: The matrix has complex eigenvalues.")
    found, vectors = np.real(found), np.real(vectors)
    order = np.argsort(-found, kind="stable")
    return np.column_stack([found[order], vectors.T[order]])
