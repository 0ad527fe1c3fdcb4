"""参会名单.xlsx: who is on the roster, read by the same code as any import (practice.md 7.5).

Keys: case.roster_no_name, case.roster_no_unit, case.roster_several_names, case.roster_long_name,
case.roster_twice, case.role_unknown; sheet.* and roster.* of the import itself.
"""

from __future__ import annotations

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
    return book, tuple(_person(path.name, row, place) for place, row in enumerate(rows, 1))


def _person(file: str, row: Row, place: int) -> Person:
    """Whoever has no number of their own has that of their place in the list."""
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
    number = key(line.number)
    return Person(
        number=int(number) if number.isascii() and number.isdigit() and len(number) <= 9 else place,
        name=line.name,
        unit=line.unit,
        post=line.post or None,
        phone=line.phone or None,
        note=line.note or None,
        role=role.value,
        row=line.row,
    )
