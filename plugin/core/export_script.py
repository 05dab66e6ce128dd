# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports as standalone Python: a script that starts what the plugin starts, under the same request ids."""

from __future__ import annotations

import math
import re
from typing import Any, Optional

from . import clock
from . import export_script_frame as frame
from .errors import RecipeError
from .export_names import NameTemplate
from .export_order import ASSET, CASTS, DRIVE, MOST_WAITING, PATCH_PIXELS, ExportOrder
from .letters import MAX_NAME
from .order_source import IMAGE, IMAGES, TABLE, Graph
from .recipes import Region
from .recipes.script_parts import region_lines
from .relative import label_lines
from .script import day_lines, lines, table_lines
from .script_text import carried, comment, listed
from .spelling import neutral
from .text import tr

_WIDTH = 110
_SIMPLE = re.compile(r"[A-Za-z0-9_:%.,+<>^= -]*")
_KINDS = {IMAGE: "ee.Image", IMAGES: "ee.ImageCollection", TABLE: "ee.FeatureCollection"}
_BODIES = {IMAGE: frame.IMAGE, IMAGES: frame.IMAGES, TABLE: frame.TABLE}


@neutral()
def to_python(order: ExportOrder, project: str = "") -> str:
    """A script that makes the same export with nothing but earthengine-api.

    Its request ids are the plugin's: run again, or after the plugin has started the same, it starts nothing twice.

    Args:
        project: id of the Cloud project that it is written for; the variable EE_WORKBENCH_PROJECT goes before it.

    Raises:
        RecipeError: this kind of recipe cannot be written as a script, or is not made of images.
    """
    if order.is_download:
        raise RecipeError("destination", tr("Files on this computer are downloaded, not exported."))
    dated = "date" in NameTemplate(order.names).fields
    spans = [] if order.recipe is None else day_lines(order.recipe)
    region = _region(order)
    naming = _naming(order)
    # What stands between them is two empty lines.
    parts = [
        _head(order, project, dated or bool(spans), "unicodedata." in naming) + _days(spans) + frame.SIGN_IN,
        _source(order),
        *([] if region is None else [_function("region()", "The part to write.", region_lines(region), "region")]),
        naming,
        *([frame.DATE] if dated else []),
        frame.NAMES,
        _what(order, region is not None),
        _table_task(order) if order.what == TABLE else _image_task(order, region is not None),
        frame.SUBMIT.replace("EXPORT", "exportTable" if order.what == TABLE else "exportImage"),
    ]
    return "\n\n".join(part if part.endswith("\n") else part + "\n" for part in parts)


def _head(order: ExportOrder, project: str, dated: bool, names_letters: bool) -> str:
    recipe = order.recipe
    words = [order.title] if recipe is None else [recipe.summary(), *recipe.attribution(), *recipe.licence()]
    made = [line for text in words for line in comment(text)]
    made += [
        '"""Starts exports on Earth Engine, each of them once however often it runs. It needs earthengine-api.',
        "",
        "EE_WORKBENCH_KEY: key file of a service account, else the stored sign-in; EE_WORKBENCH_PROJECT: the project;",
        "EE_WORKBENCH_URL: another address of the service.",
        '"""',
        "",
    ]
    modules = ["argparse", "hashlib", "json", "logging", "os", "re", "stat", "sys", "time", "urllib.parse"]
    modules += [*(["datetime"] if dated else []), *(["unicodedata"] if names_letters else [])]
    made += [f"import {name}" for name in sorted(modules)]
    made += ["", "import ee", "import httplib2", "from google.auth.exceptions import GoogleAuthError"]
    made += ["from google.oauth2 import service_account"]
    made += ["from googleapiclient.errors import Error as ApiError", ""]
    note = "" if project else "  # the id of your Cloud project"
    made += [f"PROJECT = {_literal(project)}{note}"]
    if order.what == IMAGES:
        made += ["#: Tasks of one project that may wait at a time.", f"MOST = {MOST_WAITING}"]
    return "\n".join(made) + "\n"


def _days(spans: list[str]) -> str:
    """The days that are counted from the day of the run, once for all functions."""
    return "\n".join([*spans, "", ""]) if spans else ""


def _function(signature: str, words: str, body: list[str], result: str) -> str:
    """A function around statements; empty lines within it stand alone."""
    made = [f"def {signature}:", f'    """{words}"""']
    if body and body[0].startswith("def "):
        made.append("")
    for line in [*body, f"return {result}"]:
        if line:
            made.append(f"    {line}")
        elif made[-1] and len(made) > 2:
            made.append("")
    return "\n".join(made) + "\n"


# What is exported.


def _source(order: ExportOrder) -> str:
    words = {IMAGE: "The image.", IMAGES: "The images, each of which is exported.", TABLE: "The table."}[order.what]
    if isinstance(order.source, Graph):
        return _function("source()", words, _text(order.source.json), f"{_KINDS[order.what]}(loaded)")
    if order.what == TABLE:
        return _function("source()", words, table_lines(order.source), "features")
    every = order.what == IMAGES
    return _function("source()", words, lines(order.source, every=every, days=False), "images" if every else "image")


def _text(json_text: str) -> list[str]:
    """Statements that read a graph from its JSON, which is broken into pieces."""
    pieces, piece = [], ""
    for letter in json_text:
        if len(_literal(piece + letter)) > _WIDTH:
            pieces.append(piece)
            piece = ""
        piece += letter
    literals = [_literal(each) for each in (*pieces, piece)]
    if len(literals) == 1:
        return [f"text = {literals[0]}", "loaded = ee.deserializer.fromJSON(text)"]
    return ["text = (", *(f"    {each}" for each in literals), ")", "loaded = ee.deserializer.fromJSON(text)"]


def _literal(piece: str) -> str:
    """A literal of a text in the quotes that need fewer backslashes."""
    mark = "'" if piece.count('"') > piece.count("'") else '"'
    shown = (each if each.isprintable() and each != "\\" else each.encode("unicode_escape").decode() for each in piece)
    return mark + "".join(shown).replace(mark, f"\\{mark}") + mark


def _region(order: ExportOrder) -> Optional[Region]:
    """The part to write; ``None`` for the images' footprints."""
    if order.region is not None or order.recipe is None:
        return order.region
    area = order.recipe.area()
    return None if area is None else Region.rectangle(*area)


def _what(order: ExportOrder, bounded: bool) -> str:
    body = _BODIES[order.what]
    if order.what == TABLE:
        return body
    inside = "image.geometry(1000).intersects(region(), 1000)" if bounded else "ee.Number(1)"
    return body.format(inside=inside, touching="images.filterBounds(region())" if bounded else "images")


# Names.


def _naming(order: ExportOrder) -> str:
    """`FIELDS`, `SHARED` and `name_of`."""
    with order.resolved().naming():
        return _names(order)


def _names(order: ExportOrder) -> str:
    template = NameTemplate(order.names)
    wanted = ["system:time_start" if name == "date" else name for name in template.fields]
    asked = [name for name in dict.fromkeys(wanted) if name not in ("index", "title")]
    shared = {name: value for name, value in order.name_values().items() if name in wanted}
    made = ["#: Properties of the images that names are made of, and what is the same for all."]
    made += listed([] if order.what == TABLE else asked, "FIELDS = ")
    own = _relative_values(order)
    values = {name: own.get(name) or _value(value) for name, value in shared.items()}
    made += ["SHARED = {", *(f"    {_literal(name)}: {value}," for name, value in values.items()), "}"]
    if not shared:
        made[-2:] = ["SHARED = {}"]
    body = ["date = date_of(properties)"] if "date" in template.fields else []
    known = {*shared, "index", "date", "title"}
    labels = label_lines() if "title" in own and "title" in shared else []
    is_plain = known.issuperset(template.fields) and f"{template.text}{values}{labels}".isascii()
    simple = f're.sub(r"[^A-Za-z0-9._-]+", "_", made).strip("_.")[:{MAX_NAME}] or "image"'
    body += [f"made = {_rendered(template)}", f"made = {simple if is_plain else 'service_name(made)'}"]
    result = 'made.replace(".", "_")  # an asset\'s name has no dots' if order.destination.kind == ASSET else "made"
    words = "The name of one export: what a file name cannot hold becomes an underscore."
    if labels:
        made = [*labels, "", "", *made]
    functions = [] if is_plain else carried("letters.py", ("service_name",))
    functions.append(_function("name_of(number, properties)", words, body, result))
    return "\n\n\n".join(["\n".join(made), *(each.rstrip("\n") for each in functions)]) + "\n"


def _relative_values(order: ExportOrder) -> dict[str, str]:
    """What names are made of that depends on the day of the run, as expressions."""
    span = None if order.recipe is None else order.recipe.relative()
    if span is None:
        return {}
    today = clock.today()
    with order.resolved(today).naming():
        before, _, after = order.resolved(today).title.partition(span.on(today).label())
    parts = [_literal(text) for text in (before, after) if text]
    parts.insert(1 if before else 0, "label_of(first, end)")
    return {
        "title": " + ".join(parts),
        "system:time_start": "(first - datetime.date(1970, 1, 1)).days * 86_400_000",
    }


def _value(value: Any) -> str:
    return _literal(value) if isinstance(value, str) else repr(value)


def _rendered(template: NameTemplate) -> str:
    """The template as an expression: an f-string, or calls of `format` where that cannot hold it."""
    parts = [(literal, *_field(name, form)) for literal, name, form in template.parts()]
    if not any(value for _, value, _ in parts):
        return _literal("".join(literal for literal, _, _ in parts))
    texts = [re.sub("[{}]", "", literal) for literal, _, _ in parts]
    texts += [text for _, name, form in template.parts() for text in (name, form)]
    if all(map(_SIMPLE.fullmatch, texts)):
        fields = (f"{{{value}{':' if spec else ''}{spec}}}" if value else "" for _, value, spec in parts)
        return 'f"' + "".join(_braced(part[0]) + field for part, field in zip(parts, fields)) + '"'
    pieces = []
    for literal, value, spec in parts:
        pieces += [_literal(literal)] if literal else []
        pieces += [f"format({value}, {_literal(spec)})"] if value else []
    return "(" + " + ".join(pieces) + ")" if len(pieces) > 1 else pieces[0]


def _field(name: str, form: str) -> tuple[str, str]:
    """A field's value as an expression, and its format."""
    if name in ("", "index"):
        return "number" if name else "", form
    if name == "date":
        return "date", form or "%Y-%m-%d"
    return f"value_of(properties, {_literal(name) if not _SIMPLE.fullmatch(name) else repr(name)})", form


def _braced(literal: str) -> str:
    return literal.replace("{", "{{").replace("}", "}}")


# The task's body.


def _image_task(order: ExportOrder, bounded: bool) -> str:
    """As `engine.exports.image_job` makes it."""
    shaped = f".select([{', '.join(map(_literal, order.bands))}])" if order.bands else ""
    shaped += ".clip(region())" if order.clip and bounded else ""
    shaped += f".{CASTS[order.dtype]}()" if order.dtype else ""
    given = {"image": f"image{shaped}", "description": "name", "maxPixels": repr(int(order.max_pixels))}
    if order.crs_transform is not None:
        given["crsTransform"] = repr(list(order.crs_transform))
    elif order.scale is not None:
        given["scale"] = repr(order.scale)
    if order.crs:
        given["crs"] = _literal(order.crs)
    if bounded:
        given["region"] = "region()"
    if order.destination.kind == ASSET:
        given["pyramidingPolicy"] = f'{{".default": {_literal(order.pyramiding)}}}'
    else:
        given["fileFormat"] = _literal("TFRecord" if order.file_format == "TFRecord" else "GeoTIFF")
        formats = _formats(order)
        if formats:
            given["formatOptions"] = "{" + ", ".join(f'"{name}": {value}' for name, value in formats.items()) + "}"
    return _call("image", order, given)


def _formats(order: ExportOrder) -> dict[str, str]:
    made: dict[str, str] = {}
    if order.file_format == "COG":
        made["cloudOptimized"] = "True"
    elif order.file_format == "TFRecord":
        made.update(patchDimensions=f"[{PATCH_PIXELS}, {PATCH_PIXELS}]", compressed="True")
    if order.nodata is not None:
        value = 'float("nan")' if math.isnan(order.nodata) else repr(order.nodata)
        made["defaultValue" if order.file_format == "TFRecord" else "noData"] = value
    return made


def _table_task(order: ExportOrder) -> str:
    """As `engine.exports.table_job` makes it."""
    columns = f"[{', '.join(map(_literal, order.columns))}]"
    given = {"collection": "table", "description": "name"}
    if order.destination.kind == ASSET:
        given["collection"] = f"table.select({columns})" if order.columns else "table"
    else:
        given.update({"selectors": columns} if order.columns else {}, fileFormat=_literal(order.file_format))
    return _call("table", order, given)


def _call(kind: str, order: ExportOrder, given: dict[str, str]) -> str:
    place = order.destination.place
    if order.destination.kind == ASSET:
        starter, where = "toAsset", {"assetId": f"{_literal(place + '/')} + name"}
    elif order.destination.kind == DRIVE:
        starter, where = "toDrive", {"fileNamePrefix": "name", **({"folder": _literal(place)} if place else {})}
    else:
        bucket, _, path = place.partition("/")
        prefix = f"{_literal(path + '/')} + name" if path else "name"
        starter, where = "toCloudStorage", {"bucket": _literal(bucket), "fileNamePrefix": prefix}
    arguments = [f"    {name}={value}," for name, value in {**given, **where}.items()]
    body = [f"made = ee.batch.Export.{kind}.{starter}(", *arguments, ")"]
    return _function(f"task_of({kind}, name)", "The export as a task that is not started yet.", body, "made")
