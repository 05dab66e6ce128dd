# SPDX-License-Identifier: GPL-2.0-or-later
"""Programs that belong to the QGIS that runs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from qgis.core import QgsApplication

#: Where an installer of Windows puts it, for jobs that are written on another computer.
WINDOWS_EXAMPLE = r"C:\OSGeo4W\bin\qgis_process-qgis.bat"
_POSIX_EXAMPLE = "/usr/bin/qgis_process"
_BATCHES = ("qgis_process-qgis.bat", "qgis_process-qgis-ltr.bat", "qgis_process-qgis-dev.bat")


def qgis_process(*, windows: bool = sys.platform == "win32") -> str:
    """Path of qgis_process: the one of this QGIS, or where it usually is on the other kind of computer."""
    folder = Path(QgsApplication.applicationDirPath())
    if windows != (sys.platform == "win32"):
        return WINDOWS_EXAMPLE if windows else _POSIX_EXAMPLE
    if windows:
        # …\bin, …\apps\qgis\bin: the batch file that sets everything up stands in the first.
        places = (parent / "bin" / name for parent in folder.parents for name in _BATCHES)
        return str(next((each for each in places if each.is_file()), WINDOWS_EXAMPLE))
    beside = next((str(each) for each in (folder, folder / "bin") if (each / "qgis_process").is_file()), "")
    return f"{beside}/qgis_process" if beside else shutil.which("qgis_process") or _POSIX_EXAMPLE
