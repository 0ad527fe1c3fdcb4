"""The roster's table: rows are dragged or moved by keys, several chosen, cells written where they stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from meetingdesk.ui.parts.dragging import DraggedRows
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.roster.in_place import InPlace
from meetingdesk.ui.roster.listed import EDITED, Listed, words_to_edit
from meetingdesk.ui.tables import Rows


class RosterTable(DraggedRows, Table):
    """`dropped` gives the rows' ids and the id of the row they now stand in front of ("" = at the end).

    `stepped` says that the chosen rows go up or down by keys; `written` gives row, what was written, words.
    """

    dropped = Signal(object, str)
    stepped = Signal(int)
    written = Signal(str, str, str)

    def __init__(self, rows: Rows[Any], name: str, height: int = 40) -> None:
        super().__init__(rows, name, height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.editor = InPlace(self.viewport())
        self.editor.written.connect(self._write)
        self.editor.stepped.connect(self._step_cell)
        self.editor.over.connect(self.setFocus)
        self.verticalScrollBar().valueChanged.connect(self.editor.keep)
        self.doubleClicked.disconnect()
        self.doubleClicked.connect(self._double_clicked)

    def chosen_rows(self) -> list[Listed]:
        """The rows that are chosen, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self.rows.at(self.rows.index(place, 0)) for place in places)
        return [row for row in found if row is not None]

    # ------------------------------------------------------------ writing in place

    def edit_cell(self, column: int) -> bool:
        """Write over a cell of the current row; False where it can't be written."""
        current = self.currentIndex()
        row: Listed | None = self.rows.at(current)
        words = words_to_edit(row, EDITED[column]) if row is not None and column in EDITED else None
        if row is None or words is None or self.isColumnHidden(column):
            return False
        index = self.rows.index(current.row(), column)
        self.scrollTo(index)
        title = self.rows.columns[column].title
        self.editor.begin(self.visualRect(index), row.id, index, words, f"{title} {row.name or row.unit}")
        return True

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self.edit_cell(index.column()):
            self._emit("opened", index)

    def _write(self, row: str, column: int, words: str) -> None:
        self.written.emit(row, EDITED[column], words)

    def _step_cell(self, step: int) -> None:
        places = sorted(EDITED)
        now = self.editor.column
        for column in places if step > 0 else reversed(places):
            if (column - now) * step > 0 and self.edit_cell(column):
                return

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 writes."""
        if event.key() != Qt.Key.Key_F2 or not any(map(self.edit_cell, sorted(EDITED))):
            super().keyPressEvent(event)

    def step(self, by: int) -> bool:
        """The chosen rows go up or down."""
        self.stepped.emit(by)
        return True

    def may_drag(self, index: QModelIndex, event: QMouseEvent) -> bool:
        """Any row, but not while a key is held that chooses several."""
        return index.isValid() and event.modifiers() == Qt.KeyboardModifier.NoModifier

    def keeps_chosen(self, index: QModelIndex) -> bool:
        """One of several chosen keeps them all."""
        return self.selectionModel().isSelected(index)

    def carried(self) -> tuple[str, ...]:
        """All that are chosen."""
        return tuple(row.id for row in self.chosen_rows())

    def drop(self, carried: tuple[str, ...], gap: int) -> None:
        """In front of the next one that stays."""
        before = next((row.id for row in self.rows.shown()[gap:] if row.id not in carried), "")
        self.dropped.emit(list(carried), before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A mere click chooses one of several alone."""
        several = len(self.selectionModel().selectedRows()) > 1
        if self.pressed_at is not None and not self.dragging and several:
            place = self.pressed_at
            self.clearSelection()
            self.setCurrentIndex(self.indexAt(place))
        super().mouseReleaseEvent(event)
