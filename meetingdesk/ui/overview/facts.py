"""The facts of the meeting: a card that tells them, and the form that corrects them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from meetingdesk.desk import Command
from meetingdesk.foundation.sheets import date_of
from meetingdesk.foundation.wording import N_, _
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.meeting.queries import GuestRow, MeetingRow
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.moments import clock_words, day_words, time_of_day, weekday_words
from meetingdesk.ui.overview.guests import guest_names
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.parts.fields import WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.phrases import commas
from meetingdesk.ui.theme import Role

LINES = 8
PERIODS = (N_("上午"), N_("下午"), N_("晚上"))
"""What a file may say instead of times, which the window says in its own language; other words stay."""


class FactsCard(Card):
    """Label and fact, line by line; 修改 opens the form, the links at the foot lead to guests and figures."""

    change = Signal()
    change_guests = Signal()
    change_figures = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=4)
        self._head = CardHead("")
        self._link, self._guests, self._figures = Link(""), Link(""), Link("")
        self._link.clicked.connect(self.change)
        self._guests.clicked.connect(self.change_guests)
        self._figures.clicked.connect(self.change_figures)
        self._head.add(self._link)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.setContentsMargins(20, 8, 20, 16)
        self.body.addWidget(self._head)
        self.body.addLayout(self._grid)
        lines = range(LINES)
        self._lines = [(Label("", Role.SECOND, "text2"), Label("", Role.SECOND, wrap=True)) for _at in lines]
        self._place()

    def set_low(self, low: bool) -> None:
        """Closer lines in a low window."""
        self._grid.setVerticalSpacing(0 if low else 4)
        self.body.setContentsMargins(20, 2 if low else 8, 20, 6 if low else 14)

    def show_facts(
        self, meeting: MeetingRow, units: Sequence[str], guests: Sequence[GuestRow], figures: int
    ) -> None:
        """What is known; what is not is said so. A meeting without guests or figures lacks nothing."""
        self._head.title.set_words(_("这次会议"))
        self._link.set_words(_("修改"))
        told = _told(meeting, units)
        for (name, value), (label, fact) in zip(told, self._lines, strict=False):
            label.set_words(name)
            fact.set_words(value or _("〔待补〕"))
            fact.set_ink("text" if value else "warn")
        year = _("{count} 项", count=figures) if figures else ""
        for at, (name, value) in enumerate(((_("到会指导"), guest_names(guests)), (_("年度数据"), year)), -2):
            label, fact = self._lines[at]
            label.set_words(name)
            fact.set_words(value or _("还没有登记"))
            fact.set_ink("text" if value else "text2")
        self._show_links(meeting, bool(guests), bool(figures))

    def _show_links(self, meeting: MeetingRow, guests: bool, figures: bool) -> None:
        told = ((self._guests, guests, _("到会指导")), (self._figures, figures, _("年度数据")))
        for link, known, about in told:
            link.set_words(_("登记、更正") if known else _("登记"))
            link.setAccessibleName(f"{link.words} {about}")
        for link in (self._link, self._guests, self._figures):
            link.setVisible(meeting.state != "archived")

    def _place(self) -> None:
        """All lines stand from the beginning: a part that is shown before it has a place is a window."""
        for row, (label, fact) in enumerate(self._lines):
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(fact, row, 1, 1, 2 if row < LINES - 2 else 1)
        self._grid.addWidget(self._guests, LINES - 2, 2)
        self._grid.addWidget(self._figures, LINES - 1, 2)


def _told(meeting: MeetingRow, units: Sequence[str]) -> list[tuple[str, str]]:
    day = ""
    if meeting.date:
        period = _(meeting.period) if meeting.period in PERIODS else meeting.period
        day = commas((day_words(meeting.date), weekday_words(meeting.date), period))
    times = [clock_words(meeting.start), clock_words(meeting.end)]
    people = commas((meeting.host, meeting.recorder))
    return [
        (_("会议日期"), day),
        (_("时间"), _("{start} 至 {end}", start=times[0], end=times[1]) if all(times) else times[0]),
        (_("地点"), meeting.venue or ""),
        (_("组织"), meeting.organiser or ""),
        (_("主持、记录"), people if meeting.host and meeting.recorder else ""),
        (_("对象"), commas(units)),
    ]


class FactsForm:
    """The form of all facts; empty means not known, and the papers say 〔待补〕 there."""

    def __init__(self, meeting: MeetingRow) -> None:
        self._meeting = meeting
        self.card = AskCard(_("会议信息"), _("保存"))
        ask = self.card.ask
        self.title = ask(_("名称"), _("会议名称"), value=meeting.title)
        hint = _("例如 2026-03-13")
        self.date = ask(_("会议日期"), _("会议日期"), hint, meeting.date.isoformat() if meeting.date else "")
        self.start = ask(_("开始"), _("开始时间"), _("例如 9:00"), clock_words(meeting.start))
        self.end = ask(_("结束"), _("结束时间"), _("例如 11:40"), clock_words(meeting.end))
        self.venue = ask(_("地点"), _("地点"), value=meeting.venue or "")
        self.organiser = ask(_("组织"), _("组织单位"), value=meeting.organiser or "")
        self.host = ask(_("主持"), _("主持人"), value=meeting.host or "")
        self.recorder = ask(_("由谁记录"), _("记录人"), value=meeting.recorder or "")
        year = str(meeting.year_assessed or "")
        self.year = ask(_("年度"), _("评议的年度"), _("例如 2025"), year)
        self.card.answer_with(self.make)

    def make(self) -> Command[Any] | None:
        """The command, or None with what is wrong said at its field."""
        day, good = self._day()
        times = [self._moment(field, day) for field in (self.start, self.end)]
        if not required(self.title, _("请写会议名称")) or not good or not all(ok for _at, ok in times):
            return None
        if not _is_year(self.year):
            return None
        return CorrectMeeting(
            meeting_id=self._meeting.id, title=said(self.title), date=day, start=times[0][0],
            end=times[1][0], venue=said(self.venue) or None, organiser=said(self.organiser) or None,
            host=said(self.host) or None, recorder=said(self.recorder) or None,
            year_assessed=int(said(self.year)) if said(self.year) else None,
        )  # fmt: skip

    def _day(self) -> tuple[dt.date | None, bool]:
        day = date_of(said(self.date))
        good = not said(self.date) or day is not None
        self.date.refuse("" if good else _("请写年月日，例如 2026-03-13"))
        return day, good

    def _moment(self, field: WithError, day: dt.date | None) -> tuple[dt.datetime | None, bool]:
        time = time_of_day(said(field))
        wrong = bool(said(field)) and (time is None or day is None)
        field.refuse(_("请写几点几分，例如 9:00；并写好日期") if wrong else "")
        return (dt.datetime.combine(day, time) if time and day else None), not wrong


def _is_year(field: WithError) -> bool:
    good = not said(field) or (said(field).isdecimal() and len(said(field)) == 4)
    field.refuse("" if good else _("请写四位年份"))
    return good
