# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedural datasets by their real ids. A new one is a module with a function and a line here."""

from __future__ import annotations

from typing import Any, Callable

from . import cmip6

PROCEDURAL: dict[str, Callable[[], Any]] = {
    cmip6.IDENTIFIER: cmip6.collection,
}
