# SPDX-License-Identifier: GPL-2.0-or-later
"""Product to QGIS layer and back, in the conventions of the Earth Engine plugin.

A layer of ours is a tile layer of the provider ``wms`` that carries ee_plugin's properties (so that its Identify tool,
its refresh and its project restore work on it), the recipe it was made from, and the facts that it is dressed with.
The address of the tiles dies within hours; the graph and the recipe do not.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import logging
import math
from pathlib import PurePath
from typing import Optional, Tuple

from qgis.core import (
    QgsBox3d,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsLayerMetadata,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt import sip

from ..core.errors import RecipeError, WorkbenchError
from ..core.product import Product
from ..core.recipes import Recipe
from ..core.text import tr
from ..engine.client import MapTiles
from ..engine.session import SANDBOX_NOTE
from . import canvas, graphs, layer_source, legends, renderer_legend, temporal
from .facts import Facts, FactsError

logger = logging.getLogger(__name__)

# ee_plugin's own keys
EE_LAYER = "ee-layer"
EE_LAYER_TYPE = "ee-layer-type"
EE_OBJECT = "ee-object"
EE_OBJECT_VIS = "ee-object-vis"
EE_ASSET_ID = "ee-asset-id"
# ours
RECIPE = "ee-workbench/recipe"
FACTS = "ee-workbench/facts"
OBJECT = "ee-workbench/object"
EXPIRES = "ee-workbench/expires"
FROZEN = "ee-workbench/frozen"

#: Everything that says which picture a layer shows; it belongs to the layer, whatever its style.
PROPERTIES = (EE_LAYER, EE_LAYER_TYPE, EE_OBJECT, EE_OBJECT_VIS, EE_ASSET_ID, RECIPE, FACTS, OBJECT, EXPIRES, FROZEN)

PROVIDER = "wms"
FILES = "gdal"
"""The provider of a layer that is frozen for print: see :mod:`.freeze`."""
ZOOM_LEVELS = (0, 24)
LIFETIME = datetime.timedelta(hours=4)
"""How long a map's tiles are counted on; the service promises nothing, hours are what it keeps."""
#: What a layer's extent lacks of its region at each side, in metres.
_EDGE = 0.001
_WEB_MERCATOR_LATITUDE = 85.0511287798066
_MERCATOR_HALF = 20_037_508.342789244


def uri(url_template: str, zoom_levels: Tuple[int, int] = ZOOM_LEVELS) -> str:
    """The data source of a layer whose tiles stand at an address with {z}, {x}, {y}.

    Encoded as QGIS itself encodes it: an address whose colons and slashes are percent-encoded as well draws nothing.
    """
    source = QgsDataSourceUri()
    source.setParam("type", "xyz")
    source.setParam("url", url_template)
    source.setParam("zmin", str(zoom_levels[0]))
    source.setParam("zmax", str(zoom_levels[1]))
    return bytes(source.encodedUri()).decode("ascii")


def add(
    product: Product,
    tiles: MapTiles,
    project: Optional[QgsProject] = None,
    group: Optional[QgsLayerTreeGroup] = None,
    position: Optional[int] = None,
) -> QgsRasterLayer:
    """Add a product to a project as a layer: in ``group`` at ``position`` where given, else where QGIS puts new layers
    (above the current one, as the user's setting says).

    Main thread. Raises WorkbenchError, with nothing added.
    """
    project = project or QgsProject.instance()
    layer = make(product, tiles)
    if group is not None and sip.isdeleted(group):
        group = None
    in_tree = group is None and position is None
    if project.addMapLayer(layer, in_tree) is None:
        raise WorkbenchError(tr("QGIS did not take the layer. Try again in a new project."))
    if not in_tree:
        where = group if group is not None else project.layerTreeRoot()
        where.insertLayer(0 if position is None else position, layer)
    legends.size_for_print(project.layerTreeRoot().findLayer(layer), product.legend)
    return layer


def make(product: Product, tiles: MapTiles) -> QgsRasterLayer:
    """A product as a dressed layer that is in no project yet. Raises WorkbenchError."""
    layer = QgsRasterLayer(uri(tiles.url_template), product.name, PROVIDER)
    if not layer.isValid():
        raise WorkbenchError(
            tr("QGIS could not make a layer of the map that Earth Engine prepared. See the details."),
            details=layer.error().summary(),
        )
    facts = Facts.of(product)
    _write_properties(layer, product, tiles, facts)
    _dress(layer, facts)
    return layer


def replace(layer: QgsRasterLayer, product: Product, tiles: MapTiles) -> None:
    """Let a layer show another product, in place.

    It stays the same layer (id, place, group, visibility, opacity, blend mode, filters, themes and layouts that know
    it). Its name changes only where the user had not changed it. Main thread.
    """
    before = _facts_of(layer)
    facts = Facts.of(product)
    named_by_user = before is not None and layer.name() != before.name
    name = layer.name() if named_by_user else product.name
    # first the properties: whoever listens to the change of the source already finds the new ones
    _write_properties(layer, product, tiles, facts)
    layer_source.set_source(layer, uri(tiles.url_template), name, PROVIDER, properties=PROPERTIES)
    layer.setName(name)
    _dress(layer, facts)
    layer.triggerRepaint()
    project = layer.project()
    if project is not None:
        legends.size_for_print(project.layerTreeRoot().findLayer(layer), product.legend)
        project.setDirty(True)


def renew(layer: QgsRasterLayer, tiles: MapTiles, note: str) -> None:
    """Let a layer show the same picture from a new address; also one that ee_plugin has made.

    ``note`` is what the session asks to be said of its data (empty for real data): a map that was made from samples
    and is drawn from real data must not go on calling them samples, nor the other way round. Main thread.
    """
    facts = facts_of(layer) if is_ours(layer) else None
    if facts is not None:
        made = datetime.datetime.fromtimestamp(tiles.made_at, datetime.timezone.utc)
        layer.setCustomProperty(EXPIRES, (made + LIFETIME).isoformat(timespec="seconds"))
        _change_note(layer, facts, note)
    set_source(layer, uri(tiles.url_template))
    layer.triggerRepaint()


def set_source(layer: QgsRasterLayer, source: str) -> None:
    """Another address for the same picture; what QGIS would drop on that occasion, a person's words in it, stays."""
    metadata, extent = layer.metadata(), layer.extent()
    layer.setDataSource(source, layer.name(), PROVIDER)
    layer.setMetadata(metadata)
    layer.setExtent(extent)
    if is_ours(layer):
        restore(layer)


def _change_note(layer: QgsRasterLayer, facts: Facts, note: str) -> None:
    others = tuple(text for text in facts.attribution if text not in (SANDBOX_NOTE, tr(SANDBOX_NOTE)))
    attribution = (note, *others) if note else others
    if attribution == facts.attribution:
        return
    changed = dataclasses.replace(facts, attribution=attribution)
    layer.setCustomProperty(FACTS, changed.to_json())
    metadata = layer.metadata()
    if tuple(metadata.rights()) == facts.attribution:  # a person's own words stay
        metadata.setRights(list(attribution))
        layer.setMetadata(metadata)
    _set_server_properties(layer, changed)


def restore(layer: QgsRasterLayer) -> None:
    """Dress a layer again from what it carries; what QGIS has kept of it, edited or not, stays."""
    if not shows_its_recipe(layer):
        legends.uninstall(layer)  # no legend rather than one of another picture
        return
    facts = _facts_of(layer)
    if facts is None:
        return
    if is_frozen(layer):
        legends.install(layer, renderer_legend.shown(layer, facts.legend))
    else:
        legends.install(layer, facts.legend)
        _set_extent(layer, facts)
    if not temporal.has_range(layer):
        temporal.set_range(layer, facts.begin, facts.end)
    if not layer.metadata().title():
        _set_metadata(layer, facts)
    if not layer.serverProperties().attribution():
        _set_server_properties(layer, facts)


def restore_legend(layer: QgsRasterLayer) -> None:
    """Let a frozen layer's legend follow its renderer, which people edit as that of any raster."""
    facts = _facts_of(layer) if is_frozen(layer) and shows_its_recipe(layer) else None
    if facts is not None and facts.legend is not None:
        wanted = renderer_legend.shown(layer, facts.legend)
        if legends.legend_of(layer) != wanted:
            legends.install(layer, wanted)


def restore_attribution(layer: QgsRasterLayer) -> None:
    """Put the attribution back where it is gone: QGIS empties the one of a layer that is duplicated."""
    if not layer.serverProperties().attribution():
        facts = _facts_of(layer)
        if facts is not None:
            _set_server_properties(layer, facts)


def is_ours(layer: Optional[QgsMapLayer]) -> bool:
    """Whether a layer was made by this plugin (properties alone do not count: a pasted style brings them along)."""
    if not isinstance(layer, QgsRasterLayer) or not layer.customProperty(RECIPE):
        return False
    return is_frozen(layer) or (layer.providerType() == PROVIDER and "type=xyz" in layer.source())


def is_frozen(layer: QgsMapLayer) -> bool:
    """Whether a layer of ours shows the file that it was frozen in, and not Earth Engine's tiles."""
    if layer.providerType() != FILES:
        return False
    record = layer.customProperty(FROZEN)
    name = PurePath(layer.source()).name
    return isinstance(record, str) and bool(name) and json.dumps(name) in record


def recipe_of(layer: Optional[QgsMapLayer]) -> Optional[Recipe]:
    """The recipe that a layer was made from; None where it is not ours, unreadable, or overwritten by a script."""
    if layer is None or not is_ours(layer) or not shows_its_recipe(layer):
        return None
    try:
        return Recipe.from_json(str(layer.customProperty(RECIPE)))
    except RecipeError as error:
        logger.warning("The recipe of layer %s cannot be read: %s", layer.name(), error)
        return None


def shows_its_recipe(layer: QgsMapLayer) -> bool:
    """False when somebody (a script with Map.addLayer and the same name, say) has put another image into the layer."""
    return graphs.mark(str(layer.customProperty(EE_OBJECT, ""))) == layer.customProperty(OBJECT)


def expires(layer: QgsMapLayer) -> Optional[datetime.datetime]:
    """When the layer's tiles can no longer be counted on (UTC); None where unknown."""
    try:
        moment = datetime.datetime.fromisoformat(str(layer.customProperty(EXPIRES, "")))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=datetime.timezone.utc)


def is_expired(layer: QgsMapLayer, now: Optional[datetime.datetime] = None) -> bool:
    """Whether the layer needs a new map id; a layer that does not know is counted as expired, a frozen one never."""
    if is_frozen(layer):
        return False
    moment = expires(layer)
    return moment is None or (now or datetime.datetime.now(datetime.timezone.utc)) >= moment


def facts_of(layer: QgsMapLayer) -> Optional[Facts]:
    """What a layer is dressed with; None where it carries nothing of the kind."""
    return _facts_of(layer) if layer.customProperty(FACTS) else None


def _facts_of(layer: QgsMapLayer) -> Optional[Facts]:
    try:
        return Facts.from_json(str(layer.customProperty(FACTS, "")))
    except FactsError as error:
        logger.warning("The facts of layer %s cannot be read: %s", layer.name(), error)
        return None


def _write_properties(layer: QgsMapLayer, product: Product, tiles: MapTiles, facts: Facts) -> None:
    graph = graphs.as_image(tiles.expression_json)
    layer.setCustomProperty(EE_LAYER, True)
    layer.setCustomProperty(EE_LAYER_TYPE, "raster")
    layer.setCustomProperty(EE_OBJECT, graph)
    layer.setCustomProperty(EE_OBJECT_VIS, json.dumps(product.visualization.to_ee()))
    layer.removeCustomProperty(EE_ASSET_ID)  # a computed image is no asset
    layer.setCustomProperty(RECIPE, product.recipe.to_json())
    layer.setCustomProperty(FACTS, facts.to_json())
    layer.setCustomProperty(OBJECT, graphs.mark(graph))
    made = datetime.datetime.fromtimestamp(tiles.made_at, datetime.timezone.utc)
    layer.setCustomProperty(EXPIRES, (made + LIFETIME).isoformat(timespec="seconds"))


def _dress(layer: QgsRasterLayer, facts: Facts) -> None:
    legends.install(layer, facts.legend)
    _set_extent(layer, facts)
    temporal.set_range(layer, facts.begin, facts.end)
    _set_metadata(layer, facts)
    _set_server_properties(layer, facts)


def _set_extent(layer: QgsRasterLayer, facts: Facts) -> None:
    """The region in web Mercator; a region across the antimeridian, where the map is cut, takes the whole width.

    A millimetre is left out at each side. QGIS draws the views beside the one that is shown, in advance: where that is
    the region, these would share an edge with it, and of a strip a rounding error wide and a screen high QGIS asks for
    a thousand tiles of the finest zoom level.
    """
    if facts.bounds is None:
        return
    west, south, east, north = facts.bounds
    if west < -180.0 or east > 180.0:
        west, east = -180.0, 180.0
    low, high = (max(-_WEB_MERCATOR_LATITUDE, min(_WEB_MERCATOR_LATITUDE, value)) for value in (south, north))
    if low >= high:
        return
    metres = _MERCATOR_HALF / 180.0
    extent = QgsRectangle(west * metres, _mercator_y(low), east * metres, _mercator_y(high))
    layer.setExtent(extent.buffered(-_EDGE))


def _mercator_y(latitude: float) -> float:
    return _MERCATOR_HALF / math.pi * math.asinh(math.tan(math.radians(latitude)))


def _set_metadata(layer: QgsRasterLayer, facts: Facts) -> None:
    """Title, abstract, rights, licences, links and extents: what a map maker must be able to quote."""
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(facts.name)
    metadata.setAbstract(facts.abstract)
    metadata.setRights(list(facts.attribution))
    metadata.setLicenses(list(facts.licence))
    metadata.setLinks([QgsLayerMetadata.Link(tr("Documentation"), "WWW:LINK", link) for link in facts.links])
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    metadata.setCrs(layer.crs())
    extent = QgsLayerMetadata.Extent()
    spatial = QgsLayerMetadata.SpatialExtent()
    west, south, east, north = facts.bounds or canvas.WORLD
    spatial.bounds = QgsBox3d(QgsRectangle(west, south, east, north))
    spatial.extentCrs = wgs84
    extent.setSpatialExtents([spatial])
    if facts.begin is not None and facts.end is not None:
        extent.setTemporalExtents([temporal.date_range(facts.begin, facts.end)])
    metadata.setExtent(extent)
    layer.setMetadata(metadata)


def _set_server_properties(layer: QgsRasterLayer, facts: Facts) -> None:
    properties = layer.serverProperties()
    properties.setTitle(facts.name)
    properties.setAbstract(facts.abstract)
    properties.setAttribution(" · ".join(facts.attribution))
    properties.setAttributionUrl(facts.links[0] if facts.links else "")
