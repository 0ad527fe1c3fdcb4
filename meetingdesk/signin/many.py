"""What is done at the sign-in desk for several at once; who is passed over is named, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from sqlalchemy import ColumnElement, select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import Attendee, Meeting, Role
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.roster import model as roster
from meetingdesk.signin.commands import sign_in
from meetingdesk.signin.lookup import Arrival, Person
from meetingdesk.signin.model import Attendance, Status
from meetingdesk.storage.unit import Unit

ALREADY, ON_LEAVE, UNKNOWN = "already", "leave", "unknown"


class Skipped(TypedDict):
    """Someone not signed in: `why` is already (here since `first`), leave, or unknown (nobody's number)."""

    number: int | None
    name: str | None
    why: str
    first: str | None


class Told(TypedDict):
    """What the desk knows of someone who walked in."""

    name: str
    unit: str
    post: str | None


class SignedIn(TypedDict):
    """The outcome of signing in several people."""

    signed: list[Arrival]
    skipped: list[Skipped]


class Closed(TypedDict):
    """Who became 缺席 when the sign-in was closed."""

    absent: int
    names: list[str]


@dataclass(frozen=True, kw_only=True)
class SignInUnit(Command[SignedIn]):
    """Sign in everyone of a unit who has not come yet; who is on leave stays so.

    Those passed over are named one by one, with the reason (semantics.md 4.3). Refused: signin.unknown_unit.
    """

    summary: ClassVar[str] = N_("{unit}一起签到（{count} 人）")
    meeting_id: str
    unit: str
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> SignedIn:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        people = people_of(unit, meeting, Attendee.unit == self.unit)
        if not people:
            raise Refused("signin.unknown_unit", unit=self.unit)
        outcome = sign_in_all(unit, people, self.at or unit.clock.local(), pass_over_leave=True)
        unit.describe(unit=self.unit, count=len(outcome["signed"]))
        return outcome


@dataclass(frozen=True, kw_only=True)
class AddWalkIn(Command[Arrival]):
    """列席: someone who is not on the list, added and signed in in one step. Never counted in 应到.

    Someone of the roster (`search.roster_index`) is given by `person_id` and `organisation_id`; name, unit
    and post are then taken from there unless given. `role` may be guest (特邀) or staff as well. Refused:
    meeting.no_name; meeting.attendee_twice when they are on the list; signin.walk_in_role for 出席.
    """

    summary: ClassVar[str] = N_("登记列席 {name}")
    meeting_id: str
    name: str = ""
    unit: str = ""
    post: str | None = None
    person_id: str | None = None
    organisation_id: str | None = None
    role: str = Role.OBSERVER.value
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        if self.role == Role.EXPECTED:
            raise Refused("signin.walk_in_role", name=self.name)
        self._refuse_if_listed(unit)
        made = AddAttendee(
            meeting_id=meeting.id, role=self.role, person_id=self.person_id,
            organisation_id=self.organisation_id, **self._told(unit),
        )  # fmt: skip
        who = Person(meeting, unit.get(Attendee, made.apply(unit)), None)
        return sign_in(unit, who, self.at or unit.clock.local())

    def _refuse_if_listed(self, unit: Unit) -> None:
        """One person of the roster is one attendee, whichever unit they come for."""
        if self.person_id is None:
            return
        listed = select(Attendee).where(Attendee.meeting_id == self.meeting_id)
        twin = unit.session.scalar(listed.where(Attendee.person_id == self.person_id))
        if twin is not None:
            raise Refused("meeting.attendee_twice", name=twin.name, unit=twin.unit, number=twin.number)

    def _told(self, unit: Unit) -> Told:
        """Name, unit and post as given, else as the roster has them."""
        known = unit.get(roster.Person, self.person_id).name if self.person_id else ""
        serves = unit.get(roster.Organisation, self.organisation_id).full_name if self.organisation_id else ""
        post = select(roster.Post.title).where(
            roster.Post.person_id == self.person_id, roster.Post.organisation_id == self.organisation_id
        )
        held = unit.session.scalar(post.limit(1)) if self.person_id and self.organisation_id else None
        return Told(name=self.name or known, unit=self.unit or serves, post=self.post or held)


@dataclass(frozen=True, kw_only=True)
class CloseSignIn(Command[Closed]):
    """结束签到: everyone expected who is 未到 becomes 缺席 (practice.md 4.2).

    Done again, it takes those who are 未到 by then; whoever turns up after it is signed in all the same.
    """

    summary: ClassVar[str] = N_("结束签到（缺席 {count} 人）")
    meeting_id: str

    def apply(self, unit: Unit) -> Closed:
        """See the class."""
        outcome = mark_absent(unit, require_open(unit, self.meeting_id))
        unit.describe(count=outcome["absent"])
        return outcome


@dataclass(frozen=True, kw_only=True)
class ReopenSignIn(Command[int]):
    """重新开放签到: who became 缺席 when it was closed is 未到 again; returns how many.

    Refused: signin.nobody_absent.
    """

    summary: ClassVar[str] = N_("重新开放签到（{count} 人未到）")
    meeting_id: str

    def apply(self, unit: Unit) -> int:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        absent = [who.row for who in people_of(unit, meeting, Attendance.status == Status.ABSENT.value)]
        if not absent:
            raise Refused("signin.nobody_absent", title=meeting.title)
        for row in absent:
            unit.session.delete(row)
        unit.describe(count=len(absent))
        return len(absent)


def mark_absent(unit: Unit, meeting: Meeting) -> Closed:
    """Everyone expected without a row becomes 缺席."""
    names = []
    for who in people_of(unit, meeting, Attendee.role == Role.EXPECTED.value):
        if who.row is None:
            who.row_to_fill(unit).status = Status.ABSENT.value
            names.append(who.name)
    return Closed(absent=len(names), names=names)


def people_of(unit: Unit, meeting: Meeting, *conditions: ColumnElement[bool]) -> list[Person]:
    """The people of a meeting in roster order, each with their row."""
    query = (
        select(Attendee, Attendance)
        .join(Attendance, Attendance.attendee_id == Attendee.id, isouter=True)
        .where(Attendee.meeting_id == meeting.id, *conditions)
        .order_by(Attendee.position, Attendee.number)
    )
    return [Person(meeting, attendee, row) for attendee, row in unit.session.execute(query)]


def sign_in_all(
    unit: Unit, people: Iterable[Person], at: dt.datetime, *, pass_over_leave: bool = False
) -> SignedIn:
    """Sign in several; who is here already, or on leave if told so, is passed over and named."""
    signed: list[Arrival] = []
    skipped: list[Skipped] = []
    for who in people:
        why = _passed_over(who.row, pass_over_leave)
        if why is None:
            signed.append(sign_in(unit, who, at))
            continue
        came = who.row.arrived_at if who.row else None
        first = came.isoformat() if came else None
        skipped.append(Skipped(number=who.attendee.number, name=who.name, why=why, first=first))
    return SignedIn(signed=signed, skipped=skipped)


def _passed_over(row: Attendance | None, on_leave: bool) -> str | None:
    if row is not None and row.here:
        return ALREADY
    return ON_LEAVE if on_leave and row is not None and row.status == Status.LEAVE else None
