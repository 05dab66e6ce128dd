# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads as Processing algorithms: any recipe, or every image of any collection, as files on this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from ..bridge import downloading
from ..core import export_order as orders
from ..core.errors import WorkbenchError
from ..core.export_order import DISK, Destination, ExportOrder
from ..core.order_source import IMAGE, IMAGES
from ..core.text import tr
from ..core.units import file_size
from ..engine import downloads
from ..engine.downloads import FileProgress, PreparedFiles
from .algorithm import failure
from .export import ExportAlgorithm, ExportCollectionAlgorithm, ExportImageAlgorithm


class _Download(ExportAlgorithm):
    """In place of tasks on the service: files in a folder."""

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Downloads")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "downloads"

    def _place_parameters(self) -> None:
        behaviour = QgsProcessingParameterFile.Behavior.Folder
        self.addParameter(QgsProcessingParameterFile("FOLDER", tr("Folder for the files"), behaviour))
        self._text("NAMES", tr("Names, with fields such as {index}, {date:%Y_%m}, {system:index}"))

    def _run_parameters(self) -> None:
        self._choice("COMPRESSION", tr("Compression"), list(orders.COMPRESSIONS), "DEFLATE", advanced=True)
        self._add(QgsProcessingParameterBoolean("OVERVIEWS", tr("With overviews"), True), advanced=True)
        words = tr("A mask tells masked pixels, and no value")
        self._add(QgsProcessingParameterBoolean("MASK", words, False), advanced=True)
        self._connection_parameters()
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of files")))
        self.addOutput(QgsProcessingOutputMultipleLayers("FILES", tr("Files")))
        self.addOutput(QgsProcessingOutputRasterLayer("OUTPUT", tr("First file")))

    def _destination(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Destination:
        return Destination(DISK, str(self.parameterAsFile(parameters, "FOLDER", context)).strip())

    def order(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> ExportOrder:
        """The order that the parameters describe. Raises RecipeError."""
        return replace(
            super().order(parameters, context),
            compression=str(self.parameterAsEnumString(parameters, "COMPRESSION", context)),
            overviews=self.parameterAsBoolean(parameters, "OVERVIEWS", context),
            mask=self.parameterAsBoolean(parameters, "MASK", context),
        )

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background: look, then one file after the other; what had arrived before is not asked for again."""
        client = self._access.client
        try:
            order = self._order or self.order(parameters, context)
            self._access.require(self._connection)
            prepared = downloads.prepare(order, client, feedback.isCanceled)
            _tell(prepared, feedback)

            def progress(state: FileProgress) -> None:
                feedback.setProgress(state.percent)

            reports = downloads.run(
                prepared, client, downloading.open_list(), progress=progress, cancelled=feedback.isCanceled
            )
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        for report in reports:
            feedback.pushInfo(f"{report.path.name}: {file_size(report.size)}")
        files = [str(report.path) for report in reports]
        return {"COUNT": len(files), "FILES": files, "OUTPUT": files[0]}


class DownloadImageAlgorithm(_Download, ExportImageAlgorithm):
    """A layer, or a recipe as text."""

    def name(self) -> str:
        """Second part of the id."""
        return "download"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Download a layer or recipe")

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("geotiff,cog,file,disk,save,large,tiles,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Saves an Earth Engine layer or recipe of any size as GeoTIFF on this computer.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Saves a layer, or a recipe as text, as one GeoTIFF whatever its size: its image, or every image of the "
            "collection behind it, a file each.\n\n"
            "A download that was broken off goes on where it stopped when the same is run again. Each file is checked "
            "before it gets its name."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._part_parameters((IMAGE, IMAGES))
        self._export_parameters(orders.DISK_FORMATS)


class DownloadCollectionAlgorithm(_Download, ExportCollectionAlgorithm):
    """Every image of any collection."""

    def name(self) -> str:
        """Second part of the id."""
        return "downloadcollection"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Download an image collection")

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("geotiff,cog,file,disk,save,every image,terraclimate,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Saves every image of a collection, or one image made of them, as GeoTIFF on this computer.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Saves every image of a collection within a period, scaled and clipped as the parameters say, as a GeoTIFF "
            "each; or one image that they are reduced to.\n\n"
            "A download that was broken off goes on where it stopped when the same is run again."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._choice("WHAT", tr("Export"), [IMAGES, IMAGE], IMAGES)
        self._data_parameters()
        self._export_parameters(orders.DISK_FORMATS)


def _tell(prepared: PreparedFiles, feedback: QgsProcessingFeedback) -> None:
    total = prepared.estimate
    sizes = file_size(total.file_bytes), total.requests, file_size(max(total.free_bytes, 0))
    words = tr("Files: {:,}. Pixels take {}, in {:,} requests; {} are free on the disk.", len(prepared.files), *sizes)
    feedback.pushInfo(words)
    for warning in prepared.plan.warnings:
        feedback.pushWarning(warning)
