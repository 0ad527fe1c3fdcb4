"""The card of the step in hand beside the ladder: what is broken, large figures, acts, the way on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card, CardHead, Hairline, Well
from meetingdesk.ui.theme import Role, Tone


class Trouble(Card):
    """What does not add up, in words; under it what to do."""

    def __init__(self) -> None:
        super().__init__(margin=12, spacing=0)
        self.dress("bad_soft")
        self._first = Label("", Role.BODY_STRONG, "bad", wrap=True)
        self._second = Label("", Role.SECOND, "text", wrap=True)
        self._mark = IconLabel("circle-alert", "", "bad", Role.BODY_STRONG, 20)
        self._mark.setFixedWidth(24)
        line, lines = QHBoxLayout(), QVBoxLayout()
        line.setSpacing(12)
        lines.setSpacing(0)
        lines.addWidget(self._first)
        lines.addWidget(self._second)
        line.addWidget(self._mark)
        line.addLayout(lines, 1)
        self.body.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, words: str, what_to_do: str = "", tone: Tone = Tone.BAD) -> None:
        """Nothing is shown when nothing is wrong."""
        icon = "circle-alert" if tone is Tone.BAD else "info"
        self.dress(f"{tone}_soft")
        self._first.set_ink(str(tone))
        self._mark.say(icon, "", str(tone))
        self._first.set_words(words)
        self._second.set_words(what_to_do)
        self._second.setVisible(bool(what_to_do))
        self.setAccessibleName(f"{words} {what_to_do}".strip())
        self.setVisible(bool(words))


@dataclass(frozen=True)
class Large:
    """A large figure in a well; `ink` and `icon` belong to its word."""

    words: str
    number: str
    ink: str = "text2"
    icon: str = ""


class FigureWell(Well):
    """One large figure under its word."""

    def __init__(self) -> None:
        super().__init__(margin=12, spacing=0)
        self.body.setContentsMargins(16, 10, 12, 8)
        self._words = IconLabel("", "", "text2", Role.SECOND_STRONG, 18)
        self._plain = Label("", Role.SECOND_STRONG, "text2")
        self._number = Label("", Role.FIGURE)
        for part in (self._words, self._plain, self._number):
            self.body.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, figure: Large) -> None:
        """Another figure."""
        self._words.say(figure.icon, figure.words, figure.ink)
        self._plain.set_words(figure.words)
        self._plain.set_ink(figure.ink)
        self._words.setVisible(bool(figure.icon))
        self._plain.setVisible(not figure.icon)
        self._number.set_words(figure.number)
        self.setAccessibleName(f"{figure.words} {figure.number}")


class FigureWells(QWidget):
    """Large figures in a row."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._wells: list[FigureWell] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, figures: Sequence[Large]) -> None:
        """Show these."""
        while len(self._wells) < len(figures):
            self._wells.append(FigureWell())
            self._line.addWidget(self._wells[-1], 1)
        for place, well in enumerate(self._wells):
            well.setVisible(place < len(figures))
            if place < len(figures):
                well.say(figures[place])


class WorkCard(Card):
    """Head, trouble, `.middle` for the step's own things, and a foot with `.next` at the right end."""

    def __init__(self) -> None:
        super().__init__(margin=24, spacing=12)
        self.body.setContentsMargins(24, 10, 24, 16)
        self.head = CardHead("", role=Role.HEADING_LARGE)
        self.trouble = Trouble()
        self.middle = QVBoxLayout()
        self.middle.setSpacing(8)
        self.reason = Label("", Role.SECOND, "text2", align="right")
        self.next = Button("", Kind.PRIMARY, "arrow-right", height=44)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self._place()

    def add_act(self, button: Button) -> None:
        """An act at the left end of the foot."""
        self.foot.insertWidget(self.foot.indexOf(self.reason), button)

    def add_way(self, button: Button) -> None:
        """Another way on, before the next step."""
        self.foot.insertWidget(self.foot.indexOf(self.next), button)

    def minimumSizeHint(self) -> QSize:
        """With the lines that paragraphs need at this width, so that nothing else is squeezed for them."""
        least, room = super().minimumSizeHint(), self.width() - 48
        found = (self.middle.itemAt(place) for place in range(self.middle.count()))
        parts = [self.trouble, *(item.widget() for item in found if item is not None)]
        wrapped = [part for part in parts if part is not None and part.isVisibleTo(self)]
        more = sum(
            max(part.heightForWidth(room) - part.minimumSizeHint().height(), 0)
            for part in wrapped if part.hasHeightForWidth()
        )  # fmt: skip
        return QSize(least.width(), least.height() + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def allow_next(self, words: str, reason: str = "") -> None:
        """What the next step is called; greyed with its reason when it is refused."""
        self.next.set_words(words)
        self.next.setEnabled(not reason)
        self.next.setAccessibleDescription(reason)
        self.reason.set_words(reason)

    def _place(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(self.trouble)
        self.body.addLayout(self.middle, 1)
        self.body.addWidget(Hairline())
        self.foot.addWidget(self.reason, 1)
        self.foot.addWidget(self.next)
        self.body.addLayout(self.foot)
