# SPDX-License-Identifier: GPL-2.0-or-later
"""What the algorithms share: the provider's icon, kinds of parameters, and the way to Earth Engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Dict, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge import canvas
from ..core.errors import WorkbenchError
from ..core.recipes import Region
from ..core.text import tr
from .choice_titles import titles_of
from .parameter_help import help_of

if TYPE_CHECKING:
    from ..core.connection import Connection
    from .provider import Access


ICONS = Path(__file__).resolve().parent.parent.parent / "resources" / "icons"

#: The desktop's dialogs look it up by this name; nothing of it is loaded without one.
_TITLED_CHOICE = f"{__name__.rsplit('.', 3)[0]}.ui.titled_choice.TitledChoice"


def _icon(name: str) -> Path:
    return ICONS / f"{name}.svg"


class WorkbenchAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of the provider. Subclasses say their icon: the name of a file in resources/icons."""

    icon_name: ClassVar[str] = "workbench"

    def __init__(self, access: Access) -> None:
        super().__init__()
        self._access = access
        self._connection: Optional[Connection] = None

    def createInstance(self) -> WorkbenchAlgorithm:
        """For QGIS: a fresh one for a run."""
        return type(self)(self._access)

    def icon(self) -> QIcon:
        """Its own, or the plugin's where there is no such file."""
        found = next((path for path in map(_icon, (self.icon_name, "workbench")) if path.is_file()), None)
        return super().icon() if found is None else QIcon(str(found))

    def svgIconPath(self) -> str:
        """The same, for the model designer."""
        path = _icon(self.icon_name)
        return str(path if path.is_file() else _icon("workbench"))

    # Parameters

    def addParameter(self, parameter: QgsProcessingParameterDefinition, createOutput: bool = True) -> bool:
        """For subclasses: a parameter, with its help, and titles for the values of a choice."""
        if not parameter.help():
            parameter.setHelp(help_of(self.name(), parameter.name()))
        if isinstance(parameter, QgsProcessingParameterEnum) and not parameter.allowMultiple():
            titles = titles_of(parameter.name(), parameter.options()) if parameter.usesStaticStrings() else []
            if titles:
                parameter.setMetadata({"widget_wrapper": {"class": _TITLED_CHOICE, "titles": titles}})
        return bool(super().addParameter(parameter, createOutput))

    def _add(self, parameter: QgsProcessingParameterDefinition, advanced: bool) -> None:
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def _choice(
        self,
        name: str,
        label: str,
        options: List[str],
        default: Any,
        several: bool = False,
        advanced: bool = False,
        optional: bool = False,
    ) -> None:
        parameter = QgsProcessingParameterEnum(
            name, label, options, allowMultiple=several, defaultValue=default, optional=optional, usesStaticStrings=True
        )
        self._add(parameter, advanced)

    def _year(self, name: str, label: str, default: Optional[int]) -> None:
        parameter = QgsProcessingParameterNumber(
            name, label, Qgis.ProcessingNumberParameterType.Integer, default, optional=default is None
        )
        parameter.setMinimum(1800)
        parameter.setMaximum(2300)
        self.addParameter(parameter)

    def _number(self, name: str, label: str, advanced: bool = False) -> None:
        parameter = QgsProcessingParameterNumber(
            name, label, Qgis.ProcessingNumberParameterType.Double, None, optional=True
        )
        self._add(parameter, advanced)

    def _region(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Optional[Region]:
        if not parameters.get("EXTENT"):
            return None
        crs = self.parameterAsExtentCrs(parameters, "EXTENT", context)
        if not crs.isValid():
            crs = QgsCoordinateReferenceSystem("EPSG:4326")
        extent = self.parameterAsExtent(parameters, "EXTENT", context)
        return Region.rectangle(*canvas.wgs84_bounds(extent, crs, context.transformContext()), label=tr("extent"))

    def _connection_parameters(self) -> None:
        """Whom to connect as where no desktop is there to connect."""
        key = QgsProcessingParameterFile(
            "KEY_FILE",
            tr("Key file of a service account (else EE_WORKBENCH_KEY, or the last connection)"),
            extension="json",
            optional=True,
        )
        self._add(key, advanced=True)
        for name, label in (
            ("PROJECT", tr("Cloud project (else EE_WORKBENCH_PROJECT, or the key's own)")),
            ("URL", tr("Address of a sandbox that runs (else EE_WORKBENCH_URL)")),
        ):
            self._text(name, label, advanced=True)

    def _text(self, name: str, label: str, default: str = "", *, optional: bool = True, advanced: bool = False) -> None:
        self._add(QgsProcessingParameterString(name, label, default or None, optional=optional), advanced)

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Any:
        """What the parameters describe. Raises RecipeError."""
        raise NotImplementedError

    def checkParameterValues(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        """For QGIS: what is wrong with the parameters, before the run."""
        good, sentence = super().checkParameterValues(parameters, context)
        if not good:
            return good, sentence
        try:
            self.read(parameters, context)
        except WorkbenchError as error:
            return False, str(error)
        return True, ""

    # The run

    def prepareAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Main thread."""
        given = {name: str(parameters.get(name) or "") for name in ("KEY_FILE", "PROJECT", "URL")}
        try:
            self._connection = self._access.remembered(**{name.lower(): value for name, value in given.items()})
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        return True


def failure(error: WorkbenchError, feedback: QgsProcessingFeedback) -> QgsProcessingException:
    """What ends an algorithm with a sentence; the details go where details go."""
    if error.details:
        feedback.pushDebugInfo(error.details)
    return QgsProcessingException(str(error))
