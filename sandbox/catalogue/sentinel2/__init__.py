# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up Sentinel-2: scenes on the real tiling grid, with a surface, seasons, clouds and shadows that are known."""
