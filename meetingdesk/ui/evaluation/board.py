"""The board of paper numbers: which papers of this pass are typed, never how."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from meetingdesk.evaluation.ballots import VOID
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, tokens

LEAST, GAP, TALLEST = 26, 5, 32
_WALK = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PaperBoard(QFrame):
    """A small field a paper; Enter or a click takes a paper in hand. Long boards show the part in hand."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._highest, self._now, self._at = 0, 0, 0
        self._states: dict[int, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("票号"))

    def show_papers(self, highest: int, states: Mapping[int, str], now: int) -> None:
        """Numbers 1 to `highest`; `states` of those typed; `now` is in hand."""
        self._highest, self._states, self._now, self._at = highest, dict(states), now, now
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """Four rows of eleven."""
        return QSize(336, 152)

    def minimumSizeHint(self) -> QSize:
        """Two rows."""
        return QSize(200, 64)

    def _say(self) -> None:
        typed = _("已录") if self._at in self._states else _("未录")
        words = _("第 {paper} 张，{typed}；共录 {count} 张", paper=self._at, typed=typed,
                  count=len(self._states))  # fmt: skip
        self.setAccessibleDescription(words)

    def _across(self) -> int:
        return max(int((self.width() + GAP) // (LEAST + GAP)), 1)

    def _tall(self) -> float:
        rows = -(-max(self._highest, 1) // self._across())
        return min(TALLEST, max((self.height() + GAP) / rows - GAP, 22.0))

    def _first(self) -> int:
        """The first number shown: pages of as many rows as the height holds."""
        across = self._across()
        page = max(int((self.height() + GAP) // (self._tall() + GAP)), 1) * across
        return (max(self._at, 1) - 1) // page * page + 1

    def box_of(self, paper: int) -> QRectF:
        """Where a number stands; it may be out of sight."""
        across, first = self._across(), self._first()
        line, column = divmod(paper - first, across)
        wide = (self.width() - GAP * (across - 1)) / across
        tall = self._tall()
        return QRectF(column * (wide + GAP), line * (tall + GAP), wide, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk, Enter takes the paper."""
        steps = {**_WALK, Qt.Key.Key_Up: -self._across(), Qt.Key.Key_Down: self._across()}
        key = Qt.Key(event.key())
        if key in steps:
            self._at = min(max(self._at + steps[key], 1), self._highest)
            self._say()
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the paper."""
        for paper in range(self._first(), self._highest + 1):
            if self.box_of(paper).contains(event.position()):
                self.chosen.emit(paper)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """The numbers."""
        painter = QPainter(self)
        paint.begin(painter)
        for paper in range(self._first(), self._highest + 1):
            box = self.box_of(paper)
            if box.bottom() > self.height() + 1:
                break
            self._one(painter, box, paper)

    def _one(self, painter: QPainter, box: QRectF, paper: int) -> None:
        colours, state = tokens(), self._states.get(paper)
        if state == VOID:
            paint.plate(painter, box, 4, colours.sunken)
            paint.text(painter, box, _("废"), Role.CAPTION_STRONG, colours.text2, paint.CENTRE)
        elif state:
            paint.plate(painter, box, 4, colours.ok_soft)
            centre = QPointF(box.center().x(), box.center().y())
            paint.icon(painter, centre, "check", 14, colours.ok, 2.2)
        else:
            paint.plate(painter, box, 4, edge=colours.line3)
            paint.text(painter, box, str(paper), Role.CAPTION, colours.text2, paint.CENTRE)
        if paper == self._now:
            paint.plate(painter, box, 4, colours.surface, colours.focus, 2)
            paint.text(painter, box, str(paper), Role.CAPTION_STRONG, colours.focus, paint.CENTRE)
        if self.hasFocus() and paper == self._at:
            paint.ring(painter, box, 4)
