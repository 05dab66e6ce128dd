# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user asks for when connecting. Holds no secret: a key stays in its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from .errors import RecipeError
from .text import tr

MODES = ("sandbox", "live", "service_account")
ENDPOINTS = ("standard", "high_volume")

_PROJECT_ID = re.compile(r"(?:[a-z][a-z0-9.-]*\.[a-z]{2,}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]")
_PROJECT_NUMBER = re.compile(r"[0-9]{6,20}")


@dataclass(frozen=True)
class Connection:
    """Where to connect to and as whom.

    Attributes:
        mode: "sandbox", "live" (a stored sign-in) or "service_account".
        project: Cloud project id; may be empty with a service account, whose own project is used then.
        key_file: path of a service account's JSON key.
        endpoint: "standard" or "high_volume".
        url: of a sandbox that runs already; empty starts one.
    """

    mode: str = "sandbox"
    project: str = ""
    key_file: str = ""
    endpoint: str = "standard"
    url: str = ""

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise RecipeError("mode", tr("Choose the sandbox, a Google account or a service account."))
        if self.endpoint not in ENDPOINTS:
            raise RecipeError("endpoint", tr("Choose the standard or the high-volume endpoint."))
        if self.mode == "live" and not self.project:
            raise RecipeError("project", tr("Enter the id of your Google Cloud project."))
        if self.mode == "service_account" and not self.key_file:
            raise RecipeError("key_file", tr("Choose the JSON key file of the service account."))
        if self.project and self.mode != "sandbox":
            check_project(self.project)
        if self.url and not _is_address(self.url):
            raise RecipeError("url", tr("The address of a sandbox looks like http://127.0.0.1:8080/…"))


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets or a port that are none
        return False


def check_project(project: str) -> None:
    """Raise RecipeError unless this can be a Cloud project id or number; a project's *name* gets a sentence."""
    if _PROJECT_ID.fullmatch(project) or _PROJECT_NUMBER.fullmatch(project):
        return
    if re.search(r"[A-Z\s_]", project):
        raise RecipeError(
            "project",
            tr(
                "“{}” looks like a project's name. Enter its id instead: 6 to 30 lower-case letters, digits and "
                "hyphens, as shown beside the name in the Google Cloud console."
            ).format(project),
        )
    raise RecipeError(
        "project",
        tr("“{}” cannot be a project id: it has 6 to 30 lower-case letters, digits and hyphens.").format(project),
    )
