"""Rows that are put into another order where they stand: dragged, with a line that shows where they would go,
or moved by Alt with an arrow. Mixed in before a list or a table of rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from meetingdesk.ui.parts import paint
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import tokens

if TYPE_CHECKING:
    View = QAbstractItemView
else:  # a class may have one of Qt's below it: the list or table that this is mixed into
    View = object

STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
}  # fmt: skip
EDGE = 28  # px at the upper and lower edge that scroll while dragging
LINE = 3


class DraggedRows(View):
    """What is done comes as `drop` and `step`; what may be dragged, and how far up, is told by the view."""

    rows: Rows[Any]
    _pressed: QPoint | None = None
    _carried: tuple[str, ...] = ()
    _gap: int | None = None

    # ------------------------------------------------------------ what a view says of its rows

    def may_drag(self, index: QModelIndex, event: QMouseEvent) -> bool:
        """Whether a press here may begin to drag."""
        raise NotImplementedError

    def keeps_chosen(self, index: QModelIndex) -> bool:
        """Whether a press here leaves what is chosen as it is, because all of it comes along."""
        return False

    def carried(self) -> tuple[str, ...]:
        """The ids of the rows that come along: the one that the press chose."""
        row = self.rows.at(self.currentIndex())
        return () if row is None else (row.id,)

    def first_gap(self) -> int:
        """Above which row nothing may be put: 0 is the top."""
        return 0

    def drop(self, carried: tuple[str, ...], gap: int) -> None:
        """They were dropped in front of the row at `gap`; the number of rows: behind the last."""
        raise NotImplementedError

    def step(self, by: int) -> bool:
        """Alt with an arrow: what is chosen goes up or down by so many rows. False: no keys do that here."""
        return False

    @property
    def pressed_at(self) -> QPoint | None:
        """Where the press was that may become a drag."""
        return self._pressed

    @property
    def dragging(self) -> bool:
        """Whether rows are on their way."""
        return self._gap is not None

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves; Esc lets go of what is dragged."""
        key = Qt.Key(event.key())
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in STEPS and alt and self.step(STEPS[key]):
            return
        if key == Qt.Key.Key_Escape and self._gap is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed may be dragged."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if left and self.may_drag(index, event) else None
        if self._pressed is None or not self.keeps_chosen(index):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough, and the rows come along; the line shows where they would go."""
        place = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if self._gap is None:
            if (place - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._carried = self.carried()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll_at(place.y())
        self._gap = max(self.first_gap(), self._gap_at(place.y()))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Dropped where the line was."""
        carried, gap = self._carried, self._gap
        self._let_go()
        if gap is None:
            super().mouseReleaseEvent(event)
        elif carried:
            self.drop(carried, gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line between two of them while dragging."""
        super().paintEvent(event)
        if self._gap is None:
            return
        painter = QPainter(self.viewport())
        paint.begin(painter)
        top = max(0.0, self._line_at(self._gap) - LINE / 2)
        paint.plate(painter, QRectF(0, top, self.viewport().width(), LINE), 1, tokens().focus)
        painter.end()

    # ------------------------------------------------------------ where

    def _let_go(self) -> None:
        self._pressed, self._carried, self._gap = None, (), None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _gap_at(self, height: int) -> int:
        """Between which rows."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, max(0, height)))
        if not index.isValid():
            return int(self.rows.rowCount())
        box = self._box_of(index.row())
        return index.row() + (height - box.top() > box.height() / 2)

    def _line_at(self, gap: int) -> int:
        last = self.rows.rowCount() - 1
        return self._box_of(gap).top() if gap <= last else self._box_of(last).bottom() + 1

    def _box_of(self, row: int) -> QRect:
        """A row's place; a column that is hidden has none."""
        boxes = (self.visualRect(self.rows.index(row, at)) for at in range(max(1, self.rows.columnCount())))
        return next((box for box in boxes if box.isValid()), QRect())

    def _scroll_at(self, height: int) -> None:
        bar = self.verticalScrollBar()
        if height < EDGE:
            bar.setValue(bar.value() - (EDGE - height))
        elif height > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + height - self.viewport().height() + EDGE)
