"""What every act at the sign-in desk looks up first: the meeting, the person, and how they stand."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple, TypedDict

from sqlalchemy import select

from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import Attendee, Meeting
from meetingdesk.signin.model import Attendance, Away, Signature, Status
from meetingdesk.storage.unit import Unit


class Arrival(TypedDict):
    """What the card shows after an arrival; `already`: nothing was changed, they came at `first`."""

    already: bool
    attendee_id: str
    number: int
    name: str
    unit: str
    status: str
    first: str | None
    late: bool
    excused: bool
    proxy_name: str | None
    left: str | None


class Person(NamedTuple):
    """One attendee of an open meeting, with their row if there is one."""

    meeting: Meeting
    attendee: Attendee
    row: Attendance | None

    @property
    def name(self) -> str:
        """As on the roster of the meeting."""
        return self.attendee.name

    def present_row(self) -> Attendance:
        """The row of someone who is here. Refused: signin.not_here."""
        if self.row is None or not self.row.here:
            raise Refused("signin.not_here", name=self.name)
        return self.row

    def row_to_fill(self, unit: Unit) -> Attendance:
        """Their row; a new one, not yet kept, when they are 未到."""
        if self.row is not None:
            return self.row
        made = Attendance(
            meeting_id=self.meeting.id, attendee_id=self.attendee.id, status=Status.NOT_ARRIVED.value,
            excused=False, proxy_votes=False, proxy_reports=False,
        )  # fmt: skip
        unit.session.add(made)
        return made


def person(unit: Unit, meeting_id: str, attendee_id: str, *, changes: bool = True) -> Person:
    """The attendee whose act this is. Refused: storage.gone, meeting.archived, signin.wrong_meeting.

    An act that changes nothing is open to archived meetings as well.
    """
    meeting = require_open(unit, meeting_id) if changes else unit.get(Meeting, meeting_id)
    attendee = unit.get(Attendee, attendee_id)
    if attendee.meeting_id != meeting.id:
        raise Refused("signin.wrong_meeting", name=attendee.name, title=meeting.title)
    unit.describe(name=attendee.name)
    return Person(meeting, attendee, row_of(unit, attendee.id))


def row_of(unit: Unit, attendee_id: str) -> Attendance | None:
    """The row of an attendee; None while they are 未到."""
    return unit.session.scalar(select(Attendance).where(Attendance.attendee_id == attendee_id))


def times_away(unit: Unit, attendee_id: str) -> list[Away]:
    """When they left and came back, in order."""
    return list(
        unit.session.scalars(select(Away).where(Away.attendee_id == attendee_id).order_by(Away.left_at))
    )


def forget_traces(unit: Unit, attendee_id: str) -> None:
    """What only someone who came can have left behind: times away, a signature."""
    signatures = unit.session.scalars(select(Signature).where(Signature.attendee_id == attendee_id))
    for row in (*times_away(unit, attendee_id), *signatures):
        unit.delete(row)


def arrival(who: Person, row: Attendance, *, already: bool) -> Arrival:
    """The outcome of an arrival, first or repeated."""
    late = row.arrived_at is not None and row.is_late(who.meeting.deadline(row.arrived_at.date()))
    return Arrival(
        already=already, attendee_id=who.attendee.id, number=who.attendee.number, name=who.name,
        unit=who.attendee.unit, status=row.status, first=_iso(row.arrived_at), late=late,
        excused=row.excused, proxy_name=row.proxy_name, left=_iso(row.left_at),
    )  # fmt: skip


def _iso(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
