"""The room from above: the 主席台 over the rows of the floor; seats move by dragging or by Alt and arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from meetingdesk.foundation.wording import _
from meetingdesk.seating.queries import Seat, Seating
from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, tokens

GAP, HEAD, MOST_WIDE, LEAST_HIGH, MOST_HIGH = 6, 28, 152, 40, 58


class RoomView(QFrame):
    """`shifted`: a seat changes with the neighbour so many seats on; `put`: it goes to a place."""

    shifted = Signal(str, int)
    put = Signal(str, int, bool)  # seat, place or rank, whether at the 主席台
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.plan: Seating | None = None
        self.which = ""
        self._boxes: dict[str, QRectF] = {}
        self._pressed = ""
        self._at = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def show_plan(self, plan: Seating) -> None:
        """Put it again; whoever is in hand stays in hand."""
        self.plan = plan
        ids = [one.id for one in (*plan.on_stage, *plan.floor)]
        self.which = self.which if self.which in ids else next(iter(ids), "")
        self.setMinimumHeight(self._height())
        self._tell()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """All rows, low."""
        return QSize(400, self._height())

    def box_of(self, which: str) -> QRectF:
        """Where a seat is."""
        self._lay()
        return self._boxes.get(which, QRectF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose; with Alt they move the seat; PageUp and PageDown take it to the 主席台 and back."""
        across = self.plan.across if self.plan else 1
        on_stage = self._on_stage(self.which)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not on_stage:
            steps |= {Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        step = steps.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            up = event.key() == Qt.Key.Key_PageUp
            if self.which and up != on_stage:
                self.put.emit(self.which, 999 if up else 0, up)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and step is not None:
            self.shifted.emit(self.which, step)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._choose_beside(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a seat in hand."""
        self._pressed = self._seat_at(event.position())
        self._at = event.position()
        if self._pressed:
            self._take(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._pressed:
            self._at = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go over another seat: it takes that place."""
        seat, self._pressed = self._pressed, ""
        target = self._seat_at(event.position())
        if seat and target and target != seat and self.plan is not None:
            podium = self._on_stage(target)
            order = self.plan.podium if podium else self.plan.floor
            self.put.emit(seat, [one.id for one in order].index(target), podium)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both parts with their heads; the seat in hand lifted."""
        if self.plan is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        self._lay()
        self._heads(painter)
        ranks = {seat.id: str(rank) for rank, seat in enumerate(self.plan.podium, 1)}
        for seat in (*self.plan.podium, *self.plan.floor):
            box = self._boxes[seat.id]
            lifted = seat.id == self._pressed
            if lifted:
                box = box.translated(self._at - box.center())
            self._seat(painter, box, seat, ranks.get(seat.id, ""))

    def _seat(self, painter: QPainter, box: QRectF, seat: Seat, rank: str) -> None:
        colours = tokens()
        here = seat.id == self.which
        paint.plate(painter, box, 6, colours.select if here else colours.surface, colours.line2, 1)
        inner = box.adjusted(6, 2, -6, -2)
        middle = paint.CENTRE
        if seat.name and seat.unit and box.height() >= LEAST_HIGH:
            upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.55)
            lower = QRectF(inner.left(), upper.bottom(), inner.width(), inner.height() * 0.45)
            paint.text(painter, upper, seat.name, Role.ROW_NAME, colours.text, middle)
            paint.text(painter, lower, seat.unit, Role.CAPTION, colours.text2, middle)
        else:
            paint.text(painter, inner, seat.name or seat.unit, Role.SECOND_STRONG, colours.text, middle)
        if rank:
            corner = QRectF(box.left() + 6, box.top() + 1, 20, 18)
            paint.text(painter, corner, rank, Role.CAPTION_STRONG, colours.text3, paint.LEFT)
        if here and self.hasFocus():
            paint.ring(painter, box, 6, outside=True)

    def _heads(self, painter: QPainter) -> None:
        assert self.plan is not None
        colours = tokens()
        width = self.width()
        words = _("主席台（从台下看，数字是位次）")
        paint.text(painter, QRectF(0, 0, width, HEAD), words, Role.SECOND_STRONG, colours.text2, paint.CENTRE)
        box = QRectF(0, self._floor_top() - HEAD, width, HEAD)
        words = _("台下，第一排最靠前")
        paint.text(painter, box, words, Role.SECOND_STRONG, colours.text2, paint.CENTRE)

    def _lay(self) -> None:
        """Boxes of all seats; the 主席台 stands in the middle."""
        self._boxes = {}
        if self.plan is None:
            return
        stage = self.plan.on_stage
        high = float(MOST_HIGH)
        self._row(stage, HEAD + 4, high)
        count = max(len(self.plan.rows), 1)
        room = self.height() - self._floor_top() - 8
        high = min(max(room / count - GAP, LEAST_HIGH), MOST_HIGH)
        for number, row in enumerate(self.plan.rows):
            self._row(row, self._floor_top() + number * (high + GAP), high, self.plan.across)

    def _row(self, seats: list[Seat], top: float, high: float, across: int = 0) -> None:
        count = across or len(seats)
        if not count:
            return
        wide = min((self.width() - 8 - GAP * (count - 1)) / count, MOST_WIDE)
        left = (self.width() - count * wide - GAP * (count - 1)) / 2
        for place, seat in enumerate(seats):
            self._boxes[seat.id] = QRectF(left + place * (wide + GAP), top, wide, high)

    def _floor_top(self) -> float:
        return HEAD + 4 + (MOST_HIGH if self.plan and self.plan.podium else 0) + 12 + HEAD

    def _height(self) -> int:
        rows = len(self.plan.rows) if self.plan else 0
        return int(self._floor_top() + rows * (LEAST_HIGH + GAP) + 8)

    def _seat_at(self, point: QPointF) -> str:
        self._lay()
        return next((which for which, box in self._boxes.items() if box.contains(point)), "")

    def _on_stage(self, which: str) -> bool:
        return self.plan is not None and which in [one.id for one in self.plan.podium]

    def _choose_beside(self, key: Qt.Key) -> None:
        """The nearest seat in that direction."""
        self._lay()
        here = self._boxes.get(self.which)
        if here is None:
            return
        signs = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1)}
        across, down = signs.get(key, (0, 1))
        best: tuple[float, str] | None = None
        for which, box in self._boxes.items():
            apart = box.center() - here.center()
            along = apart.x() * across + apart.y() * down
            aside = abs(apart.x() * down) + abs(apart.y() * across)
            if along > 1 and (best is None or along + 3 * aside < best[0]):
                best = (along + 3 * aside, which)
        if best is not None:
            self._take(best[1])

    def _take(self, which: str) -> None:
        self.which = which
        self._tell()
        self.chosen.emit(which)
        self.update()

    def _tell(self) -> None:
        """What a screen reader says of the seat in hand."""
        if self.plan is None:
            return
        seats = {one.id: one for one in (*self.plan.podium, *self.plan.floor)}
        seat = seats.get(self.which)
        if seat is None:
            return
        self.setAccessibleDescription(f"{self.where(self.which)} {seat.name} {seat.unit}")

    def where(self, which: str) -> str:
        """主席台第 2 位, or 第 1 排 3 座."""
        if self.plan is None:
            return ""
        if self._on_stage(which):
            rank = [one.id for one in self.plan.podium].index(which) + 1
            return _("主席台第 {rank} 位", rank=rank)
        ids = [one.id for one in self.plan.floor]
        row, seat = divmod(ids.index(which), self.plan.across) if which in ids else (0, 0)
        return _("第 {row} 排 {seat} 座", row=row + 1, seat=seat + 1)
