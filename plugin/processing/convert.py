# SPDX-License-Identifier: GPL-2.0-or-later
"""Scripts of the Code Editor as Python, as a Processing algorithm."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..core.errors import RecipeError, WorkbenchError
from ..core.javascript import Problem, ScriptError, translate
from ..core.text import tr
from .algorithm import WorkbenchAlgorithm, failure

#: Nobody writes larger scripts; a file of another kind was chosen.
MOST_BYTES = 5_000_000


class ConvertScriptAlgorithm(WorkbenchAlgorithm):
    """JavaScript in, Python out. Asks nothing of Earth Engine."""

    icon_name = "script"

    def name(self) -> str:
        """Second part of the id."""
        return "convertscript"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Convert a Code Editor script")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Scripts")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "scripts"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("javascript,python,code editor,translate,convert,script,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Translates a script of the Earth Engine Code Editor into Python.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Translates a script of the Code Editor into Python that builds the same Earth Engine objects. The script "
            "is not run, and nothing is sent.\n\n"
            "What has no counterpart in Python, such as widgets, is said in the log with its line, and marked in the "
            "result."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        words = tr("JavaScript (*.js);;All files (*)")
        self.addParameter(QgsProcessingParameterFile("INPUT", tr("Script of the Code Editor"), fileFilter=words))
        folder = QgsProcessingParameterFile.Behavior.Folder
        modules = QgsProcessingParameterFile("MODULES", tr("Folder of modules that it requires"), folder, optional=True)
        self._add(modules, advanced=True)
        self._add(QgsProcessingParameterBoolean("STRICT", tr("Fail where something is not translated"), False), True)
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", tr("Python script"), "Python (*.py)"))
        self.addOutput(QgsProcessingOutputNumber("PROBLEMS", tr("Number of problems")))

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> None:
        """Raises RecipeError where there is no such script."""
        path = Path(self.parameterAsFile(parameters, "INPUT", context))
        if not os.path.isfile(path):
            raise RecipeError("input", tr("There is no file “{}”. Choose a script.").format(path))

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background: read, translate, write."""
        source = Path(self.parameterAsFile(parameters, "INPUT", context))
        target = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        folder = self.parameterAsFile(parameters, "MODULES", context)
        try:
            modules = _modules(Path(folder)) if folder else {}
            made = _translated(_text(source), modules)
            _tell(made.problems, feedback)
            lost = sum(each.severity == "warning" for each in made.problems)
            if lost and self.parameterAsBoolean(parameters, "STRICT", context):
                raise WorkbenchError(tr("{:,} places are not translated; the log names them.", lost))
            target.write_text(made.python, encoding="utf-8", newline="\n")
        except OSError as error:
            sentence = tr("The script cannot be written to “{}”.").format(target)
            raise failure(WorkbenchError(sentence, details=str(error)), feedback) from error
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        return {"OUTPUT": str(target), "PROBLEMS": len(made.problems)}


def _translated(text: str, modules: Dict[str, str]) -> Any:
    try:
        return translate(text, modules=modules)
    except ScriptError as error:
        sentence = tr("Line {}, column {}: {}").format(error.line, error.column, error)
        raise WorkbenchError(sentence) from error


def _text(path: Path) -> str:
    """A script's text. Raises WorkbenchError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise WorkbenchError(tr("“{}” is too large for a script.").format(path.name))
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkbenchError(tr("“{}” is no text in UTF-8 that can be read.").format(path.name)) from error


def _modules(folder: Path) -> Dict[str, str]:
    """Scripts of a folder by the paths that others require them by: users/name/repository:file."""
    found: Dict[str, str] = {}
    for path in sorted(folder.rglob("*.js")):
        parts = path.relative_to(folder).with_suffix("").parts
        for place in range(1, len(parts)):
            found["/".join(parts[:place]) + ":" + "/".join(parts[place:])] = _text(path)
    return found


def _tell(problems: tuple[Problem, ...], feedback: QgsProcessingFeedback) -> None:
    for each in problems:
        text = tr("Line {}: {}").format(each.line, each.sentence)
        if each.severity == "warning":
            feedback.pushWarning(text)
        else:
            feedback.pushInfo(text)
