# SPDX-License-Identifier: GPL-2.0-or-later
"""What one request works with: the catalogue, the algorithms and the memory it may use."""

from __future__ import annotations

from typing import Any, Callable, Protocol

from .expression import Evaluator, Function, Graph
from .raster.node import Render
from .registry import Signatures, call


class Catalogue(Protocol):
    """Assets by id. Ids are those that clients use, without "projects/earthengine-public/assets/"."""

    def image(self, identifier: str) -> Any:
        """The image, or an EarthEngineError with the service's text where there is none."""

    def collection(self, identifier: str) -> Any:
        """The image collection."""

    def table(self, identifier: str) -> Any:
        """The feature collection."""

    def describe(self, identifier: str) -> dict[str, Any]:
        """The asset as ``GET assets/{id}`` answers it."""

    def children(self, identifier: str) -> list[dict[str, Any]]:
        """The assets in a folder or collection as ``listAssets`` answers them."""


class Context:
    """One request. Algorithms get it as their first parameter where they ask for it."""

    def __init__(
        self,
        catalogue: Catalogue,
        signatures: Signatures,
        budget: int = 1 << 30,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self.catalogue = catalogue
        self.signatures = signatures
        self.budget = budget
        self.cancelled = cancelled

    def evaluate(self, expression: Any) -> Any:
        """The value of an expression."""
        graph = Graph(expression)
        try:
            return Evaluator(graph, self.call, self.parameters_of).result()
        except RecursionError:
            from .errors import EarthEngineError

            raise EarthEngineError("Expression is nested too deeply.") from None

    def call(self, name: str, arguments: dict[str, Any]) -> Any:
        """Run an algorithm with arguments by their service names."""
        return call(self, self.signatures, name, arguments)

    def parameters_of(self, name: str) -> tuple[str, ...]:
        """The argument names of an algorithm."""
        from .errors import EarthEngineError

        short = name.split("/", 1)[-1] if name.startswith("algorithms/") else name
        if short not in self.signatures:
            raise EarthEngineError(f"Unknown function: '{short}'.")
        return tuple(argument.name for argument in self.signatures[short].arguments)

    def function(self, name: str) -> Function:
        """An algorithm as a first-class function."""
        return Function(self.parameters_of(name), lambda arguments: self.call(name, arguments), name)

    def render(self) -> Render:
        """A fresh pixel cache for one output grid."""
        return Render(self.budget, self.cancelled)
