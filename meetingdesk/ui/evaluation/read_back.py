"""The line that is read back to a second person: the paper as digits, in fives when it is long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.grid_form import digit_words
from meetingdesk.ui.evaluation.places import LONG
from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, Tokens, tokens

_BOX, _STEP = 36, 44
_DIGIT, _FIVE = 13.0, 12.0


class ReadBack(QLabel):
    """Large boxes for a short paper; plain digits in groups of five for a long one."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[int | None, ...] = ()
        self._row = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("复读"))

    def show_marks(self, marks: Sequence[int | None], row: int) -> None:
        """What is typed of the sheet in view, and the cell in hand."""
        self._marks, self._row = tuple(marks), row
        self.setAccessibleDescription(" ".join(digit_words(mark) or "_" for mark in marks))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of boxes or up to three of digits."""
        return QSize(480, 52)

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return QSize(200, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The digits."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        if len(self._marks) > LONG:
            self._in_fives(painter, colours)
            return
        step = min(_STEP, self.width() / max(len(self._marks), 1))
        for place, mark in enumerate(self._marks):
            box = QRectF(place * step, self.height() / 2 - 20, min(_BOX, step - 4), 40)
            self._box(painter, box, mark, place == self._row, colours)

    def _box(self, painter: QPainter, box: QRectF, mark: int | None, here: bool, colours: Tokens) -> None:
        if mark is not None and not here:
            paint.plate(painter, box, 6, colours.sunken)
        else:
            edge = colours.focus if here else colours.line3
            paint.plate(painter, box, 6, colours.surface, edge, 2 if here else 1)
        if mark is not None:
            role = Role.PERSON_SMALL if len(digit_words(mark)) == 1 else Role.HEADING_LARGE
            paint.text(painter, box, digit_words(mark), role, colours.text, paint.CENTRE)

    def _in_fives(self, painter: QPainter, colours: Tokens) -> None:
        group = 5 * _DIGIT + _FIVE
        groups = max(int((self.width() + _FIVE) // group), 1)
        lines = -(-len(self._marks) // (groups * 5))
        tall = min(self.height() / lines, 26.0)
        top = (self.height() - tall * lines) / 2
        for place, mark in enumerate(self._marks):
            line, rest = divmod(place, groups * 5)
            five, digit = divmod(rest, 5)
            box = QRectF(five * group + digit * _DIGIT, top + line * tall, _DIGIT, tall)
            self._digit(painter, box, mark, place == self._row, colours)

    def _digit(self, painter: QPainter, box: QRectF, mark: int | None, here: bool, colours: Tokens) -> None:
        if here:
            tall = min(box.height() - 2, 22)
            frame = QRectF(box.left(), box.center().y() - tall / 2, box.width(), tall)
            paint.plate(painter, frame, 3, edge=colours.focus, line=2)
        if mark is not None:
            role = Role.HEADING_LARGE if box.height() > 20 else Role.BODY_STRONG
            paint.text(painter, box, str(mark), role, colours.text, paint.CENTRE)
        elif not here:
            low = QRectF(box.left() + 2, box.bottom() - 5, box.width() - 4, 1)
            painter.fillRect(low, QColor(colours.line2))
