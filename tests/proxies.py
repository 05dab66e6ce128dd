# SPDX-License-Identifier: GPL-2.0-or-later
"""A proxy on this machine that notes what passes, and pretends that made-up hosts are others."""

from __future__ import annotations

import http.client
import select
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


class Proxy:
    """Forwards plain requests and tunnels; ``hosts`` names the real "host:port" of every host that it knows.

    Attributes:
        seen: (method, host) of every request and tunnel.
        credentials: what came as Proxy-Authorization.
    """

    def __init__(self, hosts: dict[str, str]) -> None:
        self.hosts = hosts
        self.seen: list[tuple[str, str]] = []
        self.credentials: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"proxy": self}))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.port = int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    proxy: Proxy
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""

    def _forward(self) -> None:
        url = urlsplit(self.path)
        self._note(url.netloc)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        target = self.proxy.hosts.get(url.netloc)
        if target is None:
            self.send_error(502)
            return
        hop = ("host", "proxy-authorization", "proxy-connection", "connection")
        headers = {name: value for name, value in self.headers.items() if name.lower() not in hop}
        connection = http.client.HTTPConnection(target, timeout=30)
        path = url.path + (f"?{url.query}" if url.query else "")
        connection.request(self.command, path, body or None, {**headers, "Host": "localhost"})
        answer = connection.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "transfer-encoding", "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        connection.close()

    do_GET = do_POST = do_PATCH = do_DELETE = do_HEAD = _forward

    def do_CONNECT(self) -> None:
        self._note(self.path)
        target = self.proxy.hosts.get(self.path)
        if target is None:
            self.send_error(502)
            return
        host, _, port = target.partition(":")
        with socket.create_connection((host, int(port)), timeout=30) as there:
            self.send_response(200)
            self.end_headers()
            self._tunnel(there)
        self.close_connection = True

    def _tunnel(self, there: socket.socket) -> None:
        pairs = {self.connection: there, there: self.connection}
        while True:
            ready, _, _ = select.select(list(pairs), [], [], 30)
            for end in ready:
                data = end.recv(65536)
                if not data:
                    return
                pairs[end].sendall(data)
            if not ready:
                return

    def _note(self, host: str) -> None:
        self.proxy.seen.append((self.command, host))
        if self.headers.get("Proxy-Authorization"):
            self.proxy.credentials.append(self.headers["Proxy-Authorization"])
