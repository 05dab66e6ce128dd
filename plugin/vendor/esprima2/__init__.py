# SPDX-License-Identifier: BSD-2-Clause
"""The parser of esprima2 6.0.0 (see LICENSE), without its JSX, its tokenizer and its visitors."""

from .error_handler import Error
from .parser import Parser

__all__ = ["Error", "Parser"]
