# SPDX-License-Identifier: GPL-2.0-or-later
"""Scripts that users run: on the main thread, where QGIS lives, and with QGIS alive while they wait for the service.

Every request of the script, ``getInfo`` included, goes on in another thread while the window's events go on here; they
go on in its loops as well, see `turns`. There and between requests a script can be cancelled. In it, ``print`` shows
values of Earth Engine, and ``ee_plugin``'s map is the plugin's own, which does not wait. Charts keep their tables.
"""

from __future__ import annotations

import ast
import builtins
import code
import contextlib
import io
import json
import sys
import threading
import time
import traceback
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional

from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer

from ..core.errors import Cancelled, WorkbenchError
from ..core.text import tr
from ..engine import map_objects
from ..engine.library import import_ee
from .charts import Chart, Windows
from .map import ConsoleMap
from .session import loop, services
from .turns import TURN, with_turns

SCRIPT = "<script>"
"""What tracebacks call the script."""
_NEIGHBOUR = "ee_plugin"
_LONGEST_LINE = 100
_TURN_MS = 10
#: Seconds that a script may compute before the window has its turn.
_WITHOUT_A_TURN = 0.03

Write = Callable[[str], None]
Complain = Callable[["ScriptFailure"], None]


@dataclass(frozen=True)
class ScriptFailure:
    """What went wrong in a script: its line from 1 (0: none), a sentence, and the traceback."""

    line: int
    sentence: str
    details: str = ""


class ScriptRun:
    """One run of a script.

    Args:
        map: what the script finds as ``Map``.
        write: takes what the script prints.
        complain: takes what could not be shown, while the script goes on.
    """

    def __init__(self, map: ConsoleMap, write: Write, complain: Complain) -> None:
        self._map, self._write, self._complain = map, write, complain
        self._is_cancelled = False
        self._is_in_turn = False
        self._last_turn = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._is_cancelled

    def cancel(self) -> None:
        """Stop at the next request or round of a loop, or break off the present request."""
        self._is_cancelled = True

    def run(self, source: str, names: Dict[str, Any]) -> Optional[ScriptFailure]:
        """Run it in a namespace, and come back when it has ended; what stopped it, or None.

        Main thread. Raises NotConnected without a session.
        """
        client, _ = services()
        client.session.require()
        loop()  # refuses other threads
        try:
            compiled = compile(with_turns(_without_stand_ins(ast.parse(source, SCRIPT))), SCRIPT, "exec")
        except SyntaxError as error:
            return ScriptFailure(error.lineno or 1, tr("This is no Python: {}.").format(error.msg), str(error))
        except (ValueError, RecursionError, MemoryError) as error:
            return ScriptFailure(1, tr("Python cannot read this script: {}.").format(error))
        interpreter = _Interpreter(names)
        transport = client.session.transport
        cancelled = lambda: self._is_cancelled
        with self._inside(names), transport.cancellable(cancelled), transport.waiting(_wait):
            with contextlib.redirect_stdout(_Stream(self._write)), contextlib.suppress(SystemExit):
                interpreter.runcode(compiled)
        return interpreter.failure

    def turn(self) -> None:
        """Let the window live if it has waited for long. Raises Cancelled where somebody has asked to stop."""
        if self._is_in_turn:
            return  # an event calls a function of the script
        if time.monotonic() - self._last_turn > _WITHOUT_A_TURN:
            self._is_in_turn = True
            try:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TURN_MS)
            finally:
                self._is_in_turn = False
                self._last_turn = time.monotonic()
        if self._is_cancelled:
            raise Cancelled(tr("Cancelled."))

    @contextlib.contextmanager
    def _inside(self, names: Dict[str, Any]) -> Iterator[None]:
        """Give the namespace what scripts find, and take it back; functions that a script has made keep it."""
        around = names.get("__builtins__", builtins)
        known = dict(around if isinstance(around, dict) else vars(around))
        known.update(ee=import_ee(), Map=self._map, ui=Windows(self._fetch), print=self._print, __import__=self._import)
        names["__builtins__"] = known
        names[TURN] = _turn  # for good: functions that the script has made call it whenever they are called
        self._last_turn = time.monotonic()
        _under_way.append(self)
        depth = sys.getrecursionlimit()
        try:
            yield
        finally:
            _under_way.remove(self)
            names["__builtins__"] = around
            sys.setrecursionlimit(depth)

    # What scripts find.

    def _print(self, *values: Any, sep: Optional[str] = " ", end: Optional[str] = "\n", **others: Any) -> None:
        """Show values; those of Earth Engine are fetched. What cannot be fetched is said, and the script goes on."""
        if others.get("file") is not None:
            builtins.print(*values, sep=sep, end=end, **others)  # noqa: T201 - into a file of the script's
            return
        try:
            texts = [self._text(value) for value in values]
        except Cancelled:
            raise
        except WorkbenchError as error:
            self._complain(ScriptFailure(_line_of(sys._getframe(1)), str(error), error.details))
            return
        self._write((" " if sep is None else sep).join(texts) + ("\n" if end is None else end))

    def _text(self, value: Any) -> str:
        if isinstance(value, Chart):
            return value.text()
        if map_objects.is_computed(value):
            value = self._fetch(value)
        if not isinstance(value, (dict, list)):
            return str(value)
        try:
            short = json.dumps(value, ensure_ascii=False)
            return short if len(short) <= _LONGEST_LINE else json.dumps(value, ensure_ascii=False, indent=2)
        except (TypeError, ValueError):
            return str(value)

    def _fetch(self, value: Any) -> Any:
        client, _ = services()
        return client.compute(value, cancelled=lambda: self._is_cancelled)

    def _import(self, name: str, *arguments: Any, **named: Any) -> Any:
        """``import`` as it is, but for the map of ee_plugin."""
        wanted = named.get("fromlist", arguments[2] if len(arguments) > 2 else None) or ()
        if name == f"{_NEIGHBOUR}.Map" and wanted:
            return self._map
        if name == f"{_NEIGHBOUR}.Map" or (name == _NEIGHBOUR and tuple(wanted) in ((), ("Map",))):
            return types.SimpleNamespace(Map=self._map)
        return builtins.__import__(name, *arguments, **named)


class _Interpreter(code.InteractiveInterpreter):
    """Runs code, and keeps what went wrong in it."""

    def __init__(self, names: Dict[str, Any]) -> None:
        super().__init__(names)
        self.failure: Optional[ScriptFailure] = None

    def showtraceback(self) -> None:
        """Called where the code has raised something."""
        kind, value, trace = sys.exc_info()
        assert kind is not None and value is not None
        if isinstance(value, Cancelled):
            self.failure = ScriptFailure(0, str(value))
            return
        frames = [each for each in traceback.extract_tb(trace) if each.filename == SCRIPT]
        text = str(value)
        sentence = text if isinstance(value, WorkbenchError) and text else f"{kind.__name__}: {text}"
        details = "".join(traceback.format_exception(kind, value, trace))
        self.failure = ScriptFailure(frames[-1].lineno or 0 if frames else 0, sentence, details)


class _Stream(io.TextIOBase):
    """A file that writes somewhere else."""

    def __init__(self, write: Write) -> None:
        self._sink = write

    def write(self, text: str) -> int:
        """Take a text."""
        self._sink(text)
        return len(text)


def console_names() -> Optional[Dict[str, Any]]:
    """The names of QGIS' Python console, where it has been opened."""
    found: Any = getattr(sys.modules.get("console.console"), "_console", None)
    for part in ("console", "shell", "_interpreter", "locals"):
        found = getattr(found, part, None)
    return found if isinstance(found, dict) else None


_under_way: List[ScriptRun] = []


def _turn() -> bool:
    """Called by scripts wherever they may have been busy for long."""
    if _under_way and threading.current_thread() is threading.main_thread():
        _under_way[-1].turn()
    return True


def _wait(event: threading.Event, seconds: float) -> bool:
    """Let the window's events go on for a moment."""
    if not event.is_set():
        waiting = QEventLoop()
        QTimer.singleShot(max(1, min(_TURN_MS, int(seconds * 1000))), waiting.quit)
        waiting.exec()
    return event.is_set()


def _line_of(frame: Optional[types.FrameType]) -> int:
    """The script's line that a frame comes from."""
    while frame is not None and frame.f_code.co_filename != SCRIPT:
        frame = frame.f_back
    return 0 if frame is None else frame.f_lineno


def _without_stand_ins(tree: ast.Module) -> ast.Module:
    """Leave out a translated script's ``ui = _NotShown()``: here there is something better of that name."""
    tree.body = [each for each in tree.body if ast.unparse(each) != "ui = _NotShown()"]
    return tree
