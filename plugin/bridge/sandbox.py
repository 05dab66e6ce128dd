# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox as a process of its own: started, watched and ended from here. To the rest it is one more address."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import subprocess
import sys
import threading
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Deque, Dict, List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, pyqtSignal

from ..core.errors import SandboxFailed
from ..core.text import tr
from . import earthengine

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).resolve().parent.parent.parent / "sandbox"
START_SECONDS = 30.0
_END_SECONDS = 2.0
_URL_START = "http://"


@dataclass(frozen=True)
class Command:
    """How to start the sandbox: program, arguments and what to add to the environment."""

    program: str
    arguments: Tuple[str, ...]
    environment: Dict[str, str] = field(default_factory=dict)


def interpreter() -> str:
    """Path of a Python interpreter that is one, with the packages of the Python that runs here.

    Inside QGIS ``sys.executable`` may be QGIS itself (Windows, macOS), empty, or whatever ``python3`` comes first on
    the search path (Linux), which may be quite another one: it is trusted only where it belongs to this Python.
    """
    for path in _interpreter_candidates():
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    raise SandboxFailed(
        tr("The sandbox needs a Python interpreter, and none was found beside QGIS."),
        details="\n".join(_interpreter_candidates()),
    )


def _interpreter_candidates() -> List[str]:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if sys.platform == "win32":
        names = ["python3.exe", "python.exe", "pythonw.exe"]
        folders = [sys.exec_prefix, os.path.join(sys.exec_prefix, "Scripts"), sys.base_exec_prefix]
    else:
        names = [version, "python3", "python"]
        folders = [os.path.join(sys.exec_prefix, "bin"), os.path.join(sys.base_exec_prefix, "bin")]
    candidates: List[str] = []
    is_python = os.path.basename(sys.executable or "").lower().startswith("python")
    if is_python and os.path.dirname(sys.executable) in folders:
        candidates.append(sys.executable)
    if sys.executable and not is_python:
        beside = os.path.dirname(sys.executable)
        folders += [os.path.join(beside, "bin"), beside]
    for folder in folders:
        candidates += [path for name in names if (path := os.path.join(folder, name)) not in candidates]
    if is_python and sys.executable not in candidates:
        candidates.append(sys.executable)
    return candidates


def command(*, port: int = 0, mounts: Sequence[str] = (), output: str = "", control: str = "") -> Command:
    """The command line of a sandbox that ends when its standard input does. Raises SandboxFailed without Python."""
    if not (FOLDER / "__main__.py").is_file():
        raise SandboxFailed(tr("The sandbox is missing from this installation of the plugin."), details=str(FOLDER))
    arguments = ["-u", str(FOLDER), "--follow-stdin"]
    if port:
        arguments += ["--port", str(port)]
    algorithms = earthengine.algorithms_file()
    if algorithms:
        arguments += ["--algorithms", algorithms]
    for mount in mounts:
        arguments += ["--mount", mount]
    if output:
        arguments += ["--output", output]
    if control:
        arguments += ["--control", control]
    return Command(interpreter(), tuple(arguments), _environment())


def _environment() -> Dict[str, str]:
    """The child finds the numpy and GDAL that this process would, wherever QGIS keeps them."""
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    for package in ("numpy", "osgeo"):
        spec = importlib.util.find_spec(package)
        for location in (spec.submodule_search_locations or []) if spec is not None else []:
            parent = os.path.dirname(location)
            if parent not in paths:
                paths.append(parent)
    return {"PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


class SandboxProcess(QObject):
    """A sandbox of our own.

    ``start()`` ends in exactly one of ``ready`` and ``failed``; after ``ready``, ``stopped`` tells that it is gone,
    whether through :meth:`stop` or by itself (then :attr:`stopped_by_itself` is True).
    """

    ready = pyqtSignal(str)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()

    def __init__(
        self,
        parent: Optional[QObject] = None,
        *,
        port: int = 0,
        mounts: Sequence[str] = (),
        output: str = "",
        control: str = "",
        start_seconds: float = START_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._port, self._mounts, self._output, self._control = port, tuple(mounts), output, control
        self._process: Optional[QProcess] = None
        self._url = ""
        self._asked_to_stop = False
        self._settled = True
        self._said: Deque[str] = deque(maxlen=200)
        self.stopped_by_itself = False
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.setInterval(int(start_seconds * 1000))
        self._deadline.timeout.connect(self._too_late)

    @property
    def url(self) -> str:
        """Base address for ``ee.Initialize``; empty while it does not run."""
        return self._url

    @property
    def port(self) -> int:
        """The port that was asked for, 0 for any."""
        return self._port

    @property
    def mounts(self) -> Tuple[str, ...]:
        """The folders that it shows as assets."""
        return self._mounts

    @property
    def is_running(self) -> bool:
        """Whether the process is there, starting or ready."""
        return self._process is not None

    @property
    def details(self) -> str:
        """The last lines that the process wrote to standard error."""
        return "".join(self._said)

    def start(self) -> None:
        """Start it; does nothing when it runs already. Returns at once."""
        if self._process is not None:
            return
        self._said.clear()
        self._asked_to_stop = self.stopped_by_itself = self._settled = False
        try:
            how = command(port=self._port, mounts=self._mounts, output=self._output, control=self._control)
        except SandboxFailed as error:
            self._said.append(error.details)
            self._settle_failed(str(error))
            return
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in how.environment.items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setProgram(how.program)
        process.setArguments(list(how.arguments))
        process.readyReadStandardOutput.connect(self._read_output)
        process.readyReadStandardError.connect(self._read_errors)
        process.errorOccurred.connect(self._on_error)
        process.finished.connect(self._on_finished)
        self._process = process
        self._deadline.start()
        process.start()

    def stop(self) -> None:
        """Ask it to end (its input closes), by force after two seconds. Returns at once; ``stopped`` follows."""
        process = self._process
        if process is None:
            return
        self._asked_to_stop = True
        self._deadline.stop()
        process.closeWriteChannel()
        QTimer.singleShot(int(_END_SECONDS * 1000), process.kill)

    def end(self) -> None:
        """End it now and wait until it is gone: for unloading, when no event loop may follow."""
        process = self._process
        if process is None:
            return
        self._asked_to_stop = True
        process.kill()
        process.waitForFinished(3000)

    # What the process does

    def _read_output(self) -> None:
        process = self._process
        if process is None:
            return
        while process.canReadLine():
            line = bytes(process.readLine()).decode("utf-8", "replace").strip()
            if not self._url and line.startswith(_URL_START):
                self._url = line
                self._deadline.stop()
                self._settled = True
                logger.info("The sandbox runs.")
                if not self._asked_to_stop:
                    self.ready.emit(line)
                    return

    def _read_errors(self) -> None:
        if self._process is not None:
            text = bytes(self._process.readAllStandardError()).decode("utf-8", "replace")
            self._said.extend(text.splitlines(keepends=True))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            process, self._process = self._process, None
            self._deadline.stop()
            self._said.append(process.errorString())
            process.deleteLater()
            self._settle_failed(tr("The sandbox could not be started. See the details."))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read_output()
        self._read_errors()
        process, self._process = self._process, None
        self._deadline.stop()
        if process is not None:
            process.deleteLater()
        was_ready, self._url = bool(self._url), ""
        if was_ready:
            self.stopped_by_itself = not self._asked_to_stop
            if self.stopped_by_itself:
                logger.warning("The sandbox ended by itself (code %s). %s", code, self.details)
            self.stopped.emit()
        elif self._asked_to_stop:
            self._settled = True
            self.stopped.emit()
        else:
            self._settle_failed(why_not(self.details, code, self._port))

    def _too_late(self) -> None:
        if self._process is not None and not self._url:
            self._said.append(f"No address within {self._deadline.interval() / 1000:g} s.\n")
            self._settle_failed(tr("The sandbox did not answer in time. Try again, or look at the details."))
            self._asked_to_stop = True
            self._process.kill()

    def _settle_failed(self, sentence: str) -> None:
        if not self._settled:
            self._settled = True
            logger.warning("%s %s", sentence, self.details)
            self.failed.emit(sentence)


def why_not(said: str, code: Optional[int], port: int) -> str:
    """A sentence for a sandbox that ended while it was starting, from what it said on standard error."""
    lower = said.lower()
    if "in use" in lower or "eaddrinuse" in lower or "10048" in lower:
        return tr("Port {} is taken by another program. Choose another port for the sandbox, or 0 for any.").format(
            port
        )
    if "no module named" in lower:
        return tr("The sandbox needs numpy and GDAL, and one of them is missing beside QGIS. See the details.")
    return tr("The sandbox ended while it was starting (code {}). See the details.").format(code)


class BlockingSandbox:
    """A sandbox without an event loop, for qgis_process and scripts: the constructor waits until it runs.

    Ends with :meth:`stop` or with this process. Raises SandboxFailed.
    """

    def __init__(
        self, *, port: int = 0, mounts: Sequence[str] = (), output: str = "", start_seconds: float = START_SECONDS
    ) -> None:
        how = command(port=port, mounts=mounts, output=output)
        try:
            self._process = subprocess.Popen(
                [how.program, *how.arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, **how.environment},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise SandboxFailed(tr("The sandbox could not be started. See the details."), details=str(error)) from error
        self.url = ""
        self._said: Deque[str] = deque(maxlen=200)
        self._first_line = threading.Event()
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read_output, self._read_errors)]
        for reader in self._readers:
            reader.start()
        in_time = self._first_line.wait(start_seconds)
        if not self.url.startswith(_URL_START):
            code = self.stop()
            said = "".join(self._said)
            late = tr("The sandbox did not answer in time. Try again, or look at the details.")
            raise SandboxFailed(why_not(said, code, port) if in_time else late, details=said)

    def _read_output(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as pipe:
            self.url = pipe.readline().decode("utf-8", "replace").strip()
            self._first_line.set()
            for _ in pipe:
                pass

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as pipe:
            self._said.extend(line.decode("utf-8", "replace") for line in pipe)

    def stop(self) -> int:
        """End it and wait until it is gone; gives its exit code."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it may have ended by itself, and its pipe with it
                self._process.stdin.close()
        try:
            code = self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        for reader in self._readers:
            reader.join(1.0)
        return code
