# SPDX-License-Identifier: GPL-2.0-or-later
"""Series side by side as text: one time column, one column for each. Carried by scripts, as `series` is."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Optional, Sequence


def table_rows(
    times: Sequence[Sequence[int]], values: Sequence[Sequence[Optional[float]]]
) -> list[tuple[int, list[Optional[float]]]]:
    """(time, one value for each series) in the order of time; images of one place at the same time keep a row each."""
    rows: dict[tuple[int, int], list[Optional[float]]] = {}
    for number, (own_times, own_values) in enumerate(zip(times, values)):
        seen: dict[int, int] = {}
        for time, value in zip(own_times, own_values):
            seen[time] = seen.get(time, -1) + 1
            rows.setdefault((time, seen[time]), [None] * len(times))[number] = value
    return [(time, rows[time, again]) for time, again in sorted(rows)]


def time_texts(times: Sequence[int]) -> list[str]:
    """Times as ISO 8601, UTC: dates where all are midnights, else with seconds, and fractions where there are any."""
    moments = [datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=time) for time in times]
    if all(time % 86_400_000 == 0 for time in times):
        return [moment.date().isoformat() for moment in moments]
    precision = "seconds" if all(time % 1000 == 0 for time in times) else "milliseconds"
    return [moment.isoformat(timespec=precision) + "Z" for moment in moments]


def csv_text(names: Sequence[str], times: Sequence[Sequence[int]], values: Sequence[Sequence[Optional[float]]]) -> str:
    """The table as CSV: gaps are empty, numbers have all their digits."""
    rows = table_rows(times, values)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["time", *names])
    for text, (_, row) in zip(time_texts([time for time, _ in rows]), rows):
        writer.writerow([text, *("" if value is None else repr(value) for value in row)])
    return file.getvalue()
