# SPDX-License-Identifier: GPL-2.0-or-later
"""Waiting for signals and conditions, with the event loop running; projects that are clean before and after."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from qgis.core import QgsProject, QgsProjectBadLayerHandler
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer


class Waiter:
    """Waits in an event loop; fails the test when nothing comes."""

    def until(self, condition: Callable[[], bool], *, timeout: int = 10_000) -> None:
        """Return when ``condition`` holds; looked at after every 5 ms of events."""
        if condition():
            return
        loop = QEventLoop()
        look, end = QTimer(), QTimer()
        look.timeout.connect(lambda: loop.quit() if condition() else None)
        end.setSingleShot(True)
        end.timeout.connect(loop.quit)
        look.start(5)
        end.start(timeout)
        loop.exec()
        look.stop()
        assert condition(), f"waited {timeout} ms in vain"

    @contextlib.contextmanager
    def signals(self, *signals: Any, timeout: int = 10_000) -> Iterator[list[tuple[int, tuple[Any, ...]]]]:
        """After the block, wait until each signal was emitted; yields (index of the signal, arguments) in order."""
        caught: list[tuple[int, tuple[Any, ...]]] = []

        def catcher(index: int) -> Callable[..., None]:
            return lambda *arguments: caught.append((index, arguments))

        for index, signal in enumerate(signals):
            signal.connect(catcher(index))
        yield caught
        self.until(lambda: {index for index, _ in caught} == set(range(len(signals))), timeout=timeout)

    def a_while(self, milliseconds: int) -> None:
        """Let events pass, for showing that nothing happens."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


@pytest.fixture
def wait(qgis_app: Any) -> Waiter:
    """Waiting with the event loop running."""
    return Waiter()


@pytest.fixture
def project(qgis_app: Any) -> Iterator[QgsProject]:
    """The project, empty before and after."""
    instance = QgsProject.instance()
    instance.clear()
    yield instance
    instance.clear()


# Products without a server behind them


@pytest.fixture
def product() -> Any:
    """March 2030 over a region, as the CMIP6 recipe's engine would describe it."""
    from ee_workbench.plugin.core.legend import Legend
    from ee_workbench.plugin.core.product import Product, Visualization

    colours = ("#0000ff", "#ffffff", "#ff0000")
    return Product(
        recipe=_recipe(2030),
        image=None,
        visualization=Visualization(("tasmax",), (-20.0,), (40.0,), colours),
        legend=Legend("ramp", "Daily maximum temperature", "°C", -20.0, 40.0, colours),
        name="ACCESS-CM2 ssp245 tasmax, March 2030",
        begin=datetime.date(2030, 3, 1),
        end=datetime.date(2030, 4, 1),
        attribution=("NASA/GDDP-CMIP6", "Climate Analytics Group"),
        licence=("CC-BY-4.0",),
        links=("https://www.nccs.nasa.gov/services/data-collections",),
        bounds=(5.0, 40.0, 15.0, 50.0),
        abstract="Mean of 31 days.",
    )


@pytest.fixture
def other_product(product: Any) -> Any:
    """Another year over the whole world, with another legend."""
    legend = dataclasses.replace(product.legend, minimum=-5.0, maximum=5.0, title="Change")
    begin, end = datetime.date(2050, 3, 1), datetime.date(2050, 4, 1)
    return dataclasses.replace(
        product, recipe=_recipe(2050), legend=legend, name="March 2050", begin=begin, end=end, bounds=None
    )


def _recipe(year: int) -> Any:
    from ee_workbench.plugin.core.periods import Period
    from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe

    return Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period(year, year, (3,)))


# A session with the sandbox


@pytest.fixture
def client(sandbox: Any) -> Iterator[Any]:
    """A client connected to the run's sandbox; its log is empty."""
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.engine.session import Session

    session = Session()
    session.connect(Connection(mode="sandbox", url=sandbox.url))
    sandbox.clear_log()
    yield Client(session)
    session.disconnect()


class Heartbeat:
    """A timer on the GUI thread; ``longest`` is the longest time between two beats, ms."""

    def __init__(self) -> None:
        self.longest, self.beats = 0.0, 0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
        self.beats += 1

    def __enter__(self) -> Heartbeat:
        self._last = time.perf_counter()
        self._timer.start(2)
        return self

    def __exit__(self, *_: Any) -> None:
        self._beat()
        self._timer.stop()


@pytest.fixture
def heartbeat(qgis_app: Any) -> Heartbeat:
    """``with heartbeat:`` measures how long the GUI thread stands still."""
    return Heartbeat()


# The Earth Engine plugin


@pytest.fixture
def desktop(project: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A window with what ee_plugin's tools use of QgisInterface."""
    import qgis.utils

    from .neighbour import Desktop

    made = Desktop()
    monkeypatch.setattr(qgis.utils, "iface", made)
    yield made
    project.clear()
    made.close()


@pytest.fixture
def ee_plugin(ee_plugin_path: Any, client: Any, desktop: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """ee_plugin's real plugin object in a session of ours."""
    from . import neighbour

    with neighbour.loaded(ee_plugin_path, desktop, monkeypatch) as plugin:
        yield plugin


# Projects that are opened again


@pytest.fixture
def bad_layers(project: QgsProject) -> Iterator[list[int]]:
    """How many layers QGIS has called unavailable, at each time."""
    from ee_workbench.tests.bridge.reopened import BadLayers

    handler = BadLayers()
    project.setBadLayerHandler(handler)
    yield handler.calls
    project.setBadLayerHandler(QgsProjectBadLayerHandler())


@pytest.fixture
def offline() -> Any:
    """A client without a session."""
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.engine.session import Session

    return Client(Session())


@pytest.fixture
def watch(project: QgsProject, tmp_path: Path) -> Iterator[Callable[[Any], Any]]:
    """``watch(client)``: a started renewer with a clock of its own, and what it says."""
    from ee_workbench.plugin.bridge.renewer import Renewer
    from ee_workbench.tests.bridge.reopened import Clock, Heard

    made = []

    def start(client: Any) -> Any:
        renewer: Any = Renewer(client, tmp_path / "features", project, clock=Clock())
        renewer.heard = Heard(renewer)
        made.append(renewer)
        renewer.start()
        return renewer

    yield start
    for renewer in made:
        renewer.stop()


@pytest.fixture
def ours(project: QgsProject, client: Any, wait: Waiter) -> str:
    """A layer of a recipe, by its id."""
    from ee_workbench.plugin.bridge.adding import AddLayerTask
    from ee_workbench.tests.bridge.reopened import RECIPE

    task = AddLayerTask(RECIPE, client)
    with wait.signals(task.succeeded, timeout=60_000):
        task.start()
    return next(iter(project.mapLayers()))
