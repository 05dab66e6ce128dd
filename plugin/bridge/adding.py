# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes to layers in the background: one map-id request each, nothing half-added."""

from __future__ import annotations

import dataclasses
from typing import Callable, Optional, Tuple

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRasterLayer

from ..core.errors import Cancelled, WorkbenchError
from ..core.product import Product
from ..core.recipes import Recipe
from ..core.recipes.sentinel2 import Sentinel2Recipe
from ..core.scenes import SceneList
from ..core.text import tr
from ..engine import products, sentinel2
from ..engine.client import Client, MapTiles
from . import layers
from .canvas import Bounds
from .task import WorkbenchTask


class AddLayerTask(WorkbenchTask):
    """Turn a recipe into a layer of the project; succeeds with the QgsRasterLayer.

    With ``replace_layer_id`` the layer of that id shows the recipe afterwards, in place; otherwise a new layer is
    added, to ``group`` at ``position`` where given. Closing the project cancels.
    """

    def __init__(
        self,
        recipe: Recipe,
        client: Client,
        *,
        replace_layer_id: Optional[str] = None,
        project: Optional[QgsProject] = None,
        group: Optional[QgsLayerTreeGroup] = None,
        position: Optional[int] = None,
    ) -> None:
        super().__init__(recipe.title())
        self.recipe = recipe
        self.client = client
        self.replace_layer_id = replace_layer_id
        self._project = project or QgsProject.instance()
        self._group = group
        self._position = position

    def start(self) -> AddLayerTask:
        """Start; closing the project (or opening another) cancels."""
        self._project.cleared.connect(self.cancel)
        super().start()
        return self

    def work(self) -> Tuple[Product, MapTiles]:
        """Background: the graph, then one request."""
        return prepare(self.recipe, self.client, self.is_cancelled)

    def done(self, result: Tuple[Product, MapTiles]) -> QgsRasterLayer:
        """Main thread."""
        product, tiles = result
        if self.replace_layer_id is None:
            return layers.add(product, tiles, self._project, self._group, self._position)
        layer = self._project.mapLayer(self.replace_layer_id)
        if not isinstance(layer, QgsRasterLayer):
            raise WorkbenchError(tr("The layer to change is no longer in the project. Add a new one instead."))
        layers.replace(layer, product, tiles)
        return layer


class EditLayerTask(AddLayerTask):
    """Let a layer of ours show another recipe, in place."""

    def __init__(self, layer: QgsRasterLayer, recipe: Recipe, client: Client) -> None:
        super().__init__(recipe, client, replace_layer_id=layer.id(), project=layer.project())


class RefreshLayerTask(EditLayerTask):
    """Fetch a new map id for a layer of ours whose tiles have expired. WorkbenchError where it has no recipe."""

    def __init__(self, layer: QgsRasterLayer, client: Client) -> None:
        recipe = layers.recipe_of(layer)
        if recipe is None:
            raise WorkbenchError(tr("This layer does not know how it was made. Add it again from a panel."))
        super().__init__(layer, recipe, client)


class StretchTask(WorkbenchTask):
    """The ends of a stretch to what the canvas shows; succeeds with (lows, highs), a number for each shown band.

    ``bounds`` and ``scale`` as :func:`..bridge.canvas.snapshot` gives them; ``kind`` as
    :func:`..engine.products.stretch_request` takes it. One small request.
    """

    def __init__(self, recipe: Recipe, client: Client, bounds: Bounds, scale: float, kind: str = "percentiles") -> None:
        super().__init__(tr("Stretch: {}").format(recipe.title()))
        self.recipe = recipe
        self.client = client
        self.bounds = bounds
        self.scale = scale
        self.kind = kind

    def work(self) -> products.Ends:
        """Background."""
        self.client.session.require()
        product = products.build(self.recipe)
        self.check_cancelled()
        request = products.stretch_request(product, self.bounds, self.scale, self.kind)
        answer = self.client.compute(request, cancelled=self.is_cancelled)
        return products.stretch_ends(product, answer, self.kind)


class ScenesTask(WorkbenchTask):
    """The scenes that a Sentinel-2 recipe finds; succeeds with a SceneList. One request."""

    def __init__(self, recipe: Sentinel2Recipe, client: Client) -> None:
        super().__init__(tr("Scenes: {}").format(recipe.title()))
        self.recipe = recipe
        self.client = client

    def work(self) -> SceneList:
        """Background."""
        self.client.session.require()
        answer = self.client.compute(sentinel2.scenes_table(self.recipe.resolved()), cancelled=self.is_cancelled)
        return SceneList.read(answer)


class ThumbnailTask(WorkbenchTask):
    """A small picture of one scene as PNG bytes. One request."""

    def __init__(self, recipe: Sentinel2Recipe, index: str, client: Client) -> None:
        super().__init__(tr("Thumbnail: {}").format(index))
        self.recipe = recipe
        self.index = index
        self.client = client

    def work(self) -> bytes:
        """Background."""
        self.client.session.require()
        return self.client.pixels(sentinel2.scene_picture(self.recipe, self.index), cancelled=self.is_cancelled)


def prepare(recipe: Recipe, client: Client, cancelled: Callable[[], bool]) -> Tuple[Product, MapTiles]:
    """A recipe's product and its map: builds the graph and makes the one request. For a background thread."""
    info = client.session.require()
    product = products.build(recipe)
    if cancelled():
        raise Cancelled(tr("Cancelled."))
    tiles = client.map_id(product.image, product.visualization, cancelled=cancelled)
    if cancelled():
        raise Cancelled(tr("Cancelled."))
    note = info.attribution_note
    if note and note not in product.attribution:
        product = dataclasses.replace(product, attribution=(note, *product.attribution))
    return product, tiles
