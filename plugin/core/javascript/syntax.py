# SPDX-License-Identifier: GPL-2.0-or-later
"""JavaScript text → syntax tree and comments, by the parser that the plugin carries."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Callable, Optional, TypeVar

from ...vendor.esprima2 import Error, Parser
from ...vendor.esprima2.nodes import BinaryExpression
from ..errors import WorkbenchError
from ..text import tr

#: A node of the tree, as ESTree describes it. Attributes that a node lacks are None.
Node = Any
Result = TypeVar("Result")

FUNCTIONS = frozenset(("FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"))
LOOPS = frozenset(
    ("ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement", "LabeledStatement")
)
_HIDDEN = frozenset(("type", "range", "loc", "parent", "regex"))
_DEEP_LIMIT = 60_000
_DEEP_STACK_BYTES = 480 * 1024 * 1024


class ScriptError(WorkbenchError):
    """The script is no JavaScript. `line` and `column` count from 1."""

    def __init__(self, sentence: str, line: int, column: int) -> None:
        super().__init__(sentence, details=f"line {line}, column {column}")
        self.line = line
        self.column = column


@dataclass
class Comment:
    """`text` is without its marks; `start` and `end` count characters of the source, `line` and `end_line` from 1."""

    text: str
    is_block: bool
    start: int
    end: int
    line: int
    end_line: int
    is_used: bool = False


@dataclass
class Program:
    """A parsed script."""

    source: str
    tree: Node
    comments: list[Comment] = field(default_factory=list)


class _Parser(Parser):
    """The parser, which also takes a sign in parentheses before a power: ``(-2) ** 2``."""

    def parseExponentiationExpression(self) -> Node:
        first = self.lookahead
        left = self.inheritCoverGrammar(self.parseUnaryExpression)
        if not self.match("**") or (left.type == "UnaryExpression" and first.value != "("):
            return left
        self.nextToken()
        self.context.isAssignmentTarget = self.context.isBindingElement = False
        right = self.isolateCoverGrammar(self.parseExponentiationExpression)
        return self.finalize(self.startNode(first), BinaryExpression("**", left, right))


def parse(source: str) -> Program:
    """The syntax tree of a script.

    Raises:
        ScriptError: with the place, where it is no JavaScript.
    """
    comments: list[Comment] = []

    def collect(node: Node, metadata: Any) -> Node:
        if node.type in ("LineComment", "BlockComment"):
            start, end = metadata.start, metadata.end
            comments.append(
                Comment(node.value, node.type == "BlockComment", start.offset, end.offset, start.line, end.line)
            )
        return node

    try:
        tree = _Parser(source, options=dict(_OPTIONS), delegate=collect).parseScript()
    except Error as error:
        raise _script_error(source, error) from None
    except (AssertionError, AttributeError, IndexError, TypeError, ValueError) as error:
        # What the parser did not foresee; it reads the lines one after the other.
        sentence = tr("The script is no JavaScript: the parser cannot read it ({what}).").format(what=error)
        raise ScriptError(sentence, 1, 1) from None
    # The parser reads some stretches twice, arrow functions among them.
    unique = {comment.start: comment for comment in comments}
    return Program(source, tree, [unique[start] for start in sorted(unique)])


_OPTIONS = {"range": True, "loc": True, "comment": True, "classProperties": True}


def _script_error(source: str, error: Error) -> ScriptError:
    line, column = error.lineNumber or 1, max(1, error.column or 1)
    what = str(error.message).split(": ", 1)[-1].rstrip(".")
    sentence = tr("Line {line}, column {column} is no JavaScript: {what}. Correct the script there, or just before.")
    return ScriptError(sentence.format(line=line, column=column, what=what[:1].lower() + what[1:]), line, column)


def children(node: Node) -> Iterator[Node]:
    """The nodes right below a node, in the order of the source."""
    for name, value in node.__dict__.items():
        if name in _HIDDEN or value is None:
            continue
        if isinstance(value, list):
            for each in value:
                if each is not None and hasattr(each, "type"):
                    yield each
        elif getattr(value, "type", None) is not None and not isinstance(value, str):
            yield value


def walk(node: Node, *, into_functions: bool = True) -> Iterator[Node]:
    """A node and all below it, outer ones first."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        if into_functions or current is node or current.type not in FUNCTIONS:
            waiting.extend(reversed(list(children(current))))


def start(node: Node) -> int:
    """The first character of a node in the source, from 0."""
    place: int = node.range[0]
    return place


def end(node: Node) -> int:
    """The character after a node."""
    place: int = node.range[1]
    return place


def line(node: Node) -> int:
    """The line that a node begins on, from 1."""
    number: int = node.loc.start.line
    return number


def end_line(node: Node) -> int:
    """The line that a node ends on."""
    number: int = node.loc.end.line
    return number


def property_name(node: Node) -> Optional[str]:
    """The name that a member expression or a property has as a fixed text; None where it is computed."""
    key = node.property if node.type == "MemberExpression" else node.key
    if key.type == "Identifier":
        return None if node.computed else str(key.name)
    if key.type == "Literal" and isinstance(key.value, str):
        return str(key.value)
    if key.type == "Literal" and isinstance(key.value, (int, float)) and not isinstance(key.value, bool):
        return number_text(key.value)
    return None


def number_text(value: float) -> str:
    """A number as JavaScript writes it, for names of properties."""
    return str(int(value)) if value == int(value) and abs(value) < 1e21 else repr(float(value))


def unwrapped(node: Node) -> Node:
    """An expression without what only holds an optional chain together."""
    while node.type in ("ChainExpression", "ParenthesizedExpression"):
        node = node.expression
    return node


def deep(function: Callable[[], Result]) -> Result:
    """What a function returns, also where it goes thousands of levels deep."""
    try:
        return function()
    except RecursionError:
        return _in_a_large_stack(function)


def _in_a_large_stack(function: Callable[[], Result]) -> Result:
    results: list[Result] = []
    errors: list[WorkbenchError] = []

    def work() -> None:
        try:
            results.append(function())
        except WorkbenchError as error:
            errors.append(error)
        except RecursionError:
            errors.append(ScriptError(tr("The script is nested too deeply: write it as several statements."), 1, 1))

    limit, size = sys.getrecursionlimit(), threading.stack_size(_DEEP_STACK_BYTES)
    sys.setrecursionlimit(_DEEP_LIMIT)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    if errors:
        raise errors[0]
    return results[0]
