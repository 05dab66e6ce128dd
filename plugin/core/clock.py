# SPDX-License-Identifier: GPL-2.0-or-later
"""The one clock: which day it is, where Earth Engine's days begin and end."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """The day in UTC."""
    return datetime.datetime.now(datetime.timezone.utc).date()
