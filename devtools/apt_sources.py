# SPDX-License-Identifier: GPL-2.0-or-later
"""The machine's apt sources, and the backports entry derived from them.

Both formats of sources.list(5) are read: deb822 stanzas (``*.sources``) and one-line entries (``sources.list``,
``*.list``). The mirror, its key and its options are always those that the machine uses already for the release itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

#: Options of an entry that its backports need as well, by their deb822 names.
KEPT_OPTIONS = ("Architectures", "Trusted", "Signed-By")
_ONE_LINE = re.compile(r"^\s*deb\s+(?:\[(?P<options>[^\]]*)\]\s*)?(?P<uri>\S+)\s+(?P<suite>\S+)\s*(?P<components>.*)$")
_ONE_LINE_NAMES = {"arch": "Architectures", "signed-by": "Signed-By", "trusted": "Trusted"}


@dataclass(frozen=True)
class Source:
    """One enabled entry for binary packages."""

    uris: tuple[str, ...]
    suites: tuple[str, ...]
    components: tuple[str, ...]
    options: dict[str, str] = field(default_factory=dict)


def parse_deb822(text: str) -> Iterator[Source]:
    """Entries of a ``.sources`` file. A value may go on over lines that begin with a blank (inline keys do)."""
    for stanza in re.split(r"\n(?:[ \t]*\n)+", text.replace("\r\n", "\n")):
        fields: dict[str, str] = {}
        name = ""
        for line in stanza.split("\n"):
            if line.startswith("#") or not line.strip():
                continue
            if line[0] in " \t":
                if name:
                    fields[name] += "\n" + line.rstrip()
                continue
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
        if "deb" not in fields.get("types", "").split():
            continue
        if fields.get("enabled", "yes").lower() in ("no", "false", "0", "off", "without", "disable"):
            continue
        yield Source(
            uris=tuple(fields.get("uris", "").split()),
            suites=tuple(fields.get("suites", "").split()),
            components=tuple(fields.get("components", "").split()),
            options={name: fields[name.lower()] for name in KEPT_OPTIONS if name.lower() in fields},
        )


def parse_one_line(text: str) -> Iterator[Source]:
    """Entries of a ``sources.list`` file."""
    for line in text.splitlines():
        match = _ONE_LINE.match(line.partition("#")[0])
        if not match:
            continue
        options: dict[str, str] = {}
        for option in (match["options"] or "").split():
            name, _, value = option.partition("=")
            if name.lower() in _ONE_LINE_NAMES:
                options[_ONE_LINE_NAMES[name.lower()]] = value.replace(",", " ")
        yield Source((match["uri"],), (match["suite"],), tuple(match["components"].split()), options)


def read_sources(folder: Path) -> list[Source]:
    """All entries of an apt folder (``/etc/apt``), in the order in which apt reads the files."""
    sources: list[Source] = []
    main = folder / "sources.list"
    parts = folder / "sources.list.d"
    for path in [main, *(sorted(parts.iterdir()) if parts.is_dir() else [])]:
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".sources":
            sources.extend(parse_deb822(text))
        elif path.suffix == ".list":
            sources.extend(parse_one_line(text))
    return sources


def find_release(sources: list[Source], codename: str) -> Optional[Source]:
    """The entry that serves the release itself, where there is one.

    Other publishers call their suites after the release too. The distribution's own entry is the one whose mirror
    serves the release's updates as well, or else the one whose address names the distribution.
    """
    candidates = [source for source in sources if codename in source.suites and "main" in source.components]
    with_updates = {uri for source in sources if f"{codename}-updates" in source.suites for uri in source.uris}

    def rank(source: Source) -> int:
        if with_updates.intersection(source.uris):
            return 0
        return 1 if any(uri.rstrip("/").endswith("/debian") for uri in source.uris) else 2

    return min(candidates, key=rank, default=None)


def serves(sources: list[Source], suite: str) -> bool:
    """Whether an entry for the suite is there already."""
    return any(suite in source.suites and "main" in source.components for source in sources)


def backports_stanza(release: Source, codename: str) -> str:
    """A ``.sources`` file for the release's backports from the same mirror, signed by the same key."""
    return _stanza(release, f"{codename}-backports")


def release_stanza(release: Source, codename: str) -> str:
    """The same for a release itself and its updates."""
    return _stanza(release, f"{codename} {codename}-updates")


def _stanza(release: Source, suites: str) -> str:
    lines = [
        "Types: deb",
        f"URIs: {' '.join(release.uris)}",
        f"Suites: {suites}",
        "Components: main",
        *(f"{name}: {release.options[name]}" for name in KEPT_OPTIONS if name in release.options),
    ]
    return "\n".join(lines) + "\n"
