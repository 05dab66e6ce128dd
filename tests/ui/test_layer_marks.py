# SPDX-License-Identifier: GPL-2.0-or-later
"""Marks beside layers: they stay with their layer wherever it goes in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ee_workbench.ui.layer_marks import LayerMarks
from qgis.core import QgsApplication, QgsLayerTreeModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsLayerTreeView
from qgis.PyQt.QtTest import QTest


@pytest.fixture
def view(qgis_app: Any) -> Iterator[QgsLayerTreeView]:
    QgsProject.instance().clear()
    made = QgsLayerTreeView()
    made.model_ = QgsLayerTreeModel(QgsProject.instance().layerTreeRoot())
    made.setModel(made.model_)
    made.resize(300, 200)
    made.show()
    yield made
    QgsProject.instance().clear()
    made.deleteLater()


@pytest.fixture
def marks(view: QgsLayerTreeView) -> Iterator[LayerMarks]:
    made = LayerMarks(view, QgsApplication.getThemeIcon("/mIconWarning.svg"))
    yield made
    made.close()


def add(name: str) -> str:
    layer_id: str = QgsProject.instance().addMapLayer(QgsVectorLayer("Point", name, "memory")).id()
    return layer_id


def said(view: QgsLayerTreeView, layer_id: str) -> list[str]:
    node = QgsProject.instance().layerTreeRoot().findLayer(layer_id)
    return [each.toolTip() for each in view.indicators(node)]


def test_a_layer_says_what_is_wrong_with_it(view: QgsLayerTreeView, marks: LayerMarks) -> None:
    first, second = add("same"), add("same")
    marks.mark(first, "It cannot be drawn.")
    marks.mark(first, "It still cannot.")
    assert said(view, first) == ["It still cannot."] and said(view, second) == []
    marks.clear(first)
    marks.clear(first)
    assert said(view, first) == [] and marks.sentence(first) == ""


def test_it_moves_with_its_layer(view: QgsLayerTreeView, marks: LayerMarks) -> None:
    layer_id = add("moved")
    marks.mark(layer_id, "Broken.")
    root = QgsProject.instance().layerTreeRoot()
    group = root.addGroup("outer").addGroup("inner")
    node = root.findLayer(layer_id)
    group.addChildNode(node.clone())
    root.removeChildNode(node)  # as QGIS moves layers
    QTest.qWait(20)
    assert said(view, layer_id) == ["Broken."]
    outer = root.findGroup("outer")
    root.insertChildNode(0, outer.clone())
    root.removeChildNode(outer)  # with its group
    QTest.qWait(20)
    assert said(view, layer_id) == ["Broken."]


def test_it_goes_with_its_layer(view: QgsLayerTreeView, marks: LayerMarks) -> None:
    layer_id = add("removed")
    marks.mark(layer_id, "Broken.")
    QgsProject.instance().removeMapLayer(layer_id)
    marks.clear(layer_id)
    other = add("other")
    assert said(view, other) == []


def test_a_click_says_which(view: QgsLayerTreeView, marks: LayerMarks) -> None:
    layer_id, heard = add("clicked"), []
    marks.clicked.connect(heard.append)
    marks.mark(layer_id, "Broken.")
    (indicator,) = view.indicators(QgsProject.instance().layerTreeRoot().findLayer(layer_id))
    indicator.clicked.emit(view.currentIndex())
    assert heard == [layer_id]


def test_closing_leaves_none(view: QgsLayerTreeView) -> None:
    made = LayerMarks(view, QgsApplication.getThemeIcon("/mIconWarning.svg"))
    layer_id = add("a")
    made.mark(layer_id, "Broken.")
    made.close()
    assert said(view, layer_id) == []
