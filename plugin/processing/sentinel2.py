# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 composite as a Processing algorithm."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ..bridge import regions
from ..core import indices, palettes, written
from ..core.errors import RecipeError
from ..core.recipes import Region, Style
from ..core.recipes import sentinel2_facts as facts
from ..core.recipes.sentinel2 import Sentinel2Recipe
from ..core.recipes.sentinel2_parts import CLIPS, COMPOSITES, MASKS, SCORES, CloudMask, Composite, SceneFilter, View
from ..core.text import tr
from .layer_algorithm import RecipeLayerAlgorithm

_DEFAULT, _BANDS, _INDEX, _EXPRESSION = "default", "bands", "index", "expression"


class Sentinel2LayerAlgorithm(RecipeLayerAlgorithm):
    """A cloud-free picture or an index of many scenes, as a layer."""

    icon_name = "sentinel2"

    def name(self) -> str:
        """Second part of the id."""
        return "sentinel2"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Sentinel-2 composite")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Imagery")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "imagery"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("sentinel-2,composite,cloud,mask,mosaic,ndvi,index,true colour,infrared,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Adds a cloud-masked composite of Sentinel-2 scenes, or a spectral index of it, as a layer.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Combines the clear pixels of all scenes of a region and period, and adds the picture, a spectral index or "
            "an expression with bands as names as a layer that Earth Engine draws.\n\n"
            "Periods are written like 2024, 2024-06, 2024-06-01 to 2024-08-31 or last 30 days. The region is an "
            "extent, or the polygons of a layer, which take its place. The layer can be edited again in the Sentinel-2 "
            "panel."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self.addParameter(QgsProcessingParameterExtent("EXTENT", tr("Region"), optional=True))
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSource("POLYGONS", tr("Region as polygons"), [polygons], optional=True)
        )
        self.addParameter(QgsProcessingParameterString("PERIOD", tr("Period"), "2024-06-01 to 2024-08-31"))
        self._choice("COLLECTION", tr("Source"), list(facts.COLLECTIONS), facts.SURFACE)
        self._number("CLOUD", tr("Scenes with less cloud than this percentage"))
        for name, label in (
            ("TILES", tr("Tiles, such as 32UPU, separated by commas")),
            ("ORBITS", tr("Relative orbits, separated by commas")),
            ("BASELINE", tr("Oldest processing baseline, such as 04.00")),
            ("LEFT_OUT", tr("Scenes to leave out (system:index), separated by commas")),
        ):
            self._add(QgsProcessingParameterString(name, label, optional=True), advanced=True)
        self._choice("MASK", tr("Clouds are masked by"), list(MASKS), ["cloud_score"], several=True, optional=True)
        self._choice("SCORE", tr("Band of Cloud Score+"), list(SCORES), "cs", advanced=True)
        self._number("THRESHOLD", tr("Least cloud score of clear pixels (0.6 where empty)"), advanced=True)
        self._number("PROBABILITY", tr("Least probability of clouds in percent (50 where empty)"), advanced=True)
        shadows = QgsProcessingParameterBoolean("SHADOWS", tr("With cloud probability, mask shadows too"), True)
        self._add(shadows, advanced=True)
        classes = QgsProcessingParameterString(
            "CLASSES", tr("Scene classes to mask"), ",".join(map(str, facts.CLOUDY_CLASSES)), optional=True
        )
        self._add(classes, advanced=True)
        self._number("DILATION", tr("Metres that clouds grow"), advanced=True)
        self._choice("COMPOSITE", tr("Scenes are combined by"), list(COMPOSITES), "median")
        self._number("PERCENTILE", tr("Percentile"), advanced=True)
        names = sorted(indices.indices())
        self._choice("BEST_INDEX", tr("Index whose greatest value is taken"), names, "NDVI", advanced=True)
        self._add(QgsProcessingParameterBoolean("COUNT", tr("Add a band with the number of clear pixels"), False), True)
        self._choice("VIEW", tr("Show"), [*facts.COMBINATIONS, _BANDS, _INDEX, _EXPRESSION], "true_colour")
        self._add(QgsProcessingParameterString("BANDS", tr("Three bands"), "B4,B3,B2", optional=True), True)
        self._choice("INDEX", tr("Spectral index"), names, "NDVI")
        self._add(QgsProcessingParameterString("EXPRESSION", tr("Expression"), optional=True), False)
        self._choice("CLIP", tr("Clip"), list(CLIPS), "region")
        self._choice("PALETTE", tr("Palette"), [_DEFAULT, *palettes.PALETTES], _DEFAULT, advanced=True)
        self._number("MINIMUM", tr("Value shown darkest, or of the first colour"), advanced=True)
        self._number("MAXIMUM", tr("Value shown brightest, or of the last colour"), advanced=True)
        self._number("GAMMA", tr("Gamma"), advanced=True)
        self.addOutput(QgsProcessingOutputRasterLayer("OUTPUT", tr("Sentinel-2 composite")))

    def recipe(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Sentinel2Recipe:
        """The recipe that the parameters describe. Raises RecipeError."""

        def number(name: str, default: float) -> float:
            return self.parameterAsDouble(parameters, name, context) if parameters.get(name) is not None else default

        def choice(name: str) -> str:
            return str(self.parameterAsEnumString(parameters, name, context))

        def words(name: str) -> tuple[str, ...]:
            return _words(self.parameterAsString(parameters, name, context))

        palette = choice("PALETTE")
        ends = [number(name, 0.0) if parameters.get(name) is not None else None for name in ("MINIMUM", "MAXIMUM")]
        view = self._view(
            choice("VIEW"), words("BANDS"), choice("INDEX"), parameters, context, ends, number("GAMMA", 1.0)
        )
        is_picture = view.kind == "bands"
        return Sentinel2Recipe(
            self._where(parameters, context),
            written.some_dates(self.parameterAsString(parameters, "PERIOD", context)),
            choice("COLLECTION"),
            SceneFilter(
                number("CLOUD", 100.0),
                _numbers(words("ORBITS"), "orbits"),
                words("TILES"),
                "".join(words("BASELINE")),
                words("LEFT_OUT"),
            ),
            CloudMask(
                # QGIS takes the default where nothing is ticked.
                tuple(self.parameterAsEnumStrings(parameters, "MASK", context)) if parameters.get("MASK") != [] else (),
                choice("SCORE"),
                number("THRESHOLD", 0.6),
                number("PROBABILITY", 50.0),
                self.parameterAsBool(parameters, "SHADOWS", context),
                _numbers(words("CLASSES"), "classes"),
                number("DILATION", 0.0),
            ),
            Composite(
                choice("COMPOSITE"),
                number("PERCENTILE", 25.0),
                choice("BEST_INDEX"),
                self.parameterAsBool(parameters, "COUNT", context),
            ),
            view,
            Style("" if palette == _DEFAULT else palette, False, *([None, None] if is_picture else ends)),
            choice("CLIP"),
        )

    def _view(
        self,
        name: str,
        bands: tuple[str, ...],
        index: str,
        parameters: Dict[str, Any],
        context: QgsProcessingContext,
        ends: List[Optional[float]],
        gamma: float,
    ) -> View:
        if name == _INDEX:
            return View("index", index=index)
        if name == _EXPRESSION:
            return View("expression", expression=self.parameterAsString(parameters, "EXPRESSION", context))
        low, high = (None if end is None else (end,) * 3 for end in ends)
        chosen = bands if name == _BANDS else facts.COMBINATIONS[name].bands
        return View("bands", chosen, low=low, high=high, gamma=gamma)

    def _where(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Region:
        """The polygons, or else the extent."""
        region: Optional[Region] = None
        if parameters.get("POLYGONS"):
            source = self.parameterAsSource(parameters, "POLYGONS", context)
            if source is None:
                raise RecipeError("region", tr("The layer of polygons cannot be read."))
            request = QgsFeatureRequest().setNoAttributes().setLimit(regions.MAX_FEATURES)
            feature = QgsFeature()
            shapes, found = [], source.getFeatures(request)
            while found.nextFeature(feature):
                shapes.append(QgsGeometry(feature.geometry()))
            joined = QgsGeometry.unaryUnion(shapes)
            name = source.sourceName()
            region = regions.from_geometry(joined, source.sourceCrs(), context.transformContext(), name).region
        else:
            region = self._region(parameters, context)
        if region is None:
            raise RecipeError("region", tr("Choose a region: scenes are looked for there."))
        return region


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def _numbers(texts: tuple[str, ...], field: str) -> tuple[int, ...]:
    if not all(each.isdecimal() for each in texts):
        raise RecipeError(field, tr("Write whole numbers, separated by commas."))
    return tuple(map(int, texts))
