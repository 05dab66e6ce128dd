# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads as Python scripts: the Workbench's own download engine, without QGIS.

Tiles, masks, going on after a fault, and checks are far too much to be written into a script: it imports the engine
from the plugin's folder.
"""

from __future__ import annotations

import json
import math
import pprint
from dataclasses import fields
from typing import Any

from .errors import RecipeError
from .export_order import ExportOrder
from .order_source import Graph
from .recipes import Region
from .script_text import WIDTH, comment, quoted
from .spelling import neutral
from .text import tr

_HEAD = '''\
"""Downloads from Earth Engine into files. Stopped at whatever moment, it goes on from there when it is run again.

It needs earthengine-api, numpy and GDAL, as QGIS' own Python has them, and the folder of the Earth Engine Workbench;
QGIS need not run. EE_WORKBENCH_FOLDER: that folder, where it has moved; EE_WORKBENCH_KEY: key file of a service
account, else the stored sign-in; EE_WORKBENCH_PROJECT: the project; EE_WORKBENCH_URL: another address of the service.
"""

import importlib.util
import logging
import os
import sys
import urllib.parse

'''

_WORKBENCH = '''
log = logging.getLogger("download")


def workbench():
    """Make the Workbench's folder the package ee_workbench."""
    folder = os.environ.get("EE_WORKBENCH_FOLDER") or FOLDER
    path = os.path.join(folder, "__init__.py")
    if not os.path.isfile(path):
        sys.exit(f"The Earth Engine Workbench is not in {folder}: name its folder in EE_WORKBENCH_FOLDER.")
    spec = importlib.util.spec_from_file_location("ee_workbench", path, submodule_search_locations=[folder])
    package = importlib.util.module_from_spec(spec)
    sys.modules["ee_workbench"] = package
    spec.loader.exec_module(package)


def connection():
    """Where to connect to, and as whom."""
    from ee_workbench.plugin.core.connection import Connection

    url, key = os.environ.get("EE_WORKBENCH_URL", ""), os.environ.get("EE_WORKBENCH_KEY", "")
    project = os.environ.get("EE_WORKBENCH_PROJECT") or PROJECT
    if key:
        return Connection("service_account", project, key, url=url)
    if urllib.parse.urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1"):
        return Connection("sandbox", url=url)
    return Connection("live", project, url=url)


'''

_MAIN = '''

def main():
    """Look, then one file after the other; 1 where that failed."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stdout)
    workbench()
    from ee_workbench.plugin.core.errors import WorkbenchError
    from ee_workbench.plugin.engine import downloads
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.engine.session import Session

    session = Session()
    try:
        session.connect(connection())
        prepared = downloads.prepare(order(), Client(session), lambda: False)
        log.info("%d files, %d requests", len(prepared.files), prepared.estimate.requests)
        for report in downloads.run(prepared, Client(session)):
            log.info("%s: %d bytes, sha256 %s", report.path, report.size, report.sha256)
    except WorkbenchError as error:
        log.error("%s", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
'''


@neutral()
def to_python(order: ExportOrder, folder: str, project: str = "") -> str:
    """A script that makes the same files as the plugin does, with its download engine.

    Args:
        folder: of the plugin, on this computer.
        project: id of the Cloud project that it is written for; the variable EE_WORKBENCH_PROJECT goes before it.

    Raises:
        RecipeError: the order is not one for files on this computer.
    """
    if not order.is_download:
        raise RecipeError("destination", tr("Only files on this computer are downloaded."))
    recipe = order.recipe
    words = [order.title] if recipe is None else [recipe.summary(), *recipe.attribution(), *recipe.licence()]
    head = "".join(f"{line}\n" for text in words for line in comment(text))
    places = f"FOLDER = {quoted(folder)}\nPROJECT = {quoted(project)}\n"
    return head + _HEAD + places + _WORKBENCH + "\n".join(_order_lines(order)) + "\n" + _MAIN


def _order_lines(order: ExportOrder) -> list[str]:
    """The function that makes the order: its source, then what is not usual."""
    names = ["Destination", "ExportOrder"] + (["Graph"] if order.recipe is None else [])
    recipes = ([] if order.recipe is None else ["Recipe"]) + ([] if order.region is None else ["Region"])
    made = [
        "def order():",
        '    """What is downloaded, and how."""',
        f"    from ee_workbench.plugin.core.export_order import {', '.join(names)}",
        *([f"    from ee_workbench.plugin.core.recipes import {', '.join(recipes)}"] if recipes else []),
        "",
        *_source_lines(order),
        "    return ExportOrder(",
        "        source,",
        f"        {quoted(order.what)},",
        f'        Destination("disk", {quoted(order.destination.place)}),',
    ]
    for each in fields(order)[3:]:
        value = getattr(order, each.name)
        if value != each.default:
            made += _argument(each.name, value)
    return [*made, "    )"]


def _source_lines(order: ExportOrder) -> list[str]:
    if isinstance(order.source, Graph):
        graph = order.source
        return [f'    source = Graph(r"""{_safe(graph.json)}""", {quoted(graph.what)}, {quoted(graph.title)})']
    document = json.loads(order.source.to_json())
    text = json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False)
    return ['    source = Recipe.from_json(r"""', *_safe(text).splitlines(), '""")']


def _safe(text: str) -> str:
    """JSON that a raw Python text in three double quotes holds: it has no three of them in a row by itself."""
    shown = all(letter.isprintable() or letter == "\n" for letter in text)
    return text if shown else json.dumps(json.loads(text), indent=1, sort_keys=True)


def _argument(name: str, value: Any) -> list[str]:
    if isinstance(value, Region):
        shown = f"Region.from_dict({pprint.pformat(value.to_dict(), width=WIDTH - 12, compact=True)})"
    elif isinstance(value, float) and math.isnan(value):
        shown = 'float("nan")'
    elif isinstance(value, str):
        shown = quoted(value)
    else:
        shown = repr(value)
    return [f"        {line}" for line in f"{name}={shown},".splitlines()]
