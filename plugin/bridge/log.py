# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's logging of the plugin, shown in QGIS' log panel under one tag and free of secrets."""

from __future__ import annotations

import logging
import re
from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsMessageLog

TAG = "Earth Engine Workbench"

_SECRETS = (
    # PEM blocks, as they stand in a service account's key file (line breaks real or escaped)
    (re.compile(r"-----BEGIN [A-Z ]+-----.*?(-----END [A-Z ]+-----|$)", re.DOTALL), "[key removed]"),
    # "name": "value" and name=value for names that hold secrets
    (
        re.compile(
            r"""(?ix) (["']? (?:refresh_token|access_token|id_token|client_secret|private_key(?:_id)?|api_?key|password
            |assertion|code_verifier|token) ["']? \s* [:=] \s*) (?: "[^"]*" | '[^']*' | [^\s,;&}"']+ )"""
        ),
        r"\1[removed]",
    ),
    (re.compile(r"(?i)(\bauthorization\b[\"']?\s*[:=]\s*)[\"']?(?:bearer\s+|basic\s+)?[^\s,\"'}]+"), r"\1[removed]"),
    (re.compile(r"(?i)\bbearer\s+[\w.~+/=-]{8,}"), "Bearer [removed]"),
    # Google's own shapes: OAuth access tokens, refresh tokens, API keys, client secrets
    (re.compile(r"\bya29\.[\w.-]+"), "[token removed]"),
    (re.compile(r"\b1//[\w-]{20,}"), "[token removed]"),
    (re.compile(r"\bAIza[\w-]{30,}"), "[key removed]"),
    (re.compile(r"\bGOCSPX-[\w-]+"), "[secret removed]"),
    # the token in the path of a sandbox's address is the sandbox's only lock
    (re.compile(r"(https?://(?:127\.0\.0\.1|localhost|\[::1\]):\d+/)[\w-]{8,}"), r"\1[removed]"),
    # a user name and password inside an address (a proxy's, say)
    (re.compile(r"(?i)\b(https?://)[^\s/@:]+:[^\s/@]+@"), r"\1[removed]@"),
)


def scrub(text: str) -> str:
    """``text`` without tokens, keys and passwords."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


class QgisHandler(logging.Handler):
    """Sends records of the plugin to QgsMessageLog (which may be called from any thread)."""

    def emit(self, record: logging.LogRecord) -> None:
        level = Qgis.MessageLevel.Info
        if record.levelno >= logging.ERROR:
            level = Qgis.MessageLevel.Critical
        elif record.levelno >= logging.WARNING:
            level = Qgis.MessageLevel.Warning
        if QgsApplication.instance() is not None:
            # never as a notification: what the user must know goes to the message bar, once
            QgsMessageLog.logMessage(scrub(self.format(record)), TAG, level, False)


def _root_name() -> str:
    """The name of the logger above all of the plugin's: its package."""
    return __name__.rsplit(".plugin.", 1)[0]


def install(level: int = logging.INFO, name: Optional[str] = None) -> QgisHandler:
    """Start sending the plugin's records to the log panel; give the handler back for :func:`remove`."""
    handler = QgisHandler(level)
    handler.setFormatter(logging.Formatter("%(message)s"))
    package = logging.getLogger(name or _root_name())
    package.addHandler(handler)
    package.setLevel(level)
    package.propagate = False
    return handler


def remove(handler: QgisHandler, name: Optional[str] = None) -> None:
    """Undo :func:`install`."""
    package = logging.getLogger(name or _root_name())
    package.removeHandler(handler)
    package.setLevel(logging.NOTSET)
    package.propagate = True
    handler.close()
