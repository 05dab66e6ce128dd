# SPDX-License-Identifier: GPL-2.0-or-later
"""Lazy rasters: images are graphs of pixel nodes, computed on the grid that a request asks for."""
