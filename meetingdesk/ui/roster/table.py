"""The roster's table: rows are dragged or moved by keys, several chosen, cells written where they stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.roster.in_place import InPlace
from meetingdesk.ui.roster.listed import EDITED, Listed, words_to_edit
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import tokens

MOVES = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
}  # fmt: skip
EDGE = 28  # px at the upper and lower edge that scroll while dragging


class RosterTable(Table):
    """`dropped` gives the rows' ids and the id of the row they now stand in front of ("" = at the end).

    `stepped` says that the chosen rows go up or down by keys; `written` gives row, what was written, words.
    """

    dropped = Signal(object, str)
    stepped = Signal(int)
    written = Signal(str, str, str)

    def __init__(self, rows: Rows[Any], name: str, height: int = 40) -> None:
        super().__init__(rows, name, height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._pressed: QPoint | None = None
        self._target: int | None = None
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

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 writes, Alt with an arrow moves."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F2 and any(map(self.edit_cell, sorted(EDITED))):
            return
        if key in MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(MOVES[key])
            return
        if key == Qt.Key.Key_Escape and self._target is not None:
            self._stop_dragging()
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A row that is pressed may be dragged; one of several chosen keeps them all."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        place = event.position().toPoint()
        index = self.indexAt(place)
        self._pressed = place if plain and index.isValid() and _left(event) else None
        if self._pressed is None or not self.selectionModel().isSelected(index):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough, and the rows come along; the line shows where they would go."""
        place = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._target is None and not far:
            return
        if self._target is None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll_at(place.y())
        self._target = self._gap(place.y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Dropped where the line was; a mere click chooses one of several alone."""
        target, pressed = self._target, self._pressed
        self._stop_dragging()
        if target is not None:
            self._drop(target)
            return
        if pressed is not None and len(self.selectionModel().selectedRows()) > 1:
            self.clearSelection()
            self.setCurrentIndex(self.indexAt(pressed))
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line between two of them while dragging."""
        super().paintEvent(event)
        if self._target is None:
            return
        painter = QPainter(self.viewport())
        paint.begin(painter)
        line = QRectF(0, self._height_of(self._target) - 1.5, self.viewport().width(), 3)
        paint.plate(painter, line, 1, tokens().focus)
        painter.end()

    def _stop_dragging(self) -> None:
        self._pressed = self._target = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _drop(self, target: int) -> None:
        chosen = {row.id for row in self.chosen_rows()}
        below = self.rows.shown()[target:]
        before = next((row.id for row in below if row.id not in chosen), "")
        self.dropped.emit([row.id for row in self.chosen_rows()], before)

    def _gap(self, height: int) -> int:
        """Between which rows: 0 is above the first."""
        place = self.rowAt(max(0, height))
        if place < 0:
            return self.rows.rowCount()
        top = self.rowViewportPosition(place)
        return place + (height - top > self.rowHeight(place) / 2)

    def _height_of(self, gap: int) -> int:
        if gap < self.rows.rowCount():
            return self.rowViewportPosition(gap)
        last = self.rows.rowCount() - 1
        return self.rowViewportPosition(last) + self.rowHeight(last)

    def _scroll_at(self, height: int) -> None:
        bar = self.verticalScrollBar()
        if height < EDGE:
            bar.setValue(bar.value() - (EDGE - height))
        elif height > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + height - self.viewport().height() + EDGE)


def _left(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton
