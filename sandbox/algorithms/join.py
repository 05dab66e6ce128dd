# SPDX-License-Identifier: GPL-2.0-or-later
"""Join.*: elements of one collection with those of another that a filter matches to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator, Optional

from ..collection import Collection, Constraints, Derived, Filter, Mapped
from ..comparing import key_of, sort_key
from ..filters import And, Comparison, moment, value_of
from ..promote import TYPE_NAMES, promoter
from ..registry import algorithm
from ..values import Element
from ..vector.feature import Feature
from .element import with_properties

#: An element that matches, and how far it is apart where the filter measures that.
Match = tuple[Element, Optional[float]]


@dataclass(frozen=True)
class Join:
    """How the results of a join are made."""

    kind: str
    key: str = ""
    second_key: str = ""
    measure_key: Optional[str] = None
    ordering: Optional[str] = None
    ascending: bool = True
    outer: bool = False

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        return {"type": f"Join.{self.kind}"}


TYPE_NAMES.append((Join, "Join"))


@promoter("Join")
def _join(context: Any, value: Any) -> Join:
    if isinstance(value, Join):
        return value
    raise TypeError


class Matches:
    """The elements of the secondary collection that match one of the primary collection.

    Elements that were computed are looked up by the property that has to be equal, if there is one; a source of the
    catalogue is asked for each element anew, with what the condition demands.
    """

    def __init__(self, secondary: Collection, condition: Filter) -> None:
        self._secondary = secondary
        self._condition = condition
        self._by_key: Optional[dict[Any, list[Element]]] = None
        self._equal = None if self._is_catalogue() else _equality(condition)

    def _is_catalogue(self) -> bool:
        source = self._secondary.source
        return not isinstance(source, (Derived, Mapped)) and source.count(Constraints()) is None

    def of(self, primary: Element) -> Iterator[Element]:
        """The matching elements in their order."""
        for candidate in self._candidates(primary):
            if self._condition.pair(primary, candidate):
                yield candidate

    def measured(self, primary: Element) -> list[Match]:
        """The matching elements with their measures."""
        return [(each, self._condition.measure(primary, each)) for each in self.of(primary)]

    def _candidates(self, primary: Element) -> Iterator[Element]:
        if self._equal is not None:
            value = moment(self._equal.operands(primary, primary)[0])
            return iter(() if value is None else self._table().get(key_of(value), ()))
        demands = Constraints()
        self._condition.constrain_right(primary, demands)
        return self._secondary.select(demands)

    def _table(self) -> dict[Any, list[Element]]:
        assert self._equal is not None
        if self._by_key is None:
            self._by_key = {}
            for each in self._secondary:
                value = moment(value_of(each, str(self._equal.right_field)))
                if value is not None:
                    self._by_key.setdefault(key_of(value), []).append(each)
        return self._by_key


def _equality(condition: Filter) -> Optional[Comparison]:
    """A test of equality that every match has to pass."""
    if isinstance(condition, Comparison) and condition.name == "equals" and condition.right_field is not None:
        return condition
    if isinstance(condition, And):
        return next((found for found in map(_equality, condition.filters) if found is not None), None)
    return None


@algorithm("Join.simple")
def simple() -> Join:
    return Join("simple")


@algorithm("Join.inverted")
def inverted() -> Join:
    return Join("inverted")


@algorithm("Join.inner")
def inner(primary_key: str, secondary_key: str, measure_key: Optional[str]) -> Join:
    return Join("inner", primary_key, secondary_key, measure_key)


@algorithm("Join.saveFirst")
def save_first(
    match_key: str, ordering: Optional[str], ascending: bool, measure_key: Optional[str], outer: bool
) -> Join:
    return Join("saveFirst", match_key, "", measure_key, ordering, ascending, outer)


@algorithm("Join.saveBest")
def save_best(match_key: str, measure_key: str, outer: bool) -> Join:
    return Join("saveBest", match_key, "", measure_key, outer=outer)


@algorithm("Join.saveAll")
def save_all(
    matches_key: str, ordering: Optional[str], ascending: bool, measure_key: Optional[str], outer: bool
) -> Join:
    return Join("saveAll", matches_key, "", measure_key, ordering, ascending, outer)


@algorithm("Join.apply")
def apply(join: Join, primary: Collection, secondary: Collection, condition: Filter) -> Collection:
    matches = Matches(secondary, condition)
    if join.kind == "inner":
        return Collection().derived(lambda: _pairs(join, primary, matches))
    if join.kind in ("simple", "inverted"):
        wanted = join.kind == "simple"

        def passes(element: Element) -> Optional[Element]:
            return element if any(True for _ in matches.of(element)) == wanted else None

        return primary.mapped(passes)
    return primary.mapped(lambda element: _saved(join, element, matches))


def _pairs(join: Join, primary: Collection, matches: Matches) -> Iterator[Element]:
    for left in primary:
        for right, measure in matches.measured(left):
            properties = {join.key: left, join.second_key: right}
            if join.measure_key is not None:
                properties[join.measure_key] = measure
            yield Feature(properties=properties, id=f"{_index(left)}_{_index(right)}")


def _index(element: Element) -> str:
    return str(element.get("system:index") or "0")


def _saved(join: Join, element: Element, matches: Matches) -> Optional[Element]:
    found = matches.measured(element)
    if not found and not join.outer:
        return None
    if join.ordering is not None:
        key = join.ordering
        found.sort(key=lambda match: sort_key(value_of(match[0], key)), reverse=not join.ascending)
    if join.kind == "saveBest":
        found.sort(key=lambda match: float("inf") if match[1] is None else match[1])
    marked = [
        match if join.measure_key is None else with_properties(match, {join.measure_key: measure})
        for match, measure in found
    ]
    if join.kind == "saveAll":
        return with_properties(element, {join.key: marked})
    return with_properties(element, {join.key: marked[0]}) if marked else element
