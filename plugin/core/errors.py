# SPDX-License-Identifier: GPL-2.0-or-later
"""The one family of errors. Each kind stands for what the user can do about it."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Something went wrong: ``str(error)`` is a sentence that says what to do, ``details`` is for the log."""

    def __init__(self, sentence: str, *, details: str = "") -> None:
        super().__init__(sentence)
        self.details = details


class RecipeError(WorkbenchError):
    """A value of a recipe does not fit; `field` names it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence, details=f"field: {field}")
        self.field = field


class NotConnected(WorkbenchError):
    """There is no session."""


class ConnectionFailed(WorkbenchError):
    """The server could not be reached, or it broke off."""


class SignInExpired(WorkbenchError):
    """The sign-in is missing or no longer good."""


class PermissionDenied(WorkbenchError):
    """The account or project may not do this."""


class QuotaExceeded(WorkbenchError):
    """Too many requests, or a quota is used up."""


class ComputationFailed(WorkbenchError):
    """Earth Engine could not compute what was asked for."""


class ComputationTooLarge(ComputationFailed):
    """Earth Engine had too little memory or time; a part of it may work."""


class NothingFound(WorkbenchError):
    """There are no images or features for these choices."""


class Cancelled(WorkbenchError):
    """The user stopped it."""


class SandboxFailed(WorkbenchError):
    """The sandbox could not be started, or it ended."""


class LibraryMissing(WorkbenchError):
    """The earthengine-api package is missing or too old."""


class DownloadRefused(WorkbenchError):
    """What an earlier download left cannot be gone on with, or something is in the way."""


class DiskFull(WorkbenchError):
    """There is too little room for a file; what is there already is kept."""
