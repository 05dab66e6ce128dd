# SPDX-License-Identifier: GPL-2.0-or-later
"""Scripts that are run: what they print, where they fail, QGIS alive meanwhile, cancelled between requests."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import types

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.console.map import ConsoleMap
from ee_workbench.plugin.console.running import ScriptRun, console_names
from ee_workbench.plugin.core.errors import NotConnected
from ee_workbench.plugin.core.javascript import translate
from qgis.PyQt.QtCore import QTimer


class Desk:
    """Runs scripts and keeps what came of them."""

    def __init__(self):
        self.told = []
        self.map = ConsoleMap(lambda name, error: self.told.append((name, str(error))))
        self.names = {"__name__": "__main__"}
        self.output, self.complaints = "", []
        self.running = None

    def write(self, text):
        self.output += text

    def run(self, source):
        self.output, self.complaints = "", []
        self.running = ScriptRun(self.map, self.write, self.complaints.append)
        return self.running.run(source, self.names)


@pytest.fixture
def desk(client, project, wait):
    wb.attach(client, Connector(client.session))
    made = Desk()
    yield made
    made.map.cancel()
    made.map.wait()
    wb.detach()


def test_values_of_earth_engine_are_printed(desk):
    assert desk.run("print('n', ee.Number(2).add(3), [1, 2], None)\nprint(ee.Dictionary({'a': [1, 2]}))") is None
    assert desk.output == 'n 5 [1, 2] None\n{"a": [1, 2]}\n'
    assert desk.run("print(ee.List.sequence(1, 60))") is None
    assert json.loads(desk.output) == list(range(1, 61)) and desk.output.count("\n") > 60


def test_print_does_what_print_does(desk):
    assert desk.run("import sys, pprint\nprint(1, 2, sep='-', end='!')\npprint.pprint({'a': 1})") is None
    assert desk.output == "1-2!{'a': 1}\n"


def test_the_window_lives_while_the_script_waits(desk, sandbox, heartbeat):
    sandbox.latency(2000)
    with heartbeat:
        assert desk.run("x = ee.Number(1).add(1).getInfo()\nprint(x)") is None
    assert desk.output == "2\n" and heartbeat.beats > 20
    assert heartbeat.longest < 1000  # of the two seconds that the answer took


def test_layers_come_after_the_script(desk, sandbox, project):
    sandbox.latency(300)
    script = "from ee_plugin import Map\nMap.addLayer(ee.Image.constant(1), {'min': 0, 'max': 1}, 'one')"
    assert desk.run(script) is None
    assert not project.mapLayers() and desk.map.waiting == 1
    desk.map.wait()
    assert [layer.name() for layer in project.mapLayers().values()] == ["one"]


@pytest.mark.parametrize(
    "line",
    ["from ee_plugin import Map", "import ee_plugin.Map as Map", "from ee_plugin.Map import addLayer, setCenter",
     "import ee_plugin\nMap = ee_plugin.Map", ""],
)  # fmt: skip
def test_the_map_is_ours_in_the_run_only(desk, line):
    before = sys.modules.get("ee_plugin")
    assert desk.run(f"{line}\nprint(Map) if 'addLayer' not in dir() else print(addLayer)") is None
    assert "<Map at" in desk.output
    assert sys.modules.get("ee_plugin") is before
    assert desk.names["__builtins__"] is __import__("builtins")


def test_names_are_kept_between_runs(desk):
    assert desk.run("a = 41\ndef f():\n    print(ee.Number(a).add(1))") is None
    assert desk.run("f()") is None
    assert desk.run("print(a)") is None and desk.output == "41\n"


@pytest.mark.parametrize(
    ("script", "line", "words"),
    [
        ("a = 1\n\nb = a.nothing", 3, "AttributeError"),
        ("def f():\n    return 1 / 0\n\nf()", 2, "ZeroDivisionError"),
        ("a = (1,\n", 1, "no Python"),
        ("x = 1\nraise KeyboardInterrupt", 2, "KeyboardInterrupt"),
        ("x = 1\nMap.addLayer('an id')", 2, "and no str"),
        ("x = 1\nee.Number('a').add(1).getInfo()", 2, "EEException"),
    ],
)
def test_errors_have_their_line(desk, script, line, words):
    failure = desk.run(script)
    assert failure is not None and failure.line == line and words in failure.sentence
    assert desk.run("print('goes on')") is None


def test_leaving_is_no_error(desk):
    assert desk.run("import sys\nprint(1)\nsys.exit()\nprint(2)") is None and desk.output == "1\n"


def test_what_cannot_be_printed_does_not_stop_the_script(desk):
    assert desk.run("print('a')\nprint(ee.Image('nobody/has/this').bandNames())\nprint('b')") is None
    assert desk.output == "a\nb\n"
    (complaint,) = desk.complaints
    assert complaint.line == 2 and complaint.sentence


def test_it_is_cancelled_between_requests(desk, sandbox, heartbeat):
    sandbox.latency(300)
    look = QTimer()
    look.timeout.connect(lambda: desk.running.cancel() if "0\n" in desk.output else None)
    look.start(20)
    failure = desk.run("for i in range(100):\n    print(ee.Number(i).getInfo())")
    assert failure is not None and failure.sentence == "Cancelled." and "0\n" in desk.output
    look.stop()
    assert len(sandbox.log()) < 5


def test_a_script_cannot_swallow_the_cancel(desk, sandbox):
    sandbox.latency(100)
    QTimer.singleShot(150, lambda: desk.running.cancel())
    script = "for i in range(20):\n    try:\n        print(ee.Number(i).getInfo())\n    except Exception:\n        pass"
    desk.run(script)
    assert len(sandbox.log()) < 5


LOOPS = {
    "while": "while True:\n    pass",
    "for": "import itertools\nfor i in itertools.count():\n    i * i",
    "brackets": "import itertools\nsum(i for i in itertools.count())",
    "recursion": "def f(n):\n    return f(n - 1) + f(n - 1) if n else 0\nf(60)",
    "lambda": "f = lambda n: f(n - 1) + f(n - 1) if n else 0\nf(60)",
    "swallowing": "while True:\n    try:\n        1 / 0\n    except Exception:\n        pass",
    "a callback": "sorted(range(1 << 40 >> 20), key=lambda n: [m for m in range(n)])",
}


@pytest.mark.parametrize("script", LOOPS.values(), ids=LOOPS.keys())
def test_a_loop_that_only_computes_leaves_the_window_alive_and_can_be_cancelled(desk, heartbeat, script):
    with heartbeat:
        QTimer.singleShot(600, lambda: desk.running.cancel())
        failure = desk.run(script)
    assert failure is not None and failure.sentence == "Cancelled."
    assert heartbeat.beats > 5 and heartbeat.longest < 500
    assert desk.run("print(1)") is None and desk.output == "1\n"


def test_what_is_put_into_a_script_changes_nothing_in_it(desk):
    script = """
import inspect

def documented(n):
    "What it does."
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += i
    else:
        total += 100
    while total > 110:
        total -= 1
        break
    return total

def generated():
    'Text.'
    yield from (x for x in range(3) if x != 1)

class Thing:
    'A thing.'
    squares = {k: v * v for k, v in zip('ab', range(2))}
    nothing = lambda self: None
    def method(self): "Only a text."

print(documented.__doc__, documented(10), generated.__doc__, list(generated()), Thing.__doc__, str(Thing.squares))
print(Thing().nothing(), Thing().method(), Thing.method.__doc__, str([(a, b) for a in 'xy' for b in range(2) if b]))
print((lambda x: x or 5)(0), str((lambda: [])()), inspect.currentframe().f_lineno)
"""
    assert desk.run(script) is None
    wanted = io.StringIO()
    with contextlib.redirect_stdout(wanted):
        exec(compile(script, "x", "exec"), {"__name__": "x"})
    assert desk.output == wanted.getvalue() and desk.output.count("\n") == 3


def test_functions_of_a_script_can_be_called_after_it(desk):
    assert desk.run("def f(n):\n    return [i for i in range(n)]") is None
    desk.running.cancel()
    assert desk.names["f"](3) == [0, 1, 2]
    QTimer.singleShot(300, lambda: desk.running.cancel())
    failure = desk.run("while f(3):\n    f(1000)")
    assert failure is not None and failure.sentence == "Cancelled."


def test_without_a_session_it_says_so(desk, client):
    client.session.disconnect()
    with pytest.raises(NotConnected):
        desk.run("print(1)")


def test_charts_are_tables(desk):
    script = """
var c = ee.ImageCollection('IDAHO_EPSCOR/TERRACLIMATE').filterDate('2020-06-01', '2020-09-01').select(['tmmx', 'pr']);
var place = ee.Geometry.Point([10, 48]);
var chart = ui.Chart.image.series({imageCollection: c, region: place, reducer: ee.Reducer.mean(), scale: 5000})
    .setOptions({title: 'Warm and wet'});
print(chart);
print(ui.Chart.image.series(c, place, ee.Reducer.mean(), 5000).setSeriesNames(['rain', 'heat']));
var where = ee.FeatureCollection([ee.Feature(place, {name: 'here'}), ee.Feature(place, {name: 'there'})]);
print(ui.Chart.image.seriesByRegion(c, where, ee.Reducer.mean(), 'tmmx', 5000, 'system:time_start', 'name'));
print(ui.Chart.feature.byFeature(where.map(function(f) { return f.set('v', 3); }), 'name', ['v']));
print(ui.Chart.array.values(ee.Array([1, 2]), 0, [1, 2]));
ui.root.add(ui.Panel([ui.Label('not here')]));
"""
    assert desk.run(translate(script).python) is None and desk.complaints == []
    import ee

    images = ee.ImageCollection("IDAHO_EPSCOR/TERRACLIMATE").filterDate("2020-06-01", "2020-09-01").toList(9)
    july = ee.Image(images.get(1)).reduceRegion("mean", ee.Geometry.Point([10, 48]), 5000).getInfo()
    lines = desk.output.splitlines()
    assert lines[0] == "Warm and wet" and lines[1].split() == ["system:time_start", "pr", "tmmx"]
    assert lines[3].split()[0] == "2020-07-01"
    assert [float(value) for value in lines[3].split()[1:]] == pytest.approx([july["pr"], july["tmmx"]], rel=1e-5)
    assert lines[5].split() == ["system:time_start", "rain", "heat"]
    assert lines[9].split() == ["system:time_start", "here", "there"]
    assert [float(each) for each in lines[11].split()[1:]] == pytest.approx([july["tmmx"]] * 2, rel=1e-5)
    assert lines[13].split() == ["name", "v"] and lines[14].split() == ["here", "3"]
    assert lines[-1] == "(not shown)"


def test_the_console_s_names_where_it_is_open(monkeypatch):
    assert console_names() is None
    names = {"a": 1}
    shell = types.SimpleNamespace(_interpreter=types.SimpleNamespace(locals=names))
    opened = types.SimpleNamespace(console=types.SimpleNamespace(shell=shell))
    monkeypatch.setitem(sys.modules, "console.console", types.SimpleNamespace(_console=opened))
    assert console_names() is names
    monkeypatch.setitem(sys.modules, "console.console", types.SimpleNamespace(_console=None))
    assert console_names() is None
