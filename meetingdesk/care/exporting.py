"""What leaves the program as a file is noted: what it was, its name, whether telephones stood in it whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Attendee
from meetingdesk.roster.model import Person
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class NoteExport(Command[None]):
    """Note that something was exported, telephones masked where there are any. Changes nothing."""

    summary: ClassVar[str] = N_("导出{what}：{file}")
    private: ClassVar[bool] = True

    what: str
    file: str
    meeting_id: str | None = None

    def apply(self, unit: Unit) -> None:
        """Only noted."""
        unit.describe(what=self.what, file=self.file)


@dataclass(frozen=True, kw_only=True)
class NoteWholeExport(NoteExport):
    """The same where telephones stand in it whole."""

    summary: ClassVar[str] = N_("导出{what}：{file}，电话完整")


@dataclass(frozen=True, kw_only=True)
class NotePrint(NoteExport):
    """Note that a paper with telephones goes to a printer, masked."""

    summary: ClassVar[str] = N_("打印{what}，电话隐去中间四位")


@dataclass(frozen=True, kw_only=True)
class NoteWholePrint(NoteExport):
    """The same where they stand in it whole."""

    summary: ClassVar[str] = N_("打印{what}，电话完整")


def note_of_print(what: str, meeting_id: str | None, *, whole: bool) -> NoteExport:
    """The act that tells of telephones on paper."""
    kind = NoteWholePrint if whole else NotePrint
    return kind(what=what, file="", meeting_id=meeting_id)


def note_of(what: str, file: str, meeting_id: str | None, *, whole: bool) -> NoteExport:
    """The act that tells of an export."""
    kind = NoteWholeExport if whole else NoteExport
    return kind(what=what, file=file, meeting_id=meeting_id)


def phone_count(session: Session, meeting_id: str) -> int:
    """How many people on the list of a meeting have a telephone on the register."""
    query = select(func.count(func.distinct(Person.id))).join(Attendee, Attendee.person_id == Person.id)
    return session.scalar(query.where(Attendee.meeting_id == meeting_id, Person.phone.is_not(None))) or 0
