# SPDX-License-Identifier: GPL-2.0-or-later
"""What ``./dev`` does: set-up, checks, demo, sandbox, benches, packaging. Standard library only."""
