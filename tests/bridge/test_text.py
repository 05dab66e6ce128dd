# SPDX-License-Identifier: GPL-2.0-or-later
"""Core's texts go through Qt's translators while the plugin is loaded, and stay English without it."""

from __future__ import annotations

import datetime

import pytest
from ee_workbench.plugin.bridge import text
from ee_workbench.plugin.core.text import tr
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale, QTranslator


class Shouting(QTranslator):
    """Answers for the plugin's context only."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return source.upper() if context == text.CONTEXT else ""

    def isEmpty(self):
        return False


@pytest.fixture
def shouting(qgis_app):
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_core_speaks_the_language_of_qgis(shouting):
    assert tr("Cancelled.") == "Cancelled."
    text.install()
    try:
        assert tr("Cancelled.") == "CANCELLED."
    finally:
        text.uninstall()
    assert tr("Cancelled.") == "Cancelled."


def test_without_a_translation_it_is_english(qgis_app):
    text.install()
    assert tr("Cancelled.") == "Cancelled."
    text.uninstall()
    text.uninstall()


LOCALES = ("en_US", "en_GB", "ru_RU", "zh_CN", "de_DE", "de_CH", "fr_FR", "ar_EG", "fa_IR", "he_IL", "sv_SE")


@pytest.mark.parametrize("name", LOCALES)
def test_numbers_are_those_of_qt(name):
    locale, spelling = QLocale(name), text.spelling_of(QLocale(name))
    for value in (0, 7, 1234, -1234567, 10**12):
        assert spelling.numerals(f"{value:,}") == locale.toString(value)
    for value in (0.5, -12.25, 1234567.75):
        assert spelling.numerals(f"{value:,.2f}") == locale.toString(value, "f", 2)


@pytest.mark.parametrize("name", LOCALES)
def test_days_are_those_of_qt_with_whole_years(name):
    """In English it is the day of programs."""
    locale, day = QLocale(name), datetime.date(2031, 2, 9)
    spelling = text.spelling_of(locale)
    assert spelling.numerals("2031") in spelling.date(day)
    assert spelling.date(day) == locale.toString(QDate(2031, 2, 9), spelling.day)
    if name.startswith("en"):
        assert spelling.date(day) == "2031-02-09"


def test_the_user_wants_no_group_separator():
    locale = QLocale("ru_RU")
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    assert text.spelling_of(locale).numerals("1,234.5") == "1234,5"


def test_the_plugin_writes_as_the_locale_of_qgis_while_it_is_loaded(qgis_app):
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        text.install()
        assert tr("{:,.1f}", 1234.5) == "1.234,5" and text.translate("{}", datetime.date(2031, 2, 9)) == "09.02.2031"
    finally:
        text.uninstall()
        QLocale.setDefault(before)
    assert tr("{:,.1f}", 1234.5) == "1,234.5"
