# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes: a function that makes objects, and the prototype that holds their methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..script_text import quoted
from ..text import tr
from . import code
from .code import LAMBDA, OR, Code, atom
from .syntax import Node, property_name

if TYPE_CHECKING:
    from .translator import Translator


class Classes:
    """Translates the classes of one script."""

    def __init__(self, script: Translator) -> None:
        self._script = script

    def as_value(self, node: Node) -> Code:
        """A class in an expression."""
        name = self._script.names.fresh(node.id.name if node.id is not None else "Made")
        self.define(node, name)
        return atom(name)

    def define(self, node: Node, name: str) -> None:
        """Write a class."""
        script = self._script
        members = node.body.body
        constructor = next((each for each in members if each.kind == "constructor"), None)
        if node.superClass is not None:
            script.problem(node, tr("A class that extends another is translated without what it inherits."))
        fields = [each for each in members if each.type == "PropertyDefinition" and not each.static]
        if constructor is not None:
            script.scopes.of[id(constructor.value)].uses_this = True
            script.functions.define(constructor.value, name)
        else:
            script.writer.before_definition()
            script.writer.line(f"@{script.need('Method')}")
            script.writer.line(f"def {name}(this, *_)", end=":")
            with script.writer.indented():
                script.writer.line("pass")
                for each in fields:
                    value = script.expressions.value(each.value) if each.value is not None else atom("None")
                    script.writer.line((f"this[{quoted(str(property_name(each)))}] = ", value.within(LAMBDA)))
            script.writer.after_definition()
        for each in members:
            if each.kind == "constructor" or each in fields or each.value is None:
                continue
            self._member(each, name)

    def _member(self, node: Node, name: str) -> None:
        script = self._script
        key = property_name(node)
        if key is None or node.kind in ("get", "set"):
            script.problem(node, tr("Getters, setters and computed names of a class are not translated."))
            return
        made = script.expressions.value(node.value)
        owner = atom(name) if node.static else code.call(script.need("prototype"), [name])
        script.writer.line(code.call(script.need("set"), [owner.document, quoted(key), made.within(OR)]).document)
