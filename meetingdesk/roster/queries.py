"""Looks at the roster: frozen rows, in roster order unless asked otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from meetingdesk.foundation import namesearch
from meetingdesk.foundation.namesearch import SearchKey
from meetingdesk.roster.importing import Known, KnownPost
from meetingdesk.roster.likeness import KnownUnit
from meetingdesk.roster.model import Alias, Organisation, Person, Post
from meetingdesk.roster.units import COMMITTEES


@dataclass(frozen=True)
class RosterRow:
    """A person in one post; someone with two posts has two rows, someone without has one with None."""

    id: str  # of the post, or of the person where there is none: one row, one id
    person_id: str
    name: str
    reading: str | None
    phone: str | None
    note: str | None
    post_id: str | None
    title: str | None
    organisation_id: str | None
    organisation: str | None
    kind: str | None
    level: str | None
    number: int  # place in the roster from 1, the same for all rows of a person


@dataclass(frozen=True)
class AliasRow:
    """Another name of an organisation."""

    id: str
    alias: str


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation with how many of the roster's people serve in it."""

    id: str
    name: str
    kind: str
    full_name: str
    level: str | None
    parent_id: str | None
    members: int | None
    people: int
    note: str | None
    aliases: tuple[AliasRow, ...]


@dataclass(frozen=True)
class Counts:
    """The roster in figures; `committees` and `branches` by kind, `members` None where none is known."""

    people: int
    organisations: int
    committees: int
    branches: int
    kinds: tuple[tuple[str, int], ...]
    members: int | None


_PERSON = (Person.id, Person.name, Person.reading, Person.phone, Person.note)
_POST = (Post.id, Post.title)
_UNIT = (Organisation.id, Organisation.name, Organisation.kind, Organisation.level)


def roster(session: Session) -> tuple[RosterRow, ...]:
    """Everyone with their posts, in roster order."""
    query = (
        select(*_PERSON, *_POST, *_UNIT)
        .join(Post, Post.person_id == Person.id, isouter=True)
        .join(Organisation, Organisation.id == Post.organisation_id, isouter=True)
        .order_by(Person.position, Person.id, Post.position, Post.id)
    )  # columns, not objects: ten thousand rows in a tenth of the time
    numbers: dict[str, int] = {}
    found = []
    for person_id, name, reading, phone, note, post_id, title, unit_id, unit, kind, level in session.execute(
        query
    ):
        number = numbers.setdefault(person_id, len(numbers) + 1)
        full = f"{unit}{kind}" if unit_id else None
        who = (post_id or person_id, person_id, name, reading, phone, note)
        found.append(RosterRow(*who, post_id, title, unit_id, full, kind, level, number))
    return tuple(found)


def person(session: Session, person_id: str) -> tuple[RosterRow, ...]:
    """One person's rows; empty when they are not on the roster."""
    return tuple(row for row in roster(session) if row.person_id == person_id)


def search_key(row: RosterRow) -> SearchKey:
    """What a row is found by; keep these while the roster is unchanged, and ask `namesearch.search`."""
    return namesearch.keys(
        row.name, row.organisation or "", number=row.number, phone=row.phone, reading=row.reading
    )


def find_people(session: Session, typed: str, limit: int | None = 50) -> tuple[RosterRow, ...]:
    """Who answers what was typed, best first; nothing typed finds nobody."""
    rows = roster(session)
    return tuple(rows[place] for place in namesearch.search(typed, [search_key(row) for row in rows], limit))


def organisations(session: Session) -> tuple[OrganisationRow, ...]:
    """All organisations, in roster order."""
    aliases: dict[str, list[AliasRow]] = {}
    for alias in session.scalars(select(Alias).order_by(Alias.alias)):
        aliases.setdefault(alias.organisation_id, []).append(AliasRow(alias.id, alias.alias))
    serving = select(Post.organisation_id, func.count(Post.person_id.distinct())).group_by(
        Post.organisation_id
    )
    people = dict(session.execute(serving).all())
    return tuple(
        OrganisationRow(
            id=one.id,
            name=one.name,
            kind=one.kind,
            full_name=one.full_name,
            level=one.level,
            parent_id=one.parent_id,
            members=one.members,
            people=people.get(one.id, 0),
            note=one.note,
            aliases=tuple(aliases.get(one.id, ())),
        )
        for one in session.scalars(select(Organisation).order_by(Organisation.position, Organisation.id))
    )


def counts(session: Session) -> Counts:
    """How many there are."""
    all_of_them = session.execute(select(Organisation.kind, Organisation.members)).all()
    kinds = Counter(kind for kind, _ in all_of_them)
    members = [count for _, count in all_of_them if count is not None]
    committees = sum(count for kind, count in kinds.items() if kind in COMMITTEES)
    return Counts(
        people=session.scalar(select(func.count(Person.id))) or 0,
        organisations=len(all_of_them),
        committees=committees,
        branches=sum(count for kind, count in kinds.items() if kind.endswith("支部")),
        kinds=tuple(kinds.most_common()),
        members=sum(members) if members else None,
    )


def known(session: Session) -> Known:
    """The roster for comparing a file with it (`importing.preview`)."""
    posts = tuple(
        KnownPost(
            person_id=row.person_id,
            name=row.name,
            organisation_id=row.organisation_id,
            unit=row.organisation or "",
            post=row.title or "",
            phone=row.phone or "",
            note=row.note or "",
            reading=row.reading or "",
            level=row.level or "",
        )
        for row in roster(session)
    )
    units = tuple(
        KnownUnit(one.id, one.name, one.kind, tuple(alias.alias for alias in one.aliases))
        for one in organisations(session)
    )
    return Known(posts, units)
