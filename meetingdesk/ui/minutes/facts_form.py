"""What the papers need to know of the meeting, on one card: host, recorder, times, venue."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.meeting.queries import MeetingRow
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.moments import clock_words, time_of_day
from meetingdesk.ui.parts.fields import WithError

DAY = "date"
TIMES = ("start", "end")
TEXTS = ("host", "recorder", "venue", "organiser", "period")


def facts_card(meeting: MeetingRow, first: str = "") -> AskCard:
    """The facts as known; typing begins in the field named `first`."""
    card = AskCard(_("会议信息"), _("记下"))
    fields = {
        "host": card.ask(_("主持人"), _("主持人"), value=meeting.host or ""),
        "recorder": card.ask(_("记录人"), _("记录人"), value=meeting.recorder or ""),
        "date": card.ask(_("会议日期"), _("会议日期"), _("年-月-日"), value=str(meeting.date or "")),
        "period": card.ask(_("时段"), _("时段"), _("上午 / 下午 / 晚上"), value=meeting.period or ""),
        "start": card.ask(_("几点开始"), _("几点开始"), _("例如 8:30"), value=clock_words(meeting.start)),
        "end": card.ask(_("几点结束"), _("几点结束"), _("例如 12:00"), value=clock_words(meeting.end)),
        "venue": card.ask(_("会议地点"), _("会议地点"), value=meeting.venue or ""),
        "organiser": card.ask(_("召集单位"), _("召集单位"), value=meeting.organiser or ""),
    }
    if first in fields:
        card.fields.remove(fields[first])
        card.fields.insert(0, fields[first])
    card.answer_with(lambda: _command(meeting, fields))
    return card


def _command(meeting: MeetingRow, fields: dict[str, WithError]) -> Command[Any] | None:
    day = day_of(fields[DAY])
    moments: dict[str, Any] = {name: _moment(fields[name], day or meeting.date) for name in TIMES}
    if any(field.field.accessibleDescription() for field in fields.values()):
        return None  # something was refused beside its field
    texts: dict[str, Any] = {name: said(fields[name]) or None for name in TEXTS}
    return CorrectMeeting(meeting_id=meeting.id, date=day, **moments, **texts)


def day_of(field: WithError) -> dt.date | None:
    """The date in a field; a wrong one is refused beside it."""
    words = said(field)
    try:
        day = dt.date.fromisoformat(words.replace("/", "-").replace(".", "-")) if words else None
    except ValueError:
        field.refuse(_("请按 年-月-日 写日期"))
        return None
    field.refuse("")
    return day


def _moment(field: WithError, day: dt.date | None) -> dt.datetime | None:
    words = said(field)
    at = time_of_day(words) if words else None
    if words and (at is None or day is None):
        field.refuse(_("请写几点几分，例如 8:52") if day else _("先写日期"))
        return None
    field.refuse("")
    return dt.datetime.combine(day, at) if at and day else None
