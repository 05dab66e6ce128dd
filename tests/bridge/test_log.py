# SPDX-License-Identifier: GPL-2.0-or-later
"""The log panel gets the plugin's records, under one tag, without secrets."""

from __future__ import annotations

import logging

import pytest
from ee_workbench.plugin.bridge import log
from qgis.core import Qgis, QgsApplication

SECRETS = [
    ('{"refresh_token": "1//0gAbCdEfGhIjKlMnOpQrStUvWx"}', "1//0gAbCdEf"),
    ("Authorization: Bearer ya29.a0AfH6SMBx-long.token", "ya29.a0"),
    ("{'Authorization': 'Bearer abcdefghijklmnop'}", "abcdefghijklmnop"),
    ("got access_token=abc123def456&expires=3", "abc123def456"),
    ('"private_key": "-----BEGIN PRIVATE KEY-----\\nMIIEv\\n-----END PRIVATE KEY-----\\n"', "MIIEv"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIEvQIB\nAAA\n-----END RSA PRIVATE KEY-----", "MIIEvQIB"),
    ("client_secret: GOCSPX-abcDEF123", "abcDEF123"),
    ("key AIzaSyA1234567890abcdefghijklmnopqrstuv", "AIzaSyA"),
    ("GET http://127.0.0.1:41234/Zx81abCDefGH12/v1/projects/sandbox/config", "Zx81abCDefGH12"),
    ("proxy http://anna:swordfish@proxy.example:3128/ refused", "swordfish"),
]


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_secrets_are_scrubbed(text, secret):
    assert secret in text
    assert secret not in log.scrub(text)


@pytest.mark.parametrize(
    "text",
    [
        "Total request size (60000000 bytes) must be less than or equal to 50331648 bytes.",
        "Image.load: Asset 'projects/my-project/assets/tokens' not found.",
        "Image 'NASA/GDDP-CMIP6' has no band 'tasmax'.",
        "https://earthengine.googleapis.com/v1/projects/my-project/value:compute answered 429",
    ],
)
def test_plain_text_stays(text):
    assert log.scrub(text) == text


def test_records_reach_the_log_panel(qgis_app):
    received = []
    QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(
        lambda text, tag, level: received.append((text, tag, level))
    )
    handler = log.install()
    logger = logging.getLogger("ee_workbench.plugin.engine.client")
    try:
        logger.info("asked for %s", "a map")
        logger.warning("token=abcdefgh12345 refused")
        logger.debug("not seen")
    finally:
        log.remove(handler)
    logger.warning("after the removal")
    ours = [entry for entry in received if entry[1] == log.TAG]
    assert ours == [
        ("asked for a map", "Earth Engine Workbench", Qgis.MessageLevel.Info),
        ("token=[removed] refused", "Earth Engine Workbench", Qgis.MessageLevel.Warning),
    ]
    assert handler not in logging.getLogger("ee_workbench").handlers
