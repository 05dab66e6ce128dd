# SPDX-License-Identifier: GPL-2.0-or-later
"""What Earth Engine is told: recipes as graphs, the session, and the requests. Knows nothing of QGIS."""
