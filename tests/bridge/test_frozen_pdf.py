# SPDX-License-Identifier: GPL-2.0-or-later
"""PDF pages of frozen layers, turned to pixels by poppler, against numpy's colours: QGIS may neither resample nor use
JPEG on the way."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.bridge import freeze, printing
from ee_workbench.plugin.bridge.freeze import FreezeTask
from ee_workbench.plugin.core import written
from qgis.core import QgsProject, QgsRectangle

from .freezing import WARM, added, framed, layout_with_map, outcome, pixels_of
from .test_freeze import expected_colours, saved, truth
from .test_freeze_pages import S2

__all__ = ["saved"]
TRUE_COLOUR = replace(S2, view=written.view("true_colour"))
ALPS = QgsRectangle(660_000, 5_290_000, 690_000, 5_320_000)


def pictures_of(pdf: Path) -> list[list[str]]:
    """What poppler lists of a PDF's pictures: columns of text, one row a picture."""
    said = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True).stdout
    return [line.split() for line in said.splitlines()[2:]]


def drawn(pdf: Path, dpi: float) -> np.ndarray:
    """The first page as poppler draws it: (rows, columns, 3)."""
    target = pdf.with_name(f"{pdf.stem}_drawn")
    command = ["pdftoppm", "-png", "-singlefile", "-r", str(dpi), str(pdf), str(target)]
    subprocess.run(command, check=True)
    return pixels_of(target.with_suffix(".png"))


@pytest.mark.parametrize(
    ("recipe", "place", "how"),
    [
        (WARM, (10.0, 12.034), {"size": (190.0, 180.0)}),
        (WARM, (13.38, 17.79), {"size": (91.3, 83.1)}),
        (TRUE_COLOUR, (9.995, 12.03), {"crs": "EPSG:32632", "extent": ALPS, "size": (60.0, 60.0)}),
    ],
)
def test_a_pdf_has_the_styled_truth_in_the_frame(
    client: Any, saved: QgsProject, wait: Any, tmp_path: Path, recipe: Any, place: Any, how: dict[str, Any]
) -> None:
    """The picture within the PDF is the truth wherever the map lies. For the page as pixels the map begins on a whole
    one of QGIS' PDF, which has whole points and 1754 of 1754.33 pixels a page; else poppler mixes neighbours."""
    dpi = 150.0
    layer = added(wait, recipe, client)
    layout, item = layout_with_map(saved, place=place, dpi=dpi, **how)
    page = freeze.page_of(item)
    assert outcome(wait, FreezeTask(layer, page, client)) is layer
    pdf = printing.export_page(layout, tmp_path / "page.pdf", dpi).path
    (listed, *others) = pictures_of(pdf)
    # columns of poppler's list: kind, size in pixels, and how it is packed: "jpeg" loses
    assert listed[2:5] == ["image", str(page.width), str(page.height)] and listed[8] == "image"
    assert all(each[2] in ("mask", "smask") for each in others)
    wanted = expected_colours(truth(page, recipe), recipe)
    assert np.abs(within(pdf) - wanted)[is_paper(wanted) == 0].max() <= 2
    printed = framed(drawn(pdf, dpi), item, dpi)
    assert np.abs(printed - wanted).max() <= 2


def within(pdf: Path) -> np.ndarray:
    """The picture in a PDF as it is kept there: (rows, columns, 3)."""
    subprocess.run(["pdfimages", "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    return pixels_of(pdf.with_name(f"{pdf.stem}-000.png"))


def is_paper(colours: np.ndarray) -> np.ndarray:
    """Where nothing is drawn: what a picture has there does not matter."""
    return (colours == 255.0).all(axis=-1)
