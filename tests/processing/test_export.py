# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports, the list of tasks and cancelling as algorithms, in QGIS and through qgis_process with a service account."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.plugin.bridge import exporting
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.export_command import to_command
from ee_workbench.plugin.core.export_journal import ExportJournal
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGES
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.vector import VectorRecipe
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.tests.keys import key_file
from osgeo import gdal
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

WARM = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period(2030, 2030, (3,)))
YEAR = {
    "ID": "IDAHO_EPSCOR/TERRACLIMATE", "BANDS": "tmmx", "PERIOD": "2020", "EXTENT": "112,154,-44,-9 [EPSG:4326]",
    "PLACE": "australia", "NAMES": "tmax_{date:%Y_%m}", "SCALE": 100_000, "CRS": "EPSG:4326", "NODATA": "-9999",
}  # fmt: skip


class Listener(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.said: list[str] = []
        self.warned: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.said.append(info)

    def pushWarning(self, warning: str) -> None:
        self.warned.append(warning)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def server(provider: Any, session: Any, fresh_sandbox: Callable[..., Any], output: Path, tmp_path: Path,
           monkeypatch: pytest.MonkeyPatch) -> Any:  # fmt: skip
    """A sandbox that keeps its files, and a journal of this test's own."""
    made = fresh_sandbox("--output", output)
    session.connect(Connection(mode="sandbox", url=made.url, project="sandbox"))
    monkeypatch.setattr(exporting, "profile_folder", lambda: tmp_path / "profile")
    return made


def run(name: str, project: Any, parameters: dict[str, Any]) -> tuple[dict[str, Any], Listener]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"ee_workbench:{name}")
    context, feedback = QgsProcessingContext(), Listener()
    context.setProject(project)
    good, sentence = algorithm.checkParameterValues(parameters, context)
    if not good:
        raise QgsProcessingException(sentence)
    result, ok = algorithm.run(parameters, context, feedback, catchExceptions=False)
    assert ok
    return result, feedback


def test_every_image_of_a_collection(server: Any, project: Any, output: Path) -> None:
    result, feedback = run("exportcollection", project, {**YEAR, "WAIT": True})
    assert (result["COUNT"], result["STARTED"]) == (12, 12) and len(result["TASKS"].split("\n")) == 12
    files = sorted(path.name for path in (output / "drive" / "australia").iterdir())
    assert files == [f"tmax_2020_{month:02d}.tif" for month in range(1, 13)]
    assert any("47 × 39 pixels" in line for line in feedback.said), feedback.said
    source = gdal.Open(str(output / "drive" / "australia" / files[6]))
    assert source.GetRasterBand(1).GetNoDataValue() == -9999
    values = source.GetRasterBand(1).ReadAsArray()
    assert 5 < values[values > -9999].mean() < 40  # degrees, not tenths of them
    again, _ = run("exportcollection", project, YEAR)
    assert (again["COUNT"], again["STARTED"]) == (12, 0)
    anew, _ = run("exportcollection", project, {**YEAR, "ANEW": True})
    assert anew["STARTED"] == 12


def test_the_image_of_a_recipe(server: Any, project: Any, output: Path) -> None:
    parameters = {
        "RECIPE": WARM.to_json(), "PLACE": "maps", "NAMES": "{variable}_{model}_{date:%Y}", "FORMAT": "COG",
        "CRS": "EPSG:4326", "SCALE": 100_000, "DTYPE": "int16", "WAIT": True, "EXTENT": "0,30,30,60 [EPSG:4326]",
    }  # fmt: skip
    result, _ = run("export", project, parameters)
    assert result["COUNT"] == 1
    source = gdal.Open(str(output / "drive" / "maps" / "tasmax_ACCESS-CM2_2030.tif"))
    assert source.GetRasterBand(1).DataType == gdal.GDT_Int16
    assert source.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    days, _ = run("export", project, {**parameters, "WHAT": "images", "NAMES": "{date:%d}", "WAIT": False})
    assert days["COUNT"] == 31


def test_features_of_a_table(server: Any, project: Any, output: Path) -> None:
    parameters = {
        "ID": "USDOS/LSIB_SIMPLE/2017", "FILTERS": "country_na in Austria, Italy", "COLUMNS": "country_na",
        "PLACE": "tables", "NAMES": "two", "FORMAT": "CSV", "WAIT": True,
    }  # fmt: skip
    assert run("exporttable", project, parameters)[0]["COUNT"] == 1
    with (output / "drive" / "tables" / "two.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["country_na"] for row in rows) == ["Austria", "Italy"] and "wld_rgn" not in rows[0]
    recipe = VectorRecipe("USDOS/LSIB_SIMPLE/2017", (PropertyFilter("country_na", "==", "Italy"),))
    given = {"RECIPE": recipe.to_json(), "WHAT": "table", "PLACE": "tables", "NAMES": "one", "WAIT": True}
    assert run("export", project, given)[0]["COUNT"] == 1
    assert (output / "drive" / "tables" / "one.csv").read_text(encoding="utf-8").count("Italy") == 1
    with pytest.raises(QgsProcessingException, match="no rows"):
        run("exporttable", project, {**parameters, "FILTERS": "country_na == Atlantis"})


def test_a_task_that_fails_is_told(server: Any, project: Any) -> None:
    few = {**YEAR, "PERIOD": "2020-01", "MAX_PIXELS": 10, "WAIT": True}
    with pytest.raises(QgsProcessingException, match="1 of 1 tasks have failed"):
        run("exportcollection", project, few)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"NAMES": "{"}, "braces"),
        ({"NAMES": "same"}, "all be the same"),
        ({"NAMES": "{scenario}"}, "property “scenario”"),
        ({"PLACE": "a/b"}, "without slashes"),
        ({"DESTINATION": "asset", "PLACE": ""}, "folder of assets"),
        ({"TRANSFORM": "1,2"}, "not both|six numbers"),
        ({"NODATA": "x"}, "is a number"),
        ({"PERIOD": "1900"}, "no images"),
        ({"ID": "NO/SUCH"}, "NO/SUCH"),
        ({"WRITE_BANDS": "pr"}, "no band “pr”"),
    ],
)
def test_what_does_not_fit_is_a_sentence(server: Any, project: Any, change: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run("exportcollection", project, {**YEAR, **change})


def test_refusals_are_sentences(server: Any, project: Any) -> None:
    server.faults({"path": "image:export", "status": 403, "message": "Permission denied: folder."})
    with pytest.raises(QgsProcessingException, match="may not do that"):
        run("exportcollection", project, YEAR)
    with pytest.raises(QgsProcessingException, match="Choose a layer"):
        run("export", project, {"PLACE": "x"})


def test_tasks_are_listed_and_cancelled(server: Any, project: Any, tmp_path: Path) -> None:
    server.control("POST", "tasks", {"hold": True})
    run("exportcollection", project, YEAR)
    table = tmp_path / "tasks.csv"
    listed, feedback = run("listtasks", project, {"TEXT": "2020_0", "OUTPUT": str(table)})
    assert listed["COUNT"] == 9
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["description"] for row in rows} == {f"tmax_2020_{month:02d}" for month in range(1, 10)}
    assert {row["state"] for row in rows} == {"PENDING"} and len(feedback.said) == 9
    cancelled, _ = run("canceltasks", project, {"TEXT": "2020_1"})
    assert cancelled["COUNT"] == 3
    assert run("listtasks", project, {"STATE": "CANCELLED"})[0]["COUNT"] == 3
    with pytest.raises(QgsProcessingException):
        run("canceltasks", project, {"TEXT": " "})
    assert run("canceltasks", project, {"TEXT": "*"})[0]["COUNT"] == 9


# qgis_process


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo.throw_away_profile(environment.ensure(), tmp_path_factory.mktemp("profile ü") / "p")


def alone(profile: Path, name: str, parameters: dict[str, Any], **variables: str) -> Any:
    """An algorithm in a qgis_process of its own."""
    given = [f"--{key}={value}" for key, value in parameters.items()]
    return demo.process(environment.ensure(), profile, "--json", "run", f"ee_workbench:{name}", *given, **variables)


def outputs(done: Any) -> dict[str, Any]:
    """What a successful run has printed."""
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    found: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{") :])["results"]
    return found


def test_unattended_with_a_service_account(
    fresh_sandbox: Callable[..., Any], output: Path, profile: Path, tmp_path: Path
) -> None:
    """The key comes as a parameter or from the environment; neither it nor a token is written down anywhere."""
    server = fresh_sandbox("--output", output)
    key = key_file(tmp_path, server.url + "/token")
    given = {**YEAR, "PERIOD": "2020-01-01 to 2020-03-31", "WAIT": "true", "URL": server.url}
    first = alone(profile, "exportcollection", {**given, "KEY_FILE": str(key)})
    assert outputs(first)["COUNT"] == 3 and outputs(first)["STARTED"] == 3
    assert sorted(path.name for path in (output / "drive" / "australia").iterdir()) == [
        f"tmax_2020_0{month}.tif" for month in (1, 2, 3)
    ]
    tokens = [entry for entry in server.log() if entry["path"] == "/token"]
    operations = [entry["path"] for entry in server.log() if "export" in entry["path"]]
    assert tokens and all("projects/throw-away/" in path for path in operations) and len(operations) == 3
    second = alone(profile, "exportcollection", given, EE_WORKBENCH_KEY=str(key))
    assert outputs(second)["STARTED"] == 0
    secret = json.loads(key.read_text())["private_key"].splitlines()[3]
    told = "".join(each.stdout + each.stderr for each in (first, second))
    assert secret not in told
    for path in profile.rglob("*"):
        if path.is_file() and "plugins" not in path.parts:
            assert secret.encode() not in path.read_bytes(), path


def test_a_copied_command_starts_the_same_export(
    fresh_sandbox: Callable[..., Any], output: Path, profile: Path, tmp_path: Path
) -> None:
    """A shell takes the command apart; what it starts has the request ids that the plugin's own export has."""
    server = fresh_sandbox("--output", output)
    server.control("POST", "tasks", {"hold": True})
    triangle = Region('{"type":"Polygon","coordinates":[[[0.5,30.25],[30,30],[30,60.125]]]}', 'it\'s a "triangle"')
    order = ExportOrder(
        replace(WARM, region=triangle), IMAGES, Destination("cloud", "bucket/it's here"), "{model}_$HOME_{date:%d}",
        ("tasmax",), None, "EPSG:4326", (0.25, 0.0, -180.0, 0.0, -0.25, 90.0), triangle, True, "COG", "int16", -9999.0,
        1e9, "max",
    )  # fmt: skip
    shell = subprocess.run(
        ["sh", "-c", 'qgis_process() { for each; do printf "%s\\0" "$each"; done; }\n' + to_command(order)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    words = shell.stdout.split("\0")[:-1]
    assert words[:2] == ["run", "ee_workbench:export"]
    url = {"EE_WORKBENCH_URL": server.url}
    done = demo.process(environment.ensure(), profile, "--json", *words, **url)
    assert outputs(done)["STARTED"] == 31
    session = Session()
    session.connect(Connection(mode="sandbox", url=server.url, project="sandbox"))
    client = Client(session)
    ours = exporting.prepare(order, client, ExportJournal(tmp_path / "journal"), lambda: False)
    exporting.send(ours, client, ExportJournal(tmp_path / "journal"))
    assert len(client.operations()) == 31
    session.disconnect()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"KEY_FILE": "/no/such/key.json"}, "cannot be read|does not exist|key"),
        ({"NAMES": "{"}, "braces"),
        ({"MAX_PIXELS": "10", "WAIT": "true"}, "tasks have failed"),
    ],
)
def test_failures_end_with_a_code_and_a_sentence(
    fresh_sandbox: Callable[..., Any], profile: Path, change: dict[str, str], words: str
) -> None:
    server = fresh_sandbox()
    done = alone(profile, "exportcollection", {**YEAR, "PERIOD": "2020-01", "URL": server.url, **change})
    assert done.returncode != 0
    assert re.search(words, done.stderr + done.stdout), done.stderr + done.stdout


@pytest.mark.skipif(os.name != "posix", reason="Permissions of files are POSIX ones.")
def test_a_key_that_others_can_read_is_refused(sandbox: Any, profile: Path, tmp_path: Path) -> None:
    key = key_file(tmp_path, sandbox.url + "/token")
    key.chmod(0o644)
    done = alone(profile, "listtasks", {"URL": sandbox.url, "KEY_FILE": str(key)})
    assert done.returncode != 0 and "chmod 600 key.json" in done.stderr + done.stdout


# Downloads


def test_files_on_this_computer(server: Any, project: Any, tmp_path: Path) -> None:
    folder = tmp_path / "files ü"
    folder.mkdir()
    given = {**{name: value for name, value in YEAR.items() if name != "PLACE"}, "FOLDER": str(folder)}
    result, feedback = run("downloadcollection", project, {**given, "PERIOD": "2020-01-01 to 2020-03-31"})
    assert result["COUNT"] == 3 and sorted(Path(each).name for each in result["FILES"]) == [
        f"tmax_2020_0{month}.tif" for month in (1, 2, 3)
    ]
    values = gdal.Open(result["FILES"][0]).ReadAsArray()
    assert 5 < values[values > -9999].mean() < 40
    assert any("3" in line and "requests" in line for line in feedback.said)
    one = {
        "RECIPE": WARM.to_json(), "FOLDER": str(folder), "NAMES": "{model}", "FORMAT": "COG", "SCALE": 100_000,
        "EXTENT": "0,30,30,60 [EPSG:4326]", "DTYPE": "int16", "CRS": "EPSG:4326",
    }  # fmt: skip
    path = run("download", project, one)[0]["FILES"][0]
    assert gdal.Open(path).GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    assert gdal.Open(path).GetRasterBand(1).DataType == gdal.GDT_Int16
    with pytest.raises(QgsProcessingException, match="no folder"):
        run("download", project, {**one, "FOLDER": str(folder / "none")})
    server.faults({"path": "computePixels", "status": 403, "message": "Permission denied."})
    with pytest.raises(QgsProcessingException, match="may not do that"):
        run("download", project, {**one, "NAMES": "other"})
    assert not (folder / "other.tif").exists()
