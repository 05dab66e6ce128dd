# SPDX-License-Identifier: GPL-2.0-or-later
"""A product's period as a layer's temporal range."""

from __future__ import annotations

import datetime
from typing import Optional

from qgis.core import Qgis, QgsDateTimeRange, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime


def _midnight(day: datetime.date) -> QDateTime:
    return QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0), Qt.TimeSpec.UTC)


def date_range(begin: datetime.date, end: datetime.date) -> QgsDateTimeRange:
    """The time from the first moment of ``begin`` up to, not including, the first moment of ``end``; UTC."""
    return QgsDateTimeRange(_midnight(begin), _midnight(end), True, False)


def set_range(layer: QgsRasterLayer, begin: Optional[datetime.date], end: Optional[datetime.date]) -> None:
    """Give a layer its period, end exclusive.

    While the Temporal Controller is off, QGIS ignores the range and the layer is always seen; while it is on, the layer
    is seen when its period and the controller's frame overlap. Without a period the layer takes no part in it.
    """
    properties = layer.temporalProperties()
    if begin is None or end is None or end <= begin:
        properties.setIsActive(False)
        return
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(date_range(begin, end))
    properties.setIsActive(True)


def has_range(layer: QgsRasterLayer) -> bool:
    """Whether the layer was ever given a fixed range, active or not."""
    return not layer.temporalProperties().fixedTemporalRange().isInfinite()
