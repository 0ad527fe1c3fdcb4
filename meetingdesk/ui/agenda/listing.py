"""The list of the agenda: times side by side, what runs opened up, a clash with its way out (look 06)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPicture
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from meetingdesk.agenda.model import Progress
from meetingdesk.foundation.wording import _
from meetingdesk.ui.agenda import lines
from meetingdesk.ui.agenda.lines import MARKS, Line
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.dragging import DraggedRows
from meetingdesk.ui.parts.rows import ground
from meetingdesk.ui.parts.views import RowStates, RowView, row_of
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tokens, tokens, width

ROW, OPENED, REMARK = 43, 54, 22
TITLE = 336  # where icons and titles begin
INDENT = 28  # of a part under its item
HEAD = 34
PAD = 16
NARROW = 900  # beside a form who speaks and the state are told by the form and the mark
CHIP_ROOM = 128


@dataclass(frozen=True)
class Columns:
    """Where things stand in a row of some width: (left, width) of each; None = no room."""

    wide: float

    @property
    def roomy(self) -> bool:
        """Whether who and state have columns of their own."""
        return self.wide >= NARROW

    def planned(self, row: QRectF) -> QRectF:
        """Right-aligned times."""
        return QRectF(row.left() + 40, row.top(), 54, ROW)

    def projected(self, row: QRectF) -> QRectF:
        """As above."""
        return QRectF(row.left() + 100, row.top(), 58, ROW)

    def actual(self, row: QRectF) -> QRectF:
        """From and to."""
        return QRectF(row.left() + 164, row.top(), 92, ROW)

    def length(self, row: QRectF) -> QRectF:
        """Minutes."""
        return QRectF(row.left() + 262, row.top(), 56, ROW)

    def title(self, row: QRectF) -> QRectF:
        """Icon and title take what is left."""
        end = self.who(row).left() if self.roomy else self.drift(row).left()
        return QRectF(row.left() + TITLE, row.top(), end - row.left() - TITLE - 16, ROW)

    def who(self, row: QRectF) -> QRectF:
        """Who leads it."""
        return QRectF(self.drift(row).left() - 186, row.top(), 170, ROW)

    def drift(self, row: QRectF) -> QRectF:
        """How it stands against the plan."""
        right = row.right() - PAD - (CHIP_ROOM + 8 if self.roomy else 0)
        return QRectF(right - 112, row.top(), 112, ROW)

    def state(self, row: QRectF) -> QRectF:
        """The chip."""
        return QRectF(row.right() - PAD - CHIP_ROOM, row.top(), CHIP_ROOM, ROW)


class Heads(QWidget):
    """The words over the columns."""

    def __init__(self, over: AgendaList) -> None:
        super().__init__()
        self._over = over
        self.setFixedHeight(HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words and a hairline."""
        painter = QPainter(self)
        paint.begin(painter)
        wide = self._over.viewport().width()  # a scroll bar moves the columns
        row = QRectF(0, (HEAD - ROW) / 2, wide, HEAD)
        where = Columns(wide)
        ink = tokens().text2
        right = (
            (where.planned, _("计划")), (where.projected, _("预计")),
            (where.actual, _("实际")), (where.length, _("时长")),
        )  # fmt: skip
        for place, words in right:
            paint.text(painter, place(row), words, Role.CAPTION_STRONG, ink, paint.RIGHT)
        paint.text(painter, where.title(row), _("环节"), Role.CAPTION_STRONG, ink)
        paint.text(painter, where.drift(row), _("前后"), Role.CAPTION_STRONG, ink)
        if where.roomy:
            paint.text(painter, where.who(row), _("主讲人"), Role.CAPTION_STRONG, ink)
            paint.text(painter, where.state(row), _("状态"), Role.CAPTION_STRONG, ink, paint.RIGHT)
        paint.hairline(painter, 0, self.width(), HEAD - 1)


class _Painter:
    """One row of the agenda on a painter."""

    def __init__(self, painter: QPainter, line: Line, box: QRectF, colours: Tokens) -> None:
        self._painter, self._line, self._box, self._colours = painter, line, box, colours
        self._where = Columns(box.width())
        self.cut: list[str] = []

    def draw(self) -> None:
        """Every column, then what is opened under it."""
        self._mark()
        self._times()
        self._title()
        self._end()
        if self._line.opened:
            self._opened()
        for place, remark in enumerate(lines.remarks(self._line)):
            self._remark(place, remark)

    def _put(self, box: QRectF, words: str, role: Role, ink: str, align: str = paint.LEFT) -> float:
        if width(words, role) > box.width() + 0.5:
            self.cut.append(words)
        return paint.text(self._painter, box, words, role, getattr(self._colours, ink), align)

    def _mark(self) -> None:
        name, ink = MARKS[Progress(self._line.item.state)]
        centre = QPointF(self._box.left() + 26, self._box.top() + ROW / 2)
        paint.icon(self._painter, centre, name, 18, getattr(self._colours, ink))

    def _times(self) -> None:
        row, box, where = self._line.item, self._box, self._where
        self._put(where.planned(box), lines.planned(row), Role.BODY, "text2", paint.RIGHT)
        self._put(where.projected(box), lines.projected(row), Role.BODY_STRONG, "text", paint.RIGHT)
        self._put(where.actual(box), lines.actual(row), Role.BODY_STRONG, "text", paint.RIGHT)
        self._put(where.length(box), lines.length(row), Role.BODY, "text2", paint.RIGHT)

    def _title(self) -> None:
        row, place = self._line.item, self._where.title(self._box)
        skipped = row.state == Progress.SKIPPED
        ink = "text3" if skipped else "text"
        if row.parent_id is None:
            centre = QPointF(place.left() + 9, place.center().y())
            faint = self._colours.text3 if skipped else self._colours.text2
            paint.icon(self._painter, centre, lines.icon(row), 18, faint)
        place.setLeft(place.left() + (28 if row.parent_id is None else INDENT))
        note = lines.fixed(row)
        room = QRectF(place)
        if note:
            room.setRight(place.right() - width(note, Role.SECOND) - 36)
        role = Role.ROW_NAME if row.parent_id is None else Role.BODY
        used = self._put(room, lines.numbered(row), role, ink)
        if note:
            left = place.left() + used + 20
            paint.icon(
                self._painter, QPointF(left, place.center().y()), "calendar-clock", 14, self._colours.text2
            )
            beside = QRectF(left + 12, place.top(), place.right() - left - 12, ROW)
            self._put(beside, note, Role.SECOND, "text2")

    def _end(self) -> None:
        words, ink = lines.drift(self._line.item)
        self._put(self._where.drift(self._box), words, Role.SECOND, ink)
        if not self._where.roomy:
            return
        self._put(self._where.who(self._box), self._line.item.who or "", Role.SECOND, "text2")
        face = lines.chip(self._line)
        if face:
            place = self._where.state(self._box)
            wide = min(paint.chip_width(face), place.width())
            paint.chip(self._painter, place.right() - wide, place.center().y(), face, wide)

    def _below(self) -> QRectF:
        left = self._where.title(self._box).left()
        top = self._box.top() + ROW
        return QRectF(left, top, self._box.right() - PAD - left, OPENED)

    def _opened(self) -> None:
        place = self._below()
        bar = QRectF(place.left(), place.top() + 6, place.width(), 8)
        paint.plate(self._painter, bar, 4, self._colours.sunken)
        over = (self._line.left or 0) <= 0 and self._line.left is not None
        fill = self._colours.bad if over else self._colours.accent
        part = QRectF(bar.left(), bar.top(), max(8.0, bar.width() * min(1.0, self._line.part)), 8)
        paint.plate(self._painter, part, 4, fill)
        words = QRectF(place.left(), place.top() + 22, place.width(), 26)
        rest = lines.rest(self._line)
        self._put(words, rest, Role.SECOND, "bad" if over else "text2", paint.RIGHT)
        words.setRight(words.right() - width(rest, Role.SECOND) - 16)
        self._put(words, self._line.about, Role.SECOND, "text2")

    def _remark(self, place: int, remark: lines.Remark) -> None:
        below = self._below()
        top = below.top() + (OPENED if self._line.opened else 0) - 8 + place * REMARK
        line = QRectF(below.left(), top, below.width(), REMARK)
        if remark.short:  # a clash: its way out is at the end of the line
            action = lines.way_words(self._line)
            self._put(line, action, Role.SECOND_STRONG, "focus", paint.RIGHT)
            line.setRight(line.right() - (width(action, Role.SECOND_STRONG) + 16 if action else 0))
        centre = QPointF(line.left() + 9, line.center().y())
        paint.icon(self._painter, centre, remark.icon, 16, getattr(self._colours, remark.ink))
        line.setLeft(line.left() + 28)
        fits = not remark.short or width(remark.words, Role.SECOND) <= line.width()
        self._put(line, remark.words if fits else remark.short, Role.SECOND, remark.ink)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: AgendaList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = row_of(index)
        opened = OPENED if line.opened else 0
        return QSize(320, ROW + opened + REMARK * len(lines.remarks(line)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        paint.begin(painter)
        line: Line = row_of(index)
        states = RowStates(option, self._view, index)
        box = QRectF(option.rect)
        ground(painter, box, states, line.running, tokens())
        paint.hairline(painter, box.left() + PAD, box.right() - PAD, box.bottom() - 1)
        _Painter(painter, line, box, tokens()).draw()
        if states.focused:
            paint.ring(painter, box.adjusted(4, 3, -4, -3), 6)
        painter.restore()


class AgendaList(DraggedRows, RowView, QListView):
    """The rows. `.events.acted` takes the way out of a clash; `moved(id, before)` comes of dragging a row."""

    moved = Signal(str, str)

    def __init__(self, rows: Rows[Line], name: str) -> None:
        QListView.__init__(self)
        self.set_up(rows, name)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def minimumSizeHint(self) -> QSize:
        """Three rows."""
        return QSize(520, ROW * 3)

    def has_action(self, index: QModelIndex) -> bool:
        """Only a clash that can be solved."""
        return index.isValid() and row_of(index).way is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, or takes the way out of its clash."""
        if not self.pressed_enter(event):
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips for what is shortened."""
        if event.type() == QEvent.Type.ToolTip:
            return self.tell_whole(event)
        return super().viewportEvent(event)

    def cut_words(self, index: QModelIndex) -> str:
        """What is shortened in a row."""
        nowhere = QPicture()  # held as long as its painter
        painter = QPainter(nowhere)
        row = _Painter(painter, row_of(index), QRectF(self.visualRect(index)), tokens())
        row.draw()
        painter.end()
        return "\n".join(row.cut)

    def may_drag(self, index: QModelIndex, _event: QMouseEvent) -> bool:
        """A row that waits."""
        line = self.rows.at(index)
        return line is not None and line.item.state == Progress.WAITING

    def drop(self, carried: tuple[str, ...], gap: int) -> None:
        """In front of the row that is there."""
        below = self.rows.at(self.rows.index(gap, 0)) if gap < self.rows.rowCount() else None
        self.moved.emit(carried[0], below.id if below is not None else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lands the row, or takes the way out that was pressed."""
        if self.dragging or not self._pressed_way_out(event, event.position().toPoint()):
            super().mouseReleaseEvent(event)

    def _pressed_way_out(self, event: QMouseEvent, here: QPoint) -> bool:
        index = self.indexAt(here)
        if not self.has_action(index):
            return False
        line: Line = row_of(index)
        top = self.visualRect(index).top() + ROW + (OPENED if line.opened else 0) - 8
        if not top <= here.y() < top + REMARK:
            return False
        words = lines.way_words(row_of(index))
        return self.act_at(event, here, self.viewport().width() - PAD - width(words, Role.SECOND_STRONG) - 12)
