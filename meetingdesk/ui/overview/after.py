"""After the meeting: what is left to do before it is filed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.overview.queries import Status
from meetingdesk.ui.moments import clock_words
from meetingdesk.ui.overview.before import LOW, SIDE
from meetingdesk.ui.overview.facts import FactsCard
from meetingdesk.ui.overview.lines import CheckList
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import GAP, Card, Hairline, Scroll
from meetingdesk.ui.theme import Role


class HowItWent(Card):
    """The figures of the meeting, and how long it took."""

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=4)
        self.body.setContentsMargins(20, 8, 20, 14)
        self._title = Label("", Role.HEADING)
        self._figures = Figures()
        self._lines = [Label("", Role.SECOND, "text2") for _place in range(3)]
        self._line, self._low = Hairline(), False
        for part in (self._title, self._figures, self._line, *self._lines):
            self.body.addWidget(part)

    def set_low(self, low: bool) -> None:
        """The figures alone in a low window."""
        self._low = low
        for label in self._lines:
            label.setVisible(bool(label.text()) and not low)
        self._line.setVisible(not low)

    def show_status(self, facts: Status) -> None:
        """As it was."""
        here, reports, meeting = facts.attendance, facts.reports, facts.meeting
        self._title.set_words(_("这次会议的数字"))
        self._figures.say(
            [
                Figure(_("应到"), str(here.expected)),
                Figure(_("实到"), str(here.present), "ok"),
                Figure(_("请假"), str(here.on_leave), "info"),
            ]
        )
        times = [clock_words(meeting.began_at), clock_words(meeting.ended_at)]
        words = [
            _("会议 {start} 开始，{end} 结束", start=times[0], end=times[1]) if all(times) else "",
            _("现场述职 {done} 位", done=reports.spoken) if reports.on_site else "",
            _("书面报告收到 {done}/{all} 份", done=reports.received, all=reports.written)
            if reports.written else "",
        ]  # fmt: skip
        for label, line in zip(self._lines, words, strict=True):
            label.set_words(line)
            label.setVisible(bool(line) and not self._low)


class NextCard(Card):
    """Filing, opening again, the next meeting."""

    archive = Signal()
    reopen = Signal()
    new_meeting = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=8)
        self.body.setContentsMargins(20, 8, 20, 16)
        self._title = Label("", Role.HEADING)
        self._words = Label("", Role.SECOND, "text2", wrap=True)
        self.file = Button("", Kind.PRIMARY, "archive", height=40)
        self.back = Button("", icon="rotate-ccw", height=40)
        self.new = Button("", icon="plus", height=40)
        for part in (self._title, self._words, self.file):
            self.body.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.back, 1)
        line.addWidget(self.new, 1)
        self.body.addLayout(line)
        self.file.clicked.connect(self.archive)
        self.back.clicked.connect(self.reopen)
        self.new.clicked.connect(self.new_meeting)

    def show_state(self, state: str, undone: int) -> None:
        """What may be done in this state; filing with something undone is allowed, and said."""
        archived = state == "archived"
        self._title.set_words(_("已归档") if archived else _("归档"))
        told = _("归档以后不再改动；要改先重新打开")
        if not archived and undone:
            told = _("还有 {count} 项没有收好；归档以后不再改动", count=undone)
        self._words.set_words(told)
        self.file.setVisible(not archived)
        self.file.set_words(_("归档这次会议"))
        self.back.set_words(_("重新打开"))
        self.new.set_words(_("新会议"))


class AfterView(QWidget):
    """List at the left, facts and what may be done at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.checks = CheckList()
        self.facts = FactsCard()
        self.went = HowItWent()
        self.next = NextCard()
        right = QWidget()
        self.side = QVBoxLayout(right)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(GAP)
        for card in (self.facts, self.went, self.next):
            self.side.addWidget(card)
        self.side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.checks, 1)
        scroll = Scroll(right)
        scroll.setFixedWidth(SIDE)
        line.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Closer together in a low window."""
        super().resizeEvent(event)
        self.facts.set_low(self.height() < LOW)
        self.went.set_low(self.height() < LOW)
