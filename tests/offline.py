# SPDX-License-Identifier: GPL-2.0-or-later
"""The real client without a server, for expressions that are evaluated in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from ee_workbench.sandbox.registry import Signatures


@contextmanager
def offline_client(signatures: Signatures) -> Iterator[Any]:
    """The module ``ee``, initialised without any server."""
    client = pytest.importorskip("ee")
    patch = pytest.MonkeyPatch()
    listed = client._cloud_api_utils.convert_algorithms(signatures.document)
    patch.setattr(client.data, "getAlgorithms", lambda: listed)
    patch.setattr(client.data, "_install_cloud_api_resource", lambda: None)
    patch.setattr(client.deprecation, "InitializeDeprecatedAssets", lambda: None)
    client.Reset()
    client.Initialize(None, url="http://127.0.0.1:9", project="sandbox")
    try:
        yield client
    finally:
        client.Reset()
        patch.undo()
