# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether Python that was written from a graph can only build Earth Engine objects.

Graphs come out of project files, which may come from anybody. Our writer quotes what they hold; should it ever fail to,
what it wrote is not run.
"""

from __future__ import annotations

import ast

_NODES = (
    ast.Module, ast.Assign, ast.Expr, ast.FunctionDef, ast.arguments, ast.arg, ast.Return, ast.Lambda, ast.Call,
    ast.keyword, ast.Attribute, ast.Name, ast.Load, ast.Store, ast.Constant, ast.List, ast.Tuple, ast.Dict,
    ast.UnaryOp, ast.USub, ast.UAdd,
)  # fmt: skip
#: What makes requests, reads sign-ins or changes assets, of the package and of its objects.
_REFUSED = {
    "Authenticate", "Initialize", "Reset", "batch", "cli", "data", "deserializer", "oauth", "profilePrinting",
    "getInfo", "getMap", "getMapId", "getDownloadURL", "getDownloadId", "getThumbURL", "getThumbId",
    "getFilmstripThumbURL", "getVideoThumbURL", "getTileUrl", "loadGeoTIFF", "evaluate", "initialize", "reset",
    "importApi", "lookup", "allSignatures", "save",
}  # fmt: skip


def builds_only(source: str) -> bool:
    """Whether statements do nothing but call ``ee`` and what they have named themselves."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    nodes = list(ast.walk(tree))
    names = {"ee"}
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.FunctionDef):
            names.add(node.name)
    return all(isinstance(node, _NODES) and _is_plain(node, names) for node in nodes)


def _is_plain(node: ast.AST, names: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in names and not node.id.startswith("__")
    if isinstance(node, ast.Attribute):
        return not node.attr.startswith("_") and node.attr not in _REFUSED
    if isinstance(node, ast.FunctionDef):
        return not node.decorator_list
    return True
