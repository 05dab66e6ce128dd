# SPDX-License-Identifier: GPL-2.0-or-later
"""Core's texts go through Qt's translators while the plugin is loaded, and stay English without it."""

from __future__ import annotations

import pytest
from ee_workbench.plugin.bridge import text
from ee_workbench.plugin.core.text import tr
from qgis.PyQt.QtCore import QCoreApplication, QTranslator


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
