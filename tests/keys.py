# SPDX-License-Identifier: GPL-2.0-or-later
"""Throw-away keys of service accounts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def key_file(folder: Path, token_uri: str, **changes: Any) -> Path:
    """A throw-away service account's key."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key = {
        "type": "service_account",
        "project_id": "throw-away",
        "client_email": "robot@throw-away.iam.gserviceaccount.com",
        "private_key": pem.decode(),
        "private_key_id": "1",
        "token_uri": token_uri,
        **changes,
    }
    path = folder / "key.json"
    path.write_text(json.dumps({name: value for name, value in key.items() if value is not None}))
    path.chmod(0o600)
    return path
