# SPDX-License-Identifier: GPL-2.0-or-later
"""The provider of Processing algorithms: thin ones, over the same recipes as the panels."""
