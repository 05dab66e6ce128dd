# SPDX-License-Identifier: GPL-2.0-or-later
"""The spectral indices of Sentinel-2, from an installed spyndex to ``resources/indices``.

    python devtools/indices.py FOLDER/spyndex/data/spectral-indices-dict.json

spyndex (MIT licence) carries the list Awesome Spectral Indices. Kept is what Sentinel-2 has all bands for. Left out is
what needs a band that it lacks, or a constant without a default (PAR).
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parent.parent / "resources" / "indices"
PLATFORM, SATELLITE = "Sentinel-2", "sentinel2a"
KEPT = ("short_name", "long_name", "application_domain", "formula", "bands", "reference")

_KERNEL = re.compile(r"k([A-Z])([A-Z])")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def document(path: Path, version: str) -> dict[str, Any]:
    """What ``sentinel2.json`` holds. Wavelengths are in nanometres, reflectances between 0 and 1."""
    listed = _read(path)["SpectralIndices"]
    table = _read(path.with_name("bands.json"))
    bands = {name: entry["platforms"][SATELLITE] for name, entry in table.items() if SATELLITE in entry["platforms"]}
    facts = _read(path.with_name("constants.json"))
    constants = {name: entry["default"] for name, entry in facts.items() if entry["default"] is not None}
    waves = {f"lambda{name}": band["wavelength"] for name, band in bands.items() if f"lambda{name}" in facts}
    has = {*bands, *constants, *waves}

    def is_known(variable: str) -> bool:
        kernel = _KERNEL.fullmatch(variable)
        return variable in has or (kernel is not None and has.issuperset(kernel.groups()))

    def is_of_sentinel2(index: dict[str, Any]) -> bool:
        return PLATFORM in index["platforms"] or set(index["bands"]) <= set(bands)

    return {
        "source": "spyndex, with the list Awesome Spectral Indices",
        "version": version,
        "licence": "MIT",
        "bands": {name: band["band"] for name, band in bands.items()},
        "wavelengths": waves,
        "constants": {
            name: {"value": value, "description": facts[name]["description"]} for name, value in constants.items()
        },
        "indices": [
            {key: index[key] for key in KEPT}
            for index in listed.values()
            if is_of_sentinel2(index) and all(map(is_known, index["bands"]))
        ],
    }


def main() -> None:
    """Write the resource and its licence."""
    if len(sys.argv) != 2:
        sys.exit("usage: python devtools/indices.py FOLDER/spyndex/data/spectral-indices-dict.json")
    path = Path(sys.argv[1]).resolve()
    (facts,) = path.parents[2].glob("spyndex-*.dist-info")
    made = document(path, facts.name[len("spyndex-") : -len(".dist-info")])
    OUTPUT.mkdir(parents=True, exist_ok=True)
    text = json.dumps(made, indent=1, ensure_ascii=False)
    (OUTPUT / "sentinel2.json").write_text(text + "\n", encoding="utf-8")
    (licence,) = facts.rglob("LICENSE*")
    shutil.copyfile(licence, OUTPUT / "LICENSE")
    print(f"{len(made['indices'])} indices of spyndex {made['version']}")


if __name__ == "__main__":
    main()
