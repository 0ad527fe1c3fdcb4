"""The board of names: one tile a person, columns as fit, heights shared out, scrolling last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.views import RowView, row_of
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone, tokens, width

GAP = 6
LEAST, MOST = 54, 64
MANY = 48  # past this many people tiles carry names only, eight side by side on a laptop
SMALL_ACROSS, SMALL_LEAST = 80, 36


@dataclass(frozen=True, kw_only=True)
class Tile:
    """How a person looks on the board. `tone` None: not arrived (white, edged). `ringed`: for 2 s."""

    name: str
    unit: str
    mark: str = ""
    state: str = ""
    tone: Tone | None = None
    ringed: Tone | None = None


def paint_small_tile(
    painter: QPainter, box: QRectF, tile: Tile, focused: bool = False, hovered: bool = False
) -> None:
    """Paints a tile of a crowded board: the name and its mark, four characters fit in 82 px."""
    colours = tokens()
    _ground(painter, box, tile, hovered)
    inner = box.adjusted(6, 0, -4, 0)
    if tile.mark:
        ink = colours.ink(tile.tone) if tile.tone else colours.text2
        paint.icon(painter, QPointF(inner.right() - 6, box.center().y()), tile.mark, 12, ink, 2.4)
        inner.setRight(inner.right() - 13)
    paint.text(painter, inner, tile.name, Role.ROW_NAME, colours.text)
    _rings(painter, box, tile, focused)


def _ground(painter: QPainter, box: QRectF, tile: Tile, hovered: bool) -> None:
    colours = tokens()
    fill = colours.soft(tile.tone) if tile.tone else colours.hover if hovered else colours.surface
    paint.plate(painter, box, 6, fill, "" if tile.tone else colours.line2)


def _rings(painter: QPainter, box: QRectF, tile: Tile, focused: bool) -> None:
    if tile.ringed:
        paint.plate(painter, box.adjusted(-1, -1, 1, 1), 7, edge=tokens().ink(tile.ringed), line=2)
    if focused:
        paint.ring(painter, box.adjusted(1, 1, -1, -1), 7, outside=True)


def paint_tile(
    painter: QPainter, box: QRectF, tile: Tile, focused: bool = False, hovered: bool = False
) -> None:
    """Paints one tile: name and mark over unit and state."""
    colours = tokens()
    ink = colours.ink(tile.tone) if tile.tone else colours.text2
    _ground(painter, box, tile, hovered)
    inner = box.adjusted(10, 0, -8, 0)
    upper = QRectF(inner.left(), box.center().y() - 26, inner.width(), 26)
    lower = QRectF(inner.left(), box.center().y() + 3, inner.width(), 22)
    if tile.mark:
        paint.icon(painter, QPointF(box.right() - 16, upper.center().y()), tile.mark, 16, ink, 2)
        upper.setRight(upper.right() - 18)
    paint.text(painter, upper, tile.name, Role.NAME, colours.text)
    used = paint.text(painter, lower, tile.state, Role.CAPTION_STRONG, ink, paint.RIGHT) if tile.state else 0
    lower.setRight(lower.right() - used - (6 if used else 0))
    paint.text(painter, lower, tile.unit, Role.CAPTION, colours.text2)
    _rings(painter, box, tile, focused)


class Board(RowView, QListView):
    """Tiles over `Rows`; `face(row)` gives the tile. Arrow keys walk, Enter opens, each is read aloud.

    A QListView for the sake of its accessible children; the grid is our own.
    """

    def __init__(self, rows: Rows[Any], face: Callable[[Any], Tile], name: str, across: int = 112) -> None:
        QListView.__init__(self)
        self._face, self._across = face, across
        self._under = QPersistentModelIndex()
        self.set_up(rows, name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        for signal in (rows.rowsInserted, rows.rowsRemoved, rows.modelReset, rows.layoutChanged):
            signal.connect(self.updateGeometries)

    def set_across(self, pixels: int) -> None:
        """How wide a tile is at least: words of state differ in length from language to language."""
        if pixels != self._across:
            self._across = pixels
            self.updateGeometries()

    # ------------------------------------------------------------ the grid

    def columns(self) -> int:
        """How many tiles stand side by side."""
        least = SMALL_ACROSS if self._crowded() else self._across
        return max(1, (self.viewport().width() + GAP) // (least + GAP))

    def _crowded(self) -> bool:
        return self.rows.rowCount() > MANY

    def _size(self) -> tuple[float, float]:
        columns = self.columns()
        lines = max(1, -(-self.rows.rowCount() // columns))
        wide = (self.viewport().width() - 4 + GAP) / columns - GAP
        tall = (self.viewport().height() - 4 + GAP) / lines - GAP
        return wide, min(max(tall, SMALL_LEAST if self._crowded() else LEAST), MOST)

    def _tile_box(self, place: int, size: tuple[float, float] | None = None) -> QRectF:
        wide, tall = size or self._size()
        line, column = divmod(place, self.columns())
        top = 2 + line * (tall + GAP) - self.verticalOffset()
        return QRectF(2 + column * (wide + GAP), top, wide, tall)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a tile stands in the viewport."""
        return self._tile_box(index.row()).toRect() if index.isValid() else QRect()

    def indexAt(self, place: QPoint) -> QModelIndex:
        """The tile under a point."""
        wide, tall = self._size()
        column = int((place.x() - 2) // (wide + GAP))
        line = int((place.y() - 2 + self.verticalOffset()) // (tall + GAP))
        found = line * self.columns() + column
        inside = 0 <= column < self.columns() and 0 <= found < self.rows.rowCount()
        return self.rows.index(found, 0) if inside else QModelIndex()

    def scrollTo(self, index, hint=QAbstractItemView.ScrollHint.EnsureVisible) -> None:  # type: ignore[no-untyped-def]
        """Brings a tile into sight."""
        box = self.visualRect(index)
        bar = self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top() - 2)
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 4)

    def updateGeometries(self) -> None:
        """The bar knows how far the tiles reach."""
        lines = -(-self.rows.rowCount() // self.columns())
        full = round(lines * (self._size()[1] + GAP) - GAP + 4)
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setRange(0, max(0, full - self.viewport().height()))
        self.viewport().update()

    def moveCursor(self, action, modifiers) -> QModelIndex:  # type: ignore[no-untyped-def]
        """Arrow keys, Home, End."""
        moves = QAbstractItemView.CursorAction
        last = self.rows.rowCount() - 1
        here = max(self.currentIndex().row(), 0)
        steps = {
            moves.MoveLeft: -1,
            moves.MoveRight: 1,
            moves.MoveUp: -self.columns(),
            moves.MoveDown: self.columns(),
        }
        if action in steps:
            there = here + steps[action]
            here = there if 0 <= there <= last else here
        elif action in {moves.MoveHome, moves.MovePageUp}:
            here = 0
        elif action in {moves.MoveEnd, moves.MovePageDown}:
            here = last
        return self.rows.index(here, 0)

    # ------------------------------------------------------------ what Qt asks

    def horizontalOffset(self) -> int:
        """Never sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def setSelection(self, rect, flags) -> None:  # type: ignore[no-untyped-def]
        """A click chooses one tile."""
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, flags)

    def visualRegionForSelection(self, selection) -> QRegion:  # type: ignore[no-untyped-def]
        """What to repaint."""
        return QRegion(self.viewport().rect())

    def sizeHint(self) -> QSize:
        """Six columns."""
        return QSize(702, 560)

    def minimumSizeHint(self) -> QSize:
        """Two columns, two rows."""
        return QSize(2 * self._across + GAP, 2 * LEAST + GAP + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The grid follows."""
        super().resizeEvent(event)
        self.updateGeometries()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The tile under the pointer answers."""
        super().mouseMoveEvent(event)
        self._under = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the person."""
        if not self.pressed_enter(event):
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips for what is shortened."""
        if event.type() == QEvent.Type.ToolTip:
            return self.tell_whole(event)
        return super().viewportEvent(event)

    def cut_words(self, index: QModelIndex) -> str:
        """A tile says in its tip what it has no room for."""
        tile = self._face(row_of(index))
        room = self._size()[0] - 18
        used = width(tile.state, Role.CAPTION_STRONG) + 6 if tile.state else 0
        whole = width(tile.name, Role.NAME) <= room - 18 and width(tile.unit, Role.CAPTION) <= room - used
        return "" if whole and not self._crowded() else f"{tile.name} {tile.unit} {tile.state}"

    def dataChanged(self, first, last, roles=()) -> None:  # type: ignore[no-untyped-def]
        """Repaints what changed, and no other tile."""
        for place in range(first.row(), last.row() + 1):
            self.viewport().update(self._tile_box(place).toAlignedRect().adjusted(-4, -4, 4, 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tiles in sight."""
        painter = QPainter(self.viewport())
        paint.begin(painter)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        draw = paint_small_tile if self._crowded() else paint_tile
        size = self._size()
        fresh = event.region()  # not its rect: two tiles far apart would repaint all that lie between
        for place in range(self.rows.rowCount()):
            box = self._tile_box(place, size)
            if not fresh.intersects(box.toAlignedRect().adjusted(-4, -4, 4, 4)):
                continue
            index = self.rows.index(place, 0)
            draw(painter, box, self._face(row_of(index)), self._is_lit(index), place == self._under.row())

    def _is_lit(self, index: QModelIndex) -> bool:
        return self.hasFocus() and self.currentIndex() == index
