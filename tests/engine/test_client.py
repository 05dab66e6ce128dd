# SPDX-License-Identifier: GPL-2.0-or-later
"""Requests and what goes wrong with them."""

from __future__ import annotations

import datetime
import email.utils
import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import (
    Cancelled,
    ComputationFailed,
    ConnectionFailed,
    NothingFound,
    PermissionDenied,
    QuotaExceeded,
    SignInExpired,
)
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.engine import failures, products
from ee_workbench.plugin.engine.client import Client

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))


def add(client: Client, recipe: Cmip6Recipe = MARCH, **arguments: Any) -> Any:
    product = products.build(recipe)
    return client.map_id(product.image, product.visualization, **arguments)


def test_a_map_is_one_request(client: Client, sandbox: Any) -> None:
    sandbox.clear_log()
    tiles = add(client)
    assert [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log()] == ["maps"]
    assert all(part in tiles.url_template for part in ("{x}", "{y}", "{z}")) and tiles.url_template.startswith(
        sandbox.url
    )


def test_the_graph_reads_back_as_an_image(client: Client) -> None:
    import ee

    image = ee.deserializer.fromJSON(add(client).expression_json)
    assert isinstance(image, ee.Image)
    assert image.bandNames().getInfo() == ["tasmax"]


def test_building_sends_nothing(client: Client, sandbox: Any) -> None:
    sandbox.clear_log()
    products.build(MARCH)
    assert sandbox.log() == []


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"status": 429, "message": "Too Many Requests"}, QuotaExceeded),
        ({"status": 503}, ConnectionFailed),
        ({"status": 500}, ConnectionFailed),
        ({"status": 401, "message": "Request had invalid authentication credentials."}, SignInExpired),
        ({"status": 403, "message": "Caller does not have required permission to use project x."}, PermissionDenied),
        ({"status": 400, "message": "User memory limit exceeded."}, ComputationFailed),
        ({"truncate": 30}, ConnectionFailed),
        ({"reset": True}, ConnectionFailed),
        ({"html": True}, ConnectionFailed),
    ],
)
def test_every_failure_is_a_sentence(client: Client, sandbox: Any, fault: dict[str, Any], kind: type) -> None:
    sandbox.faults({"path": "/maps$", **fault})
    started = time.monotonic()
    with pytest.raises(kind) as caught:
        add(client)
    assert time.monotonic() - started < 8
    sentence = str(caught.value)
    assert sentence[0].isupper() and sentence.rstrip(")").endswith(".") and "Traceback" not in sentence
    sandbox.clear_faults()
    assert add(client).name  # the session is alive


@pytest.mark.parametrize(
    "fault", [{"status": 429}, {"status": 503}, {"reset": True}, {"truncate": 10}, {"late_reset": True}]
)
def test_what_passes_is_tried_again(client: Client, sandbox: Any, fault: dict[str, Any]) -> None:
    sandbox.faults({"path": "/maps$", "times": 2, **fault})
    sandbox.clear_log()
    assert add(client).name
    assert len(sandbox.log()) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_what_does_not_pass_is_asked_once(client: Client, sandbox: Any, status: int) -> None:
    sandbox.faults({"path": "/maps$", "status": status, "message": "no"})
    sandbox.clear_log()
    with pytest.raises(Exception, match="."):
        add(client)
    assert len(sandbox.log()) == 1


def test_retry_after_is_obeyed(client: Client, sandbox: Any) -> None:
    sandbox.faults({"path": "/maps$", "times": 1, "status": 429, "headers": {"Retry-After": "1"}})
    started = time.monotonic()
    add(client)
    assert time.monotonic() - started >= 1.0


def test_a_cancel_ends_the_wait_between_tries(client: Client, sandbox: Any) -> None:
    sandbox.faults({"path": "/maps$", "status": 429, "headers": {"Retry-After": "20"}})
    asked = threading.Event()
    threading.Timer(0.2, asked.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        add(client, cancelled=asked.is_set)
    assert time.monotonic() - started < 10
    sandbox.clear_log()
    time.sleep(0.2)
    assert sandbox.log() == []  # nothing more is sent


def test_no_images_in_the_period(client: Client) -> None:
    own = replace(MARCH, models=("No-Model",), collection="projects/earthengine-public/assets/NASA/GDDP-CMIP6")
    with pytest.raises(NothingFound, match="no images"):
        add(client, own)


def test_an_asset_that_is_not_there(client: Client) -> None:
    with pytest.raises(ComputationFailed, match="not found"):
        add(client, replace(MARCH, collection="projects/sandbox/assets/nothing"))


def test_a_stretch_looks_at_the_shown_extent(client: Client) -> None:
    product = products.build(MARCH)
    cold = client.compute(products.stretch_request(product, (-60.0, 65.0, -30.0, 82.0), 50_000.0))
    warm = client.compute(products.stretch_request(product, (0.0, 0.0, 30.0, 20.0), 50_000.0))
    assert set(cold) == {"tasmax_p2", "tasmax_p98"}
    assert cold["tasmax_p98"] < 0 < warm["tasmax_p2"]


def test_secrets_are_scrubbed() -> None:
    text = 'Bearer ya29.abc and {"private_key": "-----BEGIN"} and refresh_token=1//xyz&more'
    scrubbed = failures.scrubbed(text)
    assert not any(secret in scrubbed for secret in ("ya29", "BEGIN", "1//xyz"))


@pytest.mark.parametrize("form", ["3", "in 3 s", "nonsense", ""])
def test_what_the_last_answer_asked_to_wait_is_known(client: Client, sandbox: Any, form: str) -> None:
    """In seconds or as a date; and a caller that tries itself sends one request."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=3)
    header = email.utils.format_datetime(moment, usegmt=True) if form == "in 3 s" else form
    sandbox.faults({"path": "computePixels", "status": 429, "headers": {"Retry-After": header}})
    sandbox.clear_log()
    with pytest.raises(QuotaExceeded):
        client.pixels({"expression": products.build(MARCH).image}, attempts=1)
    assert len(sandbox.log()) == 1
    waits = client.session.transport.last_retry_after
    assert (1.0 <= waits <= 3.0) if "3" in form else waits == 0.0
