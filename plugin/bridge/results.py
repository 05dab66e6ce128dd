# SPDX-License-Identifier: GPL-2.0-or-later
"""What finished exports have made: assets, and files in a folder of this computer, as layers of the project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import List, Optional, Sequence, Tuple
from urllib.parse import parse_qs, urlsplit

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer

from ..core.errors import NothingFound, WorkbenchError
from ..core.first_image import FirstImage
from ..core.product import Product
from ..core.recipes import Recipe, Style
from ..core.recipes.collection import CollectionRecipe
from ..core.recipes.collection_parts import Band, Display
from ..core.recipes.vector import VectorRecipe
from ..core.text import tr
from ..engine import collection, products
from ..engine.client import Client, MapTiles
from ..engine.operations import TaskState
from . import adding, layers
from .task import WorkbenchTask

RASTERS = ("tif", "tiff")
VECTORS = ("geojson", "shp", "kml", "kmz", "csv")
#: The service cuts large images into files with their place (line, column of pixels) behind the name.
_PART = r"(-\d{10}-\d{10})?"


def asset_of(task: TaskState) -> str:
    """The id of the asset that a task has made; empty where it made files."""
    for address in task.destinations:
        found = parse_qs(urlsplit(address).query).get("asset")
        if found:
            return found[0]
    return ""


def files_of(task: TaskState, folder: str, place: str = "") -> Tuple[Path, ...]:
    """The files that a task has made, in a folder, in the folder `place` in it, or in one of its other folders.

    Raises:
        NothingFound: there are none.
    """
    root = Path(folder) if folder else None
    if root is None or not root.is_dir():
        raise NothingFound(tr("Choose the folder where your exported files are found on this computer."))
    endings = "|".join((*RASTERS, *VECTORS))
    wanted = re.compile(re.escape(task.description) + _PART + rf"\.({endings})", re.IGNORECASE)
    try:
        others = sorted(each for each in root.iterdir() if each.is_dir() and not each.name.startswith("."))
    except OSError as error:
        raise NothingFound(tr("The folder “{}” cannot be read.").format(folder)) from error
    for where in dict.fromkeys((root / place, root, *others)):
        if where.is_dir():
            found = sorted(each for each in where.iterdir() if wanted.fullmatch(each.name))
            if found:
                return tuple(found)
    sentence = tr("There is no file of “{}” in {}. It may not be synchronised yet.")
    raise NothingFound(sentence.format(task.description, root))


def add_files(paths: Sequence[Path], project: Optional[QgsProject] = None) -> List[QgsMapLayer]:
    """Add files to the project; the parts of one image as one layer. Main thread.

    Raises:
        WorkbenchError: QGIS cannot read one of them.
    """
    project = project or QgsProject.instance()
    made: List[QgsMapLayer] = []
    rasters = [path for path in paths if path.suffix.lower()[1:] in RASTERS]
    for path in [_together(rasters)] if len(rasters) > 1 else rasters:
        made.append(QgsRasterLayer(str(path), path.stem, "gdal"))
    made += [QgsVectorLayer(str(path), path.stem, "ogr") for path in paths if path not in rasters]
    for layer in made:
        if not layer.isValid():
            raise WorkbenchError(tr("QGIS cannot read “{}”.").format(layer.source()))
    project.addMapLayers(made)
    return made


def _together(parts: Sequence[Path]) -> Path:
    """A virtual raster of an image's parts, beside them; made anew where parts have come since it was made."""
    target = parts[0].with_name(re.sub(_PART + "$", "", parts[0].stem) + ".vrt")
    known = gdal.OpenEx(str(target)) if target.exists() else None
    held = set() if known is None else {Path(name).name for name in known.GetFileList()}
    del known
    if not held >= {part.name for part in parts}:
        mosaic = gdal.BuildVRT(str(target), [str(part) for part in parts])
        if mosaic is None:
            raise WorkbenchError(tr("The parts of “{}” do not fit together.").format(target.stem))
        mosaic.FlushCache()
        del mosaic
    return target


class AddAssetTask(WorkbenchTask):
    """Add an asset as a layer, coloured as what it was made from, else stretched; succeeds with the layer.

    The features of a table are outlined. One to three requests.
    """

    def __init__(
        self,
        asset: str,
        client: Client,
        source: Optional[Recipe] = None,
        project: Optional[QgsProject] = None,
        *,
        is_table: bool = False,
    ) -> None:
        super().__init__(tr("Adding {}").format(asset))
        self.asset = asset
        self.client = client
        self.source = source
        self.is_table = is_table
        self._project = project or QgsProject.instance()

    def work(self) -> Tuple[Product, MapTiles]:
        """Background."""
        self.client.session.require()
        if self.is_table:
            return adding.prepare(VectorRecipe(self.asset), self.client, self.is_cancelled)
        answer = self.client.compute(collection.first_image(self.asset, "image"), cancelled=self.is_cancelled)
        recipe = self._dressed(FirstImage.read(answer).bands)
        return adding.prepare(recipe, self.client, self.is_cancelled)

    def done(self, result: Tuple[Product, MapTiles]) -> QgsRasterLayer:
        """Main thread."""
        product, tiles = result
        return layers.add(product, tiles, self._project)

    def _dressed(self, names: Tuple[str, ...]) -> CollectionRecipe:
        bands = tuple(Band(name) for name in names)
        like = None if self.source is None else self.source.visualization()
        if like is not None and set(like.bands) <= set(names):
            if len(like.bands) == 3:
                low, high = (ends * 3 if len(ends) == 1 else ends for ends in (like.minimum, like.maximum))
                return CollectionRecipe(self.asset, bands, source="image", display=Display(like.bands, low, high))
            style = Style(",".join(like.palette), False, like.minimum[0], like.maximum[0])
            return CollectionRecipe(self.asset, bands, source="image", display=Display(like.bands), style=style)
        plain = CollectionRecipe(self.asset, bands, source="image")
        product = products.build(plain)
        request = products.stretch_request(product, None, None)
        answer = self.client.compute(request, cancelled=self.is_cancelled)
        lows, highs = products.stretch_ends(product, answer)
        style = Style("", False, lows[0], highs[0] if highs[0] > lows[0] else lows[0] + 1)
        return CollectionRecipe(self.asset, bands, source="image", style=style)
