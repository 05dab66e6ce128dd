# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox as a process: every way it can start, fail and end, without a wait on the GUI thread."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from ee_workbench.plugin.bridge import earthengine
from ee_workbench.plugin.bridge import sandbox as module
from ee_workbench.plugin.bridge.sandbox import BlockingSandbox, SandboxProcess
from ee_workbench.plugin.core.errors import SandboxFailed
from qgis.PyQt.QtCore import QElapsedTimer

REAL = (module.FOLDER / "__main__.py").is_file()
URL = "http://127.0.0.1:4711/token"
LOAD = (
    "import sys, importlib.util as u\n"
    "from pathlib import Path\n"
    f"root = Path({str(module.FOLDER.parent)!r})\n"
    "s = u.spec_from_file_location('ee_workbench', root / '__init__.py', submodule_search_locations=[str(root)])\n"
    "m = u.module_from_spec(s); sys.modules['ee_workbench'] = m; s.loader.exec_module(m)\n"
)
SCRIPTS = {
    "good": f"import sys; print('{URL}', flush=True); sys.stdin.read()",
    "deaf": f"import time; print('{URL}', flush=True); time.sleep(60)",
    "silent": "import sys; sys.stdin.read()",
    "taken": "import sys; sys.stderr.write('OSError: [Errno 98] Address already in use\\n'); sys.exit(3)",
    "poor": "import no_such_numpy",
    "dies": f"import sys; print('{URL}', flush=True); sys.stdin.buffer.read(1); sys.exit(5)",
    "short": f"print('{URL}', flush=True)",
    "chatty": f"import sys; print('warming up'); print('{URL}', flush=True); [print('x' * 99) for _ in range(9999)]"
    "; sys.stderr.write('y' * 99999); sys.stdin.read()",
}


@pytest.fixture
def make(tmp_path, monkeypatch, wait):
    """A process object whose sandbox is one of the scripts above."""
    made = []

    def build(script, **options):
        (tmp_path / "__main__.py").write_text(SCRIPTS[script])
        monkeypatch.setattr(module, "FOLDER", tmp_path)
        process = SandboxProcess(**options)
        process.heard = []
        process.ready.connect(lambda url: process.heard.append(("ready", url)))
        process.failed.connect(lambda sentence: process.heard.append(("failed", sentence)))
        process.stopped.connect(lambda: process.heard.append(("stopped",)))
        made.append(process)
        return process

    yield build
    for process in made:
        process.blockSignals(True)
        process.end()


def test_ready_and_stop(make, wait):
    process = make("good")
    with wait.signals(process.ready):
        process.start()
        assert process.heard == []  # start() has not waited
    assert process.url == URL and process.is_running
    with wait.signals(process.stopped):
        process.stop()
    assert process.heard == [("ready", URL), ("stopped",)]
    assert not process.is_running and process.url == "" and not process.stopped_by_itself


def test_start_again_after_stop(make, wait):
    process = make("good")
    for _ in range(2):
        with wait.signals(process.ready):
            process.start()
            process.start()  # a second one does nothing
        with wait.signals(process.stopped):
            process.stop()
    assert process.heard == [("ready", URL), ("stopped",)] * 2


def test_stop_of_a_deaf_process_is_by_force(make, wait, monkeypatch):
    monkeypatch.setattr(module, "_END_SECONDS", 0.2)
    process = make("deaf")
    with wait.signals(process.ready):
        process.start()
    with wait.signals(process.stopped, timeout=4000):
        process.stop()
    assert process.heard == [("ready", URL), ("stopped",)]
    assert not process.is_running and not process.stopped_by_itself


def test_stop_while_it_starts(make, wait):
    process = make("silent")
    process.start()
    with wait.signals(process.stopped, timeout=5000):
        process.stop()
    assert process.heard == [("stopped",)]


def test_no_address_in_time(make, wait):
    process = make("silent", start_seconds=0.4)
    with wait.signals(process.failed, timeout=5000):
        process.start()
    assert "did not answer in time" in process.heard[0][1]
    wait.until(lambda: not process.is_running)
    assert len(process.heard) <= 2 and process.heard[0][0] == "failed"


def test_port_taken(make, wait):
    process = make("taken", port=8123)
    with wait.signals(process.failed):
        process.start()
    assert process.heard == [("failed", process.heard[0][1])]
    assert "8123" in process.heard[0][1] and "Errno 98" in process.details


def test_python_without_numpy(make, wait):
    process = make("poor")
    with wait.signals(process.failed):
        process.start()
    assert "numpy" in process.heard[0][1] and "no_such_numpy" in process.details


@pytest.mark.parametrize("script", ["dies", "short"])
def test_death_later_is_noticed(make, wait, script):
    process = make(script)
    with wait.signals(process.ready, process.stopped):
        process.start()
        if script == "dies":
            wait.until(lambda: process.url)
            process._process.write(b"x")
    assert process.heard == [("ready", URL), ("stopped",)]
    assert process.stopped_by_itself


def test_much_output_does_not_block_it(make, wait):
    process = make("chatty")
    with wait.signals(process.ready):
        process.start()
    wait.until(lambda: "y" * 99 in process.details)
    with wait.signals(process.stopped):
        process.stop()


def test_missing_interpreter_and_missing_sandbox(make, wait, monkeypatch, tmp_path):
    process = make("good")
    (tmp_path / "__main__.py").unlink()
    process.start()
    assert process.heard == [("failed", process.heard[0][1])]
    assert "missing from this installation" in process.heard[0][1]
    (tmp_path / "__main__.py").write_text("")
    monkeypatch.setattr(module, "_interpreter_candidates", lambda: ["/nowhere/python3"])
    process.start()
    assert "Python interpreter" in process.heard[1][1]


def test_interpreter_that_cannot_run(make, wait, monkeypatch, tmp_path):
    process = make("good")
    monkeypatch.setattr(module, "interpreter", lambda: str(tmp_path / "nothing-here"))
    with wait.signals(process.failed):
        process.start()
    assert not process.is_running


def test_end_is_over_on_return(make, wait):
    process = make("deaf")
    with wait.signals(process.ready):
        process.start()
    pid = process._process.processId()
    clock = QElapsedTimer()
    clock.start()
    process.end()
    assert clock.elapsed() < 4000
    if sys.platform.startswith("linux"):
        assert not Path(f"/proc/{pid}").exists()


# Interpreters


def candidates(monkeypatch, *, platform, executable, exec_prefix):
    monkeypatch.setattr(module.sys, "platform", platform)
    monkeypatch.setattr(module.sys, "executable", executable)
    monkeypatch.setattr(module.sys, "exec_prefix", exec_prefix)
    monkeypatch.setattr(module.sys, "base_exec_prefix", exec_prefix)
    return [path.replace("\\", "/") for path in module._interpreter_candidates()]


def test_interpreter_runs_and_has_numpy_and_gdal():
    how = module._environment()
    done = subprocess.run(
        [module.interpreter(), "-c", "import numpy, osgeo.gdal, sys; print(sys.version_info[:2])"],
        env={**os.environ, **how},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(tuple(sys.version_info[:2]))


def test_interpreter_of_an_environment_is_its_own(monkeypatch):
    found = candidates(monkeypatch, platform="linux", executable="/opt/env/bin/python3", exec_prefix="/opt/env")
    assert found[0] == "/opt/env/bin/python3"


@pytest.mark.parametrize("executable", ["", None, "/usr/bin/qgis.bin"])
def test_interpreter_on_linux_inside_qgis(monkeypatch, executable):
    found = candidates(monkeypatch, platform="linux", executable=executable, exec_prefix="/usr")
    assert found[0].startswith("/usr/bin/python3") and "/usr/bin/qgis.bin" not in found


def test_interpreter_on_linux_is_not_the_first_on_the_search_path(monkeypatch):
    """Embedded Python takes what a shell would: a version manager's shim, say."""
    shim = "/home/anna/.pyenv/shims/python3"
    found = candidates(monkeypatch, platform="linux", executable=shim, exec_prefix="/usr")
    assert found[0].startswith("/usr/bin/python3.") and found[-1] == shim


def test_interpreter_on_windows_is_not_qgis(monkeypatch):
    found = candidates(
        monkeypatch,
        platform="win32",
        executable="C:/OSGeo4W/bin/qgis-ltr-bin.exe",
        exec_prefix="C:/OSGeo4W/apps/Python312",
    )
    assert found[0] == "C:/OSGeo4W/apps/Python312/python3.exe" and "C:/OSGeo4W/apps/Python312/python.exe" in found
    assert not any("qgis" in path for path in found)


def test_interpreter_on_macos_is_not_qgis(monkeypatch):
    found = candidates(
        monkeypatch,
        platform="darwin",
        executable="/Applications/QGIS.app/Contents/MacOS/QGIS",
        exec_prefix="/Applications/QGIS.app/Contents/Frameworks",
    )
    assert "/Applications/QGIS.app/Contents/MacOS/bin/python3" in found
    assert "/Applications/QGIS.app/Contents/MacOS/QGIS" not in found


# Where ee comes from


def test_algorithms_are_found_without_importing_ee():
    code = LOAD + (
        "from ee_workbench.plugin.bridge import earthengine\n"
        "print(earthengine.algorithms_file()); print('ee' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    path, imported = done.stdout.splitlines()
    assert Path(path).name == "algorithms.json" and Path(path).is_file()
    assert imported == "False"


def test_ee_plugin_comes_first(monkeypatch, tmp_path):
    extlibs = tmp_path / "ee_plugin" / "extlibs"
    (extlibs / "ee" / "tests").mkdir(parents=True)
    (extlibs / "ee" / "tests" / "algorithms.json").write_text("{}")
    import qgis.utils

    monkeypatch.setattr(qgis.utils, "plugin_paths", [str(tmp_path / "elsewhere"), str(tmp_path)])
    monkeypatch.delitem(sys.modules, "ee", raising=False)
    assert earthengine.extra_paths() == [str(extlibs)]
    assert earthengine.algorithms_file() == str(extlibs / "ee" / "tests" / "algorithms.json")


# The real one


@pytest.fixture
def real(wait):
    if not REAL:
        pytest.skip("this checkout has no sandbox command")
    made = []

    def build(**options):
        made.append(SandboxProcess(**options))
        return made[-1]

    yield build
    for process in made:
        process.blockSignals(True)
        process.end()


def get(url):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=10) as answer:
        return answer.status


def test_real_sandbox_starts_answers_and_stops(real, wait):
    process = real()
    with wait.signals(process.ready, timeout=30_000):
        process.start()
    assert get(process.url + "/$discovery/rest?version=v1") == 200
    with wait.signals(process.stopped, timeout=5000):
        process.stop()


def test_real_sandbox_on_a_taken_port(real, wait):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = real(port=port)
        with wait.signals(process.failed, timeout=30_000) as heard:
            process.start()
    assert str(port) in heard[0][1][0]


def test_blocking_sandbox():
    if not REAL:
        pytest.skip("this checkout has no sandbox command")
    sandbox = BlockingSandbox()
    try:
        assert get(sandbox.url + "/$discovery/rest?version=v1") == 200
    finally:
        sandbox.stop()


def test_ends_with_its_parent():
    """A parent that dies without a word takes the sandbox with it: its pipe closes."""
    if not REAL:
        pytest.skip("this checkout has no sandbox command")
    code = LOAD + (
        "from ee_workbench.plugin.bridge.sandbox import BlockingSandbox\n"
        "import os; s = BlockingSandbox(); print(s.url, flush=True); os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 9
    url = done.stdout.strip()
    assert url.startswith("http://127.0.0.1:")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            get(url + "/$discovery/rest?version=v1")
        except OSError:
            return
        time.sleep(0.05)
    pytest.fail("the sandbox outlived its parent")


@pytest.mark.parametrize(
    ("script", "words"), [("taken", "8123"), ("poor", "numpy"), ("silent", "in time"), ("short", None)]
)
def test_blocking_sandbox_tells_why(tmp_path, monkeypatch, script, words):
    (tmp_path / "__main__.py").write_text(SCRIPTS[script])
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    if words is None:
        BlockingSandbox().stop()
        return
    with pytest.raises(SandboxFailed) as caught:
        BlockingSandbox(port=8123, start_seconds=0.5 if script == "silent" else 10)
    assert words in str(caught.value)
