# SPDX-License-Identifier: GPL-2.0-or-later
"""What the first image of a collection tells about all of them: bands and properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Union

from .errors import NothingFound
from .recipes.reading import is_name, is_number
from .text import tr

_MOST = 1000


@dataclass(frozen=True)
class FirstImage:
    """Names of the bands, and each property with the first image's value."""

    bands: tuple[str, ...]
    properties: tuple[tuple[str, Union[str, float]], ...] = ()

    @classmethod
    def read(cls, answer: Any) -> FirstImage:
        """From what `engine.collection.first_image` computes to. Lists and maps among the properties are left out.

        Raises:
            NothingFound: there is no image, or it has no bands.
        """
        found = answer if isinstance(answer, dict) else {}
        bands, properties = found.get("bands"), found.get("properties")
        names = tuple(name for name in bands if is_name(name, 200))[:_MOST] if isinstance(bands, list) else ()
        if not names:
            raise NothingFound(tr("No image with bands was found under this id."))
        plain = properties.items() if isinstance(properties, dict) else ()
        kept = ((str(name), value) for name, value in plain if is_number(value) or is_name(value, 500))
        return cls(names, tuple(sorted(kept))[:_MOST])

    def is_text(self, name: str) -> bool:
        """Whether the property's value is known to be a text."""
        return isinstance(dict(self.properties).get(name), str)
