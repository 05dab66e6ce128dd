# SPDX-License-Identifier: GPL-2.0-or-later
"""ConfusionMatrix.* and Collection.errorMatrix: how well classes were predicted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from ..arrays import array_of
from ..collection import Collection
from ..comparing import is_number
from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..registry import algorithm
from ..values import Array

MAX_CLASSES = 2000


@dataclass(frozen=True, eq=False)
class ConfusionMatrix:
    """Counts by actual class (rows) and predicted class (columns), and the classes in their order."""

    counts: np.ndarray
    order: tuple[int, ...]

    def to_json(self) -> Any:
        """As the service prints it."""
        return self.counts.tolist()


TYPE_NAMES.append((ConfusionMatrix, "ConfusionMatrix"))


@promoter("ConfusionMatrix")
def _matrix(context: Any, value: Any) -> ConfusionMatrix:
    if isinstance(value, ConfusionMatrix):
        return value
    raise TypeError


@algorithm("ConfusionMatrix")
def confusion_matrix(array: Any, order: Optional[list[int]]) -> ConfusionMatrix:
    counts = array_of(array).values
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise EarthEngineError(f"ConfusionMatrix: The array must be square. Found lengths {list(counts.shape)}.")
    if order is not None and len(order) != len(counts):
        raise EarthEngineError(f"ConfusionMatrix: There must be {len(counts)} values in 'order'. Found {len(order)}.")
    return ConfusionMatrix(counts, tuple(range(len(counts)) if order is None else order))


@algorithm("Collection.errorMatrix")
def error_matrix(collection: Collection, actual: str, predicted: str, order: Optional[list[int]]) -> ConfusionMatrix:
    pairs = []
    for element in collection:
        pair = [element.get(actual), element.get(predicted)]
        for name, value in zip((actual, predicted), pair):
            if not is_number(value):
                raise EarthEngineError(f"Collection.errorMatrix: Property '{name}' is not a number.")
        pairs.append((int(pair[0]), int(pair[1])))
    classes = list(range(max((max(pair) for pair in pairs), default=-1) + 1)) if order is None else order
    if len(classes) > MAX_CLASSES or any(min(pair) < 0 for pair in pairs if order is None):
        raise EarthEngineError(f"Collection.errorMatrix: Values must be between 0 and {MAX_CLASSES - 1}.")
    places = {value: place for place, value in enumerate(classes)}
    counts = np.zeros((len(classes), len(classes)), dtype="int64")
    for first, second in pairs:
        if first in places and second in places:
            counts[places[first], places[second]] += 1
    return ConfusionMatrix(counts, tuple(classes))


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(below == 0, 0.0, above / np.where(below == 0, 1, below)))


def _correct(matrix: ConfusionMatrix) -> np.ndarray:
    return np.diagonal(matrix.counts).astype("float64")


@algorithm("ConfusionMatrix.array")
def array(confusion_matrix: ConfusionMatrix) -> Array:
    return Array(confusion_matrix.counts)


@algorithm("ConfusionMatrix.order")
def order(confusion_matrix: ConfusionMatrix) -> list[int]:
    return list(confusion_matrix.order)


@algorithm("ConfusionMatrix.accuracy")
def accuracy(confusion_matrix: ConfusionMatrix) -> float:
    return float(_ratio(_correct(confusion_matrix).sum(), confusion_matrix.counts.sum()))


@algorithm("ConfusionMatrix.producersAccuracy")
def producers_accuracy(confusion_matrix: ConfusionMatrix) -> Array:
    return Array(_ratio(_correct(confusion_matrix), confusion_matrix.counts.sum(axis=1)).reshape(-1, 1))


@algorithm("ConfusionMatrix.consumersAccuracy")
def consumers_accuracy(confusion_matrix: ConfusionMatrix) -> Array:
    return Array(_ratio(_correct(confusion_matrix), confusion_matrix.counts.sum(axis=0)).reshape(1, -1))


@algorithm("ConfusionMatrix.kappa")
def kappa(confusion_matrix: ConfusionMatrix) -> float:
    counts = confusion_matrix.counts.astype("float64")
    total = counts.sum()
    expected = float(_ratio((counts.sum(axis=0) * counts.sum(axis=1)).sum(), np.asarray(total * total)))
    observed = accuracy(confusion_matrix)
    return 1.0 if expected == 1.0 else (observed - expected) / (1.0 - expected)


@algorithm("ConfusionMatrix.fscore")
def fscore(confusion_matrix: ConfusionMatrix, beta: float) -> Array:
    recall = producers_accuracy(confusion_matrix).values.ravel()
    precision = consumers_accuracy(confusion_matrix).values.ravel()
    return Array(_ratio((1 + beta**2) * precision * recall, beta**2 * precision + recall))
