# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of zones as Earth Engine graphs. Builds only: nothing is sent from here.

Nothing here needs another module of the house: standalone scripts carry these functions as they stand. `how` is what
`zonal.how_of` makes of an order.
"""

from __future__ import annotations

from typing import Any, Dict, List, Sequence


def reducer_of(how: Dict[str, Any]) -> Any:
    """One reducer for all statistics but areas; ``None`` where there is nothing for it to do."""
    import ee

    parts = [getattr(ee.Reducer, name)() for name in how["numbers"]]
    if how["percentiles"]:
        names = [f"p{share:.9g}" for share in how["percentiles"]]
        parts.append(ee.Reducer.percentile(how["percentiles"], names))
    if how["histogram"]:
        parts.append(ee.Reducer.fixedHistogram(*how["histogram"]))
    if not parts:
        return None
    combined = parts[0]
    for part in parts[1:]:
        combined = combined.combine(part, "", True)
    if len(parts) == 1 and not how["percentiles"]:
        # A single output is called as it is said here, whatever the service calls it.
        combined = combined.setOutputs([*how["numbers"], *(["histogram"] if how["histogram"] else [])])
    return combined if how["weighted"] else combined.unweighted()


def zones_of_shapes(kind: str, rows: Sequence[Sequence[Any]]) -> Any:
    """Features of [number, coordinates], straight-sided in longitude and latitude, with the property zone.

    Args:
        kind: "MultiPolygon", "MultiLineString" or "MultiPoint".
    """
    import ee

    def feature(row: Any) -> Any:
        values = ee.List(row)
        if kind == "MultiPoint":
            shape = ee.Geometry.MultiPoint(values.get(1), "EPSG:4326")
        else:
            shape = getattr(ee.Geometry, kind)(values.get(1), "EPSG:4326", False)
        return ee.Feature(shape, {"zone": values.get(0)})

    # One list of plain numbers is the shortest way to write shapes down.
    return ee.FeatureCollection(ee.List(rows).map(feature))


def zones_of_table(features: Any, indices: Sequence[str]) -> Any:
    """Those features of a table, with nothing but the property zone, their index."""
    import ee

    def feature(each: Any) -> Any:
        return ee.Feature(each.geometry(), {"zone": each.get("system:index")})

    return features.filter(ee.Filter.inList("system:index", list(indices))).map(feature)


def reduced(image: Any, zones: Any, how: Dict[str, Any], grid: Dict[str, Any]) -> Any:
    """The zones with the image's statistics as properties."""
    reducer = reducer_of(how)
    found = zones
    if reducer is not None:
        found = image.select(how["bands"]).reduceRegions(collection=found, reducer=reducer, **grid)
    if how["area"]:
        for number, band in enumerate(how["bands"]):
            found = with_areas(image.select([band]), found, f"area{number}", how, grid)
    return found


def with_areas(image: Any, zones: Any, name: str, how: Dict[str, Any], grid: Dict[str, Any]) -> Any:
    """The zones with the square metres of each class of a band, as a list of class and sum."""
    import ee

    reducer = ee.Reducer.sum().group(1, "class")
    reducer = reducer if how["weighted"] else reducer.unweighted()
    # The image comes second, but its pixels are those that count.
    areas = ee.Image.pixelArea().addBands(image)
    pixels = grid or {"crs": image.projection()}
    counted = areas.reduceRegions(collection=zones, reducer=reducer, **pixels)
    return counted.map(lambda each: each.set(name, each.get("groups")))


def over_images(images: Any, zones: Any, how: Dict[str, Any], grid: Dict[str, Any]) -> Any:
    """The zones with each image's statistics, one image after the other, with the property image."""
    import ee

    def one(image: Any) -> Any:
        index = image.get("system:index")
        return reduced(ee.Image(image), zones, how, grid).map(lambda each: each.set("image", index))

    return ee.FeatureCollection(images.map(one)).flatten()


def without_shapes(features: Any) -> Any:
    """The features' properties alone: what comes back is no longer than it has to be."""
    return features.select([".*"], None, False)


def chosen_images(images: Any, indices: Sequence[str]) -> Any:
    """Those images of a collection."""
    import ee

    return images.filter(ee.Filter.inList("system:index", list(indices)))


def images_listed(images: Any) -> Any:
    """Index and time of every image, as features to be fetched in pages."""
    import ee

    def row(image: Any) -> Any:
        return ee.Feature(None, {"index": image.get("system:index"), "time": image.get("system:time_start")})

    return ee.FeatureCollection(images.map(row))


def zones_listed(features: Any, columns: Any, shapes: bool = False) -> Any:
    """The features with the columns that are kept, as features to be fetched in pages.

    Args:
        columns: names, or ``None`` for all.
    """
    wanted: List[str] = [".*"] if columns is None else list(columns)
    return features.select(wanted, None, shapes)


def own_pixels(images: Any, band: str) -> Dict[str, Any]:
    """The grid of the images that one is made of: a composite has none of its own."""
    import ee

    return {"crs": ee.Image(images.first()).select([band]).projection()}
