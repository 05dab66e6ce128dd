# SPDX-License-Identifier: GPL-2.0-or-later
"""The globe: an orthographic view of the project with land, borders, graticule, limb, and layers of ours frozen on it.

QGIS cannot bend tiles onto the near side of a sphere. So the data of that side are computed once in longitude and
latitude, warped by GDAL, and shown as a file; everything else is cut at the limb before it is drawn.

    GlobeTask(globe, client, layers).start()    makes the group "Globe" and turns the project's view; a `View` comes out
    leave(project)                              takes it away again, and gives the former projection and extent
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

from osgeo import gdal, ogr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDrawSourceEffect,
    QgsEffectStack,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsLineSymbol,
    QgsMapLayer,
    QgsOuterGlowEffect,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.errors import WorkbenchError
from ..core.globe import RADIUS, Globe, coast
from ..core.page import Page
from ..core.recipes import Recipe
from ..core.text import tr
from ..engine import freezing, products
from ..engine.client import Client
from ..engine.download import DownloadFacts, download
from . import basemap, freeze, frozen_files, layers, outlines, sheets
from .task import WorkbenchTask

GROUP = "ee-workbench/globe"
_SCOPE, _FORMER_CRS, _FORMER_EXTENT, _FORMER_SHOWN = "ee_workbench", "globe/crs", "globe/extent", "globe/shown"
_ROOM = 1.06
_STEP = 15.0
_EDGE = 0.11
_FILLS = {
    "sea": {"color": "226,234,240", "outline_style": "no"},
    "land": {"color": "208,210,204", "outline_style": "no"},
    "limb": {"style": "no", "outline_color": "60,60,60", "outline_width": "0.35"},
}
_LINES = {
    "borders": {"color": "40,40,40,190", "width": "0.16"},
    "graticule": {"color": "70,70,70,120", "width": "0.12"},
}
#: From the top down; data come between borders and land.
_ORDER = ("limb", "borders", "graticule", "", "land", "sea")


class View(NamedTuple):
    """What came: the projection, the extent to zoom to, and the layers from the top down."""

    crs: QgsCoordinateReferenceSystem
    extent: QgsRectangle
    layers: Tuple[QgsMapLayer, ...]

    def to_sheet(self) -> sheets.View:
        """The view for a layout's map."""
        return sheets.View(self.extent, self.crs)


class _Wanted(NamedTuple):
    layer_id: str
    recipe: Recipe
    target: Path
    page: Page
    picture: bool


class GlobeTask(WorkbenchTask):
    """Make a globe; succeeds with its `View`.

    Args:
        shown: layers of ours to show on it, the topmost first; they stay as they are.
        pixels: of the data across the globe.
        turn: whether the project takes on the globe's projection, and the other layers are hidden.
    """

    def __init__(
        self,
        globe: Globe,
        client: Client,
        shown: Sequence[QgsRasterLayer] = (),
        *,
        pixels: int = 1500,
        turn: bool = True,
        project: Optional[QgsProject] = None,
    ) -> None:
        super().__init__(tr("Globe"))
        self.globe, self.client, self.pixels, self.turn = globe, client, pixels, turn
        self.project = project or QgsProject.instance()
        self.former: Optional[QgsRectangle] = None
        self._world = f"{QgsApplication.pkgDataPath()}/{basemap.WORLD}"
        self._folder = frozen_files.folder(self.project)
        self._wanted = [each for each in map(self._want, shown) if each is not None]

    def start(self) -> GlobeTask:
        """Start; closing the project (or opening another) cancels."""
        self.project.cleared.connect(self.cancel)
        super().start()
        return self

    def _want(self, layer: QgsRasterLayer) -> Optional[_Wanted]:
        recipe = layers.recipe_of(layer)
        if recipe is None:
            return None
        bounds = _clipped(self.globe.bounds(), recipe.area())
        if bounds is None:
            return None
        west, south, east, north = bounds
        # Half the globe's width is its radius: as many pixels a degree as in its middle.
        dots = self.pixels * 3.141592653589793 / 360.0
        width, height = (max(2, round(side * dots)) for side in (east - west, north - south))
        page = Page("EPSG:4326", bounds, width, height, 300.0)
        picture = freezing.prefers_picture(recipe)
        mark = str(layer.customProperty(layers.OBJECT, ""))
        name = frozen_files.name(layer.name(), mark, self.globe.proj(), str(self.pixels), recipe.to_json())
        return _Wanted(layer.id(), recipe, self._folder / name, page, picture)

    # Background.

    def work(self) -> Dict[str, List[QgsGeometry]]:
        """Background: the data, then the shapes."""
        frozen_files.make(self._folder)
        for number, each in enumerate(self._wanted):
            if not each.target.is_file():
                self._fetch(each)
            self.report(90.0 * (number + 1) / len(self._wanted))
        return self._shapes()

    def _fetch(self, wanted: _Wanted) -> None:
        self.client.session.require()
        product = products.build(wanted.recipe)
        flat = wanted.target.with_name(f"{wanted.target.stem}_flat.tif")
        order = freezing.order_of(wanted.recipe.visualization(), wanted.page, wanted.picture)
        download(
            freezing.image_of(product, wanted.picture), order, flat, self.client, facts=DownloadFacts.of(product),
            cancelled=self.is_cancelled,
        )  # fmt: skip
        whole = wanted.target.with_name(f"{wanted.target.stem}_part.tif")
        warp(flat, whole, self.globe, self.pixels)
        os.replace(whole, wanted.target)  # a file that was left half written would be taken for the globe's
        flat.unlink(missing_ok=True)

    def _shapes(self) -> Dict[str, List[QgsGeometry]]:
        land: List[QgsGeometry] = []
        borders: List[QgsGeometry] = []
        for rings in _countries(self._world):
            self.check_cancelled()
            area = self.globe.area(rings[0])
            if area:
                holes = [hole for hole in map(self.globe.area, rings[1:]) if hole]
                land.append(QgsGeometry.fromPolygonXY([_xy(area), *map(_xy, holes)]))
            for ring in rings:
                for line in coast(ring):
                    borders += [QgsGeometry.fromPolylineXY(_xy(seen)) for seen in self.globe.lines(line)]
        lines = [QgsGeometry.fromPolylineXY(_xy(line)) for line in self.globe.graticule(_STEP)]
        disc = _xy(self.globe.limb())
        return {
            "limb": [QgsGeometry.fromPolygonXY([disc])],
            "borders": borders,
            "graticule": lines,
            "land": land,
            "sea": [QgsGeometry.fromPolygonXY([disc])],
        }

    # Main thread.

    def done(self, result: Dict[str, List[QgsGeometry]]) -> View:
        """Main thread."""
        crs = QgsCoordinateReferenceSystem.fromProj(self.globe.proj())
        shapes = outlines.store(self.project, "globe", crs, result)
        data = [layer for layer in map(self._data_layer, self._wanted) if layer is not None]
        if self.turn:
            leave(self.project)
            _remember(self.project)
        group = self.project.layerTreeRoot().insertGroup(0, tr("Globe")) if self.turn else None
        if group is not None:
            group.setCustomProperty(GROUP, True)
        made: List[QgsMapLayer] = []
        for name in _ORDER:
            made += data if not name else [_dressed(shapes[name], name)]
        for layer in made:
            if self.project.mapLayer(layer.id()) is None:
                self.project.addMapLayer(layer, False)
            if group is not None:
                group.addLayer(layer).setExpanded(False)
        side = RADIUS * _ROOM
        view = View(crs, QgsRectangle(-side, -side, side, side), tuple(made))
        if self.turn:
            self.project.setCrs(crs)
        return view

    def _data_layer(self, wanted: _Wanted) -> Optional[QgsRasterLayer]:
        original = self.project.mapLayer(wanted.layer_id)
        if not isinstance(original, QgsRasterLayer):
            return None
        layer = original.clone()
        layer.setName(original.name())
        self.project.addMapLayer(layer, False)
        freeze.show(layer, wanted.target, wanted.page, wanted.picture, wanted.recipe.visualization())
        layer.setCrs(QgsCoordinateReferenceSystem.fromProj(self.globe.proj()))
        return layer


def warp(flat: Path, target: Path, globe: Globe, pixels: int) -> None:
    """A file in longitude and latitude onto the near side, as a square file. Raises WorkbenchError."""
    source = gdal.Open(str(flat))
    options = gdal.WarpOptions(
        format="GTiff",
        dstSRS=globe.proj(),
        outputBounds=(-RADIUS, -RADIUS, RADIUS, RADIUS),
        width=pixels,
        height=pixels,
        resampleAlg="near" if source.RasterCount > 1 else "bilinear",
        # Straight lines between few points would miss the limb.
        errorThreshold=0.0,
        creationOptions=["COMPRESS=DEFLATE", "TILED=YES"],
    )
    made = gdal.Warp(str(target), source, options=options)
    if made is None:
        raise WorkbenchError(tr("The globe could not be made."), details=gdal.GetLastErrorMsg())
    for number in range(1, source.RasterCount + 1):
        made.GetRasterBand(number).SetDescription(source.GetRasterBand(number).GetDescription())
    made.FlushCache()


def is_globe(project: QgsProject) -> bool:
    """Whether the project shows a globe."""
    return _group(project) is not None


def leave(project: QgsProject) -> Optional[QgsReferencedRectangle]:
    """Take the globe away: the former projection comes back, and layers that were seen are seen again.

    The former extent, where the canvas has to go; None where there was no globe. Main thread.
    """
    group = _group(project)
    if group is None:
        return None
    ids = [node.layerId() for node in group.findLayers()]
    project.layerTreeRoot().removeChildNode(group)
    project.removeMapLayers(ids)
    crs = QgsCoordinateReferenceSystem.fromWkt(project.readEntry(_SCOPE, _FORMER_CRS)[0])
    project.setCrs(crs)
    for layer_id in project.readListEntry(_SCOPE, _FORMER_SHOWN)[0]:
        node = project.layerTreeRoot().findLayer(layer_id)
        if node is not None:
            node.setItemVisibilityChecked(True)
    numbers = [float(number) for number in project.readEntry(_SCOPE, _FORMER_EXTENT)[0].split()]
    project.removeEntry(_SCOPE, "globe")
    return QgsReferencedRectangle(QgsRectangle(*numbers), crs) if len(numbers) == 4 else None


def remember_extent(project: QgsProject, extent: QgsRectangle) -> None:
    """What the canvas shows before it turns to the globe."""
    numbers = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    project.writeEntry(_SCOPE, _FORMER_EXTENT, " ".join(f"{number!r}" for number in numbers))


def _remember(project: QgsProject) -> None:
    project.writeEntry(_SCOPE, _FORMER_CRS, project.crs().toWkt())
    seen = [node for node in project.layerTreeRoot().findLayers() if node.itemVisibilityChecked()]
    project.writeEntry(_SCOPE, _FORMER_SHOWN, [node.layerId() for node in seen])
    for node in seen:
        node.setItemVisibilityChecked(False)


def _group(project: QgsProject) -> Optional[QgsLayerTreeGroup]:
    groups = project.layerTreeRoot().findGroups(True)
    return next((group for group in groups if group.customProperty(GROUP)), None)


def _dressed(layer: QgsVectorLayer, name: str) -> QgsVectorLayer:
    symbol: Any = QgsFillSymbol.createSimple(_FILLS[name]) if name in _FILLS else None
    if name == "sea":
        halo = QgsOuterGlowEffect()
        halo.setColor(QColor(120, 160, 200))
        halo.setSpread(3.0)
        halo.setBlurLevel(2.5)
        effects = QgsEffectStack()
        effects.appendEffect(halo)
        effects.appendEffect(QgsDrawSourceEffect())
        symbol.symbolLayer(0).setPaintEffect(effects)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol or QgsLineSymbol.createSimple(_LINES[name])))
    titles = {
        "limb": tr("Edge"), "borders": tr("Borders"), "graticule": tr("Graticule"), "land": tr("Land"),
        "sea": tr("Sea"),
    }  # fmt: skip
    layer.setName(titles[name])
    layer.setCustomProperty(basemap.ROLE, f"globe {name}")
    return layer


def _countries(path: str) -> List[List[List[Tuple[float, float]]]]:
    """Rings of all polygons of QGIS' world map, the outer one first."""
    source = ogr.Open(path)
    table = None if source is None else source.GetLayerByName("countries")
    if table is None:
        return []
    found = []
    for feature in table:
        geometry = feature.GetGeometryRef()
        parts = [geometry] if geometry.GetGeometryName() == "POLYGON" else list(geometry)
        found += [[[_snapped(*point[:2]) for point in ring.GetPoints()] for ring in part] for part in parts]
    return found


def _snapped(longitude: float, latitude: float) -> Tuple[float, float]:
    """QGIS' world map ends a tenth of a degree before the edges of maps in degrees."""
    if abs(longitude) > 180.0 - _EDGE:
        longitude = 180.0 if longitude > 0 else -180.0
    return longitude, -90.0 if latitude < _EDGE - 90.0 else latitude


def _xy(points: Sequence[Tuple[float, float]]) -> List[QgsPointXY]:
    return [QgsPointXY(*point) for point in points]


def _clipped(
    bounds: Tuple[float, float, float, float], area: Optional[Tuple[float, float, float, float]]
) -> Optional[Tuple[float, float, float, float]]:
    """The part of a box that has data; None where they do not meet."""
    if area is None or area[2] > 180.0 or bounds[2] > 180.0 or bounds[0] < -180.0:
        return bounds
    west, south = max(bounds[0], area[0]), max(bounds[1], area[1])
    east, north = min(bounds[2], area[2]), min(bounds[3], area[3])
    return (west, south, east, north) if west < east and south < north else None
