# SPDX-License-Identifier: GPL-2.0-or-later
"""One script on its way into Python: what is known of it, what it needs, and the text that comes out."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Optional

from ...vendor.esprima2.nodes import BinaryExpression
from ..script_text import quoted
from ..text import tr
from . import code, environment, support
from .arguments import Arguments
from .builtins import Builtins
from .calls import Calls
from .classes import Classes
from .code import Code, atom
from .comments import Comments
from .evidence import Evidence
from .expressions import Expressions
from .functions import Functions
from .geometries import Geometries
from .kinds import Kinds
from .layout import flat
from .loops import Loops
from .methods import Methods
from .names import Names
from .operators import Operators
from .order import Order
from .scopes import Scope, Scopes, Variable
from .statements import Statements
from .switches import Switches
from .syntax import FUNCTIONS, Node, Program, end, line, parse, property_name, unwrapped, walk
from .texts import Texts
from .undefined import Undefined
from .usage import Usage
from .writer import Writer

WARNING, INFORMATION = "warning", "information"


@dataclass(frozen=True)
class Problem:
    """What was not translated, or means something else here. `line` and `column` count from 1.

    `severity` is "warning" where the script may not do the same, "information" where it only says what is not shown.
    """

    line: int
    column: int
    severity: str
    sentence: str
    is_marked: bool = False


class Translator:
    """Everything about one script that its parts ask each other."""

    def __init__(self, program: Program, modules: Mapping[str, str], shared: Optional[Translator] = None) -> None:
        self.program = program
        self.modules = modules
        self.shared = shared or self
        self.scopes = Scopes(program.tree)
        self.usage = Usage(program.tree, self.scopes)
        self.kinds = Kinds(self.scopes, self.usage)
        self.evidence = Evidence(self.scopes, self.usage)
        self.names = Names(self.scopes, frozenset(support.names()))
        self.comments = Comments(program.comments)
        self.order = Order(self.scopes)
        self.writer = Writer()
        self.expressions, self.operators = Expressions(self), Operators(self)
        self.calls, self.arguments, self.methods = Calls(self), Arguments(self), Methods(self)
        self.builtins, self.texts, self.geometries = Builtins(self), Texts(self), Geometries(self)
        self.functions, self.classes, self.undefined = Functions(self), Classes(self), Undefined(self)
        self.statements, self.loops, self.switches = Statements(self), Loops(self), Switches(self)
        self.helpers: support.Support = shared.helpers if shared is not None else support.Support()
        self.imports: set[str] = shared.imports if shared is not None else set()
        self.problems: list[Problem] = shared.problems if shared is not None else []
        self.is_deep = False
        self._path = ""
        self._windows: set[str] = set()
        self._strangers: set[str] = set()
        self._patterns: dict[int, str] = {}
        self._functions: list[tuple[Node, bool]] = []
        self._starts = [0]
        for text in program.source.split("\n"):
            self._starts.append(self._starts[-1] + len(text) + 1)
        self.has_methods = any(
            scope.uses_this for scope in self.scopes.of.values() if scope.node.type in FUNCTIONS
        ) or any(each.kind == "class" for each in self.scopes.all_variables())
        self.uses_dates = "Date" in self.scopes.strangers

    # What the parts ask

    def line_of(self, place: int) -> int:
        """The line of a place in the source, from 1."""
        return bisect.bisect_right(self._starts, place)

    def need(self, name: str) -> str:
        """The name of a helper, which the script then carries."""
        return self.helpers.need(name)

    def need_method(self, name: Optional[str]) -> None:
        """A method that something unknown may be asked for; None: any."""
        if name is None:
            self.helpers.need_all_methods()
        else:
            self.helpers.need_method(name)

    def problem(self, node: Node, sentence: str, severity: str = WARNING, *, is_marked: bool = True) -> None:
        """Note what the user must know about a place."""
        place = node.loc.start
        sentence = f"{self._path}: {sentence}" if self._path else sentence
        self.problems.append(Problem(place.line, place.column + 1, severity, sentence, is_marked))

    def untranslatable(self, node: Node, sentence: str) -> Code:
        """Stands where something has no translation; the place is marked and the user told."""
        self.problem(node, sentence)
        return atom("None")

    def window(self, node: Node, name: str) -> str:
        """A name of the Code Editor's windows. Only the map itself is here."""
        if name == "Map":
            self.imports.add("ee_plugin")
            return "Map"
        name = "ui.Chart" if name == "Chart" else name
        self.need("NotShown")
        if name not in self._windows:
            self._windows.add(name)
            sentence = tr("{name} is not shown in QGIS: the script runs without it.").format(name=name)
            self.problem(node, sentence, INFORMATION, is_marked=False)
        return name

    def stranger(self, node: Node) -> str:
        """A name that the script does not declare: an import of the Code Editor, perhaps."""
        name = str(node.name)
        if name == "exports":
            self._strangers.add(name)
            return name
        if name not in self._strangers and name not in ("ee", "Map"):
            self._strangers.add(name)
            sentence = tr("“{name}” is not defined in the script: define it before this line.").format(name=name)
            self.problem(node, sentence, is_marked=False)
        from .names import identifier

        return identifier(name)

    def is_undeclared(self, node: Node) -> bool:
        """Whether it is a name that neither the script nor the Code Editor has."""
        name = environment.global_name(node, self.scopes)
        return name is not None and name not in environment.KNOWN and self.builtins.value(node) is None

    def is_exports(self, node: Node) -> bool:
        """Whether it is the object of what a module gives."""
        return bool(node.type == "Identifier" and node.name == "exports")

    def is_global(self, variable: Variable) -> bool:
        """Whether Python calls a variable global: a module's own are inside a function."""
        return variable.scope.owner is self.scopes.module and self.shared is self

    def has_this(self) -> bool:
        """Whether the function that is being written has a `this`."""
        for function, _ in reversed(self._functions):
            if function.type != "ArrowFunctionExpression":
                return self.scopes.of[id(function)].uses_this
        return False

    @contextmanager
    def inside(self, function: Node, *, is_lambda: bool = False) -> Iterator[None]:
        """While the body of a function is translated."""
        self._functions.append((function, is_lambda))
        around = self.loops.enter_function()
        try:
            yield
        finally:
            self._functions.pop()
            self.loops.leave_function(around)

    def can_put_aside(self) -> bool:
        """Whether a statement can be written before the one that is being translated."""
        return not any(is_lambda for _, is_lambda in self._functions)

    def put_aside(self, made: Code, wanted: str = "part") -> Code:
        """Write ``name = …`` before the statement; its name."""
        if not self.can_put_aside():
            return made
        name = self.names.fresh(wanted) if wanted != "task" or "task" in self.taken else "task"
        self.writer.line((f"{name} = ", made.within(code.LAMBDA)))
        return atom(name)

    @property
    def taken(self) -> set[str]:
        """The names of the script's own variables."""
        return {variable.python for variable in self.scopes.all_variables()} | set(self.scopes.strangers)

    def pattern_name(self, pattern: Node) -> str:
        """The name of a parameter that is taken apart."""
        if id(pattern) not in self._patterns:
            self._patterns[id(pattern)] = self.names.fresh("options")
        return self._patterns[id(pattern)]

    def made_node(self, kind: str, operator: str, left: Node, right: Node, place: Node) -> Node:
        """An expression that the script only implies, as ``a + b`` in ``a += b``."""
        node: Node = BinaryExpression(operator, left, right)
        node.type, node.range, node.loc, node.parent = kind, place.range, place.loc, place
        return node

    # What is certain

    def is_plain(self, test: Node) -> bool:
        """Whether nothing must be written before an expression."""
        return all(
            node.type not in FUNCTIONS or self.functions.is_expression(node)
            for node in walk(test, into_functions=False)
        )

    def value_of(self, node: Node) -> Optional[Node]:
        """The object literal that an expression certainly is."""
        node = unwrapped(node)
        if node.type == "ObjectExpression":
            return node
        variable = self.scopes.variable(node)
        if variable is not None:
            if len(variable.writes) != 1 or variable.writes[0][1] is None:
                return None
            writer, value = variable.writes[0]
            is_declared = writer.type == "VariableDeclarator" and value is not None
            return value if is_declared and value is not None and value.type == "ObjectExpression" else None
        if node.type == "MemberExpression":
            name = property_name(node)
            owner = self.value_of(node.object)
            if owner is None or name is None or len(self.usage.properties.get(name, ())) != 1:
                return None
            found = [each.value for each in owner.properties if each.key and property_name(each) == name]
            return found[0] if found and found[0].type == "ObjectExpression" else None
        return None

    def is_certain(self, node: Node, name: str) -> bool:
        """Whether an object certainly has a property."""
        owner = self.value_of(node)
        if owner is None:
            return False
        return any(each.key is not None and property_name(each) == name for each in owner.properties)

    def names_in(self, node: Node) -> list[str]:
        """The names of the properties that an object may have, as far as its literal shows."""
        owner = self.value_of(node)
        if owner is None:
            return list(self.usage.properties)
        return [name for each in owner.properties if each.key is not None and (name := property_name(each)) is not None]

    def is_counter(self, node: Node) -> bool:
        """Whether a variable counts up from zero or more in a loop."""
        variable = self.scopes.variable(node)
        return variable is not None and variable in self.loops.counters

    def is_within_bounds(self, member: Node) -> bool:
        """Whether a list certainly has the element that is asked for."""
        owner = self.scopes.variable(member.object)
        place = member.property
        if owner is None:
            return False
        if place.type == "Identifier":
            variable = self.scopes.variable(place)
            return variable is not None and self.loops.counters.get(variable) is owner
        if place.type != "Literal" or len(owner.writes) != 1:
            return False
        value = owner.writes[0][1]
        shrinks = any(name in self.usage.method_calls for name in ("pop", "shift", "splice"))
        if value is None or value.type != "ArrayExpression" or shrinks:
            return False
        has_spread = any(each is None or each.type == "SpreadElement" for each in value.elements)
        return not has_spread and 0 <= place.value < len(value.elements)

    # Modules

    def required(self, node: Node) -> Code:
        """``require("path")``: the module, where its text is there."""
        argument = node.arguments[0] if node.arguments else None
        path = str(argument.value) if argument is not None and argument.type == "Literal" else ""
        source = self.modules.get(path)
        if source is None:
            sentence = tr("The module “{path}” is not here: translate it together with the script.").format(path=path)
            self.problem(node, sentence)
            return code.call(self.need("Missing"), [quoted(path)])
        return atom(f"{self.shared.module(path, source)}()")

    _module_names: dict[str, str]

    def module(self, path: str, source: str) -> str:
        """The name of the function that gives a module."""
        known = self.__dict__.setdefault("_module_names", {})
        if path not in known:
            known[path] = self.names.fresh("_module_" + path.rsplit("/", 1)[-1].rsplit(":", 1)[-1])
            inner = Translator(parse(source), self.modules, self)
            inner.write_module(known[path], path)
            self.__dict__.setdefault("_module_lines", []).append(inner.writer.lines)
        return str(known[path])

    def write_module(self, name: str, path: str) -> None:
        """A module as a function that gives what it exports, once."""
        self._path = path
        self.imports.add("functools")
        self.writer.line("@functools.lru_cache(maxsize=None)")
        self.writer.line(f"def {name}()", end=":")
        with self.writer.indented():
            self.writer.line(quoted(f"The module {path}.").replace('"', '"""', 1)[:-1] + '"""')
            self.writer.line("exports = {}")
            self.undefined.write_first(self.scopes.module)
            self.statements.block(self.program.tree.body, len(self.program.source), 0)
            self.writer.line("return exports")

    # The text

    def translate(self) -> str:
        """The whole script."""
        self.undefined.write_first(self.scopes.module)
        self.statements.block(self.program.tree.body, len(self.program.source), 0)
        if self.helpers.wants("evaluate"):
            self.writer.gap()
            self.writer.line(f"{self.need('answer_all')}()")
        body = self.writer.lines
        while body and not body[0]:
            body.pop(0)
        made = self._head()
        if body:
            made += ["", *([""] if self.helpers.lines() else []), *body]
        return "\n".join(made).rstrip() + "\n"

    def _head(self) -> list[str]:
        modules = {f"import {name}" for name in self.imports if name != "ee_plugin"} | self.helpers.modules()
        modules.discard("import ee")
        modules |= {"import sys"} if self.is_deep else set()
        plain = sorted(each for each in modules if each.startswith("import "))
        plain += sorted(each for each in modules if each.startswith("from "))
        made = [*plain, *([""] if plain else []), "import ee"]
        if "ee_plugin" in self.imports:
            made.append("from ee_plugin import Map")
        if self.is_deep:
            made += [
                "",
                "# The client follows each call of a chain into the one before.",
                "sys.setrecursionlimit(50_000)",
            ]
        pieces = self.helpers.lines()
        if pieces:
            made += ["", "# What JavaScript does and Python does not.", *pieces[2:]]
        if self.helpers.wants("NotShown"):
            made += [
                "",
                "",
                "#: The Code Editor's windows and charts. Nothing of them is shown in QGIS.",
                "ui = _NotShown()",
            ]
        for lines in self.__dict__.get("_module_lines", []):
            made += ["", "", *lines]
        if "exports" in self._strangers:
            made += ["", "exports = {}"]
        return made


__all__ = ["INFORMATION", "WARNING", "Problem", "Scope", "Translator", "end", "flat", "line"]
