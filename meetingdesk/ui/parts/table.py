"""Tables: heads aligned with their columns, widths from the viewport, never a sideways bar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.rows import ground
from meetingdesk.ui.parts.views import RowStates, RowView, row_of
from meetingdesk.ui.tables import Cell, Column, Rows, widths
from meetingdesk.ui.theme import Role, Tokens, tokens, width

_PAD = 12
HEAD = 36


class _Head(QHeaderView):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        paint.begin(painter)
        column: Column[Any] = self.model().columns[section]  # type: ignore[attr-defined]
        place = QRectF(box).adjusted(_PAD, 0, -_PAD, 0)
        align = paint.RIGHT if column.right else paint.LEFT
        paint.text(painter, place, column.title, Role.CAPTION_STRONG, tokens().text2, align)
        paint.hairline(painter, box.left(), box.right() + 1, box.bottom())


class CellDelegate(QStyledItemDelegate):
    """Paints cells as their column's `cell(row)` says."""

    def __init__(self, view: Table) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, words or chip, hairline; the ring goes round the whole row."""
        painter.save()
        paint.begin(painter)
        colours = tokens()
        states = RowStates(option, self._view, index)
        states.hovered = self._view.row_under == index.row()
        box = QRectF(option.rect)
        filled = self._ground(painter, box, states, index, colours)
        if not filled:
            paint.hairline(painter, box.left(), box.right() + 1, box.bottom())
        column = self._view.rows.columns[index.column()]
        cell = column.cell(row_of(index))
        self._cell(painter, box.adjusted(_PAD, 0, -_PAD, 0), cell, column.right, colours, states.enabled)
        if states.focused:
            self._view.ring(painter, index)
        painter.restore()

    def _ground(self, painter, box, states, index, colours: Tokens) -> bool:  # type: ignore[no-untyped-def]
        current = self._view.is_current(row_of(index))
        if not (current or states.selected or states.hovered):
            return False  # most rows, most of the time
        painter.save()
        painter.setClipRect(box)
        whole = QRectF(0, box.top(), self._view.viewport().width(), box.height())
        filled = ground(painter, whole, states, current, colours)
        painter.restore()
        return filled

    def _cell(
        self, painter: QPainter, box: QRectF, cell: Cell, right: bool, colours: Tokens, enabled: bool
    ) -> None:
        middle = box.center().y()
        if cell.draw is not None:
            cell.draw(painter, box)
            return
        if cell.chip and cell.words:
            face = paint.ChipFace(cell.words, cell.tone or "idle", cell.icon)
            left = box.right() - paint.chip_width(face) if right else box.left()
            paint.chip(painter, left, middle, face, box.width())
            return
        ink = colours.ink(cell.tone) if cell.tone else getattr(colours, cell.ink)
        ink = ink if enabled else colours.text3
        if cell.icon:
            paint.icon(painter, QPointF(box.left() + 8, middle), cell.icon, 16, ink)
            box = box.adjusted(24, 0, 0, 0)
        align = paint.RIGHT if right else paint.LEFT
        if cell.second:
            paint.text(
                painter, QRectF(box.left(), middle - 23, box.width(), 24), cell.words, cell.role, ink, align
            )
            lower = QRectF(box.left(), middle, box.width(), 20)
            paint.text(painter, lower, cell.second, Role.CAPTION, colours.text2, align)
            return
        paint.text(painter, box, cell.words, cell.role, ink, align)


class Table(RowView, QTableView):
    """A table over `Rows` with columns. `.events` has chosen and opened, each with the row's id."""

    def __init__(self, rows: Rows[Any], name: str, height: int = 43) -> None:
        QTableView.__init__(self)
        self.row_under = -1
        self.set_up(rows, name)
        self.setHorizontalHeader(_Head())
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(CellDelegate(self))
        rows.modelReset.connect(self._fit)
        rows.columnsInserted.connect(self._fit)

    def is_current(self, row: object) -> bool:
        """Whether a row is the step in hand: it says so by an attribute `current`."""
        return bool(getattr(row, "current", False))

    def minimumSizeHint(self) -> QSize:
        """The head and two rows."""
        return QSize(240, HEAD + 2 * self.verticalHeader().defaultSectionSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the viewport."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width()
        shown = [place for place, column in enumerate(self.rows.columns) if room >= column.least]
        for place in range(len(self.rows.columns)):
            self.setColumnHidden(place, place not in shown)
        for place, wide in zip(shown, widths([self.rows.columns[at] for at in shown], room), strict=True):
            self.setColumnWidth(place, wide)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips for what is shortened."""
        if event.type() == QEvent.Type.ToolTip:
            return self.tell_whole(event)
        return super().viewportEvent(event)

    def cut_words(self, index: QModelIndex) -> str:
        """The words of a cell, when its column is too narrow for them."""
        cell: Cell = self.rows.columns[index.column()].cell(row_of(index))
        room = self.columnWidth(index.column()) - 2 * _PAD - (24 if cell.icon else 0)
        lines = ((cell.words, cell.role), (cell.second, Role.CAPTION))
        return "\n".join(words for words, role in lines if width(words, role) > room)

    def ring(self, painter: QPainter, index: QModelIndex | QPersistentModelIndex) -> None:
        """The focus ring of a row, clipped to the cell that is being painted."""
        cell = self.visualRect(index)
        painter.setClipRect(cell)
        whole = QRectF(4, cell.top() + 3, self.viewport().width() - 8, cell.height() - 6)
        paint.ring(painter, whole, 6)

    def mouseMoveEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """The whole row lies under the pointer."""
        super().mouseMoveEvent(event)
        self._point(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Nothing lies under it now."""
        super().leaveEvent(event)
        self._point(-1)

    def _point(self, row: int) -> None:
        if row != self.row_under:
            self.row_under = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if not self.pressed_enter(event):
            super().keyPressEvent(event)
