# SPDX-License-Identifier: GPL-2.0-or-later
"""An image's bands and own pixels, asked of the service: what an order is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Optional

from ...core.errors import NothingFound
from ...core.grid import Affine, checked
from ...core.pixel_types import of_band
from ...core.text import tr
from ..client import Client
from .order import BandOrder


@dataclass(frozen=True)
class Described:
    """An image as the service knows it.

    Attributes:
        bands: all of them, each with its own type.
        crs, transform: the first band's pixels; those of a composite are one degree, so choose others for it.
        width, height: of the first band; ``None`` where it has no end.
    """

    bands: tuple[BandOrder, ...]
    crs: str
    transform: Affine
    width: Optional[int] = None
    height: Optional[int] = None


def describe(image: Any, client: Client, *, cancelled: Callable[[], bool] = lambda: False) -> Described:
    """An image's bands and pixels; one request.

    Raises:
        NothingFound: it has no bands.
        WorkbenchError: by what the user can do about it.
    """
    told = client.compute(image, cancelled=cancelled)["bands"]
    if not told:
        raise NothingFound(tr("The image has no bands. Choose another period, region or model."))
    first = told[0]
    width, height = first.get("dimensions", (None, None))
    bands = tuple(BandOrder(str(band["id"]), of_band(band["data_type"])) for band in told)
    crs = str(first.get("crs") or first.get("crs_wkt") or "EPSG:4326")
    return Described(bands, crs, checked(first["crs_transform"]), width, height)
