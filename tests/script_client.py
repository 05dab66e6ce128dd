# SPDX-License-Identifier: GPL-2.0-or-later
"""The real client as a person's script has it: with its own transport, which keeps connections open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def script_client(url: str) -> Iterator[Any]:
    """The module ``ee``, initialised against a server; the public web is not asked for deprecated assets."""
    ee = pytest.importorskip("ee")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ee.deprecation._FetchDataCatalogStac", dict)
        ee.Initialize(None, url=url, project="sandbox")
        try:
            yield ee
        finally:
            # Resetting only drops the pool of connections: whichever test the collector runs in would be warned.
            connections = ee.data._get_state().requests_session
            ee.Reset()
            if connections is not None:  # a test may have reset the client itself
                connections.close()
