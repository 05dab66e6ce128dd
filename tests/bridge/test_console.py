# SPDX-License-Identifier: GPL-2.0-or-later
"""The console's calls: the same recipes, with QGIS alive while they wait."""

from __future__ import annotations

import threading

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge import layers
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core.errors import NotConnected, RecipeError, WorkbenchError
from ee_workbench.plugin.core.periods import DateSpan, Period, YearRange
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band, Display, Reducer
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.sentinel2_parts import View
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from qgis.PyQt.QtGui import QImage

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))


@pytest.fixture(autouse=True)
def services(wait):
    session = Session()
    connector = Connector(session)
    wb.attach(Client(session), connector)
    yield connector
    wb.detach()
    connector.shut_down()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2030-03", Period.month(3, 2030)),
        (2030, Period.years(2030, 2030)),
        ("2030", Period.years(2030, 2030)),
        ("2041-2070", Period.years(2041, 2070)),
        ("2041–2070", Period.years(2041, 2070)),
        ("DJF 2030", Period.season("DJF", 2030)),
        ("2041-2070 jja", Period.climatology(2041, 2070, (6, 7, 8))),
        ("11-2, 2041-2070", Period.climatology(2041, 2070, (11, 12, 1, 2))),
        (Period.month(5, 2031), Period.month(5, 2031)),
    ],
)
def test_periods_as_people_write_them(text, expected):
    assert wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", text).recipe.period == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "JJA", "2030-13", "2030 2031", "2030-03 2031", "JJA DJF 2030", "1-2-3 2030"]
)
def test_periods_that_are_none(text):
    with pytest.raises(RecipeError) as caught:
        wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", text)
    assert caught.value.field == "period" and "{}" not in str(caught.value)


@pytest.mark.parametrize(
    ("show", "view"),
    [
        ("true_colour", View()),
        ("swir", View(bands=("B12", "B8A", "B4"))),
        ("b12, b8a, b5", View(bands=("B12", "B8A", "B5"))),
        ("NDVI", View("index", index="NDVI")),
        ("B8 / B4", View("expression", expression="B8 / B4")),
    ],
)
def test_sentinel2_as_people_write_it(show, view):
    recipe = wb.sentinel2((11.2, 47.8, 11.5, 48.0), "2024-06", show, cloud=30, mask=["qa60", "scl"]).recipe
    assert recipe.view == view and recipe.period == DateSpan.of("2024-06-01", "2024-06-30")
    assert recipe.scenes.cloud == 30 and recipe.mask.methods == ("scl", "qa60")
    assert wb.sentinel2((0, 0, 1, 1), "2024", "NDVI", limits=(0.1, 0.7)).recipe.limits() == (0.1, 0.7)
    assert wb.sentinel2((0, 0, 1, 1), "2024", limits=(0, 0.2)).recipe.view.high == (0.2,) * 3


def test_sentinel2_that_does_not_fit():
    for arguments, field in (
        ((None, "2024"), "region"),
        (((0, 0, 1, 1), "soon"), "period"),
        (((0, 0, 1, 1), "2024", "NIR + 1"), "expression"),
    ):
        with pytest.raises(RecipeError) as caught:
            wb.sentinel2(*arguments)
        assert caught.value.field == field


TERRA = "IDAHO_EPSCOR/TERRACLIMATE"
WARM = CollectionRecipe(TERRA, (Band("tmmx", 0.1, 0.0, "degC"),), DateSpan.of("2020-07-01", "2020-07-31"))


def test_a_collection_as_people_write_it():
    clip = ("USDOS/LSIB_SIMPLE/2017", "country_na", "Australia")
    found = wb.collection(TERRA, "2020-07", "tmmx", reducer="mean", clip=clip).recipe
    assert found == CollectionRecipe(TERRA, WARM.bands, WARM.dates, clip=TableRegion(*clip[:2], ("Australia",)))
    many = wb.collection(
        "projects/p/assets/c",
        "JJA 2001-2010",
        ["a", ("b", 0.5, 1.0, "m"), Band("c", 2.0)],
        reducer=("percentile", 90),
        filters={"year": 2020, "kind": ["x", "y"]},
        clip=(0, 1, 2, 3),
        show="a, b, c",
        limits=(0, 5),
    ).recipe
    assert many == CollectionRecipe(
        "projects/p/assets/c",
        (Band("a"), Band("b", 0.5, 1.0, "m"), Band("c", 2.0)),
        Period.climatology(2001, 2010, (6, 7, 8)),
        filters=(PropertyFilter("year", "==", 2020), PropertyFilter("kind", "in", ("x", "y"))),
        reducer=Reducer("percentile", 90),
        clip=Region.rectangle(0, 1, 2, 3),
        display=Display(("a", "b", "c"), (0.0,) * 3, (5.0,) * 3),
    )
    image = wb.collection("USGS/SRTMGL1_003", None, "elevation", source="image", limits=(0, 3000)).recipe
    assert image.limits() == (0, 3000) and image.dates is None and not image.reduces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLOUDY_PIXEL_PERCENTAGE < 30", [("CLOUDY_PIXEL_PERCENTAGE", "<", 30)]),
        ("a>=1.5;b = x y", [("a", ">=", 1.5), ("b", "==", "x y")]),
        ("tile in 32UPU, 32TPT; \n status == permanent", [("tile", "in", ("32UPU", "32TPT")),
                                                         ("status", "==", "permanent")]),
        ("PROCESSING_BASELINE == '04.00'", [("PROCESSING_BASELINE", "==", "04.00")]),
        ("system:index starts with 2020", [("system:index", "starts with", "2020")]),
        ([("a", "!=", 3), ("b", "in", [1, 2])], [("a", "!=", 3), ("b", "in", (1, 2))]),
    ],
)  # fmt: skip
def test_filters_as_people_write_them(text, expected):
    found = wb.collection(TERRA, None, "tmmx", filters=text).recipe.filters
    assert found == tuple(PropertyFilter(*each) for each in expected)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"bands": ""}, "bands"),
        ({"dates": "soon"}, "period"),
        ({"filters": "cloudy"}, "filters"),
        ({"reducer": "mode"}, "reducer"),
        ({"clip": ("a", "b", "")}, "clip"),
        ({"clip": "Australia"}, "region"),
        ({"show": "pr"}, "display"),
    ],
)
def test_a_collection_that_does_not_fit(arguments, field):
    with pytest.raises(RecipeError) as caught:
        wb.collection(**{"id": TERRA, "dates": "2020-07", "bands": "tmmx", **arguments})
    assert caught.value.field == field


def test_boundaries_as_people_write_them():
    found = wb.vector("FAO/GAUL_SIMPLIFIED_500m/2015/level2", {"ADM1_NAME": "Karnataka"}, color="red").recipe
    assert found.filters == (PropertyFilter("ADM1_NAME", "==", "Karnataka"),)
    assert found.outline.color == "#ff0000" and found.outline.fill == "#00000000"
    with pytest.raises(RecipeError, match="Colours are written"):
        wb.vector("a", color="reddish")


def test_a_script_comes_from_the_console():
    script = wb.sentinel2((0, 0, 1, 1), "2024", "NDVI").script("my-project-1")
    assert 'ee.Initialize(project="my-project-1")' in script and "linkCollection" in script
    compile(script, "script", "exec")


def test_everything_that_a_recipe_has():
    handle = wb.cmip6(
        ["ACCESS-CM2", "CanESM5"],
        "ssp585",
        "tasmax",
        "2041-2070",
        statistic=("percentile", 90),
        unit="K",
        baseline="1981-2010",
        ensemble=("percentile", 75),
        region=(5, 40, 15, 50),
    )
    assert handle.recipe == Cmip6Recipe(
        ("ACCESS-CM2", "CanESM5"),
        "ssp585",
        "tasmax",
        Period.years(2041, 2070),
        statistic=Statistic("percentile", 90),
        unit="K",
        baseline=YearRange(1981, 2010),
        ensemble=Ensemble("percentile", 75),
        region=Region.rectangle(5.0, 40.0, 15.0, 50.0),
    )
    assert wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", 2050, baseline=(1981, 2010)).recipe.baseline.first == 1981
    own = wb.cmip6("X", "y", "tas", 1990, collection="projects/p/assets/c")
    assert own.recipe.collection == "projects/p/assets/c"


def test_what_it_says_of_itself():
    handle = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03")
    assert MARCH.title() in repr(handle) and MARCH.summary() in repr(handle)
    assert handle.vis() == MARCH.visualization().to_ee() and handle.json() == MARCH.to_json()


def test_errors_are_sentences():
    handle = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03")
    with pytest.raises(NotConnected):
        handle.image()
    with pytest.raises(NotConnected):
        handle.add()
    with pytest.raises(RecipeError, match="project"):
        wb.connect("My Project 1234")
    with pytest.raises(WorkbenchError):
        wb.connect(url="http://127.0.0.1:9/nobody")
    with pytest.raises(WorkbenchError):
        wb.recipe(None)
    with pytest.raises(RecipeError):
        wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", 2030, region="Switzerland")


def test_connect_add_edit_disconnect(sandbox, project, heartbeat):
    with heartbeat:
        info = wb.connect("sandbox", url=sandbox.url)
    assert info.is_sandbox and wb.info() == info and heartbeat.beats > 3
    handle = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03")
    assert handle.image().bandNames().getInfo() == ["tasmax"]
    sandbox.clear_log()
    layer = handle.add()
    assert list(project.mapLayers()) == [layer.id()] and layer.id() in repr(handle)
    assert len(sandbox.log()) == 1
    assert wb.recipe(layer).recipe == MARCH
    cold = wb.cmip6("ACCESS-CM2", "ssp245", "tasmin", "2030-03")
    assert cold.add(replace=layer) is layer
    assert layers.recipe_of(layer) == cold.recipe and len(project.mapLayers()) == 1
    monthly = wb.collection(TERRA, "2020-06 to 2020-08", "tmmx")
    assert monthly.images().aggregate_array("system:index").getInfo() == ["202006", "202007", "202008"]
    assert layers.recipe_of(monthly.add()) == monthly.recipe
    wb.disconnect()
    assert wb.info() is None


def test_add_without_waiting(sandbox, project, wait):
    wb.connect("sandbox", url=sandbox.url)
    task = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03").add(wait=False)
    assert not project.mapLayers()
    with wait.signals(task.ended, timeout=60_000):
        pass
    assert len(project.mapLayers()) == 1


def test_a_recipe_is_printed(sandbox, project, tmp_path):
    wb.connect("sandbox", url=sandbox.url)
    warm = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", 2030, region=(9, 46, 12, 48))
    report = warm.print_map(tmp_path / "map.png", "A4 portrait", dpi=50, without=("overview",))
    picture = QImage(str(tmp_path / "map.png"))
    assert report.is_whole and (picture.width(), picture.height()) == (round(210 / 25.4 * 50), round(297 / 25.4 * 50))
    assert project.mapLayers() == {}  # it was printed in a project of its own
    with pytest.raises(RecipeError, match="is no template"):
        warm.print_map(tmp_path / "map.png", "A5 sideways")
    with pytest.raises(RecipeError, match="no part of a sheet"):
        warm.print_map(tmp_path / "map.png", without=("logo",))
    with pytest.raises(RecipeError, match="is no page"):
        warm.print_map(tmp_path / "map.docx")


def test_other_threads_are_sent_away():
    errors = []

    def elsewhere():
        try:
            wb.connect("sandbox")
        except WorkbenchError as error:
            errors.append(str(error))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(10)
    assert errors and "main thread" in errors[0]
