# SPDX-License-Identifier: GPL-2.0-or-later
"""Styled features of a table as a Processing algorithm."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import QgsProcessingContext, QgsProcessingOutputRasterLayer, QgsProcessingParameterString

from ..core import written
from ..core.recipes.vector import SHAPES, Outline, VectorRecipe
from ..core.text import tr
from .layer_algorithm import RecipeLayerAlgorithm


class VectorLayerAlgorithm(RecipeLayerAlgorithm):
    """Boundaries, lines or points of a table, drawn by Earth Engine."""

    def name(self) -> str:
        """Second part of the id."""
        return "vector"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Styled boundaries")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Tables")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "tables"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("vector,table,features,boundary,country,district,outline,admin,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Adds features of an Earth Engine table, drawn with a line and a fill, as a layer.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Draws the features of a table, such as countries or districts, and adds the picture as a layer that Earth "
            "Engine draws.\n\nFilters are written like ADM1_NAME == Karnataka; ADM0_NAME == India, with a semicolon "
            "between them. Colours are names, or hexadecimal digits of red, green, blue and, if wanted, opacity."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        for name, label, default in (
            ("ID", tr("Id of the table"), "USDOS/LSIB_SIMPLE/2017"),
            ("FILTERS", tr("Filters of properties"), ""),
            ("COLOR", tr("Colour of lines and points"), "red"),
            ("FILL", tr("Colour of areas"), "00000000"),
        ):
            parameter = QgsProcessingParameterString(name, label, default or None, optional=not default)
            self._add(parameter, advanced=False)
        self._number("WIDTH", tr("Width of lines in pixels (2 where empty)"))
        self._number("POINT_SIZE", tr("Size of points in pixels (3 where empty)"), advanced=True)
        self._choice("POINT_SHAPE", tr("Shape of points"), list(SHAPES), SHAPES[0], advanced=True)
        self.addOutput(QgsProcessingOutputRasterLayer("OUTPUT", tr("Styled boundaries")))

    def recipe(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> VectorRecipe:
        """The recipe that the parameters describe. Raises RecipeError."""

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        def number(name: str, default: float) -> float:
            return self.parameterAsDouble(parameters, name, context) if parameters.get(name) is not None else default

        shape = str(self.parameterAsEnumString(parameters, "POINT_SHAPE", context))
        outline = Outline(text("COLOR"), number("WIDTH", 2.0), text("FILL"), round(number("POINT_SIZE", 3.0)), shape)
        return VectorRecipe(text("ID"), written.filters(text("FILTERS")), outline)
