# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin proper: core, engine, bridge, processing, and the composition root."""
