# SPDX-License-Identifier: GPL-2.0-or-later
"""Layout templates: read, checked for the items that a sheet needs, and asked for these items by their ids."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional, Sequence, Type

from qgis.core import (
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtXml import QDomDocument

from ..core.errors import WorkbenchError
from ..core.text import tr

#: What an item with such an id has to be; ids with a number behind ("map_2") are like those without.
CLASSES: dict[str, Type[QgsLayoutItem]] = {
    "map": QgsLayoutItemMap,
    "overview": QgsLayoutItemMap,
    "title": QgsLayoutItemLabel,
    "label": QgsLayoutItemLabel,
    "sources": QgsLayoutItemLabel,
    "date": QgsLayoutItemLabel,
    "legend": QgsLayoutItemLegend,
    "scalebar": QgsLayoutItemScaleBar,
    "north": QgsLayoutItemPicture,
    "chart": QgsLayoutItemPicture,
}


def class_label(kind: str) -> str:
    """What the layout window calls such an item."""
    words = {
        "map": tr("map"),
        "overview": tr("map"),
        "legend": tr("legend"),
        "scalebar": tr("scale bar"),
        "north": tr("picture"),
        "chart": tr("picture"),
    }
    return words.get(kind, tr("label"))


def read(path: Path, project: QgsProject, required: Sequence[str]) -> QgsPrintLayout:
    """A new layout from a template, in no manager yet.

    Raises WorkbenchError: it cannot be read, or lacks an item that is required.
    """
    document = QDomDocument()
    try:
        good = document.setContent(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise WorkbenchError(tr("The template {} cannot be read: {}").format(path, error)) from error
    # Qt 5 answers with several values, Qt 6 with one.
    if not (good[0] if isinstance(good, tuple) else good):
        raise WorkbenchError(tr("{} is not a layout template. Choose a file that QGIS has saved.").format(path.name))
    layout = QgsPrintLayout(project)
    _, loaded = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not loaded or layout.pageCollection().pageCount() == 0:
        raise WorkbenchError(tr("{} is not a layout template. Choose a file that QGIS has saved.").format(path.name))
    for name in required:
        _check(layout, name, path)
    return layout


def shape_of(path: Path, name: str) -> float:
    """Width to height of an item of one of our templates, without making a layout."""
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    items = document.elementsByTagName("LayoutItem")
    found = (items.at(number).toElement() for number in range(items.count()))
    width, height = next(each for each in found if each.attribute("id") == name).attribute("size").split(",")[:2]
    return float(width) / float(height)


def _check(layout: QgsPrintLayout, name: str, path: Path) -> None:
    kind = name.split("_")[0]
    if isinstance(layout.itemById(name), CLASSES[kind]):
        return
    sentence = tr("The template {} has no {} with the id “{}”. Give one of its items that id, or leave this part out.")
    raise WorkbenchError(sentence.format(path.name, class_label(kind), name))


def item(layout: QgsPrintLayout, name: str) -> Optional[Any]:
    """The item with an id, where it is of the right kind."""
    found = layout.itemById(name)
    wanted = CLASSES.get(name.split("_")[0], QgsLayoutItem)
    return found if isinstance(found, wanted) else None


def remove(layout: QgsPrintLayout, name: str) -> None:
    """Take an item away, where there is one."""
    found = layout.itemById(name)
    if found is not None:
        layout.removeLayoutItem(found)
