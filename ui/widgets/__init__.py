# SPDX-License-Identifier: GPL-2.0-or-later
"""Form widgets with one protocol: ``set_value``, ``value``, ``clear`` and the signal ``changed``.

Setting the value that a widget has already emits nothing; any other value emits ``changed`` once. ``value`` raises a
RecipeError, which names the field, where what was entered makes no value.
"""
