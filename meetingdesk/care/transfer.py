"""One meeting as one file: taken along to another laptop and merged with the register there.

The file is a zip: records as JSON with a digest, and the files that were handed in, under theirs. It holds
the rows of the meeting and of the people and organisations that it names; no open ballot, no history (a chain
belongs to one database), no telephone unless it is meant to go. It is not encrypted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Column, Table, select, text
from sqlalchemy.orm import Session

from meetingdesk.care import merging, parcel
from meetingdesk.care.attached import TABLES, Attached, attached, well_named
from meetingdesk.desk import ONCE, Command
from meetingdesk.foundation.errors import BadInput, Refused
from meetingdesk.foundation.progress import Progress
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.model import Meeting
from meetingdesk.storage import journal
from meetingdesk.storage.base import Base, canonical
from meetingdesk.storage.recorder import policy_of, raw_table
from meetingdesk.storage.unit import Unit
from meetingdesk.storage.upgrade import SCHEMA

FORMAT = "meetingdesk-meeting"
SUFFIX = ".mdm"
REGISTER = ("roster_organisation", "roster_alias", "roster_person", "roster_post")
PHONES = {"roster_person": "phone", "invitation_notice": "contact_phone"}

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Leaving:
    """A meeting ready to be written: its records, its files by digest, and what can't come along."""

    records: bytes
    files: dict[str, Path]
    phones: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Carried:
    """A file that was read and found whole: what stands in it, before anything is taken over.

    `files` are the digests of what was handed in and is here, `lacking` the names of what is not.
    """

    path: Path
    name: str
    title: str
    meeting_id: str
    people: int
    organisations: int
    phones: int
    digest: str
    tables: Rows
    files: frozenset[str]
    lacking: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TakeAlong(Command[None]):
    """Note that a meeting leaves the program as a file, and how many whole telephones went with it."""

    summary: ClassVar[str] = N_("把会议 {title} 存成一个文件 {file}，完整电话 {phones} 个，附件 {files} 个")
    private: ClassVar[bool] = True

    meeting_id: str
    file: str
    phones: int
    files: int = 0

    def apply(self, unit: Unit) -> None:
        """Only noted."""
        title = unit.get(Meeting, self.meeting_id).title
        unit.describe(title=title, file=self.file, phones=self.phones, files=self.files)


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


def take_along(
    session: Session, meeting_id: str, *, phones: bool = False, database: Path | None = None
) -> Leaving:
    """A meeting ready to go; telephones where they are meant to, files where `database` says from where."""
    if session.get(Meeting, meeting_id) is None:
        raise Refused("storage.gone", what=Meeting.__tablename__)
    tables = _collected(session, meeting_id)
    if not phones:
        for table, column in PHONES.items():
            for row in tables.get(table, ()):
                row[column] = None
    every = attached(tables, database) if database is not None else ()
    files = {one.digest: one.place for one in every if one.is_whole()}
    seq, head = journal.head(session)
    told = {
        "format": FORMAT, "schema": SCHEMA, "seq": seq, "head": head, "tables": tables,
        "files": sorted(files), "digest": digest_of(tables, files),
    }  # fmt: skip
    records = json.dumps(told, ensure_ascii=False).encode()
    return Leaving(records, files, _phones_in(tables), tuple(o.name for o in every if o.digest not in files))


def files_of(session: Session, meeting_id: str, database: Path) -> tuple[Attached, ...]:
    """What was handed in with a meeting, for a look beforehand."""
    found: Rows = {}
    for name in TABLES:
        found[name] = _by(session, name, "meeting_id", [meeting_id])
    return attached(found, database)


def write_file(path: Path, leaving: Leaving, progress: Progress | None = None) -> None:
    """Aside, then renamed. Fault: storage.copy_failed."""
    parcel.write(path, leaving.records, leaving.files, progress)


def read_file(path: Path) -> Carried:
    """A file from outside, checked before anything is taken from it.

    BadInput: care.not_a_meeting, care.too_large, care.spoilt, care.newer.
    """
    records, files = parcel.look(path)
    try:
        told = json.loads(records.decode("utf-8"))
    except (ValueError, RecursionError):
        raise BadInput("care.not_a_meeting", file=path.name) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadInput("care.not_a_meeting", file=path.name)
    if not isinstance(told.get("schema"), int) or told["schema"] > SCHEMA:
        raise BadInput("care.newer", file=path.name)
    tables: Any = told.get("tables")
    if not merging.well_formed(tables) or not well_named(tables) or told.get("files") != sorted(files):
        raise BadInput("care.spoilt", file=path.name)
    if told.get("digest") != digest_of(tables, files):
        raise BadInput("care.spoilt", file=path.name)
    return _carried(path, told["digest"], tables, files)


def take_over(
    carried: Carried, database: Path, do: Callable[[TakeOver], str], progress: Progress | None = None
) -> str:
    """Put its files beside the database, then take the meeting over; refused, no new file stays.

    Returns the meeting's id. Refused: as `TakeOver`. BadInput: care.spoilt. Fault: storage.copy_failed.
    """
    new: list[Path] = []
    try:
        for number, one in enumerate(wanted := _coming(carried, database)):
            if progress is not None:
                progress.step(number, len(wanted), one.name)
            parcel.take_out(carried.path, one.digest, one.place)
            new.append(one.place)
        return do(TakeOver(file=carried.name, digest=carried.digest, tables=carried.tables))
    except BaseException:
        for place in new:
            place.unlink(missing_ok=True)
        raise


def _coming(carried: Carried, database: Path) -> list[Attached]:
    """Files that are not here yet; what two rows name is taken out once for each place."""
    every = {one.place: one for one in attached(carried.tables, database) if one.digest in carried.files}
    return [one for one in every.values() if not one.is_whole()]


def _carried(path: Path, digest: str, tables: Rows, files: frozenset[str]) -> Carried:
    (meeting,) = tables["meeting_meeting"]
    return Carried(
        path=path, name=path.name, title=meeting["title"], meeting_id=meeting["id"],
        people=len(tables.get("roster_person", [])),
        organisations=len(tables.get("roster_organisation", [])), phones=_phones_in(tables), digest=digest,
        tables=tables, files=files,
        lacking=tuple(one.name for one in attached(tables, path) if one.digest not in files),
    )  # fmt: skip


def _phones_in(tables: Rows) -> int:
    return sum(1 for table, column in PHONES.items() for row in tables.get(table, ()) if row.get(column))


def digest_of(tables: Rows, files: Iterable[str]) -> str:
    """Over the records and the digests of the files that come with them."""
    return hashlib.sha256(canonical({"tables": tables, "files": sorted(files)}).encode()).hexdigest()


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
