# SPDX-License-Identifier: GPL-2.0-or-later
"""What people type in QGIS' Python console.

    >>> from ee_workbench.plugin import console as wb
    >>> wb.connect("sandbox")
    >>> warm = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03")
    >>> layer = warm.add()
    >>> wb.sentinel2((11.2, 47.8, 11.5, 48.0), "2024-06", "NDVI").add()
    >>> wb.collection("IDAHO_EPSCOR/TERRACLIMATE", "2020-07", "tmmx").add()
    >>> warm.download("warm.tif", scale=25_000, crs="EPSG:4326", region="canvas")
    >>> warm.export("drive", "maps", every=True, scale=25_000)
    >>> warm.zonal(("FAO/GAUL_SIMPLIFIED_500m/2015/level2", "ADM1_NAME == Karnataka"), "mean, p90", scale=25_000)
    >>> warm.print_map("map.pdf", template="A4 landscape")
    >>> warm.image().getInfo()
    >>> started = wb.collection("IDAHO_EPSCOR/TERRACLIMATE", "2020", "tmmx").export("drive", "heat", every=True)
    >>> wb.tasks("heat", "FAILED")
    >>> wb.Map.addLayer(ee.Image("USGS/SRTMGL1_003"), {"min": 0, "max": 3000}, "Heights")
    >>> warm.series((11.3, 47.9), every="5 days", fill=True, smooth="rolling").to_csv("warm.csv")
    >>> wb.freeze(layer, "Sheet")
    >>> wb.export_page("Sheet", "sheet.pdf")

Calls that need the server wait for it in an event loop of their own: QGIS goes on working meanwhile.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Optional, Sequence, Tuple, Union

import qgis.utils
from qgis.core import QgsRasterLayer

from ..bridge import layers
from ..core import written
from ..core.connection import Connection
from ..core.errors import RecipeError, WorkbenchError
from ..core.periods import Period
from ..core.recipes import Style
from ..core.recipes import cmip6_facts as facts
from ..core.recipes import sentinel2_facts as s2
from ..core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ..core.recipes.collection import CollectionRecipe
from ..core.recipes.collection_parts import Band, Display, Reducer
from ..core.recipes.sentinel2 import Sentinel2Recipe
from ..core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter
from ..core.recipes.table_region import Place, TableRegion
from ..core.recipes.vector import Outline, VectorRecipe
from ..core.recipes.when import When
from ..core.text import tr
from ..engine.session import SessionInfo
from .exports import Started, Where, cancel, export, region_of, tasks
from .handles import Handle
from .map import Map
from .pages import export_page, freeze, refreeze, thaw
from .series import Series
from .session import attach, detach, loop, services
from .sheets import flat, globe

#: What people use of it: what stands in the modules beside is taken in here.
__all__ = [
    "Handle",
    "Map",
    "Series",
    "Started",
    "Where",
    "attach",
    "cancel",
    "cmip6",
    "collection",
    "connect",
    "detach",
    "disconnect",
    "export",
    "export_page",
    "flat",
    "freeze",
    "globe",
    "info",
    "recipe",
    "refreeze",
    "sentinel2",
    "tasks",
    "thaw",
]  # fmt: skip


def connect(
    to: str = "sandbox", *, key_file: str = "", high_volume: bool = False, url: str = "", mounts: Sequence[str] = ()
) -> SessionInfo:
    """Connect: ``"sandbox"``, or the id of a Cloud project (with the stored sign-in, or a service account's key file).

    ``url`` is the address of a sandbox that runs already, ``mounts`` folders that a new one shows as assets.
    Raises WorkbenchError.
    """
    _, connector = services()
    if to == "sandbox":
        connection = Connection(mode="sandbox", url=url)
    else:
        mode = "service_account" if key_file else "live"
        endpoint = "high_volume" if high_volume else "standard"
        connection = Connection(mode=mode, project=to, key_file=key_file, endpoint=endpoint, url=url)
    waiting = loop()
    outcome: dict[str, Any] = {}

    def end(name: str, value: Any) -> None:
        outcome.setdefault(name, value)
        waiting.quit()

    def succeeded(info: SessionInfo) -> None:
        end("info", info)

    def failed(error: WorkbenchError) -> None:
        end("error", error)

    connector.connected.connect(succeeded)
    connector.failed.connect(failed)
    try:
        connector.connect_to(connection, mounts=mounts)
        if not outcome:
            waiting.exec()
    finally:
        connector.connected.disconnect(succeeded)
        connector.failed.disconnect(failed)
    if "error" in outcome:
        raise outcome["error"]
    found: SessionInfo = outcome["info"]
    return found


def disconnect() -> None:
    """End the session, and the sandbox if it is the plugin's own."""
    _, connector = services()
    connector.disconnect_session()


def info() -> Optional[SessionInfo]:
    """What the session is connected to, or None."""
    client, _ = services()
    return client.session.info


def cmip6(
    models: Union[str, Sequence[str]],
    scenario: str,
    variable: str,
    period: Union[str, int, Period],
    *,
    statistic: Union[str, Tuple[str, float], Statistic] = "mean",
    unit: str = "",
    baseline: Optional[written.Years] = None,
    anomaly: str = "absolute",
    ensemble: Union[str, Tuple[str, float], Ensemble] = "mean",
    region: Where = None,
    style: Optional[Style] = None,
    collection: str = facts.COLLECTION,
) -> Handle:
    """A CMIP6 recipe. Raises RecipeError, naming the value that does not fit.

    ``period``: ``2030``, ``"2030-03"``, ``"DJF 2030"``, ``"2041-2070"``, ``"JJA 2041-2070"``, ``"3-5 2041-2070"`` or a
    Period. ``statistic`` and ``ensemble``: a name, or a name with its value, as ``("percentile", 90)``. ``baseline``:
    ``"1981-2010"`` or ``(1981, 2010)``. ``region``: west, south, east, north in degrees, ``"canvas"``, or a Region.
    """
    recipe = Cmip6Recipe(
        models=(models,) if isinstance(models, str) else tuple(models),
        scenario=scenario,
        variable=variable,
        period=period if isinstance(period, Period) else written.period(period),
        statistic=statistic if isinstance(statistic, Statistic) else Statistic(*written.named(statistic)),
        unit=unit,
        baseline=None if baseline is None else written.years(baseline, "baseline"),
        anomaly=anomaly,
        ensemble=ensemble if isinstance(ensemble, Ensemble) else Ensemble(*written.named(ensemble)),
        region=region_of(region),
        style=style or Style(),
        collection=collection,
    )
    return Handle(recipe)


def sentinel2(
    region: Where,
    period: Union[str, When],
    show: str = "true_colour",
    *,
    collection: str = s2.SURFACE,
    cloud: float = 100.0,
    mask: Union[str, Sequence[str], CloudMask] = "cloud_score",
    composite: Union[str, Composite] = "median",
    clip: str = "region",
    scenes: Optional[SceneFilter] = None,
    style: Optional[Style] = None,
    limits: Optional[Tuple[float, float]] = None,
) -> Handle:
    """A Sentinel-2 composite. Raises RecipeError, naming the value that does not fit.

    ``region``: west, south, east, north in degrees, ``"canvas"``, or a Region. ``period``: ``"2024"``, ``"2024-06"``,
    ``"2024-06-01 to 2024-08-31"``, ``"last 30 days"``, or such an object. ``show``: a combination (``"true_colour"``,
    ``"colour_infrared"``, ``"swir"``, ``"agriculture"``, ``"geology"``, ``"bathymetric"``), three bands
    (``"B12,B8A,B4"``), an index (``"NDVI"``) or an expression (``"(B8 - B4) / (B8 + B4)"``). ``mask``: of
    ``"cloud_score"``, ``"probability"``, ``"scl"``, ``"qa60"``, several in a list, ``()`` for none, or a CloudMask.
    ``limits``: values shown darkest and brightest.
    """
    where = region_of(region)
    if where is None:
        raise RecipeError("region", tr("Choose a region: scenes are looked for there."))
    view = written.view(show)
    shown_style = style or Style()
    if limits is not None and view.kind == "bands":
        view = dataclasses.replace(view, low=(limits[0],) * 3, high=(limits[1],) * 3)
    elif limits is not None:
        shown_style = dataclasses.replace(shown_style, minimum=limits[0], maximum=limits[1])
    methods = (mask,) if isinstance(mask, str) else mask
    recipe = Sentinel2Recipe(
        where,
        written.some_dates(period),
        collection,
        scenes or SceneFilter(cloud),
        methods if isinstance(methods, CloudMask) else CloudMask(tuple(methods)),
        composite if isinstance(composite, Composite) else Composite(composite),
        view,
        shown_style,
        clip,
    )
    return Handle(recipe)


def collection(
    id: str,
    dates: Union[str, int, When, None],
    bands: Union[str, Band, Sequence[Any]],
    *,
    reducer: Union[str, Tuple[str, float], Reducer] = "mean",
    filters: Optional[written.Filters] = None,
    clip: Union[Where, Tuple[str, str, Any], TableRegion] = None,
    show: Union[str, Sequence[str], None] = None,
    style: Optional[Style] = None,
    limits: Optional[Tuple[float, float]] = None,
    source: str = "collection",
) -> Handle:
    """Bands of any image collection, or of one image. Raises RecipeError, naming the value that does not fit.

    ``dates``: ``"2020-07"``, ``"2020-07-01 to 2020-08-15"``, ``"JJA 2001-2010"``, ``"last 7 days"``, or None for all.
    ``bands``: names, or tuples of name, factor, offset and unit; of known datasets a name is enough. ``filters``:
    ``{"status": "permanent"}`` or ``"CLOUDY_PIXEL_PERCENTAGE < 30"``. ``clip``: as a region, or table, property and
    value, as ``("USDOS/LSIB_SIMPLE/2017", "country_na", "Australia")``. ``show``: one band, or three as red, green and
    blue; ``limits`` their values shown darkest and brightest. ``source``: "collection" or "image".
    """
    chosen, shown = written.display(show), style or Style()
    if limits is not None and chosen.is_picture:
        chosen = Display(chosen.bands, (limits[0],) * 3, (limits[1],) * 3)
    elif limits is not None:
        shown = dataclasses.replace(shown, minimum=limits[0], maximum=limits[1])
    return Handle(
        CollectionRecipe(
            id,
            written.bands(id, bands),
            written.dates(dates),
            source,
            written.filters(filters),
            reducer if isinstance(reducer, Reducer) else Reducer(*written.named(reducer)),
            _place(clip),
            chosen,
            shown,
        )
    )


def vector(
    id: str,
    filters: Optional[written.Filters] = None,
    *,
    color: str = "black",
    width: float = 2.0,
    fill: str = "00000000",
    point_size: int = 3,
    point_shape: str = "circle",
) -> Handle:
    """Features of a table, drawn. Raises RecipeError, naming the value that does not fit.

    ``filters``: ``{"ADM1_NAME": "Karnataka"}`` or ``"ADM1_NAME == Karnataka"``. ``color`` and ``fill``: names such as
    ``"red"``, or digits as ``"ff0000"`` and, with opacity, ``"ff000080"``.
    """
    outline = Outline(color, width, fill, point_size, point_shape)
    return Handle(VectorRecipe(id, written.filters(filters), outline))


def recipe(layer: Optional[QgsRasterLayer] = None) -> Handle:
    """The recipe of a layer of ours, of the current one without an argument. Raises WorkbenchError."""
    if layer is None and qgis.utils.iface is not None:
        layer = qgis.utils.iface.activeLayer()
    found = layers.recipe_of(layer)
    if found is None or layer is None:
        raise WorkbenchError(tr("This layer was not made by the Earth Engine Workbench."))
    handle = Handle(found)
    handle.layer_id = layer.id()
    return handle


# How people write things


def _place(value: Union[Where, Tuple[str, str, Any], TableRegion]) -> Optional[Place]:
    if isinstance(value, TableRegion):
        return value
    if isinstance(value, tuple) and len(value) == 3:
        return written.table(*value)
    return region_of(value)
