"""The card that answers the desk: large, with colour, mark and word; quiet again after five seconds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Role, Tone

QUIET_AFTER_MS = 5000


@dataclass(frozen=True)
class Answer:
    """What the desk says: verdict, person, unit, and lines below."""

    tone: Tone
    icon: str
    verdict: str
    name: str = ""
    unit: str = ""
    below: str = ""
    time: str = ""


class AnswerCard(Card):
    """The newest answer. Its ground is coloured for five seconds; what it says stays."""

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=2)
        self._verdict = IconLabel("circle-check", "", "ok", Role.HEADING_LARGE, 24)
        self._time = Label("", Role.SECOND, "text2")
        self._name = Label("", Role.PERSON_SMALL)
        self._unit = Label("", Role.BODY, "text")
        self._below = Label("", Role.SECOND, "text2")
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_AFTER_MS)
        self._quiet.timeout.connect(lambda: self.dress("surface", "line"))
        self._place()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, answer: Answer) -> None:
        """Show an answer."""
        tone = str(answer.tone)
        self._verdict.say(answer.icon, answer.verdict, tone)
        self._time.set_words(answer.time)
        self._name.set_words(answer.name)
        self._unit.set_words(answer.unit)
        self._below.set_words(answer.below)
        self._below.setVisible(bool(answer.below))
        self._name.setVisible(bool(answer.name))
        self.setAccessibleName("，".join(filter(None, (answer.verdict, answer.name, answer.unit))))
        self.dress(f"{tone}_soft", tone)
        self.show()
        self._quiet.start()

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._verdict, 1)
        head.addWidget(self._time)
        who = QHBoxLayout()
        who.setContentsMargins(32, 0, 0, 0)
        who.setSpacing(16)
        who.addWidget(self._name)
        who.addWidget(self._unit, 1)
        under = QHBoxLayout()
        under.setContentsMargins(32, 0, 0, 0)
        under.addWidget(self._below)
        self.body.addLayout(head)
        self.body.addLayout(who)
        self.body.addLayout(under)
