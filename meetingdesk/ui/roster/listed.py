"""What the roster's table shows: a person in a post, an organisation with nobody yet or over its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from meetingdesk.foundation import namesearch
from meetingdesk.foundation.namesearch import Index, SearchKey
from meetingdesk.foundation.wording import _
from meetingdesk.meeting.model import ROLE_WORDS, Role
from meetingdesk.meeting.queries import AttendeeRow
from meetingdesk.roster.phones import masked
from meetingdesk.roster.queries import OrganisationRow, RosterRow
from meetingdesk.roster.sorting import Order, key_of
from meetingdesk.ui.tables import Cell, Column, name_cell
from meetingdesk.ui.theme import Role as Type


@dataclass(frozen=True)
class Listed:
    """A row of the table; `person` or `organisation` may be missing, never both.

    `attendee` is the person's entry on the list of the meeting in hand.
    """

    id: str
    number: int
    person: RosterRow | None
    organisation: OrganisationRow | None
    attendee: AttendeeRow | None = None

    @property
    def name(self) -> str:
        """The person's name, or nothing."""
        return self.person.name if self.person else ""

    @property
    def unit(self) -> str:
        """The organisation's full name, or nothing."""
        return self.organisation.full_name if self.organisation else ""


def listed(
    people: Sequence[RosterRow],
    organisations: Sequence[OrganisationRow],
    attendees: Mapping[str, AttendeeRow],
) -> list[Listed]:
    """People in roster order, then the organisations that nobody serves in; `attendees` by person."""
    known = {one.id: one for one in organisations}
    rows = [
        Listed(one.id, one.number, one, known.get(one.organisation_id or ""), attendees.get(one.person_id))
        for one in people
    ]
    return rows + [Listed(one.id, 0, None, one) for one in organisations if not one.people]


Spelling = tuple[str, str, int | None, str | None, str | None]


class Finder:
    """Finds rows as one types. Spellings are kept from one state of the roster to the next."""

    def __init__(self) -> None:
        self._keys: dict[Spelling, SearchKey] = {}
        self._learnt: tuple[Spelling, ...] = ()
        self._index: Index | None = None
        self._one_at_a_time = Lock()

    def learn(self, rows: Sequence[Listed]) -> None:
        """The rows as they are now; whoever is as before costs nothing."""
        spellings = tuple(_spelling(row) for row in rows)
        if spellings != self._learnt:
            self._learnt, self._index = spellings, None

    @property
    def ready(self) -> bool:
        """Whether the spellings are worked out."""
        return self._index is not None

    def find(self, typed: str) -> list[int]:
        """Places of the rows that answer what was typed, from top to bottom."""
        return sorted(self.warm().search(typed))

    def warm(self) -> Index:
        """Work out the spellings, unless that is done; may run beside the window, before the first key."""
        with self._one_at_a_time:
            learnt, index = self._learnt, self._index
            if index is None:
                self._keys = {one: self._keys.get(one) or _key_of(one) for one in learnt}
                index = Index(self._keys[one] for one in learnt)
                if learnt is self._learnt:
                    self._index = index
            return index


def _spelling(row: Listed) -> Spelling:
    person = row.person
    phone = person.phone if person else None
    return row.name, row.unit, row.number or None, phone, person.reading if person else None


def _key_of(spelling: Spelling) -> SearchKey:
    name, unit, number, phone, reading = spelling
    return namesearch.keys(name, unit, number=number, phone=phone, reading=reading)


class Sorter:
    """Puts rows in another order for the eye. What to sort by is worked out once for each state of the
    roster: ten thousand names take three frames.
    """

    def __init__(self) -> None:
        self._rows: Sequence[Listed] = ()
        self._places: dict[Order, dict[str, int]] = {}

    def learn(self, rows: Sequence[Listed]) -> None:
        """The rows as they are now."""
        self._rows, self._places = rows, {}

    def ready(self, order: Order | None) -> bool:
        """Whether nothing is left to be worked out."""
        return order is None or order is Order.UNIT or order in self._places

    def warm(self, order: Order | None) -> None:
        """Work it out; may run beside the window."""
        if order is None or self.ready(order):
            return
        rows, places = self._rows, self._places
        ranked = sorted(rows, key=lambda row: _key(order, row))
        places[order] = {row.id: place for place, row in enumerate(ranked)}

    def in_order(
        self, rows: Iterable[Listed], order: Order | None, organisations: Sequence[OrganisationRow]
    ) -> list[Listed]:
        """Some of the rows; None is the order of the roster."""
        if order is None:
            return list(rows)
        if order is Order.UNIT:
            return _under_heads(rows, organisations)
        self.warm(order)
        places = self._places[order]
        return sorted(rows, key=lambda row: places[row.id])


def _under_heads(rows: Iterable[Listed], organisations: Sequence[OrganisationRow]) -> list[Listed]:
    """Each organisation in its own row, in the order of organisations, and its people below it."""
    serving: dict[str, list[Listed]] = {}
    for row in rows:
        serving.setdefault(row.organisation.id if row.organisation else "", []).append(row)
    found: list[Listed] = []
    for one in organisations:
        if one.id in serving:
            found += [Listed(one.id, 0, None, one), *(row for row in serving[one.id] if row.person)]
    return found + serving.get("", [])


def _key(order: Order, row: Listed) -> tuple[bool, object]:
    level = row.organisation.level if row.organisation else None
    reading = row.person.reading if row.person else None
    return (not row.name and order is not Order.LEVEL, key_of(order, row.name, reading, level))


NAME, TITLE, LEVEL, PHONE = "name", "title", "level", "phone"
EDITED = {1: NAME, 3: TITLE, 4: LEVEL, 5: PHONE}
"""The columns that can be written in place, by their place from 0."""


def words_to_edit(row: Listed, what: str) -> str | None:
    """What a field over a cell begins with; None where nothing can be written there.

    A phone begins masked: whoever only looks learns nothing, and what stays as it was changes nothing.
    """
    person, organisation = row.person, row.organisation
    if what == LEVEL:
        return (organisation.level or "") if organisation else None
    if person is None:
        return None
    if what == TITLE:
        return (person.title or "") if organisation else None
    return masked(person.phone) if what == PHONE else person.name


def columns(with_meeting: bool) -> tuple[Column[Listed], ...]:
    """The table's columns, in the language now in use."""
    found: list[Column[Listed]] = [
        Column(_("序号"), lambda row: Cell(str(row.number or "")), width=64, right=True),
        Column(_("姓名"), _name, share=1.1),
        Column(_("党组织"), _unit, share=2),
        Column(_("职务"), lambda row: Cell((row.person and row.person.title) or ""), share=1.2, least=640),
        Column(_("级别"), _level, share=0.8, least=700),
        Column(_("电话"), _phone, width=128, least=540),
    ]
    if with_meeting:
        found.append(Column(_("本次会议"), _attendance, width=136))
    return tuple(found)


def _name(row: Listed) -> Cell:
    if row.name:
        return name_cell(row.name)
    people = row.organisation.people if row.organisation else 0
    return Cell(_("{count} 人", count=people), ink="text2") if people else Cell(_("还没有人"), ink="text3")


def _unit(row: Listed) -> Cell:
    return Cell(row.unit, role=Type.BODY if row.person else Type.BODY_STRONG, ink="text")


def _phone(row: Listed) -> Cell:
    return Cell(masked(row.person.phone if row.person else ""))


def _level(row: Listed) -> Cell:
    return Cell((row.organisation and row.organisation.level) or "")


def _attendance(row: Listed) -> Cell:
    if row.person is None:
        return Cell("")
    if row.attendee is None:
        return Cell(_("没有加入"), ink="text3")
    return Cell(role_words(row.attendee), icon="check", tone="ok")


def role_words(attendee: AttendeeRow) -> str:
    """Role and voter class: 出席 A."""
    word = _(ROLE_WORDS[Role(attendee.role)])
    role = word[:1].upper() + word[1:]  # a word of a sentence, as it stands alone
    return f"{role} {attendee.voter_class}" if attendee.voter_class else role
