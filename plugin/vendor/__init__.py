# SPDX-License-Identifier: GPL-2.0-or-later
"""Other people's packages, unchanged, each with its licence. CONTRIBUTING.md says why each is there."""
