# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's proxy and trusted authorities reach the engine's requests, and QGIS's own requests for tiles."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from ee_workbench.plugin.bridge import layers, network
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.network import Network
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from ee_workbench.tests.proxies import Proxy
from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsRasterLayer, QgsRectangle, QgsSettings
from qgis.PyQt.QtNetwork import QNetworkProxy

ROOT = Path(__file__).resolve().parents[2]
HOST = "earthengine.example"
KIND = QNetworkProxy.ProxyType


@pytest.fixture
def proxy(sandbox: Any, qgis_app: Any) -> Iterator[Proxy]:
    """A proxy that knows the sandbox by a made-up name; QGIS is set back to none afterwards."""
    with Proxy({HOST: urlsplit(sandbox.url).netloc}) as running:
        yield running
    settings = QgsSettings()
    settings.remove("proxy")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()
    network.refresh()


def _set_up(proxy: Proxy, **more: Any) -> None:
    """What Settings ► Options ► Network does."""
    settings = QgsSettings()
    values = {"proxyEnabled": True, "proxyType": "HttpProxy", "proxyHost": "127.0.0.1", "proxyPort": str(proxy.port)}
    for name, value in {**values, **more}.items():
        settings.setValue(f"proxy/{name}", value)
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


@pytest.mark.parametrize(
    ("kind", "user", "password", "expected"),
    [
        (KIND.HttpProxy, "", "", "http://proxy.example:3128"),
        (KIND.HttpCachingProxy, "anna", "", "http://anna@proxy.example:3128"),
        (KIND.Socks5Proxy, "anna", "p:w/d@é", "socks5h://anna:p%3Aw%2Fd%40%C3%A9@proxy.example:3128"),
        (KIND.DefaultProxy, "", "", ""),
        (KIND.NoProxy, "anna", "x", ""),
    ],
)
def test_a_proxy_as_an_address(kind: Any, user: str, password: str, expected: str) -> None:
    assert network.proxy_address(QNetworkProxy(kind, "proxy.example", 3128, user, password)) == expected


def test_a_connection_goes_through_qgis_proxy(proxy: Proxy, sandbox: Any, wait: Any) -> None:
    session = Session(Transport(connect_seconds=2.0))
    network.follow(session.transport)
    connector = Connector(session)
    try:
        _set_up(proxy)  # after the plugin was loaded: the next task already obeys
        with wait.signals(connector.connected):
            connector.connect_to(Connection(url=f"http://{HOST}{urlsplit(sandbox.url).path}"))
        assert {host for _, host in proxy.seen} == {HOST}
    finally:
        connector.shut_down()
        network.leave(session.transport)


def test_exceptions_of_qgis_are_obeyed(proxy: Proxy) -> None:
    transport = Transport()
    network.follow(transport)
    try:
        _set_up(proxy, noProxyUrls=["http://inside.example"], proxyExcludedUrls=["https://other.example/x"])
        network.refresh()
        assert transport.network.route("http://inside.example/a").proxies == {}
        assert transport.network.route("https://other.example/x/y").proxies == {}
        assert transport.network.route("https://elsewhere.example").proxies["https"] == proxy.url
    finally:
        network.leave(transport)


def test_what_is_not_followed_stays(proxy: Proxy) -> None:
    transport = Transport()
    network.follow(transport)
    network.leave(transport)
    _set_up(proxy)
    network.refresh()
    assert transport.network.proxy == ""


def test_tiles_go_through_it() -> None:
    """QGIS's thread for tiles learns of a proxy when it begins, and lives on for a while: so in another process."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "python_functions=check_*"]
    done = subprocess.run([*command, __file__], capture_output=True, text=True, check=False, cwd=ROOT, timeout=240)
    assert done.returncode == 0 and "1 passed" in done.stdout, done.stdout[-3000:]


def check_tiles_go_through_it(proxy: Proxy, sandbox: Any, connected_ee: Any, wait: Any) -> None:
    """The layer's tiles are QGIS's own requests: they take the same way."""
    from ee_workbench.plugin.core.product import Visualization

    session = Session()
    session.connect(Connection(url=sandbox.url))
    image = connected_ee.Image(7).rename("b")
    tiles = Client(session).map_id(image, Visualization(("b",), (0.0,), (9.0,), ("#ff0000", "#ff0000")))
    session.disconnect()
    _set_up(proxy)
    template = tiles.url_template.replace(urlsplit(sandbox.url).netloc, HOST)
    layer = QgsRasterLayer(layers.uri(template), "tiles", layers.PROVIDER)
    assert layer.isValid()
    extent = QgsRectangle(-1e6, -1e6, 1e6, 1e6)
    picture = layer.dataProvider().block(1, extent, 64, 64)
    assert picture.isValid() and {host for _, host in proxy.seen} == {HOST}


# Authorities


def test_qgis_authorities_are_handed_on(qgis_app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path / "profil ü"))
    expected = bytes(QgsApplication.authManager().trustedCaCertsPemText())
    transport = Transport()
    network.follow(transport)
    try:
        network.read_authorities()
        path = transport.network.ca_file
        if not expected.strip():
            pytest.skip("this QGIS trusts nobody")
        assert Path(path).read_bytes() == expected and Path(path).is_relative_to(tmp_path)
        network.read_authorities()
        assert [each.name for each in Path(path).parent.iterdir()] == [Path(path).name]
    finally:
        network.leave(transport)


def test_the_systems_own_file_comes_first(qgis_app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "all.pem"))
    assert network.authorities() == str(tmp_path / "all.pem")


def test_a_secret_of_the_proxy_is_not_shown() -> None:
    assert "swordfish" not in repr(Network("http://anna:swordfish@proxy.example:3128"))
