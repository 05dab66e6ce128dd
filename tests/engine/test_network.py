# SPDX-License-Identifier: GPL-2.0-or-later
"""Every request goes the way that a person has set up, trusts whom they trust, and takes no answer without measure."""

from __future__ import annotations

import base64
import datetime
import gzip
import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Callable
from urllib.parse import urlsplit

import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import ConnectionFailed, WorkbenchError
from ee_workbench.plugin.engine import exchange
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.network import Network
from ee_workbench.plugin.engine.session import STANDARD_URL, Session, SessionInfo
from ee_workbench.plugin.engine.transport import Transport
from ee_workbench.tests.keys import key_file
from ee_workbench.tests.proxies import Proxy

HOST, SIGN_IN = "earthengine.example", "oauth.example"


@pytest.fixture
def proxy(sandbox: Any) -> Iterator[Proxy]:
    """A proxy that knows the sandbox by two made-up names that nobody else resolves."""
    there = urlsplit(sandbox.url).netloc
    with Proxy({HOST: there, SIGN_IN: there}) as running:
        yield running


@pytest.fixture
def address(sandbox: Any) -> str:
    """The sandbox's address by its made-up name."""
    return f"http://{HOST}{urlsplit(sandbox.url).path}"


# Proxies


def test_every_request_goes_through_the_proxy(
    session: Session, proxy: Proxy, address: str, sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sign-in, set-up, values, pixels, tasks and the list of old assets: the made-up hosts are reached no other way."""
    import ee.deprecation

    fetched = threading.Event()
    monkeypatch.setattr(ee.deprecation, "_DEPRECATED_ASSETS_URL", "http://catalogue.example/list.json")
    monkeypatch.setattr(ee.deprecation, "InitializeDeprecatedAssets", _fetching(ee.deprecation, fetched))
    session.transport.network = Network(proxy.url)
    path = key_file(tmp_path, f"http://{SIGN_IN}{urlsplit(sandbox.url).path}/token")
    session.connect(Connection("service_account", "", str(path), url=address))
    client = Client(session)
    image = ee.Image(7).rename("seven")
    assert client.compute(ee.Number(40).add(2)) == 42
    grid = {"dimensions": {"width": 2, "height": 2}, "crsCode": "EPSG:4326"}
    grid["affineTransform"] = {"scaleX": 1, "translateX": 0, "scaleY": -1, "translateY": 0}
    assert client.pixels({"expression": image, "grid": grid, "fileFormat": "NPY"}).startswith(b"\x93NUMPY")
    assert client.operations() is not None
    assert fetched.wait(5)
    hosts = {host for _, host in proxy.seen}
    assert hosts == {HOST, SIGN_IN, "catalogue.example"} and len(proxy.seen) >= 6


def _fetching(module: Any, fetched: threading.Event) -> Callable[[], None]:
    def initialize() -> None:
        module._FetchDataCatalogStac()
        fetched.set()

    return initialize


def test_downloads_and_maps_go_through_it(session: Session, proxy: Proxy, address: str) -> None:
    import ee
    from ee_workbench.plugin.core.product import Visualization

    session.transport.network = Network(proxy.url)
    session.connect(Connection(url=address))
    before = len(proxy.seen)
    tiles = Client(session).map_id(ee.Image(7).rename("b"), Visualization(("b",), (0.0,), (9.0,), ("#000000",)))
    assert len(proxy.seen) == before + 1 and urlsplit(tiles.url_template).netloc == HOST


def test_without_the_proxy_the_made_up_host_is_unreachable(session: Session, address: str) -> None:
    with pytest.raises(WorkbenchError):
        session.connect(Connection(url=address))


def test_the_name_and_password_of_the_proxy_are_sent(proxy: Proxy, address: str) -> None:
    transport = Transport()
    transport.network = Network(proxy.url.replace("//", "//anna:s%40cret@"))
    transport.request(address + "/nothing")
    assert proxy.credentials == ["Basic " + base64.b64encode(b"anna:s@cret").decode()]
    assert "cret" not in repr(transport.network)


@pytest.mark.parametrize("direct", [("http://earthengine.example",), ("https://elsewhere", "http://earth")])
def test_what_is_set_as_direct_does_not_go_through_it(proxy: Proxy, address: str, direct: tuple[str, ...]) -> None:
    transport = Transport(connect_seconds=2.0, attempts=1)
    transport.network = Network(proxy.url, direct)
    with pytest.raises(ConnectionFailed):
        transport.request(address + "/nothing")
    assert proxy.seen == []


def test_the_sandbox_on_this_machine_needs_no_proxy(session: Session, sandbox: Any, proxy: Proxy) -> None:
    session.transport.network = Network(proxy.url)
    session.connect(Connection(url=sandbox.url))
    assert proxy.seen == []


def test_the_systems_own_proxy_counts_where_qgis_has_none(
    proxy: Proxy, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", proxy.url)
    Transport().request(address + "/nothing")
    assert proxy.seen == [("GET", HOST)]


def test_a_proxy_that_refuses_is_named() -> None:
    with Proxy({}) as refusing:
        transport = Transport(first_wait=0.01)
        transport.network = Network(refusing.url)
        with pytest.raises(ConnectionFailed, match="proxy"):
            transport.request(f"https://{HOST}/x")
        assert refusing.seen == [("CONNECT", f"{HOST}:443")]


# Authorities


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An authority nobody knows, and a server's certificate (with its key) that it signed."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    folder = tmp_path_factory.mktemp("authority")
    keys = [rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2)]
    names = [x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]) for name in ("Nobody's", "localhost")]
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    made = []
    for number, (key, name) in enumerate(zip(keys, names)):
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(names[0]).public_key(key.public_key())
        builder = builder.serial_number(number + 1).not_valid_before(now - datetime.timedelta(days=1))
        builder = builder.not_valid_after(now + datetime.timedelta(days=30))
        builder = builder.add_extension(x509.BasicConstraints(ca=number == 0, path_length=None), critical=True)
        own = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        own_key = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[0].public_key())
        builder = builder.add_extension(own, critical=False)
        builder = builder.add_extension(own_key, critical=False).add_extension(issuer, critical=False)
        made.append(builder.sign(keys[0], hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    (folder / "authority.pem").write_bytes(made[0])
    key_format = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(made[1] + keys[1].private_bytes(*key_format))
    return folder / "authority.pem", folder / "server.pem"


class _Answers(BaseHTTPRequestHandler):
    """Answers with what the server's ``answer`` says: status, headers, content."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""

    def do_GET(self) -> None:
        status, headers, content = self.server.answer  # type: ignore[attr-defined]
        self.server.seen.append(dict(self.headers))  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def answering() -> Iterator[Callable[..., Any]]:
    """``answering(200, {"Content-Type": …}, b"…", certificate)``: a server; its ``url`` and the headers it has seen."""
    running = []

    def start(status: int, headers: dict[str, str], content: bytes, certificate: Any = None) -> Any:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
        server.answer, server.seen = (status, headers, content), []  # type: ignore[attr-defined]
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "http" if certificate is None else "https"
        server.url = f"{scheme}://127.0.0.1:{server.server_address[1]}/"  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def test_only_trusted_authorities_are_believed(answering: Any, authority: tuple[Path, Path]) -> None:
    trusted, certificate = authority
    server = answering(200, {"Content-Length": "2"}, b"{}", str(certificate))
    transport = Transport(first_wait=0.01)
    with pytest.raises(ConnectionFailed, match="certificate is not trusted"):
        transport.request(server.url)
    transport.network = Network(ca_file=str(trusted))
    assert transport.request(server.url)[1] == b"{}"


# Answers of somebody hostile


def test_a_redirection_is_not_followed(answering: Any) -> None:
    other = answering(200, {"Content-Length": "2"}, b"{}")
    server = answering(307, {"Location": other.url, "Content-Length": "0"}, b"")
    with pytest.raises(ConnectionFailed, match="Not Earth Engine"):
        Transport().request(server.url, headers={"Authorization": "Bearer secret"})
    assert len(server.seen) == 1 and other.seen == []


@pytest.mark.parametrize("told", [True, False])
def test_an_answer_beyond_measure_ends_the_exchange(
    answering: Any, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    monkeypatch.setattr(exchange, "MAX_ANSWER", 1 << 20)
    content = b"x" * (1 << 21)
    server = answering(200, {"Content-Length": str(len(content))} if told else {"Connection": "close"}, content)
    with pytest.raises(ConnectionFailed, match="far too large"):
        Transport().request(server.url)


def test_a_small_answer_that_unpacks_to_a_huge_one_ends_too(answering: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "MAX_ANSWER", 1 << 20)
    packed = gzip.compress(b"0" * (1 << 24))
    assert len(packed) < 1 << 16
    server = answering(200, {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}, packed)
    with pytest.raises(ConnectionFailed, match="far too large"):
        Transport().request(server.url)


@pytest.mark.parametrize(
    "content", ['{"result":' + "[" * 200_000, "[" * 200_000, '{"result": 1', "{}", "nonsense", "[]", '"x"', "7", "null"]
)
def test_json_that_cannot_be_read_is_a_sentence(client: Client, content: str) -> None:
    import ee

    transport = client.session.transport
    genuine = transport.request
    answer = {"status": "200", "content-type": "application/json"}

    def request(uri: str, method: str = "GET", **given: Any) -> Any:
        import httplib2

        if "value:compute" in uri:
            return httplib2.Response(answer), content.encode()
        return genuine(uri, method, **given)

    transport.request = request  # type: ignore[method-assign]
    with pytest.raises(ConnectionFailed, match="could not be read"):
        client.compute(ee.Number(1))


@pytest.mark.parametrize(
    "template",
    [
        "http://elsewhere.example/v1/{z}/{x}/{y}",
        "http://127.0.0.1.elsewhere.example/{z}/{x}/{y}",
        "file:///etc/passwd?{z}{x}{y}",
        "https://user@127.0.0.1/{z}/{x}/{y}",
    ],
)
def test_tiles_come_from_the_sessions_own_server(
    client: Client, monkeypatch: pytest.MonkeyPatch, template: str
) -> None:
    import ee
    from ee_workbench.plugin.core.product import Visualization

    genuine = ee.data.getMapId

    def get_map_id(parameters: Any) -> Any:
        answer = genuine(parameters)
        answer["tile_fetcher"]._url_format = template
        return answer

    monkeypatch.setattr(ee.data, "getMapId", get_map_id)
    shown = Visualization(("b",), (0.0,), (9.0,), ("#000000",))
    with pytest.raises(ConnectionFailed, match="another server"):
        client.map_id(ee.Image(7).rename("b"), shown)
    monkeypatch.setattr(ee.data, "getMapId", genuine)
    assert json.dumps(client.map_id(ee.Image(7).rename("b"), shown).url_template)


@pytest.mark.parametrize(
    ("endpoint", "template", "trusted"),
    [
        ("", "https://earthengine.googleapis.com/v1/{z}/{x}/{y}", True),
        ("", "https://earthengine-highvolume.googleapis.com/v1/{z}/{x}/{y}", False),
        ("", "http://earthengine.googleapis.com/v1/{z}/{x}/{y}", False),
        ("", "https://storage.googleapis.com/somebodys-bucket/{z}/{x}/{y}", False),
        ("", "https://earthengine.googleapis.com.elsewhere.example/{z}/{x}/{y}", False),
        ("", "https://elsewhere.example/{z}/{x}/{y}", False),
        ("https://earthengine-highvolume.googleapis.com", "https://earthengine-highvolume.googleapis.com/{z}", True),
        ("https://earthengine-highvolume.googleapis.com", "https://elsewhere.example/{z}/{x}/{y}", False),
    ],
)
def test_tiles_of_the_service_come_from_the_address_that_is_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch, endpoint: str, template: str, trusted: bool
) -> None:
    """As with a live account, which no test has: the answer to a session at one of the service's addresses."""
    import ee
    from ee_workbench.plugin.core.product import Visualization

    live = SessionInfo("google", "a-project", endpoint, "", "1.7.0")
    monkeypatch.setattr(client.session, "_info", live)
    monkeypatch.setattr(
        ee.data, "getMapId", lambda _: {"tile_fetcher": SimpleNamespace(url_format=template), "mapid": "m"}
    )
    shown = Visualization(("b",), (0.0,), (9.0,), ("#000000",))
    if trusted:
        assert client.map_id(ee.Image(7).rename("b"), shown).url_template == template
    else:
        with pytest.raises(ConnectionFailed, match="another server"):
            client.map_id(ee.Image(7).rename("b"), shown)


def test_the_client_library_asks_for_tiles_where_it_was_told() -> None:
    import ee.data

    assert ee.data.DEFAULT_TILE_BASE_URL == STANDARD_URL == SessionInfo("google", "p", "", "", "").tiles_url
