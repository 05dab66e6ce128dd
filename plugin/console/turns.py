# SPDX-License-Identifier: GPL-2.0-or-later
"""Turns of a script's loops: places at which the window lives on and a script can be stopped.

A script runs on the thread that the window lives on. While it waits for the service the window's events go on, but a
loop that only computes would leave the window dead, with no button to stop it. So each round of a loop and of a
comprehension, and each call of a function, first calls a function that is given here.
"""

from __future__ import annotations

import ast
from typing import TypeVar

TURN = "__ee_workbench_turn__"
"""The name that the script calls; what it stands for returns True."""

Block = TypeVar("Block", ast.For, ast.AsyncFor, ast.While, ast.FunctionDef, ast.AsyncFunctionDef)


def with_turns(tree: ast.Module) -> ast.Module:
    """A script's tree with the calls in it, changed in place. Lines stay where they are."""
    return ast.fix_missing_locations(_Turns().visit(tree))


class _Turns(ast.NodeTransformer):
    """Puts the calls in."""

    def visit_For(self, node: ast.For) -> ast.For:
        """A loop over values."""
        return self._in_body(node)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AsyncFor:
        """The same in a function of asyncio."""
        return self._in_body(node)

    def visit_While(self, node: ast.While) -> ast.While:
        """A loop with a condition."""
        return self._in_body(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """A function; its first text stays its documentation."""
        return self._in_body(node, 0 if ast.get_docstring(node, clean=False) is None else 1)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        """A function of asyncio."""
        return self._in_body(node, 0 if ast.get_docstring(node, clean=False) is None else 1)

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        """A function without a name."""
        self.generic_visit(node)
        both = ast.BoolOp(ast.And(), [_call(node.body), node.body])
        node.body = ast.copy_location(both, node.body)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        """A loop within brackets."""
        self.generic_visit(node)
        node.ifs.insert(0, _call(node.target))
        return node

    def _in_body(self, node: Block, at: int = 0) -> Block:
        self.generic_visit(node)
        first = node.body[min(at, len(node.body) - 1)]
        node.body.insert(at, ast.copy_location(ast.Expr(_call(first)), first))
        return node


def _call(place: ast.AST) -> ast.Call:
    name = ast.copy_location(ast.Name(TURN, ast.Load()), place)
    return ast.copy_location(ast.Call(name, [], []), place)
