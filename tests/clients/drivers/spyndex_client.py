# SPDX-License-Identifier: GPL-2.0-or-later
"""spyndex: the argument is a JSON file, variable → list of reflectances. Prints every index of Sentinel-2 as JSON."""

from __future__ import annotations

import json
import re
import sys
import warnings

import numpy as np
import spyndex


def main() -> None:
    """Compute with spyndex's own constants, wavelengths and kernels."""
    with open(sys.argv[1], encoding="utf-8") as file:
        known = {name: np.array(values) for name, values in json.load(file).items()}
    known.update({name: fact.default for name, fact in spyndex.constants.items() if fact.default is not None})
    for name in spyndex.constants:
        if name.startswith("lambda"):
            known[name] = getattr(spyndex.bands, name[6:]).sentinel2a.wavelength

    def parameter(name: str) -> object:
        kernel = re.fullmatch("k([A-Z])([A-Z])", name)
        if kernel is None:
            return known[name]
        a, b = known[kernel[1]], known[kernel[2]]
        return spyndex.computeKernel("RBF", {"a": a, "b": b, "sigma": 0.5 * (a + b)})

    computed, missing = {}, {}
    for name, index in spyndex.indices.items():
        if "Sentinel-2" not in index.platforms:
            continue
        try:
            parameters = {each: parameter(each) for each in index.bands}
        except KeyError as error:
            missing[name] = error.args[0]
            continue
        computed[name] = np.asarray(spyndex.computeIndex(name, parameters), "float64").tolist()
    bands = {name: band.sentinel2a.band for name, band in spyndex.bands.items() if hasattr(band, "sentinel2a")}
    print(json.dumps({"computed": computed, "missing": missing, "bands": bands, "version": spyndex.__version__}))


warnings.simplefilter("ignore", RuntimeWarning)  # roots of negative numbers
main()
