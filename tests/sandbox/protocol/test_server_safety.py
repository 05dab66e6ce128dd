# SPDX-License-Identifier: GPL-2.0-or-later
"""What the server refuses: strangers, hostile bodies, graphs and ids."""

from __future__ import annotations

import concurrent.futures
import http.client
import json
import os
import random
import socket
import sys
from pathlib import Path
from typing import Any, Callable
from urllib.parse import urlsplit

import pytest
import requests

from .by_hand import GRID, children_of, compute


def test_only_this_machine_s_names_are_answered(sandbox: Any) -> None:
    url = urlsplit(sandbox.url)
    for host, status in (
        ("127.0.0.1", 200),
        ("localhost", 200),
        ("evil.example", 404),
        ("127.0.0.1.evil.example", 404),
    ):
        connection = http.client.HTTPConnection("127.0.0.1", url.port, timeout=10)
        connection.request("GET", f"{url.path}/v1/projects/sandbox/config", headers={"Host": f"{host}:{url.port}"})
        assert connection.getresponse().status == status
        connection.close()


def test_the_token_is_needed(sandbox: Any) -> None:
    url = urlsplit(sandbox.url)
    for path in ("/", "/v1/projects/sandbox/config", "/wrong/v1/projects/sandbox/config"):
        assert requests.get(f"http://127.0.0.1:{url.port}{path}", timeout=10).status_code == 404


def test_control_needs_its_own_token(sandbox: Any, fresh_sandbox: Callable[..., Any]) -> None:
    assert requests.get(f"{sandbox.url}/control/log", timeout=10).status_code == 404
    assert requests.get(f"{sandbox.url}/control/log", headers={"X-Sandbox-Control": "x"}, timeout=10).status_code == 404
    assert isinstance(sandbox.log(), list)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has all of 127.0.0.0/8")
def test_it_listens_on_one_address_of_this_machine(sandbox: Any) -> None:
    """127.0.0.2 is this machine too, but not what it listens on: nor is any address that others could reach."""
    port = urlsplit(sandbox.url).port
    with socket.create_connection(("127.0.0.1", port), timeout=10):
        pass
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=10):
        pass


def test_ids_in_a_graph_lead_nowhere_else(fresh_sandbox: Callable[..., Any], tmp_path: Path) -> None:
    """A collection that somebody else keeps beside the sandbox's assets, asked for by all kinds of ids."""
    server = fresh_sandbox("--output", tmp_path / "out")
    made = {"type": "IMAGE_COLLECTION", "properties": {"word": "mine"}}
    address = f"{server.url}/v1/projects/sandbox"
    assert requests.post(f"{address}/assets?assetId=own", json=made, timeout=60).status_code == 200
    (own,) = (tmp_path / "out").rglob("own/manifest.json")
    outside = own.parents[5] / "private"
    outside.mkdir()
    document = json.loads(own.read_text(encoding="utf-8"))
    document["assets"][0]["properties"] = {"word": "swordfish"}
    (outside / "manifest.json").write_text(json.dumps(document), encoding="utf-8")

    def word(identifier: str) -> str:
        collection = {"functionName": "ImageCollection.load", "arguments": {"id": {"constantValue": identifier}}}
        arguments = {"object": {"functionInvocationValue": collection}, "property": {"constantValue": "word"}}
        asked = {"functionInvocationValue": {"functionName": "Element.get", "arguments": arguments}}
        body = {"expression": {"result": "0", "values": {"0": asked}}}
        return requests.post(f"{address}/value:compute", json=body, timeout=60).text

    assert "mine" in word("projects/sandbox/assets/own")
    for identifier in (
        "projects/sandbox/assets/../../../../private",
        "projects/sandbox/assets/own/../../../../../private",
        "../private",
        str(outside),
        "projects/sandbox/assets/" + str(outside),
    ):
        assert "swordfish" not in word(identifier), identifier


@pytest.mark.parametrize(
    "path", ["..%2f..%2fetc%2fpasswd", "../../../../etc/passwd", "%2e%2e/%2e%2e/x", "a//b", "a/../b"]
)
def test_asset_ids_lead_nowhere_else(sandbox: Any, path: str) -> None:
    url = urlsplit(sandbox.url)
    connection = http.client.HTTPConnection("127.0.0.1", url.port, timeout=10)
    connection.request("GET", f"{url.path}/v1/projects/sandbox/assets/{path}")
    answer = connection.getresponse()
    assert answer.status in (400, 404) and b"root:" not in answer.read()
    connection.close()


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[" * 100_000,
        b'{"expression":' + b"[" * 50_000,
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"x"',
        b'{"expression": 3}',
    ],
)
def test_bodies_that_are_none(sandbox: Any, body: bytes) -> None:
    answer = requests.post(
        f"{sandbox.url}/v1/projects/sandbox/value:compute",
        data=body,
        headers={"Content-Type": "application/json"},
        timeout=30,
    )
    assert answer.status_code == 400 and answer.json()["error"]["status"] == "INVALID_ARGUMENT"
    assert "Traceback" not in answer.text


def test_large_bodies_are_refused(sandbox: Any) -> None:
    url = urlsplit(sandbox.url)
    connection = http.client.HTTPConnection("127.0.0.1", url.port, timeout=10)
    connection.putrequest("POST", f"{url.path}/v1/projects/sandbox/value:compute")
    connection.putheader("Content-Length", str(10_485_761))
    connection.endheaders()
    assert connection.getresponse().status == 400
    connection.close()


def nested(depth: int) -> dict[str, Any]:
    node: dict[str, Any] = {"constantValue": 1}
    for _ in range(depth):
        node = {"arrayValue": {"values": [node]}}
    return {"result": "0", "values": {"0": node}}


def chained(length: int) -> dict[str, Any]:
    values: dict[str, Any] = {"0": {"constantValue": 1}}
    for index in range(1, length):
        values[str(index)] = {"arrayValue": {"values": [{"valueReference": str(index - 1)}]}}
    return {"result": str(length - 1), "values": values}


@pytest.mark.parametrize(
    "expression",
    [
        nested(250),
        chained(5000),
        {"result": "0", "values": {"0": {"valueReference": "0"}}},
        {"result": "0", "values": {"0": {"valueReference": "1"}, "1": {"valueReference": "0"}}},
        {"result": "9", "values": {}},
        {"result": "0", "values": {"0": {"argumentReference": "x"}}},
        {"result": "0", "values": {"0": {"functionDefinitionValue": {"argumentNames": ["a"], "body": "0"}}}},
        {"result": "0", "values": {"0": {"functionInvocationValue": {"functionName": 3, "arguments": []}}}},
    ],
)
def test_graphs_that_are_none(sandbox: Any, expression: Any) -> None:
    answer = compute(sandbox, expression)
    assert answer.status_code == 400 and answer.json()["error"]["message"]


#: Seeded requests of each kind; EE_WORKBENCH_FUZZ sets another number.
FUZZED = int(os.environ.get("EE_WORKBENCH_FUZZ", "10000"))
_CONSTANTS: list[Any] = [
    1, -1, 0, 3.5, 1e300, -1e-300, 2**40, "a", "", "EPSG:4326", "EPSG:32632", "meters", "pixels", None, True, [], {},
    [1, 2], [[0, 0], [1, 1]], [[[0, 0], [1, 0], [1, 1]]], "NASA/GDDP-CMIP6", "USGS/SRTMGL1_003", "2030-01-01", "tas",
    {"a": 1},    "x" * 500, "\u0000", [None], float("1e16"), "mean", ".*",
]  # fmt: skip


class Fuzz:
    """Random graphs: algorithms whose types fit, now and then with something that does not."""

    def __init__(self) -> None:
        import ee

        path = Path(ee.__file__).parent / "tests" / "algorithms.json"
        self.algorithms: dict[str, dict[str, str]] = {}
        self.makers: dict[str, list[str]] = {}
        for each in json.loads(path.read_text(encoding="utf-8"))["algorithms"]:
            name = each["name"].rsplit("/", 1)[-1]
            found = {argument["argumentName"]: _plain_type(argument["type"]) for argument in each.get("arguments", ())}
            self.algorithms[name] = found
            self.makers.setdefault(_plain_type(each["returnType"]), []).append(name)
        self.makers["Geometry"] = [name for name in self.algorithms if name.startswith("GeometryConstructors.")]

    def graph(self, generator: random.Random) -> dict[str, Any]:
        """A whole expression."""
        kind = generator.choice(["Object", *self.makers])
        values = {"0": self.node(generator, kind, 0), "1": self.node(generator, "Image", 2), "2": {"constantValue": 3}}
        return {"result": generator.choice(["0", "0", "0", "1"]), "values": values}

    def node(self, generator: random.Random, kind: str, depth: int) -> Any:
        """A node that gives a type, most of the time."""
        chance = generator.random()
        if chance < 0.002:
            return generator.choice([{}, {"y": 1}, 3, None, {"valueReference": "0"}, {"argumentReference": "0"}])
        if chance < 0.03:
            return {"constantValue": generator.choice(_CONSTANTS)}
        if chance < 0.05:
            return {"valueReference": generator.choice("12")}
        makers = self.makers.get(kind) or (list(self.algorithms) if kind == "Object" else [])
        if not makers or depth > 4 or (kind in _SIMPLE and chance < 0.8):
            return {"constantValue": generator.choice(_SIMPLE.get(kind, _CONSTANTS))}
        return self.call(generator, generator.choice(makers), depth)

    def call(self, generator: random.Random, name: str, depth: int) -> Any:
        """A call of an algorithm."""
        arguments = {}
        for parameter, kind in self.algorithms[name].items():
            if parameter in ("baseAlgorithm", "algorithm", "function"):
                body = {"functionDefinitionValue": {"argumentNames": ["0"], "body": "2"}}
                arguments[parameter] = generator.choice([body, {"functionReference": "Image.abs"}])
            elif generator.random() < 0.85:
                arguments[parameter] = self.node(generator, kind, depth + 1)
        if generator.random() < 0.03:
            arguments["nonsense"] = {"constantValue": 1}
        return {"functionInvocationValue": {"functionName": name, "arguments": arguments}}


def _plain_type(text: str) -> str:
    return text.split("<")[0].strip()


_SIMPLE: dict[str, list[Any]] = {
    "Number": [0, 1, -3, 2.5, 1e10], "Integer": [0, 1, 2, 7, -1], "Long": [0, 1, 10**10],
    "Float": [0.5, 30.0, -1.5, 1e6], "Double": [0.5, -2.0], "Boolean": [True, False],
    "String": ["tas", "B4", "EPSG:3857", "day", "mean", ".*", "YYYY-MM-dd"],
    "List": [[1, 2, 3], [], [0.5, -1], ["a", "b"], [[0, 0], [1, 1]], ["tas"]], "Dictionary": [{}, {"a": 1, "b": [2]}],
    "Projection": ["EPSG:4326", "EPSG:32632"], "ErrorMargin": [1, 100],
}  # fmt: skip


def sent_by_four(seed: int, work: Callable[[requests.Session, random.Random], None]) -> None:
    """Do a piece of work FUZZED times, from four threads, each with random numbers of its own."""

    def run(number: int) -> None:
        generator = random.Random(seed * 1000 + number)
        with requests.Session() as session:
            for _ in range(FUZZED // 4):
                work(session, generator)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(run, number) for number in range(4)]:
            done.result()


def checked(answer: requests.Response) -> None:
    """An answer is JSON, with a result or an error that has a sentence, and never a trace."""
    assert answer.status_code in (200, 400, 404, 429, 500), answer.text
    told = answer.json()
    assert answer.status_code == 200 or told["error"]["message"], answer.text
    assert "Traceback" not in answer.text and "internal error" not in answer.text, (answer.text, answer.request.body)


def test_random_graphs_always_get_json(fresh_sandbox: Callable[..., Any]) -> None:
    server, fuzz = fresh_sandbox(), Fuzz()
    workers = children_of(server.process.pid)

    def work(session: requests.Session, generator: random.Random) -> None:
        body = {"expression": fuzz.graph(generator)}
        checked(session.post(f"{server.url}/v1/projects/sandbox/value:compute", json=body, timeout=100))

    sent_by_four(7, work)
    assert children_of(server.process.pid) == workers  # none of them has died


def test_broken_bodies_always_get_json(fresh_sandbox: Callable[..., Any]) -> None:
    server = fresh_sandbox()
    workers = children_of(server.process.pid)
    load = {"functionInvocationValue": {"functionName": "Image.constant", "arguments": {"value": {"constantValue": 1}}}}
    whole = {
        "expression": {"result": "0", "values": {"0": load}}, "fileFormat": "NPY", "grid": GRID,
        "bandIds": ["constant"], "visualizationOptions": {"ranges": [{"min": 0, "max": 1}]}, "workloadTag": "x",
    }  # fmt: skip
    paths = ["value:compute", "image:computePixels", "maps", "thumbnails", "tables", "table:computeFeatures"]
    paths += ["image:export", "table:export", "operations/x:cancel", "assets/a:copy", "assets?assetId=x"]
    good = json.dumps(whole).encode()

    def work(session: requests.Session, generator: random.Random) -> None:
        data = bytearray(good)
        for _ in range(generator.randrange(1, 5)):
            kind, place = generator.randrange(4), generator.randrange(max(len(data), 1))
            if kind == 0 and data:
                data[place] = generator.randrange(256)
            elif kind == 1:
                del data[place : place + generator.randrange(40)]
            elif kind == 2:
                data[place:place] = generator.choice([b"[", b"}", b'"', b"null", b"-1e999", b"\xff", b"{}", b"0"])
            else:
                data[place:place] = bytes(data[place : place + 30])
        url = f"{server.url}/v1/projects/sandbox/{generator.choice(paths)}"
        answer = session.post(url, data=bytes(data), headers={"Content-Type": "application/json"}, timeout=100)
        if answer.headers["Content-Type"].startswith("application/json"):
            checked(answer)
        else:
            assert answer.status_code == 200

    sent_by_four(8, work)
    assert children_of(server.process.pid)[: len(workers)] == workers
