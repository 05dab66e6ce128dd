# SPDX-License-Identifier: GPL-2.0-or-later
"""From what went wrong to a sentence that says what to do."""

from __future__ import annotations

import re

from ..core.errors import (
    ComputationFailed,
    ComputationTooLarge,
    ConnectionFailed,
    NothingFound,
    PermissionDenied,
    QuotaExceeded,
    SignInExpired,
    WorkbenchError,
)
from ..core.text import tr

_SECRETS = re.compile(
    r"(ya29\.[\w.-]+|-----BEGIN [A-Z ]*KEY-----.*?-----END [A-Z ]*KEY-----|(?<=Bearer )\S+"
    r"|(?<=\"private_key\": \")[^\"]+|(?<=refresh_token=)[^&\s]+)",
    re.DOTALL,
)

_SIGN_IN = ("invalid_grant", "invalid authentication credentials", "reauthentication", "unauthenticated", "authorize")
_QUOTA = ("too many requests", "quota", "rate limit", "resource_exhausted", "too many concurrent")
_ACCESS = ("permission", "not registered", "not been used in project", "is not signed up", "forbidden", "disabled")
_EMPTY = (
    "no bands",
    "match the number of bands (0)",
    "got 0 bands",
    "did not match any bands",
    "collection is empty",
    "empty collection",
    "has no band",
    "parameter 'image' is required",
    "parameter 'input' is required",
)
_UNREADABLE = ("JSONDecodeError", "RecursionError", "TypeError", "AttributeError", "KeyError")
_NOT_AN_ANSWER = ("expecting value", "unexpected end", "jsondecode", "unterminated string", "extra data", "delimiter")


def expected() -> tuple[type[Exception], ...]:
    """What the client library, google-auth and the readers of their answers raise when a request fails."""
    import ee
    import google.auth.exceptions
    import googleapiclient.errors
    import httplib2

    return (
        ee.EEException,
        google.auth.exceptions.GoogleAuthError,
        googleapiclient.errors.Error,
        httplib2.HttpLib2Error,
        OSError,
        ValueError,
        KeyError,
        RecursionError,
        TypeError,  # where an answer has another shape than the library's readers expect
        AttributeError,
    )


def scrubbed(text: str) -> str:
    """The text without tokens and keys."""
    return _SECRETS.sub("…", text)


def translated(error: Exception, status: int = 0) -> WorkbenchError:
    """The error of our family for one of the client library, of google-auth, or of the answer's reader.

    Args:
        error: what was raised.
        status: HTTP status of the last answer, 0 where there was none.
    """
    if isinstance(error, WorkbenchError):
        return error
    text = scrubbed(str(error)).strip()
    low, details = text.lower(), f"{type(error).__name__} (HTTP {status}): {text}"
    name = type(error).__name__
    if status == 401 or name == "RefreshError" or any(word in low for word in _SIGN_IN):
        sentence = tr("The sign-in is missing or has expired. Sign in again, then press Connect.")
        return SignInExpired(sentence, details=details)
    if status == 429 or any(word in low for word in _QUOTA):
        sentence = tr("Earth Engine has too many requests now. Wait a minute, then try again.")
        return QuotaExceeded(sentence, details=details)
    if status == 403 or any(word in low for word in _ACCESS):
        sentence = tr(
            "This account or project may not do that. Check the project id and its Earth Engine registration."
        )
        return PermissionDenied(_with(sentence, text), details=details)
    if any(word in low for word in _EMPTY):
        sentence = tr("There are no images for these choices. Choose another period, region or model.")
        return NothingFound(sentence, details=details)
    if any(word in low for word in _NOT_AN_ANSWER) or name in _UNREADABLE:
        sentence = tr("The server's answer could not be read. Check for a proxy or sign-in page, then try again.")
        return ConnectionFailed(sentence, details=details)
    if status >= 500:
        return ConnectionFailed(tr("Earth Engine is not available now. Try again in a while."), details=details)
    if "memory limit" in low or "timed out" in low:
        sentence = tr("The computation is too large. Choose a smaller region or a shorter period.")
        return ComputationTooLarge(_with(sentence, text), details=details)
    return ComputationFailed(_with(tr("Earth Engine could not compute this."), text), details=details)


def _with(sentence: str, text: str) -> str:
    """The sentence, and the service's own words where they are short enough to help."""
    first = text.splitlines()[0] if text else ""
    return f"{sentence} ({first})" if 0 < len(first) <= 200 else sentence
