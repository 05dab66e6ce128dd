# SPDX-License-Identifier: GPL-2.0-or-later
"""Statements, but for loops and switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Sequence

from ..script_text import quoted
from ..text import tr
from . import code
from .code import CALL, LAMBDA, OR, Code, atom
from .comments import lines as comment_lines
from .layout import Document
from .names import is_attribute
from .scopes import pattern_names
from .syntax import Comment, Node, end, end_line, line, property_name, start, unwrapped

if TYPE_CHECKING:
    from .translator import Translator

_IN_PLACE = frozenset(("-=", "*=", "**="))


class Statements:
    """Translates the statements of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    # Blocks and their comments

    def block(self, nodes: Sequence[Node], last: int, first: int) -> None:
        """Statements between two places of the source, with the comments among them."""
        nodes = self._script.order.ordered(nodes)
        place = first
        last_line = None if first == 0 else self._script.line_of(first)
        for node in nodes:
            if start(node) >= place:
                last_line = self._comments(self._script.comments.between(place, start(node)), last_line)
                if last_line is not None and line(node) > last_line + 1:
                    self._script.writer.gap()
                place, last_line = end(node), end_line(node)
            self.statement(node)
        self._comments(self._script.comments.between(place, last), last_line)

    def _comments(self, comments: Sequence[Comment], last_line: Optional[int]) -> Optional[int]:
        for comment in comments:
            if last_line is not None and comment.line > last_line + 1:
                self._script.writer.gap()
            for text in comment_lines(comment):
                self._script.writer.comment(text)
            last_line = comment.end_line
        return last_line

    def statement(self, node: Node) -> None:
        """One statement. Comments inside it that found no place stand before it."""
        script = self._script
        mark = script.writer.mark()
        count = len(script.problems)
        handler = _HANDLERS.get(node.type)
        if handler is not None:
            handler(self, node)
        elif not script.loops.statement(node):
            script.problem(node, tr("There is no Python for this statement: it is left out."))
            script.writer.comment(script.program.source[start(node) : end(node)].split("\n")[0])
        left = script.comments.between(start(node), end(node))
        said = [problem.sentence for problem in script.problems[count:] if problem.is_marked]
        script.writer.insert(mark, [text for each in left for text in comment_lines(each)] + said)
        behind = script.comments.behind(end(node), end_line(node))
        for each in behind:
            if not each.is_block or each.line == each.end_line:
                script.writer.behind(" ".join(comment_lines(each)), mark)
            else:
                self._comments([each], None)

    def body(self, node: Node) -> None:
        """What belongs to an if or a loop, one level further in."""
        writer = self._script.writer
        with writer.indented():
            before = writer.mark()
            if node.type == "BlockStatement":
                self.block(node.body, end(node), start(node) + 1)
            else:
                self.statement(node)
            if not writer.has_code(before):
                writer.line("pass")

    # Variables

    def _variable_declaration(self, node: Node) -> None:
        for position, each in enumerate(node.declarations):
            if position:
                before = self._script.comments.between(end(node.declarations[position - 1]), start(each))
                same = [one for one in before if one.line == end_line(node.declarations[position - 1])]
                for one in same:
                    self._script.writer.behind(" ".join(comment_lines(one)), self._script.writer.mark() - 1)
                self._comments([one for one in before if one not in same], None)
            mark = self._script.writer.mark()
            self._declare(each, node)
            inside = self._script.comments.between(start(each), end(each))
            self._script.writer.insert(mark, [text for one in inside for text in comment_lines(one)])

    def _declare(self, node: Node, declaration: Node) -> None:
        script = self._script
        if node.init is not None:
            self.assign(node.id, node.init)
            return
        for name in pattern_names(node.id):
            variable = script.scopes.meaning.get(id(name))
            if variable is None or variable.kind == "parameter":
                continue
            if declaration.kind == "var" and any(start(writer) < start(node) for writer, _ in variable.writes):
                continue
            if variable.kind != "function" and not script.undefined.is_possible(variable):
                script.writer.line(f"{variable.python} = None")

    def assign(self, target: Node, value: Node) -> None:
        """``target = value``; a function gets the name of what it is assigned to."""
        script = self._script
        target, value = unwrapped(target), unwrapped(value)
        is_function = value.type in ("FunctionExpression", "ArrowFunctionExpression")
        if is_function and target.type == "Identifier":
            script.functions.define(value, script.scopes.meaning[id(target)].python)
            return
        if value.type == "ClassExpression" and target.type == "Identifier":
            script.classes.define(value, script.scopes.meaning[id(target)].python)
            return
        made = script.expressions.value(value)
        if target.type in ("Identifier", "MemberExpression"):
            self.store(target, made)
        else:
            self.take_apart(target, made)

    def store(self, target: Node, made: Code) -> None:
        """Write ``name = …``, ``owner["key"] = …`` or what stands for it."""
        script = self._script
        document = made.within(LAMBDA)
        if target.type == "Identifier":
            script.writer.line((script.expressions.translate(target).document, " = ", document))
            return
        kind = script.kinds.of(target.object)
        name = property_name(target)
        owner = script.expressions.translate(target.object)
        if kind == "inert" and name is not None and is_attribute(name):
            script.writer.line((owner.within(CALL), f".{name} = ", document))
        elif (kind == "object" or script.is_exports(target.object)) and name is not None:
            script.writer.line((owner.within(CALL), f"[{quoted(name)}] = ", document))
        elif kind == "object" and script.kinds.of(target.property) == "string":
            key = script.expressions.translate(target.property)
            script.writer.line((code.index(owner, key.document).document, " = ", document))
        elif kind.startswith("array") and name is None and script.is_within_bounds(target):
            key = script.expressions.translate(target.property)
            script.writer.line((code.index(owner, key.document).document, " = ", document))
        else:
            script.writer.line(script.operators.set_member(target, made).document)

    def take_apart(self, pattern: Node, made: Code) -> None:
        """``[a, b] = …`` and ``{a, b} = …``."""
        script = self._script
        if pattern.type == "Identifier" or pattern.type == "MemberExpression":
            self.store(pattern, made)
            return
        if pattern.type == "AssignmentPattern":
            self._with_default(pattern, made)
            return
        name = code.name_of(made)
        if name is None:
            name = script.names.fresh("parts")
            script.writer.line((f"{name} = ", made.within(LAMBDA)))
        get = script.need("get")
        if pattern.type in ("ArrayPattern", "ArrayExpression"):
            for position, each in enumerate(pattern.elements):
                if each is not None and each.type in ("RestElement", "SpreadElement"):
                    self.take_apart(each.argument, Code((name, f"[{position}:]"), CALL))
                elif each is not None:
                    self.take_apart(each, code.call(get, [name, str(position)]))
            return
        taken: list[Document] = []
        for each in pattern.properties:
            if each.type in ("RestElement", "SpreadElement", "ExperimentalRestProperty"):
                names = code.sequence([code.Item(one) for one in taken])
                self.take_apart(each.argument, code.call(script.need("rest"), [name, names.document]))
                continue
            fixed = property_name(each)
            key = quoted(fixed) if fixed is not None else script.expressions.translate(each.key).within(OR)
            taken.append(key)
            self.take_apart(each.value, code.call(get, [name, key]))

    def _with_default(self, pattern: Node, made: Code) -> None:
        script = self._script
        name = script.names.fresh("given")
        script.writer.line((f"{name} = ", made.within(LAMBDA)))
        other = script.expressions.value(pattern.right)
        test = Code((name, " is not None"), code.COMPARISON)
        self.take_apart(pattern.left, code.ternary(test, atom(name), other))

    # Expressions as statements

    def _expression(self, node: Node) -> None:
        self.expression(unwrapped(node.expression), node)

    def expression(self, inner: Node, node: Node) -> None:
        """An expression whose value nobody wants."""
        script = self._script
        if inner.type == "AssignmentExpression":
            self._assignment(inner)
        elif inner.type == "UpdateExpression":
            self._update(inner)
        elif inner.type == "SequenceExpression":
            for each in inner.expressions:
                self.expression(unwrapped(each), node)
        elif inner.type == "LogicalExpression" and inner.operator in ("&&", "||"):
            test = script.operators.truth(inner.left)
            negated = Code(("not ", test.within(code.NOT)), code.NOT) if inner.operator == "||" else test
            script.writer.line(("if ", negated.document), end=":")
            with script.writer.indented():
                self.expression(unwrapped(inner.right), node)
        elif inner.type == "ConditionalExpression":
            self._choice(inner, node)
        elif inner.type == "Literal" and isinstance(inner.value, str) and inner.value == "use strict":
            return
        elif inner.type == "UnaryExpression" and inner.operator in ("void", "!", "+", "-"):
            self.expression(unwrapped(inner.argument), node)
        elif not script.loops.for_each(inner):
            inner.parent = node
            script.writer.line(script.expressions.value(inner).document)

    def _choice(self, inner: Node, node: Node) -> None:
        script = self._script
        script.writer.line(("if ", script.operators.truth(inner.test).document), end=":")
        with script.writer.indented():
            self.expression(unwrapped(inner.consequent), node)
        script.writer.line("else:")
        with script.writer.indented():
            self.expression(unwrapped(inner.alternate), node)

    def _assignment(self, node: Node) -> None:
        script = self._script
        target = unwrapped(node.left)
        value = unwrapped(node.right)
        if node.operator == "=" and value.type == "AssignmentExpression" and value.operator == "=":
            self._assignment(value)
            inner = unwrapped(value.left)
            if inner.type in ("Identifier", "MemberExpression"):
                self.store(target, script.expressions.translate(inner))
                return
        if node.operator == "=":
            self.assign(target, value)
            return
        is_number = script.kinds.of(target) in ("integer", "number")
        known = is_number and script.kinds.of(value) in ("integer", "number")
        if node.operator in _IN_PLACE or (node.operator == "+=" and (known or self._are_texts(target, value))):
            if target.type == "Identifier":
                made = script.expressions.translate(value)
                name = script.expressions.translate(target).document
                script.writer.line((name, f" {node.operator} ", made.within(LAMBDA)))
                return
        if target.type in ("Identifier", "MemberExpression"):
            self.store(target, self.assigned_value(node))

    def _are_texts(self, target: Node, value: Node) -> bool:
        return self._script.kinds.of(target) == self._script.kinds.of(value) == "string"

    def assigned_value(self, node: Node) -> Code:
        """What an assignment assigns, with its operator."""
        script = self._script
        if node.operator == "=":
            return script.expressions.value(unwrapped(node.right))
        operator = node.operator[:-1]
        kind = "LogicalExpression" if operator in ("&&", "||", "??") else "BinaryExpression"
        return script.operators.translate(script.made_node(kind, operator, node.left, node.right, node))

    def _update(self, node: Node) -> None:
        script = self._script
        target = unwrapped(node.argument)
        sign = node.operator[0]
        old = script.expressions.translate(target)
        if target.type == "Identifier":
            script.writer.line((old.document, f" {sign}= 1"))
        else:
            self.store(target, Code((old.within(code.SUM), f" {sign} 1"), code.SUM))

    # Others

    def _function(self, node: Node) -> None:
        self._script.functions.define(node, self._script.scopes.meaning[id(node.id)].python)

    def _class(self, node: Node) -> None:
        self._script.classes.define(node, self._script.scopes.meaning[id(node.id)].python)

    def _return(self, node: Node) -> None:
        if node.argument is None:
            self._script.writer.line("return")
            return
        made = self._script.expressions.value(node.argument)
        self._script.writer.line(("return ", made.within(LAMBDA)))

    def _if(self, node: Node, word: str = "if") -> None:
        script = self._script
        test = script.operators.truth(node.test)
        script.writer.line((f"{word} ", test.document), end=":")
        self.body(node.consequent)
        other = node.alternate
        if other is None:
            return
        between = script.comments.between(end(node.consequent), start(other))
        needs_statement = other.type == "IfStatement" and not script.is_plain(other.test)
        if other.type == "IfStatement" and not needs_statement:
            self._comments(between, None)
            self._if(other, "elif")
            return
        script.writer.line("else:")
        with script.writer.indented():
            self._comments(between, None)
        self.body(other)

    def _block(self, node: Node) -> None:
        self.block(node.body, end(node), start(node) + 1)

    def _throw(self, node: Node) -> None:
        made = self._script.expressions.translate(node.argument)
        thrown = code.call(self._script.need("Thrown"), [made.within(LAMBDA)])
        self._script.writer.line(("raise ", thrown.document))

    def _try(self, node: Node) -> None:
        script = self._script
        script.writer.line("try:")
        self.body(node.block)
        if node.handler is not None:
            parameter = node.handler.param
            if parameter is None:
                script.writer.line("except Exception:")
                self.body(node.handler.body)
            else:
                name = script.names.fresh("problem")
                script.writer.line(f"except Exception as {name}:")
                with script.writer.indented():
                    self.take_apart(parameter, code.call(script.need("caught"), [name]))
                self.body(node.handler.body)
        if node.finalizer is not None:
            script.writer.line("finally:")
            self.body(node.finalizer)

    def _nothing(self, node: Node) -> None:
        return

    def _import(self, node: Node) -> None:
        self._script.problem(node, tr("Modules of the language are not read: put the module's text into the script."))


_HANDLERS = {
    "VariableDeclaration": Statements._variable_declaration,
    "ExpressionStatement": Statements._expression,
    "FunctionDeclaration": Statements._function,
    "ClassDeclaration": Statements._class,
    "ReturnStatement": Statements._return,
    "IfStatement": Statements._if,
    "BlockStatement": Statements._block,
    "ThrowStatement": Statements._throw,
    "TryStatement": Statements._try,
    "EmptyStatement": Statements._nothing,
    "DebuggerStatement": Statements._nothing,
    "ImportDeclaration": Statements._import,
    "ExportNamedDeclaration": Statements._import,
    "ExportDefaultDeclaration": Statements._import,
}
