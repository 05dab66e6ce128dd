# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets as an algorithm, in QGIS and through qgis_process."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.plugin.bridge import frozen_files
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtGui import QImage

JULY = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(7, 2030))
EUROPE = replace(JULY, region=Region.rectangle(-12, 34, 36, 70, "Europe"))


def run(parameters: dict[str, Any]) -> dict[str, Any]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("ee_workbench:mapsheet")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    good, sentence = algorithm.checkParameterValues(parameters, context)
    if not good:
        raise QgsProcessingException(sentence)
    results, good = algorithm.run(parameters, context, feedback, {}, False)
    assert good
    return results


def test_a_recipe_becomes_a_page_of_its_size(
    connected: Any, sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen_files, "profile", lambda: tmp_path)  # nothing is frozen there yet
    path = tmp_path / "map.png"
    found = run({"RECIPES": EUROPE.to_json(), "DPI": 60, "TITLE": "Heat", "OUTPUT": str(path)})
    assert found["OUTPUT"] == str(path) and found["PAGE_COUNT"] == 1
    picture = QImage(str(path))
    # A4 landscape, 297 x 210 mm at 60 dpi
    assert (picture.width(), picture.height()) == (round(297 / 25.4 * 60), round(210 / 25.4 * 60))
    # one request for the map, one for the frozen pixels, and no tile
    paths = [entry["path"] for entry in sandbox.log()]
    assert sum(":computePixels" in each for each in paths) == 1
    assert not any("/tiles/" in each for each in paths)


def test_a_season_each_is_a_page_each(connected: Any, tmp_path: Path) -> None:
    year = replace(EUROPE, period=Period.years(2030, 2030))
    path = tmp_path / "book.pdf"
    given = {"RECIPES": year.to_json(), "BY": "seasons", "PAGES": True, "DPI": 50, "INCLUDE": ["legend"]}
    run({**given, "OUTPUT": str(path)})
    # the number that poppler gives
    said = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+4\b", said), said


def test_a_place_makes_a_chart(connected: Any, sandbox: Any, tmp_path: Path) -> None:
    given = {"RECIPES": EUROPE.to_json(), "DPI": 50, "TEMPLATE": "chart A4 portrait", "PLACE": "11.5,48.1 [EPSG:4326]"}
    path = tmp_path / "chart.png"
    run({**given, "OUTPUT": str(path)})
    assert path.is_file() and sum("value:compute" in entry["path"] for entry in sandbox.log()) == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"RECIPES": ""}, "Choose a layer"),
        ({"RECIPES": "{}"}, "not a recipe"),
        ({"BY": "decades", "RECIPES": '{"kind":"vector"}'}, "recipe"),
        ({"BY": "seasons"}, "no whole part"),
    ],
)
def test_wrong_parameters_are_sentences(connected: Any, tmp_path: Path, given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(QgsProcessingException, match=sentence):
        run({"RECIPES": EUROPE.to_json(), "OUTPUT": str(tmp_path / "x.png"), **given})


def test_qgis_process_prints_without_a_screen(sandbox: Any, tmp_path: Path) -> None:
    home = environment.ensure()
    profile = demo.throw_away_profile(home, tmp_path / "profile")
    path = tmp_path / "map.pdf"
    done = demo.process(
        home, profile, "run", "ee_workbench:mapsheet", f"--RECIPES={EUROPE.to_json()}", "--DPI=60",
        f"--OUTPUT={path}", EE_WORKBENCH_URL=sandbox.url,
    )  # fmt: skip
    assert path.is_file(), done.stdout + done.stderr
    assert path.read_bytes().startswith(b"%PDF")
