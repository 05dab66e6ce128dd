# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest
from ee_workbench.devtools.house import DevError, link_folder, metadata, version_tuple


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3.40.6-Bratislava", (3, 40, 6)),
        ("3.40.6+dfsg-1~bpo12+1", (3, 40, 6)),
        ("4.0", (4, 0)),
        ("3.99.0-Master", (3, 99, 0)),
        ("", ()),
        ("unknown", ()),
    ],
)
def test_version_text_becomes_comparable_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert version_tuple(text) == numbers


def test_metadata_is_read() -> None:
    assert metadata("name") == "Earth Engine Workbench"


def test_link_is_made_moved_and_left_alone(tmp_path: Path) -> None:
    first, second, link = tmp_path / "first", tmp_path / "second", tmp_path / "profile" / "plugins" / "link"
    first.mkdir()
    second.mkdir()
    link_folder(link, first)
    assert link.resolve() == first
    link_folder(link, second)
    assert link.resolve() == second
    link_folder(link, second)
    assert link.resolve() == second


def test_a_real_folder_is_never_replaced_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "work.txt").write_text("mine")
    with pytest.raises(DevError, match="in the way"):
        link_folder(tmp_path / "real", tmp_path)
    assert (tmp_path / "real" / "work.txt").read_text() == "mine"
