# SPDX-License-Identifier: GPL-2.0-or-later
"""A chart of time series to look at: drawn in the background, moved with the mouse, read at the pointer."""

from __future__ import annotations

import datetime
from typing import Any, Optional

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import (
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...plugin.bridge import charts
from ...plugin.bridge.charts import Chart, Frame, Picture, View
from ...plugin.bridge.series import DrawChartTask
from ...plugin.core.errors import Cancelled, WorkbenchError
from ...plugin.core.spelling import day, moment, number
from ...plugin.core.text import listed
from ..forms import tr

_SOON_MS = 15
_WHEEL = 1.25
_SHORTEST = 1000.0
_MOST_READ = 6


class SeriesChart(QWidget):
    """Shows a chart. The wheel zooms in time, dragging moves (or marks what to zoom to), a double click shows all.

    The picture is drawn in the background, so that the window never waits: until it is there, the one before is shown
    where it belongs.
    """

    read = pyqtSignal(str)
    """What is at the pointer; "" where it has left."""
    drawn = pyqtSignal()
    """A picture has arrived, and none is awaited."""
    failed = pyqtSignal(object)
    """A WorkbenchError: it could not be drawn."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._chart: Optional[Chart] = None
        self._view: Optional[View] = None
        self._image: Optional[QImage] = None
        self._frame: Optional[Frame] = None
        self._task: Optional[DrawChartTask] = None
        self._again = False
        self._zooms = False
        self._pressed: Optional[QPointF] = None
        self._before: Optional[View] = None
        self._pointer: Optional[QPointF] = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._draw)

    # What others use.

    def set_chart(self, chart: Optional[Chart], *, keep_view: bool = False) -> None:
        """Show a chart, all of it, or what was seen before; nothing shows an empty sheet."""
        self._chart = chart
        if not keep_view:
            self._view = None
        if chart is None:
            self._image = self._frame = None
            self.update()
            return
        self.setAccessibleName(tr("Chart: {}").format(chart.title))
        self._soon.start()

    def view(self) -> Optional[View]:
        """What is seen; ``None`` for everything."""
        return self._view

    def frame(self) -> Optional[Frame]:
        """Where the axes are, in the widget's pixels."""
        return self._frame

    def set_zooming(self, zooms: bool) -> None:
        """Whether dragging marks what to zoom to, instead of moving."""
        self._zooms = zooms
        self.setCursor(Qt.CursorShape.CrossCursor if zooms else Qt.CursorShape.ArrowCursor)

    def show_all(self) -> None:
        """See everything again."""
        if self._view is not None:
            self._show(None)

    def zoom(self, factor: float, at: Optional[float] = None) -> None:
        """See more (`factor` > 1) or less time around a time, else around the middle."""
        view = self._seen()
        if view is None:
            return
        middle = (view.start + view.end) / 2 if at is None else at
        if (view.end - view.start) * factor < _SHORTEST:
            return
        start, end = middle - (middle - view.start) * factor, middle + (view.end - middle) * factor
        self._show(View(start, end, view.low, view.high))

    def stop(self) -> None:
        """Draw no more, for the end."""
        self._soon.stop()
        self._again, self._chart = False, None
        if self._task is not None:
            self._task.cancel()

    def is_busy(self) -> bool:
        """Whether a picture is awaited."""
        return self._task is not None or self._again or self._soon.isActive()

    # Drawing.

    def _seen(self) -> Optional[View]:
        if self._view is not None:
            return self._view
        return None if self._frame is None else self._frame.view

    def _show(self, view: Optional[View]) -> None:
        self._view = view
        self.update()
        self._soon.start()

    def _draw(self) -> None:
        """Begin a picture; where one is under way, another follows."""
        if self._task is not None:
            self._again = True
            return
        if self._chart is None or self.width() < 40 or self.height() < 40:
            return
        ratio = self.devicePixelRatioF()
        size = round(self.width() * ratio), round(self.height() * ratio)
        look = self._look()
        task = DrawChartTask(self._chart, *size, self.logicalDpiX() * ratio, look, self._view)
        self._task = task
        task.succeeded.connect(self._on_picture)
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        task.start()

    def _look(self) -> charts.Look:
        palette = self._colours()
        names = (QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Midlight)
        base, text, _ = (palette.color(name) for name in names)
        grid = [round(0.82 * a + 0.18 * b) for a, b in zip(base.getRgb()[:3], text.getRgb()[:3])]
        points = self.font().pointSizeF()
        shown = "#{:02x}{:02x}{:02x}".format(*grid)
        return charts.palette_look(base.name(), text.name(), shown, max(points if points > 0 else 9.0, 7.0) * 0.9)

    def _colours(self) -> QPalette:
        """The widget's own, or the application's where a theme of QGIS's has made it transparent."""
        own = self.palette()
        return own if own.color(QPalette.ColorRole.Base).alpha() else QGuiApplication.palette()

    def _on_picture(self, picture: Picture) -> None:
        ratio = self.devicePixelRatioF()
        image = QImage(picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(ratio)
        frame = picture.frame
        self._image = image if self._chart is not None else None
        sides = (frame.left / ratio, frame.top / ratio, frame.right / ratio, frame.bottom / ratio)
        self._frame = Frame(*sides, frame.view) if self._chart is not None else None
        self.update()

    def _on_failed(self, error: WorkbenchError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_ended(self) -> None:
        self._task = None
        if self._again:
            self._again = False
            self._draw()
        else:
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and lines at the pointer."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colours().color(QPalette.ColorRole.Base))
        if self._image is None or self._frame is None:
            self._paint_hint(painter)
            return
        painter.drawImage(QPointF(0, 0), self._image)
        frame = self._frame
        axes = QRectF(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top)
        colour = self._colours().color(QPalette.ColorRole.Text)
        colour.setAlpha(140)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        if self._pressed is not None and self._zooms and self._pointer is not None:
            painter.drawRect(QRectF(self._pressed, self._pointer).normalized().intersected(axes))
        elif self._pointer is not None and axes.contains(self._pointer):
            painter.drawLine(QPointF(self._pointer.x(), axes.top()), QPointF(self._pointer.x(), axes.bottom()))

    def _paint_hint(self, painter: QPainter) -> None:
        if self._chart is None:
            painter.setPen(self._colours().color(QPalette.ColorRole.PlaceholderText))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            hint = tr("Choose a layer, then click the map.")
            painter.drawText(QRectF(self.rect()).adjusted(8, 8, -8, -8), flags, hint)

    def sizeHint(self) -> QSize:
        """Wider than high."""
        return QSize(360, 220)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow dock."""
        return QSize(160, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another picture."""
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme is another picture."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_soon"):
            self._soon.start()

    # The mouse.

    def _time_at(self, x: float) -> Optional[float]:
        frame = self._frame
        if frame is None or frame.right <= frame.left:
            return None
        return frame.view.start + (x - frame.left) / (frame.right - frame.left) * (frame.view.end - frame.view.start)

    def _value_at(self, y: float) -> float:
        assert self._frame is not None
        share = (self._frame.bottom - y) / max(self._frame.bottom - self._frame.top, 1.0)
        return self._frame.view.low + share * (self._frame.view.high - self._frame.view.low)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in time around the pointer."""
        steps = event.angleDelta().y() / 120.0
        if steps and self._chart is not None:
            self.zoom(_WHEEL**-steps, self._time_at(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move, or to mark."""
        if event.button() == Qt.MouseButton.LeftButton and self._frame is not None:
            self._pressed, self._before = QPointF(event.pos()), self._seen()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or mark while pressed; else read."""
        self._pointer = QPointF(event.pos())
        if self._pressed is not None and self._before is not None and self._frame is not None and not self._zooms:
            frame, view = self._frame, self._before
            across = (self._pressed.x() - self._pointer.x()) / max(frame.right - frame.left, 1.0)
            up = (self._pointer.y() - self._pressed.y()) / max(frame.bottom - frame.top, 1.0)
            time, value = across * (view.end - view.start), up * (view.high - view.low)
            self._show(View(view.start + time, view.end + time, view.low + value, view.high + value))
        self._tell()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of it."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or not self._zooms:
            return
        here = QPointF(event.pos())
        if abs(here.x() - pressed.x()) > 4 and abs(here.y() - pressed.y()) > 4:
            start, end = (self._time_at(x) for x in sorted((pressed.x(), here.x())))
            high, low = (self._value_at(y) for y in sorted((pressed.y(), here.y())))
            if start is not None and end is not None:
                self._show(View(start, end, low, high))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See everything."""
        self._pressed = None
        self.show_all()

    def leaveEvent(self, event: Any) -> None:
        """Nothing is read."""
        self._pointer = None
        self.read.emit("")
        self.update()

    def _tell(self) -> None:
        time = None if self._pointer is None else self._time_at(self._pointer.x())
        if time is None or self._chart is None or self._frame is None or self._pressed is not None:
            return
        found = [each for each in charts.nearest(self._chart.lines, time) if each[2] is not None]
        if not found:
            self.read.emit("")
            return
        nearest = min(found, key=lambda each: abs(each[1] - time))[1]
        when = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=nearest)
        exact = day(when) if nearest % 86_400_000 == 0 else moment(when)
        near = [f"{name} {number(value, '.4g')}" for name, own, value in found if own == nearest][:_MOST_READ]
        more = "…" if sum(own == nearest for _, own, _ in found) > _MOST_READ else ""
        self.read.emit(f"{exact}: " + listed(near) + more)
