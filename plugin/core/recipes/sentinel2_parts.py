# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of a Sentinel-2 recipe: which scenes, which pixels of them, how they become one, and what is shown."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Optional

from .. import expressions, indices
from ..errors import RecipeError
from ..text import tr
from . import sentinel2_facts as facts
from .reading import is_name, is_number, members, plain, typed

MASKS = ("cloud_score", "probability", "scl", "qa60")
SCORES = ("cs", "cs_cdf")
COMPOSITES = ("median", "mean", "percentile", "minimum", "maximum", "recent", "best", "weighted", "medoid")
CLIPS = ("none", "region", "bounds")
VIEWS = ("bands", "index", "expression")
MOST_LEFT_OUT = 2000
MAX_DILATION = 1000.0
MAX_EXPRESSION = 10_000


@dataclass(frozen=True)
class SceneFilter:
    """Which scenes take part.

    Attributes:
        cloud: scenes with less than this percentage of cloudy pixels; 100 takes all.
        orbits: relative orbits, 1 to 143; empty takes all.
        tiles: MGRS tiles such as "32UPU"; empty takes all.
        baseline: the oldest processing baseline, such as "04.00"; empty takes all.
        left_out: `system:index` of scenes that the user does not want.
    """

    cloud: float = 100.0
    orbits: tuple[int, ...] = ()
    tiles: tuple[str, ...] = ()
    baseline: str = ""
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not is_number(self.cloud) or not 0 < self.cloud <= 100:
            raise RecipeError("cloud", tr("The cloud percentage is a number above 0, up to 100."))
        object.__setattr__(self, "cloud", plain(self.cloud))
        _check_tuple("orbits", self.orbits)
        if any(type(each) is not int or not 1 <= each <= 143 for each in self.orbits):
            raise RecipeError("orbits", tr("Orbits are whole numbers from 1 to 143, separated by commas."))
        _check_tuple("tiles", self.tiles)
        if any(not isinstance(each, str) or not _is_tile(each) for each in self.tiles):
            raise RecipeError("tiles", tr("Tiles are written like 32UPU, separated by commas."))
        if self.baseline and not _is_baseline(self.baseline):
            raise RecipeError("baseline", tr("A processing baseline is written like 04.00."))
        _check_tuple("left_out", self.left_out)
        if len(self.left_out) > MOST_LEFT_OUT or not all(is_name(each, 100) for each in self.left_out):
            sentence = tr("At most {} scenes can be left out: choose shorter dates instead.")
            raise RecipeError("left_out", sentence.format(MOST_LEFT_OUT))


def _check_tuple(field: str, values: Any) -> None:
    if not isinstance(values, tuple) or len(set(values)) != len(values):
        raise RecipeError(field, tr("Each value can be given once."))


def _is_tile(name: str) -> bool:
    return len(name) == 5 and name[:2].isdigit() and 1 <= int(name[:2]) <= 60 and name[2:].isalpha() and name.isupper()


def _is_baseline(text: Any) -> bool:
    return isinstance(text, str) and len(text) == 5 and text[2] == "." and (text[:2] + text[3:]).isdigit()


@dataclass(frozen=True)
class CloudMask:
    """Which pixels of a scene count as clear: those that every chosen method calls clear.

    Attributes:
        methods: of `MASKS`; empty keeps all pixels.
        score, threshold: band of Cloud Score+, and the least value of a clear pixel, 0 to 1.
        probability: pixels of at least this cloud probability, in percent, are cloudy.
        shadows: with "probability", also mask dark pixels that clouds cast their shadow on.
        classes: scene classes that are not clear.
        dilation: metres that cloudy areas grow on all sides.
    """

    methods: tuple[str, ...] = ("cloud_score",)
    score: str = "cs"
    threshold: float = 0.6
    probability: float = 50.0
    shadows: bool = True
    classes: tuple[int, ...] = facts.CLOUDY_CLASSES
    dilation: float = 0.0

    def __post_init__(self) -> None:
        _check_tuple("mask", self.methods)
        if any(each not in MASKS for each in self.methods):
            raise RecipeError("mask", tr("Choose how clouds are masked."))
        object.__setattr__(self, "methods", tuple(each for each in MASKS if each in self.methods))
        if self.score not in SCORES:
            raise RecipeError("mask", tr("Choose the band of Cloud Score+."))
        if not is_number(self.threshold) or not 0 <= self.threshold <= 1:
            raise RecipeError("threshold", tr("The cloud score is a number from 0 to 1."))
        if not is_number(self.probability) or not 0 <= self.probability <= 100:
            raise RecipeError("probability", tr("The cloud probability is a number from 0 to 100."))
        if type(self.shadows) is not bool:
            raise RecipeError("mask", tr("Choose how clouds are masked."))
        _check_tuple("classes", self.classes)
        if any(each not in facts.SCENE_CLASSES for each in self.classes):
            raise RecipeError("classes", tr("Choose scene classes from the list."))
        if "scl" in self.methods and not self.classes:
            raise RecipeError("classes", tr("Tick the scene classes that are to be masked."))
        if not is_number(self.dilation) or not 0 <= self.dilation <= MAX_DILATION:
            raise RecipeError("dilation", tr("Clouds can grow by 0 to {:g} metres.", MAX_DILATION))
        for name in ("threshold", "probability", "dilation"):
            object.__setattr__(self, name, plain(getattr(self, name)))
        object.__setattr__(self, "classes", tuple(sorted(self.classes)))


@dataclass(frozen=True)
class Composite:
    """How the clear pixels of many scenes become one.

    Attributes:
        kind: of `COMPOSITES`. "recent" is the last clear pixel, "best" the one with the greatest `index`, "weighted"
            the mean weighted by Cloud Score+, "medoid" the scene's pixel that is nearest to the median in all bands.
        percentile: for "percentile".
        index: name of the index for "best".
        count: whether a band "count" tells the number of clear pixels.
    """

    kind: str = "median"
    percentile: float = 25.0
    index: str = "NDVI"
    count: bool = False

    def __post_init__(self) -> None:
        if self.kind not in COMPOSITES:
            raise RecipeError("composite", tr("Choose how the scenes are combined."))
        if not is_number(self.percentile) or not 0 <= self.percentile <= 100:
            raise RecipeError("percentile", tr("A percentile is a number from 0 to 100."))
        object.__setattr__(self, "percentile", plain(self.percentile))
        _check_index("best_index", self.index)
        if type(self.count) is not bool:
            raise RecipeError("composite", tr("Choose how the scenes are combined."))


def _check_index(field: str, name: Any) -> None:
    if name not in indices.indices():
        raise RecipeError(field, tr("The index “{}” is not known.").format(str(name)[:40]))


@dataclass(frozen=True)
class View:
    """What is shown: three bands, an index of the list, or an expression with bands as names.

    Attributes:
        kind: of `VIEWS`.
        bands: for red, green and blue.
        low, high: reflectances between which each band is shown; ``None`` for the combination's own.
        gamma: above 1 brightens the middle.
    """

    kind: str = "bands"
    bands: tuple[str, ...] = facts.COMBINATIONS["true_colour"].bands
    index: str = "NDVI"
    expression: str = ""
    low: Optional[tuple[float, ...]] = None
    high: Optional[tuple[float, ...]] = None
    gamma: float = 1.0

    def __post_init__(self) -> None:
        if self.kind not in VIEWS:
            raise RecipeError("view", tr("Choose what is shown."))
        if (
            not isinstance(self.bands, tuple)
            or len(self.bands) != 3
            or any(each not in facts.BANDS for each in self.bands)
        ):
            raise RecipeError("bands", tr("Choose three bands."))
        _check_index("index", self.index)
        if not isinstance(self.expression, str) or len(self.expression) > MAX_EXPRESSION:
            raise RecipeError("expression", tr("The expression is too long."))
        object.__setattr__(self, "expression", self.expression.strip())
        if self.kind == "expression":
            self.expression_bands()
        for name in ("low", "high"):
            values = getattr(self, name)
            if values is not None and (len(values) != 3 or not all(map(is_number, values))):
                raise RecipeError("stretch", tr("The stretch needs a number for each of the three bands."))
            if values is not None:
                object.__setattr__(self, name, tuple(plain(each) for each in values))
        if self.low is not None and self.high is not None and any(a >= b for a, b in zip(self.low, self.high)):
            raise RecipeError("stretch", tr("The stretch must end at a higher value than it starts."))
        if not is_number(self.gamma) or not 0.1 <= self.gamma <= 10:
            raise RecipeError("gamma", tr("Gamma is a number from 0.1 to 10."))
        object.__setattr__(self, "gamma", plain(self.gamma))

    def expression_bands(self) -> tuple[str, ...]:
        """The bands that the expression names, in the satellite's order. Raises RecipeError."""
        used = expressions.check(self.expression, tuple(facts.BANDS))
        if not used:
            raise RecipeError("expression", tr("The expression names no band, such as B8."))
        return tuple(band for band in facts.BANDS if band in used)

    def source_bands(self) -> tuple[str, ...]:
        """The bands that the view is made of, in the satellite's order."""
        if self.kind == "bands":
            return tuple(band for band in facts.BANDS if band in self.bands)
        if self.kind == "index":
            return index_bands(self.index)
        return self.expression_bands()

    def result(self) -> tuple[str, ...]:
        """The bands of the layer."""
        if self.kind == "bands":
            return tuple(dict.fromkeys(self.bands))
        return (self.index if self.kind == "index" else "expression",)

    def limits(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Low and high reflectances of the three bands."""
        known = facts.COMBINATIONS.get(facts.combination_of(self.bands), facts.COMBINATIONS["colour_infrared"])
        low, high = self.low or (known.low,) * 3, self.high or (known.high,) * 3
        return low, tuple(max(b, a + 1e-6) for a, b in zip(low, high))


def index_bands(name: str) -> tuple[str, ...]:
    """The bands that an index is made of, in the satellite's order."""
    used = set(indices.expression(name)[1].values())
    return tuple(band for band in facts.BANDS if band in used)


def part_to_dict(part: Any) -> dict[str, Any]:
    """A part's members as plain values for JSON."""
    found = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def part_from_dict(kind: Any, values: Any) -> Any:
    """The part that `part_to_dict` wrote. Raises ValueError or RecipeError."""
    names = [field.name for field in fields(kind)]
    found = dict(zip(names, members(values, *names)))
    return kind(**{name: tuple(typed(each, list)) if isinstance(each, list) else each for name, each in found.items()})
