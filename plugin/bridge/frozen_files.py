# SPDX-License-Identifier: GPL-2.0-or-later
"""Where frozen layers' files lie: in a folder beside the project, which travels with it.

A project that was never saved has no such place: its files wait in the profile, and move when it is saved.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Set

from qgis.core import QgsProject

from ..core.errors import DownloadRefused
from ..core.letters import service_name
from ..core.text import tr
from .exporting import profile_folder

#: As `name` makes them.
_NAME = re.compile(r"[A-Za-z0-9_]+_[0-9a-f]{10}\.tif\Z")
#: Files that no layer of the project shows any more; they go when the project is saved.
left: Set[Path] = set()


def profile() -> Path:
    """Where the files of projects wait that were never saved."""
    return profile_folder() / "frozen"


def folder(project: QgsProject) -> Path:
    """Where a project's frozen files lie; it need not be there yet."""
    saved = project.absoluteFilePath()
    return beside(Path(saved)) if saved else profile()


def beside(project_file: Path) -> Path:
    """The folder of a project's file."""
    return project_file.with_name(f"{project_file.stem}_frozen")


def name(title: str, *what: str) -> str:
    """A file's name: the layer's in plain letters, and a mark of what it holds. The same for the same."""
    plain = service_name(title) if any(letter.isalnum() for letter in title) else ""
    words = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")[:40] or "layer"
    return f"{words}_{hashlib.sha256(chr(10).join(what).encode('utf-8')).hexdigest()[:10]}.tif"


def is_ours(path: Path, project: QgsProject) -> bool:
    """Whether a file may be removed: it is called and lies as those that were made here.

    Which file a layer shows is what its project says, and a project may come from anybody.
    """
    return _NAME.match(path.name) is not None and path.parent in (profile(), folder(project))


def make(place: Path) -> None:
    """Make the folder where it is not there. Raises DownloadRefused."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder “{}” cannot be made ({}). Save the project where you may write.")
        raise DownloadRefused(sentence.format(place, error.strerror), details=str(error)) from error
