# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of exported files from a template such as "{model}_{date:%Y_%m}"."""

from __future__ import annotations

import datetime
import string
from dataclasses import dataclass
from typing import Any, Callable, Mapping

from .errors import RecipeError
from .letters import file_name, service_name
from .text import tr

#: Fields that are the same for all images of an export.
SHARED = ("title", "kind")
_SOME_DAY = 1_577_836_800_000  # the first of January 2020


@dataclass(frozen=True)
class NameTemplate:
    """A template with fields in braces: ``{index}`` counts from 0, ``{date:%Y_%m}`` is the image's date, every other
    name is a property of the image, such as ``{system:index}`` or ``{model}``.

    What a name cannot hold becomes "_".
    """

    text: str

    def __post_init__(self) -> None:
        self.parts()

    def parts(self) -> list[tuple[str, str, str]]:
        """(text before, field, format) in their order; a field may hold one colon of its own, as system:index does."""
        try:
            found = list(string.Formatter().parse(self.text))
        except (ValueError, TypeError):
            raise RecipeError("template", tr("The braces in the file name do not fit together.")) from None
        parts = []
        for literal, field, spec, conversion in found:
            name, form = field or "", spec or ""
            if field is not None and not field.strip():
                raise RecipeError("template", tr("A pair of braces in the file name is empty: write {index}."))
            if conversion or any(letter in name for letter in "[]."):
                raise RecipeError("template", tr("“{}” is no field of a file name.").format(name))
            if name == "system":
                # Python takes the colon of system:index for the start of a format.
                key, _, form = form.partition(":")
                name = f"system:{key}"
            if name == "date":
                _check_date_format(form)
            parts.append((literal, name, form))
        if not self.text.strip():
            raise RecipeError("template", tr("Give the files a name, such as {index}."))
        return parts

    @property
    def fields(self) -> tuple[str, ...]:
        """The names in braces."""
        return tuple(dict.fromkeys(name for _, name, _ in self.parts() if name))

    @property
    def tells_apart(self) -> bool:
        """Whether there is a field that can differ between the images of a collection."""
        return any(name not in SHARED for name in self.fields)

    def example(self, properties: Mapping[str, Any], *, is_local: bool = False) -> str:
        """A name as it may become: what `properties` lack stands in capitals, a date is some day."""
        values = {"system:time_start": _SOME_DAY, **properties}
        for _, name, form in self.parts():
            if name and name not in ("index", "date") and not _fits(values.get(name), form):
                values[name] = _Word(name.replace("system:", "").upper())
        return self.render(0, values, is_local=is_local)

    def render(self, number: int, properties: Mapping[str, Any], *, is_local: bool = False) -> str:
        """The name of one image.

        Args:
            number: its place, from 0.
            properties: of the image; ``system:time_start`` in milliseconds is its date.
            is_local: whether it is of a file on this computer, which has letters of every script; the service takes
                plain ones.

        Raises:
            RecipeError: the image lacks a property.
        """
        made = ""
        for literal, name, form in self.parts():
            made += literal
            if name == "index":
                made += f"{number:{form}}" if form else str(number)
            elif name == "date":
                made += _date(properties).strftime(form or "%Y-%m-%d")
            elif name:
                value = properties.get(name)
                if value is None:
                    raise RecipeError("template", tr("An image has no property “{}” to name its file.").format(name))
                made += _formatted(value, form)
        return file_name(made) if is_local else service_name(made)


class _Word(str):
    """Text that takes any format."""

    def __format__(self, form: str) -> str:
        return str(self)


def _fits(value: Any, form: str) -> bool:
    try:
        return value is not None and bool(format(value, form))
    except (ValueError, TypeError):
        return False


def _check_date_format(form: str) -> None:
    try:
        datetime.datetime(2024, 1, 2).strftime(form or "%Y")
    except ValueError:
        raise RecipeError("template", tr("“{}” is no date format: write %Y_%m_%d.").format(form)) from None


def _date(properties: Mapping[str, Any]) -> datetime.datetime:
    value = properties.get("system:time_start")
    if not isinstance(value, (int, float)):
        raise RecipeError("template", tr("An image has no date to name its file."))
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=value)


def _formatted(value: Any, form: str) -> str:
    try:
        return format(value, form)
    except (ValueError, TypeError):
        sentence = tr("“{}” does not fit the property's value in the file name.")
        raise RecipeError("template", sentence.format(form)) from None


def distinct(names: list[str], key: Callable[[str], str] = str) -> list[str]:
    """The names, those that come again with a number: no file takes another one's place.

    Args:
        key: what names have in common that are the same, such as `str.casefold` where "A" and "a" are one file.
    """
    seen: dict[str, int] = {}
    taken, found = set(map(key, names)), []
    for name in names:
        count = seen.get(key(name), 0)
        seen[key(name)] = count + 1
        made = name
        while count and key(made) in taken:
            made = f"{name}_{count}"
            count += 1
        taken.add(key(made))
        found.append(made)
    return found
