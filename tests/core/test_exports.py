# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of exported files, ids of requests, and the journal."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError, WorkbenchError
from ee_workbench.plugin.core.export_journal import Entry, ExportJournal, Job, request_id
from ee_workbench.plugin.core.export_names import NameTemplate, distinct
from hypothesis import given
from hypothesis import strategies as st

IMAGE = {
    "system:index": "20240603T094539_T32UPU",
    "system:time_start": 1717407939000,
    "model": "GFDL-CM4",
    "cloud": 12.345,
}


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("tmax_{index}", "tmax_7"),
        ("{index:03d}", "007"),
        ("{date:%Y_%m}", "2024_06"),
        ("{date}", "2024-06-03"),
        ("{system:index}", "20240603T094539_T32UPU"),
        ("{model} {date:%Y}", "GFDL-CM4_2024"),
        ("c{cloud:.1f}", "c12.3"),
        ("a/b:c?{model}", "a_b_c_GFDL-CM4"),
        ("{{x}}", "x"),
        ("...", "image"),
        ("x" * 300, "x" * 100),
    ],
)
def test_names(template: str, name: str) -> None:
    assert NameTemplate(template).render(7, IMAGE) == name


@pytest.mark.parametrize("template", ["", "  ", "{", "}", "{}", "{model!r}", "{model.upper}", "{model[0]}"])
def test_templates_that_are_none(template: str) -> None:
    with pytest.raises(RecipeError) as caught:
        NameTemplate(template)
    assert caught.value.field == "template"


@pytest.mark.parametrize(("template", "words"), [("{scenario}", "scenario"), ("{model:d}", "does not fit")])
def test_what_an_image_lacks(template: str, words: str) -> None:
    with pytest.raises(RecipeError, match=words):
        NameTemplate(template).render(0, IMAGE)
    with pytest.raises(RecipeError, match="no date"):
        NameTemplate("{date}").render(0, {})


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_a_sentence(text: str) -> None:
    try:
        made = NameTemplate(text).render(0, IMAGE)
    except RecipeError as error:
        assert error.field == "template" and str(error)
    else:
        assert 1 <= len(made) <= 100 and not set(made) & set('/\\:*?"<>| ')


@given(st.lists(st.sampled_from(["a", "b", "a_1", "c"]), max_size=12))
def test_no_file_takes_another_one_s_place(names: list[str]) -> None:
    found = distinct(names)
    assert len(set(found)) == len(names) and all(new.startswith(old) for new, old in zip(found, names))


def test_the_id_says_the_content() -> None:
    body: dict[str, Any] = {"expression": {"a": 1, "b": 2}, "fileExportOptions": {"x": "y"}}
    key = request_id("p", body)
    assert key == request_id("p", {"fileExportOptions": {"x": "y"}, "expression": {"b": 2, "a": 1}, "requestId": "z"})
    assert len(key) <= 60 and key != request_id("q", body) and key != request_id("p", {**body, "maxPixels": 1})


def entry(number: int) -> Entry:
    return Entry(f"r{number}", f"projects/p/operations/{number}", f"näme {number}", "b")


def test_the_journal_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "exports"
    journal = ExportJournal(path)
    assert journal.entries() == () and journal.find("r1") is None
    for number in range(3):
        journal.add(entry(number))
    again = ExportJournal(path)
    assert [each.request for each in again.entries()] == ["r0", "r1", "r2"]
    found = again.find("r1")
    assert found is not None and found.name == "näme 1" and found.seconds > 1.7e9


@pytest.mark.parametrize("cut", range(1, 120, 7))
def test_half_a_line_is_passed_over(tmp_path: Path, cut: int) -> None:
    journal = ExportJournal(tmp_path)
    path = tmp_path / "submitted.jsonl"
    for number in range(3):
        journal.add(entry(number))
    path.write_bytes(path.read_bytes()[:-cut])
    again = ExportJournal(tmp_path)
    assert [each.request for each in again.entries()][:2] == ["r0", "r1"]
    again.add(entry(9))
    assert "r9" in [each.request for each in ExportJournal(tmp_path).entries()]


@pytest.mark.parametrize("damage", [b"\xff\xfe\n", b"[]\n", b'{"request": 3}\n', b"null\n"])
def test_what_is_no_entry_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "submitted.jsonl").write_bytes(damage)
    journal = ExportJournal(tmp_path)
    assert journal.entries() == ()
    journal.add(entry(1))
    assert len(ExportJournal(tmp_path).entries()) == 1


def test_threads_write_whole_lines(tmp_path: Path) -> None:
    journal = ExportJournal(tmp_path)
    threads = [
        threading.Thread(target=lambda start=start: [journal.add(entry(start + n)) for n in range(20)])  # type: ignore[misc]
        for start in range(0, 100, 20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = (tmp_path / "submitted.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["request"] for line in lines} == {f"r{number}" for number in range(100)}


def jobs(count: int) -> list[Job]:
    return [Job("image", f"n{number}", {"expression": number, "text": "ä"}) for number in range(count)]


def test_a_batch_is_kept_whole(tmp_path: Path) -> None:
    journal = ExportJournal(tmp_path)
    batch = journal.begin("Tmax", "p", jobs(3), '{"order": 1}')
    assert journal.begin("Tmax", "p", jobs(3)).id == batch.id != journal.begin("Tmax", "q", jobs(3)).id
    again = ExportJournal(tmp_path)
    assert again.jobs(batch.id) == tuple(jobs(3)) and {each.project for each in again.batches()} == {"p", "q"}
    assert [(each.title, len(each.requests)) for each in again.unfinished("p")] == [("Tmax", 3)]
    for number, key in enumerate(batch.requests):
        journal.add(Entry(key, f"operations/{number}", f"n{number}", batch.id))
        again.refresh()
        assert again.submitted(batch) == number + 1
    assert again.unfinished("p") == () and again.job_of("operations/1")[0] == jobs(3)[1]
    again.forget(batch.id)
    assert [each.project for each in again.batches()] == ["q"] and len(again.entries()) == 3
    with pytest.raises(WorkbenchError):
        again.job_of("operations/1")
    with pytest.raises(WorkbenchError):
        again.jobs(batch.id)


def test_old_batches_go(tmp_path: Path) -> None:
    journal = ExportJournal(tmp_path)
    batch = journal.begin("old", "p", jobs(1))
    long_ago = time.time() - 40 * 86_400
    os.utime(tmp_path / "batches" / f"{batch.id}.jsonl", (long_ago, long_ago))
    journal.begin("new", "p", jobs(2))
    assert [each.title for each in journal.batches()] == ["new"]


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[1]\n", b'{"id": 3}\n', b"\xff\n"])
def test_damaged_batches_are_passed_over(tmp_path: Path, damage: bytes) -> None:
    journal = ExportJournal(tmp_path)
    batch = journal.begin("Tmax", "p", jobs(1))
    (tmp_path / "batches" / f"{batch.id}.jsonl").write_bytes(damage)
    (tmp_path / "batches" / "other.jsonl").write_bytes(damage)
    assert journal.batches() == () and journal.batch("../submitted") is None


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    journal = ExportJournal(tmp_path / "file")
    with pytest.raises(WorkbenchError, match="disk space"):
        journal.begin("Tmax", "p", jobs(1))
    with pytest.raises(WorkbenchError, match="disk space"):
        journal.add(entry(1))
    assert journal.entries() == ()
