# SPDX-License-Identifier: GPL-2.0-or-later
"""How scripts say what a layer looks like: ``visParams`` of images, styles of features, as people write them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Mapping, Optional

from .errors import RecipeError
from .text import tr

#: What ``ee.Image.visualize`` takes.
VISUALIZE = ("bands", "gain", "bias", "min", "max", "gamma", "opacity", "palette", "forceRgbOutput")
#: What ``ee.FeatureCollection.style`` takes.
STYLE = ("color", "pointSize", "pointShape", "width", "fillColor", "styleProperty", "neighborhood", "lineType")
_NUMBERS = ("gain", "bias", "min", "max", "gamma", "opacity")
_LISTS = ("bands", "palette")


@dataclass(frozen=True)
class MapStyle:
    """What ``visParams`` ask for.

    Attributes:
        visualize: arguments of ``ee.Image.visualize``.
        style: arguments of ``ee.FeatureCollection.style``.
        file_format: of the tiles, "png" or "jpg"; "" leaves it to the service.
        unknown: names that mean nothing to either.
    """

    visualize: Mapping[str, Any] = field(default_factory=dict)
    style: Mapping[str, Any] = field(default_factory=dict)
    file_format: str = ""
    unknown: tuple[str, ...] = ()

    def to_ee(self) -> dict[str, Any]:
        """Keyword arguments for ``ee.Image.visualize``."""
        return dict(self.visualize)


def read(parameters: Optional[Mapping[str, Any]]) -> MapStyle:
    """The style that ``visParams`` ask for; lists may be texts with commas, as in the Code Editor.

    Raises:
        RecipeError: it is no dictionary, or a number is none.
    """
    if parameters is None:
        return MapStyle()
    if not isinstance(parameters, Mapping):
        raise RecipeError("visParams", tr("visParams is a dictionary, such as {'min': 0, 'max': 1}."))
    given = {str(name): value for name, value in parameters.items() if value is not None}
    visualize = {name: _read(name, given[name]) for name in VISUALIZE if name in given}
    style = {name: given[name] for name in STYLE if name in given}
    unknown = tuple(name for name in given if name not in (*VISUALIZE, *STYLE, "format"))
    return MapStyle(visualize, style, str(given.get("format", "")), unknown)


def to_json(arguments: Mapping[str, Any]) -> str:
    """Arguments as JSON, without those that only Earth Engine can compute."""
    plain = {}
    for name, value in arguments.items():
        try:
            json.dumps(value)
        except (TypeError, ValueError):
            continue
        plain[name] = value
    return json.dumps(plain)


def _read(name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        value = list(value)
    if not isinstance(value, str):
        return value
    if name not in (*_NUMBERS, *_LISTS):
        return value
    parts = [part.strip() for part in value.split(",")]
    if name in _LISTS:
        return [part for part in parts if part]
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        raise RecipeError("visParams", tr("“{}” in visParams is a number, or several.").format(name)) from None
    return numbers[0] if len(numbers) == 1 else numbers
