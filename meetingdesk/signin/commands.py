"""What is done at the sign-in desk for one person. For several at once: `many`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Generic, TypedDict, TypeVar

from sqlalchemy import select

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.wording import N_
from meetingdesk.roster import model as roster
from meetingdesk.signin import lookup
from meetingdesk.signin.lookup import Arrival, Person
from meetingdesk.signin.model import Attendance, Status, clock_time
from meetingdesk.storage.unit import Unit

T = TypeVar("T")


class Standing(TypedDict):
    """How someone stands after an act; `already`: it was so before, nothing was changed."""

    already: bool
    attendee_id: str
    status: str


@dataclass(frozen=True, kw_only=True)
class _ForOne(Command[T], Generic[T]):
    """An act for one attendee. Refused: storage.gone, meeting.archived, signin.wrong_meeting."""

    meeting_id: str
    attendee_id: str

    def person(self, unit: Unit) -> Person:
        """Whom it is about; their name goes into the act's words."""
        return lookup.person(unit, self.meeting_id, self.attendee_id)


@dataclass(frozen=True, kw_only=True)
class SignIn(_ForOne[Arrival]):
    """签到. The first arrival is kept: for someone already here nothing changes, the first time comes back.

    semantics.md 4.3: the same gesture sent again makes one act, a new attempt none; neither may mark anyone
    absent. `at` is the time of arrival, now if not given. Someone on leave or absent who turns up is let in,
    the leave stays in the history (practice.md 4.2).
    """

    summary: ClassVar[str] = N_("签到 {name}")
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        return sign_in(unit, self.person(unit), self.at or unit.clock.local())


@dataclass(frozen=True, kw_only=True)
class SignInAfterwards(_ForOne[Arrival]):
    """补签: as `SignIn`, at the time told by whoever saw them. Refused: signin.not_yet for a time to come."""

    summary: ClassVar[str] = N_("补签 {name}")
    at: dt.datetime

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        who = self.person(unit)
        if self.at > unit.clock.local():
            raise Refused("signin.not_yet", name=who.name, at=clock_time(self.at))
        return sign_in(unit, who, self.at)


@dataclass(frozen=True, kw_only=True)
class CorrectArrival(_ForOne[Arrival]):
    """Set the time of an arrival, or decide by hand whether it was late; what is not given stays.

    `late=None` lets the start time decide again. Refused: signin.not_here, signin.left_before.
    """

    summary: ClassVar[str] = N_("更正 {name} 的签到")
    at: dt.datetime | None = None
    late: bool | Keep | None = KEEP

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        who = self.person(unit)
        row = who.present_row()
        if self.at is not None:
            gone = [away.left_at for away in lookup.times_away(unit, who.attendee.id)]
            if self.at > min(gone, default=row.left_at or self.at):
                raise Refused("signin.left_before", name=who.name, arrived=clock_time(self.at))
            row.arrived_at = self.at
        if not isinstance(self.late, Keep):
            row.late_by_hand = self.late
        return lookup.arrival(who, row, already=False)


@dataclass(frozen=True, kw_only=True)
class TakeLeave(_ForOne[Standing]):
    """请假, with its reason; asked for before the meeting or confirmed after 缺席 (practice.md 4.2, [Q7]).

    A new reason replaces the old one. Refused: signin.already when they are here; with `instead` the arrival
    was a mistake and goes, as by `UndoSignIn`.
    """

    summary: ClassVar[str] = N_("登记请假 {name}")
    reason: str | None = None
    instead: bool = False

    def apply(self, unit: Unit) -> Standing:
        """See the class."""
        who = self.person(unit)
        if not self.instead:
            refuse_if_here(who)
        row = who.row_to_fill(unit)
        reason = (self.reason or "").strip() or row.reason
        already = (row.status, row.reason) == (Status.LEAVE, reason)
        if row.here:
            row.clear_arrival()
            lookup.forget_traces(unit, who.attendee.id)
        row.excuse(reason)
        return Standing(already=already, attendee_id=who.attendee.id, status=row.status)


@dataclass(frozen=True, kw_only=True)
class SendProxy(_ForOne[Arrival]):
    """代会: the unit sends someone else, who counts as present; voting and reporting are off by default.

    practice.md 4.2: 原应到人, 代会人姓名+职务, 批准人, 是否参加测评, 是否代为述职. The same substitute again
    changes nothing. Refused: signin.proxy_unnamed; signin.already when someone else is here already; with
    `instead` that was a mistake (it was the substitute who came), and the time of the first arrival stays.
    """

    summary: ClassVar[str] = N_("登记代会 {name}")
    proxy_name: str
    proxy_post: str | None = None
    approved_by: str | None = None
    may_vote: bool = False
    may_report: bool = False
    at: dt.datetime | None = None
    instead: bool = False

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        who, name = self.person(unit), clean_name(self.proxy_name)
        if not name:
            raise Refused("signin.proxy_unnamed", name=who.name)
        if who.row is not None and who.row.proxy_name == name and who.row.here:
            return lookup.arrival(who, who.row, already=True)
        if not self.instead:
            refuse_if_here(who)
        row = who.row_to_fill(unit)
        first = row.arrived_at if row.here else self.at
        row.send(first or unit.clock.local(), name, self.proxy_post or None, self.approved_by or None)
        row.proxy_votes, row.proxy_reports = self.may_vote, self.may_report
        return lookup.arrival(who, row, already=False)


@dataclass(frozen=True, kw_only=True)
class CorrectProxy(_ForOne[Arrival]):
    """Put a substitute's details right; None leaves a thing as it is. Refused: signin.no_proxy."""

    summary: ClassVar[str] = N_("更正 {name} 的代会")
    proxy_name: str | None = None
    proxy_post: str | None = None
    approved_by: str | None = None
    may_vote: bool | None = None
    may_report: bool | None = None

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        who = self.person(unit)
        row = who.row
        if row is None or row.status != Status.PROXY:
            raise Refused("signin.no_proxy", name=who.name)
        row.proxy_name = clean_name(self.proxy_name or "") or row.proxy_name
        row.proxy_post = row.proxy_post if self.proxy_post is None else self.proxy_post or None
        row.approved_by = row.approved_by if self.approved_by is None else self.approved_by or None
        row.proxy_votes = row.proxy_votes if self.may_vote is None else self.may_vote
        row.proxy_reports = row.proxy_reports if self.may_report is None else self.may_report
        return lookup.arrival(who, row, already=False)


@dataclass(frozen=True, kw_only=True)
class UndoSignIn(_ForOne[Standing]):
    """撤销: back to 未到. Of someone who had asked for leave only the arrival goes; the leave holds again.

    An act of its own, any time later; history keeps both. What they signed on the screen and when they were
    away goes with the arrival. Refused: signin.nothing_to_undo.
    """

    summary: ClassVar[str] = N_("撤销签到 {name}")

    def apply(self, unit: Unit) -> Standing:
        """See the class."""
        who = self.person(unit)
        if who.row is None:
            raise Refused("signin.nothing_to_undo", name=who.name)
        lookup.forget_traces(unit, who.attendee.id)
        if who.row.forget_arrival():
            unit.delete(who.row)
            return Standing(already=False, attendee_id=who.attendee.id, status=Status.NOT_ARRIVED.value)
        return Standing(already=False, attendee_id=who.attendee.id, status=who.row.status)


@dataclass(frozen=True, kw_only=True)
class LeaveEarly(_ForOne[Arrival]):
    """早退: gone before the end, still counted as present (practice.md 4.2: a flag beside the status).

    Refused: signin.not_here, signin.left_already, signin.left_before.
    """

    summary: ClassVar[str] = N_("登记早退 {name}")
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        who = self.person(unit)
        row = who.present_row()
        back = [away.returned_at for away in lookup.times_away(unit, who.attendee.id)]
        row.leave_early(self.at or unit.clock.local(), who.name, max(back, default=row.arrived_at))
        return lookup.arrival(who, row, already=False)


@dataclass(frozen=True, kw_only=True)
class Return(_ForOne[Arrival]):
    """回场: in the room again after leaving; the time away is kept (`queries.Away`).

    Refused: signin.not_here, signin.not_left, signin.back_before.
    """

    summary: ClassVar[str] = N_("{name} 回到会场")
    at: dt.datetime | None = None

    def apply(self, unit: Unit) -> Arrival:
        """See the class."""
        who = self.person(unit)
        row = who.present_row()
        unit.add(row.come_back(self.at or unit.clock.local(), who.name))
        return lookup.arrival(who, row, already=False)


@dataclass(frozen=True, kw_only=True)
class RevealPhone(_ForOne[str | None]):
    """The whole phone number of one person; each look is an act, which names them but not the number.

    None when the roster knows no number. Undo passes it over. Everywhere else numbers are masked
    (reliability.md 59).
    """

    summary: ClassVar[str] = N_("查看 {name} 的电话")
    private: ClassVar[bool] = True

    def apply(self, unit: Unit) -> str | None:
        """See the class."""
        of = lookup.person(unit, self.meeting_id, self.attendee_id, changes=False).attendee.person_id
        return unit.session.scalar(select(roster.Person.phone).where(roster.Person.id == of)) if of else None


def sign_in(unit: Unit, who: Person, at: dt.datetime) -> Arrival:
    """Let someone in, unless they are here already."""
    if who.row is not None and who.row.here:
        unit.tell("signin")  # the repeat is a line of the log
        return lookup.arrival(who, who.row, already=True)
    row = who.row_to_fill(unit)
    row.arrive(at)
    return lookup.arrival(who, row, already=False)


def refuse_if_here(who: Person) -> Attendance | None:
    """Refused: signin.already, for someone who came or sent a substitute."""
    if who.row is None or not who.row.here:
        return who.row
    first = clock_time(who.row.arrived_at) if who.row.arrived_at else "—"
    raise Refused("signin.already", name=who.name, first=first)
