# SPDX-License-Identifier: GPL-2.0-or-later
"""From a product and a page to the one download that prints it: raw values, or the coloured picture.

Raw values are the shown bands as float32 with a number for masked pixels; that is all the service has to send, and
one band of an A4 page at 300 dpi fits in one request. A picture is red, green, blue and opacity, as the tiles of a live
layer show it: for what QGIS has no renderer for.
"""

from __future__ import annotations

from typing import Any

from ..core.page import Page
from ..core.product import Product, Visualization
from ..core.recipes import Recipe
from ..core.recipes.vector import VectorRecipe
from .download import BandOrder, DownloadOrder, Limits
from .download.order import FILLED

#: The lowest float32: no measurement has it, and JSON can say it, which it cannot of NaN.
NODATA = -3.4028234663852886e38
CHANNELS = ("red", "green", "blue", "opacity")
_LIMITS = Limits()


def prefers_picture(recipe: Recipe) -> bool:
    """Whether QGIS' own renderers would show the raw values in other colours, by more than rounding.

    Drawn features have half-transparent edges, and QGIS corrects gamma after the colours were rounded to 256 steps.
    """
    shown = recipe.visualization()
    return isinstance(recipe, VectorRecipe) or (len(shown.bands) > 1 and any(each != 1 for each in shown.gamma))


def order_of(shown: Visualization, page: Page, picture: bool) -> DownloadOrder:
    """How a page is downloaded; nothing is sent. Raises RecipeError."""
    grid = page.grid()
    if picture:
        bands = tuple(BandOrder(name, "uint8") for name in CHANNELS)
        return DownloadOrder(grid, bands)
    bands = tuple(BandOrder(name, "float32") for name in dict.fromkeys(shown.bands))
    counted = 5 * len(bands) * grid.width * grid.height
    if counted > _LIMITS.size:
        return DownloadOrder(grid, bands, masks=FILLED, nodata=NODATA)
    return DownloadOrder(grid, bands, masks=FILLED, nodata=NODATA, request_bytes=_LIMITS.size, fewest=True)


def image_of(product: Product, picture: bool) -> Any:
    """The ``ee.Image`` whose pixels are downloaded. Builds only: nothing is sent."""
    import ee

    image: Any = product.image
    if not picture:
        return image.select(list(dict.fromkeys(product.visualization.bands)))
    coloured = image.visualize(**product.visualization.to_ee(), forceRgbOutput=True)
    opacity = coloured.select(0).mask().multiply(255).round().unmask(0, False).toUint8()
    return ee.Image.cat([coloured.unmask(0, False).toUint8(), opacity]).rename(list(CHANNELS))
