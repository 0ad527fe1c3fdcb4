"""The list on site: whoever waits is dragged or moved by keys; who spoke or speaks stays where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import tokens

STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
}  # fmt: skip
EDGE = 28  # px at the upper and lower edge that scroll while dragging


def put_before(order: Sequence[str], which: str, before: str) -> tuple[str, ...] | None:
    """The order with one put in front of another ("" = last); None where nothing would change."""
    if which not in order or which == before:
        return None
    rest = [one for one in order if one != which]
    place = rest.index(before) if before in rest else len(rest)
    changed = (*rest[:place], which, *rest[place:])
    return None if changed == tuple(order) else changed


def stepped(order: Sequence[str], which: str, by: int) -> tuple[str, ...] | None:
    """The order with one moved up or down by so many places; None where nothing would change."""
    if which not in order:
        return None
    rest = [one for one in order if one != which]
    place = max(0, min(len(rest), order.index(which) + by))
    changed = (*rest[:place], which, *rest[place:])
    return None if changed == tuple(order) else changed


class TurnList(RowList):
    """`reordered` gives those who wait in their new order; `movable` says of a row whether it waits."""

    reordered = Signal(object)  # tuple of ids

    def __init__(self, rows: Rows[Any], face: Callable[[Any], Face], movable: Callable[[Any], bool]) -> None:
        super().__init__(rows, face, "", height=62)
        self._movable = movable
        self._pressed: QPoint | None = None
        self._dragged = ""
        self._gap: int | None = None

    def waiting(self) -> tuple[str, ...]:
        """Who may be moved, in order."""
        return tuple(row.id for row in self.rows.shown() if self._movable(row))

    def step(self, by: int) -> None:
        """Alt with an arrow: the chosen row goes up or down."""
        self._tell(stepped(self.waiting(), self.current_id() or "", by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves; Esc lets go of what is dragged."""
        key = Qt.Key(event.key())
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(STEPS[key])
        elif key == Qt.Key.Key_Escape and self._dragged:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A row that waits may be dragged."""
        place = event.position().toPoint()
        row = self.rows.at(self.indexAt(place))
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if left and row is not None and self._movable(row) else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough, and the row comes along; the line shows where it would go."""
        place = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragged and not far:
            return
        if not self._dragged:
            self._dragged = self.current_id() or ""  # the press chose it
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll_at(place.y())
        self._gap = self._gap_at(place.y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Dropped where the line was."""
        which, gap = self._dragged, self._gap
        self._let_go()
        if which and gap is not None:
            below = (row.id for row in self.rows.shown()[gap:] if self._movable(row))
            self._tell(put_before(self.waiting(), which, next(below, "")))
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line between two of them while dragging."""
        super().paintEvent(event)
        if self._gap is None:
            return
        painter = QPainter(self.viewport())
        paint.begin(painter)
        line = QRectF(0, self._line_at(self._gap), self.viewport().width(), 3)
        paint.plate(painter, line, 1, tokens().focus)
        painter.end()

    def _tell(self, order: tuple[str, ...] | None) -> None:
        if order is not None:
            self.reordered.emit(order)

    def _let_go(self) -> None:
        self._pressed, self._dragged, self._gap = None, "", None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _gap_at(self, height: int) -> int:
        """Between which rows: 0 is above the first; never above someone who spoke or speaks."""
        rows = self.rows.shown()
        first = next((place for place, row in enumerate(rows) if self._movable(row)), len(rows))
        top = self.visualRect(self.rows.index(0, 0)).top()
        place = (height - top + self.row_height // 2) // self.row_height
        return max(first, min(len(rows), place))

    def _line_at(self, gap: int) -> float:
        top = self.visualRect(self.rows.index(0, 0)).top()
        return max(0.0, top + gap * self.row_height - 1.5)

    def _scroll_at(self, height: int) -> None:
        bar = self.verticalScrollBar()
        if height < EDGE:
            bar.setValue(bar.value() - (EDGE - height))
        elif height > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + height - self.viewport().height() + EDGE)
