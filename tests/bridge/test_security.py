# SPDX-License-Identifier: GPL-2.0-or-later
"""What docs/security.md promises of a running plugin: where secrets do not turn up, and what a project cannot do."""

from __future__ import annotations

import json
import logging
import threading
import traceback
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.bridge import layers, log
from ee_workbench.plugin.bridge.adding import AddLayerTask, RefreshLayerTask
from ee_workbench.plugin.bridge.facts import Facts
from ee_workbench.plugin.bridge.freeze import FreezeTask, Record, ThawTask
from ee_workbench.plugin.bridge.frozen_watch import FrozenWatch
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.bridge.settings import Settings
from ee_workbench.plugin.bridge.task import WorkbenchTask
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.page import Page
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Recipe
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.script import to_python
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.tests.keys import key_file
from ee_workbench.ui.messages import Messages
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsMessageBar, QgsMessageViewer
from qgis.PyQt.QtWidgets import QPushButton, QTextEdit, QWidget

RECIPE = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
ACCESS_TOKEN = "ya29." + "a-token-of-this-test"


def outcome(task: Any, wait: Any) -> Any:
    """Run a task to its end; its result or its error."""
    found: list[Any] = []
    task.succeeded.connect(found.append)
    task.failed.connect(found.append)
    with wait.signals(task.ended, timeout=30_000):
        task.start()
    return found[0]


@pytest.fixture
def signed_in(sandbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Client, list[str]]]:
    """A session with a service account's key, and the secrets of it."""
    path = key_file(tmp_path, sandbox.url + "/token")
    secrets = [line for line in json.loads(path.read_text())["private_key"].splitlines() if "PRIVATE" not in line]
    session = Session()
    session.connect(Connection("service_account", "", str(path), url=sandbox.url))
    yield Client(session), [each for each in secrets if len(each) > 20]
    session.disconnect()


def test_secrets_are_not_in_the_project(signed_in: Any, project: QgsProject, wait: Any, tmp_path: Path) -> None:
    client, secrets = signed_in
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    assert layer.isValid()
    for name in ("map.qgs", "map.qgz"):
        assert project.write(str(tmp_path / name))
    texts = [(tmp_path / "map.qgs").read_text(encoding="utf-8")]
    with zipfile.ZipFile(tmp_path / "map.qgz") as archive:
        texts += [archive.read(each).decode("utf-8", "replace") for each in archive.namelist()]
    assert layers.RECIPE in texts[0]
    for text in texts:
        assert not [each for each in (*secrets, "access_token", "key.json", "iam.gserviceaccount") if each in text]


def test_secrets_are_not_in_recipe_script_or_settings(signed_in: Any, tmp_path: Path, qgis_app: Any) -> None:
    client, secrets = signed_in
    settings = Settings()
    settings.remember_connection(Connection("service_account", "throw-away", str(tmp_path / "key.json")))
    stored = QgsSettings()
    kept = "\n".join(f"{key}={stored.value(key)}" for key in stored.allKeys())
    settings.forget_connection()
    settings.unregister()
    assert "key.json" in kept  # the path is kept, what stands in the file is not
    for text in (RECIPE.to_json(), to_python(RECIPE, client.session.require().project), kept):
        assert not [each for each in (*secrets, "access_token", "BEGIN PRIVATE") if each in text]


def test_secrets_are_not_in_the_log_or_in_what_an_error_says(
    signed_in: Any, sandbox: Any, wait: Any, project: QgsProject
) -> None:
    """Everything goes wrong, in words that hold secrets: neither the log panel, the sentence, the details nor the
    traceback that a crash report would quote has any of them."""
    client, secrets = signed_in
    said: list[str] = []
    panel = QgsApplication.messageLog()
    listen = lambda text, *_: said.append(text)
    panel.messageReceived[str, str, layers_level()].connect(listen)
    handler = log.install()
    key = f"-----BEGIN PRIVATE KEY-----\n{secrets[0]}\n-----END PRIVATE KEY-----"
    message = f"refused: Authorization: Bearer {ACCESS_TOKEN} {key}"
    try:
        sandbox.faults({"path": "/maps$", "status": 403, "message": message})
        error = outcome(AddLayerTask(RECIPE, client), wait)
        assert isinstance(error, WorkbenchError)
        logging.getLogger("ee_workbench.plugin.engine").error("%s", message)
        said += [str(error), error.details, "".join(traceback.format_exception_only(type(error), error)), repr(error)]
    finally:
        log.remove(handler)
        panel.messageReceived[str, str, layers_level()].disconnect(listen)
    assert len(said) >= 5
    assert not [text for text in said if ACCESS_TOKEN in text or secrets[0] in text]


class _Surprised(WorkbenchTask):
    """Fails as no request does: with an error of Python that quotes what it was given."""

    def work(self) -> None:
        raise ZeroDivisionError(f"Authorization: Bearer {ACCESS_TOKEN}, http://anna:swordfish@proxy.example:3128")


def test_secrets_are_not_in_what_surprises(qgis_app: Any, wait: Any) -> None:
    """The sentence and the traceback of what nobody has thought of, and what the Details button shows of them."""
    error = outcome(_Surprised("a task"), wait)
    assert isinstance(error, WorkbenchError) and "ZeroDivisionError" in error.details
    window, bar = QWidget(), QgsMessageBar()
    messages = Messages(bar, window)
    told = "refused: refresh_token=1//abcdefghijklmnopqrstuvwxyz"
    messages.error(WorkbenchError("It did not work.", details=told))
    bar.currentItem().findChild(QPushButton, "details_button").click()
    viewer = window.findChild(QgsMessageViewer)
    shown = viewer.findChild(QTextEdit).toPlainText()
    viewer.close()
    messages.close()
    assert "It did not work." in shown and "refused" in shown
    for text in (str(error), error.details, shown):
        assert not [each for each in (ACCESS_TOKEN, "swordfish", "1//abc") if each in text], text


def layers_level() -> Any:
    """The type of a message's level, as the signal has it."""
    from qgis.core import Qgis

    return Qgis.MessageLevel


# Projects of somebody hostile


class _Elsewhere(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""

    def _note(self) -> None:
        self.server.seen.append((self.command, self.path, dict(self.headers)))  # type: ignore[attr-defined]
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = _note


@pytest.fixture
def elsewhere() -> Iterator[Any]:
    """Another server, which notes what it is asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere)
    server.seen = []  # type: ignore[attr-defined]
    server.url = f"http://127.0.0.1:{server.server_address[1]}"  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_project_cannot_send_the_plugin_to_another_host(
    signed_in: Any, elsewhere: Any, project: QgsProject, wait: Any, tmp_path: Path
) -> None:
    """A layer of ours whose addresses, graph and properties all name another server: renewing it asks our own."""
    client, _ = signed_in
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    evil = f"{elsewhere.url}/{{z}}/{{x}}/{{y}}?token="
    for key in ("ee-workbench/url", "ee-workbench/endpoint", "ee-url", "url", "ee-asset-id"):
        layer.setCustomProperty(key, evil)
    layer.setDataSource(layers.uri(evil), layer.name(), layers.PROVIDER)
    project.write(str(tmp_path / "hostile.qgs"))
    project.clear()
    keeper = LayerKeeper(project)
    keeper.start()
    try:
        assert project.read(str(tmp_path / "hostile.qgs"))
        (layer,) = project.mapLayers().values()
        outcome(RefreshLayerTask(layer, client), wait)
        assert elsewhere.url.split("//")[1] not in layer.source().replace("%3A", ":")
        assert client.session.require().url.split("/")[2] in layer.source()
    finally:
        keeper.stop()
    asked = [each for each in elsewhere.seen if each[0] != "GET" or "Authorization" in each[2]]
    assert asked == []


def test_a_project_cannot_have_a_file_removed(signed_in: Any, project: QgsProject, wait: Any, tmp_path: Path) -> None:
    """A "frozen" layer shows somebody's own picture, even one that is called as ours are: thawing it and saving leaves
    that alone. A file that was frozen here goes."""
    client, _ = signed_in
    precious = tmp_path / "home" / "holiday_0123456789.tif"
    precious.parent.mkdir()
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    project.write(str(tmp_path / "map.qgs"))
    page = Page("EPSG:3857", (0.0, 0.0, 1e6, 1e6), 20, 20, 100.0)
    watch = FrozenWatch(project)
    watch.start()
    try:
        frozen = Path(outcome(FreezeTask(layer, page, client), wait).source())
        precious.write_bytes(frozen.read_bytes())
        beside = precious.with_name(f"{precious.name}.aux.xml")
        beside.write_text("<PAMDataset/>", encoding="utf-8")
        outcome(ThawTask(layer, client), wait)
        assert project.write() and not frozen.exists()
        outcome(FreezeTask(layer, page, client), wait)
        record = json.loads(layer.customProperty(layers.FROZEN))
        layer.setCustomProperty(layers.FROZEN, json.dumps({**record, "file": precious.name}))
        layer.setDataSource(str(precious), layer.name(), layers.FILES)
        assert layers.is_frozen(layer) and layer.isValid()
        outcome(ThawTask(layer, client), wait)
        assert project.write() and not layers.is_frozen(layer)
        assert precious.is_file() and beside.is_file()
    finally:
        watch.stop()


def test_what_is_too_long_is_refused_unread(qgis_app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blanks are good JSON: only the length speaks against these."""
    text, facts = RECIPE.to_json(), Facts("a").to_json()
    assert Recipe.from_json(text + " " * 1000) == RECIPE and Facts.from_json(facts + " " * 1000).name == "a"
    read: list[int] = []
    monkeypatch.setattr(json, "loads", lambda text, *_, **__: read.append(len(text)))
    with pytest.raises(WorkbenchError):
        Recipe.from_json(text + " " * 20_000_000)
    with pytest.raises(ValueError):
        Facts.from_json(facts + " " * 20_000_000)
    with pytest.raises(ValueError):
        Record.from_json("{}" + " " * 20_000_000)
    assert read == []


def test_links_of_a_project_are_web_pages(qgis_app: Any) -> None:
    links = ["https://example.org/a", "file:///etc/passwd", "javascript:boom()", "qgis://x", "\\\\server\\share"]
    assert Facts.from_json(json.dumps({"name": "a", "links": links})).links == ("https://example.org/a",)
