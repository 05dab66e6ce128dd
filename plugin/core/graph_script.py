# SPDX-License-Identifier: GPL-2.0-or-later
"""Serialised Earth Engine graphs as Python that people would have written: chains of methods, filters by their names.

What this module writes is only as good as the client library's own functions: `engine.graph_script` runs it and
compares. A function that turns out otherwise is then written in the plain form that always holds.
"""

from __future__ import annotations

import json
import keyword
from typing import Any, Callable, Collection, Dict, List, Mapping, Optional, Sequence, Tuple

from .errors import WorkbenchError
from .graph_pieces import Piece, is_name, literal, returned
from .javascript import code, earthengine
from .javascript.code import Code, Item, atom
from .javascript.layout import Document, render
from .javascript.syntax import deep
from .script_text import quoted
from .text import tr

_FILTERS = {
    "Filter.equals": "eq", "Filter.notEquals": "neq", "Filter.lessThan": "lt", "Filter.greaterThan": "gt",
    "Filter.lessThanOrEquals": "lte", "Filter.greaterThanOrEquals": "gte",
}  # fmt: skip
_JUNCTIONS = {"Filter.and": "And", "Filter.or": "Or"}
_GEOMETRY = {"coordinates": "coords", "crs": "proj"}
_LOADS = {"Image.load": ("Image", "id"), "ImageCollection.load": ("ImageCollection", "id"),
          "Collection.loadTable": ("FeatureCollection", "tableId")}  # fmt: skip
_ELEMENTS = {"ee.ImageCollection": ("ee.Image", "image"), "ee.FeatureCollection": ("ee.Feature", "feature")}
_COLLECTIONS = frozenset(_ELEMENTS)

Node = Mapping[str, Any]


def lines(graph: str, name: str = "image", plain: Collection[str] = ()) -> List[str]:
    """Statements after which a variable holds what a graph computes.

    Args:
        graph: as ``ee.serializer.toJSON`` writes it.
        plain: functions of Earth Engine to be written in the plain form.

    Raises:
        WorkbenchError: it is no graph.
    """

    def work() -> List[str]:
        try:
            body = json.loads(graph)
            writer = _Writer(body["values"], frozenset(plain))
            return writer.script(body["result"], name)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            sentence = tr("How this layer was made cannot be read.")
            raise WorkbenchError(sentence, details=repr(error)) from error

    return deep(work)


class _Writer:
    def __init__(self, values: Mapping[str, Node], plain: frozenset[str]) -> None:
        self._values, self._plain = values, plain
        self._made: Dict[str, Piece] = {}
        self._lines: List[str] = []
        self._taken = {"ee", "visualization", "Map"}
        self._arguments: Dict[str, Piece] = {}
        self._uses: Dict[str, int] = {}
        self._bound: Dict[str, bool] = {}
        self._idioms: Dict[str, Callable[[Mapping[str, Node]], Optional[Piece]]] = {
            "Image.constant": self._constant_image, "Collection.filter": self._filter, "Collection.map": self._map,
            "Image.select": self._select, "Image.clip": self._clip, "Image.rename": self._rename,
            "Feature": self._feature, "Element.set": self._set, "Date": self._date,
        }  # fmt: skip

    def script(self, result: str, name: str) -> List[str]:
        self._count(self._values[result])
        found = self._node(self._values[result]).code()
        return [*self._lines, *f"{name} = {render(found.document)}".split("\n")]

    # Shared nodes become variables, unless they depend on a function's argument.

    def _count(self, node: Any) -> None:
        if isinstance(node, list):
            for each in node:
                self._count(each)
        elif isinstance(node, dict):
            for name, value in node.items():
                if name in ("valueReference", "body") and isinstance(value, str):
                    self._uses[value] = self._uses.get(value, 0) + 1
                    if self._uses[value] == 1:
                        self._count(self._values[value])
                elif name != "constantValue":
                    self._count(value)

    def _is_bound(self, node: Any) -> bool:
        """Whether it depends on an argument of a function around it."""
        if isinstance(node, list):
            return any(self._is_bound(each) for each in node)
        if not isinstance(node, dict):
            return False
        if "argumentReference" in node:
            return True
        found = False
        for name, value in node.items():
            if name in ("valueReference", "body") and isinstance(value, str):
                if value not in self._bound:
                    self._bound[value] = self._is_bound(self._values[value])
                found = found or self._bound[value]
            elif name != "constantValue":
                found = found or self._is_bound(value)
        return found

    def _reference(self, key: str) -> Piece:
        if key in self._made:
            return self._made[key]
        node = self._values[key]
        piece = self._node(node)
        if self._uses.get(key, 0) > 1 and "functionInvocationValue" in node and not self._is_bound(node):
            name = self._fresh(piece.kind)
            self._lines += f"{name} = {render(piece.code().document)}".split("\n")
            piece = Piece(atom(name), (), piece.kind)
            self._made[key] = piece
        return piece

    def _fresh(self, kind: str) -> str:
        words = {"ee.ImageCollection": "images", "ee.FeatureCollection": "features", "ee.Image": "picture"}
        stem = words.get(kind, (kind[3:] or "value").split(".")[0].lower())
        name, number = stem, 1
        while name in self._taken or keyword.iskeyword(name):
            number += 1
            name = f"{stem}_{number}"
        self._taken.add(name)
        return name

    # Nodes.

    def _node(self, node: Node) -> Piece:
        ((what, value),) = node.items()
        if what == "valueReference":
            return self._reference(value)
        if what == "constantValue":
            return Piece(literal(value))
        if what == "integerValue":
            return Piece(atom(str(int(value))))
        if what == "arrayValue":
            return Piece(code.sequence([Item(self._document(each)) for each in value["values"]]))
        if what == "dictionaryValue":
            pairs = value["values"].items()
            return Piece(code.dictionary([Item((f"{quoted(name)}: ", self._document(each))) for name, each in pairs]))
        if what == "argumentReference":
            return self._arguments[value]
        if what == "functionDefinitionValue":
            return self._function(value, ("ee",) * len(value["argumentNames"]))
        if what == "functionInvocationValue":
            if "functionReference" in value:
                return self._expression(value["functionReference"], value.get("arguments", {}))
            return self._invocation(value["functionName"], value.get("arguments", {}))
        raise KeyError(what)

    def _document(self, node: Node) -> Document:
        return self._node(node).code().document

    def _function(self, value: Mapping[str, Any], kinds: Sequence[str], word: str = "value") -> Piece:
        """``lambda image: …``."""
        before = dict(self._arguments)
        names = []
        for argument, kind in zip(value["argumentNames"], kinds):
            name = word if word not in self._taken else self._fresh(f"ee.{word}")
            self._taken.add(name)
            names.append(name)
            self._arguments[argument] = Piece(atom(name), (), kind)
        body = self._reference(value["body"]).code()
        self._arguments = before
        self._taken -= set(names)
        return Piece(Code((f"lambda {', '.join(names)}: ", body.document), code.LAMBDA))

    def _invocation(self, name: str, arguments: Mapping[str, Node]) -> Piece:
        if not isinstance(name, str):
            raise TypeError(name)
        if name not in self._plain:
            made = self._idiom(name, arguments) or self._method(name, arguments) or self._static(name, arguments)
            if made is not None:
                return made
        entries = [Item((f"{quoted(each)}: ", self._document(node))) for each, node in arguments.items()]
        given = [quoted(name), code.dictionary(entries).document]
        return Piece(atom("ee.ApiFunction")).then("apply_", given, returned(name))

    def _expression(self, reference: str, arguments: Mapping[str, Node]) -> Piece:
        """``image.expression("…", {…})``; other computed functions have no form here."""
        name, given = self._called(self._values[reference])
        first = self._constant(given.get("argName"))
        if name != "Image.parseExpression" or first not in arguments:
            raise KeyError(name)
        others = [Item((f"{quoted(each)}: ", self._document(arguments[each]))) for each in arguments if each != first]
        made = [self._document(given["expression"]), *([code.dictionary(others).document] if others else [])]
        return self._receiver(arguments[first], "Image").then("expression", made, "ee.Image")

    def _idiom(self, name: str, arguments: Mapping[str, Node]) -> Optional[Piece]:
        if name in _LOADS and set(arguments) == {_LOADS[name][1]}:
            kind, parameter = _LOADS[name]
            return Piece(code.call(f"ee.{kind}", [self._document(arguments[parameter])]), (), f"ee.{kind}")
        if name in _FILTERS and set(arguments) == {"leftField", "rightValue"}:
            given = [self._document(arguments["leftField"]), self._document(arguments["rightValue"])]
            return Piece(code.call(f"ee.Filter.{_FILTERS[name]}", given), (), "ee.Filter")
        if name in _JUNCTIONS and set(arguments) == {"filters"} and "arrayValue" in arguments["filters"]:
            parts = [self._document(each) for each in arguments["filters"]["arrayValue"]["values"]]
            return Piece(code.call(f"ee.Filter.{_JUNCTIONS[name]}", parts), (), "ee.Filter")
        if name.startswith("GeometryConstructors."):
            kind = name.split(".")[1]
            given = [
                self._document(node) if each == "coordinates" else self._named(_GEOMETRY.get(each, each), node)
                for each, node in arguments.items()
            ]
            return Piece(code.call(f"ee.Geometry.{kind}", given), (), "ee.Geometry") if kind.isidentifier() else None
        if name.startswith("reduce.") and "collection" in arguments and name[7:].isidentifier():
            receiver = self._receiver(arguments["collection"], "ImageCollection")
            return receiver.then(name[7:], [], "ee.Image") if len(arguments) == 1 else None
        found = self._idioms.get(name)
        return found(arguments) if found is not None else None

    def _named(self, name: str, node: Node) -> Document:
        return (f"{name}=", self._document(node))

    def _receiver(self, node: Node, owner: str) -> Piece:
        piece = self._node(node)
        fits = piece.kind == f"ee.{owner}" or (owner == "Collection" and piece.kind in _COLLECTIONS)
        if fits or owner == "Element":
            return piece
        return Piece(code.call(f"ee.{owner}", [piece.code().document]), (), f"ee.{owner}")

    def _resolved(self, node: Node) -> Node:
        while "valueReference" in node:
            node = self._values[node["valueReference"]]
        return node

    def _constant(self, node: Optional[Node]) -> Any:
        return self._resolved(node).get("constantValue") if node is not None else None

    def _called(self, node: Node) -> Tuple[str, Mapping[str, Node]]:
        """The function that a node calls, and its arguments; "" for another node."""
        value = self._resolved(node).get("functionInvocationValue")
        if value is None or "functionName" not in value:
            return "", {}
        return value["functionName"], value.get("arguments", {})

    # What is written otherwise than it is called.

    def _constant_image(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        value = self._constant(arguments.get("value"))
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        return Piece(code.call("ee.Image", [literal(value).document]), (), "ee.Image")

    def _filter(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        receiver = self._node(arguments["collection"])
        if receiver.kind not in _COLLECTIONS:
            return None
        name, given = self._called(arguments["filter"])
        if name == "Filter.dateRangeContains" and self._constant(given.get("rightField")) == "system:time_start":
            inner, dates = self._called(given["leftValue"])
            if inner == "DateRange" and "start" in dates and set(dates) <= {"start", "end"}:
                return receiver.then("filterDate", [self._document(dates[each]) for each in sorted(dates)[::-1]],
                                     receiver.kind)  # fmt: skip
        if name == "Filter.intersects" and self._constant(given.get("leftField")) == ".all" and len(given) == 2:
            inner, feature = self._called(given["rightValue"])
            if inner == "Feature" and set(feature) == {"geometry"}:
                return receiver.then("filterBounds", [self._document(feature["geometry"])], receiver.kind)
        return receiver.then("filter", [self._document(arguments["filter"])], receiver.kind)

    def _map(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        receiver = self._node(arguments["collection"])
        function = arguments["baseAlgorithm"].get("functionDefinitionValue")
        if receiver.kind not in _COLLECTIONS or function is None:
            return None
        kind, word = _ELEMENTS[receiver.kind]
        made = [self._function(function, (kind,), word).code().document]
        made += [self._named(each, arguments[each]) for each in arguments if each == "dropNulls"]
        return receiver.then("map", made, receiver.kind)

    def _select(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        receiver = self._receiver(arguments["input"], "Image")
        bands = self._constant(arguments["bandSelectors"])
        if isinstance(bands, list) and len(bands) == 1 and isinstance(bands[0], str) and "newNames" not in arguments:
            return receiver.then("select", [quoted(bands[0])], "ee.Image")
        names = ("bandSelectors", "newNames")
        return receiver.then("select", [self._document(arguments[each]) for each in names if each in arguments],
                             "ee.Image")  # fmt: skip

    def _clip(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        return self._receiver(arguments["input"], "Image").then(
            "clip", [self._document(arguments["geometry"])], "ee.Image"
        )

    def _rename(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        names = self._constant(arguments["names"])
        is_one = isinstance(names, list) and len(names) == 1 and isinstance(names[0], str)
        given = quoted(names[0]) if is_one else self._document(arguments["names"])
        return self._receiver(arguments["input"], "Image").then("rename", [given], "ee.Image")

    def _feature(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        given = [self._document(arguments["geometry"]) if "geometry" in arguments else "None"]
        given += [self._document(arguments["metadata"])] if "metadata" in arguments else []
        return Piece(code.call("ee.Feature", given), (), "ee.Feature")

    def _set(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        receiver = self._node(arguments["object"])
        if receiver.kind == "ee" or set(arguments) != {"object", "key", "value"}:
            return None
        return receiver.then("set", [self._document(arguments["key"]), self._document(arguments["value"])],
                             receiver.kind)  # fmt: skip

    def _date(self, arguments: Mapping[str, Node]) -> Optional[Piece]:
        if set(arguments) != {"value"}:
            return None
        return Piece(code.call("ee.Date", [self._document(arguments["value"])]), (), "ee.Date")

    # What is written as it is called.

    def _method(self, name: str, arguments: Mapping[str, Node]) -> Optional[Piece]:
        owner, _, short = name.rpartition(".")
        found = earthengine.method(f"ee.{owner}", short) if owner else None
        if found is None or found.kind != "api" or found.is_missing or not is_name(found.name):
            return None
        others = [each for each in arguments if each in found.parameters]
        receivers = [each for each in arguments if each not in found.parameters]
        if len(receivers) != 1 or not all(is_name(each) for each in others):
            return None
        receiver = self._receiver(arguments[receivers[0]], owner)
        if receiver.kind == "ee":
            return None
        if len(others) == 1 and others[0] == found.parameters[0]:
            given = [self._document(arguments[others[0]])]
        else:
            ordered = sorted(others, key=list(found.parameters).index)
            given = [self._named(each, arguments[each]) for each in ordered]
        return receiver.then(found.name, given, earthengine.returned(found, receiver.kind) or "ee")

    def _static(self, name: str, arguments: Mapping[str, Node]) -> Optional[Piece]:
        found = earthengine.static(name)
        if found is None or found.kind != "api" or found.is_missing or not set(arguments) <= set(found.parameters):
            return None
        path = ".".join([*name.split(".")[:-1], found.name])
        if not all(is_name(part) for part in (*path.split("."), *arguments)):
            return None
        if len(arguments) == 1 and next(iter(arguments)) == found.parameters[0]:
            given = [self._document(next(iter(arguments.values())))]
        else:
            ordered = sorted(arguments, key=list(found.parameters).index)
            given = [self._named(each, arguments[each]) for each in ordered]
        return Piece(code.call(f"ee.{path}", given), (), earthengine.returned(found) or "ee")
