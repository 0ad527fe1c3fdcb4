"""A handwritten signature in the window: the pad it is written on, and how it is shown in small."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from meetingdesk.signin.signatures import FULL_PRESSURE, Ink, Point, Stroke
from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, tokens

EVEN = 0.5  # what a mouse or a finger presses
NEAR = 1.2  # pixels: closer points than this are left out
THIN, THICK = 1.6, 4.4  # pixels of the pen at no pressure and at full
LEAST_SPAN = 24  # pixels of the pad: a dot is not blown up to fill the box


def draw_ink(painter: QPainter, box: QRectF, ink: Ink, colour: str, thick: float) -> None:
    """Fit a signature into a box, at its left, in its own proportions."""
    xs = [point[0] for stroke in ink.strokes for point in stroke]
    ys = [point[1] for stroke in ink.strokes for point in stroke]
    if not xs or not box.isValid():
        return
    wide, tall = max(max(xs) - min(xs), LEAST_SPAN), max(max(ys) - min(ys), LEAST_SPAN)
    scale = min(box.width() / wide, box.height() / tall)
    top = box.center().y() - (max(ys) - min(ys)) * scale / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in ink.strokes:
        at = [
            (QPointF(box.left() + (x - min(xs)) * scale, top + (y - min(ys)) * scale), hard / FULL_PRESSURE)
            for x, y, _ms, hard in stroke
        ]
        _line(painter, at, colour, thick * 0.7, thick * 0.6)
    painter.restore()


def _line(
    painter: QPainter, points: Sequence[tuple[QPointF, float]], colour: str, thin: float, more: float
) -> None:
    if len(points) == 1:
        points = (*points, points[0])
    for (start, _hard), (end, hard) in pairwise(points):
        wide = thin + more * hard
        painter.setPen(QPen(QColor(colour), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if start == end:
            painter.drawPoint(start)
        else:
            painter.drawLine(start, end)


class SmallSignature(QLabel):
    """A signature beside a name; nothing where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._ink: Ink | None = None
        self.setFixedSize(96, 36)
        self.hide()

    def show_ink(self, ink: Ink | None) -> None:
        """Show it, or nothing."""
        self._ink = ink
        self.setVisible(ink is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strokes."""
        if self._ink is not None:
            box = QRectF(self.rect()).adjusted(2, 3, -2, -3)
            draw_ink(QPainter(self), box, self._ink, tokens().text, 1.4)


class SignaturePad(QFrame):
    """Paper to sign on: mouse, pen (its pressure makes the line thicker) or one finger."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[Point]] = []
        self._began = 0.0
        self._finger: int | None = None
        self.hint = ""
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for a hand."""
        return QSize(392, 176)

    def minimumSizeHint(self) -> QSize:
        """A small hand."""
        return QSize(240, 176)

    def strokes(self) -> tuple[Stroke, ...]:
        """What was written: pixels of this pad, ms from the first touch, pressure."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """A clean sheet."""
        self._strokes.clear()
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The pen comes down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position(), EVEN)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position(), EVEN)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is lifted."""
        self.changed.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen tells how hard it presses; no mouse events come of it then."""
        kind, place = event.type(), event.position()
        if kind == QEvent.Type.TabletPress:
            self._begin(place, event.pressure())
        elif kind == QEvent.Type.TabletMove and event.pressure() > 0:
            self._go_on(place, event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self.changed.emit()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A finger, too: the first that touches; a hand that rests beside it is not ink."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        for point in event.points():
            if self._finger is None and point.state() == QEventPoint.State.Pressed:
                self._finger = point.id()
                self._begin(point.position(), EVEN)
            elif point.id() == self._finger and point.state() == QEventPoint.State.Updated:
                self._go_on(point.position(), EVEN)
            elif point.id() == self._finger and point.state() == QEventPoint.State.Released:
                self._finger = None
                self.changed.emit()
        if event.type() == QEvent.Type.TouchCancel:
            self._finger = None

    def _begin(self, place: QPointF, hard: float) -> None:
        if not self._strokes:
            self._began = time.monotonic()
        self._strokes.append([self._point(place, hard)])
        self._wet(place, place)

    def _go_on(self, place: QPointF, hard: float) -> None:
        if not self._strokes:
            self._begin(place, hard)
            return
        last = _place(self._strokes[-1][-1])
        if (place - last).manhattanLength() >= NEAR:
            self._strokes[-1].append(self._point(place, hard))
            self._wet(last, place)

    def _point(self, place: QPointF, hard: float) -> Point:
        x = min(max(place.x(), 0), self.width())
        y = min(max(place.y(), 0), self.height())
        return Point(x, y, round((time.monotonic() - self._began) * 1000), min(max(hard, 0), 1))

    def _wet(self, start: QPointF, end: QPointF) -> None:
        """Only where the pen went is painted again."""
        first = len(self._strokes) == 1 and len(self._strokes[0]) == 1  # the hint goes
        room = QRectF(start, end).normalized().adjusted(-6, -6, 6, 6)
        self.update(self.rect() if first else room.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, base line, ink."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        paint.plate(painter, QRectF(self.rect()), 6, colours.surface, colours.line2)
        base = round(self.height() * 0.76)
        paint.hairline(painter, 20, self.width() - 20, base)
        if not self._strokes:
            under = QRectF(20, base + 4, self.width() - 40, 24)
            paint.text(painter, under, self.hint, Role.SECOND, colours.text3, paint.CENTRE)
        for stroke in self._strokes:
            at = [(_place(point), point.pressure) for point in stroke]
            _line(painter, at, colours.text, THIN, THICK - THIN)


def _place(point: Point) -> QPointF:
    return QPointF(point.x, point.y)
