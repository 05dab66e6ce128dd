# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of files and tasks from titles in any script: readable, allowed everywhere, and never silently the same."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

import pytest
from ee_workbench.plugin.core import text
from ee_workbench.plugin.core.export_names import NameTemplate, distinct
from ee_workbench.plugin.core.export_order import DISK, DRIVE, Destination, ExportOrder
from ee_workbench.plugin.core.letters import file_name, is_plain, service_name
from ee_workbench.plugin.core.order_source import IMAGE, Graph
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.region import Region
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from hypothesis import given
from hypothesis import strategies as st

SERVICE = re.compile(r"[A-Za-z0-9._-]{1,100}")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("NDVI · июнь 2024 · медиана", "NDVI_iyun_2024_mediana"),
        ("Щёлково, Ёлка и Юг", "Shchyolkovo_Yolka_i_Yug"),
        ("Київ", "Kiyiv"),
        ("Århus–Łódź, Größe", "Arhus_Lodz_Grosse"),
        ("São Tomé " + unicodedata.normalize("NFD", "é"), "Sao_Tome_e"),
        ("١٢ km²", "12_km"),
        ("a/b:c?", "a_b_c"),
        ("...", "image"),
    ],
)
def test_plain_letters(title: str, name: str) -> None:
    assert service_name(title) == name and is_plain(title)


def test_letters_that_have_no_plain_ones_leave_a_mark() -> None:
    beijing, shanghai = service_name("NDVI 北京 2024"), service_name("NDVI 上海 2024")
    assert beijing != shanghai and beijing.startswith("NDVI_2024_") and not is_plain("NDVI 北京 2024")
    assert service_name("北京") != service_name("上海") and service_name("北京").startswith("image_")
    long = [service_name("x" * 300 + letter) for letter in "北上"]
    assert len(set(long)) == 2 and all(SERVICE.fullmatch(each) for each in long)


@given(st.text(max_size=150))
def test_any_text_is_a_name(title: str) -> None:
    assert SERVICE.fullmatch(service_name(title))
    assert service_name(service_name(title)) == service_name(title)
    name = file_name(title)
    assert name and not set(name) & set('/\\:*?"<>|\0\n\t ') and name[-1] != "." and len(f"{name}.tif".encode()) <= 255
    assert name == unicodedata.normalize("NFC", name) and len(name) <= 101


@given(
    st.lists(
        st.text("абвгдежзиклмнопрстуфхцчшщыэюя北京上海", min_size=1, max_size=8), min_size=2, max_size=6, unique=True
    )
)
def test_different_titles_stay_different_as_files(titles: list[str]) -> None:
    assert len(set(map(file_name, titles))) == len(titles)
    assert len(set(distinct(list(map(service_name, titles))))) == len(titles)


def test_files_keep_their_letters() -> None:
    assert file_name("NDVI · июнь 2024 · медиана") == "NDVI_июнь_2024_медиана"
    assert file_name("北京：最高气温 35.5 °C") == "北京_最高气温_35.5_C"
    assert file_name("हिन्दी") == "हिन्दी"
    assert len(file_name("京" * 300).encode()) <= 200


@pytest.mark.parametrize(
    ("title", "name"), [("CON", "CON_"), ("nul.2024", "nul_.2024"), ("com1", "com1_"), ("COM", "COM")]
)
def test_windows_takes_them(title: str, name: str) -> None:
    assert file_name(title) == name


def test_files_that_differ_in_capitals_only_are_told_apart() -> None:
    assert distinct(["a", "A", "Я", "я"], str.casefold) == ["a", "A_1", "Я", "я_1"]
    assert distinct(["a", "A"]) == ["a", "A"]


RUSSIAN = {"median": "медиана", "June": "июнь", "{months} {years}": "{months} {years}"}
CHINESE = {"median": "中位数", "June": "六月", "{months} {years}": "{years}年{months}"}


@pytest.fixture
def speak() -> Iterator[object]:
    yield lambda table: text.set_translator(lambda english: table.get(english, english))
    text.set_translator(str)


def order(kind: str, label: str = "Munich") -> ExportOrder:
    region = Region.rectangle(11.0, 48.0, 11.5, 48.5, label=label)
    recipe = Sentinel2Recipe(region, DateSpan(datetime.date(2024, 6, 1), datetime.date(2024, 6, 30)))
    return ExportOrder(recipe, IMAGE, Destination(kind, "/tmp/x" if kind == DISK else "x"))


def named(made: ExportOrder) -> str:
    return NameTemplate(made.names).render(0, made.name_values(), is_local=made.is_download)


def test_titles_of_other_languages_as_names(speak) -> None:
    english = named(order(DRIVE))
    assert "June_2024" in english and "median" in english
    speak(RUSSIAN)
    assert "iyun_2024_mediana" in named(order(DRIVE)) and "июнь_2024_медиана" in named(order(DISK))
    speak(CHINESE)
    assert named(order(DRIVE)) == english
    assert "2024年六月_中位数" in named(order(DISK))
    assert "中位数" in order(DRIVE).title  # what people read stays theirs


def test_a_place_without_plain_letters(speak) -> None:
    speak(CHINESE)
    names = [named(order(DRIVE, label)) for label in ("北京", "上海")]
    assert len(set(names)) == 2 and all("June_2024_median" in each for each in names)
    graph = ExportOrder(Graph("{}", IMAGE, "北京"), IMAGE, Destination(DRIVE, "x"))
    assert named(graph) == service_name("北京")
