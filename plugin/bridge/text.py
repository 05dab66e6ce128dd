# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's translations for all of the plugin, also for the parts that know no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..core import text

CONTEXT = "EarthEngineWorkbench"
FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "i18n"

_translator: Optional[QTranslator] = None


def translate(english: str) -> str:
    """The text in the language of QGIS."""
    return QCoreApplication.translate(CONTEXT, english)


def install() -> None:
    """Load the texts of QGIS' language, where there are any, and let core and engine speak it."""
    global _translator
    text.set_translator(translate)
    translator = QTranslator()
    locale = QgsApplication.locale() or QLocale.system().name()
    if translator.load(QLocale(locale), "ee_workbench", "_", str(FOLDER)):
        QCoreApplication.installTranslator(translator)
        _translator = translator


def uninstall() -> None:
    """Undo :func:`install`."""
    global _translator
    text.set_translator(str)
    if _translator is not None:
        QCoreApplication.removeTranslator(_translator)
        _translator = None
