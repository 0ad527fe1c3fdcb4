"""The roster as a table for others: an import reads it back; phones stay masked unless meant to be given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.orm import Session

from meetingdesk.desk import Command
from meetingdesk.foundation.sheet_writing import Cell, Table, csv_bytes, xlsx_bytes
from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.roster import queries
from meetingdesk.roster.phones import masked
from meetingdesk.roster.queries import OrganisationRow, RosterRow
from meetingdesk.storage.unit import Unit

PEOPLE_HEAD = (
    *(N_("序号"), N_("党组织"), N_("姓名"), N_("职务"), N_("级别")),
    *(N_("电话"), N_("拼音"), N_("备注")),
)
UNITS_HEAD = (N_("党组织"), N_("级别"), N_("党员数"), N_("曾用名"), N_("人数"), N_("备注"))


@dataclass(frozen=True)
class Export:
    """The roster as it stands, ready to be written; `phones` is how many numbers stand in it in full."""

    people: Table
    organisations: Table
    phones: int

    def xlsx(self) -> bytes:
        """Two sheets; no cell is a formula."""
        return xlsx_bytes([self.people, self.organisations])

    def csv(self) -> bytes:
        """The people, with the mark by which Excel knows UTF-8."""
        return csv_bytes(self.people.header, self.people.rows)


@dataclass(frozen=True, kw_only=True)
class GiveOutPhones(Command[None]):
    """Note that phone numbers leave the program in full: which file, how many. Changes nothing."""

    summary: ClassVar[str] = N_("导出 {count} 个完整的电话到 {file}")
    private: ClassVar[bool] = True

    file: str
    count: int

    def apply(self, unit: Unit) -> None:
        """Only noted."""
        unit.describe(file=self.file, count=self.count)


def export(session: Session, wording: Wording, *, phones: bool = False) -> Export:
    """People in roster order and all organisations; phone numbers masked unless `phones`."""
    people = queries.roster(session)
    units = queries.organisations(session)
    told = sum(1 for one in {row.person_id: row for row in people}.values() if one.phone) if phones else 0
    return Export(_people(people, wording, phones), _organisations(units, wording), told)


def _people(rows: Sequence[RosterRow], wording: Wording, phones: bool) -> Table:
    cells: list[list[Cell]] = [
        [
            row.number, row.organisation, row.name, row.title, row.level,
            row.phone if phones else masked(row.phone), row.reading, row.note,
        ]
        for row in rows
    ]  # fmt: skip
    return Table(wording.text(N_("名册")), [wording.text(word) for word in PEOPLE_HEAD], cells)


def _organisations(rows: Sequence[OrganisationRow], wording: Wording) -> Table:
    cells: list[list[Cell]] = [
        [
            row.full_name, row.level, row.members,
            "、".join(one.alias for one in row.aliases), row.people, row.note,
        ]
        for row in rows
    ]  # fmt: skip
    return Table(wording.text(N_("党组织")), [wording.text(word) for word in UNITS_HEAD], cells)
