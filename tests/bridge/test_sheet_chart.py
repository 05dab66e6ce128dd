# SPDX-License-Identifier: GPL-2.0-or-later
"""The chart on a map sheet: made of the map's recipe, kept in the layout, and where it is wanted only."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.bridge import sheet_chart
from ee_workbench.plugin.bridge.sheet_maker import SheetMaker, make_and_wait
from ee_workbench.plugin.bridge.sheet_printing import print_recipes
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.series_parts import SeriesPlace
from ee_workbench.plugin.core.sheet import Sheet
from qgis.core import QgsProject
from qgis.PyQt.QtGui import QColor, QImage

from .freezing import WARM, pixels_of

ALPS = replace(WARM, region=Region.rectangle(5, 44, 16, 49))
#: The colour of the first line of a chart.
BLUE = QColor("#0072B2").getRgb()[:3]


def drawn(layout: Any) -> QImage:
    """The picture in the layout's item "chart"."""
    text = layout.itemById("chart").picturePath()
    assert text.startswith("base64:")
    return QImage.fromData(base64.b64decode(text[len("base64:") :]))


def questions(sandbox: Any) -> int:
    return sum("value:compute" in entry["path"] for entry in sandbox.log())


def made(client: Any, project: QgsProject, *places: SeriesPlace, **fields: Any) -> Any:
    sheet = Sheet("chart", dpi=60, places=places, **fields)
    return make_and_wait(SheetMaker(sheet, client, recipes=[ALPS], frozen=False, project=project))


def test_it_is_of_the_size_of_its_item_and_goes_with_the_project(
    client: Any, sandbox: Any, project: QgsProject, tmp_path: Path
) -> None:
    sandbox.clear_log()
    layout = made(client, project)
    picture, box = drawn(layout), layout.itemById("chart").rect()
    assert questions(sandbox) == 1
    assert abs(picture.width() - box.width() / 25.4 * 60) <= 1 and abs(picture.height() - box.height() / 25.4 * 60) <= 1
    project.write(str(tmp_path / "sheet.qgs"))
    project.clear()
    project.read(str(tmp_path / "sheet.qgs"))
    (again,) = project.layoutManager().layouts()
    assert drawn(again) == picture


def test_places_are_the_maps_middle_or_chosen(client: Any, project: QgsProject) -> None:
    middle = drawn(made(client, project))
    place = sheet_chart.middle_of(project.layoutManager().layouts()[0].itemById("map"))
    assert place.point == pytest.approx((10.5, 46.5), abs=0.3)
    assert drawn(made(client, project, place)) == middle
    assert drawn(made(client, project, SeriesPlace.at(8.0, 45.5))) != middle


def test_a_picture_of_ones_own_asks_nothing(client: Any, sandbox: Any, project: QgsProject, tmp_path: Path) -> None:
    QImage(40, 20, QImage.Format.Format_RGB32).save(str(tmp_path / "own.png"))
    sandbox.clear_log()
    layout = made(client, project, chart=str(tmp_path / "own.png"))
    assert questions(sandbox) == 0 and layout.itemById("chart").picturePath() == str(tmp_path / "own.png")


def test_where_nothing_is_measured_is_a_sentence(client: Any, project: QgsProject) -> None:
    with pytest.raises(WorkbenchError, match="no values at"):
        made(client, project, SeriesPlace.at(0.0, -80.0, "ice"))
    assert project.layoutManager().layouts() == []


def test_it_is_printed(client: Any, tmp_path: Path) -> None:
    """Places are enough to want the template with a chart; its line is on the page."""
    place = SeriesPlace.at(11.5, 48.1, "Munich")
    report = print_recipes([ALPS], tmp_path / "map.png", "A4 portrait", client, dpi=80, places=(place,))
    page = pixels_of(report.path)
    lower = page[page.shape[0] // 2 :]
    assert (abs(lower - BLUE).max(axis=-1) < 30).sum() > 100
    assert json.dumps(report.problems()) == "[]"
