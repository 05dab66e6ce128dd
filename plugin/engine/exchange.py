# SPDX-License-Identifier: GPL-2.0-or-later
"""One request over the wire and its answer, in bounds: whoever answers can fill neither memory nor disk."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from ..core.text import tr
from .network import Network

#: The service's largest answer are pixels of 48 MiB. What is far beyond comes from somebody else.
MAX_ANSWER = 256 * 2**20
_PIECE = 1 << 16


class Broken(Exception):
    """A try that brought no answer. `final` ones are not repeated."""

    def __init__(self, sentence: str, cause: object, final: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = str(cause)
        self.final = final


def exchange(
    session: Any,
    network: Network,
    timeout: tuple[float, float],
    method: str,
    url: str,
    body: Any,
    headers: Optional[Mapping[str, str]],
) -> tuple[int, dict[str, str], bytes]:
    """Send it with a session of `requests`: (status, headers by lower-case name, content).

    A redirection is not followed: the service has none, and a request with its token is for nobody else.

    Raises:
        Broken: there was no answer, or not one of the service.
    """
    import requests
    import urllib3

    route = network.route(url)
    session.trust_env = route.system
    try:
        with session.request(
            method, url, data=body, headers=headers, timeout=timeout, stream=True, allow_redirects=False,
            proxies=route.proxies, verify=route.verify,
        ) as response:  # fmt: skip
            content = _read(response)
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise _broken(error, bool(route.proxies)) from error
    found = {name.lower(): value for name, value in response.headers.items()}
    _check(method, response.status_code, found, content)
    return response.status_code, found, content


def _read(response: Any) -> bytes:
    """The content, which ends the exchange where it is beyond all measure."""
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_ANSWER:
        raise _too_large()
    if length.isdigit() and "content-encoding" not in response.headers:
        # In one piece: joined from many, an answer would be in memory twice.
        return bytes(response.raw.read(decode_content=True))
    content = bytearray()
    for piece in response.raw.stream(_PIECE, decode_content=True):
        content += piece
        if len(content) > MAX_ANSWER:
            raise _too_large()
    return bytes(content)


def _too_large() -> Broken:
    return Broken(tr("The answer is far too large to be Earth Engine's. Check the network."), "too large", True)


def _broken(error: Exception, through_proxy: bool) -> Broken:
    """A sentence for what `requests` and urllib3 raise."""
    import requests
    import urllib3

    if isinstance(error, requests.exceptions.ConnectTimeout):
        return Broken(tr("The server did not answer. Check the network, then try again."), error, True)
    if isinstance(error, (requests.exceptions.ReadTimeout, urllib3.exceptions.ReadTimeoutError)):
        return Broken(tr("The server stopped answering. Try again later."), error, True)
    if isinstance(error, requests.exceptions.ProxyError):
        sentence = tr("The proxy did not let the request through. Check Settings ► Options ► Network, then try again.")
        return Broken(sentence, error, True)
    if isinstance(error, requests.exceptions.InvalidSchema) and through_proxy:
        sentence = tr("A SOCKS proxy needs the Python package PySocks in QGIS. Install it, or set an HTTP proxy.")
        return Broken(sentence, error, True)
    if isinstance(error, requests.exceptions.SSLError):
        sentence = tr(
            "The server's certificate is not trusted. Add its authority under Settings ► Options ► Authentication, "
            "then connect again."
        )
        return Broken(sentence, error, True)
    if isinstance(error, requests.exceptions.ConnectionError):
        refused = "refused" in str(error).lower() or "resolve" in str(error).lower()
        sentence = tr("The server cannot be reached. Check the network and the connection, then try again.")
        return Broken(sentence, error, refused)
    return Broken(tr("The answer broke off. Try again."), error)


def _check(method: str, status: int, headers: Mapping[str, str], content: bytes) -> None:
    length = headers.get("content-length", "")
    if method != "HEAD" and "content-encoding" not in headers and length.isdigit() and int(length) != len(content):
        raise Broken(tr("The answer broke off. Try again."), f"{len(content)} of {length} bytes")
    is_page = status == 200 and headers.get("content-type", "").startswith("text/html")
    if is_page or (300 <= status < 400 and "location" in headers):
        sentence = tr("Not Earth Engine, but a web page answered. Check for a proxy or sign-in page, then try again.")
        raise Broken(sentence, headers.get("location", content[:200]), True)
