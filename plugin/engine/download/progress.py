# SPDX-License-Identifier: GPL-2.0-or-later
"""What a download will take, how far it is, and what it has brought."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from .room import RESERVE

FETCHING, FINISHING, CHECKING = "fetching", "finishing", "checking"
#: Seconds that a rate is measured over.
_RATE_SECONDS = 10.0


@dataclass(frozen=True)
class Estimate:
    """What an order will take.

    Attributes:
        pixels: of one band.  file_bytes: of the file, uncompressed.  disk_bytes: needed at most while it is made.
        free_bytes: on the disk now; -1 where it is not known.
    """

    pixels: int
    file_bytes: int
    disk_bytes: int
    requests: int
    free_bytes: int

    @property
    def fits(self) -> bool:
        """Whether there is room even if nothing can be compressed."""
        return self.free_bytes < 0 or self.free_bytes >= self.disk_bytes + RESERVE


@dataclass(frozen=True)
class DownloadProgress:
    """How far a download is.

    Attributes:
        phase: `FETCHING`, `FINISHING` or `CHECKING`.
        fraction: of the phase, 0 to 1.
        done_bytes, total_bytes: of pixels, uncompressed.  stored_bytes: on the disk.
        rate: bytes of pixels a second, over the last seconds; seconds_left: at that rate; -1 where it is not known.
        under_way, limit: requests now, and how many there may be.
    """

    phase: str
    fraction: float
    done_tiles: int
    total_tiles: int
    done_bytes: int
    total_bytes: int
    stored_bytes: int = 0
    rate: float = 0.0
    seconds_left: float = -1.0
    under_way: int = 0
    limit: int = 0
    repeated: int = 0


@dataclass(frozen=True)
class DownloadReport:
    """What a download has brought.

    Attributes:
        requests: sent; repeated: those that were another try; splits: windows that were too much for the service.
        resumed_tiles: that were there already.
        sha256: over the checksums of all tiles: the same for the same pixels cut into the same tiles.
        nodata: number of masked pixels, or ``None``; has_mask: whether the file has a mask instead.
    """

    path: Path
    size: int
    seconds: float
    tiles: int
    resumed_tiles: int
    requests: int
    repeated: int
    splits: int
    received_bytes: int
    most_under_way: int
    sha256: str
    nodata: Optional[float]
    has_mask: bool


class Rate:
    """How fast something grows, over the last seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def __call__(self, amount: int) -> float:
        """Amount a second, now that it is this much."""
        now = time.monotonic()
        self._seen.append((now, amount))
        while len(self._seen) > 2 and now - self._seen[0][0] > _RATE_SECONDS:
            self._seen.popleft()
        elapsed = now - self._seen[0][0]
        return (amount - self._seen[0][1]) / elapsed if elapsed > 0 else 0.0
