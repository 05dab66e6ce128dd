# SPDX-License-Identifier: GPL-2.0-or-later
"""Lazy collections of images or features, and filters that can be pushed down into the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Callable, Hashable, Iterable, Iterator, Optional, Sequence

from .promote import TYPE_NAMES, promote, promoter
from .values import Element, Long


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

    def within(self, bounds: tuple[float, float, float, float]) -> None:
        """Demand a geometry that meets the rectangle; of several, the smallest is kept."""
        if self.bounds is None or _size(bounds) < _size(self.bounds):
            self.bounds = bounds

    def add(self, other: Constraints) -> None:
        """Demand what another one demands too."""
        self.between(other.start, other.end)
        for name, values in other.equals.items():
            self.require(name, values)
        if other.bounds is not None:
            self.within(other.bounds)

    def any_of(self, branches: Sequence[Constraints]) -> None:
        """Demand what all branches have in common: the hull of their times, and all values that they allow."""
        if not branches:
            return
        starts, ends = [each.start for each in branches], [each.end for each in branches]
        self.between(
            None if None in starts else min(each for each in starts if each is not None),
            None if None in ends else max(each for each in ends if each is not None),
        )
        for name in set.intersection(*(set(branch.equals) for branch in branches)):
            self.require(name, set().union(*(branch.equals[name] for branch in branches)))
        if len({branch.bounds for branch in branches}) == 1 and branches[0].bounds is not None:
            self.within(branches[0].bounds)

    def key(self) -> Hashable:
        """What tells these demands from others."""
        equals = frozenset((name, frozenset(values)) for name, values in self.equals.items())
        return (equals, self.start, self.end, self.bounds)


def _size(bounds: tuple[float, float, float, float]) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])


class Filter:
    """A test of elements, or of pairs of elements in joins.

    Subclasses override `matches`, `pair` and `measure` where a pair is more than its left element, and `constrain` and
    `constrain_right` where a source can make use of it.
    """

    def matches(self, element: Element) -> bool:
        """Whether the element passes."""
        raise NotImplementedError

    def pair(self, left: Element, right: Element) -> bool:
        """Whether an element of the primary and one of the secondary collection match."""
        return self.matches(left)

    def measure(self, left: Element, right: Element) -> Optional[float]:
        """How far apart the two are, for filters that measure it."""
        return None

    def constrain(self, constraints: Constraints) -> None:
        """Add what this filter demands of every element that passes."""

    def constrain_right(self, left: Element, constraints: Constraints) -> None:
        """Add what this filter demands of every element that matches the given one of the primary collection."""

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
    """Elements that are already there; those without an index are given their position."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements = tuple(
            element if element.get("system:index") is not None else with_index(element, str(position))
            for position, element in enumerate(elements)
        )

    def elements(self, constraints: Constraints) -> Iterator[Element]:
        return iter(self._elements)

    def count(self, constraints: Constraints) -> Optional[int]:
        return len(self._elements) if constraints.key() == _NOTHING else None


class Kept:
    """What an iterable gives, computed as it is asked for and then kept."""

    def __init__(self, make: Callable[[], Iterable[Element]]) -> None:
        self._make = make
        self._rest: Optional[Iterator[Element]] = None
        self._made: list[Element] = []

    def __iter__(self) -> Iterator[Element]:
        index = 0
        while True:
            while index < len(self._made):
                yield self._made[index]
                index += 1
            if not self._more():
                return

    def _more(self) -> bool:
        if self._rest is None:
            self._rest = islice(iter(self._make()), len(self._made), None)
        rest, self._rest = self._rest, None  # after an error, whoever asks next starts anew and meets it too
        for element in rest:
            self._made.append(element)
            self._rest = rest
            return True
        self._rest = rest
        return False


class Derived(Source):
    """Elements computed from another collection by a generator function, made once and then kept."""

    def __init__(self, make: Callable[[], Iterable[Element]]) -> None:
        self._kept = Kept(make)

    def elements(self, constraints: Constraints) -> Iterator[Element]:
        return iter(self._kept)


class Mapped(Source):
    """The results of a function of each element of a collection; null results are left out.

    Constraints reach the collection inside as far as the function leaves alone what they are about. For the index that
    is certain, because results keep it; for other properties and the geometry it is seen from one element.
    """

    def __init__(self, inner: Collection, function: Callable[[Element], Optional[Element]], whole: bool) -> None:
        self._inner = inner
        self._function = function
        self._whole = whole
        self._kept: dict[Hashable, Kept] = {}
        self._unchanged: dict[str, bool] = {}

    def elements(self, constraints: Constraints) -> Iterator[Element]:
        passed = self._passed(constraints)
        key = passed.key()
        if key not in self._kept:
            self._kept[key] = Kept(lambda: self._results(passed))
        return iter(self._kept[key])

    def count(self, constraints: Constraints) -> Optional[int]:
        return self._inner.size() if self._whole and constraints.key() == _NOTHING else None

    def _results(self, constraints: Constraints) -> Iterator[Element]:
        for element in self._inner.select(constraints):
            made = self._function(element)
            if made is not None:
                yield made

    def _passed(self, constraints: Constraints) -> Constraints:
        passed = Constraints()
        if constraints.key() == _NOTHING:
            return passed
        for name, values in constraints.equals.items():
            if name == "system:index" or self._keeps(name, constraints):
                passed.require(name, values)
        timed = constraints.start is not None or constraints.end is not None
        if timed and self._keeps("system:time_start", constraints):
            passed.between(constraints.start, constraints.end)
        if constraints.bounds is not None and self._keeps(".geo", constraints):
            passed.within(constraints.bounds)
        return passed

    def _keeps(self, name: str, constraints: Constraints) -> bool:
        """Whether the function hands on a property (or ".geo", the geometry) of some element as the same object."""
        if name not in self._unchanged:
            # An element that meets the constraints is found sooner than the first one of a whole catalogue.
            before = next(self._inner.select(constraints), None) or self._inner.first()
            if before is not None and name != ".geo":
                before = replace(before, properties={**before.properties, name: _anew(before.get(name))})
            after = None if before is None else self._function(before)
            self._unchanged[name] = (
                before is not None and after is not None and _property(before, name) is _property(after, name)
            )
        return self._unchanged[name]


class _Text(str):
    """A string that is an object of its own."""

    __slots__ = ()


def _anew(value: Any) -> Any:
    """An equal value that is no other object."""
    if isinstance(value, str):
        return _Text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Long(value)
    return value * 1.0 if isinstance(value, float) else value


def _property(element: Element, name: str) -> Any:
    if name == ".geo":
        return getattr(element, "geometry", None) or getattr(element, "footprint", None)
    return element.get(name)


_NOTHING = Constraints().key()


@dataclass(frozen=True, eq=False)
class Collection(Element):
    """An ImageCollection or FeatureCollection (`kind`): a source seen through filters."""

    source: Source = field(default_factory=lambda: Given(()))
    kind: str = "FeatureCollection"
    filters: tuple[Filter, ...] = ()
    version: Optional[int] = None

    def __iter__(self) -> Iterator[Any]:
        return self.select(None)

    def select(self, demands: Optional[Constraints]) -> Iterator[Any]:
        """The elements, perhaps without some that do not meet further demands."""
        constraints = Constraints()
        for each in self.filters:
            each.constrain(constraints)
        if demands is not None:
            constraints.add(demands)
        for element in self.source.elements(constraints):
            if all(each.matches(element) for each in self.filters):
                yield element

    def size(self) -> int:
        """How many elements there are."""
        known = None if self.filters else self.source.count(Constraints())
        return sum(1 for _ in self) if known is None else known

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

    def mapped(self, function: Callable[[Element], Optional[Element]], whole: bool = False) -> Collection:
        """The function's results, with this one's properties; `whole` says that none of them is null."""
        return replace(self, source=Mapped(self, function, whole), filters=())


def with_index(element: Element, index: str) -> Element:
    """The element under another `system:index`: a property of images, the id of features."""
    if isinstance(element, Collection) or hasattr(element, "bands"):
        if element.properties.get("system:index") == index:
            return element
        return replace(element, properties={**element.properties, "system:index": index})
    properties = element.properties
    if "system:index" in properties:
        properties = {name: value for name, value in properties.items() if name != "system:index"}
    return (
        element
        if element.id == index and properties is element.properties
        else replace(element, properties=properties, id=index)
    )


TYPE_NAMES.insert(0, (Collection, "FeatureCollection"))  # or "ImageCollection": see type_name
TYPE_NAMES.append((Filter, "Filter"))


@promoter("FeatureCollection", "ImageCollection", "Collection")
def _collection(context: Any, value: Any) -> Collection:
    if isinstance(value, Collection):
        return value
    elements = value if isinstance(value, list) else [value]
    elements = [each if isinstance(each, Element) else promote(context, each, "Feature") for each in elements]
    images = bool(elements) and all(hasattr(each, "bands") for each in elements)
    return Collection(source=Given(elements), kind="ImageCollection" if images else "FeatureCollection")


@promoter("Filter")
def _filter(context: Any, value: Any) -> Filter:
    if isinstance(value, Filter):
        return value
    raise TypeError
