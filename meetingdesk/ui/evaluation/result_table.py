"""The table of results: heads sort, and carry the colours of the bars."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from meetingdesk.evaluation.results import Results
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.holders import BESIDE
from meetingdesk.ui.evaluation.outcome import LEAST_ROOM, NARROW_ROOM, Outcome, ResultColumn, columns_of
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.table import HEAD, Table
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, tokens

_PAD = 12
LEAST_ROW, CLOSE_ROW, MOST_ROW = 42, 46, 54
"""Pixels of a row of two lines: the least that shows both whole; in a list that is scrolled; with air."""


class _Head(QHeaderView):
    def __init__(self, table: ResultTable) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(24)
        self.setFixedHeight(HEAD)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        paint.begin(painter)
        colours = tokens()
        what = self._table.shown[section]
        sorted_ = section == self._table.sorted_by
        align = paint.RIGHT if what.column.right else paint.LEFT
        place = QRectF(box).adjusted(_PAD, 0, -_PAD, -4 if what.swatch else 0)
        ink = colours.text if sorted_ else colours.text2
        role = Role.CAPTION_STRONG if sorted_ else Role.CAPTION
        paint.text(painter, place.adjusted(-8, 0, 8 if what.column.right else 0, 0) if what.swatch else place,
                   what.column.title, role, ink, align)  # fmt: skip
        if what.swatch:
            self._swatch(painter, QRectF(box.right() - _PAD - 24, box.bottom() - 7, 26, 4), what.swatch)
        paint.hairline(painter, box.left(), box.right() + 1, box.bottom())

    @staticmethod
    def _swatch(painter: QPainter, box: QRectF, swatch: str) -> None:
        if swatch == "outline":
            paint.plate(painter, box, 1.5, edge=tokens().line2)
        else:
            painter.fillRect(box, QColor(getattr(tokens(), swatch)))


class ResultTable(Table):
    """Rows by rank to begin with; a head pressed sorts by it, pressed again turns it round."""

    def __init__(self) -> None:
        self.outcomes: Rows[Outcome] = Rows(read=lambda o: f"{o.row.name} {o.row.person}")
        self.shown: list[ResultColumn] = []
        self.sorted_by, self._turned = 0, False
        self._results: Results | None = None
        self._shown_in = 0
        super().__init__(self.outcomes, _("结果"), height=LEAST_ROW)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # the top row is whole
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(self.sort_by)

    def show_results(self, results: Results) -> None:
        """A sealed poll."""
        self._results, self._shown_in = results, self._least()
        columns = columns_of(results, self._least())
        if [c.column.title for c in columns] != [c.column.title for c in self.shown]:
            self.outcomes.beginResetModel()
            self.shown, self.sorted_by, self._turned = columns, 0, False
            self.outcomes.columns = tuple(c.column for c in columns)
            self.outcomes.endResetModel()
        self.shown = columns
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows share the height as columns share the width."""
        super().resizeEvent(event)
        self._fit_rows()
        if self._results is not None and self._shown_in != self._least():
            self.show_results(self._results)

    def _least(self) -> int:
        return LEAST_ROOM if self.window().width() >= BESIDE else NARROW_ROOM

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows only: what is left of the height below them stays empty."""
        super().paintEvent(event)
        room, high = self.viewport().height(), self.verticalHeader().defaultSectionSize()
        left = room % high
        if left and self.outcomes.rowCount() * high > room:
            QPainter(self.viewport()).fillRect(0, room - left, self.width(), left, QColor(tokens().surface))

    def sort_by(self, section: int) -> None:
        """By a column; the second time the other way round."""
        self._turned = not self._turned if section == self.sorted_by else False
        self.sorted_by = section
        self._apply()
        self.horizontalHeader().viewport().update()

    def _apply(self) -> None:
        if self._results is None:
            return
        key = self.shown[self.sorted_by].key
        rows = sorted(self._results.rows, key=lambda r: (key(r), r.position))
        self.outcomes.apply([Outcome(row) for row in (reversed(rows) if self._turned else rows)])
        self._fit_rows()

    def _fit_rows(self) -> None:
        """As high as lets every row be seen whole; where they are too many, as lets whole rows be seen."""
        rows = self.outcomes.rowCount()
        if not rows:
            return
        room = self.viewport().height()
        seen = rows if room >= rows * LEAST_ROW else max(room // CLOSE_ROW, 1)
        high = min(max(room // seen, LEAST_ROW), MOST_ROW)
        if high != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(high)
            self.updateGeometries()  # a hidden head tells nobody
            self.verticalHeader().setOffsetToSectionPosition(self.verticalScrollBar().value())
