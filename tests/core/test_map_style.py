# SPDX-License-Identifier: GPL-2.0-or-later
"""visParams as people write them in the Code Editor and in Python."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ee_workbench.plugin.core import map_style
from ee_workbench.plugin.core.errors import RecipeError


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, {}),
        ({"bands": "B4, B3,B2", "min": "0, 10,20", "max": "3000"},
         {"bands": ["B4", "B3", "B2"], "min": [0, 10, 20], "max": 3000}),
        ({"bands": ("B4",), "gamma": [1, 1.2, 1], "opacity": 0.5}, {"bands": ["B4"], "gamma": [1, 1.2, 1],
                                                                   "opacity": 0.5}),
        ({"palette": "red"}, {"palette": ["red"]}),
        ({"palette": "ff0000, blue"}, {"palette": ["ff0000", "blue"]}),
        ({"min": None, "max": 3, "forceRgbOutput": True}, {"max": 3, "forceRgbOutput": True}),
    ],
)  # fmt: skip
def test_arguments_of_visualize(given: Any, expected: dict[str, Any]) -> None:
    assert map_style.read(given).to_ee() == expected


def test_styles_formats_and_what_means_nothing() -> None:
    found = map_style.read({"color": "red", "width": 3, "format": "png", "pallete": "red"})
    assert found.style == {"color": "red", "width": 3} and found.to_ee() == {}
    assert found.file_format == "png" and found.unknown == ("pallete",)


@pytest.mark.parametrize("wrong", [{"min": "low"}, ["B4"], "min"])
def test_what_does_not_fit(wrong: Any) -> None:
    with pytest.raises(RecipeError) as caught:
        map_style.read(wrong)
    assert caught.value.field == "visParams"


def test_only_plain_values_are_kept() -> None:
    assert json.loads(map_style.to_json({"min": 1, "palette": ["red"], "max": object()})) == {
        "min": 1, "palette": ["red"],
    }  # fmt: skip
