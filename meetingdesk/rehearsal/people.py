"""参会名单.xlsx: who is on the roster, read by the same code as any import (practice.md 7.5).

Keys: case.roster_no_name, case.roster_no_unit, case.roster_several_names, case.roster_long_name,
case.roster_twice, case.number_twice, case.role_unknown; sheet.* and roster.* of the import itself.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheets import Book, read_book
from meetingdesk.meeting.model import Role
from meetingdesk.rehearsal.parts import Person
from meetingdesk.rehearsal.source import key
from meetingdesk.rehearsal.table import shown
from meetingdesk.roster.importing import Known, Row, preview

_ROLES = {
    "": Role.EXPECTED,
    "出席": Role.EXPECTED,
    "列席": Role.OBSERVER,
    "特邀": Role.GUEST,
    "嘉宾": Role.GUEST,
    "到会指导": Role.GUEST,
    "工作人员": Role.STAFF,
}
_TROUBLES = {
    "roster.row_no_name": "case.roster_no_name",
    "roster.row_no_unit": "case.roster_no_unit",
    "roster.row_several_names": "case.roster_several_names",
    "roster.row_too_long": "case.roster_long_name",
    "roster.row_twice": "case.roster_twice",
}


def read_people(path: Path) -> tuple[Book, tuple[Person, ...]]:
    """The book for the import, and everyone in it in the order of the file."""
    book = read_book(path)
    rows = preview(book, Known()).rows
    numbers = _numbers(path.name, rows)
    return book, tuple(_person(path.name, row, number) for row, number in zip(rows, numbers, strict=True))


def _numbers(file: str, rows: tuple[Row, ...]) -> list[int]:
    """The numbers of the list, each once; whoever has none gets the next after the highest."""
    own = [_own_number(row) for row in rows]
    first: dict[int, int] = {}
    for row, number in zip(rows, own, strict=True):
        if number is not None and first.setdefault(number, row.line.row) != row.line.row:
            raise BadInput(
                "case.number_twice", file=file, row=row.line.row, number=number, first=first[number]
            )
    free = count(max(first, default=0) + 1)
    return [next(free) if number is None else number for number in own]


def _own_number(row: Row) -> int | None:
    number = key(row.line.number)
    return int(number) if number.isascii() and number.isdigit() and len(number) <= 9 else None


def _person(file: str, row: Row, number: int) -> Person:
    line = row.line
    for trouble in row.troubles:
        if trouble.blocking:
            raise BadInput(
                _TROUBLES.get(trouble.key, trouble.key),
                file=file,
                row=line.row,
                name=shown(line.name),
                unit=shown(line.unit),
                **dict(trouble.values),
            )
    role = _ROLES.get(key(line.role))
    if role is None:
        raise BadInput(
            "case.role_unknown",
            file=file,
            row=line.row,
            value=shown(line.role),
            known="、".join(filter(None, _ROLES)),
        )
    return Person(
        number=number,
        name=line.name,
        unit=line.unit,
        post=line.post or None,
        phone=line.phone or None,
        note=line.note or None,
        role=role.value,
        row=line.row,
    )
