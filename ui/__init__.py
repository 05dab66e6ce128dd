# SPDX-License-Identifier: GPL-2.0-or-later
"""Docks and dialogs: forms that make recipes, and nothing else."""
