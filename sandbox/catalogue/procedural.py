# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedural datasets by their real ids. A new one is a module with a function and a line here."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable

from . import boundaries, cmip6, elevation, smap, speed, terraclimate
from .sentinel2 import scenes

PROCEDURAL: dict[str, Callable[[], Any]] = {
    cmip6.IDENTIFIER: cmip6.collection,
    terraclimate.IDENTIFIER: terraclimate.collection,
    elevation.IDENTIFIER: elevation.image,
    speed.IDENTIFIER: speed.image,
    **{identifier: partial(scenes.collection, identifier) for identifier in scenes.COLLECTIONS},
    boundaries.COUNTRIES: boundaries.countries,
    **{identifier: partial(smap.collection, identifier) for identifier in smap.IDENTIFIERS},
    **{identifier: partial(boundaries.units, identifier) for identifier in boundaries.LEVELS},
}
