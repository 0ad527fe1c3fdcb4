"""One meeting as one file: taken along to another laptop and merged with the register there.

The file is JSON with a digest. It holds the rows of the meeting and of the people and organisations that it
names; no open ballot, no history (a chain belongs to one database), no telephone unless it is meant to go.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Column, Table, select, text
from sqlalchemy.orm import Session

from meetingdesk.care import merging
from meetingdesk.desk import ONCE, Command
from meetingdesk.foundation.errors import BadInput, Fault, Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Meeting
from meetingdesk.storage import journal
from meetingdesk.storage.base import Base, canonical
from meetingdesk.storage.recorder import policy_of, raw_table
from meetingdesk.storage.unit import Unit
from meetingdesk.storage.upgrade import SCHEMA

FORMAT = "meetingdesk-meeting"
SUFFIX = ".mdm"
LARGEST = 64 * 1024 * 1024
REGISTER = ("roster_organisation", "roster_alias", "roster_person", "roster_post")
PHONES = {"roster_person": "phone", "invitation_notice": "contact_phone"}

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Carried:
    """A file that was read and found whole: what stands in it, before anything is taken over."""

    name: str
    title: str
    meeting_id: str
    people: int
    organisations: int
    phones: int
    digest: str
    tables: Rows


@dataclass(frozen=True, kw_only=True)
class TakeAlong(Command[None]):
    """Note that a meeting leaves the program as a file, and how many whole telephones went with it."""

    summary: ClassVar[str] = N_("把会议 {title} 存成一个文件 {file}，完整电话 {phones} 个")
    private: ClassVar[bool] = True

    meeting_id: str
    file: str
    phones: int

    def apply(self, unit: Unit) -> None:
        """Only noted."""
        title = unit.get(Meeting, self.meeting_id).title
        unit.describe(title=title, file=self.file, phones=self.phones)


@dataclass(frozen=True, kw_only=True)
class TakeOver(Command[str]):
    """Take a meeting over from a file and merge its people with the register. Returns the meeting's id.

    An organisation of the same name or former name, and a person of the same name in one of them, are the
    ones that are here already; nothing of them is changed. Refused: care.meeting_known, storage.linked.
    """

    summary: ClassVar[str] = N_("接收会议 {title}：新增 {people} 人、{units} 个单位")

    file: str
    digest: str
    tables: Rows = field(metadata=ONCE, repr=False)

    def apply(self, unit: Unit) -> str:
        """Find whom the register knows, then put every row in."""
        (meeting,) = self.tables["meeting_meeting"]
        if unit.session.get(Meeting, meeting["id"]) is not None:
            raise Refused("care.meeting_known", title=meeting["title"])
        unit.session.execute(text("PRAGMA defer_foreign_keys=ON"))  # an item may name one that comes after it
        merged = merging.merge(unit.session, self.tables)
        for name in sorted(merged.rows, key=_order):
            _put(unit, Base.metadata.whole().tables[name], merged.rows[name])
        unit.describe(title=meeting["title"], people=merged.people, units=merged.organisations)
        return str(meeting["id"])


def take_along(session: Session, meeting_id: str, *, phones: bool = False) -> bytes:
    """A meeting as the bytes of its file; telephones only where they are meant to go."""
    if session.get(Meeting, meeting_id) is None:
        raise Refused("storage.gone", what=Meeting.__tablename__)
    tables = _collected(session, meeting_id)
    if not phones:
        for table, column in PHONES.items():
            for row in tables.get(table, ()):
                row[column] = None
    seq, head = journal.head(session)
    told = {
        "format": FORMAT, "schema": SCHEMA, "seq": seq, "head": head, "tables": tables,
        "digest": _digest(tables),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False).encode()


def phones_in(data: bytes) -> int:
    """How many whole telephones stand in a file."""
    tables: Rows = json.loads(data)["tables"]
    return sum(1 for table, column in PHONES.items() for row in tables.get(table, ()) if row[column])


def write_file(path: Path, data: bytes) -> None:
    """Aside, then renamed. Fault: storage.copy_failed."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Fault("storage.copy_failed", folder=str(path.parent)) from error


def read_file(path: Path) -> Carried:
    """A file from outside, checked before anything is taken from it.

    BadInput: care.not_a_meeting, care.too_large, care.spoilt, care.newer.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput("care.too_large", file=path.name, most=LARGEST // (1024 * 1024))
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise BadInput("care.not_a_meeting", file=path.name) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadInput("care.not_a_meeting", file=path.name)
    if not isinstance(told.get("schema"), int) or told["schema"] > SCHEMA:
        raise BadInput("care.newer", file=path.name)
    tables: Any = told.get("tables")
    if not merging.well_formed(tables) or told.get("digest") != _digest(tables):
        raise BadInput("care.spoilt", file=path.name)
    return _carried(path.name, told["digest"], tables)


def _carried(name: str, digest: str, tables: Rows) -> Carried:
    (meeting,) = tables["meeting_meeting"]
    people = tables.get("roster_person", [])
    return Carried(
        name=name, title=meeting["title"], meeting_id=meeting["id"], people=len(people),
        organisations=len(tables.get("roster_organisation", [])),
        phones=sum(1 for person in people if person.get("phone")), digest=digest, tables=tables,
    )  # fmt: skip


def _digest(tables: Rows) -> str:
    return hashlib.sha256(canonical(tables).encode()).hexdigest()


def _order(name: str) -> int:
    return [table.name for table in Base.metadata.whole().sorted_tables].index(name)


def _put(unit: Unit, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    unit.session.connection().execute(raw_table(table).insert(), merging.decoded(rows))
    if policy_of(table) == "full":
        unit.recorder.note_rows(table, [row["id"] for row in rows])


# ---------------------------------------------------------------- what belongs to a meeting


def _collected(session: Session, meeting_id: str) -> Rows:
    """The rows of the meeting, by their references to it; then those of the register that they name."""
    found: Rows = {"meeting_meeting": _by(session, "meeting_meeting", "id", [meeting_id])}
    for table in Base.metadata.whole().sorted_tables:
        if table.name == "meeting_meeting" or table.name in REGISTER or not _travels(table):
            continue
        rows = _children(session, table, found)
        if rows:
            found[table.name] = rows
    return _named(session, found) | found


def _travels(table: Table) -> bool:
    return policy_of(table) != "own" and not table.info.get("work")


def _children(session: Session, table: Table, found: Rows) -> list[dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = {}
    for column in table.columns:
        for key in column.foreign_keys:
            parent = found.get(key.column.table.name)
            if parent:
                values = [row[key.column.name] for row in parent]
                for row in _by(session, table.name, column.name, values):
                    kept[canonical(row)] = row
    return list(kept.values())


def _named(session: Session, found: Rows) -> Rows:
    units, people = _references(found, "roster_organisation"), _references(found, "roster_person")
    posts = _by(session, "roster_post", "person_id", sorted(people))
    units |= {row["organisation_id"] for row in posts}
    organisations: dict[str, dict[str, Any]] = {}
    while units - organisations.keys():
        for row in _by(session, "roster_organisation", "id", sorted(units - organisations.keys())):
            organisations[row["id"]] = row
            units |= {row["parent_id"]} - {None}
    return {
        "roster_organisation": sorted(organisations.values(), key=lambda row: _depth(row, organisations)),
        "roster_alias": _by(session, "roster_alias", "organisation_id", sorted(organisations)),
        "roster_person": _by(session, "roster_person", "id", sorted(people)),
        "roster_post": posts,
    }


def _depth(row: dict[str, Any], known: dict[str, dict[str, Any]]) -> int:
    deep = 0
    while row["parent_id"] in known and deep <= len(known):
        row, deep = known[row["parent_id"]], deep + 1
    return deep


def _references(found: Rows, to: str) -> set[str]:
    named: set[str] = set()
    for name, rows in found.items():
        for column in _columns_to(Base.metadata.whole().tables[name], to):
            named |= {row[column.name] for row in rows} - {None}
    return named


def _columns_to(table: Table, to: str) -> list[Column[Any]]:
    return [c for c in table.columns for key in c.foreign_keys if key.column.table.name == to]


def _by(session: Session, table: str, column: str, values: list[Any]) -> list[dict[str, Any]]:
    raw = raw_table(Base.metadata.whole().tables[table])
    rows: list[dict[str, Any]] = []
    for start in range(0, len(values), 400):
        query = select(raw).where(raw.c[column].in_(values[start : start + 400]))
        rows += [dict(row._mapping) for row in session.connection().execute(query)]  # noqa: SLF001  its public name
    return merging.encoded(rows)
