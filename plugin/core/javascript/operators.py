# SPDX-License-Identifier: GPL-2.0-or-later
"""Operators: sums that may be texts, comparisons, truth as JavaScript sees it, assignments inside expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..script_text import quoted
from . import code, environment
from .code import CALL, Code, atom
from .layout import Document, flat
from .syntax import Node, property_name, unwrapped
from .values import is_earth_engine, is_number

if TYPE_CHECKING:
    from .translator import Translator

_BINDINGS = {
    "+": code.SUM, "-": code.SUM, "*": code.PRODUCT, "/": code.PRODUCT, "%": code.PRODUCT, "**": code.POWER,
    "<<": code.SHIFT, ">>": code.SHIFT, "&": code.BIT_AND, "^": code.BIT_XOR, "|": code.BIT_OR,
}  # fmt: skip
_PLAIN_TRUTH = frozenset(("boolean", "string", "number", "integer", "null"))


class Operators:
    """Translates operators of one script."""

    TYPES = frozenset(
        "BinaryExpression LogicalExpression UnaryExpression ConditionalExpression AssignmentExpression "
        "UpdateExpression".split()
    )

    def __init__(self, script: Translator) -> None:
        self._script = script

    def translate(self, node: Node) -> Code:
        """An expression with an operator."""
        return _TRANSLATORS[node.type](self, node)

    # Sums and comparisons

    def _binary(self, node: Node) -> Code:
        operator = node.operator
        if operator in ("==", "!=", "===", "!=="):
            return self._equality(node)
        if operator in ("<", ">", "<=", ">="):
            left, right = self._two(node, code.BIT_OR)
            return code.row([left, right], [operator], code.COMPARISON)
        if operator == "in":
            left, right = self._two(node, code.OR)
            return code.call(self._script.need("has"), [right, left])
        if operator == "instanceof":
            return self._script.builtins.instance_of(node)
        return self.arithmetic(operator, node)

    def _two(self, node: Node, binding: int) -> tuple[Document, Document]:
        translate = self._script.expressions.translate
        return translate(node.left).within(binding), translate(node.right).within(binding)

    def arithmetic(self, operator: str, node: Node) -> Code:
        """+ - * / % ** and the operators on bits, of a node with a left and a right side."""
        operands = self._operands(node, operator)
        kinds = self._script.kinds
        if operator == "+":
            return self._sum(node, operands)
        if operator in ("-", "*"):
            return self._row(operands, operator)
        left, right = kinds.of(node.left), kinds.of(node.right)
        if operator == "/":
            return self._quotient(node)
        if operator == "**":
            parts = self._two(node, code.SIGN)
            return Code((*self._power(parts),), code.POWER)
        if operator == "%" and not (left == "integer" and self._is_literal(node.right) and self._counts_up(node.left)):
            return code.call(self._script.need("remainder"), list(self._two(node, code.OR)))
        if (operator in ("&", "|", "^") and left == right == "integer") or self._is_small_shift(node):
            return code.row(list(self._two(node, _BINDINGS[operator] + 1)), [operator], _BINDINGS[operator])
        if operator == "%":
            return code.row(list(self._two(node, code.SIGN)), [operator], code.PRODUCT)
        return code.call(self._script.need("bits"), [quoted(operator), *self._two(node, code.OR)])

    @staticmethod
    def _is_small_shift(node: Node) -> bool:
        """Whether bits are moved to the left by a number that is written there, and stay below the sign."""
        if node.operator != "<<" or not all(each.type == "Literal" for each in (node.left, node.right)):
            return False
        value, count = node.left.value, node.right.value
        if not isinstance(value, (int, float)) or not isinstance(count, (int, float)):
            return False
        return 0 <= count < 31 and 0 <= int(value) << int(count) < 2**31

    @staticmethod
    def _power(parts: tuple[Document, Document]) -> list[Document]:
        return ["(", parts[0], ") ** ", parts[1]] if flat(parts[0]).startswith("-") else [parts[0], " ** ", parts[1]]

    @staticmethod
    def _is_literal(node: Node) -> bool:
        return node.type == "Literal" and isinstance(node.value, (int, float)) and node.value > 0

    def _counts_up(self, node: Node) -> bool:
        return node.type == "Identifier" and self._script.is_counter(node)

    def _operands(self, node: Node, operator: str) -> list[Node]:
        """The operands of ``a + b + c``, which the tree nests to the left."""
        found: list[Node] = [node.right]
        current = node.left
        while current.type == "BinaryExpression" and current.operator == operator and node.type == "BinaryExpression":
            found.append(current.right)
            current = current.left
        return [current, *reversed(found)]

    def _row(self, operands: list[Node], operator: str) -> Code:
        binding = _BINDINGS[operator]
        translate = self._as_number if operator != "+" else self._script.expressions.translate
        first = translate(operands[0]).within(binding)
        parts = [first, *(translate(each).within(binding + 1) for each in operands[1:])]
        return code.row(parts, [operator] * (len(parts) - 1), binding)

    def _as_number(self, node: Node) -> Code:
        made = self._script.expressions.translate(node)
        if self._script.kinds.of(node) in ("string", "boolean", "null") and node.type != "Identifier":
            return code.call(self._script.need("number"), [made.within(code.OR)])
        if self._script.kinds.of(node) == "string":
            return code.call(self._script.need("number"), [made.within(code.OR)])
        return made

    def _sum(self, node: Node, operands: list[Node]) -> Code:
        """Numbers are added up to where a text comes; from there on all is text."""
        kinds = [self._script.kinds.of(each) for each in operands]
        if all(map(is_number, kinds)):
            return self._row(operands, "+")
        texts = [index for index, kind in enumerate(kinds) if kind == "string"]
        first = texts[0] if texts else len(operands)
        if first > 1:
            head = self._unsure_sum(operands[:first], kinds[:first])
            if first == len(operands):
                return head
            parts = [code.call(self._script.need("text"), [head.document]).document]
        elif first == 1:
            parts = [self._script.texts.as_text(operands[0]).within(code.SUM)]
        else:
            parts = []
        parts += [self._script.texts.as_text(each).within(code.SUM + 1) for each in operands[first:]]
        return code.row(parts, ["+"] * (len(parts) - 1), code.SUM)

    def _unsure_sum(self, operands: list[Node], kinds: list[str]) -> Code:
        if all(map(is_number, kinds)):
            return self._row(operands, "+") if len(operands) > 1 else self._script.expressions.translate(operands[0])
        translate = self._script.expressions.translate
        made = translate(operands[0])
        for each in operands[1:]:
            made = code.call(self._script.need("add"), [made.within(code.OR), translate(each).within(code.OR)])
        return made

    def _quotient(self, node: Node) -> Code:
        left, right = node.left, node.right
        both = all(each.type == "Literal" and isinstance(each.value, (int, float)) for each in (left, right))
        if both and right.value and left.value % right.value == 0:
            return code.row(list(self._two(node, code.PRODUCT + 1)), ["//"], code.PRODUCT)
        if right.type == "Literal" and right.value:
            translate = self._as_number
            parts = [translate(left).within(code.PRODUCT), translate(right).within(code.PRODUCT + 1)]
            return code.row(parts, ["/"], code.PRODUCT)
        return code.call(self._script.need("divide"), list(self._two(node, code.OR)))

    def _equality(self, node: Node) -> Code:
        is_not = node.operator.startswith("!")
        left, right = node.left, node.right
        if self._is_undefined_text(left):
            left, right = right, left
        if self._is_undefined_text(right) and left.type == "UnaryExpression" and left.operator == "typeof":
            if self._script.is_undeclared(left.argument):
                return atom(str(not is_not))
            return self._is_none(left.argument, is_not)
        if self._is_nothing(left):
            left, right = right, left
        if self._is_nothing(right):
            return self._is_none(left, is_not)
        kinds = self._script.kinds.of(left), self._script.kinds.of(right)
        translate = self._script.expressions.translate
        parts = [translate(left).within(code.BIT_OR), translate(right).within(code.BIT_OR)]
        identical = {"object", "function", "date", "regexp"}
        is_strict = node.operator in ("===", "!==")
        has_text = any(kind == "string" or is_number(kind) for kind in kinds)
        if (
            is_strict
            and not has_text
            and any(
                kind in identical or kind.startswith("array") or is_earth_engine(kind) or kind == "boolean"
                for kind in kinds
            )
        ):
            return code.row(parts, ["is not" if is_not else "is"], code.COMPARISON)
        is_plain = (
            kinds[0] == kinds[1] != "" or all(map(is_number, kinds)) or ("string" in kinds and "===" in node.operator)
        )
        if is_plain or (node.operator in ("===", "!==") and any(map(is_number, kinds))):
            return code.row(parts, ["!=" if is_not else "=="], code.COMPARISON)
        made = code.call(self._script.need("same" if "===" in node.operator[-3:] else "equal"), parts)
        return Code(("not ", made.document), code.NOT) if is_not else made

    @staticmethod
    def _is_undefined_text(node: Node) -> bool:
        return node.type == "Literal" and node.value == "undefined"

    def _is_nothing(self, node: Node) -> bool:
        if node.type == "Literal":
            return node.value is None and node.regex is None
        if node.type == "UnaryExpression":
            return bool(node.operator == "void")
        return node.type == "Identifier" and node.name == "undefined" and self._script.scopes.variable(node) is None

    def _is_none(self, node: Node, is_not: bool) -> Code:
        made = self._script.expressions.translate(node)
        return Code((made.within(code.BIT_OR), " is not None" if is_not else " is None"), code.COMPARISON)

    # Truth

    def truth(self, node: Node) -> Code:
        """An expression where only its truth matters."""
        node = unwrapped(node)
        if node.type == "LogicalExpression" and node.operator in ("&&", "||"):
            word, binding = ("and", code.AND) if node.operator == "&&" else ("or", code.OR)
            parts = [self.truth(node.left).within(binding), self.truth(node.right).within(binding + 1)]
            return code.row(parts, [word], binding)
        if node.type == "UnaryExpression" and node.operator == "!":
            return self._not(node)
        return self.true(self._script.expressions.translate(node), node)

    def true(self, made: Code, node: Node) -> Code:
        """Whether what is translated already is true: empty lists are, and whatever Earth Engine computes."""
        kind = self._script.kinds.of(node)
        if (kind in _PLAIN_TRUTH and kind != "number") or is_earth_engine(kind) or kind == "inert":
            return made
        if kind in ("object", "function", "date", "regexp") or kind.startswith("array"):
            return Code((made.within(code.BIT_OR), " is not None"), code.COMPARISON)
        return code.call(self._script.need("truthy"), [made.within(code.OR)])

    def _not(self, node: Node) -> Code:
        made = self.truth(node.argument)
        text = flat(made.document)
        if made.binding == code.COMPARISON and text.endswith(" is not None") and isinstance(made.document, tuple):
            return Code((*made.document[:-1], " is None"), code.COMPARISON)
        return Code(("not ", made.within(code.NOT)), code.NOT)

    def _logical(self, node: Node) -> Code:
        if environment.is_import(node.left, self._script.scopes) and node.operator in ("&&", "||"):
            # What a script imports, as the Code Editor writes it down: there is no such window to ask here.
            return atom("None") if node.operator == "&&" else self._script.expressions.value(node.right)
        kind = self._script.kinds.of(node.left)
        translate = self._script.expressions.translate
        left, right = translate(node.left), self._script.expressions.value(node.right)
        if node.operator == "??":
            test = Code((left.within(code.BIT_OR), " is not None"), code.COMPARISON)
        elif (kind in _PLAIN_TRUTH and kind != "number") or is_earth_engine(kind):
            word, binding = ("and", code.AND) if node.operator == "&&" else ("or", code.OR)
            return code.row([left.within(binding), right.within(binding + 1)], [word], binding)
        else:
            test = self.true(left, node.left)
        if not self._is_repeatable(node.left):
            name = self._script.names.fresh("value")
            return self._logical_once(node.operator, name, left, right)
        yes, no = (right, left) if node.operator == "&&" else (left, right)
        return code.ternary(test, yes, no)

    def _logical_once(self, operator: str, name: str, left: Code, right: Code) -> Code:
        taken: Document = ("(", name, " := ", left.within(code.LAMBDA), ")")
        if operator == "??":
            test = Code((taken, " is not None"), code.COMPARISON)
        else:
            test = code.call(self._script.need("truthy"), [taken])
        yes, no = (right, atom(name)) if operator == "&&" else (atom(name), right)
        return code.ternary(test, yes, no)

    def _is_repeatable(self, node: Node) -> bool:
        """Whether reading it twice does no harm."""
        while node.type == "MemberExpression" and property_name(node) is not None:
            node = node.object
        return node.type in ("Identifier", "Literal", "ThisExpression")

    def _unary(self, node: Node) -> Code:
        script = self._script
        if node.operator == "!":
            return self._not(node)
        if node.operator == "typeof":
            return script.builtins.type_of(node)
        if node.operator == "void":
            made = script.expressions.translate(node.argument)
            return (
                atom("None")
                if node.argument.type == "Literal"
                else Code(("(", made.within(code.OR), ", None)[1]"), CALL)
            )
        if node.operator == "delete":
            return self._delete(node)
        made = script.expressions.translate(node.argument)
        kind = script.kinds.of(node.argument)
        if node.operator == "~":
            return (
                Code(("~", made.within(code.SIGN)), code.SIGN)
                if kind == "integer"
                else code.call(script.need("bits"), [quoted("^"), made.within(code.OR), "-1"])
            )
        if not is_number(kind) and (node.operator == "+" or kind == "string"):
            made = code.call(script.need("number"), [made.within(code.OR)])
            return made if node.operator == "+" else Code(("-", made.document), code.SIGN)
        return Code((node.operator, made.within(code.SIGN)), code.SIGN)

    def _delete(self, node: Node) -> Code:
        target = unwrapped(node.argument)
        if target.type != "MemberExpression":
            return atom("True")
        name = property_name(target)
        owner = self._script.expressions.translate(target.object)
        key = quoted(name) if name is not None else self._script.expressions.translate(target.property).within(code.OR)
        return code.call(self._script.need("delete"), [owner.within(code.OR), key])

    def _conditional(self, node: Node) -> Code:
        value = self._script.expressions.value
        return code.ternary(self.truth(node.test), value(node.consequent), value(node.alternate))

    # Assignments whose value is used

    def _assignment(self, node: Node) -> Code:
        target = unwrapped(node.left)
        value = self._script.statements.assigned_value(node)
        if target.type == "Identifier":
            made = self._script.expressions.translate(target)
            return Code(("(", made.document, " := ", value.within(code.LAMBDA), ")"))
        if target.type == "MemberExpression":
            return self.set_member(target, value)
        return self._script.untranslatable(
            node, "A pattern is taken apart inside an expression: write it as a statement."
        )

    def set_member(self, target: Node, value: Code) -> Code:
        """``_set(owner, key, value)``, which gives the value."""
        owner = self._script.expressions.translate(target.object)
        name = property_name(target)
        key = quoted(name) if name is not None else self._script.expressions.translate(target.property).within(code.OR)
        return code.call(self._script.need("set"), [owner.within(code.OR), key, value.within(code.LAMBDA)])

    def _update(self, node: Node) -> Code:
        sign, back = ("+", "-") if node.operator == "++" else ("-", "+")
        target = unwrapped(node.argument)
        old = self._script.expressions.translate(target)
        new = Code((old.within(code.SUM), f" {sign} 1"), code.SUM)
        if target.type == "Identifier":
            made = Code(("(", old.document, " := ", new.document, ")"))
        else:
            made = self.set_member(target, new)
        return made if node.prefix else Code((made.document, f" {back} 1"), code.SUM)


_TRANSLATORS = {
    "BinaryExpression": Operators._binary,
    "LogicalExpression": Operators._logical,
    "UnaryExpression": Operators._unary,
    "ConditionalExpression": Operators._conditional,
    "AssignmentExpression": Operators._assignment,
    "UpdateExpression": Operators._update,
}
