# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox's command line."""

from __future__ import annotations

import argparse
import importlib.util
import os
import secrets
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import Optional, Sequence


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sandbox", description="An Earth Engine for one machine. The first line printed is its address."
    )
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--algorithms", type=Path, help="algorithms.json of the earthengine-api package")
    parser.add_argument("--mount", type=Path, action="append", default=[], help="folder or manifest served as assets")
    parser.add_argument(
        "--output",
        type=Path,
        help="folder that stands for Drive, Cloud Storage and the user's assets; without it all goes at the end",
    )
    parser.add_argument("--control", default="", help="token for the control requests; without it there are none")
    parser.add_argument("--follow-stdin", action="store_true", help="end when standard input ends")
    parser.add_argument("--latency", type=float, default=0.0, help="milliseconds added to every request")
    parser.add_argument("--workers", type=int, default=0, help="worker processes; 0 means one for each core")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    return parser


def algorithms_path(given: Optional[Path]) -> Path:
    """The client library's list of algorithms.

    Raises:
        FileNotFoundError: it is not there.
    """
    if given is None:
        found = importlib.util.find_spec("ee")
        if found is None or found.origin is None:
            raise FileNotFoundError(
                "The package earthengine-api is not installed in this Python; install it, or name its list of "
                "algorithms with --algorithms."
            )
        given = Path(found.origin).parent / "tests" / "algorithms.json"
    if not given.is_file():
        raise FileNotFoundError(f"There is no list of algorithms at {given}.")
    return given.resolve()


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Run the sandbox until it is told to end; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        algorithms = algorithms_path(options.algorithms)
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if options.worker:
        return _work(algorithms, options)
    return _serve(algorithms, options)


def _work(algorithms: Path, options: argparse.Namespace) -> int:
    from .protocol.jobs import Worker
    from .protocol.pool import serve

    # Nothing but answers may go to standard output, whatever a library prints.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(Worker(algorithms, options.mount, options.output), sys.stdin.buffer, answers)
    return 0


def _serve(algorithms: Path, options: argparse.Namespace) -> int:
    from .catalogue import ASSETS
    from .catalogue.files import mounted
    from .catalogue.user_assets import UserAssets
    from .errors import EarthEngineError
    from .protocol.control import Control
    from .protocol.operations import Operations
    from .protocol.pool import BatchWorker, Pool, WorkerProcess
    from .protocol.server import Server
    from .protocol.service import Service

    try:
        for path in options.mount:
            mounted(path)
    except EarthEngineError as error:
        sys.stderr.write(f"{error.message}\n")
        return 2
    output = (options.output or Path(tempfile.mkdtemp(prefix="ee-sandbox-"))).resolve()
    output.mkdir(parents=True, exist_ok=True)
    passed = ["--algorithms", str(algorithms), "--output", str(output)]
    for path in options.mount:
        passed += ["--mount", str(path.resolve())]
    pool = Pool(lambda: WorkerProcess(passed), options.workers or max(2, os.cpu_count() or 2))
    operations = Operations(output / "operations", lambda: BatchWorker(lambda: WorkerProcess(passed)))
    service = Service(pool, algorithms, operations, UserAssets(output / ASSETS))
    try:
        server = Server(options.port, secrets.token_urlsafe(12), service, Control(options.latency), options.control)
    except OSError as error:
        operations.close()
        pool.close()
        sys.stderr.write(f"Port {options.port} cannot be used: {error.strerror}. Choose another one.\n")
        return 2
    ending = threading.Event()
    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), lambda *_: ending.set())
    threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
    if options.follow_stdin:
        threading.Thread(target=_follow_stdin, args=(ending,), name="stdin", daemon=True).start()
    sys.stdout.write(f"{server.base_url}\n")
    sys.stdout.flush()
    try:
        while not ending.wait(0.5):
            pass
    finally:
        server.shutdown()
        operations.close()
        pool.close()
        server.server_close()
        if options.output is None:
            shutil.rmtree(output, ignore_errors=True)
    return 0


def _follow_stdin(ending: threading.Event) -> None:
    """Standard input ends when the process that started this one does, however it ends."""
    # Not through the buffered reader, whose lock Python wants when it ends.
    while os.read(sys.stdin.fileno(), 4096):
        pass
    ending.set()
