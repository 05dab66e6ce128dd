# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs translated scripts with the Python client and prints what reaches print, Map.addLayer and Export.

    python oracle.py < {"name": "script", …}

One JSON object a line, as ``oracle.js`` prints them. There is no network, and the map is a stand-in with the methods of
ee_plugin's own.
"""

from __future__ import annotations

import builtins
import datetime
import importlib.util
import json
import math
import random
import signal
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ee

NOW = 1_750_000_000.0
LIMIT_SECONDS = 20


class OutOfTime(BaseException):
    """A script runs for too long."""


def initialize() -> None:
    """Give ``ee`` the functions that its own wheel lists, without a server."""
    found = importlib.util.find_spec("ee")
    assert found is not None and found.origin is not None
    document = json.loads((Path(found.origin).parent / "tests" / "algorithms.json").read_text(encoding="utf-8"))
    listed = ee._cloud_api_utils.convert_algorithms(document)
    ee.data.getAlgorithms = lambda: listed
    ee.data._install_cloud_api_resource = lambda: None
    ee.deprecation.InitializeDeprecatedAssets = lambda: None
    ee.Initialize(None, url="http://127.0.0.1:9", project="none")


def plain(value: Any, depth: int = 0) -> Any:
    """A value as JSON, objects of Earth Engine as their graphs."""
    if depth > 40:
        return "$deep"
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        if isinstance(value, float) and not math.isfinite(value):
            return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
        return value
    if type(value).__name__ == "_NotShown":
        return "$inert"
    if isinstance(value, ee.encodable.Encodable) or isinstance(value, ee.ComputedObject):
        return {"$graph": ee.serializer.encode(value, for_cloud_api=True)}
    if isinstance(value, type) and issubclass(value, ee.ComputedObject):
        return "$class"
    if isinstance(value, dict):
        return {str(key): plain(each, depth + 1) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each, depth + 1) for each in value]
    if type(value).__name__ == "_Date":
        return {"$date": value.getTime()}
    if isinstance(value, datetime.datetime):
        return {"$date": int(value.timestamp() * 1000)}
    return "$regexp" if type(value).__name__ == "_Regexp" else "$function" if callable(value) else str(value)


class Recorder:
    """Takes what scripts show."""

    def __init__(self) -> None:
        self.records: list[list[Any]] = []

    def print(self, *values: Any, **_: Any) -> None:
        self.records.append(["print", [plain(each) for each in values]])

    def named(self, channel: str, names: tuple[str, ...]) -> Callable[..., Any]:
        def take(*values: Any, **named: Any) -> Any:
            given = {**dict(zip(names, values)), **named}
            self.records.append([channel, {name: plain(each) for name, each in given.items()}])
            return types.SimpleNamespace(start=lambda: None)

        return take


EXPORTS = {
    "image": ("toDrive", "toAsset", "toCloudStorage"),
    "table": ("toDrive", "toAsset", "toCloudStorage", "toBigQuery", "toFeatureView"),
    "video": ("toDrive", "toCloudStorage"),
    "map": ("toCloudStorage",),
    "classifier": ("toAsset",),
}


def prepare(recorder: Recorder) -> None:
    """Put stand-ins where scripts look for the map, exports and the clock."""
    module = types.ModuleType("ee_plugin")
    polygon = {"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [3, 4], [1, 4], [1, 2]]]}
    module.Map = types.SimpleNamespace(  # type: ignore[attr-defined]
        addLayer=recorder.named("Map.addLayer", ("eeObject", "visParams", "name", "shown", "opacity")),
        centerObject=lambda feature, zoom=None: None,
        getBounds=lambda asGeoJSON=False: polygon if asGeoJSON else [1, 2, 3, 4],
        getCenter=lambda: ee.Geometry.Point([2, 3]),
        setCenter=lambda lon, lat, zoom=None: None,
        getScale=lambda: 1000,
        getZoom=lambda: 7,
        setZoom=lambda zoom: None,
    )
    sys.modules["ee_plugin"] = module
    for kind, targets in EXPORTS.items():
        for target in targets:
            take = recorder.named(f"{kind}.{target}", ())
            setattr(getattr(ee.batch.Export, kind), target, staticmethod(take))
    time.time = lambda: NOW
    random.random = lambda: 0.5


def run(source: str, recorder: Recorder) -> str:
    """Run a script; what went wrong, "" where nothing did."""
    names: dict[str, Any] = {"__name__": "__main__", "print": recorder.print}
    try:
        signal.alarm(LIMIT_SECONDS)
        exec(compile(source, "script", "exec"), names)
    except OutOfTime:
        return "out of time"
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:500]
    finally:
        signal.alarm(0)
    return ""


def main() -> None:
    """Run every script of standard input."""
    initialize()
    write = builtins.print
    recorder = Recorder()
    prepare(recorder)

    def stop(*_: Any) -> None:
        raise OutOfTime

    signal.signal(signal.SIGALRM, stop)
    sys.setrecursionlimit(6000)
    for name, source in json.load(sys.stdin).items():
        recorder.records.clear()
        error = run(source, recorder)
        write(json.dumps({"name": name, "error": error, "records": recorder.records}), flush=True)


if __name__ == "__main__":
    main()
