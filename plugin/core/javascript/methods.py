# SPDX-License-Identifier: GPL-2.0-or-later
"""Methods of arrays, texts, numbers and dates: Python's own where they do the same, a helper where they do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Callable, Optional, Union

from ..script_text import quoted
from . import code
from .code import ATOM, CALL, LAMBDA, OR, SUM, Code, Item, Link, atom
from .layout import SOFT, SPACE, Document, Indent, group
from .syntax import FUNCTIONS, Node, unwrapped
from .texts import pattern, raw
from .values import element, is_number

if TYPE_CHECKING:
    from .translator import Translator

_SAME_NAMES = {
    "toUpperCase": "upper", "toLowerCase": "lower", "trim": "strip", "trimStart": "lstrip", "trimEnd": "rstrip",
}  # fmt: skip
_ONE_TEXT = {"startsWith": "startswith", "endsWith": "endswith", "indexOf": "find", "lastIndexOf": "rfind"}
_FOR_EACH = frozenset(("map", "filter", "some", "every"))


class Methods:
    """Translates methods of JavaScript's own values."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def invoked(self, unit: Node, name: Document, owner: Code, *, is_name: bool = True) -> Code:
        """``_invoke(owner, "name", …)``: who answers shows when the script runs."""
        key: Document = name
        if is_name:
            self._script.need_method(str(name))
            key = quoted(str(name))
        else:
            self._script.need_method(None)
        items = self._script.expressions.items(unit, unit.arguments)
        return code.bracketed(self._script.need("invoke"), [Item(owner.within(OR)), Item(key), *items])

    def translate(self, unit: Node, name: str, kind: str, owner: Code) -> Union[Link, Code]:
        """A method of something whose kind is known, or plain from the method's name."""
        made: Optional[Code] = None
        is_array = kind.startswith("array")
        if name == "toString" and not unit.arguments and kind != "date":
            return self._script.texts.as_text(unwrapped(unit.callee).object)
        if kind == "date" or (not kind and name.startswith("get")) or kind == "regexp":
            items = self._script.expressions.items(unit, unit.arguments)
            return code.chain(owner, [Link(code.bracketed(f".{name}", items).document)])
        if kind == "string" or (not kind and name in ("startsWith", "endsWith", "toUpperCase")):
            made = self._of_text(unit, name, owner)
        elif is_array or name in ("push", "forEach"):
            made = self._of_array(unit, name, kind, owner)
        elif name == "toFixed":
            made = code.call(self._script.need("fixed"), [owner.within(OR), *self._arguments(unit)])
        if made is not None:
            return made
        if kind == "function" and name == "call" and not self._script.has_methods and unit.arguments:
            items = self._script.expressions.items(unit, unit.arguments[1:])
            return code.bracketed(owner.within(CALL), items)
        helper = f"on_{name}"
        if kind and kind != "function" and self._script.helpers.has(helper):
            return code.call(self._script.need(helper), [owner.within(OR), *self._arguments(unit)])
        return self.invoked(unit, name, owner)

    def _arguments(self, unit: Node) -> list[Document]:
        return [item.document for item in self._script.expressions.items(unit, unit.arguments)]

    # Texts

    def _of_text(self, unit: Node, name: str, owner: Code) -> Optional[Code]:
        arguments = unit.arguments
        kinds = [self._script.kinds.of(each) for each in arguments]
        start = owner.within(CALL)
        if name in _SAME_NAMES and not arguments:
            return Code((start, f".{_SAME_NAMES[name]}()"), CALL)
        if name in _ONE_TEXT and kinds == ["string"]:
            return Code((start, f".{_ONE_TEXT[name]}(", *self._arguments(unit), ")"), CALL)
        if name == "includes" and kinds == ["string"]:
            argument = self._script.expressions.translate(arguments[0])
            return Code((argument.within(code.BIT_OR), " in ", owner.within(code.BIT_OR)), code.COMPARISON)
        if name == "split" and kinds == ["string"] and arguments[0].value:
            return Code((start, ".split(", *self._arguments(unit), ")"), CALL)
        if name in ("slice", "substring"):
            return self._slice(unit, name, owner)
        if name in ("replace", "replaceAll") and len(arguments) == 2:
            return self._replace(name, arguments, start)
        return None

    def _slice(self, unit: Node, name: str, owner: Code) -> Optional[Code]:
        """``text[a:b]`` where both are plain numbers."""
        values = [_whole(each) for each in unit.arguments]
        if not 1 <= len(values) <= 2 or any(value is None for value in values):
            return None
        known = [value for value in values if value is not None]
        if name == "substring" and (min(known) < 0 or known != sorted(known)):
            return None
        first = str(known[0]) if known[0] else ""
        last = str(known[1]) if len(known) > 1 else ""
        return Code((owner.within(CALL), f"[{first}:{last}]"), CALL)

    def _replace(self, name: str, arguments: list[Node], start: Document) -> Optional[Code]:
        wanted, value = arguments
        if value.type != "Literal" or not isinstance(value.value, str):
            return None
        if wanted.type == "Literal" and isinstance(wanted.value, str) and "$" not in value.value:
            count = ", 1" if name == "replace" else ""
            return Code((start, f".replace({quoted(wanted.value)}, {quoted(value.value)}{count})"), CALL)
        if wanted.regex is None or re.search(r"[$\\]", value.value):
            return None
        self._script.imports.add("re")
        flags = str(wanted.regex.flags or "")
        others = "" if "g" in flags else ", count=1"
        others += ", flags=re.IGNORECASE" if "i" in flags else ""
        if set(flags) - {"g", "i"}:
            return None
        text = raw(pattern(wanted.regex.pattern))
        return Code((f"re.sub({text}, {quoted(value.value)}, ", start, f"{others})"), CALL)

    # Arrays

    def _of_array(self, unit: Node, name: str, kind: str, owner: Code) -> Optional[Code]:
        arguments = unit.arguments
        start = owner.within(CALL)
        is_statement = unit.parent.type == "ExpressionStatement"
        if name == "push" and is_statement:
            if len(arguments) == 1 and arguments[0].type != "SpreadElement":
                value = self._script.expressions.items(unit, arguments)
                return code.chain(owner, [Link(code.bracketed(".append", value, hugs=True).document)])
            items = code.sequence(self._script.expressions.items(unit, arguments))
            return Code((start, ".extend(", items.document, ")"), CALL)
        if name in _FOR_EACH and len(arguments) == 1 and kind.startswith("array"):
            return self._comprehension(unit, name, owner)
        if (
            name == "join"
            and element(kind) == "string"
            and arguments
            and self._script.kinds.of(arguments[0]) == "string"
        ):
            separator = self._script.expressions.translate(arguments[0])
            return Code((separator.within(CALL), ".join(", owner.document, ")"), CALL)
        if name == "slice" and kind.startswith("array"):
            if not arguments:
                return Code((start, "[:]"), CALL)
            return self._slice(unit, name, owner)
        if name == "concat" and len(arguments) == 1 and self._script.kinds.of(arguments[0]).startswith("array"):
            other = self._script.expressions.translate(arguments[0])
            return code.row([owner.within(SUM), other.within(SUM + 1)], ["+"], SUM)
        if name == "reverse" and is_statement and kind.startswith("array"):
            return Code((start, ".reverse()"), CALL)
        return None

    def _comprehension(self, unit: Node, name: str, owner: Code) -> Optional[Code]:
        """``[f(x) for x in array]``, with the body of a short function in the place of f(x)."""
        found = self._each(unit.arguments[0])
        if found is None:
            return None
        variable, made, as_truth = found
        source = ("for ", variable, " in ", owner.within(OR))
        if name == "map":
            return _list(made.within(OR), [source])
        truth: Document = as_truth().within(OR) if as_truth is not None else made.within(OR)
        if name == "filter":
            return _list(variable.split(", ")[-1], [source, ("if ", truth)])
        return Code(group("any(" if name == "some" else "all(", Indent((SOFT, truth, SPACE, source)), SOFT, ")"), CALL)

    def _each(self, function: Node) -> Optional[tuple[str, Code, Optional[Callable[[], Code]]]]:
        """A variable, what a function makes of it, and whether that is true."""
        script = self._script
        if function.type in FUNCTIONS and len(function.params) == 1 and script.functions.is_expression(function):
            parameter = function.params[0]
            if parameter.type == "Identifier":
                body = script.functions.result_of(function)
                if body is None:
                    return None
                made = script.expressions.translate(body)
                return script.scopes.meaning[id(parameter)].python, made, lambda: script.operators.truth(body)
        count = script.functions.parameter_count(function)
        if count is None or count > 1:
            return None
        made = script.expressions.value(function)
        name = script.names.fresh("each")
        argument = [atom(name).document] if count else []
        called = code.call(made.within(CALL), argument)
        return name, called, lambda: code.call(script.need("truthy"), [called.document])


def _list(value: Document, parts: list[tuple[Document, ...]]) -> Code:
    inside: list[Document] = [SOFT, value]
    for part in parts:
        inside += [SPACE, part]
    return Code(group("[", Indent(tuple(inside)), SOFT, "]"), ATOM)


def _whole(node: Node) -> Optional[int]:
    """The whole number that is written there."""
    if node.type == "UnaryExpression" and node.operator == "-":
        value = _whole(node.argument)
        return None if value is None else -value
    if node.type == "Literal" and is_number("integer") and isinstance(node.value, (int, float)):
        return int(node.value) if node.value == int(node.value) else None
    return None


__all__ = ["LAMBDA", "Methods"]
