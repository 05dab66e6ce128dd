# SPDX-License-Identifier: GPL-2.0-or-later
"""A monkey: seeded random actions on whatever widgets of the plugin are there, and everything that goes wrong noted.

It knows no panel by name: docks and dialogs that are added later are found by their names and their classes' package.
"""

from __future__ import annotations

import random
import sys
import threading
import time
import traceback
from typing import Any, Callable, Optional

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QModelIndex, QObject, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QTabBar,
    QWidget,
)

TEXTS = (
    "", "2030", "-1", "1e999", "0.000001", "MODIS/061/MOD11A1", "no such/collection", "B4 - B3", "(((", "ü 中文 🐒",
    "'; drop", "a" * 300, "2024-06\n2024-07", "1900..2100", "{}", "../..", "nan", " ", "\t", "%s {} {0}",
)  # fmt: skip
#: What Qt and QGIS say of themselves on a screen without a window manager; nothing of it is about the plugin.
NOISE = (
    "QStandardPaths", "propagateSizeHints", "libpng", "QXcb", "xcb", "Logged warning", "cannot set geometry",
    "Unable to set geometry", "Populating font", "QFont", "QSslSocket", "OpenType support missing",
    "This plugin does not",
    "QNetworkReplyHttpImpl", "QIODevice::", "Could not parse stylesheet", "QGestureManager", "TypeError: native Qt",
    "QWindowsWindow", "Object::connect: No such signal Qgs",
)  # fmt: skip


class Witness:
    """Notes exceptions of all kinds, what Qt and QGIS complain of, modal windows, and the longest silence."""

    def __init__(self) -> None:
        self.exceptions: list[str] = []
        self.complaints: list[str] = []
        self.modal: dict[str, int] = {}
        self.longest, self.slowest = 0.0, ""
        self.doing = "starting"
        sys.excepthook = self._on_exception
        threading.excepthook = lambda told: self._on_exception(told.exc_type, told.exc_value, told.exc_traceback)
        sys.unraisablehook = lambda told: self._on_exception(told.exc_type, told.exc_value, told.exc_traceback)
        qInstallMessageHandler(self._on_qt)
        QgsApplication.messageLog().messageReceived.connect(self._on_log)
        self._last = time.perf_counter()
        self._beat, self._janitor = QTimer(), QTimer()
        self._beat.timeout.connect(self._tick)
        self._beat.start(5)
        self._janitor.timeout.connect(self._clear_away)
        self._janitor.start(150)

    def stop(self) -> None:
        """No more."""
        self._tick()
        self._beat.stop()
        self._janitor.stop()
        QgsApplication.messageLog().messageReceived.disconnect(self._on_log)
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__

    def _on_exception(self, kind: Any, value: Any, trace: Any) -> None:
        text = "".join(traceback.format_exception(kind, value, trace))
        self.exceptions.append(f"while {self.doing}:\n{text}")

    def _on_qt(self, kind: Any, _: Any, text: Optional[str]) -> None:
        bad = kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
        if bad and text and not any(noise in text for noise in NOISE):
            self.complaints.append(f"while {self.doing}: Qt: {text}")

    def _on_log(self, text: str, tag: str, level: Any) -> None:
        if "Traceback" in text or "unexpected" in text or tag == "Python error":
            self.complaints.append(f"while {self.doing}: {tag}: {text}")

    def _tick(self) -> None:
        now = time.perf_counter()
        if now - self._last > self.longest:
            self.longest, self.slowest = now - self._last, self.doing
        self._last = now

    def _clear_away(self) -> None:
        """Close what would keep the monkey waiting: a file dialog, a menu."""
        for window in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if window is not None:
                if window.isModal():
                    name = f"{type(window).__name__} {window.windowTitle()}"
                    self.modal[name] = self.modal.get(name, 0) + 1
                window.close()


def is_ours(widget: QWidget) -> bool:
    """Whether a window or dock is the plugin's."""
    return widget.objectName().startswith("ee_workbench") or type(widget).__module__.startswith("ee_workbench")


class Monkey:
    """Does something to a random widget of the plugin.

    Args:
        window: QGIS' main window.
        seed: the same seed does the same, as far as the network lets it.
        tricks: what it can do besides, by name: reopening projects, faults …
    """

    def __init__(self, window: QMainWindow, seed: int, tricks: dict[str, Callable[[random.Random], None]]) -> None:
        self._window = window
        self._random = random.Random(seed)
        self._tricks = tricks
        self.touched: dict[str, int] = {}

    def docks(self) -> list[QDockWidget]:
        """The plugin's docks."""
        return [dock for dock in self._window.findChildren(QDockWidget) if is_ours(dock)]

    def act(self, witness: Witness) -> None:
        """One action, and a moment for what comes of it."""
        number = self._random.random()
        if number < 0.12:
            name = self._random.choice(sorted(self._tricks))
            witness.doing = name
            self._tricks[name](self._random)
        elif number < 0.22:
            dock = self._random.choice(self.docks())
            witness.doing = f"showing {dock.objectName()}"
            dock.setVisible(True)
            dock.raise_()
        else:
            self._on_widget(witness)
        QTest.qWait(self._random.choice((0, 1, 5, 20)))

    def _on_widget(self, witness: Witness) -> None:
        windows = [each for each in self.docks() if each.isVisible()]
        windows += [each for each in QApplication.topLevelWidgets() if each.isVisible() and is_ours(each)]
        if not windows:
            return
        window = self._random.choice(windows)
        found = [each for each in window.findChildren(QWidget) if self._can_use(each)]
        if not found:
            return
        buttons = [each for each in found if isinstance(each, QPushButton)]
        widget = self._random.choice(buttons if buttons and self._random.random() < 0.3 else found)
        name = f"{window.objectName() or type(window).__name__}.{widget.objectName() or type(widget).__name__}"
        witness.doing = f"using {name}"
        self.touched[name] = self.touched.get(name, 0) + 1
        self._use(widget)

    @staticmethod
    def _can_use(widget: QWidget) -> bool:
        usable = isinstance(
            widget,
            (
                QAbstractButton,
                QComboBox,
                QAbstractSpinBox,
                QLineEdit,
                QPlainTextEdit,
                QSlider,
                QTabBar,
                QAbstractItemView,
            ),
        )
        return usable and widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()

    def _use(self, widget: QWidget) -> None:
        choose = self._random
        if isinstance(widget, QAbstractButton):
            place = QPoint(min(8, widget.width() // 2), widget.height() // 2)
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        elif isinstance(widget, QComboBox):
            for _ in range(choose.randint(1, 6)):
                if not sip.isdeleted(widget):
                    QTest.keyClick(widget, choose.choice((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)))
            if not sip.isdeleted(widget) and widget.isEditable() and choose.random() < 0.5:
                self._type(widget.lineEdit())
        elif isinstance(widget, (QAbstractSpinBox, QLineEdit)):
            self._type(widget)
        elif isinstance(widget, QPlainTextEdit):
            widget.setPlainText(choose.choice(TEXTS))
        elif isinstance(widget, QAbstractItemView):
            self._pick(widget)
        else:
            QTest.keyClick(widget, choose.choice((Qt.Key.Key_Left, Qt.Key.Key_Right)))

    def _type(self, field: Any) -> None:
        field.setFocus()
        field.selectAll()
        text = self._random.choice(TEXTS)
        if len(text) > 20:
            (field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)).setText(text)
        else:
            for letter in text:
                QTest.keyClick(field, letter if letter.isascii() and letter.isprintable() else " ")
        if not sip.isdeleted(field):
            QTest.keyClick(field, self._random.choice((Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _pick(self, view: QAbstractItemView) -> None:
        model = view.model()
        if model is None or not model.rowCount():
            return
        columns = 1 if isinstance(view, QListView) else max(1, model.columnCount())
        row, column = self._random.randrange(model.rowCount()), self._random.randrange(columns)
        index = model.index(row, column, QModelIndex())
        view.scrollTo(index)
        place = view.visualRect(index).center()
        double = self._random.random() < 0.2
        (QTest.mouseDClick if double else QTest.mouseClick)(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if self._random.random() < 0.3 and not sip.isdeleted(view):
            QTest.keyClick(view, self._random.choice((Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Delete)))


def frozen(docks: list[QObject]) -> list[str]:
    """Docks that do not answer: their toggle does not show and hide them."""
    silent = []
    for dock in docks:
        assert isinstance(dock, QDockWidget)
        dock.setVisible(False)
        QTest.qWait(10)
        dock.toggleViewAction().trigger()
        QTest.qWait(10)
        if not dock.isVisible() or not dock.isEnabled():
            silent.append(dock.objectName())
    return silent
