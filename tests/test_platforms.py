# SPDX-License-Identifier: GPL-2.0-or-later
"""What ships runs on Linux, Windows and macOS: nothing of one system is called unguarded, no encoding is guessed.

Every rule reads a module's syntax tree, and is shown a sample that it must notice and one that it must let pass.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("plugin", "ui", "sandbox")

#: Modules that one of the systems has not.
MODULES = {
    "fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix", "crypt",
    "msvcrt", "winreg", "_winapi", "winsound", "nt",
}  # fmt: skip
#: Attributes of ``os`` and ``signal`` that Windows has not, or that do something else there.
ATTRIBUTES = {
    "os": {
        "fork", "forkpty", "kill", "killpg", "getuid", "geteuid", "getgid", "getegid", "getpgid", "getpgrp", "setsid",
        "setpgid", "mkfifo", "chown", "chroot", "statvfs", "uname", "nice", "wait", "wait4", "getloadavg",
        "sched_getaffinity", "initgroups", "ttyname", "O_NOFOLLOW", "O_DIRECTORY", "startfile",
    },
    "signal": {
        "SIGKILL", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGCHLD", "SIGPIPE", "SIGSTOP", "alarm", "setitimer",
        "pthread_sigmask", "sigwait", "CTRL_C_EVENT", "CTRL_BREAK_EVENT",
    },
    "socket": {"AF_UNIX", "SO_REUSEPORT", "socketpair"},
    "subprocess": {"STARTUPINFO", "CREATE_NO_WINDOW", "CREATE_NEW_PROCESS_GROUP"},
}  # fmt: skip
_ASKS = ("sys.platform", "os.name", "hasattr(", "platform.system(")

#: Looks where QGIS may be installed, on each of the systems in turn.
LOOKS_EVERYWHERE = {"sandbox/catalogue/boundaries.py", "plugin/bridge/programs.py"}

Rule = Callable[[ast.Module], list[int]]


def _guarded(tree: ast.Module) -> set[int]:
    """Ids of nodes that run only after the system was asked, or whose failure is caught."""
    found: set[int] = set()
    for node in ast.walk(tree):
        inside: list[ast.AST] = []
        if isinstance(node, (ast.If, ast.IfExp)) and any(ask in ast.unparse(node.test) for ask in _ASKS):
            inside = [*ast.walk(node)]
        elif isinstance(node, ast.BoolOp) and any(ask in ast.unparse(node.values[0]) for ask in _ASKS):
            inside = [*ast.walk(node)]
        elif isinstance(node, ast.Try):
            caught = " ".join(ast.unparse(handler.type) for handler in node.handlers if handler.type)
            if "ImportError" in caught or "AttributeError" in caught:
                inside = [each for part in node.body for each in ast.walk(part)]
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside = _after_leaving(node)
        found.update(id(each) for each in inside)
    return found


def _after_leaving(function: ast.AST) -> list[ast.AST]:
    """What follows an ``if`` on the system that ends in return, or an import that may fail and then returns."""
    body, left = getattr(function, "body", []), False
    inside: list[ast.AST] = []
    for part in body:
        if left:
            inside += ast.walk(part)
        leaves = ast.unparse(part)
        if isinstance(part, ast.If) and any(ask in ast.unparse(part.test) for ask in _ASKS):
            left = left or isinstance(part.body[-1], (ast.Return, ast.Raise))
        if isinstance(part, ast.Try) and "ImportError" in leaves:
            left = left or any(isinstance(handler.body[-1], ast.Return) for handler in part.handlers)
    return inside


def one_systems_modules(tree: ast.Module) -> list[int]:
    guarded = _guarded(tree)
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom)) and id(node) not in guarded and _modules(node) & MODULES
    ]


def _modules(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {each.name.split(".")[0] for each in node.names}
    return {(getattr(node, "module", "") or "").split(".")[0]} if not getattr(node, "level", 0) else set()


def one_systems_calls(tree: ast.Module) -> list[int]:
    guarded = _guarded(tree)
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in ATTRIBUTES.get(node.value.id, ())
        and id(node) not in guarded
    ]


def guessed_encodings(tree: ast.Module) -> list[int]:
    """Text that is read or written in whatever encoding the system prefers: Windows' is not UTF-8."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or any(each.arg == "encoding" for each in node.keywords):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = name == "read_text" or (name == "write_text" and len(node.args) < 2)
        if texts or (name == "open" and isinstance(node.func, ast.Name) and "b" not in _mode(node)):
            found.append(node.lineno)
        if name in ("run", "Popen", "check_output") and any(
            each.arg in ("text", "universal_newlines") for each in node.keywords
        ):
            found.append(node.lineno)
    return found


def _mode(node: ast.Call) -> str:
    given = [*node.args[1:2], *(each.value for each in node.keywords if each.arg == "mode")]
    return str(given[0].value) if given and isinstance(given[0], ast.Constant) else "r"


def places_of_one_system(tree: ast.Module) -> list[int]:
    """Absolute paths, and addresses of files put together by hand."""
    begins = ("/tmp", "/usr", "/etc", "/home", "/var", "/dev", "/proc", "C:\\", "file://")
    documents = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(begins)
        and id(node) not in documents
    ]


def shells(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            ast.unparse(node.func) in ("os.system", "os.popen")
            or any(each.arg == "shell" and ast.unparse(each.value) != "False" for each in node.keywords)
        )
    ]


#: Rule → samples that it must notice, samples that it must let pass.
RULES: dict[Rule, tuple[list[str], list[str]]] = {
    one_systems_modules: (
        ["import fcntl", "def f():\n    from resource import getrusage", "import winreg"],
        [
            "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None",
            "import sys\nif sys.platform == 'win32':\n    import winreg",
            "from .resource import a",
        ],
    ),
    one_systems_calls: (
        ["os.kill(1, 9)", "x = signal.SIGKILL", "subprocess.CREATE_NO_WINDOW", "if a:\n    os.getuid()"],
        [
            "if os.name == 'posix':\n    os.kill(1, 9)",
            "x = hasattr(os, 'geteuid') and os.geteuid()",
            "getattr(subprocess, 'CREATE_NO_WINDOW', 0)",
            "def f():\n    if sys.platform == 'win32':\n        return\n    os.getuid()",
        ],
    ),
    guessed_encodings: (
        ["open('a')", "open('a', 'w')", "path.read_text()", "path.write_text(a)", "subprocess.run(a, text=True)"],
        ["open('a', 'rb')", "open('a', encoding='utf-8')", "path.read_text(encoding='utf-8')", "path.write_bytes(a)"],
    ),
    places_of_one_system: (
        ["a = '/tmp/x'", "'file://' + path", "open('/proc/stat', 'rb')"],
        ['"""/tmp is where things are."""', "a = '/v1/projects'"],
    ),
    shells: (["os.system('ls')", "subprocess.run('ls', shell=True)"], ["subprocess.run(['ls'], shell=False)"]),
}


def house() -> Iterator[Path]:
    for room in ROOMS:
        yield from (path for path in sorted((ROOT / room).rglob("*.py")) if "vendor" not in path.parts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in house()
        if rule is not places_of_one_system or path.relative_to(ROOT).as_posix() not in LOOKS_EVERYWHERE
        for line in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("rule", "sample"), [(rule, sample) for rule, (bad, _) in RULES.items() for sample in bad],
    ids=lambda value: value.__name__ if callable(value) else None,
)  # fmt: skip
def test_the_rule_notices(rule: Rule, sample: str) -> None:
    assert rule(ast.parse(sample))


@pytest.mark.parametrize(
    ("rule", "sample"), [(rule, sample) for rule, (_, good) in RULES.items() for sample in good],
    ids=lambda value: value.__name__ if callable(value) else None,
)  # fmt: skip
def test_the_rule_lets_pass(rule: Rule, sample: str) -> None:
    assert rule(ast.parse(sample)) == []
