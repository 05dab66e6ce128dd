# SPDX-License-Identifier: GPL-2.0-or-later
"""Functions: definitions where they have statements, lambdas where they are one short expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ..text import tr
from . import code
from .code import OR, TERNARY, Code, atom
from .layout import Document
from .names import snake
from .scopes import Scope, pattern_names
from .syntax import FUNCTIONS, Node, children, end, end_line, line, property_name, start, unwrapped

if TYPE_CHECKING:
    from .translator import Translator

_LONGEST_LAMBDA = 80


class Functions:
    """Translates the functions of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script
        self._expressions: dict[int, bool] = {}

    # What a function is

    def result_of(self, function: Node) -> Optional[Node]:
        """The expression that is all of a function; None where it has other statements."""
        body = function.body
        if body.type != "BlockStatement":
            return body
        if len(body.body) == 1 and body.body[0].type == "ReturnStatement":
            return body.body[0].argument
        return None

    def is_expression(self, function: Node) -> bool:
        """Whether a function can stand in an expression: nothing in it needs a statement."""
        known = self._expressions.get(id(function))
        if known is None:
            known = self._expressions[id(function)] = self._is_expression(function)
        return known

    def _is_expression(self, function: Node) -> bool:
        body = self.result_of(function)
        scope = self._script.scopes.of[id(function)]
        if body is None or scope.uses_this or scope.uses_arguments or function.isAsync or function.generator:
            return False
        if any(parameter.type != "Identifier" for parameter in function.params):
            return False
        if function.id is not None and function.id.name in scope.variables and scope.variables[function.id.name].reads:
            return False
        if self._script.comments.within(function):
            return False
        waiting = [body]
        while waiting:
            node = waiting.pop()
            if node.type in ("AssignmentExpression", "UpdateExpression", "ClassExpression"):
                return False
            if node.type in FUNCTIONS and node is not function:
                if not self.is_expression(node) or self._is_long(node):
                    return False
                continue
            waiting.extend(children(node))
        return True

    @staticmethod
    def _is_long(function: Node) -> bool:
        body = function.body
        return end(body) - start(body) > _LONGEST_LAMBDA or line(body) != end_line(body)

    def parameter_count(self, node: Node) -> Optional[int]:
        """How many arguments a function takes; None where nobody knows which function it is."""
        node = unwrapped(node)
        if node.type in FUNCTIONS:
            has_rest = any(each.type == "RestElement" for each in node.params)
            return None if has_rest or self._script.scopes.of[id(node)].uses_arguments else len(node.params)
        variable = self._script.scopes.variable(node)
        if variable is None or len(variable.writes) != 1 or variable.writes[0][1] is None:
            return None
        value = variable.writes[0][1]
        return self.parameter_count(value) if value.type in FUNCTIONS else None

    # How it is written

    def as_value(self, function: Node, *, name: str = "") -> Code:
        """A function in an expression; where it needs statements they are written before."""
        is_short = not self._is_long(function) or not self._script.can_put_aside()
        if self.is_expression(function) and is_short:
            return self._lambda(function)
        if not self._script.can_put_aside():
            return self._script.untranslatable(function, tr("This function has no place here: give it a name first."))
        made = self._script.names.fresh(name or self._made_up(function))
        self.define(function, made)
        return atom(made)

    def called(self, function: Node) -> Code:
        """What a function gives without arguments."""
        return Code((self.as_value(function).within(code.CALL), "()"), code.CALL)

    def _made_up(self, function: Node) -> str:
        """A name for a function without one, from where it stands."""
        if function.id is not None:
            return str(function.id.name)
        parent = function.parent
        first = function.params[0].name if function.params and function.params[0].type == "Identifier" else "function"
        if parent.type == "CallExpression":
            callee = unwrapped(parent.callee)
            name = property_name(callee) if callee.type == "MemberExpression" else callee.name
            if name:
                return f"{snake(str(name))}_{snake(str(first))}"
        if parent.type in ("Property", "MethodDefinition"):
            return snake(property_name(parent) or "method")
        if parent.type == "AssignmentExpression" and parent.left.type == "MemberExpression":
            return property_name(parent.left) or "method"
        return "function"

    def _lambda(self, function: Node) -> Code:
        body = self.result_of(function)
        assert body is not None
        names, kept = self._parameters(function), self._kept(function)
        names += kept[1:] if any(each.startswith("*") for each in names) else kept
        with self._script.inside(function, is_lambda=True):
            made = self._script.expressions.translate(body)
        head = f"lambda {', '.join(names)}: " if names else "lambda: "
        return Code((head, made.within(TERNARY)), code.LAMBDA)

    def _parameters(self, function: Node) -> list[str]:
        """Names as they stand in a definition, with None where calls may leave an argument out."""
        fewest, most = self._script.usage.arguments(function)
        facts = self._script.usage.facts[id(function)]
        made: list[str] = []
        has_default = False
        for position, parameter in enumerate(function.params):
            if parameter.type == "RestElement":
                return [*made, f"*{self._python(parameter.argument)}"]
            name = self._python(parameter)
            is_doubted = parameter.type == "Identifier" and parameter.name in facts.doubted
            if parameter.type == "AssignmentPattern":
                has_default = True
                made.append(f"{name}={self._default(function, parameter) or 'None'}")
                continue
            has_default = has_default or is_doubted or (fewest is not None and position >= fewest)
            made.append(f"{name}=None" if has_default else name)
        if most > len(function.params):
            made.append("*_")
        return made

    def _kept(self, function: Node) -> list[str]:
        """Variables of a loop's round that a function keeps: in Python all rounds share them."""
        names = []
        for variable in self._script.scopes.all_variables():
            if variable.kind not in ("let", "const") or not variable.scope.is_block:
                continue
            inside = [node for node, _ in variable.reads if start(function) <= start(node) < end(function)]
            if inside and self._script.loops.is_of_round(variable, function):
                names.append(f"{variable.python}={variable.python}")
        return ["*", *names] if names else []

    def _python(self, parameter: Node) -> str:
        target = parameter.left if parameter.type == "AssignmentPattern" else parameter
        if target.type != "Identifier":
            return self._script.pattern_name(target)
        return self._script.scopes.meaning[id(target)].python

    def _default(self, function: Node, parameter: Node) -> Optional[str]:
        """A default that can stand in the definition: Python evaluates it once, and None does not stand for it."""
        value = parameter.right
        position = function.params.index(parameter)
        for source in self._script.usage.facts[id(function)].sources:
            given = source.call.arguments
            if position < len(given) and self._script.kinds.of(given[position]) in ("null", ""):
                return None
        if value.type == "Literal" and value.regex is None:
            return self._script.expressions.translate(value).text
        if value.type == "UnaryExpression" and value.argument.type == "Literal":
            return self._script.expressions.translate(value).text
        return None

    def define(self, function: Node, name: str) -> None:
        """Write a definition."""
        script = self._script
        scope = script.scopes.of[id(function)]
        if function.isAsync or function.generator:
            script.problem(function, tr("Asynchronous functions and generators run at once here, from top to end."))
        if function.type == "FunctionExpression" and function.id is not None and function.id.name in scope.variables:
            scope.variables[function.id.name].python = name
        parameters = ["*arguments"] if scope.uses_arguments else self._parameters(function)
        kept = self._kept(function)
        parameters += kept[1:] if any(each.startswith("*") for each in parameters) else kept
        is_method = scope.uses_this and function.type != "ArrowFunctionExpression"
        writer = script.writer
        writer.before_definition()
        if is_method:
            writer.line(f"@{script.need('Method')}")
            parameters.insert(0, "this")
        writer.line(code.bracketed(f"def {name}", [code.Item(each) for each in parameters]).document, end=":")
        with writer.indented(), script.inside(function):
            self._body(function, scope)
        writer.after_definition()

    def _body(self, function: Node, scope: Scope) -> None:
        script = self._script
        before = len(script.writer.lines)
        self._outer_names(scope)
        if scope.uses_arguments:
            script.writer.line("arguments = list(arguments)")
            for position, parameter in enumerate(function.params):
                if parameter.type == "Identifier":
                    get = code.call(script.need("get"), ["arguments", str(position)])
                    script.writer.line((f"{self._python(parameter)} = ", get.document))
        for parameter in function.params:
            self._unpack(function, parameter)
        script.undefined.write_first(scope)
        if function.body.type == "BlockStatement":
            script.statements.block(function.body.body, end(function.body), start(function.body) + 1)
        else:
            made = script.expressions.value(function.body)
            script.writer.line(("return ", made.document))
        if len(script.writer.lines) == before or all(
            each.strip().startswith("#") for each in script.writer.lines[before:] if each.strip()
        ):
            script.writer.line("pass")

    def _unpack(self, function: Node, parameter: Node) -> None:
        """Defaults that must be made anew each time, and patterns."""
        script = self._script
        if parameter.type == "RestElement":
            name = self._python(parameter.argument)
            script.writer.line(f"{name} = list({name})")
            return
        target = parameter
        if parameter.type == "AssignmentPattern":
            target = parameter.left
            name = self._python(parameter)
            if self._default(function, parameter) is None:
                value = script.expressions.value(parameter.right)
                script.writer.line(f"if {name} is None:")
                with script.writer.indented():
                    script.writer.line((f"{name} = ", value.within(OR)))
        if target.type != "Identifier":
            script.statements.take_apart(target, atom(script.pattern_name(target)))

    def _outer_names(self, scope: Scope) -> None:
        """What Python must be told: names that belong to an outer function or to the script."""
        script = self._script
        written = [
            variable
            for variable in script.scopes.all_variables()
            if scope in variable.writers and variable.scope.owner is not scope
        ]
        for word, is_global in (("global", True), ("nonlocal", False)):
            names = sorted({each.python for each in written if script.is_global(each) is is_global})
            if names:
                script.writer.line(f"{word} {', '.join(names)}")


def declared(pattern: Node) -> list[str]:
    """The names that a pattern binds, for messages."""
    return [str(each.name) for each in pattern_names(pattern)]


__all__ = ["Document", "Functions", "declared"]
