"""The card that answers the desk: large, with colour, mark and word; quiet again after five seconds.

The newest answer is the largest. Under it stays the one before, smaller, as long as it is news: a repeat must
not hide the success it came after (look 05).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.signin.signatures import Ink
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.signin.strokes import SmallSignature
from meetingdesk.ui.theme import Role, Tone, theme, tokens

QUIET_AFTER_MS = 5000
FADE_MS, FULL = 300, 0.4
INSET = 32


@dataclass(frozen=True)
class Answer:
    """What the desk says: verdict, person, unit, and lines below. `good` is for the sound."""

    tone: Tone
    icon: str
    verdict: str
    name: str = ""
    unit: str = ""
    below: tuple[str, ...] = ()
    time: str = ""
    good: bool = True
    ink: Ink | None = None


class AnswerCard(Card):
    """One answer. Its ground is coloured for five seconds; what it says stays."""

    quiet = Signal()

    def __init__(self, large: bool = True) -> None:
        super().__init__(margin=14 if large else 10, spacing=0)
        self.answer: Answer | None = None
        self._verdict = IconLabel("circle-check", "", "ok", Role.HEADING_LARGE, 24)
        self._time = Label("", Role.SECOND, "text2")
        self._name = Label("", Role.PERSON if large else Role.PAGE)
        self._unit = Label("", Role.BODY_STRONG if large else Role.SECOND, "text")
        self._below = [Label("", Role.SECOND, "text2", wrap=True) for _line in range(3 if large else 0)]
        self._signature = SmallSignature()
        self._clock = QTimer(self, singleShot=True, interval=QUIET_AFTER_MS)
        self._clock.timeout.connect(self._calm)
        self._fade = QVariantAnimation(self, startValue=FULL, endValue=0.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._place()
        self.hide()

    def say(self, answer: Answer, news: bool = True) -> None:
        """Show an answer; what is no `news` any more comes without the flash."""
        self.answer = answer
        tone = str(answer.tone)
        self._verdict.say(answer.icon, answer.verdict, tone)
        for label, words in ((self._time, answer.time), (self._name, answer.name), (self._unit, answer.unit)):
            label.set_words(words)
            label.setVisible(bool(words))
        for place, label in enumerate(self._below):
            words = answer.below[place] if place < len(answer.below) else ""
            label.set_words(words)
            label.setVisible(bool(words))
        self._signature.show_ink(answer.ink)
        spoken = (answer.verdict, answer.name, answer.unit, *answer.below)
        self.setAccessibleName("，".join(filter(None, spoken)))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))  # read aloud at once
        self.dress(f"{tone}_soft", tone if news else "")
        self._flash(news)
        self.show()

    def tall(self) -> int:
        """The height that it needs in its width."""
        return self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height()

    def is_news(self) -> bool:
        """Whether it was said within the last five seconds."""
        return self._clock.isActive()

    def _flash(self, news: bool) -> None:
        self._fade.stop()
        self._clock.start()
        lasts = theme().motion(FADE_MS)
        if news and lasts:
            self._fade.setDuration(lasts)
            self._fade.start()

    def _calm(self) -> None:
        self.dress("surface", "line")
        self.quiet.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, which at first is fuller than it stays."""
        super().paintEvent(event)
        if self.answer is None or self._fade.state() != QVariantAnimation.State.Running:
            return
        painter = QPainter(self)
        paint.begin(painter)
        painter.setOpacity(float(self._fade.currentValue()))
        paint.plate(painter, QRectF(self.rect()), 8, QColor(tokens().ink(self.answer.tone)).name())

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._verdict, 1)
        head.addWidget(self._time)
        who = QHBoxLayout()
        who.setContentsMargins(INSET, 0, 0, 0)
        who.setSpacing(14)
        who.addWidget(self._name)
        who.addWidget(self._unit, 1)
        who.addWidget(self._signature)
        self.body.addLayout(head)
        self.body.addLayout(who)
        for label in self._below:
            under = QHBoxLayout()
            under.setContentsMargins(INSET, 0, 0, 0)
            under.addWidget(label, 1)
            self.body.addLayout(under)


class Answers(QWidget):
    """The newest answer and, while it is news, the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.newest, self.before = AnswerCard(), AnswerCard(large=False)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(8)
        stack.addWidget(self.newest)
        stack.addWidget(self.before)
        self.newest.quiet.connect(self.before.hide)
        self.hide()

    def say(self, answer: Answer) -> None:
        """A new answer comes; the last one moves down if it was news."""
        last = self.newest.answer
        if last is not None and self.newest.is_news() and last.name:
            self.before.say(last, news=False)
        else:
            self.before.hide()
        self.newest.say(answer)

    def said(self) -> bool:
        """Whether there is anything to show."""
        return self.newest.answer is not None
