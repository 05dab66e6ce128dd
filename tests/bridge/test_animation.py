# SPDX-License-Identifier: GPL-2.0-or-later
"""Animations: colours that come back out of the GIF, and what is said where there is no ffmpeg."""

from __future__ import annotations

import os
import sys

import numpy as np
import pytest
from ee_workbench.plugin.bridge import animation
from ee_workbench.plugin.core.errors import RecipeError, WorkbenchError
from qgis.PyQt.QtGui import QColor, QImage, QMovie


@pytest.fixture
def frames(tmp_path):
    paths = []
    for number, colour in enumerate(("#b2182b", "#f7f7f7", "#2166ac")):
        image = QImage(40, 30, QImage.Format.Format_ARGB32)
        image.fill(QColor(colour))
        image.setPixelColor(number, 0, QColor("black"))
        paths.append(tmp_path / f"frame_{number}.png")
        image.save(str(paths[-1]))
    return paths


def run(task, wait):
    with wait.signals(task.ended):
        task.start()
    if task.error is not None:
        raise task.error
    return task.path


def test_a_gif_has_all_frames_in_their_colours(qgis_app, wait, frames, tmp_path):
    path = run(animation.AnimationTask(frames, tmp_path / "film.gif", 0.5), wait)
    movie = QMovie(str(path))
    assert movie.frameCount() == 3
    shown = []
    for number in range(3):
        assert movie.jumpToFrame(number)
        picture = movie.currentImage()
        shown.append(picture.pixelColor(20, 20).name())
        assert picture.pixelColor(number, 0).name() == "#000000"
    assert shown == ["#b2182b", "#f7f7f7", "#2166ac"] and movie.nextFrameDelay() == 500


def test_256_colours_are_close_to_thousands(qgis_app):
    ramp = np.zeros((64, 512, 3), np.uint8)
    ramp[..., 0] = np.linspace(0, 255, 512).astype(np.uint8)
    ramp[..., 2] = 255 - ramp[..., 0]
    colours, nearest = animation.palette([ramp])
    shown = colours[nearest[animation._cells(ramp)]]
    assert np.abs(shown.astype(int) - ramp.astype(int)).max() <= 8


def test_without_ffmpeg_the_pictures_stay_and_a_sentence_says_where(qgis_app, wait, frames, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WorkbenchError, match="needs the program ffmpeg") as caught:
        run(animation.AnimationTask(frames, tmp_path / "film.mp4", 0.5), wait)
    assert str(tmp_path) in str(caught.value) and all(frame.is_file() for frame in frames)
    assert not (tmp_path / "film.mp4").exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for ffmpeg")
def test_ffmpeg_gets_every_picture_with_its_time(qgis_app, wait, frames, tmp_path, monkeypatch):
    tool = tmp_path / "bin" / "ffmpeg"
    tool.parent.mkdir()
    # Writes the list that it was given in place of a film.
    script = tmp_path / "stand_in.py"
    script.write_text(
        "import sys\nargs = sys.argv\nopen(args[-1], 'w').write(open(args[args.index('-i') + 1]).read())\n"
    )
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    path = run(animation.AnimationTask(frames, tmp_path / "film.mp4", 0.25), wait)
    lines = path.read_text().splitlines()
    assert lines[0::2] == [f"file '{frame}'" for frame in frames] + [f"file '{frames[-1]}'"][:1]
    assert lines[1::2] == ["duration 0.25"] * 3


def test_odd_times_are_refused(qgis_app, frames, tmp_path):
    with pytest.raises(RecipeError, match="60 seconds"):
        animation.AnimationTask(frames, tmp_path / "film.gif", 0.0)
