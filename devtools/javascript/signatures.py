# SPDX-License-Identifier: GPL-2.0-or-later
"""The functions of both clients side by side, from earthengine-api and @google/earthengine to ``resources``.

    .venv/bin/python devtools/javascript/signatures.py build/javascript/node_modules/@google/earthengine

Kept is, for each function that the JavaScript client has: how it takes named arguments, what it returns, the names of
its parameters there and in Python, and its name in Python where that is another.
"""

from __future__ import annotations

import importlib.util
import inspect
import json
import keyword
import subprocess
import sys
from pathlib import Path
from typing import Any, Optional

import ee

OUTPUT = Path(__file__).resolve().parents[2] / "resources" / "javascript" / "signatures.json"
#: What scripts never call: insides of the client, its transport, and what each object has from its base.
_HIDDEN = (
    "ApiFunction", "CustomFunction", "Function", "arguments", "FloatTileOverlay", "Map", "Serializer#",
    "data.Profiler", "data.WorkloadTag", "data.images", "Encodable", "Element.", "SelectorSet",
    "batch.ExportTask", "initialize", "reset", "batch.Export.convert", "batch.Export.extract", "batch.Export.re",
    "batch.Export.serialize", "Deserializer",
)  # fmt: skip
_INSIDES = {
    "encode", "encodeCloudValue", "getSourceFrame", "isVariable", "castInternal", "toString", "initialize", "reset",
    "elementType", "construct", "name", "evaluate", "serialize", "aside",
}  # fmt: skip


def algorithms() -> Path:
    """The list of algorithms that the wheel of earthengine-api carries."""
    found = importlib.util.find_spec("ee")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "tests" / "algorithms.json"


def initialize() -> None:
    """Give ``ee`` its functions without a server."""
    listed = ee._cloud_api_utils.convert_algorithms(json.loads(algorithms().read_text(encoding="utf-8")))
    ee.data.getAlgorithms = lambda: listed
    ee.data._install_cloud_api_resource = lambda: None
    ee.deprecation.InitializeDeprecatedAssets = lambda: None
    ee.Initialize(None, url="http://127.0.0.1:9", project="none")


def _in_python(key: str) -> Optional[tuple[str, Any, bool]]:
    """The Python client's (name, function, is method) for a function of the JavaScript client."""
    owner: Any = ee
    path, is_method = key.replace("#", "."), "#" in key
    *folders, name = path.split(".")
    for folder in folders:
        owner = getattr(owner, folder, None)
        if owner is None and folder not in ("Algorithms",):
            return None
    for candidate in (name, name.title(), name[0].upper() + name[1:], name + "_"):
        value = getattr(owner, candidate, None)
        if callable(value) and not keyword.iskeyword(candidate):
            return candidate, value, is_method
    return None


def _parameters(function: Any, is_method: bool) -> Optional[list[str]]:
    """The names of a Python function's positional parameters; None where it takes any number."""
    signature = getattr(function, "signature", None)
    if isinstance(signature, dict):
        return [each["name"] for each in signature["args"]][int(is_method) :]
    function = function.__init__ if inspect.isclass(function) else function
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return None
    if any(each.kind is inspect.Parameter.VAR_POSITIONAL for each in parameters):
        return None
    named = [each.name for each in parameters if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    return named[1:] if named[:1] == ["self"] else named


def _defaults(function: Any) -> list[str]:
    """Parameters that Python sends along even where they are left out: their default is not None."""
    function = function.__init__ if inspect.isclass(function) else function
    if isinstance(getattr(function, "signature", None), dict):
        return []
    parameters = inspect.signature(function).parameters.values()
    return [each.name for each in parameters if each.default not in (None, inspect.Parameter.empty)]


def document(functions: dict[str, Any]) -> dict[str, Any]:
    """What ``signatures.json`` holds: name → [kind, returns, parameters, those in Python, name in Python, defaults]."""
    made = {}
    for key, (kind, returns, parameters, is_dictionary) in functions.items():
        name = key.replace("#", ".").rsplit(".", 1)[-1]
        there = _in_python(key)
        is_type_of_data = key.startswith(("data.", "Geometry.")) and there is None
        if key.startswith(_HIDDEN) or name in _INSIDES or is_type_of_data:
            continue
        if there is None:
            made[key] = [kind, returns, " ".join(parameters), "", "-"]
            continue
        named = _parameters(there[1], there[2])
        same = named is None or named[: len(parameters)] == parameters
        python = "*" if named is None else "" if same else " ".join(named)
        kind = "dictionary" if is_dictionary else kind
        made[key] = [kind, returns, " ".join(parameters), python, "" if there[0] == name else there[0]]
        if kind == "api" and (defaults := _defaults(there[1])):
            made[key].append(" ".join(defaults))
    return made


def main() -> None:
    """Write the resource."""
    if len(sys.argv) != 2:
        sys.exit("usage: python devtools/javascript/signatures.py FOLDER/@google/earthengine")
    initialize()
    node = ["node", str(Path(__file__).with_suffix(".js")), sys.argv[1], str(algorithms())]
    functions = json.loads(subprocess.run(node, capture_output=True, check=True, text=True).stdout)
    made = document(functions)
    lines = [f"{json.dumps(key)}: {json.dumps(made[key])}" for key in sorted(made)]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(made)} functions")


if __name__ == "__main__":
    main()
