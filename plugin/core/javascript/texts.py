# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts: values as JavaScript writes them, and regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import code
from .code import Code
from .syntax import Node

if TYPE_CHECKING:
    from .translator import Translator

_GROUP = re.compile(r"\(\?<([A-Za-z_$][\w$]*)>")
_NAMED = re.compile(r"\\k<(\w+)>")
_HEX = re.compile(r"\\u\{([0-9A-Fa-f]+)\}")


class Texts:
    """Translates what is written and searched as text."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def as_text(self, node: Node) -> Code:
        """An expression's value as a text, for joining to others."""
        if node.type == "Literal" and node.value is None and node.regex is None:
            return Code('"null"')
        made = self._script.expressions.translate(node)
        kind = self._script.kinds.of(node)
        if kind == "string":
            return made
        if kind == "integer":
            return code.call("str", [made.within(code.OR)])
        return code.call(self._script.need("text"), [made.within(code.OR)])

    def regexp(self, node: Node) -> Code:
        """A regular expression as an object."""
        self._script.imports.add("re")
        flags = str(node.regex.flags or "")
        arguments = [raw(pattern(node.regex.pattern))]
        if flags:
            arguments.append(f'"{flags}"')
        return code.call(self._script.need("Regexp"), arguments)


def pattern(source: str) -> str:
    """A regular expression as Python's re reads it."""
    text = _GROUP.sub(r"(?P<\1>", source)
    text = _NAMED.sub(r"(?P=\1)", text)
    text = _HEX.sub(lambda match: "\\U" + match.group(1).rjust(8, "0"), text)
    return text.replace("[^]", r"[\s\S]").replace("[]", r"(?!)").replace(r"\/", "/")


def raw(text: str) -> str:
    """A raw literal, where the text can be one."""
    if text.endswith("\\") or "\n" in text or not text.isprintable():
        return repr(text)
    if '"' not in text:
        return f'r"{text}"'
    return f"r'{text}'" if "'" not in text else repr(text)
