# SPDX-License-Identifier: GPL-2.0-or-later
"""The session: the one place that initialises ``ee``.

The session is the process's: scripts in the QGIS console and the Earth Engine plugin use it as well, the sandbox
included.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Callable, Optional

from ..core.connection import Connection
from ..core.errors import NotConnected, RecipeError, SignInExpired, WorkbenchError
from ..core.text import marked, tr
from . import failures
from .library import import_ee, version
from .transport import Transport

SANDBOX_NOTE = marked("sandbox sample data, not for science")
STANDARD_URL = "https://earthengine.googleapis.com"
HIGH_VOLUME_URL = "https://earthengine-highvolume.googleapis.com"
_KEY_MEMBERS = ("client_email", "private_key", "token_uri")


@dataclass(frozen=True)
class SessionInfo:
    """What the user is connected to."""

    mode: str
    project: str
    url: str
    account: str
    api_version: str

    @property
    def is_sandbox(self) -> bool:
        """Whether the data are the sandbox's."""
        return self.mode == "sandbox"

    @property
    def tiles_url(self) -> str:
        """What the addresses of all the session's tiles begin with."""
        return self.url or STANDARD_URL

    @property
    def attribution_note(self) -> str:
        """What has to stand wherever the data's attribution stands; empty for real data."""
        return tr(SANDBOX_NOTE) if self.is_sandbox else ""


class Session:
    """Connects, disconnects, and knows to what. Safe to use from any thread."""

    def __init__(self, transport: Optional[Transport] = None) -> None:
        self.transport = transport or Transport()
        self._lock = threading.RLock()
        self._info: Optional[SessionInfo] = None

    @property
    def info(self) -> Optional[SessionInfo]:
        """What the session is connected to, or ``None``."""
        return self._info

    @property
    def is_connected(self) -> bool:
        """Whether there is a session."""
        return self._info is not None

    def require(self) -> SessionInfo:
        """What the session is connected to.

        Raises:
            NotConnected: there is no session.
        """
        if self._info is None:
            raise NotConnected(tr("Not connected to Earth Engine. Open Connection and press Connect."))
        return self._info

    def connect(self, connection: Connection, *, cancelled: Callable[[], bool] = lambda: False) -> SessionInfo:
        """Connect, ending any session before. Three small requests.

        Raises:
            WorkbenchError: it did not work; there is no session then. Nothing else is raised.
        """
        with self._lock:
            ee = import_ee()
            self.disconnect()
            ee.Reset()
            try:
                with self.transport.cancellable(cancelled):
                    info = self._initialize(ee, connection)
            except WorkbenchError:
                ee.Reset()
                raise
            except failures.expected() as error:
                ee.Reset()
                raise failures.translated(error, self.transport.last_status) from error
            self._info = info
            return info

    def disconnect(self) -> None:
        """End the session. An ``ee`` that somebody else has initialised is left alone."""
        with self._lock:
            info, self._info = self._info, None
            self.transport.close()
            ee = sys.modules.get("ee")
            if ee is not None and info is not None:
                ee.Reset()

    def _initialize(self, ee: ModuleType, connection: Connection) -> SessionInfo:
        credentials, account = self._credentials(ee, connection)
        project = connection.project
        url: Optional[str] = connection.url or None
        if connection.mode == "sandbox":
            project = project or "sandbox"
            if url is None:
                raise RecipeError("url", tr("The sandbox has no address: start it first."))
        elif connection.endpoint == "high_volume" and url is None:
            url = HIGH_VOLUME_URL
        if credentials is not None and not project:
            project = getattr(credentials, "project_id", None) or ""
        # Our transport repeats what is worth repeating, and hears a cancel meanwhile.
        retries = getattr(ee.data, "setMaxRetries", None)
        if retries is not None:
            retries(0)
        with _without_catalogue_request(ee, self.transport, later=connection.mode != "sandbox"):
            ee.Initialize(credentials, url=url, project=project or None, http_transport=self.transport)
        return SessionInfo(connection.mode, project, url or "", account, ".".join(map(str, version(ee))))

    def _credentials(self, ee: ModuleType, connection: Connection) -> tuple[Any, str]:
        if connection.mode == "sandbox":
            return None, ""
        if connection.mode == "service_account":
            return _service_account(ee, connection.key_file)
        try:
            return ee.data.get_persistent_credentials(), tr("Google account")
        except ee.EEException as error:
            sentence = tr(
                "No sign-in to Google was found on this computer. Sign in with the Google Earth Engine plugin or with "
                "“earthengine authenticate”, then press Connect."
            )
            raise SignInExpired(sentence, details=failures.scrubbed(str(error))) from error


class _without_catalogue_request:
    """``ee.Initialize`` asks the public web for a list of deprecated assets, without a time-out or a person's proxy.

    With the sandbox it is not asked at all. Otherwise it is asked afterwards, through our transport, in a thread that
    nobody waits for.
    """

    def __init__(self, ee: ModuleType, transport: Transport, later: bool) -> None:
        self._module = getattr(ee, "deprecation", None)
        self._original = getattr(self._module, "InitializeDeprecatedAssets", None)
        self._transport = transport
        self._later = later

    def __enter__(self) -> None:
        if self._original is not None:
            self._module.InitializeDeprecatedAssets = lambda: None  # type: ignore[union-attr]

    def __exit__(self, failed: Any, *_: Any) -> None:
        if self._original is not None:
            self._module.InitializeDeprecatedAssets = self._original  # type: ignore[union-attr]
            if self._later and failed is None and hasattr(self._module, "_DEPRECATED_ASSETS_URL"):
                self._module._FetchDataCatalogStac = self._fetch  # type: ignore[union-attr]
                threading.Thread(target=self._original, name="deprecated-assets", daemon=True).start()

    def _fetch(self) -> dict[str, Any]:
        """The list as the client library takes it; an empty one where it cannot be had."""
        try:
            _, content = self._transport.request(self._module._DEPRECATED_ASSETS_URL)  # type: ignore[union-attr]
            found = json.loads(content)
        except (WorkbenchError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def _service_account(ee: ModuleType, key_file: str) -> tuple[Any, str]:
    """Credentials from a key file, which is read where it lies and never copied.

    Raises:
        RecipeError: it cannot be read, is no service account's key, or others can read it.
    """
    from google.oauth2 import service_account

    path = Path(key_file).expanduser()
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            sentence = tr("Other users of this computer can read the key file. Run “chmod 600 {}” first.")
            raise RecipeError("key_file", sentence.format(path.name))
        key = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RecipeError("key_file", tr("The key file “{}” cannot be read.").format(path.name)) from error
    except ValueError as error:
        raise RecipeError("key_file", tr("“{}” is not a JSON key file.").format(path.name)) from error
    if not isinstance(key, dict) or key.get("type") != "service_account" or any(not key.get(m) for m in _KEY_MEMBERS):
        sentence = tr("“{}” is not the key of a service account. Create a JSON key in the Google Cloud console.")
        raise RecipeError("key_file", sentence.format(path.name))
    try:
        credentials = service_account.Credentials.from_service_account_info(key, scopes=ee.oauth.SCOPES)
    except (ValueError, TypeError) as error:
        sentence = tr("The private key in “{}” is damaged. Download the key again.")
        raise RecipeError("key_file", sentence.format(path.name)) from error
    return credentials, str(key["client_email"])
