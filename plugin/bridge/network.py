# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's proxy and trusted authorities, for the engine's requests. Tiles are QGIS's own requests anyway."""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import os
import tempfile
from pathlib import Path
from typing import List, Optional
from urllib.parse import quote

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QCoreApplication, QThread
from qgis.PyQt.QtNetwork import QNetworkProxy

from ..engine.network import Network
from ..engine.transport import Transport

logger = logging.getLogger(__name__)

_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}
#: Files of `requests` itself, which a person may have set for all programs.
_FILE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_followers: List[Transport] = []
_ca_file = ""


def follow(transport: Transport) -> None:
    """Let a transport go QGIS's ways: now, and whenever `refresh` is called. Main thread."""
    if transport not in _followers:
        _followers.append(transport)
    refresh()


def leave(transport: Transport) -> None:
    """Undo `follow`."""
    if transport in _followers:
        _followers.remove(transport)


def refresh() -> None:
    """Look at QGIS's settings again; does nothing elsewhere than on the main thread, whose they are."""
    application = QCoreApplication.instance()
    if not _followers or application is None or QThread.currentThread() != application.thread():
        return
    network = current()
    for transport in _followers:
        transport.network = network


def current() -> Network:
    """What QGIS is set to now, with the authorities that were read last. Main thread."""
    manager = QgsNetworkAccessManager.instance()
    direct = (*manager.excludeList(), *manager.noProxyList())
    return Network(proxy_address(manager.fallbackProxy()), tuple(each.strip() for each in direct), _ca_file)


def read_authorities() -> None:
    """Look at QGIS's trusted authorities again. Any thread: the first time it takes about half a second."""
    global _ca_file
    _ca_file = authorities()
    for transport in _followers:
        transport.network = dataclasses.replace(transport.network, ca_file=_ca_file)


def proxy_address(proxy: QNetworkProxy) -> str:
    """A proxy as `requests` takes it; empty where there is none, or where the system's own is to be used."""
    scheme = _SCHEMES.get(proxy.type(), "")
    if not scheme or not proxy.hostName():
        return ""
    user = quote(proxy.user(), safe="")
    if proxy.password():
        user += ":" + quote(proxy.password(), safe="")
    return f"{scheme}://{user}{'@' if user else ''}{proxy.hostName()}:{proxy.port()}"


def authorities() -> str:
    """A file with every authority that QGIS trusts, in the user's profile; empty where QGIS has none."""
    for name in _FILE_VARIABLES:
        if os.environ.get(name):
            return os.environ[name]
    text = bytes(QgsApplication.authManager().trustedCaCertsPemText())
    if not text.strip():
        return ""
    folder = Path(QgsApplication.qgisSettingsDirPath() or tempfile.gettempdir()) / "ee_workbench"
    path = folder / f"authorities-{hashlib.sha256(text).hexdigest()[:12]}.pem"
    return str(path) if _written(path, text) else ""


def _written(path: Path, text: bytes) -> Optional[Path]:
    """The file with this text; None, with a line in the log, where it cannot be written."""
    try:
        if not path.is_file() or path.stat().st_size != len(text):
            path.parent.mkdir(parents=True, exist_ok=True)
            for older in path.parent.glob("authorities-*.pem"):
                older.unlink()
            path.write_bytes(text)
    except OSError as error:
        logger.warning("QGIS's trusted authorities could not be handed on: %s", error)
        return None
    return path
