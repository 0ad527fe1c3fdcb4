"""Steps of a work that goes in order: the ladder with figures, the strip over the pages of one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, Tokens, tokens, width


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    WAITING = "waiting"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Step:
    """One step: its word, how far it is, its figure and a remark (the ladder shows both)."""

    words: str
    state: StepState = StepState.WAITING
    figure: str = ""
    remark: str = ""


class _Steps(QFrame):
    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._here = 0
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Shows these; the one in hand is the one the keyboard starts from."""
        self._steps = tuple(steps)
        now = [place for place, step in enumerate(steps) if step.state is StepState.NOW]
        self._here = now[0] if now else min(self._here, max(len(steps) - 1, 0))
        said = "，".join(
            f"{step.words} {step.figure}".strip() for step in steps if step.state is StepState.NOW
        )
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def _boxes(self) -> list[QRectF]:
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk, Enter and Space choose."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and self._steps:
            self._here = min(max(self._here + steps[key], 0), len(self._steps) - 1)
            self.setAccessibleDescription(self._steps[self._here].words)
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._here)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a step."""
        for place, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self._here = place
                self.chosen.emit(place)


def step_ring(painter: QPainter, centre: QPointF, step: Step, number: str, colours: Tokens) -> None:
    """The round mark: tick when done, filled when now, empty when waiting; `number` inside when given."""
    box = QRectF(centre.x() - 10, centre.y() - 10, 20, 20)
    if step.state is StepState.DONE:
        paint.icon(painter, centre, "circle-check", 20, colours.ok, 1.9)
        return
    if step.state is StepState.BLOCKED:
        paint.icon(painter, centre, "circle-alert", 20, colours.bad, 1.9)
        return
    if step.state is StepState.NOW:
        paint.plate(painter, box, 10, colours.accent)
        if not number:
            for dot in (-4.5, 0, 4.5):
                paint.plate(
                    painter,
                    QRectF(centre.x() + dot - 1.2, centre.y() - 1.2, 2.4, 2.4),
                    1.2,
                    colours.on_accent,
                )
    else:
        paint.plate(painter, box, 10, edge=colours.line2)
    ink = colours.on_accent if step.state is StepState.NOW else colours.text2
    paint.text(painter, box, number, Role.CAPTION_STRONG, ink, paint.CENTRE)


class StepStrip(_Steps):
    """40 high, across the page: ring and word a step, a line between, a red bar under the one in hand."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Rings and words."""
        return QSize(round(sum(self._wide(step) + 20 for step in self._steps)) + 32, 40)

    def minimumSizeHint(self) -> QSize:
        """Words give way to rings."""
        return QSize(36 * max(len(self._steps), 1), 40)

    def _wide(self, step: Step) -> float:
        return 28 + width(step.words, Role.SECOND_STRONG)

    def _terse(self) -> bool:
        """Where the words have no room side by side, only the step in hand has its own."""
        return sum(self._wide(step) for step in self._steps) > self.width() - 32

    def _words(self, step: Step) -> str:
        return "" if self._terse() and step.state is not StepState.NOW else step.words

    def _boxes(self) -> list[QRectF]:
        room = self.width() - 32
        each = [28 + width(self._words(step), Role.SECOND_STRONG) for step in self._steps]
        needed = sum(each)
        squeeze = min(1.0, room / needed) if needed else 1.0
        gap = max((room - needed) / max(len(self._steps) - 1, 1), 0)
        left, boxes = 16.0, []
        for wide in (one * squeeze for one in each):
            boxes.append(QRectF(left, 0, wide, self.height()))
            left += wide + gap
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strip."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        paint.plate(painter, QRectF(self.rect()), 8, colours.surface, colours.line)
        boxes = self._boxes()
        for before, after in pairwise(boxes):
            if after.left() - before.right() > 20:
                painter.fillRect(
                    QRectF(before.right() + 8, 19.5, after.left() - before.right() - 16, 1),
                    QColor(colours.line3),
                )
        for place, (step, box) in enumerate(zip(self._steps, boxes, strict=True)):
            self._one(painter, place, step, box, colours)

    def _one(self, painter: QPainter, place: int, step: Step, box: QRectF, colours: Tokens) -> None:
        now = step.state is StepState.NOW
        step_ring(painter, QPointF(box.left() + 10, box.center().y()), step, str(place + 1), colours)
        role, ink = (Role.SECOND_STRONG, colours.text) if now else (Role.SECOND, colours.text2)
        paint.text(painter, box.adjusted(27, 0, 2, 0), self._words(step), role, ink)
        if now:
            painter.fillRect(
                QRectF(box.left() - 2, self.height() - 3, box.width() + 4, 3), QColor(colours.accent)
            )
        if self.hasFocus() and place == self._here:
            paint.ring(painter, box.adjusted(-5, 5, 5, -5), 6)


class StepLadder(_Steps):
    """Steps under each other, joined by a line: ring, number and word, remark, figure at the right."""

    ROW = 52

    def __init__(self, name: str, row: int = ROW) -> None:
        super().__init__(name)
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_row(self, height: int) -> None:
        """Higher or lower rows, as the page allows."""
        self._row = height
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row a step."""
        return QSize(360, self._row * max(len(self._steps), 1))

    def minimumSizeHint(self) -> QSize:
        """Narrower, never lower."""
        return QSize(220, self.sizeHint().height())

    def _boxes(self) -> list[QRectF]:
        return [QRectF(0, place * self._row, self.width(), self._row) for place in range(len(self._steps))]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ladder."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        for place, (step, box) in enumerate(zip(self._steps, self._boxes(), strict=True)):
            self._one(painter, place, step, box, colours)

    def _one(self, painter: QPainter, place: int, step: Step, box: QRectF, colours: Tokens) -> None:
        now = step.state is StepState.NOW
        if now:
            painter.fillRect(box, QColor(colours.accent_soft))
            painter.fillRect(QRectF(0, box.top(), 3, box.height()), QColor(colours.accent))
        centre = QPointF(28, box.center().y())
        if place + 1 < len(self._steps):
            painter.setPen(QPen(QColor(colours.line3), 1))
            painter.drawLine(QPointF(28, centre.y() + 13), QPointF(28, centre.y() + self._row - 13))
        step_ring(painter, centre, step, "", colours)
        figure = paint.text(
            painter, box.adjusted(0, 0, -20, 0), step.figure, Role.BODY_STRONG, colours.text, paint.RIGHT
        )
        words = box.adjusted(52, 0, -figure - 32, 0)
        ink = (
            colours.accent_text
            if now
            else colours.text
            if step.state is not StepState.WAITING
            else colours.text2
        )
        if step.remark:
            paint.text(
                painter,
                QRectF(words.left(), box.center().y() - 23, words.width(), 24),
                f"{place + 1}  {step.words}",
                Role.BODY_STRONG,
                ink,
            )
            remark = colours.bad if step.state is StepState.BLOCKED else colours.text2
            paint.text(
                painter,
                QRectF(words.left(), box.center().y(), words.width(), 21),
                step.remark,
                Role.CAPTION,
                remark,
            )
        else:
            paint.text(painter, words, f"{place + 1}  {step.words}", Role.BODY_STRONG, ink)
        if self.hasFocus() and place == self._here:
            paint.ring(painter, box.adjusted(4, 3, -4, -3), 6)
