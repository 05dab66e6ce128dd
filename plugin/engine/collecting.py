# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading large answers without waking Python's collector of cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Within this block nothing is collected; for short work that makes thousands of values and drops them again.

    The collector takes many new values for a reason to look through all that the process holds. That takes a tenth of
    a second in QGIS and stops every thread, the window's too, whichever thread has made the values.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sweep() -> None:
    """Collect what was made a moment ago and dropped in cycles, before it is old.

    That takes some milliseconds; left alone, it would be a reason to look through everything later.
    """
    gc.collect(0)
