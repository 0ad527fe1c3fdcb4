"""Lists of rows: name, second text, chip or right text, a word that acts; 40 px, or 54-64 with two lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPicture
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.faces import TWO_LINES, Face, FacePainter, action_width
from meetingdesk.ui.parts.views import RowStates, RowView, row_of
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Tokens, tokens


def ground(
    painter: QPainter, box: QRectF, states: RowStates, current: bool, colours: Tokens, rounded: bool = False
) -> bool:
    """What lies behind a row; says whether it is filled (then no hairline beside it)."""
    fill = colours.select if states.selected else colours.accent_soft if current else ""
    if not fill and states.hovered and states.enabled:
        fill = colours.hover
    if fill:
        paint.plate(painter, box, 6 if rounded else 0, fill)
    if states.selected or current:
        short = box.height() / 4 if rounded else 0
        bar = QRectF(box.left(), box.top() + short, 3, box.height() - 2 * short)
        painter.fillRect(bar, QColor(colours.focus if states.selected else colours.accent))
    return bool(fill)


class RowDelegate(QStyledItemDelegate):
    """Paints rows through `face(row)`."""

    def __init__(self, view: RowList, face: Callable[[Any], Face], height: int, inset: int) -> None:
        super().__init__(view)
        self._view, self._face, self._height, self._inset = view, face, height, inset

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row the same height."""
        return QSize(120, self._height)

    def face_of(self, index: QModelIndex | QPersistentModelIndex) -> Face:
        """How the row at an index looks."""
        return self._face(row_of(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, words, hairline, ring."""
        painter.save()
        paint.begin(painter)
        colours = tokens()
        face = self.face_of(index)
        states = RowStates(option, self._view, index)
        box = QRectF(option.rect)
        filled = ground(painter, box, states, face.current, colours, self._view.rounded)
        inner = box.adjusted(self._inset, 0, -self._inset, 0)
        if not filled and index.row() + 1 < index.model().rowCount() and not self._next_filled(index):
            paint.hairline(painter, inner.left(), inner.right(), box.bottom() - 1)
        FacePainter(painter, face, colours, states.enabled, self._height >= TWO_LINES).draw(inner)
        if states.focused:
            paint.ring(painter, box.adjusted(4, 3, -4, -3), 6)
        painter.restore()

    def cut_words(self, index: QModelIndex, box: QRectF) -> list[str]:
        """What has to be shortened in a row of this size."""
        nowhere = QPicture()  # held as long as its painter
        painter = QPainter(nowhere)
        tall = self._height >= TWO_LINES
        face = FacePainter(painter, self.face_of(index), tokens(), enabled=True, tall=tall)
        face.draw(box.adjusted(self._inset, 0, -self._inset, 0))
        painter.end()
        return face.cut

    def _next_filled(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        below = index.sibling(index.row() + 1, 0)
        return self.face_of(below).current or self._view.selectionModel().isSelected(below)


class RowList(RowView, QListView):
    """A list of rows. `face` says how a row looks; `.events` has chosen, opened, acted, with the row's id.

    `rounded` rows are plates: for lists that stand 4 px inside a card (`Card(margin=4)`).
    """

    def __init__(
        self,
        rows: Rows[Any],
        face: Callable[[Any], Face],
        name: str,
        height: int = 40,
        inset: int = 16,
        rounded: bool = False,
    ) -> None:
        QListView.__init__(self)
        self.rounded = rounded
        self.set_up(rows, name)
        self._delegate = RowDelegate(self, face, height, inset)
        self._inset = inset
        self.row_height = height
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to eight."""
        return QSize(320, self.row_height * min(max(self.rows.rowCount(), 1), 8))

    def minimumSizeHint(self) -> QSize:
        """Two rows."""
        return QSize(160, self.row_height * 2)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips for what is shortened."""
        if event.type() == QEvent.Type.ToolTip:
            return self.tell_whole(event)
        return super().viewportEvent(event)

    def cut_words(self, index: QModelIndex) -> str:
        """What is shortened in a row."""
        return "\n".join(self._delegate.cut_words(index, QRectF(self.visualRect(index))))

    def has_action(self, index: QModelIndex) -> bool:
        """Whether the row ends in words that act."""
        return index.isValid() and bool(self._delegate.face_of(index).action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space act on the row."""
        if not self.pressed_enter(event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the end word acts."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        wide = action_width(self._delegate.face_of(index)) if index.isValid() else 0
        if not self.act_at(event, place, self.viewport().width() - self._inset - wide - 12):
            super().mouseReleaseEvent(event)


__all__ = ["Face", "RowDelegate", "RowList", "ground"]
