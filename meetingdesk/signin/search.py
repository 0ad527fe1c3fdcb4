"""Finding a person as the desk types: an index worked out beforehand, asked at every key press."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from meetingdesk.foundation import namesearch
from meetingdesk.foundation.namesearch import SearchKey
from meetingdesk.meeting.model import Attendee, Role
from meetingdesk.roster.model import Organisation, Person, Post
from meetingdesk.signin.model import Badge

Spelling = tuple[str, str, int | None, str | None, str | None, str | None]
"""What a search key is made of: name, unit, number, phone, own reading, badge."""


@dataclass(frozen=True)
class Hit:
    """One person that answers what was typed; how they stand is on the board's row of the same id."""

    attendee_id: str
    number: int
    name: str
    unit: str
    post: str | None
    role: Role


@dataclass(frozen=True)
class RosterHit:
    """Someone of the roster who is not on the list of the meeting: what `many.AddWalkIn` takes."""

    person_id: str
    organisation_id: str | None
    name: str
    unit: str
    post: str | None


@dataclass(frozen=True)
class RosterIndex:
    """The people of the roster who may walk in."""

    people: tuple[RosterHit, ...] = ()
    index: namesearch.Index = field(default_factory=namesearch.Index, repr=False, compare=False)

    def find(self, typed: str, limit: int | None = 20) -> tuple[RosterHit, ...]:
        """The best answers first; none for nothing typed."""
        return tuple(self.people[place] for place in self.index.search(typed, limit))


@dataclass(frozen=True)
class AttendeeIndex:
    """Everyone of a meeting with what they are found by. Make a new one when the list of people changed."""

    people: tuple[Hit, ...] = ()
    index: namesearch.Index = field(default_factory=namesearch.Index, repr=False, compare=False)
    made: dict[Spelling, SearchKey] = field(default_factory=dict, repr=False, compare=False)

    def find(self, typed: str, limit: int | None = 20) -> tuple[Hit, ...]:
        """The best answers first (`namesearch` says which those are); none for nothing typed."""
        return tuple(self.people[place] for place in self.index.search(typed, limit))


def attendee_index(session: Session, meeting_id: str, known: AttendeeIndex | None = None) -> AttendeeIndex:
    """The index of a meeting's people; `known` spares working out again those who have not changed."""
    before = known.made if known else {}
    query = (
        select(
            Attendee.id, Attendee.number, Attendee.name, Attendee.unit, Attendee.post, Attendee.role,
            Person.phone, Person.reading, Badge.code,
        )  # columns, not rows of the class: a third of the time of 10,000 people
        .join(Person, Person.id == Attendee.person_id, isouter=True)
        .join(Badge, and_(Badge.attendee_id == Attendee.id, Badge.revoked_at.is_(None)), isouter=True)
        .where(Attendee.meeting_id == meeting_id)
        .order_by(Attendee.position, Attendee.number)
    )
    people: list[Hit] = []
    made: dict[Spelling, SearchKey] = {}
    keys: list[SearchKey] = []
    for key, number, name, unit, post, role, phone, reading, badge in session.execute(query):
        spelling = (name, unit, number, phone, reading, badge)
        made[spelling] = before.get(spelling) or _key(spelling)
        keys.append(made[spelling])
        people.append(Hit(key, number, name, unit, post, Role(role)))
    same = known is not None and [id(key) for key in known.index.people] == [id(key) for key in keys]
    index = known.index if known is not None and same else namesearch.Index(keys)
    return AttendeeIndex(tuple(people), index, made)


def roster_index(session: Session, meeting_id: str) -> RosterIndex:
    """Everyone of the roster who is not on the list yet, once for each unit they serve."""
    here = select(Attendee.person_id).where(
        Attendee.meeting_id == meeting_id, Attendee.person_id.is_not(None)
    )
    query = (
        select(Person, Post.title, Organisation)
        .join(Post, Post.person_id == Person.id, isouter=True)
        .join(Organisation, Organisation.id == Post.organisation_id, isouter=True)
        .where(Person.id.not_in(here))
        .order_by(Person.position, Person.id, Post.position)
    )
    people: list[RosterHit] = []
    keys: list[SearchKey] = []
    for who, post, served in session.execute(query):
        serves: Organisation | None = served
        unit = "" if serves is None else serves.full_name
        people.append(RosterHit(who.id, None if serves is None else serves.id, who.name, unit, post))
        keys.append(_key((who.name, unit, None, who.phone, who.reading, None)))
    return RosterIndex(tuple(people), namesearch.Index(keys))


def search(session: Session, meeting_id: str, typed: str, limit: int = 20) -> tuple[Hit, ...]:
    """One search without keeping the index: for the command line."""
    return attendee_index(session, meeting_id).find(typed, limit)


def first_choice(hits: Sequence[Hit], arrived: Collection[str]) -> int:
    """Which hit to highlight: the first, or of its namesakes the first who has not come (look 04b)."""
    for place, hit in enumerate(hits):
        if hit.name == hits[0].name and hit.attendee_id not in arrived:
            return place
    return 0


def _key(spelling: Spelling) -> SearchKey:
    name, unit, number, phone, reading, badge = spelling
    return namesearch.keys(name, unit, number=number, phone=phone, reading=reading, badge=badge)
