# SPDX-License-Identifier: GPL-2.0-or-later
"""Serialised graphs as Python that has been tried: it builds the same graph. Nothing is sent."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from ..core import graph_check, graph_pieces, graph_script
from ..core.errors import WorkbenchError
from ..core.script_text import quoted
from ..core.text import tr


def lines(graph: str, name: str = "image") -> List[str]:
    """Statements after which a variable holds what a graph computes; the shortest that build the same graph.

    Needs an initialised ``ee``.

    Raises:
        WorkbenchError: it is no graph.
    """
    wanted = _canonical(graph)
    as_kept = ["# As Earth Engine keeps it.", f"{name} = ee.deserializer.fromJSON({quoted(graph)})"]
    try:
        made = graph_script.lines(graph, name)
    except WorkbenchError:
        return as_kept
    if _built(made, name) == wanted:
        return made
    plain = set(graph_pieces.functions(graph))
    if _built(graph_script.lines(graph, name, plain), name) != wanted:
        return as_kept
    for each in sorted(plain):
        if _built(graph_script.lines(graph, name, plain - {each}), name) == wanted:
            plain.discard(each)
    return graph_script.lines(graph, name, plain)


def _canonical(graph: str) -> Any:
    """The graph as the client writes it: names and nesting play no part."""
    import ee

    try:
        return ee.serializer.encode(ee.deserializer.fromJSON(graph), for_cloud_api=True)
    except (ee.EEException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkbenchError(tr("How this layer was made cannot be read."), details=repr(error)) from error


def _built(made: List[str], name: str) -> Optional[Any]:
    """The graph that statements build; None where they do not run, or would do anything else."""
    import ee

    source = "\n".join(made)
    if not graph_check.builds_only(source):
        return None
    names: Dict[str, Any] = {"ee": ee, "__builtins__": {}}
    try:
        exec(compile(source, "<graph>", "exec"), names)  # nosec B102 - checked: it only calls ee
        return ee.serializer.encode(names[name], for_cloud_api=True)
    except (ee.EEException, SyntaxError, NameError, TypeError, ValueError, AttributeError, KeyError, IndexError):
        return None
