# SPDX-License-Identifier: GPL-2.0-or-later
"""Loops."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Callable, Optional

from . import code
from .code import LAMBDA, OR, Code, Item, atom
from .scopes import Variable
from .syntax import FUNCTIONS, LOOPS, Node, end, start, unwrapped, walk

if TYPE_CHECKING:
    from .translator import Translator

#: Methods that run the function they are given before they return.
_AT_ONCE = frozenset("map filter forEach reduce reduceRight some every find findIndex sort flatMap iterate".split())


@dataclass
class Around:
    """A loop or a switch that statements stand in.

    `again` writes what must run before the next round of a loop that became a ``while``; `leaving` are the names that
    say that an inner loop was left for this or an outer one: name → (the loop that is meant, whether it goes on).
    """

    node: Node
    again: Optional[Callable[[], None]] = None
    label: str = ""
    is_switch: bool = False
    is_chain: bool = False
    leaving: dict[str, tuple[Node, bool]] = field(default_factory=dict)


class Loops:
    """Translates the loops of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script
        self.around: list[Around] = []
        self.left: dict[str, tuple[Node, bool]] = {}
        #: Counters of loops that count up, and the list that each stays within.
        self.counters: dict[Variable, Optional[Variable]] = {}

    def statement(self, node: Node) -> bool:
        """Write a loop, a switch, break or continue; False where it is none of them."""
        handler = _HANDLERS.get(node.type)
        mark = self._script.writer.mark()
        if handler is not None:
            handler(self, node)
        elif node.type == "SwitchStatement":
            self._script.switches.translate(node)
        else:
            return False
        leaving, self.left = self.left, {}
        for name, (target, goes_on) in leaving.items():
            self._script.writer.insert_line(mark, f"{name} = False")
            self._script.writer.line(f"if {name}:")
            with self._script.writer.indented():
                self._leave(name, target, goes_on)
        return True

    def _leave(self, name: str, target: Node, goes_on: bool) -> None:
        """Leave the loop that this stands in, or go on with it, as an inner one has asked for."""
        around = [each for each in self.around if not each.is_chain]
        if around and around[-1].node is not target:
            around[-1].leaving[name] = (target, goes_on)
            self._script.writer.line("break")
        elif goes_on:
            if around and around[-1].again is not None:
                around[-1].again()
            self._script.writer.line("continue")
        else:
            self._script.writer.line("break")

    def enter_function(self) -> list[Around]:
        """Forget the loops outside while a function is written; what was forgotten."""
        around, self.around = self.around, []
        return around

    def leave_function(self, around: list[Around]) -> None:
        """Remember them again."""
        self.around = around

    # for (var i = 0; i < n; i++)

    def _for(self, node: Node) -> None:
        found = self._range(node)
        if found is not None:
            self._counting(node, *found)
            return
        script = self._script
        if node.init is not None:
            if node.init.type == "VariableDeclaration":
                script.statements.statement(node.init)
            else:
                script.statements.expression(unwrapped(node.init), node)
        self._while_loop(node, node.test, lambda: self._again(node))

    def _again(self, node: Node) -> None:
        if node.update is not None:
            self._script.statements.expression(unwrapped(node.update), node)

    def _range(self, node: Node) -> Optional[tuple[Variable, list[Node], int, bool]]:
        """Counter, [start, end], step and whether the end counts too; None where it is no plain counting."""
        init, test, update = node.init, node.test, node.update
        if init is None or test is None or update is None or init.type != "VariableDeclaration":
            return None
        if (
            len(init.declarations) != 1
            or test.type != "BinaryExpression"
            or test.operator not in ("<", "<=", ">", ">=")
        ):
            return None
        counter = self._script.scopes.variable(init.declarations[0].id)
        first, step = init.declarations[0].init, self._step(update)
        if counter is None or first is None or step is None or self._script.scopes.variable(test.left) is not counter:
            return None
        if (step > 0) is not (test.operator in ("<", "<=")) or not self._is_steady(node, counter, test.right):
            return None
        kinds = self._script.kinds
        if kinds.of(first) != "integer" or kinds.of(test.right) != "integer":
            return None
        return counter, [first, test.right], step, test.operator in ("<=", ">=")

    def _step(self, update: Node) -> Optional[int]:
        update = unwrapped(update)
        if update.type == "UpdateExpression" and update.argument.type == "Identifier":
            return 1 if update.operator == "++" else -1
        if update.type == "AssignmentExpression" and update.left.type == "Identifier":
            value = update.right
            if update.operator == "=" and value.type == "BinaryExpression" and value.operator in "+-":
                if value.left.type == "Identifier" and value.left.name == update.left.name:
                    amount = self._amount(value.right)
                    return amount if value.operator == "+" or amount is None else -amount
            if update.operator in ("+=", "-="):
                amount = self._amount(value)
                return amount if update.operator == "+=" or amount is None else -amount
        return None

    @staticmethod
    def _amount(node: Node) -> Optional[int]:
        is_whole = node.type == "Literal" and isinstance(node.value, (int, float)) and node.value == int(node.value)
        return int(node.value) if is_whole and node.value > 0 else None

    def _is_steady(self, loop: Node, counter: Variable, limit: Node) -> bool:
        """Whether only the loop changes its counter, nothing its end, and nobody asks for the counter afterwards."""
        own = (start(loop), end(loop))
        if any(not own[0] <= start(writer) < own[1] for writer, _ in counter.writes):
            others = [writer for writer, _ in counter.writes if not own[0] <= start(writer) < own[1]]
            if any(writer.type != "VariableDeclarator" or writer.init is None for writer in others):
                return False
        inside = [writer for writer, _ in counter.writes if start(loop.body) <= start(writer) < end(loop.body)]
        if inside:
            return False
        for node, scope in counter.reads:
            if scope is not counter.scope.owner and counter.kind == "var" and self._is_kept(node, loop):
                return False
            if start(node) >= own[1] and not self._is_set_again(counter, own[1], start(node)):
                return False
        return self._is_fixed(limit, loop)

    def _is_set_again(self, counter: Variable, first: int, last: int) -> bool:
        return any(first <= start(writer) <= last for writer, _ in counter.writes)

    def _is_kept(self, node: Node, loop: Node) -> bool:
        """Whether a function that reads the counter may run when the loop is over."""
        while node is not loop and node.parent is not None:
            if node.type in FUNCTIONS:
                parent = node.parent
                if parent.type != "CallExpression" or parent.callee is node:
                    return True
                callee = unwrapped(parent.callee)
                return callee.type != "MemberExpression" or callee.computed or callee.property.name not in _AT_ONCE
            node = node.parent
        return True

    def is_of_round(self, variable: Variable, function: Node) -> bool:
        """Whether each round of a loop has that variable anew, and the function may run when the round is over."""
        node = function
        while node.parent is not None and node is not variable.scope.owner.node:
            node = node.parent
            if node.type in LOOPS and node.type != "LabeledStatement":
                is_inside = start(node) <= start(variable.scope.node) and end(variable.scope.node) <= end(node)
                written = [writer for writer, _ in variable.writes if start(function) <= start(writer) < end(function)]
                return is_inside and not written and self._is_kept(function.body, node)
            if node.type in FUNCTIONS:
                return False
        return False

    def _is_fixed(self, limit: Node, loop: Node) -> bool:
        """Whether the end of a counting loop stays what it is."""
        limit = unwrapped(limit)
        if limit.type == "Literal":
            return True
        if limit.type == "BinaryExpression":
            return self._is_fixed(limit.left, loop) and self._is_fixed(limit.right, loop)
        variable = self._script.scopes.variable(limit)
        if variable is not None:
            return not any(start(loop) <= start(writer) < end(loop) for writer, _ in variable.writes)
        if limit.type == "MemberExpression" and not limit.computed and limit.property.name == "length":
            owner = self._script.scopes.variable(limit.object)
            return owner is not None and not self._changes(owner, loop)
        return False

    def _changes(self, owner: Variable, loop: Node) -> bool:
        """Whether a list may become longer or shorter in a loop."""
        if any(start(loop) <= start(writer) < end(loop) for writer, _ in owner.writes):
            return True
        for node, _ in owner.reads:
            parent = node.parent
            if start(loop.body) <= start(node) < end(loop.body) and parent.type == "MemberExpression":
                name = None if parent.computed else parent.property.name
                if name in ("push", "pop", "shift", "unshift", "splice"):
                    return True
        return False

    def _counting(self, node: Node, counter: Variable, ends: list[Node], step: int, is_inclusive: bool) -> None:
        script = self._script
        translate = script.expressions.translate
        first, last = translate(ends[0]), translate(ends[1])
        if is_inclusive:
            sign = "+" if step > 0 else "-"
            text = last.text
            if text.lstrip("-").isdigit():
                last = atom(str(int(text) + (1 if step > 0 else -1)))
            else:
                last = Code((last.within(code.SUM), f" {sign} 1"), code.SUM)
        arguments = [last.document] if first.text == "0" and step == 1 else [first.document, last.document]
        if step != 1:
            arguments.append(str(step))
        limit = unwrapped(ends[1])
        if step > 0 and first.text.isdigit():
            owner = limit.object if limit.type == "MemberExpression" and not is_inclusive else None
            self.counters[counter] = script.scopes.variable(owner) if owner is not None else None
        script.writer.line((f"for {counter.python} in ", code.call("range", arguments).document), end=":")
        self._body(node)

    def _body(self, node: Node, again: Optional[Callable[[], None]] = None) -> None:
        label = node.parent.label.name if node.parent is not None and node.parent.type == "LabeledStatement" else ""
        self.around.append(Around(node, again, label))
        self._script.statements.body(node.body)
        self.left = self.around.pop().leaving

    # while

    def _while_loop(self, node: Node, test: Optional[Node], again: Optional[Callable[[], None]]) -> None:
        script = self._script
        if test is None:
            script.writer.line("while True:")
        elif script.is_plain(test):
            script.writer.line(("while ", script.operators.truth(test).document), end=":")
        else:
            script.writer.line("while True:")
            with script.writer.indented():
                made = script.operators.truth(test)
                script.writer.line(("if not ", made.within(code.NOT)), end=":")
                with script.writer.indented():
                    script.writer.line("break")
        self._body(node, again)
        if again is not None and not self._ends(node.body):
            with script.writer.indented():
                again()

    @staticmethod
    def _ends(body: Node) -> bool:
        last = body.body[-1] if body.type == "BlockStatement" and body.body else body
        return last.type in ("BreakStatement", "ReturnStatement", "ThrowStatement", "ContinueStatement")

    def _while(self, node: Node) -> None:
        self._while_loop(node, node.test, None)

    def _do(self, node: Node) -> None:
        script = self._script
        script.writer.line("while True:")

        def leave() -> None:
            test = script.operators.truth(node.test)
            script.writer.line(("if not ", test.within(code.NOT)), end=":")
            with script.writer.indented():
                script.writer.line("break")

        self._body(node, leave)
        if not self._ends(node.body) or any(each.type == "ContinueStatement" for each in walk(node.body)):
            with script.writer.indented():
                leave()

    # for … in, for … of, forEach

    def _for_in(self, node: Node) -> None:
        owner = self._script.expressions.translate(node.right)
        self._over(node, code.call(self._script.need("keys"), [owner.within(OR)]))

    def _for_of(self, node: Node) -> None:
        self._over(node, self._script.builtins.iterable(node.right))

    def _over(self, node: Node, values: Code) -> None:
        script = self._script
        left = node.left
        target = left.declarations[0].id if left.type == "VariableDeclaration" else left
        if target.type == "Identifier":
            name = script.scopes.meaning[id(target)].python
            script.writer.line((f"for {name} in ", values.within(LAMBDA)), end=":")
        else:
            name = script.names.fresh("each")
            script.writer.line((f"for {name} in ", values.within(LAMBDA)), end=":")
            with script.writer.indented():
                script.statements.take_apart(target, atom(name))
        self._body(node)

    def for_each(self, node: Node) -> bool:
        """``array.forEach(f)`` as a loop, where it is plain that it is an array."""
        script = self._script
        callee = unwrapped(node.callee) if node.type == "CallExpression" else None
        if callee is None or callee.type != "MemberExpression" or callee.computed or callee.property.name != "forEach":
            return False
        if not script.kinds.of(callee.object).startswith("array") or len(node.arguments) != 1:
            return False
        count = script.functions.parameter_count(node.arguments[0])
        if count is None or count > 2:
            return False
        owner = script.expressions.translate(callee.object)
        function = script.expressions.value(node.arguments[0])
        name, place = script.names.fresh("each"), script.names.fresh("place") if count == 2 else ""
        if count == 2:
            values = code.call("enumerate", [owner.document])
            script.writer.line((f"for {place}, {name} in ", values.document), end=":")
        else:
            script.writer.line((f"for {name} in ", owner.document), end=":")
        with script.writer.indented():
            arguments = [Item(each) for each in (name, place)[:count]]
            script.writer.line(code.bracketed(function.within(code.CALL), arguments).document)
        return True

    # break and continue

    def _break(self, node: Node) -> None:
        around = [each for each in self.around if not each.is_chain]
        target = self._labelled(node) if node.label is not None else None
        if target is not None and around and around[-1].node is not target:
            self._go_out(target, False)
        elif self.around and self.around[-1].is_chain and node.label is None:
            self._script.writer.line("pass")
        else:
            self._script.writer.line("break")

    def _continue(self, node: Node) -> None:
        around = [each for each in self.around if not each.is_chain]
        loops = [each.node for each in around if not each.is_switch]
        target = self._labelled(node) if node.label is not None else loops[-1] if loops else None
        if target is not None and around[-1].node is not target:
            self._go_out(target, True)
            return
        if around and around[-1].again is not None:
            around[-1].again()
        self._script.writer.line("continue")

    def _labelled(self, node: Node) -> Optional[Node]:
        """The loop that a label names."""
        return next((each.node for each in self.around if each.label == node.label.name), None)

    def _go_out(self, target: Node, goes_on: bool) -> None:
        """Leave the innermost loop and tell the outer ones why."""
        name = self._script.names.fresh("goes_on" if goes_on else "is_done")
        around = [each for each in self.around if not each.is_chain]
        around[-1].leaving[name] = (target, goes_on)
        self._script.writer.line(f"{name} = True")
        self._script.writer.line("break")

    def _labeled(self, node: Node) -> None:
        self._script.statements.statement(node.body)


_HANDLERS = {
    "ForStatement": Loops._for,
    "WhileStatement": Loops._while,
    "DoWhileStatement": Loops._do,
    "ForInStatement": Loops._for_in,
    "ForOfStatement": Loops._for_of,
    "BreakStatement": Loops._break,
    "ContinueStatement": Loops._continue,
    "LabeledStatement": Loops._labeled,
}
