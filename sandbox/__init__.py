# SPDX-License-Identifier: GPL-2.0-or-later
"""An Earth Engine for one machine: a loopback server that the real Earth Engine clients accept.

The package imports nothing of the plugin and needs numpy and GDAL only, both of which ship with QGIS.
"""
