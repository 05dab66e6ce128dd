# SPDX-License-Identifier: GPL-2.0-or-later
"""Earth Engine objects of a script as what orders are of, and what orders are of as Earth Engine objects."""

from __future__ import annotations

from typing import Any

from ..core.errors import RecipeError
from ..core.order_source import IMAGE, IMAGES, TABLE, Graph, Source
from ..core.text import tr
from . import products


def graph_of(thing: Any, title: str = "") -> Graph:
    """The graph of an ``ee.Image``, ``ee.ImageCollection`` or ``ee.FeatureCollection``. Nothing is sent.

    Raises:
        RecipeError: it is something else.
    """
    import ee

    for kind, what in ((ee.Image, IMAGE), (ee.ImageCollection, IMAGES), (ee.FeatureCollection, TABLE)):
        if isinstance(thing, kind):
            return Graph(ee.serializer.toJSON(thing), what, title or what)
    sentence = tr("An image, an image collection, a feature collection or a layer can be exported; this is “{}”.")
    raise RecipeError("source", sentence.format(type(thing).__name__))


def built(source: Source, what: str) -> Any:
    """The image, the collection whose every image counts, or the table that an order is of. Nothing is sent.

    Raises:
        RecipeError: the graph cannot be read, or the recipe has nothing of that kind.
    """
    if isinstance(source, Graph):
        return _loaded(source)
    if what == TABLE:
        return products.features(source)
    return products.images(source) if what == IMAGES else products.build(source).image


def _loaded(graph: Graph) -> Any:
    import ee

    kinds = {IMAGE: ee.Image, IMAGES: ee.ImageCollection, TABLE: ee.FeatureCollection}
    try:
        return kinds[graph.what](ee.deserializer.fromJSON(graph.json))
    except (ee.EEException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecipeError("source", tr("This is no Earth Engine object that can be exported.")) from error
