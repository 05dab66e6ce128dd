# SPDX-License-Identifier: GPL-2.0-or-later
"""Earth Engine objects of a script as what an export is made from."""

from __future__ import annotations

from typing import Any

from ..core.errors import RecipeError
from ..core.order_source import IMAGE, IMAGES, TABLE, Graph
from ..core.text import tr


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
