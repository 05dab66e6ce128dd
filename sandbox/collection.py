# SPDX-License-Identifier: GPL-2.0-or-later
"""Lazy collections of images or features, and filters that can be pushed down into the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Callable, Iterable, Iterator, Optional

from .promote import TYPE_NAMES, promoter
from .values import Element


@dataclass
class Constraints:
    """What a conjunction of filters demands, for sources that can skip what cannot match.

    A source may ignore any of it: every element that it gives is tested against the filters themselves as well.
    """

    equals: dict[str, set[Any]] = field(default_factory=dict)
    start: Optional[int] = None  # milliseconds, inclusive
    end: Optional[int] = None  # milliseconds, exclusive
    bounds: Optional[tuple[float, float, float, float]] = None  # west, south, east, north; may cross 180°

    def require(self, name: str, values: Iterable[Any]) -> None:
        """Demand that a property has one of the values."""
        wanted = set(values)
        self.equals[name] = self.equals[name] & wanted if name in self.equals else wanted

    def between(self, start: Optional[int], end: Optional[int]) -> None:
        """Demand a `system:time_start` in the half-open range."""
        if start is not None:
            self.start = start if self.start is None else max(self.start, start)
        if end is not None:
            self.end = end if self.end is None else min(self.end, end)


class Filter:
    """A test of elements. Subclasses override `matches`, and `constrain` where a source can make use of it."""

    def matches(self, element: Element) -> bool:
        """Whether the element passes."""
        raise NotImplementedError

    def constrain(self, constraints: Constraints) -> None:
        """Add what this filter demands of every element that passes."""

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        return {"type": "Filter"}


class Source:
    """Where a collection's elements come from. `elements` may be called many times."""

    def elements(self, constraints: Constraints) -> Iterator[Element]:
        """The elements in order, without those that the source knows the constraints to exclude."""
        raise NotImplementedError

    def count(self, constraints: Constraints) -> Optional[int]:
        """How many elements `elements` would give after exact filtering, where the source knows without making them."""
        return None


class Given(Source):
    """Elements that are already there."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements = tuple(elements)

    def elements(self, constraints: Constraints) -> Iterator[Element]:
        return iter(self._elements)


class Derived(Source):
    """Elements computed from another collection by a generator function, made once and then kept."""

    def __init__(self, make: Callable[[], Iterable[Element]]) -> None:
        self._make = make
        self._made: Optional[tuple[Element, ...]] = None

    def elements(self, constraints: Constraints) -> Iterator[Element]:
        if self._made is None:
            self._made = tuple(self._make())
        return iter(self._made)


@dataclass(frozen=True, eq=False)
class Collection(Element):
    """An ImageCollection or FeatureCollection (`kind`): a source seen through filters."""

    source: Source = field(default_factory=lambda: Given(()))
    kind: str = "FeatureCollection"
    filters: tuple[Filter, ...] = ()
    version: Optional[int] = None

    def __iter__(self) -> Iterator[Any]:
        constraints = Constraints()
        for each in self.filters:
            each.constrain(constraints)
        for element in self.source.elements(constraints):
            if all(each.matches(element) for each in self.filters):
                yield element

    def take(self, count: int) -> list[Any]:
        """The first elements, at most `count`."""
        return list(islice(iter(self), count))

    def first(self) -> Any:
        """The first element, or ``None``."""
        return next(iter(self), None)

    def filtered(self, condition: Filter) -> Collection:
        """The elements that pass the filter too."""
        return replace(self, filters=(*self.filters, condition))

    def of(self, elements: Iterable[Element], kind: Optional[str] = None) -> Collection:
        """A collection of given elements with this one's properties."""
        return replace(self, source=Given(elements), kind=kind or self.kind, filters=())

    def derived(self, make: Callable[[], Iterable[Element]], kind: Optional[str] = None) -> Collection:
        """A collection computed on demand, with this one's properties."""
        return replace(self, source=Derived(make), kind=kind or self.kind, filters=())


TYPE_NAMES.insert(0, (Collection, "FeatureCollection"))
TYPE_NAMES.append((Filter, "Filter"))


@promoter("FeatureCollection", "ImageCollection", "Collection")
def _collection(context: Any, value: Any) -> Collection:
    if isinstance(value, Collection):
        return value
    if isinstance(value, list) and all(isinstance(each, Element) for each in value):
        return Collection(source=Given(value))
    if isinstance(value, Element):
        return Collection(source=Given((value,)))
    raise TypeError


@promoter("Filter")
def _filter(context: Any, value: Any) -> Filter:
    if isinstance(value, Filter):
        return value
    raise TypeError
