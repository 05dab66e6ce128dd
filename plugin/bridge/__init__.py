# SPDX-License-Identifier: GPL-2.0-or-later
"""Between the engine and QGIS: tasks, layers, legends, settings, processes. qgis.core and QtCore, no widgets."""
