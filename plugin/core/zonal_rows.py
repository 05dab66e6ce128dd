# SPDX-License-Identifier: GPL-2.0-or-later
"""From what the service says of zones to rows of a table, and to the text of a CSV file.

Nothing here needs another module of the house: standalone scripts carry these functions as they stand, so that their
files are the plugin's, byte by byte.
"""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any, Dict, List, Optional, Sequence, Tuple

#: (band, statistic) → value; the histogram's and the areas' classes are statistics of their own.
Values = Dict[Tuple[str, str], Any]


def single_names(how: Dict[str, Any]) -> List[str]:
    """The reducer's outputs that are one number each, in order."""
    return [*how["numbers"], *(f"p{share:.9g}" for share in how["percentiles"])]


def values_of(found: Dict[str, Any], how: Dict[str, Any]) -> Values:
    """The values of one zone and image; what the service does not say is ``None``.

    Args:
        found: the properties of the reduced zone.
        how: what was asked for; see `asked`.
    """
    outputs = single_names(how) + (["histogram"] if how["histogram"] else [])
    values: Values = {}
    for number, band in enumerate(how["bands"]):
        for output in outputs:
            value = found.get(raw_name(how["bands"], outputs, band, output))
            if output == "histogram":
                for label, count in zip(class_labels(*how["histogram"]), value or ()):
                    values[band, label] = count[1]
            else:
                values[band, output] = value
        for group in found.get(f"area{number}") or ():
            values[band, f"area_{plain_number(group['class'])}"] = group["sum"]
    return values


def answered(answer: Dict[str, Any], how: Dict[str, Any]) -> Dict[Tuple[Any, str], Values]:
    """The values of a part's answer by the zones' keys and the images' indices, in whatever order it has them."""
    rows = [feature["properties"] for feature in answer["features"]]
    return {(row["zone"], row.get("image", "")): values_of(row, how) for row in rows}


def kept_columns(rows: Sequence[Dict[str, Any]], kept: Optional[Sequence[str]]) -> List[str]:
    """The columns of a table's features that are kept: those that were named, or all but the service's own."""
    if kept is not None:
        return list(kept)
    names = {name for row in rows for name in row["properties"] if not name.startswith("system:")}
    return sorted(names)


def raw_name(bands: Sequence[str], outputs: Sequence[str], band: str, output: str) -> str:
    """What the service calls an output: bands and outputs are named where there are several."""
    parts = ([band] if len(bands) > 1 else []) + ([output] if len(outputs) > 1 or len(bands) == 1 else [])
    return "_".join(parts)


def class_labels(least: float, greatest: float, classes: int) -> List[str]:
    """Statistics that stand for a histogram's classes, by where each begins."""
    width = (greatest - least) / classes
    return [f"from_{least + width * place:.9g}" for place in range(classes)]


def plain_number(value: Any) -> str:
    """A class's number without needless digits."""
    return f"{value:.9g}" if isinstance(value, (int, float)) else str(value)


def statistics_of(how: Dict[str, Any], rows: Sequence[Values]) -> List[Tuple[str, str]]:
    """All (band, statistic) that rows can have, in the order of their columns; areas of every class that was found."""
    fixed = single_names(how) + (class_labels(*how["histogram"]) if how["histogram"] else [])
    found: List[Tuple[str, str]] = []
    for band in how["bands"]:
        found += [(band, name) for name in fixed]
        if how["area"]:
            seen = {name for row in rows for each, name in row if each == band and name.startswith("area_")}
            found += [(band, name) for name in sorted(seen, key=lambda name: float(name[5:]))]
    return found


def column_names(how: Dict[str, Any], kept: Sequence[str], pairs: Sequence[Tuple[str, str]]) -> List[str]:
    """The columns: those of the zones, the date, the results; those that come again with a number."""
    template = how["names"] or ("{statistic}" if len(how["bands"]) == 1 else "{band}_{statistic}")
    wanted = [*kept, *(["date"] if how["each"] else [])]
    wanted += [template.format(band=band, statistic=statistic) for band, statistic in pairs]
    names: List[str] = []
    for name in wanted:
        number, made = 2, name
        while made in names:
            number, made = number + 1, f"{name}_{number}"
        names.append(made)
    return names


def stamp(millis: Any, index: str) -> str:
    """An image's date: a day, or a moment (UTC) where it is not midnight; its index where it has none."""
    if not isinstance(millis, (int, float)):
        return index
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=millis)
    return moment.date().isoformat() if moment.time() == datetime.time() else moment.isoformat(timespec="seconds")


def table_of(
    how: Dict[str, Any],
    kept: Sequence[str],
    zones: Sequence[Tuple[Any, Sequence[Any]]],
    images: Sequence[Tuple[str, str]],
    answers: Dict[Tuple[Any, str], Values],
) -> Tuple[List[str], List[List[Any]]]:
    """Columns and rows, zone by zone and then date by date, in the order in which both were given.

    Args:
        kept: the zones' columns.
        zones: (key, values of the columns) of each.
        images: (index, date); one without an index where there is one image.
        answers: by key and index; where nothing was answered, the row has no results.
    """
    pairs = statistics_of(how, list(answers.values()))
    rows = []
    for key, attributes in zones:
        for index, date in images:
            found: Values = answers.get((key, index), {})
            dated = [date] if how["each"] else []
            # A class that a zone does not have covers nothing of it.
            rest: Optional[float] = 0.0 if found else None
            results = [found.get(pair, rest if pair[1].startswith("area_") else None) for pair in pairs]
            rows.append([*attributes, *dated, *results])
    return column_names(how, kept, pairs), rows


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """The table as CSV: commas, lines that end in a line feed, nothing for no value, numbers with all their digits."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[cell(value) for value in row] for row in rows])
    return buffer.getvalue()


def cell(value: Any) -> Any:
    """A value as CSV has it."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return value
