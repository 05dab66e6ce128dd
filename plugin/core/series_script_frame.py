# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of a series' script that are the same in each: asking Earth Engine, and writing the table."""

from __future__ import annotations

#: Before it stand `PLACES`, `BANDS`, `RUNS`, `GRID`, `REDUCER` and a function `images_…` for each run.
ASKING = '''\
#: Dates of one request, and requests at a time.
MOST, AT_ONCE = 500, 8


def geometry_of(place):
    """A place as a geometry."""
    if place["type"] == "Point":
        return ee.Geometry.Point(place["coordinates"])
    return getattr(ee.Geometry, place["type"])(place["coordinates"], "EPSG:4326", False)


def rows_of(images, place):
    """What to compute for the rows of a table: time, then a value of each band; masked ones are null."""
    geometry = geometry_of(place)
    method = "first" if place["type"] == "Point" else REDUCER

    def row(image):
        reducer = getattr(ee.Reducer, method)()
        found = image.reduceRegion(reducer, geometry, maxPixels=1e9, **GRID)
        values = {f"v{number}": found.get(band) for number, band in enumerate(BANDS)}
        return ee.Feature(None, {"time": image.get("system:time_start"), **values})

    columns = [f"v{number}" for number in range(len(BANDS))]
    reducer = ee.Reducer.toList(len(columns) + 1, len(columns))
    return ee.FeatureCollection(images.map(row)).reduceColumns(reducer, ["time", *columns]).get("list")


def is_too_large(error):
    """Whether less at a time may work."""
    return any(words in str(error).lower() for words in ("memory limit", "timed out"))


def between(run, place, start, end):
    """Rows from one time up to another; in halves where Earth Engine cannot compute them at once."""
    try:
        return rows_of(RUNS[run](place).filterDate(start, end), place).getInfo()
    except ee.EEException as error:
        if not is_too_large(error) or end - start < 2:
            raise
    middle = (start + end) // 2
    return between(run, place, start, middle) + between(run, place, middle, end)


def series_of(run, place, most=MOST):
    """All rows of a run at a place, in the order of time; so many dates at a time."""
    images = RUNS[run](place)
    asked = {"times": images.aggregate_array("system:time_start")}
    asked["rows"] = rows_of(images.limit(most, "system:time_start"), place)
    try:
        answer = ee.Dictionary(asked).getInfo()
    except ee.EEException as error:
        if not is_too_large(error) or most < 2:
            raise
        return series_of(run, place, most // 2)
    times, rows = sorted(answer["times"]), sorted(answer["rows"], key=lambda row: row[0])
    if len(times) > most:
        rest = times[bisect_left(times, times[most]) :]
        rows = [row for row in rows if row[0] < rest[0]]
        starts = sorted(set(rest[::most]))
        for start, end in zip(starts, [*starts[1:], rest[-1] + 1]):
            rows += sorted(between(run, place, start, end), key=lambda row: row[0])
    return rows
'''

MAIN = '''\
def table():
    """The table as CSV."""
    wanted = sorted({(run, place) for run, place, _ in KEYS})
    with ThreadPoolExecutor(AT_ONCE) as pool:
        rows = dict(zip(wanted, pool.map(lambda each: series_of(each[0], PLACES[each[1]]), wanted)))
    if not any(rows.values()):
        raise Refused("There are no images for these choices.")
    made = []
    for run, place, band in KEYS:
        own = rows[run, place]
        values = [None if row[1 + band] is None else float(row[1 + band]) for row in own]
        made.append(stepped([int(row[0]) for row in own], values))
    return csv_text(NAMES, [times for times, _ in made], [values for _, values in made])


def main():
    """0: the table is written; 1: it cannot be written there; 2: Earth Engine or the sign-in refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", nargs="?", default="series.csv", help="the table (default: series.csv)")
    wanted = parser.parse_args()
    # Libraries' words on each try are not for the reader of these lines.
    logging.basicConfig(stream=sys.stderr, level=logging.CRITICAL, format="%(message)s")
    log.setLevel(logging.INFO)
    try:
        sign_in()
        text = table()
    except Refused as error:
        log.error("%s", error)
        return 2
    except (ee.EEException, GoogleAuthError, ApiError, OSError, httplib2.HttpLib2Error) as error:
        log.error("Earth Engine refused: %s", " ".join(str(error).split()) or type(error).__name__)
        return 2
    try:
        with open(wanted.output, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        log.error("%s cannot be written: %s", wanted.output, error.strerror)
        return 1
    log.info("%s: %d times, %d series.", wanted.output, text.count("\\n") - 1, len(NAMES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
'''
