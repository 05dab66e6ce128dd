# SPDX-License-Identifier: GPL-2.0-or-later
"""Any image collection as a Processing algorithm."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterExtent,
)

from ..core import palettes, written
from ..core.errors import RecipeError
from ..core.recipes import Style
from ..core.recipes.collection import SOURCES, CollectionRecipe
from ..core.recipes.collection_parts import REDUCERS, Band, Display, Reducer
from ..core.recipes.table_region import Place
from ..core.text import tr
from .layer_algorithm import RecipeLayerAlgorithm

_DEFAULT = "default"
_EXAMPLE = "IDAHO_EPSCOR/TERRACLIMATE"


class CollectionLayerAlgorithm(RecipeLayerAlgorithm):
    """Bands of any image collection or image, as a layer."""

    icon_name = "collection"

    def name(self) -> str:
        """Second part of the id."""
        return "collection"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Image collection")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Imagery")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "imagery"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("dataset,catalog,image,band,reducer,mean,median,terraclimate,smap,climate,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Adds bands of any Earth Engine image collection, reduced over a period, as a layer.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Reduces the images of a collection over a period, and adds one band with a colour ramp, or three as red, "
            "green and blue, as a layer that Earth Engine draws.\n\n"
            "Values are stored numbers times the factor plus the offset; of datasets that the plugin knows, both and "
            "the unit are known as well. Periods are written like 2020, 2020-07, 2020-07-01 to 2020-08-15, JJA "
            "2001-2010 or last 7 days, which is counted from the day of the run. Filters are written like "
            "CLOUDY_PIXEL_PERCENTAGE < 30; status == permanent, with a semicolon between them and a text that looks "
            "like a number in quotes. The layer is clipped to the extent, or to the features of a table, which take "
            "its place. It can be edited again in the Collections panel."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._data_parameters()
        self._text("SHOW", tr("Band to show, or three as red, green and blue"))
        self._choice("PALETTE", tr("Palette"), [_DEFAULT, *palettes.PALETTES], _DEFAULT, advanced=True)
        self._number("MINIMUM", tr("Value shown darkest, or of the first colour"), advanced=True)
        self._number("MAXIMUM", tr("Value shown brightest, or of the last colour"), advanced=True)
        self.addOutput(QgsProcessingOutputRasterLayer("OUTPUT", tr("Image collection")))

    def _data_parameters(self) -> None:
        """Which images, which bands, and where."""
        self._text("ID", tr("Id of the image collection or image"), _EXAMPLE, optional=False)
        self._choice("SOURCE", tr("The id is of"), list(SOURCES), SOURCES[0])
        self._text("BANDS", tr("Bands, separated by commas"), "tmmx", optional=False)
        self._text("PERIOD", tr("Period (all images where empty)"), "2020-07")
        self._text("FILTERS", tr("Filters of properties"))
        self._choice("REDUCER", tr("Images are combined by"), list(REDUCERS), "mean")
        self._number("PERCENTILE", tr("Percentile (50 where empty)"), advanced=True)
        self._text("FACTORS", tr("Factors of the bands, separated by commas"), advanced=True)
        self._text("OFFSETS", tr("Offsets of the bands, separated by commas"), advanced=True)
        self._text("UNIT", tr("Unit of the bands"), advanced=True)
        self.addParameter(QgsProcessingParameterExtent("EXTENT", tr("Clip to"), optional=True))
        self._text("TABLE", tr("Clip to features of this table"))
        self._text("PROPERTY", tr("Property of the table's features"))
        self._text("VALUES", tr("Values of the property, separated by commas"))

    def recipe(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> CollectionRecipe:
        """The recipe that the parameters describe. Raises RecipeError."""

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        def number(name: str) -> Optional[float]:
            given = parameters.get(name) is not None
            return self.parameterAsDouble(parameters, name, context) if given else None

        def choice(name: str) -> str:
            return str(self.parameterAsEnumString(parameters, name, context))

        is_image = choice("SOURCE") == "image"
        kind, percentile = choice("REDUCER"), number("PERCENTILE")
        reducer = Reducer(kind, (50.0 if percentile is None else percentile) if kind == "percentile" else None)
        display, style = _shown(text("SHOW"), choice("PALETTE"), number("MINIMUM"), number("MAXIMUM"))
        return CollectionRecipe(
            text("ID"),
            _bands(written.bands(text("ID"), text("BANDS")), text("FACTORS"), text("OFFSETS"), text("UNIT")),
            # QGIS puts the default where nothing is said: an image has none of these.
            None if is_image else written.dates(text("PERIOD")),
            choice("SOURCE"),
            written.filters(text("FILTERS")),
            Reducer() if is_image else reducer,
            self._place(parameters, context, text("TABLE"), text("PROPERTY"), text("VALUES")),
            display,
            style,
        )

    def _place(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, table: str, name: str, values: str
    ) -> Optional[Place]:
        """The features of the table, or else the extent."""
        return written.table(table, name, values) if table else self._region(parameters, context)


def _shown(show: str, palette: str, low: Optional[float], high: Optional[float]) -> Tuple[Display, Style]:
    display = written.display(show)
    named = "" if palette == _DEFAULT else palette
    if not display.is_picture:
        return display, Style(named, False, low, high)
    ends = (None if end is None else (end,) * 3 for end in (low, high))
    return Display(display.bands, *ends), Style(named)


def _bands(bands: Tuple[Band, ...], factors: str, offsets: str, unit: str) -> Tuple[Band, ...]:
    """The bands with what is said of them; one number is good for all."""
    told = zip(bands, _numbers(factors, [b.factor for b in bands]), _numbers(offsets, [b.offset for b in bands]))
    return tuple(Band(band.name, factor, offset, unit or band.unit) for band, factor, offset in told)


def _numbers(text: str, known: List[float]) -> List[float]:
    """A number for each band."""
    texts = written.words(text)
    if not texts:
        return known
    if len(texts) not in (1, len(known)):
        raise RecipeError("bands", tr("Enter one number for all bands, or one for each."))
    try:
        numbers = [float(each) for each in texts]
    except ValueError:
        raise RecipeError("bands", tr("Factors and offsets are numbers, separated by commas.")) from None
    return numbers if len(numbers) == len(known) else numbers * len(known)
