"""What an organizer does with a meeting as a whole: open it, correct its facts, begin, end, file it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given
from meetingdesk.foundation.wording import LANGUAGES, N_
from meetingdesk.meeting.lookup import require_open, row_of, rows_of
from meetingdesk.meeting.model import Figure, FigureSource, Meeting
from meetingdesk.meeting.order import next_position
from meetingdesk.meeting.people import (
    AddAttendee,
    AddAttendeesFromRoster,
    AddGuest,
    AddOperator,
    ChangePin,
    CorrectAttendee,
    CorrectGuest,
    MoveAttendee,
    MoveGuest,
    RemoveAttendee,
    RemoveGuest,
    RemoveOperator,
)
from meetingdesk.storage.unit import Unit

__all__ = [
    "AddAttendee", "AddAttendeesFromRoster", "AddGuest", "AddOperator", "ArchiveMeeting", "ChangePin",
    "CorrectAttendee", "CorrectGuest", "CorrectMeeting", "CreateMeeting", "EndMeeting", "MoveAttendee",
    "MoveGuest", "RemoveAttendee", "RemoveFigure", "RemoveGuest", "RemoveOperator", "ReopenMeeting",
    "SetFigure", "StartMeeting",
]  # fmt: skip

FACTS = (
    "title", "date", "period", "start", "end", "venue", "organiser", "host", "recorder",
    "year_assessed", "arrival_deadline", "language", "sample",
)  # fmt: skip
MOMENTS = ("start", "end", "arrival_deadline")


@dataclass(frozen=True, kw_only=True)
class CreateMeeting(Command[str]):
    """Open a meeting in 筹备 and return its id; None = not known yet. Moments are local, whole seconds.

    Refused: meeting.no_title, meeting.ends_before_start, meeting.language.
    """

    summary: ClassVar[str] = N_("新建会议 {title}")

    title: str
    date: dt.date | None = None
    period: str | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    venue: str | None = None
    organiser: str | None = None
    host: str | None = None
    recorder: str | None = None
    year_assessed: int | None = None
    arrival_deadline: dt.datetime | None = None
    language: str = "zh_CN"
    sample: bool = False

    def apply(self, unit: Unit) -> str:
        """Keep the facts as given."""
        meeting = Meeting(**given(self, FACTS))
        _agree(meeting)
        unit.describe(title=meeting.title)
        return unit.add(meeting).id


@dataclass(frozen=True, kw_only=True)
class CorrectMeeting(Command[None]):
    """Correct any fact; what is not given stays, None = not known.

    Another date takes the given times of day along. Refused: as `CreateMeeting`, and meeting.archived.
    """

    summary: ClassVar[str] = N_("更正会议信息 {title}")

    meeting_id: str
    title: str | Keep = KEEP
    date: dt.date | Keep | None = KEEP
    period: str | Keep | None = KEEP
    start: dt.datetime | Keep | None = KEEP
    end: dt.datetime | Keep | None = KEEP
    venue: str | Keep | None = KEEP
    organiser: str | Keep | None = KEEP
    host: str | Keep | None = KEEP
    recorder: str | Keep | None = KEEP
    year_assessed: int | Keep | None = KEEP
    arrival_deadline: dt.datetime | Keep | None = KEEP
    language: str | Keep = KEEP
    sample: bool | Keep = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given and check that the whole still agrees."""
        meeting = require_open(unit, self.meeting_id)
        before = meeting.date
        told = change(meeting, self, FACTS)
        if before is not None and meeting.date is not None:
            _shift(meeting, meeting.date - before, [name for name in MOMENTS if name not in told])
        _agree(meeting)
        unit.describe(title=meeting.title)


@dataclass(frozen=True, kw_only=True)
class StartMeeting(Command[None]):
    """筹备 → 进行中. Refused: meeting.not_preparing, meeting.archived, storage.too_little_room."""

    summary: ClassVar[str] = N_("会议开始 {title}")
    room: ClassVar[int] = 200  # reliability.md 2.3

    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """Note when it began."""
        meeting = unit.get(Meeting, self.meeting_id)
        meeting.begin(unit.clock.local())
        unit.describe(title=meeting.title)


@dataclass(frozen=True, kw_only=True)
class EndMeeting(Command[None]):
    """进行中 → 已结束. Sign-in is closed by its own command before or after. Refused: meeting.not_running."""

    summary: ClassVar[str] = N_("会议结束 {title}")

    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """Note when it ended."""
        meeting = unit.get(Meeting, self.meeting_id)
        meeting.finish(unit.clock.local())
        unit.describe(title=meeting.title)


@dataclass(frozen=True, kw_only=True)
class ArchiveMeeting(Command[None]):
    """已结束 → 已归档: nothing of it changes any more. Refused: meeting.not_ended."""

    summary: ClassVar[str] = N_("会议归档 {title}")

    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """File it."""
        meeting = unit.get(Meeting, self.meeting_id)
        meeting.archive()
        unit.describe(title=meeting.title)


@dataclass(frozen=True, kw_only=True)
class ReopenMeeting(Command[None]):
    """One step back, openly: 已归档 → 已结束 → 进行中. Refused: meeting.nothing_to_reopen."""

    summary: ClassVar[str] = N_("重新打开会议 {title}")

    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """Take the step."""
        meeting = unit.get(Meeting, self.meeting_id)
        meeting.reopen()
        unit.describe(title=meeting.title)


@dataclass(frozen=True, kw_only=True)
class SetFigure(Command[str]):
    """Keep a figure of the year under its name and return its id; the same name again changes it.

    None = not known. `minutes/figures.py` lists the names it can put into words; any other is told as is, and
    a year may stand at the end (`new_branches_2025`). `source` is where the figure was taken from.
    Refused: meeting.no_figure_name, meeting.archived.
    """

    summary: ClassVar[str] = N_("年度数据 {key}：{value}")

    meeting_id: str
    key: str
    value: str | None
    source: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> str:
        """Change it or add it at the end."""
        require_open(unit, self.meeting_id)
        told = given(self, ("key", "value"))
        if not told["key"]:
            raise Refused("meeting.no_figure_name")
        unit.describe(key=told["key"], value=told["value"] or "…")
        figures = rows_of(unit.session, Figure, self.meeting_id)
        known = next((one for one in figures if one.key == told["key"]), None)
        if known is None:
            known = Figure(meeting_id=self.meeting_id, position=next_position(figures), **told)
        known.value = told["value"]
        figure_id = unit.add(known).id
        if self.source is not KEEP:
            _tell_source(unit, known, given(self, ("source",))["source"])
        return figure_id


@dataclass(frozen=True, kw_only=True)
class RemoveFigure(Command[None]):
    """Take a figure of the year out. Refused: storage.gone, meeting.wrong_meeting, meeting.archived."""

    summary: ClassVar[str] = N_("删去年度数据 {key}")

    meeting_id: str
    figure_id: str

    def apply(self, unit: Unit) -> None:
        """Remove it."""
        require_open(unit, self.meeting_id)
        figure = row_of(unit, Figure, self.figure_id, self.meeting_id)
        unit.describe(key=figure.key)
        _tell_source(unit, figure, None)
        unit.delete(figure)


def _tell_source(unit: Unit, figure: Figure, source: str | None) -> None:
    known = unit.session.scalar(select(FigureSource).where(FigureSource.figure_id == figure.id))
    if known is not None and source is not None:
        known.source = source
    elif known is not None:
        unit.delete(known)
        unit.session.flush()  # before the figure itself may go
    elif source is not None:
        unit.add(FigureSource(meeting_id=figure.meeting_id, figure_id=figure.id, source=source))


def _agree(meeting: Meeting) -> None:
    if not meeting.title:
        raise Refused("meeting.no_title")
    if meeting.language not in LANGUAGES:
        raise Refused("meeting.language", language=meeting.language)
    if meeting.start and meeting.end and meeting.end < meeting.start:
        raise Refused("meeting.ends_before_start", start=f"{meeting.start:%H:%M}", end=f"{meeting.end:%H:%M}")
    if meeting.date is None and meeting.start is not None:
        meeting.date = meeting.start.date()


def _shift(meeting: Meeting, by: dt.timedelta, names: list[str]) -> None:
    for name in names:
        moment = getattr(meeting, name)
        if moment is not None and by:
            setattr(meeting, name, moment + by)
