# SPDX-License-Identifier: GPL-2.0-or-later
"""Code Editor scripts to Python beside QGIS: in a process of its own, which is kept for the next script."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, pyqtSignal

from ..core import javascript
from ..core.errors import SandboxFailed, WorkbenchError
from ..core.javascript import Problem, ScriptError, Translation
from ..core.text import tr
from .sandbox import interpreter

logger = logging.getLogger(__name__)

FOLDER = Path(javascript.__file__).resolve().parent
_LONGEST_MS = 60_000


class Translator(QObject):
    """Translates the latest text that it was given; what was overtaken is thrown away.

    Each text ends in one of ``translated``, ``refused`` and ``failed``, or in nothing where a newer one came.
    """

    translated = pyqtSignal(object)
    """A Translation."""
    refused = pyqtSignal(object)
    """A ScriptError: the text is no JavaScript."""
    failed = pyqtSignal(object)
    """A WorkbenchError."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._process: Optional[QProcess] = None
        self._source: Optional[str] = None
        self._next: Optional[str] = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_LONGEST_MS)
        self._patience.timeout.connect(self._on_too_long)

    @property
    def is_busy(self) -> bool:
        """Whether a text is under way."""
        return self._source is not None

    def translate(self, source: str) -> None:
        """Translate this text, and nothing that was given before. Returns at once."""
        self._next = source
        if self._source is None:
            self._send()

    def close(self) -> None:
        """End the process."""
        self._source = self._next = None
        self._patience.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    # Inside.

    def _send(self) -> None:
        self._source, self._next = self._next, None
        if self._source is None:
            return
        process = self._process or self._start()
        if process is not None:
            self._patience.start()
            process.write((json.dumps({"source": self._source}) + "\n").encode("utf-8"))

    def _start(self) -> Optional[QProcess]:
        try:
            program = interpreter()
        except SandboxFailed as error:
            self._give_up(tr("Translating needs a Python interpreter, and none was found beside QGIS."), error.details)
            return None
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(environment)
        process.setProgram(program)
        process.setArguments([str(FOLDER)])
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start()
        return process

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            answer = json.loads(bytes(process.readLine()).decode("utf-8"))
            self._patience.stop()
            self._source = None
            if self._next is not None:
                self._send()
            elif "error" in answer:
                self.refused.emit(ScriptError(*answer["error"]))
            else:
                problems = tuple(Problem(*each) for each in answer["problems"])
                self.translated.emit(Translation(answer["python"], problems))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._end(tr("Translating could not be started. See the log."))

    def _on_finished(self) -> None:
        if self._process is not None:
            self._read()
            self._end(tr("This script could not be translated. See the log, and try a part of it."))

    def _on_too_long(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _end(self, sentence: str) -> None:
        """The process is gone: a new one is started for the next text."""
        process, self._process = self._process, None
        assert process is not None
        said = bytes(process.readAllStandardError()).decode("utf-8", "replace")
        process.deleteLater()
        was_busy = self._source is not None
        if self._next is not None:
            self._send()
        elif was_busy:
            self._give_up(sentence, said)

    def _give_up(self, sentence: str, details: str) -> None:
        self._source = None
        self._patience.stop()
        logger.warning("%s %s", sentence, details)
        self.failed.emit(WorkbenchError(sentence, details=details))
