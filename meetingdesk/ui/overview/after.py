"""After the meeting: what is left to do before it is filed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.overview.queries import Status
from meetingdesk.ui.moments import clock_words
from meetingdesk.ui.overview.beside import ListAndCards
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.phrases import standing
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

    def set_low(self, low: bool) -> None:
        """Closer lines in a low window."""
        self.body.setContentsMargins(20, 2 if low else 8, 20, 10 if low else 16)

    def show_state(self, state: str, undone: int) -> None:
        """What may be done in this state; filing with something undone is allowed, and said."""
        archived = state == "archived"
        self._title.set_words(standing(_("已归档")) if archived else _("归档"))
        told = _("归档以后不再改动；要改先重新打开")
        if not archived and undone:
            told = _("还有 {count} 项没有收好；归档以后不再改动", count=undone)
        self._words.set_words(told)
        self.file.setVisible(not archived)
        self.file.set_words(_("归档这次会议"))
        self.back.set_words(_("重新打开"))
        self.new.set_words(_("新会议"))


class AfterView(ListAndCards):
    """What is left to do; how it went; filing."""

    def __init__(self) -> None:
        went, foot = HowItWent(), NextCard()
        super().__init__(went, foot)
        self.went, self.next = went, foot
