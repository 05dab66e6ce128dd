# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes, facts and arithmetic: standard library only, so that it runs and is tested anywhere."""
