# SPDX-License-Identifier: GPL-2.0-or-later
"""The project's tasks as Processing algorithms: a list of them, and cancelling."""

from __future__ import annotations

import csv
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..core.errors import RecipeError, WorkbenchError
from ..core.text import tr
from ..engine.operations import TaskState, task_states
from .algorithm import WorkbenchAlgorithm, failure

_ALL = "ALL"
STATES = (_ALL, "PENDING", "RUNNING", "CANCELLING", "SUCCEEDED", "FAILED", "CANCELLED")
_COLUMNS = (
    "name", "description", "kind", "state", "progress", "created", "started", "ended", "attempt", "eecu", "error",
)  # fmt: skip


class _TasksAlgorithm(WorkbenchAlgorithm):
    """Looks at some of the project's tasks."""

    icon_name = "tasks"

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Exports and tasks")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "exports"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("export,batch,operations,monitor,earth engine").split(",")

    def _found(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Tuple[TaskState, ...]:
        """The tasks whose description or name holds the text."""
        self._access.require(self._connection)
        text = str(self.parameterAsString(parameters, "TEXT", context)).strip().lower()
        states = task_states(self._access.client.operations(cancelled=feedback.isCanceled))
        return tuple(each for each in states if text in each.description.lower() or text in each.name.lower())


class ListTasksAlgorithm(_TasksAlgorithm):
    """The tasks, in the log and as CSV."""

    def name(self) -> str:
        """Second part of the id."""
        return "listtasks"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("List tasks")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Lists the project's export tasks with their state, progress and error.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Lists the tasks of the Earth Engine project, the newest first, and writes them to a CSV file where one is "
            "named. Times are UTC; eecu is seconds of computing that the service has counted, -1 where it tells none."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._choice("STATE", tr("State"), list(STATES), _ALL)
        self._text("TEXT", tr("Only with this text in description or name"))
        most = QgsProcessingParameterNumber("MOST", tr("At most so many"), defaultValue=500, minValue=1)
        self._add(most, advanced=True)
        self._connection_parameters()
        table = QgsProcessingParameterFileDestination("OUTPUT", tr("Table"), "CSV (*.csv)", optional=True)
        table.setCreateByDefault(False)
        self.addParameter(table)
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of tasks")))

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> None:
        """Everything fits."""

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background: one request for each 500 tasks."""
        state = str(self.parameterAsEnumString(parameters, "STATE", context))
        try:
            found = self._found(parameters, context, feedback)
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        rows = [each for each in found if state in (_ALL, each.state)]
        rows = rows[: self.parameterAsInt(parameters, "MOST", context)]
        for each in rows[:100]:
            feedback.pushInfo(f"{each.state:<10} {each.created[:19]}  {each.description}  {each.error}".rstrip())
        path = str(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        if path:
            _write(path, rows, feedback)
        return {"COUNT": len(rows), **({"OUTPUT": path} if path else {})}


class CancelTasksAlgorithm(_TasksAlgorithm):
    """Ends tasks that wait or run."""

    def name(self) -> str:
        """Second part of the id."""
        return "canceltasks"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Cancel tasks")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Cancels the project's export tasks that wait or run and whose name holds a text.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Cancels the tasks that wait or run and whose description or name holds the text; * cancels all of them. "
            "Tasks that have ended are left alone."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._text("TEXT", tr("Text in description or name; * for all"), optional=False)
        self._connection_parameters()
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of cancelled tasks")))

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> str:
        """The text. Raises RecipeError where there is none: nobody cancels everything by leaving a field empty."""
        text = str(self.parameterAsString(parameters, "TEXT", context)).strip()
        if not text:
            raise RecipeError("text", tr("Enter a part of the tasks' names, or * for all."))
        return text

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background: one request for each task."""
        try:
            if self.read(parameters, context) == "*":
                parameters = {**parameters, "TEXT": ""}
            going = [each for each in self._found(parameters, context, feedback) if not each.is_over]
            for number, each in enumerate(going):
                self._access.client.cancel_operation(each.name, cancelled=feedback.isCanceled)
                feedback.pushInfo(tr("Cancelled: {}").format(each.description))
                feedback.setProgress(100.0 * (number + 1) / len(going))
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        feedback.pushInfo(tr("Tasks cancelled: {:,}.", len(going)))
        return {"COUNT": len(going)}


def _write(path: str, rows: List[TaskState], feedback: QgsProcessingFeedback) -> None:
    try:
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow((*_COLUMNS, "destinations"))
            for each in rows:
                writer.writerow([*(getattr(each, name) for name in _COLUMNS), " ".join(each.destinations)])
    except OSError as error:
        sentence = tr("The table cannot be written to “{}”.").format(path)
        raise failure(WorkbenchError(sentence, details=str(error)), feedback) from error
