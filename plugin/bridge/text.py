# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's translations and spellings for all of the plugin, also for the parts that know no Qt."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..core import spelling, text
from ..core.spelling import Spelling

CONTEXT = "EarthEngineWorkbench"
FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "i18n"

_translator: Optional[QTranslator] = None


def translate(english: str, *values: object, **named: object) -> str:
    """The text in the language of QGIS, filled with values as `core.text.tr` does."""
    found = str(QCoreApplication.translate(CONTEXT, english))
    return spelling.filled(found, *values, **named) if values or named else found


def spelling_of(locale: QLocale) -> Spelling:
    """A locale's numbers and days.

    Days have four digits of the year, which Qt's short form has not everywhere. In English they are 2024-06-01: names
    of layers travel, and 01/06 is one day on this side of the ocean and another on that.
    """
    omits = bool(locale.numberOptions() & QLocale.NumberOption.OmitGroupSeparator)
    pattern = re.sub(r"y+", "yyyy", str(locale.dateFormat(QLocale.FormatType.ShortFormat)))
    is_english = locale.language() in (QLocale.Language.C, QLocale.Language.English)
    return Spelling(
        point=str(locale.decimalPoint()),
        group="" if omits else str(locale.groupSeparator()),
        minus=str(locale.negativeSign()),
        zero=str(locale.zeroDigit()),
        day="yyyy-MM-dd" if is_english else pattern,
    )


def install() -> None:
    """Load the texts of QGIS' language, where there are any, and let core and engine speak and write it.

    The language is the one of the menus; numbers and days are of the locale that QGIS has made Qt's own, which its
    options set apart.
    """
    global _translator
    text.set_translator(translate)
    spelling.use(spelling_of(QLocale()))
    translator = QTranslator()
    locale = QgsApplication.locale() or QLocale.system().name()
    if translator.load(QLocale(locale), "ee_workbench", "_", str(FOLDER)):
        QCoreApplication.installTranslator(translator)
        _translator = translator


def uninstall() -> None:
    """Undo :func:`install`."""
    global _translator
    text.set_translator(str)
    spelling.use(spelling.NEUTRAL)
    if _translator is not None:
        QCoreApplication.removeTranslator(_translator)
        _translator = None
