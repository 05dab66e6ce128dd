# SPDX-License-Identifier: GPL-2.0-or-later
"""A map sheet as somebody wants it: which template, which words, what stands beside the map."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .errors import RecipeError
from .series_parts import SeriesPlace
from .text import listed, tr

KINDS = ("single", "comparison", "multiples", "chart", "globe")
PAGES = ("A4", "A3")
TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "layouts"

MAP = "map"
#: What can stand on a sheet beside the map; of all but "graticule" and "borders" these are the ids of layout items.
PARTS = ("legend", "scalebar", "north", "graticule", "borders", "overview", "sources", "date")
_PART_ITEMS = ("legend", "scalebar", "north", "overview", "sources", "date")
#: What a globe has none of: its scale and its north are another at every place.
_NOT_ON_GLOBES = ("scalebar", "north", "overview")
_NOT_ON_MANY = ("overview",)
LOWEST_DPI, HIGHEST_DPI = 30, 1200
MOST_ATLAS = 400
MOST_PANELS = {"single": 1, "comparison": 2, "multiples": 12, "chart": 1, "globe": 1}


def kind_label(kind: str) -> str:
    """What people call a kind of sheet."""
    return {
        "single": tr("One map"),
        "comparison": tr("Two maps side by side"),
        "multiples": tr("Many small maps"),
        "chart": tr("Map with a chart"),
        "globe": tr("Globe"),
    }[kind]


def part_label(part: str) -> str:
    """What people call a part of a sheet."""
    return {
        "legend": tr("Legend"),
        "scalebar": tr("Scale bar"),
        "north": tr("North arrow"),
        "graticule": tr("Graticule"),
        "borders": tr("Country borders"),
        "overview": tr("Overview map"),
        "sources": tr("Sources and licences"),
        "date": tr("Projection and date"),
    }[part]


def item_of(name: str, number: int) -> str:
    """The id of the n-th map, caption and so on of a template, from 0: "map", "map_2", "map_3"."""
    return name if number == 0 else f"{name}_{number + 1}"


@dataclass(frozen=True)
class Sheet:
    """How a page is made.

    Attributes:
        kind, page, landscape: one of the plugin's templates.
        template: path of a template of the user's own, instead.
        title, subtitle: "" for what the recipe says.
        include: of `PARTS`.
        dpi: of the page; of frozen layers too.
        chart: path of a picture for the kind "chart", or for an item with the id "chart".
        places: where the series of a computed chart is read; without any, in the middle of the map. A chart is computed
            for the kind "chart", and wherever there are places, unless there is a picture.
        atlas: a page for each map instead of all of them on one page.
    """

    kind: str = "single"
    page: str = "A4"
    landscape: bool = True
    template: str = ""
    title: str = ""
    subtitle: str = ""
    include: tuple[str, ...] = PARTS
    dpi: int = 300
    chart: str = ""
    atlas: bool = False
    places: tuple[SeriesPlace, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.page not in PAGES:
            raise RecipeError("template", tr("Choose a template."))
        unknown = [part for part in self.include if part not in PARTS]
        if unknown:
            sentence = tr("“{}” is no part of a sheet. Choose of: {}.")
            raise RecipeError("include", sentence.format(unknown[0], listed(PARTS)))
        if not LOWEST_DPI <= self.dpi <= HIGHEST_DPI:
            raise RecipeError("dpi", tr("Choose a resolution of {} to {} dpi.").format(LOWEST_DPI, HIGHEST_DPI))

    @property
    def path(self) -> Path:
        """The template's file."""
        if self.template:
            return Path(self.template)
        turned = "landscape" if self.landscape else "portrait"
        return TEMPLATES / f"{self.kind}_{self.page.lower()}_{turned}.qpt"

    @property
    def parts(self) -> tuple[str, ...]:
        """What is included and makes sense on this kind of sheet, in the order of `PARTS`."""
        without = _NOT_ON_GLOBES if self.kind == "globe" else _NOT_ON_MANY if MOST_PANELS[self.kind] > 1 else ()
        return tuple(part for part in PARTS if part in self.include and part not in without)

    @property
    def computes_chart(self) -> bool:
        """Whether a chart has to be made for it."""
        return not self.chart and (bool(self.places) or (self.kind == "chart" and not self.template))

    def room(self) -> int:
        """How many maps a sheet of this kind has room for; a template of the user's own shows it by its items."""
        return MOST_ATLAS if self.atlas else MOST_PANELS["multiples" if self.template else self.kind]

    def required(self, panels: int) -> tuple[str, ...]:
        """Ids of the items that the template must have to show so many maps."""
        maps = [item_of(MAP, number) for number in range(1 if self.atlas else panels)]
        chart = ["chart"] if self.chart or self.computes_chart else []
        return (*maps, "title", *(part for part in self.parts if part in _PART_ITEMS), *chart)

    @classmethod
    def parse(cls, text: str) -> dict[str, object]:
        """What people write as a template: "A4 landscape", "comparison A3 portrait", or the path of a template.

        The fields that it settles. Raises RecipeError.
        """
        if text.lower().endswith(".qpt"):
            return {"template": text}
        found: dict[str, object] = {}
        for word in text.replace(",", " ").split():
            if word.upper() in PAGES:
                found["page"] = word.upper()
            elif word.lower() in ("landscape", "portrait"):
                found["landscape"] = word.lower() == "landscape"
            elif word.lower() in KINDS:
                found["kind"] = word.lower()
            else:
                sentence = tr(
                    "“{}” is no template. Write such as “A4 landscape” or “comparison A3 portrait” ({}), or the path "
                    "of a template, *.qpt."
                )
                raise RecipeError("template", sentence.format(text[:60], listed(KINDS)))
        return found


@dataclass(frozen=True)
class SheetOrder:
    """What the dialog asks for.

    Attributes:
        layer_ids: the topmost first.
        by: divide the one recipe into months, seasons, years or decades; "" for the layers as they are.
        view: "canvas" for what the map canvas shows, "layers" for all that the layers have.
        frozen: whether the layers are frozen for the page.
    """

    sheet: Sheet
    layer_ids: tuple[str, ...]
    by: str = ""
    view: str = "layers"
    frozen: bool = True
