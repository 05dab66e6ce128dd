# SPDX-License-Identifier: GPL-2.0-or-later
"""Any Earth Engine image as one GeoTIFF on this machine, whatever its size."""

from __future__ import annotations

from .describe import Described, describe
from .fetch import Tries
from .order import BandOrder, DownloadFacts, DownloadOrder, Limits
from .progress import DownloadProgress, DownloadReport, Estimate
from .run import download, estimate

__all__ = [
    "BandOrder",
    "Described",
    "DownloadFacts",
    "DownloadOrder",
    "DownloadProgress",
    "DownloadReport",
    "Estimate",
    "Limits",
    "Tries",
    "describe",
    "download",
    "estimate",
]
