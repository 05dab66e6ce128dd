# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog with the versions for reports of bugs."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.engine.session import SessionInfo
from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

INFO = SessionInfo("service_account", "secret-project", "https://secret.example", "robot@secret.example", "1.7.50")


@pytest.fixture
def dialog(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.about_dialog import AboutDialog

    made = AboutDialog()
    yield made
    made.close()


def test_every_version_that_matters_is_copied(dialog: Any) -> None:
    dialog.show_versions(INFO)
    QApplication.clipboard().clear()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    told = dict(line.split(": ", 1) for line in text.splitlines())
    assert told["QGIS"].startswith(Qgis.QGIS_VERSION) and told["Python"] == platform.python_version()
    assert told["numpy"] == np.__version__ and told["GDAL"] == gdal.__version__
    assert told["earthengine-api"].count(".") == 2 and told["Connection"] == "service_account"
    assert all(told.values()) and dialog.copy_button.text() == "Copied"


def test_nobody_is_recognised_by_it(dialog: Any) -> None:
    dialog.show_versions(INFO)
    text = dialog.versions_edit.toPlainText()
    assert "secret" not in text and str(Path.home()) not in text and platform.node() not in text.split()


def test_it_holds_nothing_up(dialog: Any) -> None:
    dialog.show_versions(None)
    assert dialog.isVisible() and not dialog.isModal() and QApplication.activeModalWidget() is None
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
