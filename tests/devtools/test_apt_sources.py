# SPDX-License-Identifier: GPL-2.0-or-later
"""The backports entry is derived from whatever apt configuration a machine has."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import pytest
from ee_workbench.devtools.apt_sources import (
    Source,
    backports_stanza,
    find_release,
    parse_deb822,
    parse_one_line,
    read_sources,
    serves,
)

DEB822 = """\
Types: deb
# a comment between fields
URIs: http://mirror.example.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example.org/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""

ONE_LINE = """\
# See sources.list(5)
deb-src http://mirror.example.org/debian bookworm main
deb [arch=amd64,arm64 signed-by=/usr/share/keyrings/a.gpg] http://mirror.example.org/debian bookworm main contrib # main
deb http://mirror.example.org/debian-security bookworm-security main
#deb http://mirror.example.org/debian bookworm-backports main
"""


def _machine(folder: Path, files: dict[str, str]) -> list[Source]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return read_sources(folder)


def test_deb822_stanzas_are_read() -> None:
    first, second = parse_deb822(DEB822)
    assert first.uris == ("http://mirror.example.org/debian",)
    assert first.suites == ("bookworm", "bookworm-updates")
    assert first.components == ("main",)
    assert first.options == {"Signed-By": "/usr/share/keyrings/debian-archive-keyring.gpg"}
    assert second.suites == ("bookworm-security",)


def test_deb822_leaves_out_what_is_off_or_source_code() -> None:
    text = (
        DEB822.replace("Types: deb\n#", "Enabled: no\nTypes: deb\n#") + "\nTypes: deb-src\nURIs: x\nSuites: bookworm\n"
    )
    assert [source.suites for source in parse_deb822(text)] == [("bookworm-security",)]


def test_deb822_keeps_a_key_that_stands_in_the_file() -> None:
    key = "\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mDMEYCQ\n -----END PGP PUBLIC KEY BLOCK-----"
    text = "Types: deb deb-src\nuris: https://m.example.org/debian/\nsuites: bookworm\ncomponents: main\n"
    text += f"signed-by:{key}\n"
    (source,) = parse_deb822(text)
    assert source.options["Signed-By"] == key
    written = backports_stanza(source, "bookworm")
    (again,) = parse_deb822(written)
    assert again.options["Signed-By"] == key
    assert again.suites == ("bookworm-backports",)


def test_deb822_accepts_crlf_and_blank_lines_with_spaces() -> None:
    text = DEB822.replace("\n\n", "\n  \n").replace("\n", "\r\n")
    assert len(list(parse_deb822(text))) == 2


def test_one_line_entries_are_read() -> None:
    release, security = parse_one_line(ONE_LINE)
    assert release == Source(
        ("http://mirror.example.org/debian",),
        ("bookworm",),
        ("main", "contrib"),
        {"Architectures": "amd64 arm64", "Signed-By": "/usr/share/keyrings/a.gpg"},
    )
    assert security.suites == ("bookworm-security",)


@pytest.mark.parametrize(
    "files",
    [
        {"sources.list": ONE_LINE},
        {"sources.list.d/debian.sources": DEB822},
        {"sources.list.d/main.list": ONE_LINE, "sources.list.d/readme.txt": "deb http://other bookworm main"},
    ],
    ids=["sources.list", "debian.sources", "a .list file"],
)
def test_backports_come_from_the_machines_own_mirror(tmp_path: Path, files: dict[str, str]) -> None:
    release = find_release(_machine(tmp_path, files), "bookworm")
    assert release is not None
    lines = backports_stanza(release, "bookworm").splitlines()
    assert lines[:4] == [
        "Types: deb",
        "URIs: http://mirror.example.org/debian",
        "Suites: bookworm-backports",
        "Components: main",
    ]
    assert lines[-1].startswith("Signed-By: /usr/share/keyrings/")


def test_an_entry_without_a_key_stays_without() -> None:
    (source,) = parse_one_line("deb http://mirror.example.org/debian bookworm main")
    assert "Signed-By" not in backports_stanza(source, "bookworm")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deb https://vendor.example.com/php bookworm main\n" + ONE_LINE, "http://mirror.example.org/debian"),
        (
            "deb https://vendor.example.com/linux/debian bookworm stable\n" + ONE_LINE,
            "http://mirror.example.org/debian",
        ),
        (
            "deb https://vendor.example.com/debian bookworm main\n"
            "deb http://near.example.org/d bookworm main\ndeb http://near.example.org/d bookworm-updates main\n",
            "http://near.example.org/d",
        ),
        ("deb http://mirror.example.org/debian trixie main", None),
        ("", None),
    ],
    ids=["another publisher", "another component", "the mirror with updates", "another release", "nothing"],
)
def test_the_distributions_own_entry_is_found(text: str, expected: Optional[str]) -> None:
    release = find_release(list(parse_one_line(text)), "bookworm")
    assert (release.uris[0] if release else None) == expected


def test_backports_that_are_there_are_seen(tmp_path: Path) -> None:
    assert not serves(_machine(tmp_path, {"sources.list": ONE_LINE}), "bookworm-backports")
    more = {"sources.list.d/b.list": "deb http://mirror.example.org/debian bookworm-backports main\n"}
    assert serves(_machine(tmp_path, more), "bookworm-backports")


def test_a_machine_without_sources_is_read_as_such(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "absent") == []
