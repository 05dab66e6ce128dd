# SPDX-License-Identifier: GPL-2.0-or-later
"""How this computer reaches others: through which proxy, and whose certificates it trusts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Union
from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Route(NamedTuple):
    """One request's way, as `requests` takes it: proxies by scheme, what to verify with, and whether it may ask the
    system's own variables."""

    proxies: dict[str, str]
    verify: Union[bool, str]
    system: bool


@dataclass(frozen=True)
class Network:
    """What a person has set up.

    Attributes:
        proxy: address, with user name and password in it where the proxy wants them; empty leaves it to the
            system's own variables.
        direct: beginnings of addresses that are reached without the proxy.
        ca_file: path of a PEM file with every authority that is trusted; empty trusts those that `requests` brings.
    """

    proxy: str = field(default="", repr=False)
    direct: tuple[str, ...] = ()
    ca_file: str = ""

    def route(self, url: str) -> Route:
        """The way to an address. This computer itself is never reached through a proxy."""
        verify: Union[bool, str] = self.ca_file or True
        if (urlsplit(url).hostname or "") in _LOOPBACK:
            return Route({}, verify, False)
        if not self.proxy:
            return Route({}, verify, True)
        if any(url.startswith(each) for each in self.direct if each):
            return Route({}, verify, False)
        return Route({"http": self.proxy, "https": self.proxy}, verify, False)
