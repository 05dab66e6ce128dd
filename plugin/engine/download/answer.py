# SPDX-License-Identifier: GPL-2.0-or-later
"""From an answer's bytes to pixels. What is not exactly what was asked for is refused."""

from __future__ import annotations

import ast
import struct
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from ...core.errors import ConnectionFailed
from ...core.grid import Window
from ...core.text import tr
from .order import EXACT, FILLED
from .plan import Plan, Tile
from .request import mask_names

_LONGEST_HEADER = 1 << 20


class BadAnswer(ConnectionFailed):
    """An answer that is not what was asked for; another try may bring it."""

    def __init__(self, details: str) -> None:
        super().__init__(tr("The server's answer is damaged. Try again; what has arrived is kept."), details=details)


@dataclass
class Piece:
    """Pixels of a tile or of a part of it.

    Attributes:
        values: of each band, shape (rows, columns), in the file's type; masked pixels hold the fill.
        valid: of each band, booleans of the same shape; ``None`` where all are valid.
    """

    values: list[np.ndarray]
    valid: list[Optional[np.ndarray]]


def expected(plan: Plan, tile: Tile) -> np.dtype:
    """The structured type of an answer's pixels."""
    bands = plan.bands(tile)
    fields = [(band.name, np.dtype(band.type)) for band in bands]
    return np.dtype(fields + [(name, np.dtype("uint8")) for name in mask_names(bands, plan.order.masks)])


def read(content: bytes, plan: Plan, tile: Tile, window: Window) -> Piece:
    """The pixels of an answer in NPY format.

    Raises:
        BadAnswer: other bands, types or shape than asked for, or not as many bytes.
    """
    pixels = _array(content, expected(plan, tile), (window.height, window.width))
    order = plan.order
    kind, fill = np.dtype(order.file_type), order.fill
    bands = plan.bands(tile)
    told = mask_names(bands, order.masks)
    values: list[np.ndarray] = []
    valid: list[Optional[np.ndarray]] = []
    for number, band in enumerate(bands):
        found = pixels[band.name].astype(kind)  # contiguous, and the file's own
        mask: Optional[np.ndarray] = None
        if order.masks == EXACT:
            mask = (pixels[told[number // 8]] & np.uint8(1 << number % 8)) != 0
            if mask.all():
                mask = None
            else:
                found[~mask] = fill
        elif order.masks == FILLED and (masked := same(found, fill)).any():
            mask = ~masked
        values.append(found)
        valid.append(mask)
    return Piece(values, valid)


def same(values: np.ndarray, number: float) -> np.ndarray:
    """Where values are a number; NaN is the same as NaN."""
    return np.isnan(values) if number != number else values == np.asarray(number).astype(values.dtype)


def _array(content: bytes, kind: np.dtype, shape: tuple[int, int]) -> np.ndarray:
    """An NPY file's pixels, as they lie in the answer."""
    try:
        start, described = _header(content)
        found = np.dtype(described["descr"])
        found_shape, in_columns = tuple(described["shape"]), bool(described["fortran_order"])
    except (ValueError, TypeError, SyntaxError, KeyError, IndexError, struct.error, RecursionError) as error:
        raise BadAnswer(f"no NPY: {type(error).__name__}, {content[:60]!r}") from error
    if found_shape != shape or in_columns:
        raise BadAnswer(f"shape {found_shape} instead of {shape}")
    if found.names != kind.names or any(found[name].newbyteorder("=") != kind[name] for name in kind.names or ()):
        raise BadAnswer(f"{found} instead of {kind}")
    size = found.itemsize * shape[0] * shape[1]
    if len(content) != start + size:
        raise BadAnswer(f"{len(content)} bytes instead of {start + size}")
    return np.frombuffer(content, found, shape[0] * shape[1], start).reshape(shape)


def _header(content: bytes) -> tuple[int, dict[str, Any]]:
    """Where an NPY file's pixels start, and what it says of them. (numpy's own reader takes 10,000 letters at most.)"""
    if content[:6] != b"\x93NUMPY":
        raise ValueError("another beginning")
    form, start = ("<H", 10) if content[6] == 1 else ("<I", 12)
    (length,) = struct.unpack_from(form, content, 8)
    if length > _LONGEST_HEADER:
        raise ValueError("a long header")
    described = ast.literal_eval(content[start : start + length].decode("utf-8"))
    if not isinstance(described, dict):
        raise ValueError("another header")
    return start + length, described


def blank(plan: Plan, tile: Tile) -> Piece:
    """A tile to put pieces in."""
    shape = (tile.window.height, tile.window.width)
    count = tile.last - tile.first
    return Piece([np.zeros(shape, plan.order.file_type) for _ in range(count)], [None] * count)


def put(piece: Piece, target: Piece, window: Window, part: Window) -> None:
    """Put the piece of a part's window in its place in the window's target."""
    rows = slice(part.row - window.row, part.row - window.row + part.height)
    columns = slice(part.column - window.column, part.column - window.column + part.width)
    for number, values in enumerate(piece.values):
        target.values[number][rows, columns] = values
        valid = piece.valid[number]
        whole: Any = target.valid[number]
        if valid is not None:
            if whole is None:
                whole = target.valid[number] = np.ones(target.values[number].shape, dtype=bool)
            whole[rows, columns] = valid
