# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts of the form "Export" as values, and back."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from qgis.PyQt.QtWidgets import QLineEdit

from ..plugin.bridge.exporting import Prepared
from ..plugin.bridge.task_words import duration
from ..plugin.core import written
from ..plugin.core.errors import RecipeError
from ..plugin.core.order_source import TABLE
from ..plugin.core.spelling import number, parsed, parsed_row
from ..plugin.core.text import listed
from ..plugin.core.units import file_size
from ..plugin.engine.download.progress import FETCHING, FINISHING
from ..plugin.engine.downloads import FileProgress, PreparedFiles
from .forms import tr


def summary(prepared: Prepared, ending: str) -> str:
    """What an order comes to: how many tasks, how large, their names, and how many were submitted before."""
    plan, items = prepared.plan, prepared.plan.items
    parts = [tr("1 task") if len(items) == 1 else tr("{:,} tasks", len(items))]
    if plan.order.what == TABLE:
        parts.append(tr("{:,} rows", plan.rows))
    else:
        largest = max(items, key=lambda item: item.pixels)
        size = _pixels(largest.width, largest.height, [item.pixels for item in items])
        parts.append(tr("{} ({})").format(size, file_size(largest.bytes)))
        if len(items) > 1:
            parts.append(tr("{} in all").format(file_size(plan.bytes)))
    lines = [listed(parts)]
    names = [item.name + ending for item in items]
    lines.append("\n".join(names if len(names) <= 4 else [*names[:2], "…", names[-1]]))
    if prepared.known:
        lines.append(tr("Submitted before, and not sent again: {}.").format(prepared.known))
    return "\n".join(lines)


def _pixels(width: int, height: int, sizes: List[int]) -> str:
    """How large the largest of some pictures is, and whether the others are as large."""
    if len(sizes) == 1:
        return tr("{:,} × {:,} pixels", width, height)
    if len(set(sizes)) == 1:
        return tr("{:,} × {:,} pixels each", width, height)
    return tr("{:,} × {:,} pixels each at most", width, height)


def files(prepared: PreparedFiles) -> str:
    """What a download comes to: how many files, how large, how many requests, the free disk, and their names."""
    plan, total, made = prepared.plan, prepared.estimate, prepared.files
    largest = max((file.order.grid for file in made), key=lambda grid: grid.width * grid.height)
    sizes = [file.order.grid.width * file.order.grid.height for file in made]
    parts = [tr("1 file") if len(made) == 1 else tr("{:,} files", len(made))]
    lines = [listed([*parts, _pixels(largest.width, largest.height, sizes), file_size(total.file_bytes)])]
    lines.append(tr("{:,} requests; {} free on the disk", total.requests, file_size(max(total.free_bytes, 0))))
    names = [file.path.name for file in made]
    lines.append("\n".join(names if len(names) <= 4 else [*names[:2], "…", names[-1]]))
    if plan.left_out:
        lines.append(tr("Images that do not touch the region: {}.").format(plan.left_out))
    return "\n".join(lines)


def file_warnings(prepared: PreparedFiles) -> List[str]:
    """What somebody should know before the files come."""
    found = []
    if not prepared.estimate.fits:
        found.append(
            tr("The disk may become full: the files take up to {}.").format(file_size(prepared.estimate.disk_bytes))
        )
    if prepared.existing:
        found.append(tr("Files that are there already, and will be replaced: {}.").format(prepared.existing))
    return found


def progress(state: FileProgress) -> str:
    """How far a download is, how fast, and how long it will take."""
    told = state.state
    if told.phase == FETCHING:
        parts = [tr("{} of {}").format(file_size(told.done_bytes), file_size(told.total_bytes))]
        if told.rate > 0:
            parts.append(tr("{} a second").format(file_size(told.rate)))
        if told.seconds_left >= 0:
            parts.append(tr("{} left").format(duration(told.seconds_left)))
        text = listed(parts)
    else:
        text = tr("Finishing the file…") if told.phase == FINISHING else tr("Checking the file…")
    return tr("File {} of {}: {}").format(state.number, state.total, text) if state.total > 1 else text


def pixels_of(layer: Any) -> Tuple[str, Tuple[float, ...]]:
    """Coordinate system and transform of a raster's pixels. Raises RecipeError."""
    if layer is None or not layer.crs().authid() or layer.width() < 1 or layer.height() < 1:
        raise RecipeError("crs_transform", tr("Choose a raster layer with pixels and a coordinate system."))
    extent = layer.extent()
    across, down = extent.width() / layer.width(), extent.height() / layer.height()
    return layer.crs().authid(), (across, 0.0, extent.xMinimum(), 0.0, -down, extent.yMaximum())


def words(edit: QLineEdit) -> Tuple[str, ...]:
    """What stands between commas."""
    return written.words(edit.text())


def transform(text: str) -> Tuple[float, ...]:
    """Six numbers. Raises RecipeError."""
    try:
        return parsed_row(text)
    except ValueError:
        sentence = tr("The transform is six numbers: x scale, x shear, x origin, y shear, y scale, y origin.")
        raise RecipeError("crs_transform", sentence) from None


def nodata(text: str) -> Optional[float]:
    """A number, or nothing. Raises RecipeError."""
    try:
        return parsed(text) if text.strip() else None
    except ValueError:
        raise RecipeError("nodata", tr("The value of masked pixels is a number, or nothing.")) from None


def pixels(text: str) -> float:
    """A number such as 1e9 or 100,000,000. Raises RecipeError."""
    try:
        return parsed(text)
    except ValueError:
        raise RecipeError("max_pixels", tr("The most pixels of an image are a number, such as 1e9.")) from None


def number_text(value: float) -> str:
    """Such as "1e8", "-9999" or "nan"."""
    short = f"{value:.0e}".replace("e+0", "e").replace("e+", "e")
    return short if abs(value) >= 1e6 and float(short) == value else number(value, ".15g")
