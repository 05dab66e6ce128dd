# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithms, one module per class of the service. Importing this package registers all of them."""

from __future__ import annotations

import importlib
import pkgutil

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
