# SPDX-License-Identifier: GPL-2.0-or-later
"""Periods as temporal ranges: seen always while the Temporal Controller is off, obedient while it is on."""

from __future__ import annotations

import datetime

import pytest
from ee_workbench.plugin.bridge import temporal
from qgis.core import QgsDateTimeRange, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

DAY = datetime.date


@pytest.fixture
def layer():
    return QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}", "a layer", "wms")


def frame(first, last):
    """What the Temporal Controller hands to the canvas for a frame."""
    moments = [QDateTime(QDate(*day), QTime(0, 0), Qt.TimeSpec.UTC) for day in (first, last)]
    return QgsDateTimeRange(*moments, True, False)


def test_period_is_obeyed(layer):
    temporal.set_range(layer, DAY(2030, 3, 1), DAY(2030, 4, 1))
    properties = layer.temporalProperties()
    assert properties.isActive() and temporal.has_range(layer)
    assert properties.isVisibleInTemporalRange(frame((2030, 3, 1), (2030, 3, 2)))
    assert properties.isVisibleInTemporalRange(frame((2030, 3, 31), (2030, 4, 1)))
    assert properties.isVisibleInTemporalRange(frame((2020, 1, 1), (2040, 1, 1)))
    assert not properties.isVisibleInTemporalRange(frame((2030, 4, 1), (2030, 4, 2)))
    assert not properties.isVisibleInTemporalRange(frame((2030, 2, 1), (2030, 2, 28)))
    # off: the canvas has no range, which QGIS asks about as an infinite one
    assert properties.isVisibleInTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))


@pytest.mark.parametrize(("begin", "end"), [(None, None), (DAY(2030, 1, 1), None), (DAY(2030, 1, 1), DAY(2030, 1, 1))])
def test_no_period_takes_no_part(layer, begin, end):
    temporal.set_range(layer, begin, end)
    assert not layer.temporalProperties().isActive()
    assert not temporal.has_range(layer)


def test_change_of_period(layer):
    temporal.set_range(layer, DAY(2030, 3, 1), DAY(2030, 4, 1))
    temporal.set_range(layer, DAY(1850, 1, 1), DAY(2101, 1, 1))
    stored = layer.temporalProperties().fixedTemporalRange()
    assert stored.begin().date() == QDate(1850, 1, 1) and stored.end().date() == QDate(2101, 1, 1)
    assert stored.includeBeginning() and not stored.includeEnd()
