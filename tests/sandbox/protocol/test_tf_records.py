# SPDX-License-Identifier: GPL-2.0-or-later
"""TFRecord exports: read back by the protobuf library and google-crc32c, and compared with numpy."""

from __future__ import annotations

import gzip
import json
import random
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.sandbox.protocol import checksum, tf_records
from ee_workbench.tests.sandbox.protocol.test_exports import finished, succeeded
from ee_workbench.tests.script_client import script_client

google_crc32c = pytest.importorskip("google_crc32c")
descriptor_pb2 = pytest.importorskip("google.protobuf.descriptor_pb2")


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], tmp_path: Path) -> Any:
    return fresh_sandbox("--output", tmp_path / "out")


@pytest.fixture
def ee(server: Any) -> Iterator[Any]:
    with script_client(server.url) as client:
        yield client


# An independent reader.


def _message_class() -> Any:
    """`tf.train.Example`, from its published definition."""
    from google.protobuf import descriptor_pool, message_factory

    file = descriptor_pb2.FileDescriptorProto(name="example.proto", package="t", syntax="proto3")
    repeated, single = 3, 1
    bytes_, float_, int64, string, message = 12, 2, 3, 9, 11

    def add(name: str, *fields: tuple[str, int, int, int, str]) -> Any:
        made = file.message_type.add(name=name)
        for field, number, label, kind, of in fields:
            made.field.add(name=field, number=number, label=label, type=kind, type_name=of or None)
        return made

    add("BytesList", ("value", 1, repeated, bytes_, ""))
    add("FloatList", ("value", 1, repeated, float_, ""))
    add("Int64List", ("value", 1, repeated, int64, ""))
    kinds = (("bytes_list", 1, ".t.BytesList"), ("float_list", 2, ".t.FloatList"), ("int64_list", 3, ".t.Int64List"))
    add("Feature", *((name, number, single, message, of) for name, number, of in kinds))
    features = add("Features", ("feature", 1, repeated, message, ".t.Features.FeatureEntry"))
    entry = features.nested_type.add(name="FeatureEntry")
    entry.options.map_entry = True
    entry.field.add(name="key", number=1, label=single, type=string)
    entry.field.add(name="value", number=2, label=single, type=message, type_name=".t.Feature")
    add("Example", ("features", 1, single, message, ".t.Features"))
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("t.Example"))


EXAMPLE = _message_class()


def masked(content: bytes) -> int:
    total = google_crc32c.value(content)
    return ((total >> 15 | total << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(path: Path) -> Iterator[bytes]:
    """A file's records; every sum must be right."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    while data:
        (length, first) = struct.unpack("<QI", data[:12])
        content = data[12 : 12 + length]
        (second,) = struct.unpack("<I", data[12 + length : 16 + length])
        assert (first, second) == (masked(data[:8]), masked(content))
        yield content
        data = data[16 + length :]


def read(path: Path) -> list[dict[str, np.ndarray]]:
    """The features of each of a file's examples, flat."""
    found = []
    for content in records(path):
        features = EXAMPLE.FromString(content).features.feature
        values = {}
        for name, feature in features.items():
            if feature.HasField("bytes_list"):
                (raw,) = feature.bytes_list.value
                values[name] = np.frombuffer(raw, "uint8")
            elif feature.HasField("float_list"):
                values[name] = np.array(feature.float_list.value, "float32")
            else:
                values[name] = np.array(feature.int64_list.value, "int64")
        found.append(values)
    return found


# The parts by themselves.


@pytest.mark.parametrize("length", [4, 5, 8, 255, 256, 257, 1000, 65_536, 300_001])
def test_sums(length: int) -> None:
    content = random.Random(length).randbytes(length)
    assert checksum.crc32c(content) == google_crc32c.value(content)


def test_known_sum() -> None:
    """From the check values that are published for it."""
    assert checksum.crc32c(b"123456789") == 0xE3069283


def test_whole_numbers() -> None:
    numbers = np.array([0, 1, 127, 128, 300, -1, 2**63 - 1, -(2**63)], "int64")
    found = EXAMPLE.FromString(tf_records.example({"ä": numbers}))
    assert list(found.features.feature["ä"].int64_list.value) == numbers.tolist()


# Exports by the real client.

WIDTH, HEIGHT = 21, 13


def export(ee: Any, image: Any, options: dict[str, Any], **more: Any) -> Any:
    box = ee.Geometry.Rectangle([10.0, 40.0 - HEIGHT, 10.0 + WIDTH, 40.0], "EPSG:4326", False)
    given = {"description": "p", "folder": "f", "crs": "EPSG:4326", "crsTransform": [1, 0, 0, 0, -1, 0], "region": box}
    return ee.batch.Export.image.toDrive(image, **given, fileFormat="TFRecord", formatOptions=options, **more)


def bands(ee: Any) -> Any:
    """Longitude as float; rows counted from the equator, below zero, as whole numbers; columns as bytes."""
    place = ee.Image.pixelLonLat()
    south = place.select("latitude").multiply(-10).toInt16().rename("south")
    byte = place.select("longitude").toByte().rename("byte")
    return place.select("longitude").toFloat().rename("east").addBands(south).addBands(byte)


def truth() -> dict[str, np.ndarray]:
    """The same by numpy."""
    longitude, latitude = 10.5 + np.arange(WIDTH), 39.5 - np.arange(HEIGHT)
    shape = (len(latitude), len(longitude))
    return {
        "east": np.broadcast_to(longitude, shape).astype("float32"),
        "south": np.broadcast_to(np.trunc(-10 * latitude)[:, None], shape).astype("int64"),
        "byte": np.broadcast_to(np.trunc(longitude), shape).astype("uint8"),
    }


def test_patches(ee: Any) -> None:
    folder = succeeded(export(ee, bands(ee), {"patchDimensions": [5, 4]}))
    assert sorted(path.name for path in folder.iterdir()) == ["p-00000.tfrecord", "p-mixer.json"]
    found = read(folder / "p-00000.tfrecord")
    # 21 by 13 pixels: four patches in a row, three rows; what is over at the right and below is left.
    assert len(found) == 12
    for number, patch in enumerate(found):
        top, left = number // 4 * 4, number % 4 * 5
        for name, whole in truth().items():
            assert patch[name].dtype == whole.dtype
            np.testing.assert_array_equal(patch[name].reshape(4, 5), whole[top : top + 4, left : left + 5])
    assert json.loads((folder / "p-mixer.json").read_text()) == {
        "projection": {"crs": "EPSG:4326", "affine": {"doubleMatrix": [1.0, 0.0, 10.0, 0.0, -1.0, 40.0]}},
        "patchDimensions": [5, 4],
        "patchesPerRow": 4,
        "totalPatches": 12,
    }


def test_overlapping_compressed_files_of_a_size(ee: Any) -> None:
    options = {"patchDimensions": [5, 4], "kernelSize": [4, 2], "compressed": True, "maxFileSize": 1000}
    folder = succeeded(export(ee, bands(ee).select("east"), options))
    files = sorted(folder.glob("*.tfrecord.gz"))
    assert [path.name for path in files] == [f"p-{number:05d}.tfrecord.gz" for number in range(len(files))]
    sizes = [len(gzip.decompress(path.read_bytes())) for path in files]
    assert len(files) > 1 and max(sizes) <= 1000
    found = [patch for path in files for patch in read(path)]
    # The client clips what it exports to the region: beyond it everything is masked.
    whole = np.pad(truth()["east"], 2)
    for number, patch in enumerate(found):
        top, left = number // 4 * 4 + 1, number % 4 * 5  # two pixels more at the sides, one above and below
        np.testing.assert_array_equal(patch["east"].reshape(6, 9), whole[top : top + 6, left : left + 9])
    assert len(found) == 12


def test_masked_pixels_and_patches(ee: Any) -> None:
    image = bands(ee).updateMask(ee.Image.pixelLonLat().select("longitude").gt(17))
    folder = succeeded(export(ee, image, {"patchDimensions": [5, 13], "defaultValue": -7.9}))
    found = read(folder / "p-00000.tfrecord")
    assert [(patch["east"] == np.float32(-7.9)).sum() for patch in found] == [65, 2 * 13, 0, 0]
    # Whole numbers drop the fraction; bytes cannot be below 0.
    assert set(found[0]["south"]) == {-7} and set(found[0]["byte"]) == {0}
    folder = succeeded(export(ee, image, {"patchDimensions": [5, 13], "maskedThreshold": 0.5}, fileNamePrefix="q"))
    assert len(read(folder / "q-00000.tfrecord")) == 3 and not (folder / "q-mixer.json").exists()


def test_bands_as_one(ee: Any) -> None:
    folder = succeeded(
        export(ee, bands(ee).select("byte", "south"), {"patchDimensions": [21, 13], "collapseBands": True})
    )
    (patch,) = read(folder / "p-00000.tfrecord")
    assert list(patch) == ["byte"] and patch["byte"].dtype == np.int64
    whole = truth()
    np.testing.assert_array_equal(patch["byte"].reshape(2, 13, 21), np.stack([whole["byte"], whole["south"]]))


def test_single_pixels(ee: Any) -> None:
    folder = succeeded(export(ee, bands(ee), {}))
    found = read(folder / "p-00000.tfrecord")
    assert len(found) == WIDTH * HEIGHT
    assert [float(patch["east"][0]) for patch in found] == truth()["east"].ravel().tolist()


@pytest.mark.parametrize("options", [{"sequenceData": True}, {"patchDimensions": [0, 4]}, {"maskedThreshold": 2}])
def test_what_is_not_written(ee: Any, options: dict[str, Any]) -> None:
    task = export(ee, bands(ee), options)
    task.start()
    status = finished(task)
    assert status["state"] == "FAILED" and ("TFRecord" in status["error_message"] or "range" in status["error_message"])
