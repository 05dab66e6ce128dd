# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo: the real QGIS, a throw-away profile, the plugin from this checkout, and a driver that uses its widgets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from . import children, display
from .environment import Environment
from .house import BUILD, PACKAGE, ROOT, DevError, say
from .linking import link

FOLDER = BUILD / "demo"
PICTURE = FOLDER / "cmip6.png"
FAILED_PICTURE = FOLDER / "cmip6.failed.png"
REPORT = FOLDER / "report.json"
DRIVER = ROOT / "devtools" / "demo_driver.py"
WATCH = ROOT / "devtools" / "demo_watch.py"
SIZE = (1600, 1000)
#: The driver ends earlier by itself; this is for a QGIS that hangs.
LIMIT_SECONDS = 300.0

#: A profile in which QGIS starts straight into an empty project: no tips, no news, no version check, no first-run page.
_SETTINGS = """\
[PythonPlugins]
{package}=true
processing=true
MetaSearch=false
db_manager=false
grassprovider=false

[core]
httpsfeedqgisorg\\disabled=true
NewsFeed\\httpsfeedqgisorg\\disabled=true

[locale]
overrideFlag=true
userLocale={language}
globalLocale={language}

[migration]
firstRunVersionFlag={version_number}
fileVersion=2
settings=true

[UI]
UITheme={theme}

[qgis]
checkVersion=false
projOpenAtLaunch=1
showTips{version_short}=false
enableMacros=0
askToSaveMemoryLayers=false
"""


def run(environment: Environment, *, show: bool = False, project: str = "") -> int:
    """Run the demo; 0 where it made its picture (or, with ``show``, where QGIS was closed in peace)."""
    if show and not display.has_screen():
        raise DevError("There is no screen to show QGIS on. Without --show the demo runs on a virtual one.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in (PICTURE, REPORT, FAILED_PICTURE):
        path.unlink(missing_ok=True)
    profiles = throw_away_profile(environment, FOLDER / "profile")
    arguments = ["--picture", str(PICTURE), "--report", str(REPORT), "--size", "{}x{}".format(*SIZE)]
    arguments += ["--project", project] if project else []
    arguments += ["--stay"] if show else []
    command = [environment.qgis.binary, "--profiles-path", str(profiles), "--nologo", "--noversioncheck"]
    command += ["--code", str(DRIVER), "--py-args", *arguments]
    started = time.time()
    variables = _variables(environment)
    if show:
        code = children.run(command, environment=variables, folder=ROOT, output=sys.stderr)
    else:
        variables.update(PYQGIS_STARTUP=str(WATCH), EE_WORKBENCH_DEMO_REPORT=str(REPORT))
        with display.virtual_screen(*SIZE) as screen:
            variables.update(screen)
            code = children.run(command, environment=variables, folder=ROOT, limit=LIMIT_SECONDS, output=sys.stderr)
    return _verdict(code, started)


def drive(
    environment: Environment,
    driver: Path,
    folder: Path,
    *arguments: str,
    limit: float = 120.0,
    linked: bool = True,
    language: str = "en_US",
    theme: str = "default",
) -> dict[str, Any]:
    """Run the real QGIS on a virtual screen with a driver script; the report that the script wrote.

    The script gets the report's path as its first argument, and ends QGIS itself. Without ``linked`` the profile has no
    plugin of ours.

    Raises:
        DevError: it wrote no report in time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    profiles = throw_away_profile(environment, folder / "profile", linked=linked, language=language, theme=theme)
    command = [environment.qgis.binary, "--profiles-path", str(profiles), "--nologo", "--noversioncheck"]
    command += ["--code", str(driver), "--py-args", str(report), *arguments]
    with display.virtual_screen(*SIZE) as screen:
        variables = {**_variables(environment), **screen}
        code = children.run(command, environment=variables, folder=ROOT, limit=limit, output=sys.stderr)
    if not report.is_file():
        raise DevError(f"QGIS ended with {code} before {driver.name} had come to its end.")
    return {**json.loads(report.read_text(encoding="utf-8")), "exit_code": code}


def process_variables(environment: Environment, profile: Path) -> dict[str, str]:
    """What qgis_process needs in its environment to run in a profile that `throw_away_profile` made."""
    return {**_variables(environment), "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen"}


def process(
    environment: Environment, profile: Path, *arguments: str, limit: float = 300.0, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run qgis_process, without a screen, in a profile that `throw_away_profile` made."""
    beside = shutil.which("qgis_process", path=os.path.dirname(environment.qgis.binary))
    command = [beside or "qgis_process", *arguments]
    given = {**process_variables(environment, profile), **variables}
    return subprocess.run(command, env=given, cwd=ROOT, capture_output=True, text=True, timeout=limit, check=False)


def throw_away_profile(
    environment: Environment, folder: Path, *, linked: bool = True, language: str = "en_US", theme: str = "default"
) -> Path:
    """A new profile that has the checkout as a plugin, or with ``linked`` off none; what ``--profiles-path`` wants."""
    if folder.is_dir():
        # The plugin's link goes first, so that nothing can ever follow it into the checkout.
        plugin = folder / "profiles" / "default" / "python" / "plugins" / PACKAGE
        if plugin.is_symlink():
            plugin.unlink()
        shutil.rmtree(folder)
    if linked:
        link("default", folder / "profiles")
    numbers = environment.qgis.version.split("-")[0].split(".")
    number = int(numbers[0]) * 10000 + int(numbers[1]) * 100 + int(numbers[2] if len(numbers) > 2 else 0)
    settings = _SETTINGS.format(
        package=PACKAGE, version_number=number, version_short=number // 100, language=language, theme=theme
    )
    for application in ("QGIS3", "QGIS4"):
        path = folder / "profiles" / "default" / "QGIS" / f"{application}.ini"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(settings, encoding="utf-8")
    return folder


def _variables(environment: Environment) -> dict[str, str]:
    """QGIS sees the pinned packages; nothing of a person's own QGIS is seen or changed."""
    paths = [environment.site_packages, environment.qgis.path, os.environ.get("PYTHONPATH", "")]
    variables = environment.variables()
    variables["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    # The Python inside QGIS finds its library by the first python3 on the PATH: it must be the one that fits.
    folder = os.path.dirname(environment.qgis.python)
    variables["PATH"] = os.pathsep.join([folder, variables.get("PATH", os.defpath)])
    variables.pop("PYTHONHOME", None)
    for name in ("QGIS_CUSTOM_CONFIG_PATH", "QGIS_PLUGINPATH", "QGIS_GLOBAL_SETTINGS_FILE", "PYQGIS_STARTUP"):
        variables.pop(name, None)
    return variables


def _verdict(code: int, started: float) -> int:
    """Judge by what this run left behind, not by QGIS's word alone."""
    report: dict[str, Any] = {}
    if REPORT.is_file():
        report = json.loads(REPORT.read_text(encoding="utf-8"))
    for step in report.get("steps", []):
        say(f"{step['seconds']:7.2f} s  {step['text']}")
    if not report:
        say(f"The demo's driver did not come to its end (QGIS ended with {code}).")
        return 1
    if not report["ok"]:
        say(f"The demo failed: {report['sentence']}")
        if FAILED_PICTURE.is_file():
            say(f"The window looked like this: {FAILED_PICTURE}")
        return 1
    if not PICTURE.is_file() or PICTURE.stat().st_size == 0 or PICTURE.stat().st_mtime < started - 2:
        say(f"The demo ended well, but {PICTURE} is not of this run.")
        return 1
    if code != 0:
        say(f"The picture was made, but QGIS ended with {code}.")
        return 1
    print(PICTURE)
    return 0
