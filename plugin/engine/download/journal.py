# SPDX-License-Identifier: GPL-2.0-or-later
"""What is safely on disk: the compressed blocks that have arrived, and a line for each tile that says where.

Two files stand beside the wanted one: ``NAME.part`` begins like a BigTIFF and takes blocks at its end; ``NAME.journal``
takes a line for a tile when its blocks are on the disk. Neither is ever changed before its end, so whatever moment
everything stops at, the lines that are whole tell the truth.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Iterator, Optional

from ...core.errors import DownloadRefused
from ...core.text import listed, tr
from .blocks import Encoded

#: Where blocks begin: after a BigTIFF's header.
START = 16


@dataclass(frozen=True)
class Entry:
    """A tile that is stored: its blocks lie one after the other from `at`, then those of its masks.

    Attributes:
        crc: of all those bytes.
    """

    tile: int
    at: int
    sizes: tuple[int, ...]
    mask_sizes: tuple[int, ...]
    sha256: str
    masked: bool
    taken: bool
    crc: int

    @property
    def end(self) -> int:
        """The first byte after it."""
        return self.at + sum(self.sizes) + sum(self.mask_sizes)


class Journal:
    """The two files of one download. Used by one thread.

    Args:
        path: of the wanted file.
        content: what is downloaded, by names that people understand; another content cannot be gone on with.
    """

    def __init__(self, path: Path, content: dict[str, str]) -> None:
        self.part = path.with_name(path.name + ".part")
        self.path = path.with_name(path.name + ".journal")
        self.entries: dict[int, Entry] = {}
        self.predictor: Optional[int] = None
        self._content = content
        self._blocks: Optional[IO[bytes]] = None
        self._lines: Optional[IO[bytes]] = None
        self.end = START

    def open(self, restart: bool = False) -> bool:
        """Take up what is there, or begin; whether anything was there.

        Raises:
            DownloadRefused: something else is there.
        """
        kept = [] if restart else list(self._whole_lines())
        begun = bool(kept) and os.path.isfile(self.part)
        if begun:
            self._compare(json.loads(kept[0][1]))
            self._take(kept[1:])
        self._blocks = self.part.open("r+b" if begun else "w+b")
        self._lines = self.path.open("r+b" if begun else "w+b")
        if begun:
            self._lines.truncate(kept[-1][0])
            self._lines.seek(0, os.SEEK_END)
        else:
            self._write_line({"content": self._content})
        self.cut()
        return begun

    def cut(self) -> None:
        """Take away from the part what stands after the last tile: a tile that was not finished, or an ending."""
        assert self._blocks is not None
        self._blocks.truncate(max(self.end, START))
        self._blocks.seek(0)
        self._blocks.write(bytes(START))
        self._blocks.seek(self.end)
        self._blocks.flush()

    def add(self, tiles: list[tuple[int, Encoded]]) -> None:
        """Store tiles; when this returns they are on the disk.

        Raises:
            OSError: they are not; what was stored before is.
        """
        assert self._blocks is not None
        entries, at = [], self.end
        self._blocks.seek(at)
        for tile, each in tiles:
            crc = 0
            for block in (*each.blocks, *each.masks):
                self._blocks.write(block)
                crc = zlib.crc32(block, crc)
            sizes, mask_sizes = tuple(map(len, each.blocks)), tuple(map(len, each.masks))
            entries.append(Entry(tile, at, sizes, mask_sizes, each.sha256, each.masked, each.taken, crc))
            at = entries[-1].end
        self._blocks.flush()
        os.fsync(self._blocks.fileno())
        self._write_line(*map(asdict, entries))
        self.entries.update((entry.tile, entry) for entry in entries)
        self.end = at

    def agree(self, predictor: int) -> None:
        """Note how all blocks of this file are written."""
        if self.predictor is None:
            self._write_line({"predictor": predictor})
            self.predictor = predictor

    def drop(self, tile: int) -> None:
        """Forget a tile whose blocks turned out to be damaged."""
        self._write_line({"dropped": tile})
        self.entries.pop(tile, None)

    def close(self) -> None:
        """Let go of the files; they stay."""
        for each in (self._blocks, self._lines):
            if each is not None:
                with contextlib.suppress(OSError):  # what a full disk did not take is not in the journal either
                    each.close()
        self._blocks = self._lines = None

    def remove(self) -> None:
        """Take the files away: the download is complete, or not wanted any more."""
        self.close()
        self.path.unlink(missing_ok=True)
        self.part.unlink(missing_ok=True)

    # Lines: a checksum, a space, JSON.

    def _write_line(self, *values: dict[str, Any]) -> None:
        assert self._lines is not None
        for value in values:
            text = json.dumps(value, separators=(",", ":")).encode()
            self._lines.write(b"%08x %s\n" % (zlib.crc32(text), text))
        self._lines.flush()
        os.fsync(self._lines.fileno())

    def _whole_lines(self) -> Iterator[tuple[int, bytes]]:
        """The lines up to the first that is damaged, each with where it ends."""
        try:
            content = self.path.read_bytes()
        except OSError:
            return
        end = 0
        for line in content.splitlines(keepends=True):
            crc, _, text = line.rstrip(b"\n").partition(b" ")
            if not line.endswith(b"\n") or crc != b"%08x" % zlib.crc32(text):
                return
            end += len(line)
            yield end, text

    def _take(self, lines: list[tuple[int, bytes]]) -> None:
        size = self.part.stat().st_size
        for _, text in lines:
            values = json.loads(text)
            if "dropped" in values:
                self.entries.pop(values["dropped"], None)
                continue
            if "predictor" in values:
                self.predictor = int(values["predictor"])
                continue
            values["sizes"], values["mask_sizes"] = tuple(values["sizes"]), tuple(values["mask_sizes"])
            entry = Entry(**values)
            if entry.end <= size:
                self.entries[entry.tile] = entry
                self.end = max(self.end, entry.end)

    def _compare(self, found: dict[str, Any]) -> None:
        before: dict[str, str] = found.get("content", {})
        changed = [name for name in self._content if before.get(name) != self._content[name]]
        if changed:
            sentence = tr(
                "What was begun here cannot be gone on with, because this has changed: {}. Start anew, or choose "
                "another file."
            )
            raise DownloadRefused(sentence.format(listed(changed)), details=str(self.part))
