# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms by name: implementations, signatures, and calls with checked arguments.

An implementation is a plain function registered under Earth Engine's name::

    @algorithm("Image.reduceRegion")
    def reduce_region(context, image, reducer, geometry, scale, crs, …):
        ...

Its parameters are Earth Engine's argument names in snake case, in the signature's order (a trailing underscore where
the name is a Python keyword), after an optional first parameter ``context``. Names, types and defaults come from the
client library's own ``algorithms.json``: arguments reach the implementation already promoted to their declared types.
"""

from __future__ import annotations

import gzip
import importlib.util
import inspect
import json
import keyword
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

from .errors import EarthEngineError, invalid_type, required
from .promote import promote, type_name

Implementation = Callable[..., Any]

IMPLEMENTATIONS: dict[str, Implementation] = {}
_WANTS_CONTEXT: dict[str, bool] = {}


@dataclass(frozen=True)
class Argument:
    """One argument of a signature."""

    name: str
    type: str
    optional: bool
    default: Any

    @property
    def python_name(self) -> str:
        """The parameter name that an implementation uses."""
        name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", self.name).lower()
        return name + "_" if keyword.iskeyword(name) else name


@dataclass(frozen=True)
class Signature:
    """An algorithm's name, arguments and return type, as the service lists them."""

    name: str
    arguments: tuple[Argument, ...]
    returns: str
    hidden: bool = False


def algorithm(*names: str) -> Callable[[Implementation], Implementation]:
    """Register a function as the implementation of one or several algorithms."""

    def register(function: Implementation) -> Implementation:
        parameters = list(inspect.signature(function).parameters)
        for name in names:
            if name in IMPLEMENTATIONS:
                raise ValueError(f"{name} is implemented twice")
            IMPLEMENTATIONS[name] = function
            _WANTS_CONTEXT[name] = bool(parameters) and parameters[0] == "context"
        return function

    return register


class Signatures:
    """All signatures of the service, read from the client library's algorithm list."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._by_name: dict[str, Signature] = {}
        for entry in document["algorithms"]:
            name = entry["name"].split("/", 1)[-1]
            arguments = tuple(
                Argument(
                    each["argumentName"],
                    each["type"],
                    bool(each.get("optional", False)),
                    _default(each.get("defaultValue"), each["type"]),
                )
                for each in entry.get("arguments", ())
            )
            self._by_name[name] = Signature(name, arguments, entry["returnType"], bool(entry.get("hidden", False)))

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Signature:
        return self._by_name[name]

    def __iter__(self) -> Any:
        return iter(self._by_name)

    @classmethod
    def read(cls, path: Optional[Path] = None) -> Signatures:
        """Read the algorithm list at `path`, or the one of the installed `ee` package.

        Raises:
            FileNotFoundError: there is no list; the message says where it was looked for.
        """
        if path is None:
            found = importlib.util.find_spec("ee")
            if found is None or found.origin is None:
                raise FileNotFoundError("The earthengine-api package, whose algorithm list is needed, is missing.")
            path = Path(found.origin).parent / "tests" / "algorithms.json"
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as file:
            return cls(json.load(file))


def call(context: Any, signatures: Signatures, name: str, arguments: dict[str, Any]) -> Any:
    """Run an algorithm with named arguments, after checking, defaulting and promoting them.

    Raises:
        EarthEngineError: the algorithm is unknown or not implemented, or an argument does not fit.
    """
    short = name.split("/", 1)[-1] if name.startswith("algorithms/") else name
    if short not in signatures:
        raise EarthEngineError(f"Unknown function: '{short}'.")
    implementation = IMPLEMENTATIONS.get(short)
    if implementation is None:
        raise EarthEngineError(f"The sandbox does not implement the algorithm '{short}'.")
    signature = signatures[short]
    known = {argument.name for argument in signature.arguments}
    for given in arguments:
        if given not in known:
            raise EarthEngineError(f"{short}: Unrecognized arguments: {given}")
    values = [_argument(context, short, argument, arguments) for argument in signature.arguments]
    if _WANTS_CONTEXT[short]:
        return implementation(context, *values)
    return implementation(*values)


def _argument(context: Any, function: str, argument: Argument, arguments: dict[str, Any]) -> Any:
    value = arguments.get(argument.name)
    if value is None:
        value = argument.default
        if value is None:
            if argument.optional or (argument.type in ("Object", "<any>") and argument.name in arguments):
                return None
            raise required(function, argument.name)
    try:
        return promote(context, value, argument.type)
    except TypeError:
        raise invalid_type(function, argument.name, argument.type, type_name(value), value) from None


def _default(value: Any, declared: str) -> Any:
    """A default as a value: the list writes all numbers as floating point."""
    return int(value) if isinstance(value, float) and value.is_integer() and declared != "Float" else value


def mismatched_parameters(signatures: Signatures) -> list[str]:
    """Implementations whose parameters are not those of their signature (for the test-suite)."""
    wrong = []
    for name, function in IMPLEMENTATIONS.items():
        if name not in signatures:
            wrong.append(f"{name}: not in the algorithm list")
            continue
        parameters = list(inspect.signature(function).parameters.values())
        if parameters and parameters[0].name == "context":
            parameters = parameters[1:]
        if any(parameter.kind is inspect.Parameter.VAR_POSITIONAL for parameter in parameters):
            continue
        expected = [argument.python_name for argument in signatures[name].arguments]
        if [parameter.name for parameter in parameters] != expected:
            wrong.append(f"{name}: {[p.name for p in parameters]} is not {expected}")
    return wrong
