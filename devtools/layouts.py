# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by ``./dev layouts``: makes resources/layouts/*.qpt, the templates of map sheets.

The files are ordinary layout templates, which people may edit in QGIS. What the plugin knows of them are the ids of
their items (`plugin/core/sheet.py` lists them); this design only draws them. All numbers are millimetres and points.
"""

from __future__ import annotations

import base64
import re
import sys
import uuid
from pathlib import Path
from typing import Any, NamedTuple

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtXml import QDomDocument

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "layouts"
KINDS = ("single", "comparison", "multiples", "chart", "globe")
PAGES = {"a4": (210.0, 297.0, 1.0), "a3": (297.0, 420.0, 1.3)}
_INK, _GREY, _RED = QColor(34, 34, 34), QColor(110, 110, 110), QColor(178, 24, 43)
_FAMILIES = ["Open Sans", "Noto Sans", "DejaVu Sans", "Arial"]
_POINTS = Qgis.RenderUnit.Points


class Box(NamedTuple):
    """A place on the page: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


class Page:
    """One template while it is drawn; `k` is how much larger than on A4 everything is."""

    def __init__(self, kind: str, size: str, landscape: bool) -> None:
        short, long, self.k = PAGES[size]
        self.kind, self.landscape = kind, landscape
        self.width, self.height = (long, short) if landscape else (short, long)
        self.margin = 10.0 * self.k
        self.layout = QgsPrintLayout(QgsProject.instance())
        self.layout.initializeDefaults()
        self.layout.setName(f"{kind}_{size}_{'landscape' if landscape else 'portrait'}")
        self.layout.pageCollection().page(0).setPageSize(QgsLayoutSize(self.width, self.height))
        self.layout.renderContext().setDpi(300)

    # Where things stand.

    def draw(self) -> None:
        """Everything."""
        k, inner = self.k, self.width - 2 * self.margin
        self._header(inner)
        self._footer(inner)
        top = self.margin + 19 * k
        # Below the body: its bottom graticule labels, then the footer.
        bottom = self.height - self.margin - 17 * k
        if self.landscape and self.kind != "comparison":
            column = 54 * k
            body = Box(self.margin, top, inner - column - 5 * k, bottom - top)
            self._column(Box(self.width - self.margin - column, top, column, bottom - top))
        else:
            strip = 36 * k
            body = Box(self.margin, top, inner, bottom - top - strip - 7 * k)
            self._strip(Box(self.margin, bottom - strip, inner, strip))
        getattr(self, f"_{self.kind}")(body)

    def _header(self, inner: float) -> None:
        k, m = self.k, self.margin
        self.label("title", "[% @ee_title %]", Box(m, m - 1 * k, inner, 8.5 * k), 17, bold=True)
        self.label("subtitle", "[% @ee_subtitle %]", Box(m, m + 8.2 * k, inner, 5.5 * k), 9.5, colour=_GREY)
        self.rule(Box(m, m + 15 * k, inner, 0.25 * k))

    def _footer(self, inner: float) -> None:
        k, m = self.k, self.margin
        top = self.height - m - 11 * k
        self.rule(Box(m, top - 1 * k, inner, 0.15 * k))
        right = 58 * k
        text = "[% @ee_attribution %]\n[% if(coalesce(@ee_licence, '') = '', '', 'Licence: ' || @ee_licence) %]"
        self.label("sources", text, Box(m, top, inner - right - 3 * k, 11 * k), 6.5, colour=_GREY)
        where = Box(m + inner - right, top, right, 3.6 * k)
        self.label("warning", "[% @ee_warning %]", where, 7, bold=True, colour=_RED, right=True)
        # A projection of somebody's own has no name but that of its kind.
        named = "coalesce(nullif(item_variables('map')['map_crs_description'], ''), item_variables('map')['{}'])"
        made = f"[% {named.format('map_crs_projection')} %]\n[% @ee_made %]"
        self.label("date", made, Box(where.x, top + 3.7 * k, right, 7.3 * k), 6.5, colour=_GREY, right=True)

    def _column(self, box: Box) -> None:
        k = self.k
        self.legend(box.x, box.y, box.width)
        if self.kind == "globe":
            return
        foot = box.y + box.height
        if self.kind in ("single", "chart"):
            self.overview(Box(box.x, foot - 32 * k, box.width, 32 * k))
            foot -= 36 * k
        self.scale_bar(box.x, foot - 10 * k)
        self.north(Box(box.x + box.width - 10 * k, foot - 13.5 * k, 10 * k, 13.5 * k))
        self.note(Box(box.x, foot - 7 * k, box.width - 12 * k, 7 * k))

    def _strip(self, box: Box) -> None:
        k = self.k
        self.legend(box.x, box.y, box.width * 0.5)
        if self.kind == "globe":
            return
        right, foot = box.x + box.width, box.y + box.height - 1 * k
        if self.kind in ("single", "chart"):
            wide = 56 * k
            self.overview(Box(right - wide, box.y, wide, box.height - 1 * k))
            right -= wide + 5 * k
        self.scale_bar(right - 44 * k, foot - 9 * k)
        self.note(Box(right - 44 * k, foot - 7 * k, 44 * k, 7 * k))
        self.north(Box(right - 10 * k, box.y, 10 * k, 13.5 * k))

    # Kinds.

    def _single(self, body: Box) -> None:
        self.map("map", body)

    def _comparison(self, body: Box) -> None:
        gap, k = 7 * self.k, self.k
        for place in range(2):
            if self.landscape:
                wide = (body.width - gap) / 2
                box = Box(body.x + place * (wide + gap), body.y, wide, body.height)
            else:
                high = (body.height - gap) / 2
                box = Box(body.x, body.y + place * (high + gap), body.width, high)
            self.captioned(place, box, 6 * k)

    def _multiples(self, body: Box) -> None:
        columns, rows = (4, 3) if self.landscape else (3, 4)
        gap = 3 * self.k
        wide, high = (body.width - (columns - 1) * gap) / columns, (body.height - (rows - 1) * gap) / rows
        for place in range(columns * rows):
            row, column = divmod(place, columns)
            box = Box(body.x + column * (wide + gap), body.y + row * (high + gap), wide, high)
            self.captioned(place, box, 5 * self.k, graticule=False)

    def _chart(self, body: Box) -> None:
        high = body.height * 0.34
        self.map("map", body._replace(height=body.height - high - 7 * self.k))
        picture = QgsLayoutItemPicture(self.layout)
        picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        self._add(picture, "chart", Box(body.x, body.y + body.height - high, body.width, high))

    def _globe(self, body: Box) -> None:
        side = min(body.width, body.height)
        left, top = body.x + (body.width - side) / 2, body.y + (body.height - side) / 2
        item = self.map("map", Box(left, top, side, side), graticule=False)
        item.setFrameEnabled(False)
        item.setBackgroundColor(QColor(255, 255, 255))

    # Items.

    def captioned(self, place: int, box: Box, high: float, *, graticule: bool = True) -> None:
        """A map with its caption above."""
        number = "" if place == 0 else f"_{place + 1}"
        text = f"[% @ee_label{number} %]"
        self.label(f"label{number}", text, box._replace(height=high), 8.5, bold=True)
        self.map(f"map{number}", Box(box.x, box.y + high, box.width, box.height - high), graticule=graticule)

    def map(self, name: str, box: Box, *, graticule: bool = True) -> QgsLayoutItemMap:
        """A map with a hairline frame and, switched off, a graticule labelled outside, left and below."""
        item = QgsLayoutItemMap(self.layout)
        self._add(item, name, box)
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(_INK)
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.2 * self.k))
        item.setBackgroundColor(QColor(244, 244, 242))
        if graticule:
            self._graticule(item)
        return item

    def _graticule(self, item: QgsLayoutItemMap) -> None:
        grid = QgsLayoutItemMapGrid("graticule", item)
        grid.setEnabled(False)
        grid.setStyle(QgsLayoutItemMapGrid.GridStyle.Solid)
        colour, width = "70,70,70,140", str(0.12 * self.k)
        grid.setLineSymbol(QgsLineSymbol.createSimple({"color": colour, "width": width}))
        grid.setAnnotationEnabled(True)
        grid.setAnnotationTextFormat(self._text(6, colour=_GREY))
        grid.setAnnotationFrameDistance(0.8 * self.k)
        outside = QgsLayoutItemMapGrid.AnnotationPosition.OutsideMapFrame
        hidden, longitudes = QgsLayoutItemMapGrid.DisplayMode.HideAll, QgsLayoutItemMapGrid.DisplayMode.LongitudeOnly
        latitudes = QgsLayoutItemMapGrid.DisplayMode.LatitudeOnly
        vertical = QgsLayoutItemMapGrid.AnnotationDirection.Vertical
        sides = QgsLayoutItemMapGrid.BorderSide
        for side, mode in (
            (sides.Left, latitudes), (sides.Bottom, longitudes), (sides.Right, hidden), (sides.Top, hidden)
        ):  # fmt: skip
            grid.setAnnotationPosition(outside, side)
            grid.setAnnotationDisplay(mode, side)
        grid.setAnnotationDirection(vertical, sides.Left)
        item.grids().addGrid(grid)

    def legend(self, x: float, y: float, width: float) -> None:
        """A legend that grows downwards from its corner."""
        item = QgsLayoutItemLegend(self.layout)
        self._add(item, "legend", Box(x, y, width, 40 * self.k))
        item.setAutoUpdateModel(False)
        item.model().rootGroup().removeAllChildren()
        item.setResizeToContents(True)
        item.setBoxSpace(0)
        item.setBackgroundEnabled(False)
        item.setWrapString("\n")
        styles = QgsLegendStyle.Style
        for style, points, bold in (
            (styles.Title, 10, True), (styles.Group, 8.5, True), (styles.Subgroup, 8.5, True),
            (styles.SymbolLabel, 7.5, False),
        ):  # fmt: skip
            made = QgsLegendStyle()
            made.setTextFormat(self._text(points, bold=bold))
            made.setMargin(QgsLegendStyle.Side.Top, 0 if style == styles.Title else 2.0 * self.k)
            if style == styles.SymbolLabel:
                made.setMargin(QgsLegendStyle.Side.Left, 1.8 * self.k)
            item.setStyle(style, made)

    def scale_bar(self, x: float, y: float) -> None:
        """Single boxes, numbers above."""
        item = QgsLayoutItemScaleBar(self.layout)
        item.setStyle("Single Box")
        item.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
        item.setUnitLabel("km")
        item.setTextFormat(self._text(7))
        item.setHeight(1.2 * self.k)
        item.setLineWidth(0.15 * self.k)
        item.setLabelBarSpace(1.0 * self.k)
        item.setBoxContentSpace(0.5)
        item.setNumberOfSegmentsLeft(0)
        item.setFillColor(_INK)
        item.setLineColor(_INK)
        self._add(item, "scalebar", Box(x, y, 40 * self.k, 10 * self.k))

    def north(self, box: Box) -> None:
        """An arrow that turns with its map."""
        item = QgsLayoutItemPicture(self.layout)
        # Within the template: no path that somebody else may not have.
        item.setPicturePath("base64:" + base64.b64encode((FOLDER / "north.svg").read_bytes()).decode())
        item.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
        item.setPictureAnchor(QgsLayoutItem.ReferencePoint.Middle)
        self._add(item, "north", box)

    def overview(self, box: Box) -> None:
        """A small map of where the map is."""
        item = QgsLayoutItemMap(self.layout)
        self._add(item, "overview", box)
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(_GREY)
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.15 * self.k))
        item.setBackgroundColor(QColor(238, 243, 247))
        item.overview().setEnabled(True)
        frame = {"color": "178,24,43,40", "outline_color": "178,24,43", "outline_width": str(0.3 * self.k)}
        item.overview().setFrameSymbol(QgsFillSymbol.createSimple(frame))

    def note(self, box: Box) -> None:
        """Said where a scale bar would mislead."""
        self.label("scalenote", "[% @ee_scale_note %]", box, 6.5, colour=_GREY)

    def label(
        self, name: str, text: str, box: Box, points: float, *, bold: bool = False, colour: QColor = _INK,
        right: bool = False,
    ) -> None:  # fmt: skip
        """A text, with expressions in it."""
        item = QgsLayoutItemLabel(self.layout)
        item.setText(text)
        item.setTextFormat(self._text(points, bold=bold, colour=colour))
        item.setMarginX(0)
        item.setMarginY(0)
        item.setHAlign(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        item.setVAlign(Qt.AlignmentFlag.AlignTop)
        self._add(item, name, box)

    def rule(self, box: Box) -> None:
        """A thin line across."""
        item = QgsLayoutItemShape(self.layout)
        item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        item.setSymbol(QgsFillSymbol.createSimple({"color": "34,34,34", "outline_style": "no"}))
        self._add(item, "", box)

    def _text(self, points: float, *, bold: bool = False, colour: QColor = _INK) -> QgsTextFormat:
        found = QgsTextFormat()
        font = QFont(_FAMILIES[0])
        font.setBold(bold)
        found.setFont(font)
        found.setFamilies(_FAMILIES)
        found.setNamedStyle("Bold" if bold else "Regular")
        found.setSize(points * self.k)
        found.setSizeUnit(_POINTS)
        found.setColor(colour)
        return found

    def _add(self, item: Any, name: str, box: Box) -> None:
        self.layout.addLayoutItem(item)
        item.setId(name)
        item.attemptMove(QgsLayoutPoint(box.x, box.y))
        item.attemptResize(QgsLayoutSize(box.width, box.height))

    # The file.

    def save(self) -> Path:
        """Write the template; the same design gives the same text."""
        document = QDomDocument()
        context = QgsReadWriteContext()
        document.appendChild(self.layout.writeXml(document, context))
        text = document.toString(1)
        seen: dict[str, str] = {}
        for found in re.findall(r"\{[0-9a-f]{8}-[0-9a-f-]{27}\}", text):
            name = f"{self.layout.name()}/{len(seen)}"
            seen.setdefault(found, "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, name)) + "}")
        for found, stable in seen.items():
            text = text.replace(found, stable)
        path = FOLDER / f"{self.layout.name()}.qpt"
        path.write_text(text, encoding="utf-8")
        return path


def main() -> int:
    """Every template."""
    application = QgsApplication([], False)
    application.initQgis()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        for size in PAGES:
            for landscape in (False, True):
                page = Page(kind, size, landscape)
                page.draw()
                print(page.save().name)
    QgsProject.instance().clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
