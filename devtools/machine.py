# SPDX-License-Identifier: GPL-2.0-or-later
"""What the machine must have, and how apt brings it: QGIS with its Python, a virtual screen, fonts, tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

from .apt_sources import backports_stanza, find_release, read_sources, serves
from .house import DevError, metadata, say, version_tuple

APT_FOLDER = Path("/etc/apt")
OS_RELEASE = Path("/etc/os-release")
BACKPORTS_FILE = "ee-workbench-backports.sources"
QGIS_PACKAGES = ("qgis", "python3-qgis")

_PROBE = """
import importlib.util, sys
from qgis.core import Qgis
import qgis._core
print("\\t".join([Qgis.QGIS_VERSION, qgis._core.__file__, "%d.%d.%d" % sys.version_info[:3]]))
"""


@dataclass(frozen=True)
class Qgis:
    """An installed QGIS: its application, and the Python that imports it."""

    version: str
    binary: str
    python: str
    python_version: str
    library: str  # file of qgis._core: changes whenever QGIS is upgraded
    path: str  # extra entry for sys.path; empty where qgis is importable as it is
    modules: tuple[str, ...] = ()  # files of the needed Python modules


@dataclass(frozen=True)
class Need:
    """Something that a Debian package brings, and how to see that it is there."""

    package: str
    command: str = ""
    module: str = ""
    file: str = ""


NEEDS = (
    Need("git", command="git"),
    Need("xvfb", command="Xvfb"),
    Need("xauth", command="xauth"),
    Need("procps", command="pgrep"),
    Need("poppler-utils", command="pdftoppm"),
    Need("fonts-dejavu-core", file="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Need("fonts-open-sans", file="/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"),  # QGIS's own labels
    Need("fonts-droid-fallback", file="/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"),  # Chinese letters
    Need("qttools5-dev-tools", command="lrelease"),
    Need("ca-certificates", file="/etc/ssl/certs/ca-certificates.crt"),
    Need("python3-venv", module="ensurepip"),
    Need("python3-gdal", module="osgeo"),
    Need("python3-numpy", module="numpy"),
    Need("python3-scipy", module="scipy"),
    Need("python3-matplotlib", module="matplotlib"),
)


def minimum_qgis() -> tuple[int, ...]:
    """The oldest QGIS that metadata.txt allows."""
    return version_tuple(metadata("qgisMinimumVersion"))


# What is there


def _pythons() -> Iterator[str]:
    """Interpreters that may import qgis: the system's first, since a person's own python3 rarely does."""
    seen = set()
    folders = ["/usr/bin", *os.environ.get("PATH", "").split(os.pathsep)]
    for folder in folders:
        candidate = os.path.join(folder, "python3")
        if os.access(candidate, os.X_OK) and os.path.realpath(candidate) not in seen:
            seen.add(os.path.realpath(candidate))
            yield candidate


def _library_folders(binary: str) -> Iterator[str]:
    """Entries for sys.path to try: none, and those of an installation under another prefix."""
    yield ""
    for prefix in (Path(binary).resolve().parent.parent, Path(binary).parent.parent):
        folder = prefix / "share" / "qgis" / "python"
        if (folder / "qgis").is_dir():
            yield str(folder)


def find_qgis() -> Optional[Qgis]:
    """The QGIS on this machine, in whatever way it was installed, or None where it is absent or too old."""
    binary = shutil.which("qgis", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/bin", "/usr/local/bin"]))
    if binary is None:
        return None
    for path in dict.fromkeys(_library_folders(binary)):
        for python in _pythons():
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
            if path:
                environment["PYTHONPATH"] = path
            answer = _run_quietly([python, "-c", _PROBE], environment)
            parts = answer.strip().splitlines()[-1].split("\t") if answer.strip() else []
            if len(parts) == 3 and version_tuple(parts[0]) >= minimum_qgis():
                return Qgis(parts[0], binary, python, parts[2], parts[1], path)
    return None


def _run_quietly(command: Sequence[str], environment: Optional[dict[str, str]] = None) -> str:
    """Standard output of a short command; empty where it fails or hangs."""
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def is_met(need: Need, python: str) -> bool:
    """Whether a need is met, as seen by ``python``."""
    if need.command:
        return shutil.which(need.command) is not None
    if need.file:
        return os.path.exists(need.file)
    return bool(module_file(need.module, python))


def module_file(name: str, python: str) -> str:
    """The file of a module as ``python`` finds it; empty where it does not."""
    code = f"import importlib.util as u; s = u.find_spec({name!r}); print(s.origin if s else '')"
    return _run_quietly([python, "-c", code]).strip()


# What apt brings


class Apt:
    """apt-get, as root or through sudo."""

    def __init__(self) -> None:
        if shutil.which("apt-get") is None:
            raise DevError(
                f"This machine has no apt-get. Install QGIS {metadata('qgisMinimumVersion')} or newer with its Python, "
                f"and: {', '.join(need.package for need in NEEDS)}. Then run this again."
            )
        self._prefix = _administrator()
        self._updated = False

    def update(self) -> None:
        """Fetch the lists of packages, once."""
        if not self._updated:
            self._run(
                ["update"], "Fetching apt's lists of packages failed: what it said stands above. Then run this again."
            )
            self._updated = True

    def install(self, packages: Sequence[str], suite: str = "") -> None:
        """Install packages without what they merely recommend."""
        self.update()
        target = ["-t", suite] if suite else []
        say(f"Installing {' '.join(packages)}" + (f" from {suite}" if suite else "") + " …")
        self._run(
            ["install", "-y", "--no-install-recommends", *target, *packages],
            f"Installing {', '.join(packages)} failed: what apt-get said stands above. Then run this again.",
        )

    def write(self, path: Path, text: str) -> None:
        """Write a file that every user may read, where only root may write."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=path.suffix) as draft:
            draft.write(text)
            draft.flush()
            subprocess.run([*self._prefix, "install", "-m", "0644", draft.name, str(path)], check=True)
        self._updated = False

    def _run(self, arguments: Sequence[str], failure: str) -> None:
        options = ["-q", "-o", "DPkg::Lock::Timeout=600", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0"]
        environment = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
        command = [*self._prefix, *environment, "apt-get", *options, *arguments]
        # apt-get update ends with 0 where a list could not be fetched; what is missing then shows at the install.
        if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode != 0:
            raise DevError(failure)


def _administrator() -> list[str]:
    """What to put before a command that needs root."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        raise DevError("The first set-up installs system packages: run it as root, or install sudo.")
    return ["sudo"]


def suite_offering(madison: str, minimum: tuple[int, ...]) -> Optional[str]:
    """The suite whose package is new enough, by ``apt-cache madison``'s lines (newest first)."""
    for line in madison.splitlines():
        columns = [column.strip() for column in line.split("|")]
        if len(columns) == 3 and " Packages" in columns[2]:
            version = columns[1].rpartition(":")[2]
            if version_tuple(version) >= minimum:
                return columns[2].split()[1].partition("/")[0]
    return None


def os_release(path: Path = OS_RELEASE) -> dict[str, str]:
    """os-release(5) as a dictionary; empty where there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name: value.strip("\"'") for name, _, value in pairs}


def install_qgis(apt: Apt) -> None:
    """Install QGIS, from the release's backports where the release's own is too old.

    Raises DevError where neither offers one that is new enough.
    """
    release = os_release()
    codename = release.get("VERSION_CODENAME", "")
    wanted = metadata("qgisMinimumVersion")
    apt.update()
    suite = suite_offering(_run_quietly(["apt-cache", "madison", "qgis"]), minimum_qgis())
    if suite is None and release.get("ID") == "debian" and codename:
        _add_backports(apt, codename)
        suite = suite_offering(_run_quietly(["apt-cache", "madison", "qgis"]), minimum_qgis())
    if suite is None:
        name = release.get("PRETTY_NAME", "this system")
        raise DevError(
            f"No apt source of {name} offers QGIS {wanted} or newer. Install it by hand, with its Python "
            f"(python3-qgis), then run this again."
        )
    apt.install(QGIS_PACKAGES, "" if suite == codename else suite)


def _add_backports(apt: Apt, codename: str) -> None:
    sources = read_sources(APT_FOLDER)
    if serves(sources, f"{codename}-backports"):
        return
    release = find_release(sources, codename)
    if release is None:
        raise DevError(
            f"No entry in {APT_FOLDER} serves {codename} itself, so the mirror for {codename}-backports is unknown. "
            "Add an entry for the backports, then run this again."
        )
    path = APT_FOLDER / "sources.list.d" / BACKPORTS_FILE
    say(f"Adding {codename}-backports from the machine's own mirror: {path}")
    apt.write(path, backports_stanza(release, codename))
    apt.update()


def prepare() -> Qgis:
    """Bring what is missing, and return the QGIS to work with."""
    qgis = find_qgis()
    if qgis is None:
        if not sys.platform.startswith("linux"):
            raise DevError(
                f"QGIS {metadata('qgisMinimumVersion')} or newer was not found. Install it, and start this from "
                "its own shell (OSGeo4W shell on Windows), where python3 imports qgis."
            )
        install_qgis(Apt())
        qgis = find_qgis()
        if qgis is None:
            raise DevError("QGIS was installed, but no python3 imports it: is python3-qgis there?")
    missing = [need.package for need in NEEDS if not is_met(need, qgis.python)]
    if missing and sys.platform.startswith("linux"):
        Apt().install(missing)
        missing = [need.package for need in NEEDS if not is_met(need, qgis.python)]
        if missing:
            raise DevError(f"Installed, but not found: {', '.join(missing)}. Is {qgis.python} the system's Python?")
    return replace(qgis, modules=tuple(module_file(need.module, qgis.python) for need in NEEDS if need.module))
