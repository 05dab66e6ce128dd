# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports as Processing algorithms: any recipe, or every image of any collection; for models, batches and cron."""

from __future__ import annotations

import json
import time
from typing import Any, Dict, List, Optional, Sequence, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
)

from ..bridge import exporting
from ..core import export_order as orders
from ..core import written
from ..core.errors import Cancelled, RecipeError, WorkbenchError
from ..core.export_order import Destination, ExportOrder
from ..core.order_source import IMAGE, IMAGES, TABLE, Source
from ..core.recipes import Region
from ..core.recipes.vector import VectorRecipe
from ..core.text import tr
from ..core.units import file_size
from ..engine.client import Client
from ..engine.export_plan import Plan
from ..engine.operations import task_states
from .algorithm import WorkbenchAlgorithm, failure
from .collection import CollectionLayerAlgorithm
from .source_algorithm import SourceAlgorithm

_OWN = "own"


class ExportAlgorithm(WorkbenchAlgorithm):
    """The parameters make an ExportOrder; its tasks are submitted once each. Subclasses say what is exported."""

    icon_name = "export"

    _order: Optional[ExportOrder] = None

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Exports and tasks")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "exports"

    def source(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[Source, str]:
        """What is exported, and which part of it. Raises RecipeError."""
        raise NotImplementedError

    # Parameters

    def _place_parameters(self) -> None:
        """Where to."""
        self._choice("DESTINATION", tr("Where to"), list(orders.REMOTE), orders.DRIVE)
        self._text("PLACE", tr("Folder of Drive, bucket and path, or folder of assets"))
        self._text("NAMES", tr("Names, with fields such as {index}, {date:%Y_%m}, {system:index}"))

    def _run_parameters(self) -> None:
        """How it is started."""
        anew = QgsProcessingParameterBoolean("ANEW", tr("Export once more what was submitted before"), False)
        self._add(anew, advanced=True)
        self.addParameter(QgsProcessingParameterBoolean("WAIT", tr("Wait until the tasks have ended"), False))
        self._connection_parameters()
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of tasks")))
        self.addOutput(QgsProcessingOutputNumber("STARTED", tr("Tasks started by this run")))
        self.addOutput(QgsProcessingOutputString("TASKS", tr("Names of the tasks")))

    def _export_parameters(self, formats: Sequence[str] = orders.IMAGE_FORMATS) -> None:
        """How images are written, and where to."""
        self._place_parameters()
        self._number("SCALE", tr("Scale in metres (the image's own where empty)"))
        self.addParameter(QgsProcessingParameterCrs("CRS", tr("Coordinate system"), optional=True))
        self._text("TRANSFORM", tr("Transform in place of a scale: six numbers"), advanced=True)
        self._choice("FORMAT", tr("Format"), list(formats), formats[0])
        self._text("WRITE_BANDS", tr("Bands to write (all where empty)"), advanced=True)
        self._choice("DTYPE", tr("Data type"), [_OWN, *orders.DTYPES], _OWN, advanced=True)
        self._text("NODATA", tr("Value of masked pixels"), advanced=True)
        if formats != orders.DISK_FORMATS:
            self._number("MAX_PIXELS", tr("The most pixels of an image (1e8 where empty)"), advanced=True)
            self._choice("PYRAMIDING", tr("Overviews of assets"), list(orders.PYRAMIDING), "mean", advanced=True)
        clip = QgsProcessingParameterBoolean("CLIP", tr("Mask pixels outside of the region"), False)
        self._add(clip, advanced=True)
        self._run_parameters()

    def order(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> ExportOrder:
        """The order that the parameters describe. Raises RecipeError."""

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        def number(name: str) -> Optional[float]:
            given = parameters.get(name) is not None
            return self.parameterAsDouble(parameters, name, context) if given else None

        source, what = self.source(parameters, context)
        form = str(self.parameterAsEnumString(parameters, "FORMAT", context))
        if what == TABLE and form == orders.IMAGE_FORMATS[0]:
            form = ""  # the usual of images stands there where nothing was said
        dtype = str(self.parameterAsEnumString(parameters, "DTYPE", context))
        most = number("MAX_PIXELS")
        crs = self.parameterAsCrs(parameters, "CRS", context)
        return ExportOrder(
            source=source,
            what=what,
            destination=self._destination(parameters, context),
            names=text("NAMES") or ("{index:03d}_{date:%Y_%m_%d}" if what == IMAGES else "{title}"),
            bands=written.words(text("WRITE_BANDS")),
            scale=number("SCALE"),
            crs=crs.authid() if crs.isValid() else "",
            crs_transform=transform_of(text("TRANSFORM")),
            region=self._part(parameters, context),
            clip=self.parameterAsBoolean(parameters, "CLIP", context),
            file_format=form,
            dtype="" if dtype == _OWN else dtype,
            nodata=_nodata(text("NODATA")),
            max_pixels=orders.MAX_PIXELS if most is None else most,
            pyramiding=str(self.parameterAsEnumString(parameters, "PYRAMIDING", context)) or "mean",
            columns=written.words(text("COLUMNS")),
        )

    def _destination(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Destination:
        """Where to. Raises RecipeError."""
        kind = str(self.parameterAsEnumString(parameters, "DESTINATION", context))
        return Destination(kind, str(self.parameterAsString(parameters, "PLACE", context)).strip())

    def _part(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Optional[Region]:
        """The part to write, or ``None`` for all of it. Raises RecipeError."""
        return self._region(parameters, context)

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Any:
        """For the check before the run."""
        return self.order(parameters, context)

    # The run

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background: look, submit, and wait where that is wanted."""
        client, cancelled = self._access.client, feedback.isCanceled
        try:
            order = self._order or self.order(parameters, context)
            self._access.require(self._connection)
            journal = exporting.open_journal()
            prepared = exporting.prepare(order, client, journal, cancelled)
            _tell(prepared.plan, feedback)
            anew = self.parameterAsBoolean(parameters, "ANEW", context)
            wait = self.parameterAsBoolean(parameters, "WAIT", context)
            share = 30.0 if wait else 100.0
            sent = exporting.send(
                prepared,
                client,
                journal,
                anew=anew,
                progress=lambda state: feedback.setProgress(share * state.done / max(state.total, 1)),
                cancelled=cancelled,
            )
            known = len(sent.entries) - sent.new
            feedback.pushInfo(tr("Tasks started: {:,}. Known from before: {:,}.", sent.new, known))
            names = [entry.operation for entry in sent.entries]
            if wait:
                _wait(names, client, feedback, share)
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        return {"COUNT": len(names), "STARTED": sent.new, "TASKS": "\n".join(names)}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
        """Nothing is left to do."""
        return {}


class ExportImageAlgorithm(ExportAlgorithm, SourceAlgorithm):
    """A layer, or a recipe as text."""

    def name(self) -> str:
        """Second part of the id."""
        return "export"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Export a layer or recipe")

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("drive,cloud storage,asset,geotiff,cog,batch,task,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Exports an Earth Engine layer or recipe to Drive, Cloud Storage or an asset.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Starts an export on Earth Engine of a layer, or of a recipe as text (as the console's wb.recipe().json() "
            "gives it): its image, or every image of the collection behind it.\n\n"
            "The same export is started once, however often this runs. Names may hold {index}, {date:%Y_%m}, "
            "{system:index}, {title} and properties such as {model}."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._part_parameters((IMAGE, IMAGES, TABLE))
        self._text("COLUMNS", tr("Columns of a table, separated by commas (all where empty)"), advanced=True)
        self._export_parameters(tuple(dict.fromkeys((*orders.IMAGE_FORMATS, *orders.TABLE_FORMATS))))

    def _part_parameters(self, parts: Sequence[str]) -> None:
        """What is exported, which part of it, and where."""
        self._source_parameters()
        self._choice("WHAT", tr("Export"), list(parts), IMAGE)
        self.addParameter(QgsProcessingParameterExtent("EXTENT", tr("Region to write"), optional=True))
        self._text("REGION", tr("Region in place of an extent, as JSON"), advanced=True)

    def _part(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Optional[Region]:
        text = str(self.parameterAsString(parameters, "REGION", context)).strip()
        return _region_of(text) if text else super()._part(parameters, context)

    def source(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[Source, str]:
        """The recipe, or what the layer carries. Raises RecipeError."""
        return self._source(parameters, context), str(self.parameterAsEnumString(parameters, "WHAT", context))


class ExportCollectionAlgorithm(ExportAlgorithm, CollectionLayerAlgorithm):
    """Every image of any collection."""

    def name(self) -> str:
        """Second part of the id."""
        return "exportcollection"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Export an image collection")

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("drive,cloud storage,asset,geotiff,batch,task,every image,terraclimate,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Exports every image of a collection, or one image made of them, to Drive, Cloud Storage or assets.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Starts one export on Earth Engine for every image of a collection within a period, scaled and clipped as "
            "the parameters say; or for one image that they are reduced to.\n\n"
            "The same export is started once, however often this runs: a run that was broken off can be repeated. "
            "Names may hold {index}, {date:%Y_%m}, {system:index} and properties of the images."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._choice("WHAT", tr("Export"), [IMAGES, IMAGE], IMAGES)
        self._data_parameters()
        self._export_parameters()

    def source(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[Source, str]:
        """The collection. Raises RecipeError."""
        return self.recipe(parameters, context), str(self.parameterAsEnumString(parameters, "WHAT", context))


class ExportTableAlgorithm(ExportAlgorithm):
    """Features of a table."""

    def name(self) -> str:
        """Second part of the id."""
        return "exporttable"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Export a table")

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("drive,cloud storage,asset,csv,geojson,shapefile,kml,features,batch,task,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Exports features of an Earth Engine table to Drive, Cloud Storage or an asset.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Starts an export on Earth Engine of a table's features. Filters are written like ADM1_NAME == Karnataka; "
            "ADM0_NAME == India, with a semicolon between them.\n\n"
            "The same export is started once, however often this runs."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._text("ID", tr("Id of the table"), "USDOS/LSIB_SIMPLE/2017", optional=False)
        self._text("FILTERS", tr("Filters of properties"))
        self._text("COLUMNS", tr("Columns, separated by commas (all where empty)"))
        self._place_parameters()
        self._choice("FORMAT", tr("Format"), list(orders.TABLE_FORMATS), orders.TABLE_FORMATS[0])
        self._run_parameters()

    def source(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[Source, str]:
        """The features. Raises RecipeError."""
        identifier = str(self.parameterAsString(parameters, "ID", context)).strip()
        filters = written.filters(str(self.parameterAsString(parameters, "FILTERS", context)))
        return VectorRecipe(identifier, filters), TABLE


def _tell(plan: Plan, feedback: QgsProcessingFeedback) -> None:
    """What will be exported."""
    if plan.order.recipe is not None:
        feedback.pushInfo(plan.order.recipe.summary())
    for item in plan.items[:20]:
        told = tr("{}: {:,} × {:,} pixels, {}", item.name, item.width, item.height, file_size(item.bytes))
        feedback.pushInfo(told if item.pixels else item.name)
    if len(plan.items) > 20:
        feedback.pushInfo(tr("… and {:,} more", len(plan.items) - 20))
    for warning in plan.warnings:
        feedback.pushWarning(warning)


def _wait(names: Sequence[str], client: Client, feedback: QgsProcessingFeedback, share: float) -> None:
    """Until the tasks have ended.

    Raises:
        WorkbenchError: some have failed or were cancelled.
        Cancelled: the user does not want to wait any longer; the tasks go on.
    """
    wanted, pause = set(names), 1.0
    while True:
        states = [each for each in task_states(client.operations(cancelled=feedback.isCanceled)) if each.name in wanted]
        over = [each for each in states if each.is_over]
        feedback.setProgress(share + (100.0 - share) * len(over) / max(len(wanted), 1))
        if len(over) == len(wanted):
            break
        until = time.monotonic() + pause
        while time.monotonic() < until:
            if feedback.isCanceled():
                raise Cancelled(tr("No longer waited for; the tasks go on."))
            time.sleep(0.05)
        pause = min(pause * 1.5, 15.0)
    bad = [each for each in over if each.state != "SUCCEEDED"]
    for each in bad:
        feedback.reportError(f"{each.description}: {each.error or each.state}")
    if bad:
        raise WorkbenchError(
            tr("{:,} of {:,} tasks have failed; the first says: {}", len(bad), len(over), bad[0].error or bad[0].state)
        )
    feedback.pushInfo(tr("All {:,} tasks have ended well.", len(over)))


def transform_of(text: str) -> Optional[Tuple[float, ...]]:
    """Six numbers after one another, or nothing. Raises RecipeError."""
    try:
        return tuple(map(float, text.replace(",", " ").split())) or None
    except ValueError:
        raise RecipeError("crs_transform", tr("The transform is six numbers, separated by commas.")) from None


def _region_of(text: str) -> Optional[Region]:
    try:
        return Region.from_dict(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sentence = tr("The region is no JSON that a copied command has: choose an extent instead.")
        raise RecipeError("region", sentence) from None


def _nodata(text: str) -> Optional[float]:
    try:
        return float(text) if text else None
    except ValueError:
        raise RecipeError("nodata", tr("The value of masked pixels is a number, or nothing.")) from None
