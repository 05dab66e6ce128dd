# SPDX-License-Identifier: GPL-2.0-or-later
"""The guide: its Python runs as it stands, its links lead somewhere, its tables name what there is."""

from __future__ import annotations

import ast
import html
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Iterator

import pytest
import qgis.utils
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge import exporting
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.console import session
from ee_workbench.plugin.core import errors
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtGui import QImage

from .freezing import layout_with_map

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
#: Pages whose Python is for the console, each from its top to its end.
CONSOLE = ("first-map.md", "console.md", "exports.md", "scripts.md", "series.md", "print.md")
#: Every page with code, and which tests run each kind of it. "reader" is what is looked at, as it needs Windows.
RUN = {
    "README.md": {"sh": "tests/devtools/test_commands_of_the_guide.py", "python": __name__},
    "CONTRIBUTING.md": {"sh": "tests/devtools/test_commands_of_the_guide.py"},
    "docs/automation.md": {
        "sh": "tests/processing/test_automation_page.py",
        "python": "tests/processing/test_automation_page.py",
        "crontab": "tests/processing/test_automation_page.py",
        "json": "tests/processing/test_automation_page.py",
        "bat": "reader",
        "powershell": "reader",
    },
    "docs/zonal.md": {"sh": "tests/processing/test_zonal_docs.py", "python": "tests/processing/test_zonal_docs.py"},
    "docs/sandbox.md": {"sh": "tests/devtools/test_commands_of_the_guide.py", "python": __name__},
    "docs/first-map.md": {"python": __name__},
    "docs/console.md": {"python": __name__},
    "docs/scripts.md": {"python": __name__},
    "docs/exports.md": {"sh": "tests/processing/test_guide_commands.py", "python": __name__},
    "docs/series.md": {"sh": "tests/processing/test_guide_commands.py", "python": __name__},
    "docs/print.md": {"sh": "tests/processing/test_guide_commands.py", "python": __name__},
}
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.M | re.S)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


class Window:
    """A window whose map ends with the test: the shared one would go on drawing beside others."""

    def __init__(self) -> None:
        self.canvas = QgsMapCanvas()
        self.canvas.resize(300, 300)

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas


@pytest.fixture
def connector(sandbox: Any, wait: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connector]:
    """The console's services; `wb.connect("sandbox")` finds the server of this run."""
    window = Window()
    monkeypatch.setattr(qgis.utils, "iface", window)
    session = Session()
    made = Connector(session)
    wb.attach(Client(session), made)
    yield made
    wb.detach()
    QgsProject.instance().clear()
    made.shut_down()


def blocks(page: str) -> list[str]:
    return _PYTHON.findall((DOCS / page).read_text(encoding="utf-8"))


def test_all_code_is_run_by_some_test() -> None:
    """Each fenced block is of a kind that a test runs; no code stands outside of a fence."""
    for page in PAGES:
        name, text = page.relative_to(ROOT).as_posix(), page.read_text(encoding="utf-8")
        kinds = {kind for kind, _ in _FENCE.findall(text)}
        assert kinds == set(RUN.get(name, {})), name
        for test in RUN.get(name, {}).values():
            assert test in ("reader", __name__) or page.name in (ROOT / test).read_text(encoding="utf-8"), test
        outside = _FENCE.sub("", text)
        assert "```" not in outside and not re.search(r"^(?: {4}|\t)\S", outside, re.M), name


@pytest.mark.parametrize("page", CONSOLE)
def test_the_console_does_what_the_page_says(
    page: str, connector: Connector, sandbox: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))  # as QGIS's own new projects
    layout_with_map(QgsProject.instance())  # the one that a page calls "Sheet"
    # Exports are started once for a profile, and an earlier run of the tests may have used the same.
    monkeypatch.setattr(exporting, "profile_folder", lambda: tmp_path / "profile")
    monkeypatch.setattr(session, "_journal", None)
    connect = wb.connect
    monkeypatch.setattr(wb, "connect", lambda to: connect(to, url=sandbox.url))
    found = blocks(page)
    names: dict[str, Any] = {}
    assert len(found) >= 1
    for number, block in enumerate(found):
        exec(compile(block, f"{page}, block {number + 1}", "exec"), names)
    layers = QgsProject.instance().mapLayers().values()
    assert all(isinstance(layer, QgsRasterLayer) and layer.isValid() for layer in layers)
    came_out(page, names, [layer.name() for layer in layers], tmp_path, sandbox)


def came_out(page: str, names: dict[str, Any], layers: list[str], folder: Path, sandbox: Any) -> None:
    """What the page promises: layers, files, tasks."""
    files = {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}
    if page == "console.md":
        assert -60 < names["mean"]["tasmax"] < 60 and Path(names["path"]).stat().st_size > 1000
        assert "Heights" in layers
    elif page == "exports.md":
        started = [entry["path"] for entry in sandbox.log() if entry["path"].endswith("image:export")]
        assert len(started) == 12
    elif page == "series.md":
        rows = (folder / "ndvi.csv").read_text(encoding="utf-8").splitlines()
        assert rows[0] == "time,ndvi" and len(rows) == 20
        assert len(names["times"]) == len(rows) - 1 and files["ndvi.png"] > 5000
    elif page == "print.md":
        pages = {"map.pdf": 1, "both.pdf": 1, "seasons.pdf": 1, "book.pdf": 4, "here.pdf": 1, "sheet.pdf": 1}
        for name, count in pages.items():
            said = subprocess.run(["pdfinfo", str(folder / name)], capture_output=True, text=True, check=True).stdout
            assert re.search(rf"Pages:\s+{count}\b", said), (name, said)
        assert len(list((folder / "year_frames").iterdir())) == 4 and files["year.gif"] > files["globe.png"] > 10_000
        assert names["report"].is_whole and len(layers) == 5
    else:
        assert len(layers) == 1


def test_own_files_in_the_sandbox(connector: Connector, tmp_path: Path) -> None:
    block, _ = blocks("sandbox.md")
    made = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "heights.tif"), 4, 3, 1, gdal.GDT_Int16)
    made.SetGeoTransform((10.0, 0.5, 0.0, 50.0, 0.0, -0.5))
    made.SetProjection('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
                       'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]')  # fmt: skip
    made.GetRasterBand(1).Fill(1234)
    del made
    assert block.count("/home/me/rasters") == 1
    exec(block.replace("/home/me/rasters", str(tmp_path)), {})
    try:
        import ee

        image = ee.Image("projects/sandbox/assets/heights")
        assert list(image.reduceRegion("max", ee.Geometry.Point(11, 49.2), 5000).getInfo().values()) == [1234]
    finally:
        wb.disconnect()


def test_the_sandbox_without_qgis(sandbox: Any, tmp_path: Path) -> None:
    _, block = blocks("sandbox.md")
    assert block == _PYTHON.search((ROOT / "README.md").read_text(encoding="utf-8"))[1].replace(
        "the line that ./dev sandbox printed", "the address that was printed"
    )
    script = tmp_path / "script.py"
    script.write_text(block.replace("ADDRESS", repr(sandbox.url)), encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0 and int(done.stdout) > 10, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.split("#")[0]).exists(), f"{page.name}: {target}"


def test_every_page_stands_in_the_index() -> None:
    listed = set(_LINK.findall((DOCS / "README.md").read_text(encoding="utf-8")))
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= listed


def test_the_table_of_a_recipes_methods_is_true() -> None:
    page = (DOCS / "console.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`\.(\w+)\(", page.split("| of every recipe")[1].split("\n\n")[0]))
    assert len(named) >= 10
    assert named <= {name for name in dir(wb.Handle) if not name.startswith("_")}


# Troubleshooting

#: Errors that stand beside a field, and the one of whoever has pressed Cancel.
_EXPLAIN_THEMSELVES = {"RecipeError", "Cancelled"}
#: Rooms of those who write code or read a log: their sentences are for them.
_OF_DEVELOPERS = ("plugin/console", "plugin/processing")


def first_column() -> list[str]:
    """The messages that the page explains."""
    rows = (DOCS / "troubleshooting.md").read_text(encoding="utf-8").splitlines()
    found = [row.split("|")[1].strip() for row in rows if row.startswith("| ")]
    return [each for row in found for each in row.split(" / ") if each not in ("message", "what you see")]


def our_kinds() -> set[str]:
    """Names of the family of errors."""
    return {name for name, kind in vars(errors).items() if getattr(kind, "__module__", "") == errors.__name__}


def sentences() -> Iterator[tuple[str, str]]:
    """The kind of an error and its sentence with "…" for what is put in, for each that the code raises."""
    kinds = {
        name for name, kind in vars(errors).items() if isinstance(kind, type) and kind.__module__ == errors.__name__
    }
    for path in sorted([*(ROOT / "plugin").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        if "vendor" in path.parts or name.startswith(_OF_DEVELOPERS):
            continue
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                yield from _raised(function, {*kinds, "Broken"} - _EXPLAIN_THEMSELVES)


def _raised(function: ast.FunctionDef, kinds: set[str]) -> Iterator[tuple[str, str]]:
    """Of one function: sentences stand in the call itself, or in a name that was given one before."""
    named: dict[str, list[tuple[int, str]]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named.setdefault(node.targets[0].id, []).extend((node.lineno, text) for text in _translated(node.value))
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds and node.args:
            found = _translated(node.args[0])
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Name) and part.id in named:
                    found += [text for line, text in named[part.id] if line <= node.lineno][-1:]
            yield from ((node.func.id, re.sub(r"\{[^}]*\}", "…", text)) for text in found if not text[0].islower())


def _translated(tree: ast.AST) -> list[str]:
    """What is given to `tr`."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "tr"]
    return [call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)]


def test_every_error_is_explained() -> None:
    """Of each sentence that an error can have, the page has what stands before its first stop."""
    found = set(sentences())
    explained = "\n".join(first_column())
    missing = sorted(
        f"{kind}: {text}" for kind, text in found if re.split(r"[.:;(]|, then", text)[0].strip() not in explained
    )
    assert len(found) > 80 and not missing, "\n".join(missing)


def test_every_kind_of_error_is_explained() -> None:
    """Also when nobody raises it by its own name: each kind has a sentence on the page."""
    explained = "\n".join(first_column())
    found = {kind for kind, text in sentences() if re.split(r"[.:;(]", text)[0].strip() in explained}
    found |= {"ConnectionFailed"} if "Broken" in found else set()  # what the exchange is broken off with becomes one
    assert our_kinds() - _EXPLAIN_THEMSELVES <= found and len(our_kinds()) > 10


def test_messages_of_the_troubleshooting_page_exist() -> None:
    """Each message in the first column begins as one that the code says."""
    said = "\n".join(
        path.read_text(encoding="utf-8") for folder in ("plugin", "ui") for path in (ROOT / folder).rglob("*.py")
    )
    said = re.sub(r"\{[^}\n]*\}", "…", re.sub(r'"\s*\n\s*"', "", said))
    missing = []
    for message in first_column():
        if not message.startswith(("A layer is empty", "A mark", "White holes")):
            parts = [part.strip(" .“”") for part in message.split("…")]
            missing += [part for part in parts if len(part) > 8 and part not in said]
    assert len(first_column()) > 80 and not missing, missing


# Names

#: What stands in bold type and is no label: emphasis, and QGIS's own.
_NO_LABELS = {
    "Install Plugin", "not for science", "map sheet", "Its data are made up.", "Python script", "qgis_process command",
    "qgis_process", "frozen",
}  # fmt: skip


def labels() -> set[str]:
    """Every text of the panels, without the mark of its letter."""
    found: set[str] = set()
    for path in [*(ROOT / "ui").rglob("*.ui")]:
        found |= {
            html.unescape(text) for text in re.findall(r"<string[^>]*>([^<]*)<", path.read_text(encoding="utf-8"))
        }
    for path in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "plugin").rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return {re.sub(r"&(?=\w)", "", text).rstrip("…").strip() for text in found}


def test_buttons_are_called_as_they_are() -> None:
    """Bold type names what is pressed or chosen; in lists and in a page about behaviour it is emphasis."""
    known, wrong = labels() | _NO_LABELS, []
    for page in sorted(DOCS.glob("*.md")):
        text = _FENCE.sub("", page.read_text(encoding="utf-8"))
        text = re.sub(r"^(- |\| )\*\*.*?\*\*", "", text, flags=re.M)
        for words in re.findall(r"\*\*([^*]+)\*\*", text):
            parts = [part.strip().rstrip("…") for part in words.replace("\n", " ").split(" › ")]
            wrong += [f"{page.name}: {part}" for part in parts if part not in known]
    assert wrong == []


# Pictures


def test_all_pictures_are_taken_by_the_command() -> None:
    """Those that the pages show are those that there are, and those that `./dev screenshots` takes."""
    tree = ast.parse((ROOT / "devtools" / "screenshots_driver.py").read_text(encoding="utf-8"))
    given = {ast.unparse(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}
    docks, taken = ast.literal_eval(given["DOCKS"]), set()
    taken |= {each.value for each in ast.walk(given["PICTURES"]) if isinstance(each, ast.Constant)} - {"panel-"}
    taken |= {f"panel-{name}" for name in docks}
    shown = {
        Path(name).stem
        for page in PAGES
        for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert shown == taken == {path.stem for path in (DOCS / "images").iterdir()}
    for path in (DOCS / "images").iterdir():
        picture = QImage(str(path))
        assert path.suffix == ".png" and picture.width() >= 300 and path.stat().st_size > 8_000


def test_every_panel_has_its_picture_and_stands_in_the_guide() -> None:
    panels = {path.stem[: -len("_panel")] for path in (ROOT / "ui").glob("*_panel.ui")}
    assert {f"panel-{name}.png" for name in panels} <= {path.name for path in (DOCS / "images").iterdir()}
