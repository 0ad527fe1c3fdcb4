"""The few facts that a new meeting begins with; all of them can be changed later."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.sheets import date_of
from meetingdesk.foundation.wording import _, current_language
from meetingdesk.meeting import queries
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.queries import MeetingRow
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.moments import clock_words, time_of_day


def last_years(bridge: Bridge) -> MeetingRow | None:
    """The latest meeting that was not a sample, else the latest."""
    rows = bridge.ask(queries.meetings)
    return next((row for row in rows if not row.sample), rows[0] if rows else None)


def begin_card(like: MeetingRow | None, file: str = "", usual: str = "") -> AskCard:
    """Ask for title, day, time and venue; `like` is the meeting whose ways are kept, `usual` a start time."""
    words = _("新会议")
    if like is not None:
        words = _("新会议：照“{title}”的样子", title=like.title)
    elif file:
        words = _("新会议：名册在“{file}”", file=file)
    card = AskCard(words, _("新建会议"))
    title = card.ask(_("名称"), _("会议名称"), _("例如 述职评议会"), _next_title(like))
    day = card.ask(_("会议日期"), _("会议日期"), _("例如 2026-03-13，还没有定可以空着"))
    then = (clock_words(like.start) if like else "") or usual
    start = card.ask(_("开始"), _("开始时间"), _("例如 9:00"), then)
    venue = card.ask(_("地点"), _("地点"), value=(like.venue if like else "") or "")

    def make() -> Command[Any] | None:
        date, time = date_of(said(day)), time_of_day(said(start))
        day.refuse("" if date or not said(day) else _("请写年月日，例如 2026-03-13"))
        start.refuse("" if time or not said(start) else _("请写几点几分，例如 9:00"))
        good = required(title, _("请写会议名称"))
        if not good or (said(day) and not date) or (said(start) and not time):
            return None
        return _command(said(title), date, time, said(venue), like)

    card.answer_with(make)
    return card


def _command(
    title: str, date: dt.date | None, time: dt.time | None, venue: str, like: MeetingRow | None
) -> CreateMeeting:
    """Organiser, host and recorder are last year's until someone says otherwise."""
    return CreateMeeting(
        title=title, date=date, start=dt.datetime.combine(date, time) if date and time else None,
        venue=venue or None, organiser=like.organiser if like else None, host=like.host if like else None,
        recorder=like.recorder if like else None,
        year_assessed=date.year - 1 if date else None, language=current_language(),
    )  # fmt: skip


def _next_title(like: MeetingRow | None) -> str:
    """Last year's title with its year moved on."""
    if like is None or like.year_assessed is None:
        return like.title if like else ""
    return like.title.replace(str(like.year_assessed), str(like.year_assessed + 1))
