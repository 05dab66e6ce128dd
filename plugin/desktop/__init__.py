# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panels and the rest: a panel's tasks, its last state, and the layers that it is about."""
