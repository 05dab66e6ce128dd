# SPDX-License-Identifier: GPL-2.0-or-later
"""The earthengine-api package: which one is used, and whether it is new enough."""

from __future__ import annotations

import importlib
import os
import re
import site
import sys
from types import ModuleType
from typing import Sequence

from ..core.errors import LibraryMissing
from ..core.text import tr

#: The oldest release whose `ee.Initialize` takes what the session gives it.
MINIMUM = (1, 6, 15)


def import_ee(extra_paths: Sequence[str] = ()) -> ModuleType:
    """Import ``ee``, which takes a second or two the first time: call it in the background.

    Args:
        extra_paths: folders with packages of the Earth Engine plugin, whose `ee` is shared where it is installed.

    Raises:
        LibraryMissing: there is none, or it is too old.
    """
    if "ee" not in sys.modules:
        for path in extra_paths:
            if os.path.isdir(os.path.join(path, "ee")):
                site.addsitedir(path)
                # addsitedir appends: the plugin's own packages come first, as they do when it loads by itself.
                if path in sys.path:
                    sys.path.remove(path)
                sys.path.insert(0, path)
    try:
        ee = importlib.import_module("ee")
    except ImportError as error:
        sentence = tr(
            "The Python package earthengine-api is missing. Install the plugin “Google Earth Engine”, which brings "
            "it, or run “pip install earthengine-api” in QGIS' Python, and restart QGIS."
        )
        raise LibraryMissing(sentence, details=repr(error)) from error
    found = version(ee)
    if found < MINIMUM:
        sentence = tr("earthengine-api {found} is too old: {needed} or newer is needed. Update it and restart QGIS.")
        shown, needed = ".".join(map(str, found)), ".".join(map(str, MINIMUM))
        raise LibraryMissing(sentence.format(found=shown, needed=needed))
    return ee


def version(ee: ModuleType) -> tuple[int, ...]:
    """The release of the package as numbers."""
    return tuple(int(number) for number in re.findall(r"\d+", str(getattr(ee, "__version__", "0")))[:3])
