"""A small empty ballot that shows where a row stands on the paper; never what is marked there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from meetingdesk.evaluation.queries import FormRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.grid_form import grid_form
from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, tokens

_INK, _LIT, _EDGE = "#1B1B19", "#F5E3B6", "#94161F"  # paper stays paper in the dark
_HEAD, _MOST_ROWS = 44.0, 16


class PaperPicture(QLabel):
    """The form with one row lit; long forms show the rows around it, with aspects the sheet of one person."""

    def __init__(self) -> None:
        super().__init__()
        self._form: FormRow | None = None
        self._row = 0
        self._title = ""
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("票面位置"))

    def show_place(self, form: FormRow, row: int) -> None:
        """Light a row (from 1); 0 lights none."""
        asked = grid_form(form)
        at = max(row - 1, 0)
        base = asked.base_of(at)
        self._lines = tuple(name for name, _person in asked.rows[base : base + asked.group])
        self._title = asked.person_at(at) or form.title
        self._form, self._row = form, row - base if row else 0
        self.setAccessibleDescription(_("第 {row} 行", row=row) if row else "")
        self.update()

    def sizeHint(self) -> QSize:
        """A narrow sheet."""
        return QSize(240, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sheet, title, rows."""
        if self._form is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        count = min(len(self._lines), _MOST_ROWS)
        first = min(max(self._row - 1 - count // 2, 0), len(self._lines) - count)
        room = self.height() - _HEAD - 30
        tall = min(33.0, room / max(count, 1))
        sheet = QRectF(0, 0, self.width(), min(_HEAD + tall * count + 24, self.height()))
        paint.plate(painter, sheet, 2, tokens().paper, tokens().line)
        title = QRectF(12, 4, self.width() - 24, _HEAD - 8)
        paint.text(painter, title, self._title, Role.BODY_STRONG, _INK, paint.CENTRE)
        for place in range(count):
            box = QRectF(12, _HEAD + place * tall, self.width() - 24, tall)
            self._one(painter, box, first + place)

    def _one(self, painter: QPainter, box: QRectF, place: int) -> None:
        assert self._form is not None
        lit = place + 1 == self._row
        grades = len(self._form.grades)
        cell = min(30.0, box.width() * 0.5 / max(grades, 1))
        names = box.width() - cell * grades
        painter.fillRect(box, QColor(_LIT if lit else tokens().paper))
        painter.setPen(QPen(QColor(_INK), 0.7))
        painter.drawRect(box)
        for column in range(grades):
            left = box.left() + names + column * cell
            painter.drawLine(QRectF(left, box.top(), 0, box.height()).topLeft(),
                             QRectF(left, box.top(), 0, box.height()).bottomLeft())  # fmt: skip
        words = f"{place + 1}  {self._lines[place]}"
        role = Role.CAPTION_STRONG if lit else Role.CAPTION
        paint.text(painter, box.adjusted(6, 0, -(box.width() - names) - 2, 0), words, role, _INK)
        if lit:
            paint.plate(painter, box, 2, edge=_EDGE, line=2)
