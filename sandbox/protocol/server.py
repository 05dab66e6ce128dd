# SPDX-License-Identifier: GPL-2.0-or-later
"""HTTP on the loopback interface."""

from __future__ import annotations

import gzip
import hmac
import io
import json
import os
import socket
import struct
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Optional
from urllib.parse import parse_qsl, urlsplit

from ..errors import EarthEngineError
from . import pictures
from .answers import Answer, answered, failed
from .control import Control, Fault, changed
from .service import Service

MAX_BODY = 10_485_760
CONTROL_HEADER = "X-Sandbox-Control"
#: Bytes that are sent at once where the bandwidth is limited.
_PACKET = 1 << 16

_PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to the network</body></html>"


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1 only.

    Args:
        token: first part of every path.
        control_token: for /control/…; empty turns control off.
    """

    daemon_threads = True
    # A port whose last connections are still closing may be taken again; on Windows that would steal a live one.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 128

    def __init__(self, port: int, token: str, service: Service, control: Control, control_token: str) -> None:
        self.token = token
        self.service = service
        self.control = control
        self.control_token = control_token
        super().__init__(("127.0.0.1", port), Handler)
        service.base_url = self.base_url

    @property
    def base_url(self) -> str:
        """What clients are given as the address."""
        return f"http://127.0.0.1:{self.server_address[1]}/{self.token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "EarthEngineSandbox"
    sys_version = ""
    server: Server
    timeout = 600
    # Headers and body leave in one packet, and at once.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def do_DELETE(self) -> None:
        self._handle()

    def do_PATCH(self) -> None:
        self._handle()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed for a request."""

    def _handle(self) -> None:
        started = time.monotonic()
        url = urlsplit(self.path)
        token, _, path = url.path.lstrip("/").partition("/")
        path = "/" + path
        fault: Optional[Fault] = None
        try:
            self._check_host()
            if not hmac.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode()):
                raise EarthEngineError("Not found.", 404)
            body = self._body()
            if path.startswith("/control/"):
                self._send(self._control(path[len("/control/") :], body))
                return
            fault = self.server.control.fault_for(self.command, path, body)
            self._delay(fault)
            answer = self._faulty(fault)
            if answer is None:
                body = body if fault is None else changed(body, fault.change)
                answer = self.server.service.answer(self.command, path, dict(parse_qsl(url.query)), body)
                if fault is not None and fault.cut:
                    answer = (*answer[:2], answer[2][: -fault.cut])
        except EarthEngineError as error:
            answer = failed(error)
        except _Reset:
            self.server.control.note(self.command, path, 0, time.monotonic() - started)
            self._break_off()
            return
        self.server.control.note(self.command, path, answer[0], time.monotonic() - started)
        if fault is not None and fault.late_reset:
            self._break_off()
            return
        self._send(answer, None if fault is None else fault.truncate)

    def _check_host(self) -> None:
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0].strip("[]").lower()
        if host not in ("127.0.0.1", "localhost", "::1"):
            # A web page whose name was pointed at this machine: it gets nothing.
            raise EarthEngineError("Not found.", 404)

    def _body(self) -> Any:
        if "chunked" in (self.headers.get("Transfer-Encoding") or ""):
            self.close_connection = True
            raise EarthEngineError("Length Required.", 411)
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            self.close_connection = True
            raise EarthEngineError("Invalid Content-Length.") from None
        if length > MAX_BODY or length < 0:
            self.close_connection = True
            raise EarthEngineError(f"Request payload size exceeds the limit: {MAX_BODY} bytes.")
        data = self.rfile.read(length) if length else b""
        if self.headers.get("Content-Encoding") == "gzip":
            data = _unzipped(data)
        if not data.strip():
            return None
        kind = self.headers.get("Content-Type") or ""
        if "form" in kind:
            return dict(parse_qsl(data.decode("utf-8", "replace")))
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            raise EarthEngineError("Invalid JSON payload received.") from None

    def _control(self, action: str, body: Any) -> Answer:
        given = self.headers.get(CONTROL_HEADER) or ""
        expected = self.server.control_token
        if not expected or not hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode()):
            return failed(EarthEngineError("Not found.", 404))
        try:
            if action == "expire-maps" and self.command == "POST":
                self.server.service.expire_maps()
                return answered({})
            if action == "limits" and self.command == "POST":
                self._control_limits(body if isinstance(body, dict) else {})
                return answered({})
            if action == "tasks" and self.command == "POST":
                self._control_tasks(body if isinstance(body, dict) else {})
                return answered({})
            return answered(self.server.control.handle(self.command, action, body))
        except EarthEngineError as error:
            return failed(error)

    def _control_limits(self, body: dict[str, Any]) -> None:
        names = {"size": "size", "side": "side", "bands": "most_bands"}
        self.server.service.limits = {names[key]: int(value) for key, value in body.items() if key in names}

    def _control_tasks(self, body: dict[str, Any]) -> None:
        operations = self.server.service.operations
        if "hold" in body:
            operations.hold(bool(body["hold"]))
        if "max_pending" in body:
            operations.max_pending = int(body["max_pending"])

    def _delay(self, fault: Optional[Fault]) -> None:
        wait = self.server.control.latency / 1000.0
        if fault is not None:
            wait += fault.latency / 1000.0 + fault.stall
        if wait > 0:
            time.sleep(wait)

    @staticmethod
    def _faulty(fault: Optional[Fault]) -> Optional[Answer]:
        if fault is None:
            return None
        if fault.reset:
            raise _Reset
        if fault.html:
            return 200, {"Content-Type": "text/html; charset=utf-8"}, _PAGE
        if fault.blank:
            return 200, {"Content-Type": "image/png"}, pictures.transparent()
        if fault.status:
            status, headers, content = failed(EarthEngineError(fault.message or "Injected fault.", fault.status))
            return status, {**headers, **fault.headers}, content
        return None

    def _send(self, answer: Answer, truncate: Optional[int] = None) -> None:
        status, headers, content = answer
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self._write(content if truncate is None else content[:truncate])
            self.wfile.flush()
        except OSError:
            self.close_connection = True
        if truncate is not None:
            self._break_off()

    def _write(self, content: bytes) -> None:
        if self.server.control.bandwidth <= 0:
            self.wfile.write(content)
            return
        for start in range(0, len(content), _PACKET):
            packet = content[start : start + _PACKET]
            time.sleep(max(self.server.control.turn(len(packet)) - time.monotonic(), 0.0))
            self.wfile.write(packet)

    def _break_off(self) -> None:
        """End the connection in the middle, with a reset where the system can."""
        self.close_connection = True
        try:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        except OSError:
            pass


class _Reset(Exception):
    """The connection is to be broken off."""


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(MAX_BODY + 1)
    except (OSError, EOFError, zlib.error):
        raise EarthEngineError("Invalid gzip payload received.") from None
    if len(found) > MAX_BODY:
        raise EarthEngineError(f"Request payload size exceeds the limit: {MAX_BODY} bytes.")
    return found
