# SPDX-License-Identifier: GPL-2.0-or-later
"""The base of form widgets that are made of several fields."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...plugin.core.errors import RecipeError


class FormWidget(QWidget):
    """Fields that make one value together.

    A subclass says what its fields mean (`value`), how a value is shown in them (`_show`), and what to start with
    (`_default`); its fields' signals go to `_edited`.
    """

    changed = pyqtSignal()
    """The value is another one now."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._said: Any = None
        self._silent = False

    def value(self) -> Any:
        """What the fields say. Raises RecipeError where they make no value."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        if self._says(value):
            return
        with self._silently():
            self._show(value)
            self._arrange()
        self._edited()

    def clear(self) -> None:
        """Back to what the form starts with."""
        self.set_value(self._default())

    def _default(self) -> Any:
        raise NotImplementedError

    def _show(self, value: Any) -> None:
        """Put a value into the fields; what they emit meanwhile is not heard."""
        raise NotImplementedError

    def _arrange(self) -> None:
        """Show the fields that are needed, and no others."""

    def _raw(self) -> Any:
        """What the fields hold, whether or not it makes a value."""
        try:
            return self.value()
        except RecipeError as error:
            return error.field, str(error)

    @contextmanager
    def _silently(self) -> Iterator[None]:
        """Within this block `_edited` does nothing."""
        before, self._silent = self._silent, True
        try:
            yield
        finally:
            self._silent = before

    def _says(self, value: Any) -> bool:
        try:
            return bool(self.value() == value)
        except RecipeError:
            return False

    def _edited(self, *_: Any) -> None:
        """A field has changed: emit, where that makes a difference."""
        if self._silent:
            return
        with self._silently():
            self._arrange()
        said = self._raw()
        if said != self._said:
            self._said = said
            self.changed.emit()

    def _begin(self) -> None:
        """At the end of `__init__`: start with the default, silently."""
        with self._silently():
            self._show(self._default())
            self._arrange()
        self._said = self._raw()
