# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages of a series as an animation: GIF by ourselves, MP4 through ffmpeg where this computer has it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import List, Sequence, Tuple

import numpy as np
from qgis.PyQt.QtGui import QImage

from ..core import gif
from ..core.errors import DownloadRefused, RecipeError, WorkbenchError
from ..core.text import tr
from .task import WorkbenchTask

MOVING = (".gif", ".mp4")
_LONGEST_SIDE = 4096
_CELLS = 32


def is_animation(path: Path) -> bool:
    """Whether a path is that of an animation."""
    return path.suffix.lower() in MOVING


def frames_path(path: Path) -> Path:
    """The file that the pictures are exported as (with a number each), in a folder of their own beside the animation.

    Raises DownloadRefused: the folder cannot be made.
    """
    folder = path.with_name(f"{path.stem}_frames")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DownloadRefused(tr("The folder “{}” cannot be made ({}).").format(folder, error.strerror)) from error
    return folder / "frame.png"


class AnimationTask(WorkbenchTask):
    """Pictures of equal size as one animation; succeeds with its path. The pictures stay.

    Args:
        seconds: that each picture stands.
    """

    def __init__(self, frames: Sequence[Path], path: Path, seconds: float) -> None:
        super().__init__(tr("Animation {}").format(path.name))
        if not 0.02 <= seconds <= 60.0:
            raise RecipeError("seconds", tr("A picture can stand from 0.02 to 60 seconds."))
        self.frames, self.path, self.seconds = tuple(frames), path, seconds

    def work(self) -> Path:
        """Background."""
        if self.path.suffix.lower() == ".gif":
            content = self._gif()
        else:
            content = self._film()
        try:
            self.path.write_bytes(content)
        except OSError as error:
            raise DownloadRefused(tr("“{}” cannot be written ({}).").format(self.path, error.strerror)) from error
        return self.path

    def _gif(self) -> bytes:
        pictures = [_read(frame) for frame in self.frames]
        height, width = pictures[0].shape[:2]
        colours, nearest = palette(pictures)
        indices: List[bytes] = []
        for number, picture in enumerate(pictures):
            self.check_cancelled()
            indices.append(nearest[_cells(picture)].tobytes())
            self.report(20.0 + 70.0 * number / len(pictures))
        return gif.encode(width, height, colours.tobytes(), indices, max(2, round(self.seconds * 100)))

    def _film(self) -> bytes:
        found = shutil.which("ffmpeg")
        if found is None:
            sentence = tr(
                "MP4 needs the program ffmpeg, which is not on this computer. The pictures are in “{}”; choose a .gif, "
                "or install ffmpeg."
            )
            raise WorkbenchError(sentence.format(self.frames[0].parent))
        with tempfile.TemporaryDirectory(prefix="ee-workbench-film-") as folder:
            made = Path(folder) / "film.mp4"
            done = subprocess.run(
                film_command(found, self.frames, made, self.seconds, Path(folder)),
                capture_output=True, encoding="utf-8", errors="replace", check=False, stdin=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
            if done.returncode or not made.is_file():
                sentence = tr("ffmpeg could not make the film. The pictures are in “{}”.")
                raise WorkbenchError(sentence.format(self.frames[0].parent), details=done.stderr[-4000:])
            return made.read_bytes()


def film_command(program: str, frames: Sequence[Path], path: Path, seconds: float, folder: Path) -> List[str]:
    """What to run: pictures by a list, so that their names may be any; even sides, as players want them."""
    lines = []
    for frame in frames:
        quoted = frame.as_posix().replace("'", "'\\''")
        lines += [f"file '{quoted}'", f"duration {seconds:g}"]
    # ffmpeg gives the last picture of a list no time of its own unless it is said twice.
    listed = folder / "frames.txt"
    listed.write_text("\n".join([*lines, lines[-2]]) + "\n", encoding="utf-8")
    return [
        program, "-y", "-loglevel", "error", "-f", "concat", "-safe", "0", "-i", str(listed), "-vf",
        "scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p", "-r", "25", "-movflags", "+faststart", str(path),
    ]  # fmt: skip


def palette(pictures: Sequence[np.ndarray]) -> Tuple[np.ndarray, np.ndarray]:
    """256 colours that the pictures have most of, and the nearest of them for each of 32 x 32 x 32 cells of colours.

    Colours of shape (256, 3), indices of shape (32768,), both uint8.
    """
    counts, sums = np.zeros(_CELLS**3), np.zeros((_CELLS**3, 3))
    for picture in pictures:
        cells = _cells(picture).ravel()
        counts += np.bincount(cells, minlength=_CELLS**3)
        for channel in range(3):
            sums[:, channel] += np.bincount(cells, picture[..., channel].ravel(), _CELLS**3)
    used = np.flatnonzero(counts)
    means = sums[used] / counts[used, None]
    most = np.argsort(-counts[used], kind="stable")[:256]
    colours = np.zeros((256, 3), np.uint8)
    colours[: len(most)] = np.round(means[most])
    nearest = np.zeros(_CELLS**3, np.uint8)
    chosen = colours[: len(most)].astype(np.int32)
    for start in range(0, len(used), 4096):
        part = means[start : start + 4096].astype(np.int32)
        distances = ((part[:, None, :] - chosen[None, :, :]) ** 2).sum(axis=2)
        nearest[used[start : start + 4096]] = distances.argmin(axis=1)
    return colours, nearest


def _cells(picture: np.ndarray) -> np.ndarray:
    parts = (picture >> 3).astype(np.int32)
    return (parts[..., 0] << 10) | (parts[..., 1] << 5) | parts[..., 2]


def _read(path: Path) -> np.ndarray:
    """A picture as uint8 of shape (height, width, 3). Raises WorkbenchError."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    if image.isNull() or max(image.width(), image.height()) > _LONGEST_SIDE:
        sentence = tr("The picture “{}” is missing, or larger than {} pixels. Choose fewer dpi.")
        raise WorkbenchError(sentence.format(path.name, _LONGEST_SIDE))
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bits, np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
