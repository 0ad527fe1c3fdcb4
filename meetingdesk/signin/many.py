"""What is done at the sign-in desk for several at once; who is passed over is named, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from sqlalchemy import ColumnElement, select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.meeting.model import Attendee, Meeting, Role
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.signin.commands import sign_in
from meetingdesk.signin.lookup import Arrival, Person
from meetingdesk.signin.model import Attendance, Status
from meetingdesk.storage.unit import Unit

ALREADY, ON_LEAVE, UNKNOWN = "already", "leave", "unknown"
PassOver = Callable[[Person], str | None]


class Skipped(TypedDict):
    """Someone not signed in: `why` is already, leave, or unknown (a number that nobody has)."""

    number: int | None
    name: str | None
    why: str


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
    """Sign in everyone of a unit who has not come yet; who is on leave stays so and is named.

    Refused: signin.unknown_unit.
    """

    summary: ClassVar[str] = N_("{unit}一起签到（{count} 人）")
    meeting_id: str
    unit: str
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> SignedIn:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        people = _people(unit, meeting, Attendee.unit == self.unit)
        if not people:
            raise Refused("signin.unknown_unit", unit=self.unit)
        outcome = _sign_in_all(unit, people, self.at or unit.clock.local(), pass_over=_here_or_on_leave)
        unit.describe(unit=self.unit, count=len(outcome["signed"]))
        return outcome


@dataclass(frozen=True, kw_only=True)
class SignInByNumbers(Command[SignedIn]):
    """按纸表录入: sign in the numbers that signed on paper. A signature outweighs a leave.

    Refused: signin.unknown_number, when none of the numbers is on the list.
    """

    summary: ClassVar[str] = N_("按纸表签到（{count} 人）")
    meeting_id: str
    numbers: tuple[int, ...]
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> SignedIn:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        wanted = tuple(dict.fromkeys(self.numbers))
        found = {who.attendee.number: who for who in _people(unit, meeting, Attendee.number.in_(wanted))}
        if not found:
            raise Refused("signin.unknown_number", number="、".join(map(str, wanted)))
        signed = [found[number] for number in wanted if number in found]
        unknown = [number for number in wanted if number not in found]
        outcome = _sign_in_all(unit, signed, self.at or unit.clock.local(), pass_over=_here)
        outcome["skipped"] += [Skipped(number=number, name=None, why=UNKNOWN) for number in unknown]
        unit.describe(count=len(outcome["signed"]))
        return outcome


@dataclass(frozen=True, kw_only=True)
class AddWalkIn(Command[Arrival]):
    """列席: someone who is not on the list, added and signed in in one step. Never counted in 应到.

    Refused: meeting.no_name; meeting.attendee_twice when name and unit are on the list.
    """

    summary: ClassVar[str] = N_("登记列席 {name}")
    meeting_id: str
    name: str
    unit: str
    post: str | None = None
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        meeting = require_open(unit, self.meeting_id)
        made = AddAttendee(
            meeting_id=meeting.id, name=self.name, unit=self.unit, post=self.post, role=Role.OBSERVER.value
        )
        who = Person(meeting, unit.get(Attendee, made.apply(unit)), None)
        return sign_in(unit, who, self.at or unit.clock.local())


@dataclass(frozen=True, kw_only=True)
class CloseSignIn(Command[Closed]):
    """结束签到: everyone expected who is 未到 becomes 缺席. Again, it takes those who are 未到 by then."""

    summary: ClassVar[str] = N_("结束签到（缺席 {count} 人）")
    meeting_id: str

    def apply(self, unit: Unit) -> Closed:
        """See the class."""
        outcome = mark_absent(unit, require_open(unit, self.meeting_id))
        unit.describe(count=outcome["absent"])
        return outcome


def mark_absent(unit: Unit, meeting: Meeting) -> Closed:
    """Everyone expected without a row becomes 缺席."""
    names = []
    for who in _people(unit, meeting, Attendee.role == Role.EXPECTED.value):
        if who.row is None:
            who.row_to_fill(unit).status = Status.ABSENT.value
            names.append(who.name)
    return Closed(absent=len(names), names=names)


def _people(unit: Unit, meeting: Meeting, *conditions: ColumnElement[bool]) -> list[Person]:
    query = (
        select(Attendee, Attendance)
        .join(Attendance, Attendance.attendee_id == Attendee.id, isouter=True)
        .where(Attendee.meeting_id == meeting.id, *conditions)
        .order_by(Attendee.position, Attendee.number)
    )
    return [Person(meeting, attendee, row) for attendee, row in unit.session.execute(query)]


def _sign_in_all(unit: Unit, people: Iterable[Person], at: dt.datetime, pass_over: PassOver) -> SignedIn:
    signed: list[Arrival] = []
    skipped: list[Skipped] = []
    for who in people:
        why = pass_over(who)
        if why is None:
            signed.append(sign_in(unit, who, at))
        else:
            skipped.append(Skipped(number=who.attendee.number, name=who.name, why=why))
    return SignedIn(signed=signed, skipped=skipped)


def _here(who: Person) -> str | None:
    return ALREADY if who.row is not None and who.row.here else None


def _here_or_on_leave(who: Person) -> str | None:
    on_leave = who.row is not None and who.row.status == Status.LEAVE
    return ON_LEAVE if on_leave else _here(who)
