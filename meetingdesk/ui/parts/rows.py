"""Lists of rows: name, second text, chip or right text, a word that acts; 40 px, or 54-64 with two lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.views import RowStates, RowView, row_of
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tokens, tokens, width


@dataclass(frozen=True, kw_only=True)
class Face:
    """How a row looks. `lead` (number) or `icon` at the left; `name_room` lines up second texts."""

    name: str
    second: str = ""
    lead: str = ""
    icon: str = ""
    icon_ink: str = "text2"
    right: str = ""
    right_ink: str = "text2"
    right_second: str = ""
    right_second_ink: str = "text2"
    chip: ChipFace | None = None
    action: str = ""
    current: bool = False
    name_room: int = 0


def ground(painter: QPainter, box: QRectF, states: RowStates, current: bool, colours: Tokens) -> bool:
    """What lies behind a row; says whether it is filled (then no hairline beside it)."""
    fill = colours.select if states.selected else colours.accent_soft if current else ""
    if not fill and states.hovered and states.enabled:
        fill = colours.hover
    if fill:
        painter.fillRect(box, QColor(fill))
    if states.selected or current:
        bar = QRectF(box.left(), box.top(), 3, box.height())
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
        filled = ground(painter, box, states, face.current, colours)
        inner = box.adjusted(self._inset, 0, -self._inset, 0)
        if not filled and index.row() + 1 < index.model().rowCount() and not self._next_filled(index):
            paint.hairline(painter, inner.left(), inner.right(), box.bottom() - 1)
        right = self._right(painter, inner, face, states, colours)
        self._left(painter, inner, right, face, states, colours)
        if states.focused:
            paint.ring(painter, box.adjusted(4, 3, -4, -3), 6)
        painter.restore()

    def _next_filled(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        below = index.sibling(index.row() + 1, 0)
        return self.face_of(below).current or self._view.selectionModel().isSelected(below)

    def _lines(self, box: QRectF, two: bool) -> tuple[QRectF, QRectF]:
        if not two:
            return box, box
        upper = QRectF(box.left(), box.center().y() - 24, box.width(), 26)
        return upper, upper.translated(0, 24)

    def _right(self, painter: QPainter, box: QRectF, face: Face, states: RowStates, colours: Tokens) -> float:
        """Paints from the right end and returns where it begins."""
        left = box.right()
        middle = box.center().y()
        if face.action:
            wide = width(face.action, Role.SECOND_STRONG)
            place = QRectF(left - wide - 1, box.top(), wide + 1, box.height())
            paint.text(
                painter,
                place,
                face.action,
                Role.SECOND_STRONG,
                colours.focus if states.enabled else colours.text3,
            )
            left -= wide + 24
        if face.chip:
            left -= paint.chip_width(face.chip)
            paint.chip(painter, left, middle, face.chip)
            left -= 16
        if face.right or face.right_second:
            upper, lower = self._lines(box, bool(face.right_second))
            ink = getattr(colours, face.right_ink) if states.enabled else colours.text3
            strong = Role.BODY_STRONG if face.right_second else Role.SECOND
            paint.text(
                painter,
                QRectF(box.left(), upper.top(), left - box.left(), upper.height()),
                face.right,
                strong,
                ink,
                paint.RIGHT,
            )
            wide = width(face.right, strong)
            if face.right_second:
                lower.setRight(left)
                paint.text(
                    painter,
                    lower,
                    face.right_second,
                    Role.CAPTION,
                    getattr(colours, face.right_second_ink),
                    paint.RIGHT,
                )
                wide = max(wide, width(face.right_second, Role.CAPTION))
            left -= wide + 16
        return left

    def _left(
        self, painter: QPainter, box: QRectF, right: float, face: Face, states: RowStates, colours: Tokens
    ) -> None:
        left = box.left()
        ink = colours.text if states.enabled else colours.text3
        soft = colours.text2 if states.enabled else colours.text3
        if face.lead:
            paint.text(
                painter,
                QRectF(left, box.top(), 24, box.height()),
                face.lead,
                Role.BODY,
                colours.accent_text if face.current else soft,
            )
            left += 32
        if face.icon:
            paint.icon(
                painter, QPointF(left + 9, box.center().y()), face.icon, 18, getattr(colours, face.icon_ink)
            )
            left += 28
        two = self._height >= 54 and bool(face.second)
        upper, lower = self._lines(QRectF(left, box.top(), max(right - left, 0), box.height()), two)
        role = Role.NAME if two else Role.ROW_NAME
        used = paint.text(painter, upper, face.name, role, ink)
        if two:
            paint.text(painter, lower, face.second, Role.CAPTION, soft)
        elif face.second:
            start = left + max(used, face.name_room) + 12
            paint.text(
                painter,
                QRectF(start, box.top(), max(right - start, 0), box.height()),
                face.second,
                Role.SECOND,
                soft,
            )


class RowList(RowView, QListView):
    """A list of rows. `face` says how a row looks; `.events` has chosen, opened, acted, with the row's id."""

    def __init__(
        self, rows: Rows[Any], face: Callable[[Any], Face], name: str, height: int = 40, inset: int = 16
    ) -> None:
        QListView.__init__(self)
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
        wide = width(self._delegate.face_of(index).action, Role.SECOND_STRONG) if index.isValid() else 0
        if not self.act_at(event, place, self.viewport().width() - self._inset - wide - 12):
            super().mouseReleaseEvent(event)
