# SPDX-License-Identifier: GPL-2.0-or-later
"""Frozen for print: a layer's pixels computed once on a page's own grid, kept in a file, and shown in place.

What others use of it (all but the task on the main thread, errors are WorkbenchErrors):

    page_of(item, dpi=None)            a layout's map as a `Page`: its pixels, rotation and bleed
    page_of_extent(extent, crs, width_mm, height_mm, dpi)      the same without a layout
    estimate(recipe, page, picture)    pixels, bytes and requests; sends nothing
    FreezeTask(layer, page, client, picture=None).start()      computes and swaps in; succeeds with the layer
    refresh_task(layer, client)        the task that freezes a layer again for its map as it is now
    ThawTask(layer, client).start()    back to the live layer; succeeds with the layer
    is_frozen(layer), record_of(layer), stale(layer)           what it shows; a sentence where that is out of date

The layer stays the same layer: id, name, place, themes, opacity, blend mode, filters, legend, recipe. Its properties
remember what was frozen (`Record`). `picture` is True for the coloured picture, False for raw values with a renderer of
the same colours, None for what is exact. One band of an A4 page at 300 dpi is one request.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsProject, QgsRasterLayer

from ..core.errors import Cancelled, WorkbenchError
from ..core.page import Page
from ..core.product import Visualization
from ..core.recipes import Recipe
from ..core.text import tr
from ..engine import freezing, products
from ..engine.client import Client
from ..engine.download import DownloadFacts, DownloadProgress, DownloadReport, Estimate, download
from ..engine.download import estimate as _estimate
from . import frozen_files, layer_source, layers, raster_style
from .adding import RefreshLayerTask
from .layers import is_frozen
from .pages import map_of, page_of, page_of_extent, system
from .task import WorkbenchTask

__all__ = [
    "FreezeTask", "Record", "ThawTask", "estimate", "is_frozen", "page_of", "page_of_extent", "record_of",
    "refresh_task", "stale",
]  # fmt: skip

_LONGEST = 20_000


@dataclass(frozen=True)
class Record:
    """What a layer remembers of its freezing.

    Attributes:
        file: name of the file; where it lies says the layer's source.
        mark: of the graph that was computed, see :func:`.graphs.mark`.
        shown: how it is coloured, as JSON of ``ee.Image.visualize``'s arguments.
        live: the source of the tiles that the layer showed before; dead within hours.
        made: when, UTC.
    """

    file: str
    page: Page
    picture: bool
    mark: str
    shown: str
    live: str
    made: str

    def to_json(self) -> str:
        """Text for the layer's property."""
        return json.dumps({**self.__dict__, "page": self.page.to_dict()}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Record:
        """Read `to_json`'s text. Raises ValueError for anything else: a project file may come from anybody."""
        if not isinstance(text, str) or not text or len(text) > _LONGEST:
            raise ValueError("no record")
        body = json.loads(text)
        if not isinstance(body, dict) or not isinstance(body.get("page"), dict):
            raise ValueError("not a record")
        try:
            page = Page.from_dict(body["page"])
        except WorkbenchError as error:
            raise ValueError("not a page") from error
        names = ("file", "mark", "shown", "live", "made")
        return cls(page=page, picture=bool(body.get("picture")), **{name: str(body.get(name, "")) for name in names})


def estimate(recipe: Recipe, page: Page, picture: Optional[bool] = None, folder: Optional[Path] = None) -> Estimate:
    """Pixels, bytes and requests that freezing will take; nothing is sent. Raises RecipeError."""
    as_picture = freezing.prefers_picture(recipe) if picture is None else picture
    order = freezing.order_of(recipe.visualization(), page, as_picture)
    return _estimate(order, (folder or frozen_files.profile()) / "x.tif")


def record_of(layer: QgsRasterLayer) -> Optional[Record]:
    """What a layer remembers of its freezing; None where it never was frozen, or has been thawed."""
    try:
        return Record.from_json(str(layer.customProperty(layers.FROZEN, "")))
    except (ValueError, RecursionError):
        return None


def stale(layer: QgsRasterLayer, project: Optional[QgsProject] = None) -> str:
    """Why a frozen layer is not what its map or its recipe asks for now, in a sentence; empty where all is well."""
    record = record_of(layer)
    if record is None or not layers.is_ours(layer):
        return ""
    if not is_frozen(layer):
        return tr("It was edited since it was frozen and is shown live. Refresh it before you print.")
    if not layer.isValid():
        return tr("Its frozen file “{}” is missing. Refresh it, or thaw it.").format(record.file)
    if layer.customProperty(layers.OBJECT) != record.mark:
        return tr("Its recipe was edited since it was frozen. Refresh it before you print.")
    if not record.page.map_id:
        return ""
    item = map_of(record.page, project or layer.project() or QgsProject.instance())
    if item is None:
        return tr("The map of the layout “{}” that it was frozen for is gone.").format(record.page.layout)
    if page_of(item, record.page.dpi).same_pixels(record.page):
        return ""
    return tr("The map in the layout “{}” was moved or changed since. Refresh it before you print.").format(
        record.page.layout
    )


class FreezeTask(WorkbenchTask):
    """Compute a layer's pixels for a page and let the layer show them, in place; succeeds with the layer.

    Where the same values are there already, nothing is sent. Closing the project cancels. After a fault what has
    arrived is kept: the same once more asks for the rest only.

    Raises (when made):
        WorkbenchError: the layer is none of ours.
    """

    def __init__(
        self,
        layer: QgsRasterLayer,
        page: Page,
        client: Client,
        *,
        picture: Optional[bool] = None,
        project: Optional[QgsProject] = None,
        progress: Callable[[DownloadProgress], None] = lambda state: None,
    ) -> None:
        recipe = layers.recipe_of(layer)
        if recipe is None:
            raise WorkbenchError(tr("Only layers that the Earth Engine Workbench made can be frozen."))
        super().__init__(tr("Freezing {}").format(layer.name()))
        self.recipe, self.page, self.client = recipe, page, client
        self.picture = freezing.prefers_picture(recipe) if picture is None else picture
        self._project = project or layer.project() or QgsProject.instance()
        self._layer_id = layer.id()
        self._mark = str(layer.customProperty(layers.OBJECT, ""))
        self._progress = progress
        self.path = frozen_files.folder(self._project) / frozen_files.name(
            layer.name(), self._mark, page.digest(), "picture" if self.picture else _bands(recipe.visualization())
        )

    def start(self) -> FreezeTask:
        """Start; closing the project (or opening another) cancels."""
        self._project.cleared.connect(self.cancel)
        super().start()
        return self

    def work(self) -> Optional[DownloadReport]:
        """Background."""
        shown = self.recipe.visualization()
        order = freezing.order_of(shown, self.page, self.picture)
        if self.path.is_file():
            return None
        self.client.session.require()
        frozen_files.make(self.path.parent)
        product = products.build(self.recipe)
        return download(
            freezing.image_of(product, self.picture),
            order,
            self.path,
            self.client,
            facts=DownloadFacts.of(product),
            progress=self._tell,
            cancelled=self.is_cancelled,
        )

    def _tell(self, state: DownloadProgress) -> None:
        self.report(95.0 * state.fraction if state.phase == "fetching" else 97.0)
        if not self.is_cancelled():
            self._progress(state)

    def done(self, result: Optional[DownloadReport]) -> QgsRasterLayer:
        """Main thread."""
        layer = self._project.mapLayer(self._layer_id)
        if not isinstance(layer, QgsRasterLayer):
            raise WorkbenchError(tr("The layer to freeze is no longer in the project."))
        if str(layer.customProperty(layers.OBJECT, "")) != self._mark:
            raise Cancelled(tr("The layer was edited meanwhile. Freeze it again."))
        show(layer, self.path, self.page, self.picture, self.recipe.visualization())
        return layer


def show(layer: QgsRasterLayer, path: Path, page: Page, picture: bool, shown: Visualization) -> None:
    """Let a layer of ours show a file that was made for it. Main thread.

    Raises WorkbenchError, with nothing changed.
    """
    if not QgsRasterLayer(str(path), "", layers.FILES).isValid():
        raise WorkbenchError(tr("QGIS cannot read “{}”.").format(path))
    before, was_frozen = record_of(layer), is_frozen(layer)
    record = Record(
        file=path.name,
        page=page,
        picture=picture,
        mark=str(layer.customProperty(layers.OBJECT, "")),
        shown=_text(shown),
        live=before.live if before is not None and was_frozen else layer.source(),
        made=datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
    )
    if was_frozen and Path(layer.source()) != path:
        frozen_files.left.add(Path(layer.source()))
    frozen_files.left.discard(path)
    same_look = was_frozen and before is not None and (before.shown, before.picture) == (record.shown, picture)
    # first the properties: whoever listens to the change of the source already finds the new ones
    layer.setCustomProperty(layers.FROZEN, record.to_json())
    # what carries this mark ee_plugin puts back on its tiles when the project is opened
    layer.removeCustomProperty(layers.EE_LAYER)
    layer_source.set_source(
        layer,
        str(path),
        layer.name(),
        layers.FILES,
        dress=None if same_look else _dresser(picture, shown),
        properties=layers.PROPERTIES,
    )
    # a file names some systems in other words than the page does; QGIS would resample from one to the other
    layer.setCrs(system(page.crs))
    layers.restore(layer)
    if layer.project() is not None:
        layer.project().setDirty(True)


def refresh_task(layer: QgsRasterLayer, client: Client, project: Optional[QgsProject] = None) -> FreezeTask:
    """The task that freezes a layer again: its recipe and its layout's map as they are now. Raises WorkbenchError."""
    record = record_of(layer)
    if record is None:
        raise WorkbenchError(tr("This layer is not frozen. Choose “Freeze for print…” first."))
    item = map_of(record.page, project or layer.project() or QgsProject.instance())
    if item is None and record.page.map_id:
        sentence = tr("The map of the layout “{}” is gone. Choose “Freeze for print…” and another map.")
        raise WorkbenchError(sentence.format(record.page.layout))
    page = record.page if item is None else page_of(item, record.page.dpi)
    recipe = layers.recipe_of(layer)
    picture = record.picture or (recipe is not None and freezing.prefers_picture(recipe))
    return FreezeTask(layer, page, client, picture=picture, project=project)


class ThawTask(RefreshLayerTask):
    """Let a frozen layer show Earth Engine's tiles again; one request. Succeeds with the layer.

    The file goes when the project is saved.
    """

    def done(self, result: Any) -> QgsRasterLayer:
        """Main thread."""
        before = self._project.mapLayer(self.replace_layer_id or "")
        path = Path(before.source()) if before is not None and is_frozen(before) else None
        layer = super().done(result)
        if path is not None:
            frozen_files.left.add(path)
        layer.removeCustomProperty(layers.FROZEN)
        return layer


def _dresser(picture: bool, shown: Visualization) -> Callable[[QgsRasterLayer], object]:
    if picture:
        return raster_style.dress_picture
    return lambda layer: raster_style.dress(layer, shown)


def _bands(shown: Visualization) -> str:
    return ",".join(shown.bands)


def _text(shown: Visualization) -> str:
    return json.dumps(shown.to_ee(), sort_keys=True)
