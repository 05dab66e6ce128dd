# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers and days as four peoples write them, read back, and left alone in what programs read."""

from __future__ import annotations

import ast
import datetime
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from ee_workbench.devtools.house import ROOT
from ee_workbench.plugin.core import clock, export_script, python_copy, series_table, spelling
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.export_order import ASSET, Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGE
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.region import Region
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite
from ee_workbench.plugin.core.recipes.vector import VectorRecipe
from ee_workbench.plugin.core.series_parts import position
from ee_workbench.plugin.core.spelling import Spelling, filled, neutral, number, parsed, parsed_row
from ee_workbench.plugin.core.text import listed, told, tr
from ee_workbench.plugin.core.units import file_size
from ee_workbench.plugin.core.zonal_statistics import Histogram, percentiles_of
from hypothesis import given
from hypothesis import strategies as st

ENGLISH = Spelling()
RUSSIAN = Spelling(",", "\u00a0", "-", "0", "dd.MM.yyyy")
CHINESE = Spelling(".", ",", "-", "0", "yyyy/M/d")
GERMAN = Spelling(",", ".", "-", "0", "dd.MM.yyyy")
ARABIC = Spelling("٫", "٬", "-", "٠", "d/M/yyyy")
PEOPLES = {"en": ENGLISH, "ru": RUSSIAN, "zh": CHINESE, "de": GERMAN, "ar": ARABIC}
DAY = datetime.date(2024, 6, 1)


@pytest.fixture
def speak() -> Iterator[object]:
    yield spelling.use
    spelling.use(spelling.NEUTRAL)


WRITTEN = [
    ("en", "1,234,567", "0.6", "-12.50", "2024-06-01", "2024-06-01 07:05"),
    ("ru", "1\u00a0234\u00a0567", "0,6", "-12,50", "01.06.2024", "01.06.2024 07:05"),
    ("zh", "1,234,567", "0.6", "-12.50", "2024/6/1", "2024/6/1 07:05"),
    ("de", "1.234.567", "0,6", "-12,50", "01.06.2024", "01.06.2024 07:05"),
    ("ar", "١٬٢٣٤٬٥٦٧", "٠٫٦", "-١٢٫٥٠", "١/٦/٢٠٢٤", "١/٦/٢٠٢٤ ٠٧:٠٥"),
]


@pytest.mark.parametrize("people, large, small, negative, day, moment", WRITTEN)
def test_numbers_and_days(speak, people, large, small, negative, day, moment) -> None:
    speak(PEOPLES[people])
    when = datetime.datetime(2024, 6, 1, 7, 5, 59)
    assert (number(1234567, ","), number(0.6, "g"), number(-12.5, ".2f")) == (large, small, negative)
    assert (spelling.day(DAY), spelling.moment(when)) == (day, moment)
    assert filled("{:,} · {:g} · {x:.2f} · {when}", 1234567, 0.6, x=-12.5, when=DAY) == (
        f"{large} · {small} · {negative} · {day}"
    )
    assert tr("{:,} of {}", 1234567, when) == f"{large} of {moment}"


def test_what_is_no_number_stays(speak) -> None:
    """Years, truth, names and their formats."""
    speak(GERMAN)
    assert filled("{} {} {} {:>4} {{}}", "a.b,c", "1.5", True, "x") == "a.b,c 1.5 True    x {}"
    assert filled("{}", 2030) == "2030"
    assert number(float("nan"), "g") == "nan" and number(1e20, ".3g") == "1e+20"
    assert filled("{:%Y_%m}", DAY) == "2024_06"


def test_without_marks_between_thousands(speak) -> None:
    speak(Spelling(",", "", "-", "0", "dd.MM.yyyy"))
    assert number(1234567.5, ",.1f") == "1234567,5"


def test_words_in_a_day_are_no_pattern(speak) -> None:
    speak(Spelling(day="d.MM.yyyy 'd.'"))
    assert spelling.day(DAY) == "1.06.2024 d."


@pytest.mark.parametrize("people", PEOPLES)
@given(value=st.floats(-1e9, 1e9).map(lambda each: round(each, 3)))
def test_what_is_written_is_read(people: str, value: float) -> None:
    spelling.use(PEOPLES[people])
    try:
        for text in (number(value, ".3f"), number(value, ",.3f"), repr(value)):
            assert parsed(text) == pytest.approx(value, abs=1e-9), text
    finally:
        spelling.use(spelling.NEUTRAL)


READ = [
    ("ru", "0,6", 0.6), ("ru", "0.6", 0.6), ("ru", "1 234,5", 1234.5), ("ru", "1e9", 1e9), ("ru", " −5 ", -5.0),
    ("de", "1.234.567", 1234567.0), ("de", "1.234,5", 1234.5), ("de", "1.5", 1.5), ("de", "100,000", 100.0),
    ("en", "100,000,000", 1e8), ("en", "1,234.5", 1234.5), ("en", "0,6", 0.6), ("en", "100,000", 100000.0),
    ("zh", "0.6", 0.6), ("ar", "١٢٫٥", 12.5), ("fr", "1\u202f234,5", 1234.5), ("ru", "nan", None),
]  # fmt: skip


@pytest.mark.parametrize("people, text, value", READ)
def test_what_people_type(speak, people: str, text: str, value: float) -> None:
    speak(PEOPLES.get(people, GERMAN))
    assert parsed(text) == value if value is not None else parsed(text) != parsed(text)


@pytest.mark.parametrize("text", ["", "a", "1,2,3", "1..2", "12,34,567", "--1"])
def test_what_is_no_number(speak, text: str) -> None:
    for people in PEOPLES.values():
        speak(people)
        with pytest.raises(ValueError):
            parsed(text)


@pytest.mark.parametrize("people", PEOPLES)
def test_rows_of_programs_are_read_everywhere(speak, people: str) -> None:
    speak(PEOPLES[people])
    assert parsed_row("30.0, 0.0, -180.5, 0.0, -30.0, 1e6") == (30.0, 0.0, -180.5, 0.0, -30.0, 1e6)
    assert parsed_row("0,1,10") == parsed_row("0 1 10") == parsed_row("0, 1, 10") == (0.0, 1.0, 10.0)
    assert parsed_row("") == ()
    assert Histogram.parse(Histogram(0.5, 1.5, 10).text()) == Histogram(0.5, 1.5, 10)


def test_places_and_shares_of_people_with_a_comma(speak) -> None:
    for people, texts in ((ENGLISH, ("2.5, 97.5", "p2.5 97.5%")), (RUSSIAN, ("2,5; 97,5", "2,5 97,5", "2.5, 97.5"))):
        speak(people)
        assert [percentiles_of(text) for text in texts] == [("p2.5", "p97.5")] * len(texts)
        assert percentiles_of("5,95") == ("p5", "p95")
        assert position("82.6, 27.25").point == position("82.6,27.25").point == (82.6, 27.25)
    for text in ("82,6, 27,25", "82,6; 27,25", "82,6° 27,25°"):
        assert position(text).point == (82.6, 27.25)
    for text in ("", "82,6 a", "1 2 3"):
        with pytest.raises(RecipeError):
            position(text)


def test_rows_of_people_with_a_comma(speak) -> None:
    speak(RUSSIAN)
    assert parsed_row("0,5; 1,5; 10") == parsed_row("0,5, 1,5, 10") == parsed_row("0,5 1,5 10") == (0.5, 1.5, 10.0)


def recipe() -> Sentinel2Recipe:
    return Sentinel2Recipe(
        Region.rectangle(11.0, 48.0, 11.5, 48.5, label="Munich"),
        DateSpan(DAY, datetime.date(2024, 8, 15)),
        composite=Composite("percentile", percentile=97.5),
        mask=CloudMask(("cloud_score",), threshold=0.65),
    )


def test_sentences_of_recipes(speak) -> None:
    speak(GERMAN)
    assert "01.06.2024 to 15.08.2024" in recipe().title() and "97,5th" in recipe().title()
    assert "0,65" in recipe().summary() and "0.65" not in recipe().summary()
    assert PropertyFilter("CLOUDS", "<", 0.5).words() == "CLOUDS < 0,5"
    assert file_size(3_400_000) == "3,4 MB"
    with neutral():
        assert "2024-06-01 to 2024-08-15" in recipe().title() and "97.5th" in recipe().title()
    assert "97,5th" in recipe().title()


def data() -> dict[str, str]:
    """Whatever leaves for programs."""
    order = ExportOrder(recipe(), IMAGE, Destination(ASSET, "projects/p/assets/a"), names="{title}", scale=12.5)
    return {
        "recipe": recipe().to_json(),
        "order": order.to_json(),
        "name": str(order.name_values()),
        "script": export_script.to_python(order),
        "copy": python_copy.from_recipe(recipe()),
        "vector": python_copy.from_recipe(VectorRecipe("a/b", (PropertyFilter("X", "<", 0.5),))),
        "csv": series_table.csv_text(["a"], [[0, 1500]], [[0.5, 1234.25]]),
    }


@pytest.mark.parametrize("people", ["de", "ru", "ar"])
def test_data_is_the_same_everywhere(speak, people: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2024, 9, 1))
    before = data()
    assert "0.65" in before["copy"] and "97.5th" in before["name"] and "1234.25" in before["csv"]
    speak(PEOPLES[people])
    assert data() == before


def test_rows_of_names_and_sentences() -> None:
    assert listed([]) == "" and listed(["a"]) == "a" and listed([1, "b", "c {}"]) == "1, b, c {}"
    assert told(["One.", "Two."]) == "One. Two."


_NUMERIC = re.compile(r"[,fge%]$")


def _takes_numbers(text: str) -> bool:
    try:
        return any(form and _NUMERIC.search(form) for _, name, form, _ in string.Formatter().parse(text) if name == "")
    except ValueError:
        return False


def test_numbers_in_texts_are_filled_by_tr() -> None:
    """`tr("{:,}").format(x)` would write them as programs do."""
    wrong, seen = [], 0
    for path in [*(ROOT / "plugin").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr"):
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and _takes_numbers(str(first.value)):
                seen += 1
                wrong += [f"{Path(path).name}:{node.lineno}"] if len(node.args) == 1 and not node.keywords else []
    assert not wrong and seen > 50
