"""How sign-in stands: the board, the counts that are announced, who is missing, one person's card."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from meetingdesk.meeting.model import Attendee, Meeting, Role
from meetingdesk.roster import model as roster
from meetingdesk.signin import model
from meetingdesk.signin.model import HERE, Attendance, Status
from meetingdesk.storage.base import LocalTime

_HERE = Attendance.status.in_(sorted(HERE))


@dataclass(frozen=True)
class BoardRow:
    """One person on the board. `unit_short` is the organisation without its kind, as tiles show it.

    `left_at`: gone, not back; `returned_at`: when they last came back after leaving.
    """

    attendee_id: str
    number: int
    name: str
    unit: str
    unit_short: str
    post: str | None
    role: Role
    status: Status
    arrived_at: dt.datetime | None
    late: bool
    left_at: dt.datetime | None
    excused: bool
    reason: str | None
    proxy_name: str | None
    proxy_post: str | None
    approved_by: str | None
    proxy_votes: bool
    proxy_reports: bool
    organisation_id: str | None
    returned_at: dt.datetime | None = None

    @property
    def here(self) -> bool:
        """In person or by a substitute."""
        return self.status in HERE


@dataclass(frozen=True)
class Counts:
    """应到 = 实到 + 请假 + 缺席 + 未到, at every moment (practice.md 4.2). Only role 出席 is counted there.

    `present` holds substitutes, latecomers and those who left early; `observers`, `guests` and `staff` are
    those of the other roles who are here.
    """

    expected: int
    present: int
    of_which_proxy: int
    of_which_late: int
    on_leave: int
    absent: int
    not_arrived: int
    left_early: int
    observers: int
    guests: int
    staff: int

    @property
    def balanced(self) -> bool:
        """Whether the identity holds."""
        return self.expected == self.present + self.on_leave + self.absent + self.not_arrived


@dataclass(frozen=True)
class Away:
    """A time out of the room that has ended."""

    left_at: dt.datetime
    returned_at: dt.datetime


@dataclass(frozen=True)
class Absence(Away):
    """The same with who it was: "is present" is not "was present" (semantics.md part 2, item 12)."""

    attendee_id: str
    name: str
    unit: str


@dataclass(frozen=True)
class Group:
    """One unit on the board. The four figures add up to `expected`; the others of `people` are 列席 etc."""

    unit: str
    unit_short: str
    people: tuple[BoardRow, ...]
    expected: int
    present: int
    on_leave: int
    absent: int
    not_arrived: int


@dataclass(frozen=True)
class Card:
    """One person, and the others who share the name: told apart by unit. `away`: times out of the room."""

    person: BoardRow
    namesakes: tuple[BoardRow, ...]
    away: tuple[Away, ...] = ()


@dataclass(frozen=True)
class Missing:
    """Someone expected who is not here and not on leave. `phone` is masked: 138****2023."""

    attendee_id: str
    number: int
    name: str
    unit: str
    post: str | None
    status: Status
    phone: str | None


@dataclass(frozen=True)
class Step:
    """So many of those expected were here from this moment on."""

    at: dt.datetime
    present: int


def board(session: Session, meeting_id: str, roles: Iterable[Role] | None = None) -> tuple[BoardRow, ...]:
    """Everyone of the meeting in roster order; `roles` narrows it."""
    query = _board()
    if roles is not None:
        query = query.where(Attendee.role.in_([Role(role).value for role in roles]))
    return _rows(session, meeting_id, query.order_by(Attendee.position, Attendee.number))


def numbered(session: Session, meeting_id: str, numbers: Collection[int]) -> dict[int, BoardRow]:
    """Those of the board who have these numbers."""
    if not numbers:
        return {}
    query = _board().where(Attendee.number.between(min(numbers), max(numbers)))
    wanted = set(numbers)
    return {row.number: row for row in _rows(session, meeting_id, query) if row.number in wanted}


def recent(session: Session, meeting_id: str, limit: int = 5) -> tuple[BoardRow, ...]:
    """刚才到的: the latest arrivals first, walk-ins included."""
    query = _board().where(_HERE).order_by(Attendance.arrived_at.desc(), Attendee.number.desc())
    return _rows(session, meeting_id, query.limit(limit))


def card(session: Session, meeting_id: str, attendee_id: str) -> Card | None:
    """One person with their namesakes; None when they are not of this meeting."""
    name = select(Attendee.name).where(Attendee.id == attendee_id).scalar_subquery()
    query = _board().where(or_(Attendee.id == attendee_id, Attendee.name == name))
    rows = _rows(session, meeting_id, query.order_by(Attendee.position))
    person = next((row for row in rows if row.attendee_id == attendee_id), None)
    if person is None:
        return None
    gone = select(model.Away).where(model.Away.attendee_id == attendee_id).order_by(model.Away.left_at)
    away = tuple(Away(row.left_at, row.returned_at) for row in session.scalars(gone))
    return Card(person, tuple(row for row in rows if row is not person), away)


def by_unit(session: Session, meeting_id: str, roles: Iterable[Role] | None = None) -> tuple[Group, ...]:
    """The board unit by unit, in the order of each unit's first person."""
    found: dict[str, list[BoardRow]] = {}
    for row in board(session, meeting_id, roles):
        found.setdefault(row.unit, []).append(row)
    return tuple(map(_group, found.values()))


def times_away(session: Session, meeting_id: str) -> tuple[Absence, ...]:
    """Who was out of the room in between, and when; whoever is gone for good is on the board."""
    query = (
        select(model.Away.left_at, model.Away.returned_at, Attendee.id, Attendee.name, Attendee.unit)
        .join(Attendee, Attendee.id == model.Away.attendee_id)
        .where(model.Away.meeting_id == meeting_id).order_by(model.Away.left_at, Attendee.position)
    )  # fmt: skip
    return tuple(Absence(*found) for found in session.execute(query))


def counts(session: Session, meeting_id: str) -> Counts:
    """The figures that are announced. Zeros for a meeting that does not exist."""
    late = _late(deadline(session, meeting_id))
    query = (
        select(
            Attendee.role, Attendance.status, func.count(),
            func.sum(case((and_(_HERE, late), 1), else_=0)), func.count(Attendance.left_at),
        )
        .join(Attendance, Attendance.attendee_id == Attendee.id, isouter=True)
        .where(Attendee.meeting_id == meeting_id)
        .group_by(Attendee.role, Attendance.status)
    )  # fmt: skip
    found: Counter[object] = Counter()
    for role, status, people, latecomers, left in session.execute(query):
        found[role, status or Status.NOT_ARRIVED.value] += people
        found[role, "late"] += latecomers
        found[role, "left"] += left
    return _counts(found)


def missing(session: Session, meeting_id: str) -> tuple[Missing, ...]:
    """谁还没到: those expected who are 未到 or, once sign-in is closed, 缺席."""
    query = (
        select(Attendee, Attendance.status, roster.Person.phone)
        .join(Attendance, Attendance.attendee_id == Attendee.id, isouter=True)
        .join(roster.Person, roster.Person.id == Attendee.person_id, isouter=True)
        .where(Attendee.meeting_id == meeting_id, Attendee.role == Role.EXPECTED.value)
        .where(or_(Attendance.id.is_(None), Attendance.status == Status.ABSENT.value))
        .order_by(Attendee.position, Attendee.number)
    )
    return tuple(
        Missing(who.id, who.number, who.name, who.unit, who.post, _status(status), masked(phone))
        for who, status, phone in session.execute(query)
    )


def arrivals(session: Session, meeting_id: str) -> tuple[Step, ...]:
    """How many of those expected had come by when: one step a moment, for the small plot."""
    query = (
        select(Attendance.arrived_at, func.count())
        .join(Attendee, Attendee.id == Attendance.attendee_id)
        .where(Attendance.meeting_id == meeting_id, Attendee.role == Role.EXPECTED.value, _HERE)
        .where(Attendance.arrived_at.is_not(None))
        .group_by(Attendance.arrived_at).order_by(Attendance.arrived_at)
    )  # fmt: skip
    steps: list[Step] = []
    for at, came in session.execute(query):
        assert at is not None
        steps.append(Step(at, came + (steps[-1].present if steps else 0)))
    return tuple(steps)


def deadline(session: Session, meeting_id: str) -> dt.datetime:
    """Coming later than this is late; where the meeting has no day, that of the first arrival counts."""
    meeting = session.get(Meeting, meeting_id)
    first = select(func.min(Attendance.arrived_at)).where(Attendance.meeting_id == meeting_id)
    came = session.scalar(first)
    day = came.date() if came else dt.date.max
    return meeting.deadline(day) if meeting else dt.datetime.combine(day, dt.time.max)


def masked(number: str | None) -> str | None:
    """A phone number with its middle hidden, as a passer-by may see it: 138****2023, ******89, ****."""
    if not number:
        return None
    if len(number) >= 11:
        return f"{number[:3]}****{number[-4:]}"
    return "*" * (len(number) - 2) + number[-2:] if len(number) > 4 else "****"


def _group(people: list[BoardRow]) -> Group:
    expected = Counter(row.status for row in people if row.role == Role.EXPECTED)
    return Group(
        unit=people[0].unit, unit_short=people[0].unit_short, people=tuple(people),
        expected=expected.total(), present=sum(expected[status] for status in HERE),
        on_leave=expected[Status.LEAVE], absent=expected[Status.ABSENT],
        not_arrived=expected[Status.NOT_ARRIVED],
    )  # fmt: skip


@cache  # a statement is built once: it takes longer than its answer
def _board() -> Select[Any, Any, Any, Any]:
    """Everyone of the meeting given as `meeting`; `_rows` gives it."""
    meeting_id: BindParameter[str] = bindparam("meeting")
    back = (
        select(model.Away.attendee_id, func.max(model.Away.returned_at, type_=LocalTime).label("at"))
        .where(model.Away.meeting_id == meeting_id).group_by(model.Away.attendee_id).subquery()
    )  # fmt: skip
    return (
        select(Attendee, Attendance, roster.Organisation.name, back.c.at)
        .join(back, back.c.attendee_id == Attendee.id, isouter=True)
        .join(Attendance, Attendance.attendee_id == Attendee.id, isouter=True)
        .join(roster.Organisation, roster.Organisation.id == Attendee.organisation_id, isouter=True)
        .where(Attendee.meeting_id == meeting_id)
    )


def _rows(session: Session, meeting_id: str, query: Select[Any, Any, Any, Any]) -> tuple[BoardRow, ...]:
    until = deadline(session, meeting_id)
    return tuple(_row(found, until) for found in session.execute(query, {"meeting": meeting_id}))


def _row(found: Row[Any, Any, Any, Any], until: dt.datetime) -> BoardRow:
    who, row, organisation, back = found
    short = organisation if organisation and who.unit.startswith(organisation) else who.unit
    return BoardRow(
        attendee_id=who.id, number=who.number, name=who.name, unit=who.unit, unit_short=short, post=who.post,
        role=Role(who.role), organisation_id=who.organisation_id, returned_at=back, **_standing(row, until),
    )  # fmt: skip


def _standing(row: Attendance | None, until: dt.datetime) -> dict[str, Any]:
    if row is None:
        row = Attendance(excused=False, proxy_votes=False, proxy_reports=False)
    return {
        "status": _status(row.status), "arrived_at": row.arrived_at, "late": row.is_late(until),
        "left_at": row.left_at, "excused": row.excused, "reason": row.reason,
        "proxy_name": row.proxy_name, "proxy_post": row.proxy_post, "approved_by": row.approved_by,
        "proxy_votes": row.proxy_votes, "proxy_reports": row.proxy_reports,
    }  # fmt: skip


def _status(stored: str | None) -> Status:
    return Status(stored) if stored else Status.NOT_ARRIVED


def _late(until: dt.datetime) -> ColumnElement[bool]:
    decided = Attendance.late_by_hand
    return or_(decided.is_(True), and_(decided.is_(None), Attendance.arrived_at > until))


def _counts(found: Counter[object]) -> Counts:
    role = Role.EXPECTED.value
    by_status = {status: found[role, status.value] for status in Status}

    def here(other: Role) -> int:
        return sum(found[other.value, status.value] for status in HERE)

    return Counts(
        expected=sum(by_status.values()), present=here(Role.EXPECTED), of_which_proxy=by_status[Status.PROXY],
        of_which_late=found[role, "late"], on_leave=by_status[Status.LEAVE], absent=by_status[Status.ABSENT],
        not_arrived=by_status[Status.NOT_ARRIVED], left_early=found[role, "left"],
        observers=here(Role.OBSERVER), guests=here(Role.GUEST), staff=here(Role.STAFF),
    )  # fmt: skip
