"""Watches a session and keeps what each row was before the gesture and is after it.

Images are read from the database itself, as raw values, not from mapped objects: an attribute set on an
expired object has no old value, and raw values need no encoder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    TableClause,
    Update,
    bindparam,
    column,
    event,
    select,
)
from sqlalchemy import table as untyped
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from meetingdesk.storage.base import Base

RawRow = dict[str, Any]
CHUNK = 400


@dataclass(frozen=True)
class Image:
    """One row, before and after; None where it did not exist."""

    table: str
    key: str
    before: RawRow | None
    after: RawRow | None


class Recorder:
    """Collects the rows that a session touches, by the secrecy policy of their table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: dict[tuple[str, str], RawRow | None] = {}
        self._tables: dict[str, Table] = {}
        self.kinds: set[str] = set()

    def look_before(self, rows: Iterable[Base]) -> None:
        """Keep the stored state of rows that are about to change, unless it is kept already."""
        wanted: dict[str, list[str]] = {}
        for row in rows:
            table, key = self._note(row)
            if table is not None and (table.name, key) not in self._before:
                wanted.setdefault(table.name, []).append(key)
        for name, keys in wanted.items():
            found = read_rows(self._connection, self._tables[name], keys)
            self._before.update({(name, key): found.get(key) for key in keys})

    def note_new(self, rows: Iterable[Base]) -> None:
        """Rows that did not exist before this gesture."""
        for row in rows:
            table, key = self._note(row)
            if table is not None:
                self._before.setdefault((table.name, key), None)

    def note_rows(self, table: Table, keys: Iterable[str]) -> None:
        """New rows that were put in as they are stored, without mapped objects."""
        self.kinds.add(kind_of(table.name))
        self._tables[table.name] = table
        for key in keys:
            self._before.setdefault((table.name, key), None)

    def note_secret(self, table: Table) -> None:
        """A secret table was written: pages are told, the journal is not."""
        self.kinds.add(kind_of(table.name))

    def images(self) -> Iterator[Image]:
        """All rows that differ from before, in the order in which they were first touched."""
        after: dict[tuple[str, str], RawRow] = {}
        for name, table in self._tables.items():
            keys = [key for owner, key in self._before if owner == name]
            after.update({(name, k): row for k, row in read_rows(self._connection, table, keys).items()})
        for (name, key), before in self._before.items():
            now = after.get((name, key))
            if before != now:
                yield Image(name, key, before, now)

    def _note(self, row: Base) -> tuple[Table | None, str]:
        table = row.__table__
        assert isinstance(table, Table)
        if policy_of(table) == "own":
            return None, ""
        self.kinds.add(kind_of(table.name))
        if policy_of(table) == "secret":
            return None, ""
        self._tables[table.name] = table
        return table, str(row.id)  # type: ignore[attr-defined]


class JournaledSession(Session):
    """A session whose every row change is seen, and that refuses writes which would not be."""

    def __init__(self, recorder: Recorder, **options: Any) -> None:
        super().__init__(**options)
        self.recorder = recorder


@event.listens_for(JournaledSession, "before_flush")
def _before_flush(session: JournaledSession, _context: UOWTransaction, _instances: object) -> None:
    changed = [row for row in session.dirty if session.is_modified(row)]
    session.recorder.look_before([*changed, *session.deleted])


@event.listens_for(JournaledSession, "after_flush")
def _after_flush(session: JournaledSession, _context: UOWTransaction) -> None:
    session.recorder.note_new(session.new)


@event.listens_for(JournaledSession, "do_orm_execute")
def _refuse_unseen(state: ORMExecuteState) -> None:
    """A bulk statement escapes the flush; only secret tables, which are never journaled, may have one."""
    statement = state.statement
    if not isinstance(statement, Insert | Update | Delete):
        return
    table = statement.table
    assert isinstance(table, Table)
    if policy_of(table) != "secret":
        raise RuntimeError(f"bulk write to {table.name} would escape the journal")
    session = state.session
    assert isinstance(session, JournaledSession)
    session.recorder.note_secret(table)


def policy_of(table: Table) -> str:
    """How the journal treats a table; a table without a word about it is a programming error."""
    return str(table.info["journal"])


def kind_of(table_name: str) -> str:
    """The capability a table belongs to: the word before the first underscore."""
    return table_name.split("_", 1)[0]


def read_rows(connection: Connection, table: Table, keys: list[str]) -> dict[str, RawRow]:
    """Raw rows by key, as the driver gives them."""
    found: dict[str, RawRow] = {}
    for start in range(0, len(keys), CHUNK):
        for row in connection.execute(_by_keys(table), {"keys": keys[start : start + CHUNK]}):
            found[row.id] = dict(row._mapping)  # noqa: SLF001  SQLAlchemy's public name for it
    return found


@cache
def _by_keys(table: Table) -> Select[Any]:
    raw = raw_table(table)
    return select(raw).where(raw.c.id.in_(bindparam("keys", expanding=True)))


def raw_table(table: Table) -> TableClause:
    """The same table without types: values pass as they are stored."""
    return untyped(table.name, *[column(c.name) for c in table.columns])
