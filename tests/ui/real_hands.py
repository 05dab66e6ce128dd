# SPDX-License-Identifier: GPL-2.0-or-later
"""What the drivers share that the real QGIS runs: waiting, the sandbox's control, and what the user is told."""

from __future__ import annotations

import json
import os
import time
import traceback
import urllib.request
from typing import Any, Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEventLoop, QObject, QTimer
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication
from qgis.utils import iface


def until(condition: Callable[[], bool], what: str, seconds: float = 90.0) -> None:
    """Let QGIS run until something holds."""
    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start(10)
    end.start(int(seconds * 1000))
    if not condition():
        loop.exec()
    look.stop()
    if not condition():
        raise TimeoutError(f"{what}: not within {seconds:.0f} s.")


def control(url: str, token: str, method: str, path: str, body: Any = None) -> Any:
    """One request to a sandbox's control."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"X-Sandbox-Control": token, "Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/control/{path}", data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def message() -> Optional[tuple[str, bool]]:
    """The text in the message bar and whether it has a Details button; ``None`` without a message."""
    item = iface.messageBar().currentItem()
    if item is None:
        return None
    return item.text(), item.findChild(QAbstractButton, "details_button") is not None


def modal() -> str:
    """The window that keeps those behind it from being used, by class and name; "" for none."""
    window = QApplication.activeModalWidget()
    return "" if window is None else f"{type(window).__name__} {window.objectName()}"


def command(name: str, owner: Optional[QObject] = None) -> QAction:
    """One of our commands, of the main window where nothing else is said."""
    found: Optional[QAction] = (owner or iface.mainWindow()).findChild(QAction, name)
    assert found is not None, name
    return found


def press(name: str, owner: Optional[QObject] = None) -> None:
    """Choose one of our commands."""
    command(name, owner).trigger()


def run(path: str, drive: Callable[[dict[str, Any]], None]) -> None:
    """Once QGIS runs, drive it, write the report that `drive` fills, and end it.

    The report says ``ok``, or in ``sentence`` what went wrong; then a picture of the window stands beside it.
    """

    def begin() -> None:
        report: dict[str, Any] = {"ok": True, "sentence": ""}
        try:
            drive(report)
        except Exception:
            report.update(ok=False, sentence=traceback.format_exc())
            iface.mainWindow().grab().save(f"{os.path.splitext(path)[0]}-failed.png", "PNG")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(report, file)
        # QGIS would ask about a project that was changed, and about layers whose files lie among temporary ones.
        QgsProject.instance().clear()
        QgsProject.instance().setDirty(False)
        iface.actionExit().trigger()

    QTimer.singleShot(0, begin)


class Beat:
    """The longest time that the main thread did nothing for a timer, in ms."""

    def __init__(self) -> None:
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(2)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def stop(self) -> float:
        """What it was."""
        self._tick()
        self._timer.stop()
        return 1000.0 * self._longest
