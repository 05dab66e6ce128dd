# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS' exporter of layouts with an end that is either a whole file or a sentence."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, Tuple

from qgis.core import QgsLayoutExporter, QgsLayoutRenderContext, QgsPrintLayout
from qgis.PyQt.QtCore import QRectF, QSize, QSizeF
from qgis.PyQt.QtGui import QImageReader

from ..core.errors import ComputationTooLarge, DiskFull, DownloadRefused, RecipeError, WorkbenchError
from ..core.page import MM_PER_INCH
from ..core.text import tr

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
_NO_ROOM = 1 << 20
_Result = QgsLayoutExporter.ExportResult


def write(layout: QgsPrintLayout, path: Path, dpi: float) -> Tuple[Path, ...]:
    """Export a layout, or its atlas where that is on: the files it made. Main thread.

    Raises:
        RecipeError: this is no kind of file that a page can be.
        DiskFull: there is no room for it.
        WorkbenchError: by what the user can do about it.
    """
    suffix = path.suffix.lower()
    if suffix not in (".pdf", ".svg", *PICTURES):
        raise RecipeError("path", tr("“{}” is no page: choose a PDF, SVG, PNG, JPEG or TIFF file.").format(path.name))
    if not os.path.isdir(path.parent):
        raise DownloadRefused(tr("The folder “{}” is not there.").format(path.parent))
    before = {each: _stamp(each) for each in path.parent.iterdir()}
    _check(_export(layout, path, suffix, dpi), path)
    made = [
        each for each in path.parent.iterdir() if each.suffix.lower() == suffix and _stamp(each) != before.get(each)
    ]
    made = sorted(made, key=lambda each: (len(each.name), each.name))
    if not made:
        raise _unwritten(path)
    for each in made:
        _check_whole(each)
    return tuple(made)


def name_files(layout: QgsPrintLayout, stem: str) -> None:
    """Pages of an atlas that become a file each are called after a stem, with their numbers."""
    quoted = stem.replace("'", "''")
    layout.atlas().setFilenameExpression(f"'{quoted}_' || lpad(@atlas_featurenumber, 3, '0')")


def _stamp(path: Path) -> Tuple[int, int]:
    try:
        facts = path.stat()
    except OSError:
        return 0, 0
    return facts.st_mtime_ns, facts.st_size


def _export(layout: QgsPrintLayout, path: Path, suffix: str, dpi: float) -> Any:
    settings, end = _settings(suffix, dpi)
    atlas = layout.atlas()
    if not (atlas.enabled() and atlas.coverageLayer() is not None):
        if suffix in PICTURES:
            return _draw_pictures(layout, path, dpi)
        return getattr(QgsLayoutExporter(layout), end)(str(path), settings)
    if suffix == ".pdf":
        return QgsLayoutExporter.exportToPdf(atlas, str(path), settings)[0]
    if suffix == ".svg":
        return QgsLayoutExporter.exportToSvg(atlas, str(path), settings)[0]
    return _draw_atlas(layout, path, dpi)


def _settings(suffix: str, dpi: float) -> Tuple[Any, str]:
    kinds = {".pdf": ("PdfExportSettings", "exportToPdf"), ".svg": ("SvgExportSettings", "exportToSvg")}
    kind, end = kinds.get(suffix, ("ImageExportSettings", "exportToImage"))
    settings = getattr(QgsLayoutExporter, kind)()
    settings.dpi = dpi
    # Else pictures in a PDF are JPEG.
    settings.flags = settings.flags | QgsLayoutRenderContext.Flag.FlagLosslessImageRendering
    return settings, end


def _draw_atlas(layout: QgsPrintLayout, path: Path, dpi: float) -> Any:
    """The pages of an atlas as pictures of their own names."""
    atlas = layout.atlas()
    if not atlas.filenameExpression():
        name_files(layout, path.stem)
    if not atlas.beginRender():
        return _Result.IteratorError
    try:
        result = _Result.Success
        while result == _Result.Success and atlas.next():
            result = _draw_pictures(layout, Path(atlas.filePath(str(path), path.suffix[1:])), dpi)
    finally:
        atlas.endRender()
    return result


def _draw_pictures(layout: QgsPrintLayout, path: Path, dpi: float) -> Any:
    """Each page as a picture of whole pixels that are exactly so many an inch.

    QGIS' own export squeezes a page into its pixels, and each map with it: a row of it is lost or drawn twice.
    """
    context, pages = layout.renderContext(), layout.pageCollection()
    before = context.dpi()
    context.setDpi(dpi)
    try:
        for number in range(pages.pageCount()):
            page = pages.page(number)
            sides = (page.rect().width(), page.rect().height())
            size = QSize(*(max(1, round(side * dpi / MM_PER_INCH)) for side in sides))
            area = QRectF(page.pos(), QSizeF(size.width() * MM_PER_INCH / dpi, size.height() * MM_PER_INCH / dpi))
            image = QgsLayoutExporter(layout).renderRegionToImage(area, size, dpi)
            if image.isNull():
                return _Result.MemoryError
            target = path if number == 0 else path.with_name(f"{path.stem}_{number + 1}{path.suffix}")
            if not image.save(str(target)):
                return _Result.FileError
    finally:
        context.setDpi(before)
    return _Result.Success


def _check(result: Any, path: Path) -> None:
    if result == _Result.Success:
        return
    if result == _Result.MemoryError:
        raise ComputationTooLarge(tr("The page has too many pixels for this computer. Choose fewer dpi, or a PDF."))
    raise _unwritten(path)


def _unwritten(path: Path) -> WorkbenchError:
    if shutil.disk_usage(path.parent).free < _NO_ROOM:
        return DiskFull(tr("The disk is full. Make room, then export the page again."))
    return DownloadRefused(tr("“{}” cannot be written. Is it open somewhere, or the folder read-only?").format(path))


def _check_whole(path: Path) -> None:
    """QGIS counts a file as made that a full disk has cut off."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 1024))
            whole = b"%%EOF" in file.read()
    elif suffix == ".svg":
        whole = path.read_bytes().rstrip().endswith(b"</svg>")
    else:
        whole = path.stat().st_size > 0 and QImageReader(str(path)).canRead() and not _cut_png(path)
    if not whole:
        raise _unwritten(path)


def _cut_png(path: Path) -> bool:
    if path.suffix.lower() != ".png":
        return False
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 12))
        return b"IEND" not in file.read()
