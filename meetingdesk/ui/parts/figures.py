"""Figures: the row of large ones, bars of a distribution, progress, the clock, the plot of arrivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy

from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, Tone, tokens, width


@dataclass(frozen=True)
class Figure:
    """A word and its number: 实到 36. `ink` is the token of the word."""

    words: str
    number: str
    ink: str = "text2"


class Figures(QLabel):
    """Large figures in a line, each after its word; they draw together when the room is small."""

    def __init__(self, figures: Sequence[Figure] = (), role: Role = Role.FIGURE) -> None:
        super().__init__()
        self._figures: tuple[Figure, ...] = ()
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(figures)

    def say(self, figures: Sequence[Figure]) -> None:
        """Shows these."""
        self._figures = tuple(figures)
        self.setAccessibleName("，".join(f"{figure.words} {figure.number}" for figure in figures))
        self.updateGeometry()
        self.update()

    def _wide(self) -> float:
        return sum(
            width(one.words, Role.SECOND_STRONG) + 8 + width(one.number, self._role) for one in self._figures
        )

    def sizeHint(self) -> QSize:
        """Words, numbers, 28 between."""
        return QSize(round(self._wide() + 28 * max(len(self._figures) - 1, 0) + 2), self._role.box + 4)

    def minimumSizeHint(self) -> QSize:
        """10 between."""
        return QSize(round(self._wide() + 10 * max(len(self._figures) - 1, 0) + 2), self._role.box + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line; words stand on the numbers' base line."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        spare = (self.width() - self._wide()) / max(len(self._figures) - 1, 1)
        gap = min(28.0, max(spare, 10.0))
        left = 0.0
        for one in self._figures:
            lower = QRectF(left, 3, 400, self.height())
            left += paint.text(painter, lower, one.words, Role.SECOND_STRONG, getattr(colours, one.ink)) + 8
            left += (
                paint.text(painter, QRectF(left, 0, 400, self.height()), one.number, self._role, colours.text)
                + gap
            )


@dataclass(frozen=True)
class Part:
    """One part of a bar: how much, and its token; `outline` for 弃权 and 无效."""

    amount: float
    ink: str
    outline: bool = False


def paint_bar(painter: QPainter, box: QRectF, parts: Sequence[Part], total: float = 0) -> None:
    """A bar of parts with 2-px gaps. The figures stand beside it: a bar alone says nothing."""
    colours = tokens()
    whole = total or sum(part.amount for part in parts)
    shown = [part for part in parts if part.amount > 0]
    if not whole:
        return
    room = box.width() - 2 * (len(shown) - 1)
    wides = [max(room * part.amount / whole, 2.0) for part in shown]
    wides[wides.index(max(wides))] -= max(sum(wides) - room, 0)  # the largest makes room for the least
    left = box.left()
    for part, wide in zip(shown, wides, strict=True):
        place = QRectF(left, box.top(), wide, box.height())
        radius = min(3.0, wide / 2)
        if wide < 4:
            painter.fillRect(place, QColor(getattr(colours, part.ink)))
        elif part.outline:
            paint.plate(painter, place, radius, edge=colours.line2)
        else:
            paint.plate(painter, place, radius, getattr(colours, part.ink))
        left += wide + 2


class Bar(QLabel):
    """A distribution as a bar. `name` reads it aloud: 好 35，较好 6."""

    def __init__(self, parts: Sequence[Part] = (), name: str = "") -> None:
        super().__init__()
        self._parts = tuple(parts)
        self.setAccessibleName(name)
        self.setMinimumSize(60, 22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, parts: Sequence[Part], name: str) -> None:
        """Shows another distribution."""
        self._parts = tuple(parts)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar."""
        painter = QPainter(self)
        paint.begin(painter)
        paint_bar(painter, QRectF(self.rect()), self._parts)


class Progress(QProgressBar):
    """A thin bar of how far something is; `tick` (0 to 1) marks a place on it, such as 60 s left."""

    def __init__(self, name: str, ink: str = "ok", height: int = 8) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self._part, self._tick = 0.0, 0.0
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)
        self.setMinimumWidth(40)
        self.setAccessibleName(name)

    def show_part(self, part: float, ink: str = "", tick: float = 0.0) -> None:
        """Fills it to `part` (0 to 1), in the colour of a token."""
        self._part = min(max(part, 0.0), 1.0)
        self._ink, self._tick = ink or self._ink, tick
        self.setValue(round(self._part * 100))
        self.setAccessibleDescription(f"{self.value()}%")
        self.update()

    def sizeHint(self) -> QSize:
        """As thin as was asked for."""
        return QSize(100, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Enough to see a part."""
        return QSize(40, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, part, tick."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        box = QRectF(self.rect())
        radius = box.height() / 2
        paint.plate(painter, box, radius, colours.sunken)
        if self._part > 0:
            paint.plate(
                painter,
                QRectF(0, 0, max(box.width() * self._part, box.height()), box.height()),
                radius,
                getattr(colours, self._ink),
            )
        if self._tick:
            painter.fillRect(
                QRectF(box.width() * self._tick - 1, 0, 2, box.height()), QColor(colours.surface)
            )


class ClockState(StrEnum):
    """What the panel of the speech clock says."""

    NORMAL = "normal"
    LAST = "last"
    OVER = "over"


class ClockDigits(QLabel):
    """Digits that never move: the width of `widest` is kept free. Centred, or at the right with align."""

    def __init__(self, role: Role = Role.CLOCK, widest: str = "00:00", align: str = paint.CENTRE) -> None:
        super().__init__()
        self._role, self._widest, self._align = role, widest, align
        self._digits, self._ink = "", "text"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_role(self, role: Role) -> None:
        """Larger or smaller, as the window allows."""
        self._role = role
        self.updateGeometry()
        self.update()

    def show_digits(self, digits: str, ink: str = "text") -> None:
        """Shows a time."""
        if (digits, ink) == (self._digits, self._ink):
            return
        self._digits, self._ink = digits, ink
        self.setAccessibleName(digits)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest."""
        return QSize(round(width(self._widest, self._role) + 2), self._role.box)

    def minimumSizeHint(self) -> QSize:
        """Digits are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The digits."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.text(
            painter, QRectF(self.rect()), self._digits, self._role, getattr(tokens(), self._ink), self._align
        )


@dataclass(frozen=True)
class Badge:
    """A mark and words on amber or vermilion: 不到 1 分钟, 已超时."""

    icon: str
    words: str


class ClockBadge(QLabel):
    """The badge on the clock's panel; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = Badge("clock", "")
        self._state = ClockState.LAST
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, state: ClockState, badge: Badge | None) -> None:
        """Shows a badge, or none."""
        self._state, self._badge = state, badge or self._badge
        self.setAccessibleName(badge.words if badge else "")
        self.setVisible(badge is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Mark and words."""
        return QSize(round(width(self._badge.words, Role.HEADING_LARGE) + 46), 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Amber with ink, or `bad` with the surface's colour."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        over = self._state is ClockState.OVER
        fill, ink = (colours.bad, colours.surface) if over else (colours.amber, colours.on_amber)
        paint.plate(painter, QRectF(self.rect()), 6, fill)
        paint.icon(painter, QPointF(19, 16), self._badge.icon, 18, ink)
        paint.text(painter, QRectF(34, 0, self.width() - 40, 32), self._badge.words, Role.HEADING_LARGE, ink)


def clock_dress(state: ClockState) -> tuple[str, str, str]:
    """Tokens of panel ground, digits and bar in a state of the clock."""
    return {
        ClockState.NORMAL: ("surface", "text", "ok"),
        ClockState.LAST: ("warn_soft", "text", "warn_fill"),
        ClockState.OVER: ("bad_soft", "bad", "bad"),
    }[state]


@dataclass(frozen=True)
class Arrivals:
    """What the plot shows: (minute, count) steps, the time axis, its words, one line with words."""

    points: tuple[tuple[float, int], ...]
    top: int
    start: float
    end: float
    ticks: tuple[tuple[float, str], ...] = ()
    line_at: float | None = None
    line_words: str = ""


class ArrivalPlot(QLabel):
    """Arrivals over time as steps over a soft ground. `name` says in words what it shows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._data: Arrivals | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(200, 120)

    def show_arrivals(self, data: Arrivals, name: str) -> None:
        """Draws these."""
        self._data = data
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, steps, line, words."""
        if self._data is None or self._data.end <= self._data.start:
            return
        painter = QPainter(self)
        paint.begin(painter)
        frame = QRectF(34, 12, self.width() - 56, self.height() - 40)
        self._grid(painter, frame, self._data)
        self._steps(painter, frame, self._data)
        self._line(painter, frame, self._data)

    def _grid(self, painter: QPainter, frame: QRectF, data: Arrivals) -> None:
        colours = tokens()
        for part in (0.0, 0.5, 1.0):
            y = round(frame.bottom() - frame.height() * part)
            paint.hairline(painter, frame.left(), frame.right(), y)
            words = QRectF(0, y - 10, 26, 20)
            paint.text(painter, words, str(round(data.top * part)), Role.CAPTION, colours.text2, paint.RIGHT)
        for minute, tick in data.ticks:
            x = self._x(frame, data, minute)
            paint.text(
                painter,
                QRectF(x - 24, frame.bottom() + 4, 48, 20),
                tick,
                Role.CAPTION,
                colours.text2,
                paint.CENTRE,
            )

    def _x(self, frame: QRectF, data: Arrivals, minute: float) -> float:
        return frame.left() + frame.width() * (minute - data.start) / (data.end - data.start)

    def _steps(self, painter: QPainter, frame: QRectF, data: Arrivals) -> None:
        path = QPainterPath(QPointF(frame.left(), frame.bottom()))
        y = frame.bottom()
        for minute, count in data.points:
            x = self._x(frame, data, minute)
            path.lineTo(x, y)
            y = frame.bottom() - frame.height() * count / max(data.top, 1)
            path.lineTo(x, y)
        path.lineTo(frame.right(), y)
        area = QPainterPath(path)
        area.lineTo(frame.right(), frame.bottom())
        area.closeSubpath()
        painter.fillPath(area, QColor(tokens().soft(Tone.OK)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens().ok), 1.75))
        painter.drawPath(path)

    def _line(self, painter: QPainter, frame: QRectF, data: Arrivals) -> None:
        if data.line_at is None:
            return
        x = self._x(frame, data, data.line_at)
        painter.setPen(QPen(QColor(tokens().text2), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
        wide = width(data.line_words, Role.CAPTION)
        left = x + 8 if x + 8 + wide < frame.right() else x - 8 - wide
        paint.text(
            painter,
            QRectF(left, frame.bottom() - 22, wide + 1, 20),
            data.line_words,
            Role.CAPTION,
            tokens().text2,
        )
