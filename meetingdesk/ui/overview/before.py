"""Before the meeting: what is not ready comes first; who is expected; how long until it begins."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.invitation.queries import Counts
from meetingdesk.overview.queries import Status
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.moments import clock_words, length_words
from meetingdesk.ui.overview.beside import ListAndCards
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, Kind, Link
from meetingdesk.ui.parts.figures import ClockDigits
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card, CardHead, Hairline
from meetingdesk.ui.theme import Role

SOON_S = 10 * 60  # from ten minutes before the start the red button begins the meeting


class ExpectedCard(Card):
    """应到, 请假, 预计实到; who is on leave; how many have answered, with the way to the page for answers."""

    answers = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=2)
        self.body.setContentsMargins(20, 8, 20, 12)
        self._head = CardHead("")
        self._answers = Link("")
        self._answers.clicked.connect(self.answers)
        self._head.add(self._answers)
        self._words = [Label("", Role.SECOND_STRONG, ink) for ink in ("text2", "info", "ok")]
        self._numbers = [Label("", Role.FIGURE) for _place in range(3)]
        self._line = Hairline()
        self._away = IconLabel("calendar-x-2", "", "text2", Role.SECOND)
        self.body.addWidget(self._head)
        figures = QHBoxLayout()
        for words, number in zip(self._words, self._numbers, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(words)
            column.addWidget(number)
            figures.addLayout(column, 1)
        self.body.addLayout(figures)
        self.body.addWidget(self._line)
        self.body.addWidget(self._away)

    def set_low(self, low: bool) -> None:
        """Closer lines in a low window."""
        self.body.setContentsMargins(20, 2 if low else 8, 20, 6 if low else 12)

    def show_expected(self, facts: Status, away: list[BoardRow], answers: Counts) -> None:
        """Figures, and the first who is on leave."""
        here = facts.attendance
        numbers = (here.expected, here.on_leave, here.expected - here.on_leave - here.absent)
        names = (_("应到"), _("请假"), _("预计实到"))
        self._head.title.set_words(_("到会预计"))
        words = _("回执 {replied}/{invited}", replied=answers.replied, invited=answers.invited)
        self._answers.set_words(words)
        for name, number, label, figure in zip(names, numbers, self._words, self._numbers, strict=True):
            label.set_words(name)
            figure.set_words(str(number))
        self._line.setVisible(bool(away))
        self._away.setVisible(bool(away))
        if away:
            self._away.say("calendar-x-2", _away_words(away), "text2")


def _away_words(away: list[BoardRow]) -> str:
    first = away[0]
    words = _("{name}（{unit}）", name=first.name, unit=first.unit)
    if first.reason:
        words = _("{who}，{reason}", who=words, reason=first.reason)
    return _("{who}，等 {count} 人", who=words, count=len(away)) if len(away) > 1 else words


class StartCard(Card):
    """How long until it begins, and the two things to press: open the desk, begin."""

    begin = Signal()
    sign_in = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=4)
        self.body.setContentsMargins(20, 8, 20, 16)
        self._title = Label("", Role.HEADING)
        self._left = ClockDigits(Role.FIGURE, "00:00:00", paint.LEFT)
        self._remark = Label("", Role.SECOND, "text2", align=paint.RIGHT)
        self.start = Button("", Kind.NORMAL, "play", height=40)
        self.open = Button("", Kind.PRIMARY, "clipboard-check", height=40)
        line = QHBoxLayout()
        line.addWidget(self._left)
        line.addWidget(self._remark, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open, 1)
        buttons.addWidget(self.start, 1)
        self.body.addWidget(self._title)
        self.body.addLayout(line)
        self.body.addLayout(buttons)
        self.start.clicked.connect(self.begin)
        self.open.clicked.connect(self.sign_in)

    def set_low(self, low: bool) -> None:
        """Closer lines in a low window."""
        self.body.setContentsMargins(20, 2 if low else 8, 20, 10 if low else 16)

    def show_start(self, start: dt.datetime | None, now: dt.datetime) -> None:
        """The time left; close to the start the red button begins the meeting."""
        self.start.set_words(_("开始会议"))
        self.open.set_words(_("打开签到"))
        left = int((start - now).total_seconds()) if start else None
        soon = left is not None and left <= SOON_S
        self.start.set_kind(Kind.PRIMARY if soon else Kind.NORMAL)
        self.open.set_kind(Kind.NORMAL if soon else Kind.PRIMARY)
        self._title.set_words(_("过了开会时间") if left is not None and left < 0 else _("离开会还有"))
        self._left.show_digits(_left_words(left))
        words = _("{time} 开会", time=clock_words(start)) if start else _("还没有填写开始时间")
        self._remark.set_words(words)


def _left_words(seconds: int | None) -> str:
    if seconds is None:
        return "–:––"
    days = abs(seconds) // (24 * 3600)
    return _("{days} 天", days=days) if days else length_words(seconds)


class BeforeView(ListAndCards):
    """What is ready and what is not; who is expected; how long until it begins."""

    def __init__(self) -> None:
        expected, start = ExpectedCard(), StartCard()
        super().__init__(expected, start)
        self.expected, self.start = expected, start
