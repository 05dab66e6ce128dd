# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts of time series, drawn with matplotlib and without a window: as a file of any size, or as an image.

matplotlib ships with QGIS, but takes half a second to import: that happens in `prepare`, or where the first chart is
drawn, which both should be a background thread. One chart is drawn at a time, whatever the thread.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Optional, Sequence, Union

import numpy as np

from ..core.errors import LibraryMissing, WorkbenchError
from ..core.series_result import Band, Line, SeriesResult, spread_bands
from ..core.text import listed, tr
from ..engine import collecting
from .chart_axes import days, letters_of, numbers

DAY = 86_400_000.0
ENDINGS = (".png", ".svg", ".pdf")
MILLIMETRES = 25.4
#: Told apart by people who see few colours; their order puts the least alike first.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6BB1", "#7F7F7F")
#: The same on a dark ground.
LIGHT_COLOURS = ("#4FA8E0", "#F28A3C", "#2FC79B", "#E59CC4", "#F2C14E", "#8CD0F5", "#B59BD8", "#B0B0B0")
#: More lines than this have no legend: it would hide the chart.
MOST_NAMED = 12
#: More values than this have no dot each.
MOST_DOTS = 150
#: More values as they were read than this would hide what was made of them.
MOST_POINTS = 1500
#: Lines beyond the colours are broken.
STROKES = ("-", "--", ":", "-.")
_drawing = threading.Lock()


class Look(NamedTuple):
    """Colours as "#rrggbb", and the height of text in points."""

    background: str = "#ffffff"
    text: str = "#000000"
    grid: str = "#d4d4d4"
    lines: tuple[str, ...] = COLOURS
    points: float = 8.0


PAPER = Look()


class View(NamedTuple):
    """What of a chart is seen: times in milliseconds since 1970, and values."""

    start: float
    end: float
    low: float
    high: float


class Frame(NamedTuple):
    """Where in an image the axes are, in its pixels from the upper left, and what they show."""

    left: float
    top: float
    right: float
    bottom: float
    view: View


class Picture(NamedTuple):
    """An image of a chart: rows of RGBA bytes, and where its axes are."""

    pixels: bytes
    width: int
    height: int
    frame: Frame


@dataclass(frozen=True)
class Chart:
    """What is drawn.

    Attributes:
        lines: the series; each has a colour.
        bands: of several models: drawn instead of `lines`, each the mean with what the models spread over.
        points: values as they were read, drawn as dots behind the lines; as many as `lines`, or none.
        quantity: what the values are, and their unit.
    """

    title: str
    quantity: str
    lines: tuple[Line, ...]
    bands: tuple[Band, ...] = ()
    points: tuple[Line, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What has a colour."""
        return tuple(each.name for each in self.bands or self.lines)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written on it."""
        return (self.title, self.quantity, *self.names)

    def extent(self) -> View:
        """All times, and all values with a little room."""
        times = [time for line in self.lines for time in (line.times[:1] + line.times[-1:])]
        drawn = [_array(line)[1] for line in (*(() if self.bands else self.lines), *self.points)]
        drawn += [np.array(values, dtype=float) for band in self.bands for values in (band.low, band.high)]
        numbers = np.concatenate([np.empty(0), *drawn])
        numbers = numbers[np.isfinite(numbers)]
        low, high = (float(numbers.min()), float(numbers.max())) if numbers.size else (0.0, 1.0)
        room = (high - low) * 0.05 or max(abs(low) * 0.05, 0.5)
        start, end = (float(min(times)), float(max(times))) if times else (0.0, DAY)
        margin = (end - start) * 0.01 or DAY
        return View(start - margin, end + margin, low - room, high + room)


def chart_of(result: SeriesResult) -> Chart:
    """The chart of what was read."""
    lines, order = result.lines(), result.order
    bands = spread_bands(result, lines)
    unit = order.unit()
    quantity = listed(order.bands[:3]) + ("…" if len(order.bands) > 3 else "")
    few = sum(len(line.times) for line in result.raw) <= MOST_POINTS
    points = result.raw if order.steps.changes and few and not bands else ()
    return Chart(order.title(), f"{quantity} ({unit})" if unit else quantity, lines, bands, points)


def save(
    chart: Chart,
    path: Union[str, Path],
    width_mm: float = 180.0,
    height_mm: float = 90.0,
    *,
    dpi: float = 200.0,
    look: Look = PAPER,
    view: Optional[View] = None,
) -> Path:
    """Write a chart to a file of a size in millimetres; the name's ending tells the format (PNG, SVG or PDF).

    Raises:
        WorkbenchError: the ending is another, the file cannot be written, or matplotlib is missing.
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise WorkbenchError(tr("Charts are written as {}: choose one of these endings.").format(listed(ENDINGS)))
    with _drawing:
        figure = _figure(width_mm / MILLIMETRES, height_mm / MILLIMETRES, dpi)
        try:
            with letters_of(chart.texts):
                _draw(figure, chart, look, view or chart.extent())
                # No date in it: the same chart is the same file.
                figure.savefig(path, facecolor=look.background, metadata=_metadata(path))
        except OSError as error:
            sentence = tr("The chart cannot be written to {}: choose another folder.")
            raise WorkbenchError(sentence.format(path.name), details=str(error)) from error
    return path


def prepare() -> None:
    """Import what charts need and find the fonts, before the first one is wanted. Raises LibraryMissing."""
    with _drawing, collecting.paused():
        figure = _figure(1.0, 1.0, 72.0)
        from matplotlib import dates, lines  # noqa: F401

        figure.text(0.5, 0.5, "0")
        figure.canvas.draw()


def picture(chart: Chart, width: int, height: int, *, look: Look, dpi: float = 96.0, view: Optional[View]) -> Picture:
    """A chart as pixels, for a window. Raises LibraryMissing."""
    # matplotlib makes thousands of objects for a picture, and drops them again in cycles.
    with _drawing, collecting.paused():
        made = _picture(chart, width, height, look, dpi, view)
        collecting.sweep()
    return made


def _picture(chart: Chart, width: int, height: int, look: Look, dpi: float, view: Optional[View]) -> Picture:
    figure = _figure(width / dpi, height / dpi, dpi)
    with letters_of(chart.texts):
        axes = _draw(figure, chart, look, view or chart.extent())
        figure.canvas.draw()
    box = axes.get_window_extent()
    (start, end), (low, high) = axes.get_xlim(), axes.get_ylim()
    wide, tall = figure.canvas.get_width_height()
    frame = Frame(box.x0, tall - box.y1, box.x1, tall - box.y0, View(start * DAY, end * DAY, low, high))
    return Picture(bytes(figure.canvas.buffer_rgba()), int(wide), int(tall), frame)


def _metadata(path: Path) -> dict[str, Any]:
    return {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(path.suffix.lower(), {"Software": None})


def _figure(width: float, height: float, dpi: float) -> Any:
    """An empty figure of inches on a canvas in memory."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        sentence = tr("Charts need matplotlib, which QGIS usually brings along: install it, then try again.")
        raise LibraryMissing(sentence, details=str(error)) from error
    figure = Figure(figsize=(max(width, 0.5), max(height, 0.5)), dpi=dpi, constrained_layout=True)
    FigureCanvasAgg(figure)
    return figure


def _draw(figure: Any, chart: Chart, look: Look, view: View) -> Any:
    """The chart on the figure; its axes."""
    axes = figure.add_subplot()
    figure.set_facecolor(look.background)
    columns = max(int(figure.get_figwidth() * figure.dpi), 50)
    for number in range(0 if chart.bands else len(chart.lines)):
        _draw_line(axes, chart, number, look, view, columns)
    for number, band in enumerate(chart.bands):
        _draw_band(axes, band, look.lines[number % len(look.lines)], view, columns)
    axes.set_xlim(view.start / DAY, view.end / DAY)
    axes.set_ylim(view.low, view.high)
    _dress(figure, axes, chart, look)
    return axes


def _draw_line(axes: Any, chart: Chart, number: int, look: Look, view: View, columns: int) -> None:
    colour = look.lines[number % len(look.lines)]
    if chart.points:
        times, values = _thinned(*_array(chart.points[number]), view, columns)
        axes.plot(times / DAY, values, linestyle="", marker=".", markersize=3.5, color=colour, alpha=0.45)
    times, values = _array(chart.lines[number])
    inside = np.count_nonzero((times >= view.start) & (times <= view.end) & np.isfinite(values))
    times, values = _thinned(times, values, view, columns)
    # A value between two gaps has no line: its dot shows it.
    marker = "." if inside * len(chart.lines) <= MOST_DOTS * 2 and inside <= MOST_DOTS and not chart.points else ""
    stroke = _stroke(number, look)
    axes.plot(times / DAY, values, color=colour, linestyle=stroke, linewidth=1.2, marker=marker, markersize=4)


def _draw_band(axes: Any, band: Band, colour: str, view: View, columns: int) -> None:
    times = np.array(band.times, dtype=float)
    low, high, middle = (
        _thinned(times, np.array(values, dtype=float), view, columns) for values in (band.low, band.high, band.middle)
    )
    axes.fill_between(low[0] / DAY, low[1], high[1], color=colour, alpha=0.25, linewidth=0)
    axes.plot(middle[0] / DAY, middle[1], color=colour, linewidth=1.3)


def _stroke(number: int, look: Look) -> str:
    return STROKES[number // len(look.lines) % len(STROKES)]


def _dress(figure: Any, axes: Any, chart: Chart, look: Look) -> None:
    """Axes, grid, title and legend."""
    from matplotlib.dates import AutoDateLocator

    axes.set_facecolor(look.background)
    locator = AutoDateLocator(minticks=3, maxticks=max(int(figure.get_figwidth() * 1.6), 4))
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(days(locator))
    axes.yaxis.set_major_formatter(numbers())
    axes.tick_params(colors=look.text, labelsize=look.points)
    axes.xaxis.get_offset_text().set(color=look.text, size=look.points)
    axes.yaxis.get_offset_text().set(color=look.text, size=look.points)
    axes.grid(True, color=look.grid, linewidth=0.6)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(look.text)
        spine.set_linewidth(0.6)
    axes.set_ylabel(_plain(chart.quantity), color=look.text, size=look.points)
    _name(axes, chart, look, figure.get_figwidth() * 72.0 / look.points)


def _name(axes: Any, chart: Chart, look: Look, wide: float) -> None:
    """A legend above the axes, which are so many letters' heights wide; of one line its title."""
    names = [_short(name) for name in chart.names]
    if 1 < len(names) <= MOST_NAMED:
        from matplotlib.lines import Line2D

        colours = len(look.lines)
        handles = [Line2D([], [], color=look.lines[n % colours], linestyle=_stroke(n, look)) for n in range(len(names))]
        across = max(min(int(wide / (max(map(len, names)) * 0.62 + 4)), len(names)), 1)
        axes.legend(
            handles, names, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=across, frameon=False,
            fontsize=look.points, labelcolor=look.text, borderaxespad=0.2, handlelength=1.6, columnspacing=1.0,
            handletextpad=0.4,
        )  # fmt: skip
    elif chart.title:
        most = int(wide / 0.55) - 10
        shown = chart.title if len(chart.title) <= most else chart.title[: max(most, 8)] + "…"
        axes.set_title(_plain(shown), color=look.text, size=look.points, loc="left")


def _short(name: str) -> str:
    """A name for a legend."""
    return _plain(name if len(name) <= 32 else name[:31] + "…")


def _plain(text: str) -> str:
    """For matplotlib, to which two dollars would begin a formula."""
    return text.replace("$", r"\$")


def _array(line: Line) -> tuple[np.ndarray, np.ndarray]:
    """Times and values as floats, gaps as NaN."""
    values = np.array([math.nan if value is None else value for value in line.values], dtype=float)
    return np.array(line.times, dtype=float), values


def _thinned(times: np.ndarray, values: np.ndarray, view: View, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """What is seen of a line: of each column of pixels the first, least, greatest and last value, as it would look."""
    inside = slice(
        max(int(np.searchsorted(times, view.start)) - 1, 0), int(np.searchsorted(times, view.end, "right")) + 1
    )
    times, values = times[inside], values[inside]
    if len(times) <= 4 * columns:
        return times, values
    column = np.clip((times - view.start) / max(view.end - view.start, 1.0) * columns, -1, columns).astype(int)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    ends = np.append(starts[1:], len(times)) - 1
    least, most = np.fmin.reduceat(values, starts), np.fmax.reduceat(values, starts)
    middle = (times[starts] + times[ends]) / 2
    # A column without any value is a gap; beside a missing first or last one the line goes on.
    first = np.where(np.isnan(values[starts]), least, values[starts])
    last = np.where(np.isnan(values[ends]), most, values[ends])
    shown = np.stack([times[starts], middle, middle, times[ends]], axis=1).ravel()
    return shown, np.stack([first, least, most, last], axis=1).ravel()


def palette_look(background: str, text: str, grid: str, points: float) -> Look:
    """A look of a window's colours; its lines are light where the ground is dark."""
    red, green, blue = (int(background[start : start + 2], 16) for start in (1, 3, 5))
    dark = 0.299 * red + 0.587 * green + 0.114 * blue < 128
    return Look(background, text, grid, LIGHT_COLOURS if dark else COLOURS, points)


def nearest(lines: Sequence[Line], time: float) -> list[tuple[str, int, Optional[float]]]:
    """Of each line the (name, time, value) that is nearest to a time; of empty lines nothing."""
    found = []
    for line in lines:
        if line.times:
            place = int(np.searchsorted(line.times, time))
            near = min((each for each in (place - 1, place) if 0 <= each < len(line.times)), key=_away(line, time))
            found.append((line.name, line.times[near], line.values[near]))
    return found


def _away(line: Line, time: float) -> Any:
    return lambda place: abs(line.times[place] - time)
