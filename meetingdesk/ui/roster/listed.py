"""What the roster's table shows: a person in a post, or an organisation that nobody serves in yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetingdesk.foundation import namesearch
from meetingdesk.foundation.namesearch import SearchKey
from meetingdesk.foundation.wording import _
from meetingdesk.roster.phones import masked
from meetingdesk.roster.queries import OrganisationRow, RosterRow
from meetingdesk.roster.sorting import Order, key_of
from meetingdesk.ui.tables import Cell, Column, name_cell
from meetingdesk.ui.theme import Role


@dataclass(frozen=True)
class Listed:
    """A row of the table; `person` or `organisation` may be missing, never both."""

    id: str
    number: int
    person: RosterRow | None
    organisation: OrganisationRow | None
    invited: bool

    @property
    def name(self) -> str:
        """The person's name, or nothing."""
        return self.person.name if self.person else ""

    @property
    def unit(self) -> str:
        """The organisation's full name, or nothing."""
        return self.organisation.full_name if self.organisation else ""


def listed(
    people: Sequence[RosterRow], organisations: Sequence[OrganisationRow], invited: frozenset[str]
) -> list[Listed]:
    """People in roster order, then the organisations that nobody serves in."""
    known = {one.id: one for one in organisations}
    rows = [
        Listed(one.id, one.number, one, known.get(one.organisation_id or ""), one.person_id in invited)
        for one in people
    ]
    return rows + [Listed(one.id, 0, None, one, False) for one in organisations if not one.people]


def key_for_search(row: Listed) -> SearchKey:
    """What a row is found by."""
    person = row.person
    return namesearch.keys(
        row.name, row.unit, number=row.number or None,
        phone=person.phone if person else None, reading=person.reading if person else None,
    )  # fmt: skip


def in_order(rows: Iterable[Listed], order: Order | None) -> list[Listed]:
    """In another order for the eye; None is the order of the roster."""
    if order is None:
        return list(rows)
    return sorted(rows, key=lambda row: _key(order, row))


def _key(order: Order, row: Listed) -> tuple[bool, object]:
    level = row.organisation.level if row.organisation else None
    reading = row.person.reading if row.person else None
    return (not row.name and order is not Order.LEVEL, key_of(order, row.name, reading, level))


def columns(with_meeting: bool) -> tuple[Column[Listed], ...]:
    """The table's columns, in the language now in use."""
    found: list[Column[Listed]] = [
        Column(_("序号"), lambda row: Cell(str(row.number or "")), width=64, right=True),
        Column(_("姓名"), _name, share=1.1),
        Column(_("党组织"), lambda row: Cell(row.unit, role=Role.BODY, ink="text"), share=2),
        Column(_("职务"), lambda row: Cell((row.person and row.person.title) or ""), share=1.2),
        Column(_("级别"), _level, share=1),
        Column(_("电话"), lambda row: Cell(masked(row.person.phone if row.person else "")), width=132),
    ]
    if with_meeting:
        found.append(Column(_("本次会议"), _invited, width=124))
    return tuple(found)


def _name(row: Listed) -> Cell:
    return name_cell(row.name) if row.name else Cell(_("还没有人"), ink="text3")


def _level(row: Listed) -> Cell:
    return Cell((row.organisation and row.organisation.level) or "")


def _invited(row: Listed) -> Cell:
    if row.person is None:
        return Cell("")
    return Cell(_("已加入"), icon="check", tone="ok") if row.invited else Cell(_("没有加入"))
