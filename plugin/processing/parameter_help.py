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
    return {**_data(), **_look(), **_sentinel2(), **_cmip6(), **_writing(), **_running()}


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
