# SPDX-License-Identifier: GPL-2.0-or-later
"""Every text is there in every language, with the same places for numbers and names, and Qt reads the files."""

from __future__ import annotations

import ast
import re
import string
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from ee_workbench.devtools import translations
from ee_workbench.devtools.house import ROOT

LANGUAGES = translations.LANGUAGES
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
#: What is written in letters other than Latin ones in each language.
SCRIPTS = {"ru": re.compile("[а-яё]", re.I), "zh_CN": re.compile("[\u4e00-\u9fff]")}


def fields(text: str) -> list[str]:
    """What is put into a text: names, numbers and formats of its fields."""
    try:
        return sorted(f"{name}!{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return ["no format"]


def numbered(text: str) -> bool:
    """Whether a text's fields are filled by their places."""
    return "{}" in text or "{:" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_and_nothing_is_left_over(language: str) -> None:
    known, wanted = translations.read(language), set(translations.sources())
    assert set(known) == wanted, "run ./dev translations"
    untranslated = sorted({source for (_, source), text in known.items() if not text})
    assert not untranslated, f"{len(untranslated)}: {untranslated[:10]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_into_texts_is_the_same(language: str) -> None:
    """The order may be another one only where fields have names or numbers."""
    wrong = []
    for (_, source), text in translations.read(language).items():
        same = (
            fields(source) == fields(re.sub(r"\{(\d+)", "{", text))
            if numbered(source)
            else fields(source) == fields(text)
        )
        if not same or Counter(_TAG.findall(source)) != Counter(_TAG.findall(text)):
            wrong.append((source, text))
        elif numbered(source) and not re.search(r"\{\d", text) and _forms(source) != _forms(text):
            wrong.append((source, text))
    assert not wrong, wrong[:5]


def _forms(text: str) -> list[str]:
    return re.findall(r"\{[^{}]*\}", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_edges_and_keys_are_kept(language: str) -> None:
    """Blanks at both ends, an ellipsis at the end, and whether a letter is a key (Alt) are those of the English."""
    wrong = []
    for (context, source), text in translations.read(language).items():
        ends = [(len(each) - len(each.lstrip()), len(each) - len(each.rstrip())) for each in (source, text)]
        keys = [len(re.findall(r"&(?=[^\s&])", each)) for each in (source, text)]
        form = context != translations.CONTEXT
        if ends[0] != ends[1] or source.rstrip().endswith("…") != text.rstrip().endswith("…"):
            wrong.append((source, text))
        elif form and keys[0] != keys[1]:
            wrong.append((source, text))
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_in_the_language(language: str) -> None:
    """Whatever has three words in English has letters of the language."""
    known = translations.read(language)
    wrong = [
        source
        for (_, source), text in known.items()
        if len(re.findall(r"\b[a-z]{3,}\b", _TAG.sub("", source))) >= 3 and not SCRIPTS[language].search(text)
    ]
    assert not wrong, wrong[:10]


def test_shown_texts_are_written_out() -> None:
    """`tr` is given the text itself, so that it is found; or one out of a table, whose texts are `marked`."""
    assert len(_calls("marked")) > 40
    for path in [*(ROOT / "plugin").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                given = node.args[0]
                # An f-string or a sum would never be found in any file.
                assert not isinstance(given, (ast.JoinedStr, ast.BinOp)), f"{path}:{node.lineno}"


def _calls(name: str) -> list[str]:
    return [
        node.args[0].value
        for path in (ROOT / "plugin").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == name
        and isinstance(node.args[0], ast.Constant)
    ]


def test_a_text_that_is_gone_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that comes again elsewhere is the same there; what is not XML by itself survives."""
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    texts = {("A", "one <b>&"): ["a.py"], ("B", "one <b>&"): ["b.py"], ("B", "two"): ["b.py"]}
    monkeypatch.setattr(translations, "sources", lambda: texts)
    assert translations.update("ru", {"one <b>&": "раз <b>&"}) == 1
    assert translations.read("ru") == {("A", "one <b>&"): "раз <b>&", ("B", "one <b>&"): "раз <b>&", ("B", "two"): ""}
    assert '"two"' in translations.missing("ru") and "one" not in translations.missing("ru")
    del texts["A", "one <b>&"]
    texts["C", "one <b>&"] = ["c.py"]
    assert translations.update("ru", {"two": "два"}) == 0
    assert set(translations.read("ru")) == set(texts)


@pytest.mark.skipif(sys.platform == "win32", reason="Qt's tools are not on the path there")
def test_qt_compiles_them(tmp_path: Path) -> None:
    made = translations.compile_all(tmp_path)
    assert [each.name for each in made] == [f"ee_workbench_{language}.qm" for language in LANGUAGES]
    for each, language in zip(made, LANGUAGES):
        size = sum(len(node.text or "") for node in ET.parse(translations.path_of(language)).iter("translation"))
        assert each.stat().st_size > size
