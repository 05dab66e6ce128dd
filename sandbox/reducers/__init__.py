# SPDX-License-Identifier: GPL-2.0-or-later
"""Reducers: one kernel each, for stacks of any shape.

A kernel takes stacks, one for each input, of shape (k, …), where k elements are reduced, and weights of the same
shape; it gives, for each output, values and validity of shape (…). The same kernels serve collections of images,
regions, neighbourhoods, bands, lists, arrays and table columns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Callable, Optional, Sequence

import numpy as np

from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..values import PixelType

Stacks = list[np.ndarray]
Output = tuple[np.ndarray, np.ndarray]
Kernel = Callable[[Stacks, np.ndarray], list[Output]]
ObjectKernel = Callable[[list[np.ndarray], np.ndarray], list[Any]]


@dataclass(frozen=True, eq=False)
class Reducer:
    """A reducer.

    Attributes:
        outputs: names of the outputs.
        kernel: for numeric outputs; ``None`` where outputs are lists or dictionaries.
        objects: gives outputs of any kind from one-dimensional inputs; by default the kernel's, as numbers.
        inputs: how many inputs it takes.
        weighted: whether it uses weights; if not, an element counts wholly or not at all.
        types: types of the outputs from that of the first input.
        optional: how many inputs, the last ones, may be null in a row that counts all the same.
    """

    outputs: tuple[str, ...]
    kernel: Optional[Kernel] = None
    objects: Optional[ObjectKernel] = None
    inputs: int = 1
    weighted: bool = True
    types: Optional[Callable[[PixelType], list[PixelType]]] = None
    name: str = ""
    optional: int = 0

    def reduce(self, stacks: Stacks, weights: np.ndarray) -> list[Output]:
        """Numeric outputs; raises where the reducer has others."""
        if self.kernel is None:
            raise EarthEngineError(f"Reducer.{self.name or self.outputs[0]}: the output is not a number.")
        return self.kernel(stacks, self.effective(weights))

    def effective(self, weights: np.ndarray) -> np.ndarray:
        """The weights that count: 0 or 1 for unweighted reducers."""
        return weights if self.weighted else (weights > 0).astype("float32")

    def reduce_objects(self, columns: Sequence[np.ndarray], weights: np.ndarray) -> list[Any]:
        """Outputs of any kind from one-dimensional inputs, as Python values; ``None`` for an output without input."""
        weights = self.effective(weights)
        if self.objects is not None:
            return self.objects(list(columns), weights)
        assert self.kernel is not None
        found = []
        for values, valid in self.kernel([np.asarray(column) for column in columns], weights):
            found.append(_python(values) if bool(np.all(valid)) else None)
        return found

    def output_types(self, kind: PixelType) -> list[PixelType]:
        """Types of the outputs, from the type of the first input."""
        return self.types(kind) if self.types is not None else [PixelType("double")] * len(self.outputs)

    def renamed(self, outputs: Sequence[str]) -> Reducer:
        """The same with other names of its outputs."""
        return replace(self, outputs=tuple(outputs))

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        return {"type": f"Reducer.{self.name}"}


def _python(value: np.ndarray) -> Any:
    number = np.asarray(value).item() if np.asarray(value).size == 1 else np.asarray(value).tolist()
    return int(number) if isinstance(number, bool) else number


TYPE_NAMES.insert(0, (Reducer, "Reducer"))


@promoter("Reducer")
def _reducer(context: Any, value: Any) -> Reducer:
    if isinstance(value, Reducer):
        return value
    raise TypeError
