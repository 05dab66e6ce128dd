# SPDX-License-Identifier: GPL-2.0-or-later
"""What the docks share that make an order of a recipe: what is offered to choose from, and *Copy as…*."""

from __future__ import annotations

from typing import Any, Iterable, Optional, Tuple

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton

from ..plugin.bridge.exporting import Offer
from ..plugin.core.connection import Connection
from ..plugin.core.errors import RecipeError
from ..plugin.core.order_source import Source
from ..plugin.core.process_command import ProcessCommand
from .copy_menu import CopyMenu
from .form_panel import FormPanel
from .forms import tr
from .schedule_dialog import open_schedule
from .widgets.choice_combo import ChoiceCombo


class OfferPanel(FormPanel):
    """A dock that emits orders, to be carried out or to be written down.

    A subclass keeps the order that its form says in ``_order``, and has a ``source_combo`` and a FieldMessage
    ``source_message``.
    """

    script_requested = pyqtSignal(object)
    """*Copy as… Python script*: the order."""
    command_requested = pyqtSignal(object, str)
    """*Copy as… qgis_process command*: the order, and the shell that it is for."""
    schedule_requested = pyqtSignal(object)
    """*Schedule…*: the order."""

    source_combo: ChoiceCombo
    copy_menu: CopyMenu

    _offers: Tuple[Offer, ...] = ()
    _order: Any = None

    # What others use.

    def set_offers(self, offers: Iterable[Offer], chosen: str = "") -> None:
        """What can be chosen; `chosen` is the key to choose, else the choice stays."""
        offers = tuple(offers)
        if offers == self._offers and not chosen:
            return
        self._offers = offers
        keep: Optional[str] = chosen or self.source_combo.value()
        if keep not in [each.key for each in offers]:
            keep = None
        self._filling = True
        self.source_combo.set_choices([(each.key, each.title) for each in offers], keep)
        self._filling = False
        self._on_source()

    def show_schedule(self, command: ProcessCommand, title: str, last: Optional[Connection] = None) -> None:
        """Let the user write a job that runs a command by itself, as whom the last connection was."""
        dialog = open_schedule(self, command, title, last)
        dialog.help_button.wanted.connect(self.help_button.wanted)

    # Inside.

    def _on_source(self) -> None:
        """Another one was chosen, or offered."""
        self._on_changed()

    def _source(self) -> Source:
        """What is chosen. Raises RecipeError."""
        found = next((each for each in self._offers if each.key == self.source_combo.value()), None)
        if found is None:
            raise RecipeError("source", tr("Add an Earth Engine layer to the map first, from one of the panels."))
        return found.source

    def _add_copies(self, button: QToolButton) -> None:
        """Make *Copy as…* of a button."""
        self.copy_menu = CopyMenu(button)
        button.setMenu(self.copy_menu)
        self.copy_menu.script_wanted.connect(lambda: self.script_requested.emit(self._order))
        self.copy_menu.command_wanted.connect(lambda shell: self.command_requested.emit(self._order, shell))
        self.copy_menu.schedule_wanted.connect(lambda: self.schedule_requested.emit(self._order))
