# SPDX-License-Identifier: GPL-2.0-or-later
"""Errors that travel to the client as Earth Engine's JSON error bodies."""

from __future__ import annotations

from typing import Any

_STATUS_BY_CODE = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    499: "CANCELLED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}


class EarthEngineError(Exception):
    """An error with the text and status that Earth Engine would answer.

    The message goes to the client as it is, so it must never hold a path or a stack trace.
    """

    def __init__(self, message: str, code: int = 400, status: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.status = status or _STATUS_BY_CODE.get(code, "UNKNOWN")

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        return {"error": {"code": self.code, "message": self.message, "status": self.status}}

    def __reduce__(self) -> Any:
        # Crosses the border between worker and server processes.
        return (type(self), (self.message, self.code, self.status))


class MemoryLimitExceeded(EarthEngineError):
    """The request would need more memory than one request may have."""

    def __init__(self, message: str = "User memory limit exceeded.", code: int = 400, status: str = "") -> None:
        super().__init__(message, code, status)


def invalid_type(function: str, argument: str, expected: str, actual: str, value: object) -> EarthEngineError:
    """The service's answer to an argument of the wrong type."""
    shown = str(value)
    if len(shown) > 200:
        shown = shown[:200] + "…"
    return EarthEngineError(
        f"{function}, argument '{argument}': Invalid type.\n"
        f"Expected type: {expected}.\nActual type: {actual}.\nActual value: {shown}"
    )


def required(function: str, argument: str) -> EarthEngineError:
    """The service's answer to a missing or null argument."""
    return EarthEngineError(f"{function}: Parameter '{argument}' is required and may not be null.")
