# SPDX-License-Identifier: GPL-2.0-or-later
"""A recipe in the console: looked at, added to the map, exported, written as a script."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Optional, Sequence, Union

from qgis.core import QgsRasterLayer

from ..bridge import adding
from ..bridge.printing import PageReport
from ..core.export_order import DISK, DRIVE, MAX_PIXELS, ExportOrder
from ..core.order_source import IMAGE, IMAGES
from ..core.recipes import Recipe
from ..core.script import to_python
from ..engine import products
from ..engine.export_plan import Plan
from . import zonal as console_zonal
from .exports import Where, order_of, plan_of, save, script_of, start
from .series import Places, series_of
from .session import outcome, services
from .sheets import add_series, print_map


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

    def images(self) -> Any:
        """Every image that it is made of, as an ``ee.ImageCollection``. Nothing is sent. Raises WorkbenchError."""
        client, _ = services()
        client.session.require()
        return products.images(self.recipe)

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
        client, _ = services()
        layer_id = replace.id() if replace is not None else None
        task = adding.AddLayerTask(self.recipe, client, replace_layer_id=layer_id)
        task.succeeded.connect(self._remember)
        if not wait:
            return task.start()
        return outcome(task)

    def series(self, places: Places, **options: Any) -> Any:
        """Values over time at places: a ``Series`` with ``rows``, ``to_csv``, ``to_numpy``, ``plot`` and more.

        ``places``: (longitude, latitude), a Region, a layer of points or polygons, a mapping of names to these, or a
        list of them. Options: ``bands``, ``scenarios`` (of climate models), ``scale`` (metres), ``reducer`` (of
        polygons), ``every`` ("5 days", "1 month"), ``method``, ``fill``, ``smooth`` ("rolling", "savitzky_golay",
        "whittaker") with ``width``, ``order``, ``weight``; ``wait=False`` gives the running task. Raises
        WorkbenchError.
        """
        return series_of(self.recipe, places, **options)

    def export(
        self,
        to: str = DRIVE,
        place: str = "",
        names: str = "",
        *,
        every: bool = False,
        bands: Union[str, Sequence[str]] = (),
        scale: Optional[float] = None,
        crs: str = "",
        crs_transform: Optional[Sequence[float]] = None,
        region: Where = None,
        clip: bool = False,
        file_format: str = "",
        dtype: str = "",
        nodata: Optional[float] = None,
        max_pixels: float = MAX_PIXELS,
        pyramiding: str = "mean",
        anew: bool = False,
        wait: bool = True,
    ) -> Any:
        """Export it, or with ``every`` each image that it is made of; the same is started once unless ``anew``.

        ``to`` "drive", "cloud" or "asset", ``place`` the folder, bucket/path or folder of assets. ``names``: with
        fields such as ``{index:03d}``, ``{date:%Y_%m}``, ``{system:index}``, ``{title}``, ``{model}``. The grid is
        ``scale`` (metres) or ``crs_transform`` (six numbers) in ``crs``. ``region``: west, south, east, north,
        ``"canvas"`` or a Region; ``clip`` masks what lies outside of it. ``file_format``: "GeoTIFF", "COG",
        "TFRecord".

        Waits until it is submitted and gives a ``Started``, or, without ``wait``, the running task. Raises
        WorkbenchError.
        """
        order = self._order(
            to, place, names, every=every, bands=bands, scale=scale, crs=crs, crs_transform=crs_transform,
            region=region, clip=clip, file_format=file_format, dtype=dtype, nodata=nodata, max_pixels=max_pixels,
            pyramiding=pyramiding,
        )  # fmt: skip
        return start(order, anew=anew, wait=wait)

    def download(
        self,
        path: Union[str, os.PathLike[str]],
        *,
        every: bool = False,
        names: str = "",
        add: bool = True,
        wait: bool = True,
        **options: Any,
    ) -> Any:
        """Save it as a GeoTIFF of any size at ``path``; with ``every`` each image as a file in the folder ``path``.

        Run again after it was broken off, it goes on where it stopped. ``names`` is the template of the files with
        ``every``; blanks and the like become underscores in the files' names. ``add`` adds them to the map. The options
        are those of `export` for the grid, the region, bands, ``dtype``, ``nodata`` and ``file_format`` ("GeoTIFF" or
        "COG"), and ``compression``, ``overviews`` and ``mask`` (a mask tells masked pixels, and no value).

        Waits and gives the path (with ``every`` a list), or, without ``wait``, the running task. Raises WorkbenchError.
        """
        target = Path(path).expanduser().absolute()
        if not every:
            # Braces in a path are braces in the file's name.
            names = target.stem.replace("{", "{{").replace("}", "}}")
        folder = target if every else target.parent
        made = save(self._order(DISK, str(folder), names, every=every, **options), add=add, wait=wait)
        return made if every or not wait else made[0]

    def print_map(
        self,
        path: Union[str, os.PathLike[str]],
        template: str = "A4 landscape",
        *,
        compare: Union[Handle, Sequence[Handle]] = (),
        by: str = "",
        pages: bool = False,
        **options: Any,
    ) -> PageReport:
        """A map sheet as a file: ``.pdf``, ``.svg``, ``.png``, ``.jpg``, ``.tif``; a series ``.gif`` or ``.mp4`` too.

        ``template``: such as ``"A4 landscape"``, ``"comparison A3 portrait"`` (also "single", "multiples", "chart",
        "globe"), or the path of a template of your own. ``compare``: other recipes, each on a map beside this one.
        ``by``: "months", "seasons", "years" or "decades", a map each; with ``pages`` a page each. ``title``,
        ``subtitle``, ``dpi`` (300). ``at``: (longitude, latitude) of the series in the template "chart", or several;
        without it the middle of the map; or ``chart``, a picture. ``include`` or ``without``: of "legend", "scalebar",
        "north", "graticule", "borders", "overview", "sources", "date". ``crs``: such as ``"EPSG:3035"``; without it
        one that suits. ``region``: as everywhere. ``freeze=False`` prints live tiles. ``keep`` leaves layers and
        layout in the project. ``seconds``: how long a picture of an animation stands.

        Waits and gives a ``PageReport`` (``paths``, ``problems()``). Raises WorkbenchError.
        """
        others = [compare] if isinstance(compare, Handle) else list(compare)
        recipes = [self.recipe, *(other.recipe for other in others)]
        return print_map(recipes, path, template, by=by, pages=pages, **options)

    def add_series(self, by: str = "months", *, wait: bool = True) -> Any:
        """Layers of each month, season, year or decade of its period, in a group that the Temporal Controller plays.

        Waits and gives a ``Series`` (``group``, ``layers``), or, without ``wait``, the running task. Raises
        WorkbenchError.
        """
        return add_series(self.recipe, by, wait=wait)

    def zonal(self, zones: Any, statistics: Union[str, Sequence[str]] = "mean", **options: Any) -> Any:
        """Statistics of it within zones: rows, or with ``to`` a file or attributes of the layer; see `console_zonal`.

        ``zones``: a vector layer, or a table on Earth Engine as its id, or (id, filters). Waits, or, without ``wait``,
        gives the running task. Raises WorkbenchError.
        """
        return console_zonal.zonal(self.recipe, zones, statistics, **options)

    def zonal_script(
        self, zones: Any, statistics: Union[str, Sequence[str]] = "mean", *, project: str = "", **options: Any
    ) -> str:
        """Standalone Python that writes the CSV file that `zonal` with the same arguments writes. Nothing is sent."""
        return console_zonal.script(self.recipe, zones, statistics, project, **options)

    def plan(self, to: str = DRIVE, place: str = "", names: str = "", **options: Any) -> Plan:
        """What `export` with the same arguments comes to; nothing is submitted. Raises WorkbenchError."""
        return plan_of(self._order(to, place, names, **options))

    def export_script(
        self, to: str = DRIVE, place: str = "", names: str = "", *, project: str = "", **options: Any
    ) -> str:
        """Standalone Python that does what `export` with the same arguments does, with nothing but earthengine-api.

        Nothing is sent. Raises RecipeError.
        """
        return script_of(self._order(to, place, names, **options), project)

    def _order(self, to: str, place: str, names: str, *, every: bool = False, **options: Any) -> ExportOrder:
        # What says how it is submitted says nothing of what is exported.
        given = {name: value for name, value in options.items() if name not in ("anew", "wait")}
        return order_of(self.recipe, IMAGES if every else IMAGE, to, place, names, **given)

    def _remember(self, layer: QgsRasterLayer) -> None:
        self.layer_id = layer.id()

    def _product(self) -> Any:
        client, _ = services()
        client.session.require()
        return products.build(self.recipe)
