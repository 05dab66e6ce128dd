# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts of the form "Export" as values, and back."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.PyQt.QtWidgets import QLineEdit

from ..plugin.bridge.exporting import Prepared
from ..plugin.core.errors import RecipeError
from ..plugin.core.export_order import TABLE
from ..plugin.core.units import file_size
from .forms import tr


def summary(prepared: Prepared, ending: str) -> str:
    """What an order comes to: how many tasks, how large, their names, and how many were submitted before."""
    plan, items = prepared.plan, prepared.plan.items
    lines = [tr("1 task") if len(items) == 1 else tr("{:,} tasks").format(len(items))]
    if plan.order.what == TABLE:
        lines[0] += tr(", {:,} rows").format(plan.rows)
    else:
        largest = max(items, key=lambda item: item.pixels)
        each = tr(" each at most") if len({item.pixels for item in items}) > 1 else tr(" each")
        lines[0] += tr(", {:,} × {:,} pixels").format(largest.width, largest.height)
        lines[0] += (each if len(items) > 1 else "") + tr(" ({})").format(file_size(largest.bytes))
        if len(items) > 1:
            lines[0] += tr(", {} in all").format(file_size(plan.bytes))
    names = [item.name + ending for item in items]
    lines.append("\n".join(names if len(names) <= 4 else [*names[:2], "…", names[-1]]))
    if prepared.known:
        lines.append(tr("Submitted before, and not sent again: {}.").format(prepared.known))
    return "\n".join(lines)


def words(edit: QLineEdit) -> Tuple[str, ...]:
    """What stands between commas."""
    return tuple(word.strip() for word in edit.text().split(",") if word.strip())


def transform(text: str) -> Tuple[float, ...]:
    """Six numbers. Raises RecipeError."""
    try:
        return tuple(float(word) for word in text.replace(",", " ").split())
    except ValueError:
        sentence = tr("The transform is six numbers: x scale, x shear, x origin, y shear, y scale, y origin.")
        raise RecipeError("crs_transform", sentence) from None


def nodata(text: str) -> Optional[float]:
    """A number, or nothing. Raises RecipeError."""
    try:
        return float(text) if text.strip() else None
    except ValueError:
        raise RecipeError("nodata", tr("The value of masked pixels is a number, or nothing.")) from None


def pixels(text: str) -> float:
    """A number such as 1e9 or 100,000,000. Raises RecipeError."""
    try:
        return float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise RecipeError("max_pixels", tr("The most pixels of an image are a number, such as 1e9.")) from None


def number_text(number: float) -> str:
    """Such as "1e8", "-9999" or "nan"."""
    short = f"{number:.0e}".replace("e+0", "e").replace("e+", "e")
    return short if abs(number) >= 1e6 and float(short) == number else f"{number:.15g}"
