# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.parseExpression: arithmetic on images, written as text, as a function of images."""

from __future__ import annotations

from typing import Any, Callable, Optional

from ..arithmetic import BINARY, UNARY, Tree, parse
from ..errors import EarthEngineError
from ..expression import Function
from ..raster.image import Image, constant_image
from ..registry import algorithm
from .image import select

_ONE = "abs acos asin atan cbrt ceil cos cosh exp floor log log10 round signum sin sinh sqrt tan tanh not".split()
_TWO = "add subtract multiply divide mod pow hypot atan2 max min eq neq gt gte lt lte and or first firstNonZero".split()
_CASTS = "byte short int long float double int8 uint8 int16 uint16 int32 uint32 int64".split()


@algorithm("Image.parseExpression")
def parse_expression(
    context: Any, expression: str, arg_name: str, vars: list[str], map_free_vars_to_default_image_bands: bool
) -> Function:
    tree = parse(expression, "Image.parseExpression")

    def call(arguments: dict[str, Any]) -> Image:
        return _Evaluation(context, arguments, arg_name, map_free_vars_to_default_image_bands).image(tree)

    return Function(tuple(vars), call, "expression")


class _Evaluation:
    """One call of the function."""

    def __init__(self, context: Any, arguments: dict[str, Any], default: str, free: bool) -> None:
        self._context = context
        self._arguments = arguments
        self._default = default
        self._free = free

    def image(self, tree: Tree) -> Image:
        """The image that a tree stands for."""
        return self._handlers[tree[0]](self, *tree[1:])

    def _call(self, name: str, *images: Image) -> Image:
        names = ("value",) if len(images) == 1 else ("image1", "image2")
        made = self._context.call(f"Image.{name}", dict(zip(names, images)))
        assert isinstance(made, Image)
        return made

    def _argument(self, name: str) -> Optional[Image]:
        value = self._arguments.get(name)
        if value is None:
            return None
        if isinstance(value, Image):
            return value
        if isinstance(value, (bool, int, float)):
            return constant_image([value])
        raise EarthEngineError(f"Image.parseExpression: '{name}' is neither an image nor a number.")

    def _bands(self, image: Image, selectors: list[Tree]) -> Image:
        chosen = []
        for selector in selectors:
            if selector[0] not in ("number", "text", "name"):
                raise EarthEngineError("Image.parseExpression: Bands are chosen by number or name.")
            chosen.append(selector[1])
        return select(image, chosen, None)

    def _number(self, value: Any) -> Image:
        return constant_image([value])

    def _text(self, value: str) -> Image:
        raise EarthEngineError(f"Image.parseExpression: The text '{value[:60]}' stands where a number should.")

    def _name(self, name: str) -> Image:
        found = self._argument(name)
        if found is not None:
            return found
        if name in ("PI", "E"):
            return constant_image([{"PI": 3.141592653589793, "E": 2.718281828459045}[name]])
        default = self._argument(self._default)
        if self._free and default is not None and name in default.names:
            return select(default, [name], None)
        raise EarthEngineError(f"Image.parseExpression: Undefined variable '{name}'.")

    def _member(self, tree: Tree, name: str) -> Image:
        return select(self.image(tree), [name], None)

    def _index(self, tree: Tree, selectors: list[Tree]) -> Image:
        return self._bands(self.image(tree), selectors)

    def _unary(self, operator: str, tree: Tree) -> Image:
        value = self.image(tree)
        if operator == "-":
            return self._call("multiply", value, constant_image([-1]))
        return self._call(UNARY[operator], value)

    def _binary(self, operator: str, left: Tree, right: Tree) -> Image:
        return self._call(BINARY[operator], self.image(left), self.image(right))

    def _choice(self, condition: Tree, first: Tree, second: Tree) -> Image:
        test, yes, no = self.image(condition), self.image(first), self.image(second)
        base = self._call("add", no, self._call("multiply", test, constant_image([0])))
        made = self._context.call("Image.where", {"input": base, "test": test, "value": yes})
        assert isinstance(made, Image)
        return made

    def _assign(self, name: str, tree: Tree) -> Image:
        value = self.image(tree)
        made = self._context.call("Image.rename", {"input": select(value, [0], None), "names": [name]})
        assert isinstance(made, Image)
        return made

    def _function(self, name: str, arguments: list[Tree]) -> Image:
        if name == "b":
            default = self._argument(self._default)
            if default is None:
                raise EarthEngineError("Image.parseExpression: b() needs an image.")
            return self._bands(default, arguments)
        images = [self.image(each) for each in arguments]
        if name in ("min", "max") and len(images) > 2:
            result = images[0]
            for each in images[1:]:
                result = self._call(name, result, each)
            return result
        if (name in _ONE or name in _CASTS) and len(images) == 1:
            return self._call(name, images[0])
        if name in _TWO and len(images) == 2:
            return self._call(name, images[0], images[1])
        raise EarthEngineError(f"Image.parseExpression: Unknown function '{name}' with {len(images)} arguments.")

    _handlers: dict[str, Callable[..., Image]] = {
        "number": _number,
        "text": _text,
        "name": _name,
        "member": _member,
        "index": _index,
        "call": _function,
        "unary": _unary,
        "binary": _binary,
        "choice": _choice,
        "assign": _assign,
    }
