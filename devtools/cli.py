# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands of ``./dev``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Callable

from . import checks, children, demo, display, environment, linking, translations
from .house import ROOT, DevError, say

BENCHES = Path(__file__).resolve().parent / "bench"


def _demo(arguments: Sequence[str]) -> int:
    """start QGIS with the plugin, make a CMIP6 layer, save build/demo/cmip6.png"""
    parser = _parser("demo", _demo)
    parser.add_argument("--show", action="store_true", help="use the screen, and leave QGIS open")
    parser.add_argument("--project", default="", metavar="ID", help="live Earth Engine with this Cloud project's id")
    options = parser.parse_args(arguments)
    return demo.run(environment.ensure(), show=options.show, project=options.project)


def _test(arguments: Sequence[str]) -> int:
    """lint, types and all tests, headless; what follows -- goes to pytest"""
    parser = _parser("test", _test)
    parser.allow_abbrev = False  # what it does not know is for pytest
    parser.add_argument("--qgis", default="", metavar="VERSION", help="in a system that has it: 3.44 (root, Debian)")
    parser.add_argument("--no-lint", action="store_true", help="only the tests")
    own = list(arguments[: arguments.index("--")]) if "--" in arguments else list(arguments)
    options, rest = parser.parse_known_args(own)
    rest += arguments[len(own) + 1 :]
    if options.qgis:
        from . import systems

        return systems.run(options.qgis, ["test", "--no-lint", "--", *rest])
    return checks.test(environment.ensure(), rest, with_lint=not options.no_lint)


def _lint(arguments: Sequence[str]) -> int:
    """style and types; --fix puts right what can be"""
    parser = _parser("lint", _lint)
    parser.add_argument("--fix", action="store_true", help="change the files where the tools can")
    options = parser.parse_args(arguments)
    results = checks.lint(environment.ensure(), fix=options.fix)
    say(", ".join(f"{name} {'passed' if passed else 'FAILED'}" for name, passed in results.items()))
    return int(not all(results.values()))


def _sandbox(arguments: Sequence[str]) -> int:
    """an Earth Engine on this machine, in the foreground; its first line is the URL (--port N and more: --help)"""
    python = environment.ensure().python
    command = [python, str(ROOT / "sandbox"), *arguments]
    if sys.platform == "win32":
        return children.run(command)
    os.execv(python, command)


def _bench(arguments: Sequence[str]) -> int:
    """measure: NAME is a file of devtools/bench/"""
    names = sorted(path.stem for path in BENCHES.glob("*.py") if not path.stem.startswith("_"))
    parser = _parser("bench", _bench)
    parser.add_argument("name", choices=names, metavar="NAME", help=", ".join(names) or "there are none yet")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="what the bench itself takes")
    options = parser.parse_args(arguments)
    home = environment.ensure()
    with display.virtual_screen() as screen:
        command = [home.python, str(BENCHES), options.name, *options.rest]
        return children.run(command, environment={**home.variables(), **screen}, folder=ROOT)


def _conformance(arguments: Sequence[str]) -> int:
    """how much of Earth Engine's language the sandbox has; fails where one of the core algorithms is missing"""
    home = environment.ensure()
    command = [home.python, str(ROOT / "devtools" / "conformance.py"), *arguments]
    return children.run(command, environment=home.variables(), folder=ROOT)


def _link(arguments: Sequence[str]) -> int:
    """link this checkout into a QGIS profile as the plugin"""
    parser = _parser("link", _link)
    parser.add_argument("--profile", default="default", metavar="NAME", help="the profile (default: default)")
    parser.add_argument("--profiles-path", type=Path, metavar="FOLDER", help="the folder that holds the profiles")
    options = parser.parse_args(arguments)
    print(linking.link(options.profile, options.profiles_path))
    say("Start QGIS and switch on Earth Engine Workbench under Plugins ► Manage and Install Plugins ► Installed.")
    return 0


def _translate(arguments: Sequence[str]) -> int:
    """Code Editor JavaScript to Python: ./dev translate < in.js > out.py"""
    parser = _parser("translate", _translate)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="scripts (default: standard input)")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write FOLDER/NAME.py for each NAME.js")
    parser.add_argument("--modules", type=Path, metavar="FOLDER", help="where the modules are that scripts require")
    options = parser.parse_args(arguments)
    from . import translation

    return translation.run(options.files, options.out, options.modules)


def _layouts(arguments: Sequence[str]) -> int:
    """make the templates of map sheets anew, resources/layouts/*.qpt"""
    _parser("layouts", _layouts).parse_args(arguments)
    home = environment.ensure()
    variables = {**home.variables(), "QT_QPA_PLATFORM": "offscreen", "QT_HASH_SEED": "0"}
    return children.run([home.python, str(ROOT / "devtools" / "layouts.py")], environment=variables, folder=ROOT)


def _screenshots(arguments: Sequence[str]) -> int:
    """the guide's pictures, docs/images/*.png, of the real QGIS with the sandbox"""
    parser = _parser("screenshots", _screenshots)
    parser.add_argument("--language", default="en_US", help="of QGIS, such as ru or zh_CN (default: en_US)")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images", metavar="FOLDER")
    parser.add_argument("--theme", default="", help="of QGIS, such as 'Night Mapping'; elsewhere than in docs/images")
    options = parser.parse_args(arguments)
    from . import screenshots

    return screenshots.run(environment.ensure(), options.language, options.out, options.theme)


def _translations(arguments: Sequence[str]) -> int:
    """bring resources/i18n up to date, and compile it for this checkout"""
    parser = _parser("translations", _translations)
    parser.add_argument("--missing", metavar="LANGUAGE", help="print what is missing, as JSON to be filled in")
    parser.add_argument("--take", nargs=2, metavar=("LANGUAGE", "FILE"), help="take over such a file")
    options = parser.parse_args(arguments)
    if options.missing:
        print(translations.missing(options.missing))
        return 0
    given = {} if options.take is None else json.loads(Path(options.take[1]).read_text(encoding="utf-8"))
    for language in translations.LANGUAGES:
        wanted = given if options.take is not None and options.take[0] == language else {}
        say(f"{language}: {translations.update(language, wanted)} texts are missing.")
    translations.compile_all(translations.FOLDER)
    return 0


def _package(arguments: Sequence[str]) -> int:
    """the plugin's zip from the last commit, in build/"""
    parser = _parser("package", _package)
    parser.add_argument("revision", nargs="?", default="HEAD", help="the commit (default: HEAD)")
    parser.add_argument("--check", action="store_true", help="run what the plugin repository checks at an upload")
    options = parser.parse_args(arguments)
    path = linking.package(options.revision)
    if options.check:
        from . import publishing

        problems = publishing.check(path)
        if problems:
            raise DevError("\n  ".join([f"{path.name} would be refused:", *problems]))
        say(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, nothing to complain about.")
    print(path)
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": _demo,
    "test": _test,
    "lint": _lint,
    "sandbox": _sandbox,
    "bench": _bench,
    "conformance": _conformance,
    "translate": _translate,
    "link": _link,
    "layouts": _layouts,
    "screenshots": _screenshots,
    "translations": _translations,
    "package": _package,
}


def _parser(name: str, command: Callable[[Sequence[str]], int]) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"./dev {name}", description=command.__doc__)


def _overview() -> str:
    lines = ["./dev COMMAND [options]", ""]
    lines += [f"  {name:<12} {command.__doc__}" for name, command in COMMANDS.items()]
    lines += ["", "Every command does the set-up that it needs. `./dev COMMAND --help` tells its options."]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in COMMANDS:
        say(f"./dev has no command '{name}'.\n\n{_overview()}")
        return 2
    try:
        return COMMANDS[name](rest)
    except DevError as error:
        say(f"./dev {name}: {error}")
        return error.code
    except KeyboardInterrupt:
        return 130
