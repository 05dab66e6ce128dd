# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets as a Processing algorithm: layers or recipes to a page, a map book or an animation, without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
)

from ..bridge import layers, sheet_printing
from ..core.errors import Cancelled, RecipeError, WorkbenchError
from ..core.recipes import Recipe
from ..core.recipes.splitting import STEPS, split
from ..core.series_parts import SeriesPlace
from ..core.sheet import HIGHEST_DPI, KINDS, LOWEST_DPI, PAGES, PARTS
from ..core.text import tr
from .algorithm import WorkbenchAlgorithm, failure

_NOTHING = "no"
_TEMPLATES = tuple(
    f"{kind} {page} {turned}" for kind in KINDS for page in PAGES for turned in ("landscape", "portrait")
)


class MapSheetAlgorithm(WorkbenchAlgorithm):
    """The parameters make a sheet and recipes, the bridge prints them."""

    def name(self) -> str:
        """Second part of the id."""
        return "mapsheet"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Map sheet")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Maps")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "maps"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("print,layout,pdf,atlas,animation,gif,template,map book,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Prints Earth Engine layers or recipes with legend, scale bar and sources on a page.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Makes a page of layers or recipes: maps, titles, legend, scale bar, north arrow, graticule, overview, "
            "sources and licences, as PDF, SVG or picture. Several layers become several maps, in their order.\n\n"
            "With “A map for each”, the first recipe is divided into months, seasons, years or decades, on one page "
            "or, as a map book, a page each; as .gif or .mp4 it moves.\n\n"
            "What is printed is frozen first: computed once for the page's own pixels. A template of your own needs "
            "the ids of the items that it fills: map (map_2, …), title, legend, scalebar, north, overview, sources, "
            "date."
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts are drawn on the main thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    # Parameters

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        raster = QgsProcessing.SourceType.TypeRaster
        self.addParameter(QgsProcessingParameterMultipleLayers("LAYERS", tr("Layers"), raster, optional=True))
        words = tr("Recipes, in place of layers, one a line")
        self.addParameter(QgsProcessingParameterString("RECIPES", words, optional=True, multiLine=True))
        self._choice("TEMPLATE", tr("Template"), list(_TEMPLATES), _TEMPLATES[0])
        own = QgsProcessingParameterFile("OWN_TEMPLATE", tr("Template of your own"), extension="qpt", optional=True)
        self._add(own, advanced=True)
        self._choice("BY", tr("A map for each"), [_NOTHING, *STEPS], _NOTHING)
        self.addParameter(QgsProcessingParameterBoolean("PAGES", tr("A page for each map"), False))
        self._text("TITLE", tr("Title (from the recipe where empty)"))
        self._text("SUBTITLE", tr("Subtitle (from the recipe where empty)"))
        self.addParameter(
            QgsProcessingParameterExtent("EXTENT", tr("Region (all of the layers where empty)"), None, True)
        )
        crs = QgsProcessingParameterCrs("CRS", tr("Projection (a fitting one where empty)"), None, True)
        self.addParameter(crs)
        whole = Qgis.ProcessingNumberParameterType.Integer
        self.addParameter(
            QgsProcessingParameterNumber("DPI", tr("Resolution (dpi)"), whole, 300, False, LOWEST_DPI, HIGHEST_DPI)
        )
        self._choice("INCLUDE", tr("With"), list(PARTS), list(PARTS), several=True, advanced=True)
        place = tr("Place of the chart's series (middle of the map where empty)")
        self._add(QgsProcessingParameterPoint("PLACE", place, optional=True), advanced=True)
        self._add(QgsProcessingParameterFile("CHART", tr("Picture of a chart"), optional=True), advanced=True)
        self._add(QgsProcessingParameterBoolean("FREEZE", tr("Freeze for print"), True), advanced=True)
        real = Qgis.ProcessingNumberParameterType.Double
        stands = QgsProcessingParameterNumber("SECONDS", tr("Seconds for a picture of an animation"), real, 0.8)
        self._add(stands, advanced=True)
        self._connection_parameters()
        kinds = "PDF (*.pdf);;PNG (*.png);;SVG (*.svg);;JPEG (*.jpg);;TIFF (*.tif);;GIF (*.gif);;MP4 (*.mp4)"
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", tr("Page"), kinds))
        self.addOutput(QgsProcessingOutputNumber("PAGE_COUNT", tr("Number of files")))

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[List[Recipe], Dict[str, Any]]:
        """Recipes and the options of `print_recipes`. Raises RecipeError."""
        recipes = self._recipes(parameters, context)
        by = str(self.parameterAsEnumString(parameters, "BY", context))
        own = str(self.parameterAsFile(parameters, "OWN_TEMPLATE", context)).strip()
        crs = self.parameterAsCrs(parameters, "CRS", context)
        region = self._region(parameters, context)
        options = {
            "template": own or str(self.parameterAsEnumString(parameters, "TEMPLATE", context)),
            "by": "" if by == _NOTHING else by,
            "pages": self.parameterAsBoolean(parameters, "PAGES", context),
            "title": str(self.parameterAsString(parameters, "TITLE", context)),
            "subtitle": str(self.parameterAsString(parameters, "SUBTITLE", context)),
            "include": tuple(self.parameterAsEnumStrings(parameters, "INCLUDE", context)),
            "crs": (crs.authid() or crs.toProj()) if crs.isValid() else "",
            "region": None if region is None else region.bounds(),
            "dpi": self.parameterAsInt(parameters, "DPI", context),
            "chart": str(self.parameterAsFile(parameters, "CHART", context)).strip(),
            "places": self._places(parameters, context),
            "freeze": self.parameterAsBoolean(parameters, "FREEZE", context),
            "seconds": self.parameterAsDouble(parameters, "SECONDS", context),
        }
        if options["by"]:
            split(recipes[0], str(options["by"]))
        return recipes, options

    def _places(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[SeriesPlace, ...]:
        if not parameters.get("PLACE"):
            return ()
        point = self.parameterAsPoint(parameters, "PLACE", context, QgsCoordinateReferenceSystem("EPSG:4326"))
        return (SeriesPlace.at(point.x(), point.y()),)

    def _recipes(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> List[Recipe]:
        text = str(self.parameterAsString(parameters, "RECIPES", context)).strip()
        if text:
            return [Recipe.from_json(line) for line in text.splitlines() if line.strip()]
        found = []
        for layer in self.parameterAsLayerList(parameters, "LAYERS", context) or []:
            recipe = layers.recipe_of(layer)
            if recipe is None:
                sentence = tr("“{}” was not made by the Earth Engine Workbench. Choose layers that were.")
                raise RecipeError("layers", sentence.format(layer.name()))
            found.append(recipe)
        if not found:
            raise RecipeError("layers", tr("Choose a layer for the map, or enter a recipe."))
        return found

    # The run

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Main thread, in an event loop."""
        path = Path(str(self.parameterAsFileOutput(parameters, "OUTPUT", context)))
        try:
            recipes, options = self.read(parameters, context)
            sheet_printing.check_path(path)
            if feedback.isCanceled():
                raise Cancelled(tr("Cancelled."))
            self._access.require(self._connection)
            report = sheet_printing.print_recipes(recipes, path, client=self._access.client, **options)
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        for sentence in report.problems():
            feedback.pushWarning(sentence)
        for made in report.paths:
            feedback.pushInfo(str(made))
        return {"OUTPUT": str(report.path), "PAGE_COUNT": len(report.paths)}
