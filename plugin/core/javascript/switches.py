# SPDX-License-Identifier: GPL-2.0-or-later
"""Switches: choices where each case ends by itself, steps from the case that fits where they run into each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import code
from .code import OR, Code
from .loops import Around
from .syntax import FUNCTIONS, LOOPS, Node, children, end, start, unwrapped
from .values import is_number

if TYPE_CHECKING:
    from .translator import Translator


class Switches:
    """Translates the switches of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def translate(self, node: Node) -> None:
        """Write a switch."""
        if self._is_chain(node):
            self._chain(node)
        else:
            self._falling(node)

    def _is_chain(self, node: Node) -> bool:
        """Whether each case ends by itself, the default comes last, and nothing breaks out from deeper down."""
        cases = node.cases
        for position, case in enumerate(cases):
            if case.test is None and position != len(cases) - 1:
                return False
            inside = case.consequent
            if len(inside) == 1 and inside[0].type == "BlockStatement":
                inside = inside[0].body
            if not inside:
                if position == len(cases) - 1 or cases[position + 1].test is None:
                    return False if position != len(cases) - 1 else True
                continue
            if not self._leaves(inside[-1]) and position != len(cases) - 1:
                return False
            if any(self._breaks(each) for each in inside[:-1]) or (
                inside[-1].type != "BreakStatement" and self._breaks(inside[-1])
            ):
                return False
        return True

    @staticmethod
    def _leaves(node: Node) -> bool:
        return node.type in ("BreakStatement", "ReturnStatement", "ThrowStatement", "ContinueStatement")

    def _breaks(self, node: Node) -> bool:
        """Whether a ``break`` in there is the switch's own."""
        if node.type == "BreakStatement":
            return True
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if current.type == "BreakStatement":
                return True
            if current.type not in LOOPS and current.type not in FUNCTIONS and current.type != "SwitchStatement":
                waiting.extend(children(current))
        return False

    def _chain(self, node: Node) -> None:
        script = self._script
        subject = self._subject(node)
        tests: list[Code] = []
        word = "if"
        for case in node.cases:
            if case.test is not None:
                tests.append(self._is_case(subject, node, case))
                if not case.consequent:
                    continue
            if case.test is None and word == "elif":
                script.writer.line("else:")
            elif case.test is None:
                script.writer.line("if True:")
            else:
                parts = [each.within(code.OR if len(tests) == 1 else code.AND) for each in tests]
                made = code.row(parts, ["or"] * (len(parts) - 1), code.OR) if len(parts) > 1 else tests[0]
                script.writer.line((f"{word} ", made.document), end=":")
            self._script.loops.around.append(Around(node, is_switch=True, is_chain=True))
            self._case(case)
            self._script.loops.around.pop()
            word, tests = "elif", []

    def _subject(self, node: Node) -> Code:
        script = self._script
        made = script.expressions.translate(node.discriminant)
        if unwrapped(node.discriminant).type in ("Identifier", "Literal"):
            return made
        return script.put_aside(made, "case")

    def _is_case(self, subject: Code, node: Node, case: Node) -> Code:
        script = self._script
        value = script.expressions.translate(case.test)
        kinds = script.kinds.of(node.discriminant), script.kinds.of(case.test)
        if kinds[0] == kinds[1] != "" or "string" in kinds or any(map(is_number, kinds)):
            return code.row([subject.within(code.BIT_OR), value.within(code.BIT_OR)], ["=="], code.COMPARISON)
        if subject.text in ("True", "False"):
            made = script.operators.truth(case.test)
            return made if subject.text == "True" else Code(("not ", made.within(code.NOT)), code.NOT)
        return code.call(script.need("same"), [subject.within(OR), value.within(OR)])

    def _case(self, case: Node) -> None:
        script = self._script
        inside = list(case.consequent)
        if len(inside) == 1 and inside[0].type == "BlockStatement":
            inside = list(inside[0].body)
        if inside and inside[-1].type == "BreakStatement" and not inside[-1].label:
            inside = inside[:-1]
        with script.writer.indented():
            before = script.writer.mark()
            first = end(case.test) if case.test is not None else start(case)
            script.statements.block(inside, end(case), first)
            if not script.writer.has_code(before):
                script.writer.line("pass")

    def _falling(self, node: Node) -> None:
        """A switch whose cases run into each other: what comes after the one that fits runs too."""
        script = self._script
        subject = self._subject(node)
        name = script.names.fresh("case_number")
        default = next((at for at, case in enumerate(node.cases) if case.test is None), len(node.cases))
        word = "if"
        for position, case in enumerate(node.cases):
            if case.test is not None:
                script.writer.line((f"{word} ", self._is_case(subject, node, case).document), end=":")
                with script.writer.indented():
                    script.writer.line(f"{name} = {position}")
                word = "elif"
        script.writer.line("else:" if word == "elif" else "if True:")
        with script.writer.indented():
            script.writer.line(f"{name} = {default}")
        script.writer.line("while True:")
        self._script.loops.around.append(Around(node, is_switch=True))
        with script.writer.indented():
            for position, case in enumerate(node.cases):
                if case.consequent:
                    script.writer.line(f"if {name} <= {position}:")
                    with script.writer.indented():
                        script.statements.block(case.consequent, end(case), start(case.consequent[0]))
            script.writer.line("break")
        self._script.loops.left = self._script.loops.around.pop().leaving
