# SPDX-License-Identifier: GPL-2.0-or-later
"""What people type in QGIS' Python console.

    >>> from ee_workbench.plugin import console as wb
    >>> wb.connect("sandbox")
    >>> warm = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03")
    >>> layer = warm.add()
    >>> wb.sentinel2((11.2, 47.8, 11.5, 48.0), "2024-06", "NDVI").add()
    >>> warm.image().getInfo()

Calls that need the server wait for it in an event loop of their own: QGIS goes on working meanwhile.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any, Optional, Sequence, Tuple, Union

import qgis.utils
from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QThread

from .bridge import adding, canvas, layers
from .bridge.connecting import Connector
from .core import indices
from .core.connection import Connection
from .core.errors import NotConnected, RecipeError, WorkbenchError
from .core.periods import SEASONS, DateSpan, Period, YearRange
from .core.recipes import Recipe, Region, Style
from .core.recipes import cmip6_facts as facts
from .core.recipes import sentinel2_facts as s2
from .core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from .core.recipes.sentinel2 import Sentinel2Recipe
from .core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter, View
from .core.script import to_python
from .core.text import tr
from .engine import products
from .engine.client import Client
from .engine.session import Session, SessionInfo

_client: Optional[Client] = None
_connector: Optional[Connector] = None

Years = Union[str, int, Tuple[int, int], YearRange]
Where = Union[str, Tuple[float, float, float, float], Region, None]


def attach(client: Client, connector: Connector) -> None:
    """For the plugin: let the console use its session."""
    global _client, _connector
    _client, _connector = client, connector


def detach() -> None:
    """For the plugin: it is unloaded."""
    global _client, _connector
    _client = _connector = None


def connect(
    to: str = "sandbox", *, key_file: str = "", high_volume: bool = False, url: str = "", mounts: Sequence[str] = ()
) -> SessionInfo:
    """Connect: ``"sandbox"``, or the id of a Cloud project (with the stored sign-in, or a service account's key file).

    ``url`` is the address of a sandbox that runs already, ``mounts`` folders that a new one shows as assets.
    Raises WorkbenchError.
    """
    _, connector = _services()
    if to == "sandbox":
        connection = Connection(mode="sandbox", url=url)
    else:
        mode = "service_account" if key_file else "live"
        endpoint = "high_volume" if high_volume else "standard"
        connection = Connection(mode=mode, project=to, key_file=key_file, endpoint=endpoint, url=url)
    loop = _loop()
    outcome: dict[str, Any] = {}

    def end(name: str, value: Any) -> None:
        outcome.setdefault(name, value)
        loop.quit()

    def succeeded(info: SessionInfo) -> None:
        end("info", info)

    def failed(error: WorkbenchError) -> None:
        end("error", error)

    connector.connected.connect(succeeded)
    connector.failed.connect(failed)
    try:
        connector.connect_to(connection, mounts=mounts)
        if not outcome:
            loop.exec()
    finally:
        connector.connected.disconnect(succeeded)
        connector.failed.disconnect(failed)
    if "error" in outcome:
        raise outcome["error"]
    found: SessionInfo = outcome["info"]
    return found


def disconnect() -> None:
    """End the session, and the sandbox if it is the plugin's own."""
    _, connector = _services()
    connector.disconnect_session()


def info() -> Optional[SessionInfo]:
    """What the session is connected to, or None."""
    client, _ = _services()
    return client.session.info


class Handle:
    """A recipe that can be looked at, turned into an image, and added to the map."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.layer_id = ""

    def __repr__(self) -> str:
        name = type(self.recipe).__name__.replace("Recipe", "").lower()
        state = f", layer {self.layer_id!r}" if self.layer_id else ""
        return f"<{name} {self.recipe.title()!r}: {self.recipe.summary()}{state}>"

    def image(self) -> Any:
        """The ``ee.Image``, before it is coloured. Nothing is sent. Raises NotConnected."""
        return self._product().image

    def vis(self) -> dict[str, Any]:
        """How it is coloured, as ``ee.Image.visualize`` and ``Map.addLayer`` take it."""
        return self.recipe.visualization().to_ee()

    def script(self, project: str = "") -> str:
        """Standalone Python that makes the same image with nothing but earthengine-api."""
        return to_python(self.recipe, project)

    def json(self) -> str:
        """The recipe as text."""
        return self.recipe.to_json()

    def add(self, *, replace: Optional[QgsRasterLayer] = None, wait: bool = True) -> Any:
        """Add it to the map, or let the layer ``replace`` show it.

        Waits and gives the layer, or, without ``wait``, the running task. Raises WorkbenchError.
        """
        client, _ = _services()
        layer_id = replace.id() if replace is not None else None
        task = adding.AddLayerTask(self.recipe, client, replace_layer_id=layer_id)
        task.succeeded.connect(self._remember)
        if not wait:
            return task.start()
        loop = _loop()
        made: list[QgsRasterLayer] = []
        task.succeeded.connect(made.append)
        task.ended.connect(loop.quit)
        task.start()
        loop.exec()
        if not made:
            raise task.error or WorkbenchError(tr("The layer was not added."))
        return made[0]

    def _remember(self, layer: QgsRasterLayer) -> None:
        self.layer_id = layer.id()

    def _product(self) -> Any:
        client, _ = _services()
        client.session.require()
        return products.build(self.recipe)


def cmip6(
    models: Union[str, Sequence[str]],
    scenario: str,
    variable: str,
    period: Union[str, int, Period],
    *,
    statistic: Union[str, Tuple[str, float], Statistic] = "mean",
    unit: str = "",
    baseline: Optional[Years] = None,
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
        period=period if isinstance(period, Period) else _period(period),
        statistic=statistic if isinstance(statistic, Statistic) else Statistic(*_named(statistic)),
        unit=unit,
        baseline=None if baseline is None else _years(baseline, "baseline"),
        anomaly=anomaly,
        ensemble=ensemble if isinstance(ensemble, Ensemble) else Ensemble(*_named(ensemble)),
        region=_region(region),
        style=style or Style(),
        collection=collection,
    )
    return Handle(recipe)


def sentinel2(
    region: Where,
    period: Union[str, DateSpan, Period],
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
    ``"2024-06-01 to 2024-08-31"``, a DateSpan or a Period. ``show``: a combination (``"true_colour"``,
    ``"colour_infrared"``, ``"swir"``, ``"agriculture"``, ``"geology"``, ``"bathymetric"``), three bands
    (``"B12,B8A,B4"``), an index (``"NDVI"``) or an expression (``"(B8 - B4) / (B8 + B4)"``). ``mask``: of
    ``"cloud_score"``, ``"probability"``, ``"scl"``, ``"qa60"``, several in a list, ``()`` for none, or a CloudMask.
    ``limits``: values shown darkest and brightest.
    """
    where = _region(region)
    if where is None:
        raise RecipeError("region", tr("Choose a region: scenes are looked for there."))
    view = _view(show)
    shown_style = style or Style()
    if limits is not None and view.kind == "bands":
        view = dataclasses.replace(view, low=(limits[0],) * 3, high=(limits[1],) * 3)
    elif limits is not None:
        shown_style = dataclasses.replace(shown_style, minimum=limits[0], maximum=limits[1])
    methods = (mask,) if isinstance(mask, str) else mask
    recipe = Sentinel2Recipe(
        where,
        DateSpan.parse(period) if isinstance(period, str) else period,
        collection,
        scenes or SceneFilter(cloud),
        methods if isinstance(methods, CloudMask) else CloudMask(tuple(methods)),
        composite if isinstance(composite, Composite) else Composite(composite),
        view,
        shown_style,
        clip,
    )
    return Handle(recipe)


def _view(show: str) -> View:
    """What to show, from what people write."""
    if show in s2.COMBINATIONS:
        return View(bands=s2.COMBINATIONS[show].bands)
    bands = tuple(part.strip().upper() for part in show.split(","))
    if len(bands) == 3 and all(band in s2.BANDS for band in bands):
        return View(bands=bands)
    if show in indices.indices():
        return View("index", index=show)
    return View("expression", expression=show)


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


def _period(text: Union[str, int]) -> Period:
    words = str(text).replace("–", "-").replace(",", " ").split()
    years: Optional[YearRange] = None
    months: Optional[Tuple[int, ...]] = None
    for word in words:
        month = re.fullmatch(r"(\d{4})-(\d{1,2})", word)
        span = re.fullmatch(r"(\d{1,2})-(\d{1,2})", word)
        if word.upper() in SEASONS and months is None:
            months = SEASONS[word.upper()]
        elif month and years is None and months is None:
            years, months = YearRange(int(month[1]), int(month[1])), (int(month[2]),)
        elif span and months is None:
            first, last = int(span[1]), int(span[2])
            months = tuple((m - 1) % 12 + 1 for m in range(first, (last if last >= first else last + 12) + 1))
        elif re.fullmatch(r"\d{4}(-\d{4})?", word) and years is None:
            years = _years(word, "period")
        else:
            sentence = tr("The period “{}” is not understood; write 2030-03 or JJA 2041-2070.")
            raise RecipeError("period", sentence.format(text))
    if years is None:
        raise RecipeError("period", tr("The period has no year; write 2030-03 or JJA 2041-2070."))
    return Period(years.first, years.last, months) if months else Period(years.first, years.last)


def _years(value: Years, field: str) -> YearRange:
    if isinstance(value, YearRange):
        return value
    numbers = re.findall(r"\d+", value) if isinstance(value, str) else value if isinstance(value, tuple) else (value,)
    if not 1 <= len(numbers) <= 2:
        raise RecipeError(field, tr("Write the years as 1981-2010."))
    return YearRange(int(numbers[0]), int(numbers[-1]))


def _named(value: Union[str, Tuple[str, float]]) -> Tuple[Any, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _region(value: Where) -> Optional[Region]:
    if value is None or isinstance(value, Region):
        return value
    if isinstance(value, str):
        if value != "canvas" or qgis.utils.iface is None:
            raise RecipeError("region", tr("A region is four numbers (west, south, east, north), or “canvas”."))
        value = canvas.snapshot(qgis.utils.iface.mapCanvas().mapSettings()).bounds
        return Region.rectangle(*value, label=tr("canvas"))
    west, south, east, north = (float(number) for number in value)
    return Region.rectangle(west, south, east, north)


def _services() -> Tuple[Client, Connector]:
    """The plugin's session, or, where the plugin is not loaded, one of the console's own."""
    if _client is None or _connector is None:
        session = Session()
        attach(Client(session), Connector(session))
    assert _client is not None and _connector is not None
    return _client, _connector


def _loop() -> QEventLoop:
    """An event loop to wait in, which only the main thread has."""
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() is not application.thread():
        raise NotConnected(tr("Call this from QGIS' main thread."))
    return QEventLoop()
