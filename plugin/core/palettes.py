# SPDX-License-Identifier: GPL-2.0-or-later
"""Named palettes: anchor colours, evenly spaced, from low to high.

ColorBrewer schemes (YlOrRd … BrBG) are by Cynthia Brewer, Apache-2.0-style licence; viridis, magma, inferno, plasma and
cividis are CC0; turbo is Apache-2.0. Only their anchor colours, which are facts, stand here. "thermal" and "ndvi" are
the colour lists that most Earth Engine tutorials use for temperature and for NDVI.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SEQUENTIAL, DIVERGING, CATEGORICAL = "sequential", "diverging", "categorical"

_COLOUR = re.compile(r"#?[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Palette:
    """A palette's name, its kind and its colours as "#rrggbb"."""

    name: str
    kind: str
    colours: tuple[str, ...]

    def reversed(self) -> Palette:
        """The same colours from high to low."""
        return Palette(self.name, self.kind, self.colours[::-1])


def _palette(name: str, kind: str, colours: str) -> Palette:
    return Palette(name, kind, tuple("#" + colour for colour in colours.split()))


_PALETTES = (
    _palette("thermal", SEQUENTIAL, "0000ff 800080 00ffff 008000 ffff00 ff0000"),
    _palette("heat", SEQUENTIAL, "313695 4575b4 74add1 abd9e9 e0f3f8 ffffbf fee090 fdae61 f46d43 d73027 a50026"),
    _palette(
        "turbo",
        SEQUENTIAL,
        "30123b 4145ab 4675ed 39a2fc 1bcfd4 24eca6 61fc6c a4fc3b d1e834 f3c63a fe9b2d f36315 d93806 b11901 7a0402",
    ),
    _palette("viridis", SEQUENTIAL, "440154 482878 3e4989 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725"),
    _palette("magma", SEQUENTIAL, "000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf"),
    _palette("inferno", SEQUENTIAL, "000004 1b0c41 4a0c6b 781c6d a52c60 cf4446 ed6925 fb9b06 f7d13d fcffa4"),
    _palette("plasma", SEQUENTIAL, "0d0887 46039f 7201a8 9c179e bd3786 d8576b ed7953 fb9f3a fdca26 f0f921"),
    _palette("cividis", SEQUENTIAL, "00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 fee838"),
    _palette("YlOrRd", SEQUENTIAL, "ffffcc ffeda0 fed976 feb24c fd8d3c fc4e2a e31a1c bd0026 800026"),
    _palette("YlGnBu", SEQUENTIAL, "ffffd9 edf8b1 c7e9b4 7fcdbb 41b6c4 1d91c0 225ea8 253494 081d58"),
    _palette("Blues", SEQUENTIAL, "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b"),
    _palette("Greens", SEQUENTIAL, "f7fcf5 e5f5e0 c7e9c0 a1d99b 74c476 41ab5d 238b45 006d2c 00441b"),
    _palette("Purples", SEQUENTIAL, "fcfbfd efedf5 dadaeb bcbddc 9e9ac8 807dba 6a51a3 54278f 3f007d"),
    _palette("Greys", SEQUENTIAL, "ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000"),
    _palette(
        "ndvi",
        SEQUENTIAL,
        "ffffff ce7e45 df923d f1b555 fcd163 99b718 74a901 66a000 529400 3e8601 207401 056201 004c00 023b01 012e01 "
        "011d01 011301",
    ),
    _palette("RdBu", DIVERGING, "053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f"),
    _palette("BrBG", DIVERGING, "543005 8c510a bf812d dfc27d f6e8c3 f5f5f5 c7eae5 80cdc1 35978f 01665e 003c30"),
    _palette("PuOr", DIVERGING, "2d004b 542788 8073ac b2abd2 d8daeb f7f7f7 fee0b6 fdb863 e08214 b35806 7f3b08"),
    _palette("PiYG", DIVERGING, "8e0152 c51b7d de77ae f1b6da fde0ef f7f7f7 e6f5d0 b8e186 7fbc41 4d9221 276419"),
    _palette("Set2", CATEGORICAL, "66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3"),
    _palette(
        "Paired", CATEGORICAL, "a6cee3 1f78b4 b2df8a 33a02c fb9a99 e31a1c fdbf6f ff7f00 cab2d6 6a3d9a ffff99 b15928"
    ),
)

PALETTES: dict[str, Palette] = {palette.name: palette for palette in _PALETTES}


def names(*kinds: str) -> tuple[str, ...]:
    """Names of the palettes of these kinds, or of all."""
    return tuple(palette.name for palette in _PALETTES if not kinds or palette.kind in kinds)


def is_colour(text: str) -> bool:
    """Whether this is "#rrggbb" or "rrggbb"."""
    return isinstance(text, str) and bool(_COLOUR.fullmatch(text))
