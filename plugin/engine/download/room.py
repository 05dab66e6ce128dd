# SPDX-License-Identifier: GPL-2.0-or-later
"""Room on the disk: foreseen where it can be, named where it runs out."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from ...core.errors import DiskFull, DownloadRefused, WorkbenchError
from ...core.spelling import number
from ...core.text import tr
from .order import DownloadOrder

#: Bytes that stay free on the disk.
RESERVE = 64 << 20
#: Compressed images are seldom smaller than this part of themselves.
_SMALLEST_PART = 0.25
#: Part of a download after which its compressed size is foreseen.
_TELLING = 0.02


def free(path: Path) -> int:
    """Bytes that are free where a file is to be; -1 where that is not known."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return -1


def needed(order: DownloadOrder, size: float) -> float:
    """Bytes on the disk at most while a file with pixels of this size is made: its overviews, and its COG beside it."""
    whole = size * 4 / 3 if order.overviews or order.cog else size
    return size + whole if order.cog else whole


def check_before(order: DownloadOrder, path: Path, size: int, stored: int) -> None:
    """Raise where there cannot be room for pixels of this size, some of which are stored already.

    Raises:
        DiskFull: there cannot.
    """
    part = 1.0 if order.compression == "NONE" else _SMALLEST_PART
    _compare(free(path), needed(order, size * part) - stored)


def check_meanwhile(order: DownloadOrder, path: Path, fraction: float, stored: int) -> None:
    """The same while it is under way, from how well the pixels so far were compressed."""
    if fraction >= _TELLING:
        _compare(free(path), needed(order, stored / fraction) - stored)


def _compare(there: int, wanted: float) -> None:
    if 0 <= there < wanted + RESERVE:
        sentence = tr(
            "The disk is too small: about {} are needed, {} are free. Make room or choose another disk; what was "
            "downloaded is kept."
        )
        raise DiskFull(sentence.format(_amount(wanted + RESERVE), _amount(there)))


def _amount(size: float) -> str:
    return f"{number(size / 1e9, '.1f')} {tr('GB')}" if size >= 1e9 else f"{number(size / 1e6, '.0f')} {tr('MB')}"


def disk_full() -> DiskFull:
    """There is no room any more."""
    return DiskFull(tr("The disk is full. Make room, then start the download again: it goes on where it stopped."))


def named(error: OSError) -> WorkbenchError:
    """What the system said when a file could not be written."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return disk_full()
    sentence = tr("The file cannot be written ({}). What was downloaded is kept.")
    return DownloadRefused(sentence.format(error.strerror), details=str(error))
