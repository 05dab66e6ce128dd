# SPDX-License-Identifier: GPL-2.0-or-later
"""The JavaScript client as a judge of translated scripts."""
