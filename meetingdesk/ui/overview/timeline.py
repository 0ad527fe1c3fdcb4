"""Plan against truth in two lanes: planned filled, actual outlined, fixed time a dark edge, clash amber."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from meetingdesk.agenda.model import Progress
from meetingdesk.agenda.queries import ItemRow, Schedule
from meetingdesk.foundation.wording import _
from meetingdesk.ui.moments import clock_words
from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, Tokens, tokens, width

LABEL_ROOM, LANE, AXIS = 64, 26, 26
STEP = dt.timedelta(minutes=30)


@dataclass(frozen=True)
class _Span:
    row: ItemRow
    start: dt.datetime
    end: dt.datetime


class Timeline(QLabel):
    """The agenda as two lanes under a time axis, with the moment that is now."""

    def __init__(self) -> None:
        super().__init__()
        self._planned: list[_Span] = []
        self._actual: list[_Span] = []
        self._now: dt.datetime | None = None
        self._from = self._to = dt.datetime(2000, 1, 1)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_schedule(self, plan: Schedule, now: dt.datetime | None) -> None:
        """These times."""
        tops = [row for row in plan.rows if row.parent_id is None]
        self._planned = _spans((row, row.planned_start, row.planned_end) for row in tops)
        self._actual = _spans((row, row.projected_start, row.projected_end) for row in tops)
        self._now = now
        spans = self._planned + self._actual
        if spans:
            first, last = min(one.start for one in spans), max(one.end for one in spans)
            self._from, self._to = first, max(last, now or last)
        self.setAccessibleName(self._read())
        self.update()

    def _read(self) -> str:
        lines = [_("时间线")]
        lines += [f"{one.row.title} {clock_words(one.start)}–{clock_words(one.end)}" for one in self._actual]
        return "，".join(lines)

    def sizeHint(self) -> QSize:
        """Axis and two lanes."""
        return QSize(600, AXIS + 2 * LANE + 10)

    minimumSizeHint = sizeHint

    def mouseMoveEvent(self, event) -> None:  # type: ignore[no-untyped-def]  # Qt's event
        """The item under the pointer, whole."""
        upper = event.position().y() < AXIS + LANE + 4
        for one in self._planned if upper else self._actual:
            if self._x(one.start) <= event.position().x() <= self._x(one.end):
                words = f"{one.row.title} {clock_words(one.start)}–{clock_words(one.end)}"
                QToolTip.showText(event.globalPosition().toPoint(), words, self)
                return
        QToolTip.hideText()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, lanes, now."""
        if self._to <= self._from:
            return
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        self._axis(painter, colours)
        for place, (words, spans) in enumerate(((_("计划"), self._planned), (_("实际"), self._actual))):
            top = AXIS + place * (LANE + 8)
            box = QRectF(0, top, LABEL_ROOM - 8, LANE)
            paint.text(painter, box, words, Role.CAPTION, colours.text2)
            for span in spans:
                self._span(painter, span, top, place == 0, colours)
        self._mark_now(painter, colours)

    def _x(self, at: dt.datetime) -> float:
        room = self.width() - LABEL_ROOM - 24
        return LABEL_ROOM + room * (at - self._from).total_seconds() / (self._to - self._from).total_seconds()

    def _axis(self, painter: QPainter, colours: Tokens) -> None:
        tick = self._from.replace(minute=0 if self._from.minute < 30 else 30, second=0)
        tick += STEP if tick < self._from else dt.timedelta()
        hidden = self._x(self._now) if self._now else -1000.0
        while tick <= self._to:
            x = self._x(tick)
            painter.fillRect(QRectF(round(x), AXIS - 4, 1, self.height() - AXIS), QColor(colours.line))
            if abs(x - hidden) > 40:
                box = QRectF(x - 30, 0, 60, 20)
                paint.text(painter, box, clock_words(tick), Role.CAPTION, colours.text2, paint.CENTRE)
            tick += STEP

    def _span(self, painter: QPainter, span: _Span, top: float, plan: bool, colours: Tokens) -> None:
        left, right = self._x(span.start), self._x(span.end)
        box = QRectF(left + 1, top, max(right - left - 2, 2), LANE)
        fill, edge, ink = _dress(span.row, plan, colours)
        paint.plate(painter, box, 4, fill, edge)
        if plan and span.row.fixed_start is not None:
            painter.fillRect(QRectF(left, top, 3, LANE), QColor(colours.text))
        words = span.row.title
        if box.width() > min(width(words, Role.CAPTION) + 16, 60):
            paint.text(painter, box.adjusted(8, 0, -6, 0), words, Role.CAPTION, ink)

    def _mark_now(self, painter: QPainter, colours: Tokens) -> None:
        if self._now is None or not self._from <= self._now <= self._to:
            return
        x = round(self._x(self._now))
        painter.fillRect(QRectF(x - 1, 18, 2, self.height() - 20), QColor(colours.accent))
        badge = QRectF(x - 20, 0, 40, 20)
        paint.plate(painter, badge, 4, colours.accent)
        middle = QPointF(badge.center())
        box = QRectF(badge.left(), middle.y() - 10, badge.width(), 20)
        paint.text(painter, box, clock_words(self._now), Role.CAPTION_STRONG, colours.on_accent, paint.CENTRE)


def _spans(times: Iterable[tuple[ItemRow, dt.datetime | None, dt.datetime | None]]) -> list[_Span]:
    return [_Span(row, start, end) for row, start, end in times if start and end]


def _dress(row: ItemRow, plan: bool, colours: Tokens) -> tuple[str, str, str]:
    """Fill, edge, ink of an item in its lane."""
    if plan:
        return colours.sunken, "", colours.text2
    if row.clash > 0:
        return colours.warn_soft, colours.warn, colours.warn
    if row.state == Progress.DONE:
        return colours.ok_soft, "", colours.ok
    if row.state == Progress.RUNNING:
        return colours.accent_soft, colours.accent_text, colours.accent_text
    return colours.surface, colours.line3, colours.text2
