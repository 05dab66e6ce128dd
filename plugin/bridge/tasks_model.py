# SPDX-License-Identifier: GPL-2.0-or-later
"""The project's tasks as a table: sorted, filtered, and brought up to date row by row."""

from __future__ import annotations

import enum
import time
from typing import Any, Callable, Dict, FrozenSet, Iterable, List, Optional, Tuple

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..core.spelling import number
from ..core.text import tr
from ..engine.operations import TaskState
from . import task_words as words

STATE_ROLE = Qt.ItemDataRole.UserRole
"""The state as the service calls it."""
PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 1
"""The progress, 0 to 1, of the progress column."""
NAME_ROLE = Qt.ItemDataRole.UserRole + 2
"""The operation's name."""

_ROOT = QModelIndex()
#: More stretches of rows than this come and go at once: then the table is filled anew.
_MOST_STRETCHES = 40


class Column(enum.IntEnum):
    """The columns."""

    DESCRIPTION = 0
    TYPE = 1
    STATE = 2
    PROGRESS = 3
    AGE = 4
    RUN_TIME = 5
    EECU = 6
    DESTINATION = 7


_COLUMNS = len(Column)


class TasksModel(QAbstractTableModel):
    """Tasks in the rows, `Column` in the columns.

    It sorts and filters by itself: a proxy would come back to Python for every comparison, which takes a third of a
    second for 5,000 tasks and would be felt.

    Args:
        clock: seconds since 1970.
    """

    def __init__(self, parent: Optional[QObject] = None, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tasks: Tuple[TaskState, ...] = ()
        self._shown: List[TaskState] = []
        self._text, self._group = "", ""
        self._mine: Optional[FrozenSet[str]] = None
        self._column, self._order = Column.AGE, Qt.SortOrder.AscendingOrder

    # What others use.

    def tasks(self) -> Tuple[TaskState, ...]:
        """All tasks, shown or not, in the order of the service."""
        return self._tasks

    def shown(self) -> Tuple[TaskState, ...]:
        """The tasks of the rows."""
        return tuple(self._shown)

    def task(self, row: int) -> TaskState:
        """The task of a row."""
        return self._shown[row]

    def set_tasks(self, tasks: Iterable[TaskState]) -> None:
        """Show these tasks: rows that differ change, come or go; the others stay, selected as they are."""
        self._tasks = tuple(tasks)
        self._arrange()

    def set_filter(self, text: str = "", group: str = "", mine: Optional[Iterable[str]] = None) -> None:
        """Show only tasks with a text in description, destination or error; of a group; with one of these names."""
        self._text, self._group = text.strip().lower(), group
        self._mine = None if mine is None else frozenset(mine)
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """For views: sort by a column."""
        self._column, self._order = Column(max(column, 0)), order
        self._arrange()

    # For views.

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        """Tasks that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:
        """Of `Column`."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            titles = (
                tr("Description"), tr("Type"), tr("State"), tr("Progress"), tr("Age"), tr("Run time"), tr("EECU"),
                tr("Destination"),
            )  # fmt: skip
            return titles[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.EECU:
            return tr("Seconds of Earth Engine compute units that the task has used")
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        task, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(task, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return task.error or self._cell(task, column)
        if role == STATE_ROLE:
            return task.state
        if role == NAME_ROLE:
            return task.name
        if role == PROGRESS_ROLE:
            return 1.0 if task.state == "SUCCEEDED" else task.progress
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (Column.AGE, Column.RUN_TIME, Column.EECU):
            return int(Qt.AlignmentFlag.AlignRight) + int(Qt.AlignmentFlag.AlignVCenter)
        return None

    def _cell(self, task: TaskState, column: int) -> str:
        if column == Column.DESCRIPTION:
            return task.description
        if column == Column.TYPE:
            return words.kind_words(task)
        if column == Column.STATE:
            return words.state_words(task)
        if column == Column.PROGRESS:
            begun = task.progress > 0 or task.state in ("RUNNING", "SUCCEEDED")
            return number(100 * task.progress, ".0f") + " %" if begun else ""
        if column == Column.AGE:
            created = words.moment(task.created)
            return words.duration(None if created is None else self._clock() - created)
        if column == Column.RUN_TIME:
            return words.duration(words.run_seconds(task, self._clock()))
        if column == Column.EECU:
            return words.eecu(task.eecu)
        return words.place(task)

    # Inside.

    def _takes(self, task: TaskState) -> bool:
        if self._mine is not None and task.name not in self._mine:
            return False
        if self._group and words.group(task) != self._group:
            return False
        text = self._text
        return not text or any(text in part.lower() for part in (task.description, task.error, *task.destinations))

    def _key(self) -> Callable[[TaskState], Any]:
        now = self._clock()
        keys: Dict[Column, Callable[[TaskState], Any]] = {
            Column.DESCRIPTION: lambda task: task.description.lower(),
            Column.TYPE: lambda task: task.kind,
            Column.STATE: lambda task: words.GROUPS.index(words.group(task)),
            Column.PROGRESS: lambda task: task.progress,
            Column.RUN_TIME: lambda task: words.run_seconds(task, now) or -1.0,
            Column.EECU: lambda task: task.eecu,
            Column.DESTINATION: lambda task: words.place(task).lower(),
        }
        return keys[self._column]

    def _sorted(self) -> List[TaskState]:
        found = [task for task in self._tasks if self._takes(task)]
        falling = self._order == Qt.SortOrder.DescendingOrder
        if self._column == Column.AGE:
            # Times are written so that later ones are greater texts; the youngest has the least age.
            found.sort(key=lambda task: task.created, reverse=not falling)
        else:
            found.sort(key=self._key(), reverse=falling)
        return found

    def _arrange(self) -> None:
        """From the rows that are shown to those that should be."""
        wanted = self._sorted()
        if not self._shown or not wanted or not self._step_by_step(wanted):
            self.beginResetModel()
            self._shown = wanted
            self.endResetModel()

    def _step_by_step(self, wanted: List[TaskState]) -> bool:
        """Take rows away, add rows at the end, bring them in order, and show what has changed. False: too many."""
        by_name = {task.name: task for task in wanted}
        gone = _stretches([row for row, task in enumerate(self._shown) if task.name not in by_name])
        if len(gone) > _MOST_STRETCHES:
            return False
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._shown[first : last + 1]
            self.endRemoveRows()
        known = {task.name for task in self._shown}
        new = [task for task in wanted if task.name not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(new) - 1)
            self._shown += new
            self.endInsertRows()
        before = {task.name: task for task in self._shown}
        if [task.name for task in self._shown] != [task.name for task in wanted]:
            self._reorder(wanted)
        self._shown = wanted
        changed = [row for row, task in enumerate(wanted) if before[task.name] != task]
        for first, last in _stretches(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        return True

    def _reorder(self, wanted: List[TaskState]) -> None:
        self.layoutAboutToBeChanged.emit()
        rows = {task.name: row for row, task in enumerate(wanted)}
        before = self.persistentIndexList()
        after = [self.index(rows[self._shown[each.row()].name], each.column()) for each in before]
        self._shown = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _stretches(rows: List[int]) -> List[Tuple[int, int]]:
    """Neighbouring rows as (first, last)."""
    found: List[Tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
