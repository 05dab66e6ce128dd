# SPDX-License-Identifier: GPL-2.0-or-later
"""Asking the server in the background what an image collection holds."""

from __future__ import annotations

from ..core.first_image import FirstImage
from ..core.text import tr
from ..engine import collection
from ..engine.client import Client
from .task import WorkbenchTask


class LookUpTask(WorkbenchTask):
    """Bands and properties of the first image under an id; succeeds with a FirstImage. One request.

    ``source`` says whether the id is of a "collection" or of an "image".
    """

    def __init__(self, identifier: str, source: str, client: Client) -> None:
        super().__init__(tr("Looking up {}").format(identifier))
        self.identifier = identifier
        self.source = source
        self.client = client

    def work(self) -> FirstImage:
        """Background."""
        self.client.session.require()
        request = collection.first_image(self.identifier, self.source)
        return FirstImage.read(self.client.compute(request, cancelled=self.is_cancelled))
