# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Scripts" and QGIS: translating, running, the console's editor, the last state."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer

from ..bridge import exporting
from ..bridge.listed_task import ListedTask
from ..bridge.translating import Translator
from ..console.map import ConsoleMap
from ..console.running import ScriptFailure, ScriptRun, console_names
from ..core.errors import WorkbenchError
from ..core.javascript import Translation
from ..core.text import marked, tr
from ..engine.session import SessionInfo
from .form_memory import FormMemory
from .recipes import Window

EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "javascript" / "examples"
#: The first lines of the scripts in EXAMPLES, for the translators.
EXAMPLE_TITLES = (
    marked("Sentinel-2: a summer without clouds"),
    marked("Greenness: NDVI under Cloud Score+"),
    marked("Boundaries: districts drawn in a style"),
    marked("Climate: how much warmer March becomes"),
    marked("A chart: rain and warmth of a place, month by month"),
    marked("Statistics: heights of a region in numbers"),
    marked("Classification: water, forest and open land"),
    marked("Export: a year of rain as a GeoTIFF in Google Drive"),
)
_REMEMBER_AFTER_MS = 1000


class ScriptDock(QObject):
    """The panel's translations and runs.

    Args:
        memory: the setting that keeps both sides.
    """

    def __init__(self, desktop: Window, panel: Any, memory: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.desktop, self.panel = desktop, panel
        self.running: Optional[ScriptRun] = None
        self._listed: Optional[ListedTask] = None
        self.map = ConsoleMap(self._on_layer_failed, self._show_waiting)
        self.translator = Translator(self)
        self.memory = FormMemory(panel, memory, self, _REMEMBER_AFTER_MS)
        self._names: Dict[str, Any] = {"__name__": "__main__"}
        self.translator.translated.connect(panel.set_translation)
        self.translator.refused.connect(panel.set_refused)
        self.translator.failed.connect(panel.show_error)
        panel.translate_requested.connect(self._translate)
        panel.run_requested.connect(self._begin)
        panel.cancelled.connect(self._cancel)
        panel.console_requested.connect(self._open_in_console)
        panel.connection_wanted.connect(desktop.show_connection)
        panel.changed.connect(self.memory.keep_soon)
        panel.set_examples(examples())
        self.memory.restore()

    def set_connected(self, info: Optional[SessionInfo]) -> None:
        """Another session, or none."""
        self.panel.set_connected(info is not None, info)

    def close(self) -> None:
        """For the end."""
        self.memory.close()
        self._cancel()
        self.translator.close()

    # Translating.

    def _translate(self, source: str) -> None:
        if source.strip():
            self.translator.translate(source)
        else:
            self.panel.set_translation(Translation("", ()))

    # Running.

    def _begin(self, source: str) -> None:
        """Run it when the click that asked for it is over."""
        if self.running is None:
            self.running = ScriptRun(self.map, self.panel.append_output, self._on_failure)
            self.panel.begin_output()
            self.panel.set_running(True, tr("The script runs…"))
            listed = ListedTask(tr("Script"))
            listed.stopped.connect(self._cancel)
            listed.start()
            self._listed = listed
            QTimer.singleShot(0, lambda: self._run(source))

    def _run(self, source: str) -> None:
        """Run it to its end; the window's events go on within."""
        run = self.running
        if run is None:
            return
        names = console_names()
        try:
            failure = run.run(source, self._names if names is None else names)
        except WorkbenchError as error:
            failure = ScriptFailure(0, str(error), error.details)
        finally:
            if self._listed is not None:
                self._listed.finish()
                self._listed = None
        if sip.isdeleted(self.panel) or sip.isdeleted(self):
            return  # the plugin was unloaded meanwhile
        self.running = None
        if failure is not None:
            self._on_failure(failure)
        self._show_waiting()

    def _cancel(self) -> None:
        if self.running is not None:
            self.running.cancel()
        self.map.cancel()

    def _on_failure(self, failure: ScriptFailure) -> None:
        self.panel.show_failure(failure.line, failure.sentence)

    def _on_layer_failed(self, name: str, error: WorkbenchError) -> None:
        self.panel.show_failure(0, f"{name}: {error}")

    def _show_waiting(self) -> None:
        if self.running is not None or sip.isdeleted(self.panel):
            return
        waiting = self.map.waiting
        one, many = tr("1 layer is being prepared…"), tr("{} layers are being prepared…")
        self.panel.set_running(bool(waiting), one if waiting == 1 else many.format(waiting))

    # The console's editor.

    def _open_in_console(self, python: str, path: str) -> None:
        try:
            if not path:
                target = exporting.profile_folder() / "scripts" / "script.py"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(python, encoding="utf-8")
                path = str(target)
            console = importlib.import_module("console.console")
            if getattr(console, "_console", None) is None or not console._console.isUserVisible():
                self.desktop.iface.actionShowPythonDialog().trigger()
            widget = console._console.console
            widget.showEditorButton.setChecked(True)
            widget.tabEditorWidget.newTabEditor(Path(path).name, path)
        except OSError as error:
            self.panel.show_error(WorkbenchError(tr("The script cannot be saved: {}.").format(error.strerror)))
        except (ImportError, AttributeError):
            sentence = tr("This QGIS does not let its console's editor be opened. Copy the Python instead.")
            self.panel.show_error(WorkbenchError(sentence))


def examples() -> List[Tuple[str, Path]]:
    """Titles and files of the project's own scripts; a script's first line is its title."""
    found = []
    for path in sorted(EXAMPLES.glob("*.js")):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        found.append((tr(first.lstrip("/ ").rstrip(".")), path))
    return found
