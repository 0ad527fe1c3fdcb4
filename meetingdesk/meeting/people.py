"""Who belongs to a meeting: attendees, guests, and the operators at the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given, tidy
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting import order
from meetingdesk.meeting.lookup import require_open, row_of, rows_of
from meetingdesk.meeting.model import Attendee, Guest, Operator, Role
from meetingdesk.meeting.pins import Pin
from meetingdesk.roster.model import Organisation, Person, Post
from meetingdesk.storage.unit import Unit

SHORTEST_PIN = 4
ATTENDEE = ("name", "unit", "post", "role", "voter_class", "number", "person_id", "organisation_id")
GUEST = ("unit", "name", "post", "did")


@dataclass(frozen=True, kw_only=True)
class AddAttendee(Command[str]):
    """Add someone by hand and return their id; the number is the next free one unless given.

    Refused: meeting.no_name, meeting.role, meeting.attendee_twice, meeting.number_taken, meeting.archived.
    """

    summary: ClassVar[str] = N_("加入参会人 {name}")

    meeting_id: str
    name: str
    unit: str
    post: str | None = None
    role: str = Role.EXPECTED.value
    voter_class: str | None = None
    number: int | None = None
    person_id: str | None = None
    organisation_id: str | None = None

    def apply(self, unit: Unit) -> str:
        """Put them last in the list."""
        require_open(unit, self.meeting_id)
        told = given(self, ATTENDEE)
        told["number"] = self.number or _highest(unit.session, Attendee.number, self.meeting_id) + 1
        position = _highest(unit.session, Attendee.position, self.meeting_id) + 1
        person = Attendee(meeting_id=self.meeting_id, position=position, **told)
        _fits_in(unit.session, person)
        unit.describe(name=person.name)
        return unit.add(person).id


@dataclass(frozen=True, kw_only=True)
class AddAttendeesFromRoster(Command[int]):
    """Take over all who hold a post, in roster order; who is in already stays as is. Returns how many.

    `person_ids` takes only these of them. One person is one attendee, under their first post; who was added
    by hand under the same name and unit is linked to the roster, not doubled. Refused: meeting.empty_roster,
    meeting.role, meeting.archived.
    """

    summary: ClassVar[str] = N_("从名册加入参会人 {count} 名")

    meeting_id: str
    role: str = Role.EXPECTED.value
    person_ids: tuple[str, ...] | None = None

    def apply(self, unit: Unit) -> int:
        """Copy name, unit and post as they are now."""
        require_open(unit, self.meeting_id)
        _check_role(self.role)
        here = rows_of(unit.session, Attendee, self.meeting_id)
        roster = [_copied(*entry) for entry in _posts_in_order(unit.session) if self._wants(entry[0].id)]
        if not roster:
            raise Refused("meeting.empty_roster")
        new = _newcomers(roster, here)
        number, position = _next_number(here), order.next_position(here)
        for ahead, person in enumerate(new):
            person.meeting_id, person.role = self.meeting_id, self.role
            person.number, person.position = number + ahead, position + ahead
        unit.session.add_all(new)
        unit.describe(count=len(new))
        return len(new)

    def _wants(self, person_id: str) -> bool:
        return self.person_ids is None or person_id in self.person_ids


@dataclass(frozen=True, kw_only=True)
class CorrectAttendee(Command[None]):
    """Correct someone's entry in this meeting only; what is not given stays. Refused: as `AddAttendee`."""

    summary: ClassVar[str] = N_("更正参会人 {name}")

    meeting_id: str
    attendee_id: str
    name: str | Keep = KEEP
    unit: str | Keep = KEEP
    post: str | Keep | None = KEEP
    role: str | Keep = KEEP
    voter_class: str | Keep | None = KEEP
    number: int | Keep = KEEP
    person_id: str | Keep | None = KEEP
    organisation_id: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        require_open(unit, self.meeting_id)
        person = row_of(unit, Attendee, self.attendee_id, self.meeting_id)
        with unit.session.no_autoflush:
            change(person, self, ATTENDEE)
            _fits_in(unit.session, person)
        unit.describe(name=person.name)


@dataclass(frozen=True, kw_only=True)
class RemoveAttendee(Command[None]):
    """Take someone off the list who left no trace in the meeting yet; numbers of the others stay.

    Refused: meeting.attendee_in_use (they have signed in, report or handed something in), meeting.archived.
    """

    summary: ClassVar[str] = N_("移出参会人 {name}")

    meeting_id: str
    attendee_id: str

    def apply(self, unit: Unit) -> None:
        """The database knows who is referred to, whatever capability does so."""
        require_open(unit, self.meeting_id)
        person = row_of(unit, Attendee, self.attendee_id, self.meeting_id)
        name = person.name
        unit.describe(name=name)
        unit.delete(person)
        try:
            unit.session.flush()
        except IntegrityError as error:
            raise Refused("meeting.attendee_in_use", name=name) from error


@dataclass(frozen=True, kw_only=True)
class MoveAttendee(Command[None]):
    """Put someone in front of another (None = last) in this meeting's list; numbers stay."""

    summary: ClassVar[str] = N_("调整 {name} 的次序")

    meeting_id: str
    attendee_id: str
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """Renumber the places."""
        require_open(unit, self.meeting_id)
        person = row_of(unit, Attendee, self.attendee_id, self.meeting_id)
        order.move(rows_of(unit.session, Attendee, self.meeting_id), person, self.before)
        unit.describe(name=person.name)


@dataclass(frozen=True, kw_only=True)
class AddGuest(Command[str]):
    """Note who came to guide the meeting; unit or name is enough, the other may follow. Returns the id.

    Refused: meeting.guest_unknown, meeting.archived.
    """

    summary: ClassVar[str] = N_("加入到会指导 {name}")

    meeting_id: str
    unit: str | None = None
    name: str | None = None
    post: str | None = None
    did: str | None = None

    def apply(self, unit: Unit) -> str:
        """Put them last."""
        require_open(unit, self.meeting_id)
        others = rows_of(unit.session, Guest, self.meeting_id)
        position = order.next_position(others)
        guest = Guest(meeting_id=self.meeting_id, position=position, **given(self, GUEST))
        _known_somehow(guest)
        unit.describe(name=guest.name or guest.unit)
        return unit.add(guest).id


@dataclass(frozen=True, kw_only=True)
class CorrectGuest(Command[None]):
    """Correct a guest's entry; what is not given stays. Refused: as `AddGuest`."""

    summary: ClassVar[str] = N_("更正到会指导 {name}")

    meeting_id: str
    guest_id: str
    unit: str | Keep | None = KEEP
    name: str | Keep | None = KEEP
    post: str | Keep | None = KEEP
    did: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        require_open(unit, self.meeting_id)
        guest = row_of(unit, Guest, self.guest_id, self.meeting_id)
        change(guest, self, GUEST)
        _known_somehow(guest)
        unit.describe(name=guest.name or guest.unit)


@dataclass(frozen=True, kw_only=True)
class MoveGuest(Command[None]):
    """Put a guest in front of another (None = last). Refused: meeting.wrong_meeting, meeting.archived."""

    summary: ClassVar[str] = N_("调整 {name} 的次序")

    meeting_id: str
    guest_id: str
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """Renumber the places."""
        require_open(unit, self.meeting_id)
        guest = row_of(unit, Guest, self.guest_id, self.meeting_id)
        order.move(rows_of(unit.session, Guest, self.meeting_id), guest, self.before)
        unit.describe(name=guest.name or guest.unit)


@dataclass(frozen=True, kw_only=True)
class RemoveGuest(Command[None]):
    """Take a guest off the list. Refused: storage.gone, meeting.archived, meeting.guest_in_use."""

    summary: ClassVar[str] = N_("移出到会指导 {name}")

    meeting_id: str
    guest_id: str

    def apply(self, unit: Unit) -> None:
        """Remove the row."""
        require_open(unit, self.meeting_id)
        guest = row_of(unit, Guest, self.guest_id, self.meeting_id)
        name = guest.name or guest.unit
        unit.describe(name=name)
        unit.delete(guest)
        try:
            unit.session.flush()
        except IntegrityError as error:
            raise Refused("meeting.guest_in_use", name=name) from error


@dataclass(frozen=True, kw_only=True)
class AddOperator(Command[str]):
    """Name someone who may be at the keyboard; a PIN is optional. Returns the id.

    Refused: meeting.no_name, meeting.operator_twice, meeting.pin_short.
    """

    summary: ClassVar[str] = N_("加入操作员 {name}")

    name: str
    pin: Pin | None = None

    def apply(self, unit: Unit) -> str:
        """Keep the name, and the PIN's hash."""
        name = clean_name(self.name)
        if not name:
            raise Refused("meeting.no_name")
        if unit.session.scalar(select(Operator.id).where(Operator.name == name)):
            raise Refused("meeting.operator_twice", name=name)
        unit.describe(name=name)
        return unit.add(Operator(name=name, pin_hash=_hashed(self.pin))).id


@dataclass(frozen=True, kw_only=True)
class ChangePin(Command[None]):
    """Give an operator another PIN, or none. Refused: meeting.pin_short, storage.gone."""

    summary: ClassVar[str] = N_("更换 {name} 的口令")

    operator_id: str
    pin: Pin | None = None

    def apply(self, unit: Unit) -> None:
        """Replace the hash."""
        operator = unit.get(Operator, self.operator_id)
        operator.pin_hash = _hashed(self.pin)
        unit.describe(name=operator.name)


@dataclass(frozen=True, kw_only=True)
class RemoveOperator(Command[None]):
    """Take an operator off the list; the history keeps their name. Refused: storage.gone."""

    summary: ClassVar[str] = N_("移出操作员 {name}")

    operator_id: str

    def apply(self, unit: Unit) -> None:
        """Remove the row."""
        operator = unit.get(Operator, self.operator_id)
        unit.describe(name=operator.name)
        unit.delete(operator)


def _hashed(pin: Pin | None) -> str | None:
    if pin is None:
        return None
    if len(pin) < SHORTEST_PIN:
        raise Refused("meeting.pin_short", least=SHORTEST_PIN)
    return pin.hashed()


def _highest(session: Session, column: InstrumentedAttribute[int], meeting_id: str) -> int:
    """Of a list that may be long: asked of the index, not read row by row."""
    return session.scalar(select(func.max(column)).where(Attendee.meeting_id == meeting_id)) or 0


def _next_number(others: Iterable[Attendee]) -> int:
    return max((one.number for one in others), default=0) + 1


def _newcomers(roster: Iterable[Attendee], here: Iterable[Attendee]) -> list[Attendee]:
    by_person = {one.person_id for one in here}
    by_hand = {(one.name, one.unit): one for one in here if one.person_id is None}
    new = []
    for person in roster:
        twin = by_hand.get((person.name, person.unit))
        if twin is not None:
            twin.person_id, twin.organisation_id = person.person_id, person.organisation_id
        elif person.person_id not in by_person:
            new.append(person)
    return new


def _check_role(role: str) -> None:
    if role not in set(Role):
        raise Refused("meeting.role", role=role)


def _fits_in(session: Session, person: Attendee) -> None:
    person.name = clean_name(person.name or "")
    person.unit = tidy(person.unit) or ""
    if not person.name:
        raise Refused("meeting.no_name")
    _check_role(person.role)
    meant = Attendee.meeting_id == person.meeting_id, Attendee.id != person.id
    others = select(Attendee).where(*meant).limit(1)
    holder = session.scalar(others.where(Attendee.number == person.number))
    if holder is not None:
        raise Refused("meeting.number_taken", number=person.number, name=holder.name)
    twin = session.scalar(others.where(Attendee.name == person.name, Attendee.unit == person.unit))
    if twin is not None:
        raise Refused("meeting.attendee_twice", name=twin.name, unit=twin.unit, number=twin.number)


def _known_somehow(guest: Guest) -> None:
    guest.name = clean_name(guest.name) if guest.name else None
    if not (guest.name or guest.unit):
        raise Refused("meeting.guest_unknown")


def _posts_in_order(session: Session) -> list[tuple[Person, Post, Organisation]]:
    query = (
        select(Person, Post, Organisation)
        .join(Post, Post.person_id == Person.id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .order_by(Person.position, Person.id, Post.position, Post.id)
    )
    first: dict[str, tuple[Person, Post, Organisation]] = {}
    for person, post, organisation in session.execute(query):
        first.setdefault(person.id, (person, post, organisation))
    return list(first.values())


def _copied(person: Person, post: Post, organisation: Organisation) -> Attendee:
    return Attendee(
        person_id=person.id, organisation_id=organisation.id, name=person.name,
        unit=organisation.full_name, post=post.title,
    )  # fmt: skip
