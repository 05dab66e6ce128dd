# SPDX-License-Identifier: GPL-2.0-or-later
"""Constructors that both clients have, but that build different graphs from the same arguments.

The JavaScript client makes planar polygons by itself and says that they follow the even/odd rule; the Python client
leaves both to the server. A polygon that is made plain first and planar then has the same graph in Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ..script_text import quoted
from . import code
from .code import LAMBDA, Code, Item
from .expressions import number
from .syntax import Node, property_name, unwrapped
from .values import is_number

if TYPE_CHECKING:
    from .translator import Translator

_POLYGONS = frozenset(("Geometry.Polygon", "Geometry.Rectangle", "Geometry.MultiPolygon"))
_POSITIONS = {"Geometry.Rectangle": ("coords", "proj", "geodesic", "evenOdd")}
_OTHERS = ("coords", "proj", "geodesic", "maxError", "evenOdd")


class Geometries:
    """Translates the constructors of one script that need care."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def translate(self, node: Node, path: str) -> Optional[Code]:
        """A call of such a constructor; None where the plain translation does."""
        if path.startswith("PixelType.") and not node.arguments:
            return code.call(self._script.need("pixel_type"), [quoted(path)])
        if path == "Geometry.BBox":
            return self._box(node)
        if path in _POLYGONS:
            return self._polygon(node, path)
        return None

    def _box(self, node: Node) -> Optional[Code]:
        values = self._given(node, ("west", "south", "east", "north"))
        if len(values) != 4 or not all(is_number(self._script.kinds.of(each)) for each in values.values()):
            return None
        sides = [values[name] for name in ("west", "south", "east", "north")]
        plain = [_value(each) for each in sides]
        if None in plain:
            corners = [self._script.expressions.translate(each).within(LAMBDA) for each in sides]
        else:
            corners = [
                number(each, repr(each)) for each in _normal([float(each) for each in plain if each is not None])
            ]
        inner = code.call("ee.Geometry.Rectangle", [code.sequence([Item(each) for each in corners]).document])
        return code.call("ee.Geometry", [inner.document, "geodesic=False"])

    def _polygon(self, node: Node, path: str) -> Optional[Code]:
        values = self._given(node, _POSITIONS.get(path, _OTHERS))
        geodesic, coords = values.get("geodesic"), values.get("coords")
        if geodesic is None or coords is None or not self._is_plain(coords):
            return None
        if not all(self._is_nothing(values.get(name)) for name in ("proj", "maxError")) or self._is_nothing(geodesic):
            return None
        items = [Item(self._script.expressions.translate(coords).document)]
        if not self._is_nothing(values.get("evenOdd")):
            items.append(Item(("evenOdd=", self._script.expressions.translate(values["evenOdd"]).document)))
        inner = code.bracketed(f"ee.{path}", items, hugs=len(items) == 1)
        planar = self._script.expressions.translate(geodesic).within(LAMBDA)
        return code.bracketed("ee.Geometry", [Item(inner.document), Item(("geodesic=", planar))])

    def _given(self, node: Node, names: tuple[str, ...]) -> dict[str, Node]:
        """Arguments by the names of their parameters; none where that is not plain."""
        arguments = [unwrapped(each) for each in node.arguments]
        if any(each.type == "SpreadElement" for each in arguments):
            return {}
        if len(arguments) == 1 and arguments[0].type == "ObjectExpression":
            properties = arguments[0].properties
            return {str(property_name(each)): each.value for each in properties if each.key is not None}
        if len(arguments) > len(names):
            return {}
        return dict(zip(names, arguments))

    def _is_nothing(self, node: Optional[Node]) -> bool:
        return node is None or self._script.kinds.of(node) == "null"

    def _is_plain(self, node: Node) -> bool:
        """Whether it is a list of nothing but numbers, or of lists of them."""
        node = unwrapped(node)
        if node.type == "ArrayExpression":
            return all(each is not None and self._is_plain(each) for each in node.elements)
        variable = self._script.scopes.variable(node)
        if variable is not None and len(variable.writes) == 1:
            value = variable.writes[0][1]
            if value is not None and value.type == "ArrayExpression":
                return self._is_plain(value)
        kind = self._script.kinds.of(node)
        return is_number(kind) or kind in ("array:number", "array:integer")


def _value(node: Node) -> Optional[float]:
    """The number that is written there."""
    if node.type == "UnaryExpression" and node.operator == "-":
        value = _value(node.argument)
        return None if value is None else -value
    return node.value if node.type == "Literal" and isinstance(node.value, (int, float)) else None


def _normal(sides: list[float]) -> list[float]:
    """West, south, east and north as the JavaScript client puts them right."""
    west, south, east, north = sides
    south, north = max(south, -90), min(north, 90)
    if east - west >= 360:
        return [-180, south, 180, north]
    west, east = _longitude(west), _longitude(east)
    return [west, south, east + 360 if east < west else east, north]


def _longitude(value: float) -> float:
    rest = abs(value) % 360 * (1 if value >= 0 else -1)
    return rest - 360 if rest > 180 else rest + 360 if rest < -180 else rest
