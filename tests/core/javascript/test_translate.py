# SPDX-License-Identifier: GPL-2.0-or-later
"""What translations look like, what is said about them, and what they survive."""

from __future__ import annotations

import textwrap
import types

import pytest
from ee_workbench.plugin.core.javascript import ScriptError, translate


def python(script: str) -> str:
    """The translation, without the lines that import."""
    lines = translate(textwrap.dedent(script)).python.split("\n")
    while lines and (lines[0].startswith(("import ", "from ")) or not lines[0]):
        lines.pop(0)
    return "\n".join(lines).strip()


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("var a = 1, b;", "a = 1\nb = None"),
        ("image.and(other)", "image.And(other)"),
        ("var v = {min: 0, max: 0.3};", 'v = {"min": 0, "max": 0.3}'),
        ("var v = {min: 0}; print(v.min, v.max);", 'v = {"min": 0}\nprint(v["min"], v.get("max"))'),
        ("for (var i = 0; i < 5; i++) { print(i); }", "for i in range(5):\n    print(i)"),
        ("for (var i = 10; i >= 0; i -= 5) print(i);", "for i in range(10, -1, -5):\n    print(i)"),
        (
            "var a = ['x']; for (var i = 0; i < a.length; i++) print(a[i]);",
            'a = ["x"]\nfor i in range(len(a)):\n    print(a[i])',
        ),
        (
            "ee.Image(1).reduceRegion({reducer: ee.Reducer.mean(), scale: 30})",
            "ee.Image(1).reduceRegion(reducer=ee.Reducer.mean(), scale=30)",
        ),
        ("ee.List.sequence({start: 1, end: 5})", "ee.List.sequence(start=1, end=5)"),
        ("ee.Dictionary({a: 1})", 'ee.Dictionary({"a": 1})'),
        ("ee.Feature(null, {a: 1})", 'ee.Feature(None, {"a": 1})'),
        ("ee.Image(1).set({a: 1})", 'ee.Image(1).set({"a": 1})'),
        ("var sq = function(x) { return x * x; }; print(sq(2));", "def sq(x):\n    return x * x\n\n\nprint(sq(2))"),
        ("var names = ['a'].map(function(n) { return n + '_1'; });", 'names = [n + "_1" for n in ["a"]]'),
        ("var a = []; a.push(1); print(a.length);", "a = []\na.append(1)\nprint(len(a))"),
        ("print(1e13, 2.0, 0.5)", "print(10_000_000_000_000, 2, 0.5)"),
        ("var x = null; if (x === null) print(1);", "x = None\nif x is None:\n    print(1)"),
        ("var list = [1]; print(list);", "list_ = [1]\nprint(list_)"),
        ("print('a' + 1)", 'print("a" + str(1))'),
    ],
)
def test_plain_scripts_become_plain_python(script: str, expected: str) -> None:
    assert python(script) == expected


def test_a_collection_that_is_merged_into_itself_stays_what_it_is() -> None:
    made = python("var c = ee.ImageCollection('a'); c = c.merge(ee.ImageCollection('b')).select(['x']);")
    assert made.endswith('c = c.merge(ee.ImageCollection("b")).select(["x"])')


def test_long_chains_stand_in_parentheses() -> None:
    script = "var c = ee.ImageCollection('COPERNICUS/S2_SR').filterDate('2020-01-01', '2020-12-31')"
    made = python("var g = ee.Geometry.Point([1, 2]);\n" + script + ".filterBounds(g).median();")
    assert made.split("\n")[1:] == [
        "c = (",
        '    ee.ImageCollection("COPERNICUS/S2_SR")',
        '    .filterDate("2020-01-01", "2020-12-31")',
        "    .filterBounds(g)",
        "    .median()",
        ")",
    ]
    assert "\\\n" not in made


def test_comments_and_empty_lines_stay_where_they_are() -> None:
    made = python(
        """
        // Head.
        var a = 1; // behind

        /* A block
         * of two lines. */
        var v = {
          min: 0, // the least
          // the greatest
          max: 1
        };
        var c = ee.ImageCollection('x')  // all
          // of one year
          .filterDate('2020', '2021')
          .median();
        // The end.
        """
    )
    assert made.split("\n") == [
        "# Head.",
        "a = 1  # behind",
        "",
        "# A block",
        "# of two lines.",
        "v = {",
        '    "min": 0,  # the least',
        "    # the greatest",
        '    "max": 1,',
        "}",
        "c = (",
        '    ee.ImageCollection("x")',
        "    # all",
        "    # of one year",
        '    .filterDate("2020", "2021")',
        "    .median()",
        ")",
        "# The end.",
    ]


def test_what_is_needed_is_imported_and_nothing_else() -> None:
    assert translate("print(1)").python == "import ee\n\nprint(1)\n"
    assert "from ee_plugin import Map\n" in translate("Map.addLayer(ee.Image(1))").python
    assert "import math\n" in translate("print(Math.PI)").python
    assert "_NotShown" not in translate("print(ee.Image(1))").python


def test_exports_are_started() -> None:
    made = python("Export.image.toDrive({image: ee.Image(1), description: 'a'});")
    assert made.endswith("task.start()")
    assert 'ee.batch.Export.image.toDrive(image=ee.Image(1), description="a")' in made


def test_windows_are_said_to_be_missing_once() -> None:
    made = translate("var p = ui.Panel();\np.add(ui.Label('a'));")
    assert "ui = _NotShown()" in made.python
    (problem,) = made.problems
    assert (problem.line, problem.severity) == (1, "information")
    assert "not shown in QGIS" in problem.sentence


def test_a_missing_module_is_named_with_its_line() -> None:
    made = translate("\nvar p = require('users/a/b:c');")
    (problem,) = made.problems
    assert (problem.line, problem.severity) == (2, "warning")
    assert "users/a/b:c" in problem.sentence
    assert "# The module" in made.python  # and at its place


def test_a_module_is_taken_in() -> None:
    modules = {"users/a/b:c": "exports.scale = 30; exports.twice = function(x) { return x * 2; };"}
    made = translate("var m = require('users/a/b:c'); print(m.twice(m.scale));", modules=modules)
    assert made.problems == ()
    shown: list[object] = []
    client = types.SimpleNamespace(List=set, ComputedObject=set)  # not asked for anything
    exec(compile(made.python.replace("import ee\n", ""), "script", "exec"), {"print": shown.append, "ee": client})
    assert shown == [60]


@pytest.mark.parametrize(
    ("script", "line", "column"),
    [("var a = ;", 1, 9), ("var a = 1;\nvar b = 'x\n", 2, 9), ("f(1, 2", 1, 7), ("\n\n}", 3, 1), ("if (a {", 1, 7)],
)
def test_errors_of_the_script_have_their_place(script: str, line: int, column: int) -> None:
    with pytest.raises(ScriptError, match=f"Line {line}, column {column} ") as caught:
        translate(script)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_very_long_chains_are_cut_into_pieces() -> None:
    made = translate("var x = ee.Image(1)" + ".add(1)" * 2000 + ";").python
    compile(made, "script", "exec")
    assert made.count(".add(1)") == 2000
    assert "sys.setrecursionlimit" in made


def test_deep_nesting_is_survived() -> None:
    assert "x = 1" in translate("var x = " + "(" * 300 + "1" + ")" * 300 + ";").python
    translate("var x = " + "f(" * 400 + "1" + ")" * 400 + ";")


def test_windows_line_ends_and_a_mark_at_the_start_do_no_harm() -> None:
    assert translate("\ufeffvar a = 1;\r\nprint(a);\r\n").python == "import ee\n\na = 1\nprint(a)\n"


@pytest.mark.parametrize("script", ["", "\n", "// only a comment", "/* a */ /* b */", ";"])
def test_scripts_of_nothing(script: str) -> None:
    made = translate(script).python
    compile(made, "script", "exec")
    assert made.startswith("import ee\n")


def test_a_definition_comes_before_what_runs_it() -> None:
    made = python("print(f(1));\nfunction f(x) { return g(x); }\nfunction g(x) { return x; }")
    assert made.index("def f") < made.index("print(")
    assert made.index("def g") < made.index("print(")


def test_globals_are_declared_global() -> None:
    made = python("var n = 0; function add() { n += 1; } add();")
    assert "def add():\n    global n\n    n += 1" in made
    nested = python("function f() { var n = 0; function g() { n++; } g(); return n; }")
    assert "nonlocal n" in nested
