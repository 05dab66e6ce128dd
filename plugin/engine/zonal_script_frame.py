# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of a zonal script that are the same in each: pages, parts of what is asked for, writing the file."""

from __future__ import annotations

#: After the functions of the plugin.
HELPERS = '''\
def pages(features):
    """All features of a collection, a page after the other."""
    rows, token = [], ""
    while True:
        request = {"expression": features, "pageSize": 1000}
        answer = ee.data.computeFeatures({**request, "pageToken": token} if token else request)
        rows += answer.get("features", [])
        token = answer.get("nextPageToken", "")
        if not token:
            return rows


def listed_images(images):
    """(index, date) of each image."""
    found = [row.get("properties", {}) for row in pages(images_listed(images))]
    if not found:
        raise Refused("There are no images for these choices.")
    return [(str(row.get("index", "")), stamp(row.get("time"), str(row.get("index")))) for row in found]


def parts(keys, indices):
    """(keys, indices) that one request can carry."""
    steps = [indices[start : start + MOST_ROWS] for start in range(0, len(indices), MOST_ROWS)] or [[]]
    for some in steps:
        most = max(1, min(MOST_ZONES, MOST_ROWS // max(len(some), 1)))
        for start in range(0, len(keys), most):
            yield keys[start : start + most], some


def fetched(keys, indices, graph):
    """The values of some zones and images; what is too large for one request is asked for in halves."""
    try:
        return answered(without_shapes(graph(keys, indices)).getInfo(), HOW)
    except ee.EEException as error:
        large = any(words in str(error).lower() for words in ("memory limit", "timed out", "payload size"))
        if not large or (len(keys) < 2 and len(indices) < 2):
            raise
    if len(keys) > 1:
        middle = len(keys) // 2
        halves = [(keys[:middle], indices), (keys[middle:], indices)]
    else:
        middle = len(indices) // 2
        halves = [(keys, indices[:middle]), (keys, indices[middle:])]
    return {name: value for half in halves for name, value in fetched(*half, graph).items()}
'''

TABLE = '''\
def listed_zones():
    """Columns, and (key, values) of each zone."""
    rows = pages(zones_listed(table(), KEPT))
    columns = kept_columns(rows, KEPT)
    return columns, [(row["id"], [row["properties"].get(name) for name in columns]) for row in rows]


def groups(zones):
    """Keys that can be asked for together."""
    return [[key for key, _ in zones]]


def features_of(keys):
    """The zones of some keys as features."""
    return zones_of_table(table(), keys)
'''

LAYER = '''\
def listed_zones():
    """Columns, and (key, values) of each zone."""
    return COLUMNS, [(key, values) for key, values, _, _ in ZONES]


def groups(zones):
    """Keys that can be asked for together: of one kind of shape, not too many bytes of them."""
    made, last, size = [], "", 0
    for key, _, kind, coordinates in ZONES:
        length = len(json.dumps(coordinates)) if kind else 0
        if kind and (kind != last or size + length > MOST_BYTES):
            made.append([])
            last, size = kind, 0
        if kind:
            made[-1].append(key)
            size += length
    return made


def features_of(keys):
    """The zones of some keys as features."""
    found = {key: (kind, coordinates) for key, _, kind, coordinates in ZONES}
    return zones_of_shapes(found[keys[0]][0], [[key, found[key][1]] for key in keys])
'''

MAIN = '''\
def computed():
    """Columns and rows."""
    things = source()
    kept, zones = listed_zones()
    if not zones:
        raise Refused("There are no zones for these choices.")
    images = listed_images(things) if HOW["each"] else [("", "")]
    indices = [index for index, _ in images] if HOW["each"] else []
    if not HOW["bands"]:
        HOW["bands"] = (things.first() if HOW["each"] else things).bandNames().getInfo()
    grid = own_pixels(own_source(), HOW["bands"][0]) if OWN_PIXELS else GRID

    def graph(keys, some):
        features = features_of(keys)
        if HOW["each"]:
            return over_images(chosen_images(things, some), features, HOW, grid)
        return reduced(things, features, HOW, grid)

    answers = {}
    for group in groups(zones):
        for keys, some in parts(group, indices):
            answers.update(fetched(keys, some, graph))
            log.info("%d of %d rows", len(answers), len(zones) * len(images))
    return table_of(HOW, kept, zones, images, answers)


def main():
    """0: the file is written; 2: Earth Engine or the sign-in refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default=FILE, help="the CSV file to write")
    wanted = parser.parse_args()
    # Libraries' words on each try are not for the reader of these lines.
    logging.basicConfig(stream=sys.stderr, level=logging.CRITICAL, format="%(message)s")
    log.setLevel(logging.INFO)
    try:
        sign_in()
        columns, rows = computed()
        with open(wanted.out, "wb") as file:
            file.write(csv_text(columns, rows).encode("utf-8"))
        log.info("%s: %d rows.", wanted.out, len(rows))
    except Refused as error:
        log.error("%s", error)
        return 2
    except (ee.EEException, GoogleAuthError, ApiError, OSError, httplib2.HttpLib2Error) as error:
        log.error("Earth Engine refused: %s", " ".join(str(error).split()) or type(error).__name__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
'''
