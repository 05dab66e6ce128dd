# SPDX-License-Identifier: GPL-2.0-or-later
"""What each parameter of the algorithms means: the tool tips of the dialogs, and the help of qgis_process."""

from __future__ import annotations

from typing import Dict

from ..core.text import tr


def help_of(algorithm: str, parameter: str) -> str:
    """A parameter's help; empty where nothing is written here. What is said of one algorithm goes before the rest."""
    found = _texts()
    return found.get(f"{algorithm}.{parameter}") or found.get(parameter, "")


def _texts() -> Dict[str, str]:
    return {**_data(), **_look(), **_sentinel2(), **_cmip6(), **_writing(), **_measuring(), **_printing(), **_running()}


def _data() -> Dict[str, str]:
    """Which images and features."""
    return {
        "ID": tr("As the Earth Engine data catalogue names it, or an asset of your own project."),
        "SOURCE": tr("collection: of many images, which are combined. image: of one, which is taken as it is."),
        "BANDS": tr("Names of bands in the dataset."),
        "PERIOD": tr(
            "2024, 2024-06, 2024-06-01 to 2024-08-31, or JJA 2001-2010 for the same months of several years. Counted "
            "from the day of the run: yesterday, last 7 days, last 7 days ending 3 days ago, last month, last 3 "
            "months, this year so far. Days are those of UTC."
        ),
        "FILTERS": tr(
            "Such as CLOUDY_PIXEL_PERCENTAGE < 30; status == permanent, with semicolons between them. Also !=, <=, >, "
            ">=, contains, starts with, and in with several values."
        ),
        "REDUCER": tr("What one pixel of the result is of the values of all images, such as their mean."),
        "PERCENTILE": tr("From 0 to 100; for the choice percentile only."),
        "FACTORS": tr(
            "Values are stored numbers times the factor; known of many datasets. One for all bands, or each."
        ),
        "OFFSETS": tr("Added after the factor; known of many datasets. One for all bands, or each."),
        "UNIT": tr("As the legend has it, such as degC or mm; known of many datasets."),
        "EXTENT": tr("West, east, south and north with a coordinate system, such as 10,12,45,47 [EPSG:4326]."),
        "TABLE": tr("Id of a table of Earth Engine; its features take the extent's place."),
        "PROPERTY": tr("Column of the table that tells its features apart, such as country_na."),
        "VALUES": tr("Features with one of these values are taken."),
    }


def _look() -> Dict[str, str]:
    return {
        "SHOW": tr("One band for a colour ramp, or three with commas; the first band where empty."),
        "PALETTE": tr("Colours of the ramp. default: what suits the values."),
        "MINIMUM": tr("In the layer's unit; what suits the values where empty."),
        "MAXIMUM": tr("In the layer's unit; what suits the values where empty."),
        "COLOR": tr("A name such as red, or hexadecimal digits of red, green and blue such as ff8800."),
        "FILL": tr("As the colour of lines, with two more digits for opacity: 00000000 fills nothing."),
        "WIDTH": tr("In pixels of the screen, at every scale."),
        "POINT_SIZE": tr("In pixels of the screen, at every scale."),
        "POINT_SHAPE": tr("Drawn where the table has points."),
    }


def _sentinel2() -> Dict[str, str]:
    return {
        "POLYGONS": tr("Their union takes the place of the extent."),
        "sentinel2.COLLECTION": tr(
            "COPERNICUS/S2_SR_HARMONIZED: surface reflectance. S2_HARMONIZED: top of atmosphere."
        ),
        "CLOUD": tr("By the metadata of the whole scene. Empty takes all of them: the mask removes their clouds."),
        "TILES": tr("Tiles of the MGRS grid; empty takes all."),
        "ORBITS": tr("Whole numbers from 1 to 143; empty takes all."),
        "BASELINE": tr("Scenes of older processing are left out; empty takes all."),
        "LEFT_OUT": tr("As the table of scenes in the Sentinel-2 panel lists them."),
        "MASK": tr(
            "cloud_score: Cloud Score+, recommended. probability: s2cloudless. scl: scene classes. qa60: the quality "
            "band, which is empty from 2022-01-25 to 2024-02-28. Of several, a pixel has to be clear by each."
        ),
        "SCORE": tr("cs: clear of clouds and shadows. cs_cdf: the same, smoothed over time."),
        "THRESHOLD": tr("From 0 to 1: more masks more."),
        "PROBABILITY": tr("From 0 to 100: less masks more."),
        "SHADOWS": tr("Dark pixels where clouds throw their shadows are masked as well."),
        "CLASSES": tr("Numbers of the scene classification with commas, such as 3,8,9,10."),
        "DILATION": tr("Masked areas grow by so many metres on all sides, 0 to 1000."),
        "COMPOSITE": tr(
            "recent: the last clear pixel. best: the one with the greatest index. weighted: the mean weighted by Cloud "
            "Score+. medoid: the scene nearest to the median in all bands."
        ),
        "BEST_INDEX": tr("For the choice best only."),
        "COUNT": tr("The band count has the number of clear scenes of each pixel."),
        "VIEW": tr("A combination of three bands; or bands, index or expression, which are named below."),
        "sentinel2.BANDS": tr("For red, green and blue, such as B8,B4,B3; for the choice bands only."),
        "INDEX": tr("For the choice index only."),
        "EXPRESSION": tr("Such as (B8 - B4) / (B8 + B4); for the choice expression only."),
        "sentinel2.CLIP": tr("none: whole scenes. region: its outline. bounds: its box."),
        "GAMMA": tr("Above 1 brightens the middle; 0.1 to 10."),
    }


def _cmip6() -> Dict[str, str]:
    return {
        "MODELS": tr("One or several climate models; several are combined as Several models as says."),
        "SCENARIO": tr("historical until 2014, or one of the pathways from 2015 on."),
        "VARIABLE": tr(
            "tas, tasmax, tasmin: temperature. pr: precipitation. hurs, huss: humidity. rlds, rsds: radiation. "
            "sfcWind: wind."
        ),
        "FIRST_YEAR": tr("Of the period."),
        "LAST_YEAR": tr("Of the period; the same months of each year are taken."),
        "FIRST_MONTH": tr("0 is January."),
        "LAST_MONTH": tr("0 is January; before the first month it runs over the end of the year."),
        "STATISTIC": tr("What one pixel is of the values of all days, such as their mean."),
        "STATISTIC_VALUE": tr("For a percentile from 0 to 100, or a threshold in the chosen unit."),
        "cmip6.UNIT": tr("default: the unit that people use for the variable, such as °C."),
        "BASELINE_FIRST": tr("With both years the layer shows the change against the historical run."),
        "BASELINE_LAST": tr("With both years the layer shows the change against the historical run."),
        "ANOMALY": tr("absolute: in the unit. percent: of the baseline."),
        "ENSEMBLE": tr("How several models become one, such as their mean or the spread between them."),
        "ENSEMBLE_VALUE": tr("From 0 to 100; for the choice percentile only."),
        "COLLECTION": tr("NASA/GDDP-CMIP6, or a collection of the same form."),
        "OTHER_MODELS": tr("Take the place of the models above."),
        "OTHER_SCENARIO": tr("Takes the place of the scenario above."),
    }  # fmt: skip


def _writing() -> Dict[str, str]:
    """What is exported or downloaded, and how."""
    return {
        "LAYER": tr("A layer that Earth Engine draws, such as the output of another algorithm of this group."),
        "RECIPE": tr("JSON as the console's wb.recipe().json() gives it, or a copied command has."),
        "WHAT": tr("image: one image. images: every image of the collection behind it. table: features."),
        "REGION": tr("As a copied command has it; takes the place of the extent."),
        "COLUMNS": tr("Names of properties with commas."),
        "DESTINATION": tr("drive: Google Drive. cloud: Cloud Storage. asset: an Earth Engine asset."),
        "PLACE": tr("Such as maps, my-bucket/path or projects/my-project/assets/folder."),
        "FOLDER": tr("It has to be there already."),
        "NAMES": tr(
            "{title}, {index:03d}, {date:%Y_%m}, {system:index} and properties of the image such as {model}; without "
            "an ending. For every image of a collection the names have to differ."
        ),
        "SCALE": tr("Size of a pixel in metres on the ground."),
        "CRS": tr("Of what is written; the image's own where empty."),
        "TRANSFORM": tr("x scale, x shear, x origin, y shear, y scale, y origin in the coordinate system's units."),
        "FORMAT": tr("COG is a GeoTIFF that can be read in parts over the network."),
        "WRITE_BANDS": tr("Names with commas, in this order."),
        "DTYPE": tr("own: the image's. Smaller types make smaller files; values that do not fit are cut off."),
        "NODATA": tr("A number, or nan; without it masked pixels are 0 in some programs."),
        "CLIP": tr("Else the whole box of the region is written."),
        "MAX_PIXELS": tr("A guard against exports that are larger than was meant."),
        "PYRAMIDING": tr("How coarser versions of an asset are made: mean for measurements, mode for classes."),
        "COMPRESSION": tr("All are lossless."),
        "OVERVIEWS": tr("Smaller versions inside the file, so that it is drawn quickly."),
    }


def _measuring() -> Dict[str, str]:
    """Values over time, and statistics of zones."""
    return {
        "POINT": tr("One place, such as 11.3,47.9 [EPSG:4326]."),
        "FEATURES": tr("Each point or polygon is a place with a series of its own."),
        "NAME_FIELD": tr("What the places are called; their numbers where empty."),
        "PLACES": tr("As a copied command has it; takes the place of point and features."),
        "series.BANDS": tr("Names with commas; those that the recipe shows where empty."),
        "SCENARIOS": tr("Such as ssp245,ssp585, each with all models; the recipe's own where empty."),
        "EVERY": tr("So many units of the next choice; 0 leaves the images' own times."),
        "series.UNIT": tr("Steps of months and years begin with the calendar's."),
        "METHOD": tr("How several values within a step become one."),
        "FILL": tr("Only between values, never before the first or after the last."),
        "SMOOTHER": tr("rolling: mean of a window. savitzky_golay: keeps peaks. whittaker: for irregular noise."),
        "WIDTH": tr("So many steps at a time, an odd number."),
        "ORDER": tr("Of the polynomial, less than the width."),
        "WEIGHT": tr("Greater is smoother."),
        "series.REDUCER": tr("For polygons only; a point takes the pixel that it lies in."),
        "SPREAD": tr("range: the mean and what lies between the models. deviation: plus and minus one of it."),
        "series.OUTPUT": tr("CSV with a column of times in UTC and one for each series."),
        "series.CHART": tr("A picture of the series; the ending of the name says which kind."),
        "OUTPUT_LAYER": tr("A point or polygon for each place and time, which the temporal controller can play."),
        "ZONES": tr("Polygons, lines or points in any coordinate system."),
        "zonal.TABLE": tr("Its features are the zones; takes the place of the layer of zones."),
        "STATISTICS": tr("area: square metres of each class, a column each."),
        "PERCENTILES": tr("Numbers from 0 to 100 with commas."),
        "HISTOGRAM": tr("Such as 0, 1, 10; each column is called after where its class begins."),
        "EACH": tr("A row for each zone and date, instead of one for each zone."),
        "zonal.BANDS": tr("Names with commas; all where empty."),
        "WEIGHTED": tr("Else a pixel counts wholly where its centre lies inside."),
        "zonal.COLUMNS": tr("Names with commas that stay beside the results."),
        "zonal.NAMES": tr("The usual: the statistic, with the band before it where there are several."),
        "CSV": tr("Rows without shapes."),
        "zonal.OUTPUT": tr("The zones' shapes with the statistics as attributes."),
    }


def _printing() -> Dict[str, str]:
    """Map sheets."""
    return {
        "LAYERS": tr("Layers of the Workbench; several become several maps, in their order."),
        "RECIPES": tr("JSON as the console's wb.recipe().json() gives it, one a line."),
        "TEMPLATE": tr("What the page is for, its size, and which way it is turned."),
        "OWN_TEMPLATE": tr("A .qpt file; takes the place of the template above."),
        "BY": tr("Divides the period of the first recipe into months, seasons, years or decades."),
        "PAGES": tr("A map book; else all maps stand on one page."),
        "TITLE": tr("What the recipe shows, where empty."),
        "SUBTITLE": tr("The recipe's period and region, where empty."),
        "mapsheet.CRS": tr("Of the maps."),
        "DPI": tr("Dots per inch; 300 for print, 96 for screens."),
        "INCLUDE": tr("What stands beside the maps."),
        "mapsheet.CHART": tr("Such as one that the algorithm for time series has saved."),
        "FREEZE": tr("Computes the layers once for the page's own pixels; else their tiles are printed."),
        "SECONDS": tr("How long one picture of a .gif or .mp4 stands."),
        "mapsheet.OUTPUT": tr("The ending says what it becomes: .pdf, .png, .svg, .jpg, .tif, .gif or .mp4."),
    }


def _running() -> Dict[str, str]:
    """How it is run, and as whom."""
    return {
        "ANEW": tr("Else a task that was submitted before, and is the same, is not started again."),
        "WAIT": tr("The run then fails where a task has failed."),
        "KEY_FILE": tr("Read at the run, kept nowhere. Other users of the computer must not be able to read it."),
        "PROJECT": tr("Without a desktop only; QGIS itself uses the connection of the panel."),
        "URL": tr("For tests without Earth Engine."),
        "STATE": tr("ALL, or tasks in one state only."),
        "TEXT": tr("Small and capital letters are the same."),
        "MOST": tr("The newest come first."),
        "listtasks.OUTPUT": tr("A row for each task; nothing is written where empty."),
        "canceltasks.TEXT": tr("Every task that waits or runs and has this text in it is cancelled."),
        "convertscript.INPUT": tr("JavaScript as the Code Editor has it, in UTF-8."),
        "MODULES": tr('require("users/name/repository:file") is looked for as users/name/repository/file.js in it.'),
        "convertscript.OUTPUT": tr("Python that needs the earthengine-api and nothing of this plugin."),
        "STRICT": tr("The run then fails where the script may not do the same in Python."),
    }
