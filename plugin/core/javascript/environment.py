# SPDX-License-Identifier: GPL-2.0-or-later
"""What a script finds around it: the names of the Code Editor and of JavaScript itself."""

from __future__ import annotations

from typing import Optional

from .scopes import Scopes
from .syntax import Node, property_name

#: Names that every script finds.
KNOWN = frozenset(
    "ee Map ui Chart print Export exports require undefined NaN Infinity Math JSON Object Array Number String Boolean "
    "Date RegExp Error console parseInt parseFloat isNaN isFinite alert confirm arguments".split()
)
#: Windows of the Code Editor: nothing of them is shown here.
INERT = frozenset(("ui", "Chart"))
#: What ee_plugin's Map has. The rest of the Code Editor's Map is inert.
MAP = frozenset(("addLayer", "centerObject", "getBounds", "getCenter", "getScale", "getZoom", "setCenter", "setZoom"))
MAP_PARAMETERS = {
    "addLayer": ("eeObject", "visParams", "name", "shown", "opacity"),
    "centerObject": ("feature", "zoom"),
    "setCenter": ("lon", "lat", "zoom"),
    "setZoom": ("zoom",),
    "getBounds": ("asGeoJSON",),
}
#: Code Editor's name → Python's, where they differ.
MAP_RENAMED = {"object": "feature", "opt_zoom": "zoom"}
#: What global functions return.
RETURNS = {
    "parseInt": "number", "parseFloat": "number", "Number": "number", "String": "string", "Boolean": "boolean",
    "require": "object",
    "isNaN": "boolean", "isFinite": "boolean", "Array": "array", "Object.keys": "array:string",
    "Object.values": "array", "Object.entries": "array", "Object.assign": "object", "Array.isArray": "boolean",
    "Array.from": "array", "Array.of": "array", "JSON.stringify": "string", "Date.now": "integer",
    "Date.UTC": "integer",
    "Math.floor": "integer", "Math.ceil": "integer", "Math.round": "integer", "Math.trunc": "integer",
    "Math.abs": "number", "Math.min": "number", "Math.max": "number", "Math.pow": "number", "Math.sqrt": "number",
    "Math.random": "number", "Math.log": "number", "Math.exp": "number", "Math.sin": "number", "Math.cos": "number",
    "Math.log10": "number", "Math.log2": "number", "Math.sign": "integer", "Math.tan": "number", "Math.atan2": "number",
    "Map.addLayer": "inert", "Number.isInteger": "boolean", "Number.isNaN": "boolean", "Number.parseFloat": "number",
    "Number.parseInt": "integer", "String.fromCharCode": "string", "Date": "string", "Map.getBounds": "",
    "Map.getCenter": "ee.Geometry", "Map.getScale": "number", "Map.getZoom": "number", "Object.freeze": "object",
}  # fmt: skip
#: Methods that only values of one JavaScript kind have, and what they return.
UNMISTAKABLE = {
    "toFixed": "string", "charAt": "string", "charCodeAt": "integer", "substring": "string", "substr": "string",
    "toUpperCase": "string", "padStart": "string", "padEnd": "string", "startsWith": "boolean", "endsWith": "boolean",
    "getFullYear": "integer", "getMonth": "integer", "getTime": "integer", "push": "integer", "forEach": "null",
    "hasOwnProperty": "boolean", "toISOString": "string", "toPrecision": "string",
}  # fmt: skip
_VALUE_METHODS = frozenset(
    "concat copyWithin entries every fill filter find findIndex flat flatMap forEach includes indexOf join keys "
    "lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice unshift values charAt charCodeAt "
    "codePointAt endsWith localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search "
    "split startsWith substr substring toLowerCase toUpperCase trim trimEnd trimStart toFixed toPrecision toString "
    "toJSON toISOString getTime getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds "
    "setDate "
    "setMonth setFullYear setHours setMinutes setSeconds setTime toDateString toLocaleDateString toLocaleString "
    "getTimezoneOffset exec test call apply bind hasOwnProperty valueOf length at "
    "getUTCFullYear getUTCMonth getUTCDate getUTCDay getUTCHours toUTCString".split()
)


#: Methods that windows of the Code Editor share with Earth Engine's objects.
WINDOW_METHODS = frozenset("add get set remove insert style layers widgets first size name type toString map".split())


def is_value_method(name: str) -> bool:
    """Whether arrays, strings, dates or other values of JavaScript have a method of that name."""
    return name in _VALUE_METHODS


def earth_engine_path(node: Node, scopes: Scopes) -> Optional[str]:
    """ "Image.constant" for the expression ``ee.Image.constant``; None for what is no such path."""
    parts: list[str] = []
    while node.type == "MemberExpression":
        name = property_name(node)
        if name is None or len(parts) > 5:
            return None
        parts.append(name)
        node = node.object
    if node.type != "Identifier" or node.name != "ee" or scopes.variable(node) is not None or not parts:
        return None
    return ".".join(reversed(parts))


def is_import(node: Node, scopes: Scopes) -> bool:
    """Whether it is ``ui.import``, or ``ui.import && …``: it stands before what a script imports."""
    if node.type == "LogicalExpression" and node.operator == "&&":
        node = node.left
    if node.type != "MemberExpression" or property_name(node) != "import":
        return False
    return global_name(node.object, scopes) == "ui"


def global_name(node: Node, scopes: Scopes) -> Optional[str]:
    """The name of an identifier that nothing in the script declares."""
    if node.type == "Identifier" and scopes.variable(node) is None:
        return str(node.name)
    return None
