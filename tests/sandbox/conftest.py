# SPDX-License-Identifier: GPL-2.0-or-later
"""The real client without a server, for expressions that are evaluated in this process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ee_workbench.sandbox.registry import Signatures
from ee_workbench.tests.offline import offline_client


@pytest.fixture(scope="session")
def signatures() -> Signatures:
    """The service's algorithm list, as the client's package has it."""
    return Signatures.read()


@pytest.fixture(scope="module")
def ee(signatures: Signatures) -> Iterator[Any]:
    """The module ``ee``, initialised without any server."""
    with offline_client(signatures) as client:
        yield client
