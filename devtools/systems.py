# SPDX-License-Identifier: GPL-2.0-or-later
"""Systems of their own for other QGIS versions: a Debian below build/systems in which `./dev` runs as on any machine.

debootstrap makes it from the machine's own mirror. Within it stands this checkout at the same path, with a `.venv` and
a `build` of its own laid over those of the machine. All mounts live in a namespace that ends with the command.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from . import children
from .apt_sources import Source, backports_stanza, find_release, read_sources, release_stanza
from .house import BUILD, ROOT, DevError, NotOnThisMachine, say
from .machine import APT_FOLDER, Apt, os_release

FOLDER = BUILD / "systems"
#: QGIS → the Debian whose backports have it.
CODENAMES = {"3.44": "trixie"}
#: Raise it when a system is made in another way.
REVISION = 1
LIMIT_SECONDS = 60 * 60.0
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_PASSED = re.compile(
    r"(?i)PIP_\w+|\w+_PROXY|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|EE_\w+|PYTEST_\w+|CI|TERM|DEBIAN_FRONTEND"
)
_APT_OPTIONS = re.compile(r"Acquire::(https?::|Check|Retries|ForceIPv)")
#: What the machine knows of its network, as programs read it.
_NETWORK_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt", "/etc/pip.conf")
_PATH_IN_TEXT = re.compile(r"(?:file://)?(/[^\s'\",\]]+)")


def run(version: str, arguments: Sequence[str]) -> int:
    """Run ``./dev ARGUMENTS`` in the system that has this QGIS; its exit code.

    Raises DevError where there is none for it, or where this machine cannot make one.
    """
    system = ensure(version)
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", script(system, arguments)]
    return children.run(command, environment=variables(os.environ), folder=ROOT, limit=LIMIT_SECONDS)


def ensure(version: str) -> Path:
    """The folder of a QGIS's system, made first where it is missing: ``root``, ``venv`` and ``build`` stand in it."""
    if version not in CODENAMES:
        known = ", ".join(CODENAMES)
        raise DevError(
            f"There is no system for QGIS {version}. Choose one of {known}, or the machine's own without it."
        )
    check_machine()
    system = FOLDER / version
    stamp = system / "ee-workbench.json"
    expected = {"revision": REVISION, "codename": CODENAMES[version]}
    if not stamp.is_file() or json.loads(stamp.read_text(encoding="utf-8")) != expected:
        if system.is_dir():
            shutil.rmtree(system)
        _make(system, CODENAMES[version])
        stamp.write_text(json.dumps(expected), encoding="utf-8")
    for name in ("venv", "build"):
        (system / name).mkdir(exist_ok=True)
    return system


def check_machine() -> None:
    """Raise NotOnThisMachine, with a sentence, unless this machine can make and enter a system."""
    if not sys.platform.startswith("linux"):
        raise NotOnThisMachine("A system for another QGIS needs Linux. Install that QGIS, and run this with it.")
    if os.geteuid() != 0:
        raise NotOnThisMachine(
            "A system for another QGIS is made and entered by root: run this as root (in a container, say)."
        )
    if shutil.which("debootstrap") is None:
        if shutil.which("apt-get") is None:
            raise NotOnThisMachine("A system for another QGIS is made by debootstrap: install it, then run this again.")
        Apt().install(["debootstrap"])
    tried = subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True, check=False)
    if tried.returncode != 0:
        raise NotOnThisMachine(
            "This container may not mount anything (CAP_SYS_ADMIN): tests with another QGIS need that."
        )


# Making it


def _make(system: Path, codename: str) -> None:
    release = _mirror(codename)
    system.mkdir(parents=True)
    say(f"Making a Debian {codename} below build/systems. This happens once …")
    command = ["debootstrap", "--variant=minbase", "--include=python3,ca-certificates", *_key_options(release)]
    # debootstrap stumbles over a blank in the folder's name: it works in one of its own, which is moved then
    with tempfile.TemporaryDirectory(prefix="ee-workbench-") as folder:
        made = os.path.join(folder, "root")
        if subprocess.run([*command, codename, made, release.uris[0]], stdout=sys.stderr, check=False).returncode != 0:
            raise DevError("debootstrap failed: what it said stands above. Then run this again.")
        # mv, since the folders may be on two disks, and there are device nodes in it
        subprocess.run(["mv", made, str(system / "root")], check=True)
    _configure_apt(system / "root", release, codename)


def _mirror(codename: str) -> Source:
    """The machine's own entry for its release, which serves the other releases too."""
    release = find_release(read_sources(APT_FOLDER), os_release().get("VERSION_CODENAME", ""))
    if os_release().get("ID") != "debian" or release is None:
        raise NotOnThisMachine(
            f"The mirror for Debian {codename} is unknown: this needs a Debian with an entry for itself."
        )
    return release


def _key_options(release: Source) -> list[str]:
    if release.options.get("Trusted", "").lower() == "yes":
        return ["--no-check-gpg"]
    key = release.options.get("Signed-By", "")
    return ["--keyring", key] if key.startswith("/") and key.endswith(".gpg") and os.path.exists(key) else []


def _configure_apt(root: Path, release: Source, codename: str) -> None:
    """The same mirror, keys, proxy and certificates as the machine's."""
    key = Path(release.options.get("Signed-By", str(KEYRING)))
    inside = root / str(key).lstrip("/")
    if key.is_absolute() and key.is_file() and not inside.exists():
        inside.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(key, inside)
    apt = root / "etc" / "apt"
    (apt / "sources.list").unlink(missing_ok=True)
    text = release_stanza(release, codename) + "\n" + backports_stanza(release, codename)
    (apt / "sources.list.d" / "debian.sources").write_text(text, encoding="utf-8")
    told = subprocess.run(["apt-config", "dump", "Acquire"], capture_output=True, text=True, check=True).stdout
    lines = [line for line in told.splitlines() if _APT_OPTIONS.match(line)]
    (apt / "apt.conf.d" / "90machine").write_text("\n".join(lines) + "\n", encoding="utf-8")


# Entering it


def variables(machine: Mapping[str, str]) -> dict[str, str]:
    """What a command inside sees of the machine's environment: network and pip, nothing of its Python or screen."""
    passed = {name: value for name, value in machine.items() if _PASSED.fullmatch(name)}
    folders = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {**passed, "PATH": folders, "HOME": "/root", "LC_ALL": "C.UTF-8"}


def script(system: Path, arguments: Sequence[str]) -> str:
    """Shell commands for a new mount namespace: lay the mounts, run ``./dev`` inside, give its exit code."""
    root = system / "root"
    quoted = {name: shlex.quote(str(path)) for name, path in (("root", root), ("dev", ROOT / "dev"))}
    lines = [
        "mount --make-rprivate /",
        "rm -rf {root}/tmp/* {root}/tmp/.[!.]*",
        "mount -t proc proc {root}/proc",
        "mount --rbind /dev {root}/dev",
    ]
    lines = [line.format(**quoted) for line in lines]
    lines += _bind(root, ROOT, ROOT)
    lines += _bind(root, system / "venv", ROOT / ".venv")
    lines += _bind(root, system / "build", ROOT / "build")
    for path in dict.fromkeys(outside()):
        lines += _bind(root, path, path, read_only=True)
    inside = " ".join(map(shlex.quote, arguments))
    # Not exec: the shell stays as the namespace's first process and takes leave of orphans.
    return "\n".join([*lines, f"chroot {quoted['root']} {quoted['dev']} {inside} && exit 0 || exit $?"])


def _bind(root: Path, source: Path, place: Path, *, read_only: bool = False) -> list[str]:
    there = shlex.quote(str(root) + str(place))
    here = shlex.quote(str(source))
    make = f"mkdir -p {there}"
    if source.is_file():
        make = f"mkdir -p {shlex.quote(str(root) + str(place.parent))}; [ -e {there} ] || : > {there}"
    lines = [make, f"mount --bind {here} {there}"]
    return [*lines, f"mount -o remount,bind,ro {there}"] if read_only else lines


def outside() -> Iterator[Path]:
    """What the tests and pip look at beyond the checkout, where it is there."""
    candidates = [ROOT.parent / "shared", _git_folder(), Path(os.environ.get("EE_PLUGIN_PATH") or "/nowhere")]
    candidates += map(Path, _NETWORK_FILES)
    told = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)
    text = told.stdout + " ".join(value for name, value in os.environ.items() if name.startswith("PIP_"))
    candidates += (Path(found) for found in _PATH_IN_TEXT.findall(text))
    for path in candidates:
        real = Path(os.path.realpath(path))
        if real.exists() and not real.is_relative_to(ROOT):
            yield path if path.exists() and not path.is_symlink() else real


def _git_folder() -> Path:
    """The repository itself, which stands elsewhere where this is a worktree. A fresh machine has no git yet."""
    if shutil.which("git") is None:
        return ROOT / ".git"
    told = subprocess.run(
        ["git", "rev-parse", "--git-common-dir"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return (ROOT / told.stdout.strip()).resolve() if told.returncode == 0 else ROOT / ".git"
