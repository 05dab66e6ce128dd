# SPDX-License-Identifier: GPL-2.0-or-later
"""Lint, types and tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence

from . import children, display
from .environment import Environment
from .house import BUILD, PACKAGE, ROOT, link_folder, say

#: What mypy reads. It follows imports from there.
TYPED = ("plugin", "ui", "sandbox", "devtools")
#: Longest that one of the tests marked slow may take; the others have the limit of pyproject.toml.
SLOW_TEST_SECONDS = 3600
TEST_SECONDS = 75 * 60.0


def lint(environment: Environment, *, fix: bool = False) -> dict[str, bool]:
    """Run ruff and mypy; name of each check → whether it passed."""
    ruff = [environment.python, "-m", "ruff"]
    targets = ["--quiet", "."]
    checks = {
        "ruff check": [*ruff, "check", *(["--fix"] if fix else []), *targets],
        "ruff format": [*ruff, "format", *([] if fix else ["--check"]), *targets],
    }
    results = {}
    for name, command in checks.items():
        say(f"── {name}")
        results[name] = children.run(command, environment=environment.variables(), folder=ROOT) == 0
    say("── mypy")
    results["mypy"] = _types(environment)
    return results


def _types(environment: Environment) -> bool:
    """Mypy on the house under its package name: the folder's own name may be no identifier."""
    types = BUILD / "types"
    link_folder(types / PACKAGE, ROOT)
    packages = [name for name in TYPED if (ROOT / name / "__init__.py").is_file()]
    command = [environment.python, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml")]
    command += [part for name in packages for part in ("-p", f"{PACKAGE}.{name}")]
    done = subprocess.run(
        command, cwd=ROOT, env=environment.variables(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    print(done.stdout.replace(os.path.join("build", "types", PACKAGE) + os.sep, ""), end="", file=sys.stderr)
    return done.returncode == 0


def test(environment: Environment, arguments: Sequence[str], *, with_lint: bool = True) -> int:
    """Everything: lint, types, then pytest, whose closing line comes last. 0 where all of it passed."""
    start = time.monotonic()
    results = lint(environment) if with_lint else {}
    summary = ", ".join(f"{name} {'passed' if passed else 'FAILED'}" for name, passed in results.items())
    say(f"── pytest (after {time.monotonic() - start:.0f} s; {summary})")
    command = [environment.python, "-m", "pytest", *arguments]
    if "slow" in arguments:
        command += ["-o", f"faulthandler_timeout={SLOW_TEST_SECONDS}"]
    with display.virtual_screen() as screen:
        variables = {**environment.variables(), **screen, "EE_WORKBENCH_CHECKS": summary}
        code = children.run(command, environment=variables, folder=ROOT, limit=TEST_SECONDS)
    return code or int(not all(results.values()))
