"""Whom the register knows already: rows of a carried meeting under the keys that they have here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, TypeDecorator, func, select
from sqlalchemy.orm import Session

from meetingdesk.evaluation.model import Poll
from meetingdesk.foundation.errors import Fault
from meetingdesk.meeting.model import State
from meetingdesk.roster.model import Alias, Organisation, Person, Post
from meetingdesk.storage.base import Base
from meetingdesk.storage.recorder import policy_of

KEY = re.compile(r"\b[0-9a-f]{32}\b")
SERIAL = {"evaluation_poll": "serial", "evaluation_sealed_mark": "poll", "evaluation_sealed_count": "poll"}
"""Sealed marks name their poll by a number that is this database's own."""

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Merged:
    """Rows to put in, and how many people and organisations among them are new here."""

    rows: Rows
    people: int
    organisations: int


def well_formed(tables: Any) -> bool:
    """Whether this is what `transfer` writes: known tables and columns, plain values, one meeting."""
    if not isinstance(tables, dict) or len(tables.get("meeting_meeting", ())) != 1:
        return False
    if not all(_is_table(name, rows) for name, rows in tables.items()):
        return False
    return tables["meeting_meeting"][0]["state"] in set(State)


def _is_table(name: Any, rows: Any) -> bool:
    table = Base.metadata.whole().tables.get(name)
    if table is None or policy_of(table) == "own" or table.info.get("work") or not isinstance(rows, list):
        return False
    return all(isinstance(row, dict) and _fits(table, row) and _is_row(row) for row in rows)


def _fits(table: Table, row: dict[str, Any]) -> bool:
    """Only known columns, each that must be there is, and each value is one that its column could hold."""
    columns = table.columns
    must = {column.name for column in columns if not column.nullable}
    given = {name for name, value in row.items() if value is not None}
    named = set(row) <= set(columns.keys()) and must <= given
    return named and all(_is_value(columns[name], value) for name, value in row.items())


def _is_value(column: Column[Any], value: Any) -> bool:
    """A date that is none would stop every page that reads it."""
    kind: Any = column.type
    if value is None or not isinstance(kind, TypeDecorator):
        return True
    try:
        kind.process_result_value(value, None)  # type: ignore[arg-type]  # ours ask no dialect
    except (Fault, ValueError, TypeError, ArithmeticError, AttributeError, RecursionError):
        return False
    return True


def _is_row(row: dict[str, Any]) -> bool:
    good = all(value is None or isinstance(value, str | int) or _is_bytes(value) for value in row.values())
    return good and ("id" not in row or bool(KEY.fullmatch(str(row["id"]))))


def _is_bytes(value: Any) -> bool:
    return isinstance(value, dict) and list(value) == ["hex"] and isinstance(value["hex"], str)


def merge(session: Session, tables: Rows) -> Merged:
    """The same rows with the keys of whom the register knows already, and without those people themselves."""
    units = _known_organisations(session, tables.get("roster_organisation", []))
    people = _known_people(session, tables, units)
    known = units | people
    kept = {name: [row for row in rows if not _is_here(name, row, known)] for name, rows in tables.items()}
    rows = {name: [_renamed(row, known) for row in kept[name]] for name in kept}
    _renumber(session, rows)
    return Merged(rows, len(rows.get("roster_person", [])), len(rows.get("roster_organisation", [])))


def _is_here(name: str, row: dict[str, Any], known: dict[str, str]) -> bool:
    """Of organisations and people that are here already nothing is changed: no alias, no post is added."""
    owner = {"roster_organisation": "id", "roster_person": "id", "roster_alias": "organisation_id",
             "roster_post": "person_id"}.get(name)  # fmt: skip
    return owner is not None and row[owner] in known


def _known_organisations(session: Session, rows: list[dict[str, Any]]) -> dict[str, str]:
    names: dict[str, str] = {}
    for alias in session.scalars(select(Alias)):
        names[alias.alias] = alias.organisation_id
    here = list(session.scalars(select(Organisation)))
    names |= {one.full_name: one.id for one in here}
    ids = {one.id for one in here}
    found = {}
    for row in rows:
        same = row["id"] if row["id"] in ids else names.get(f"{row['name']}{row['kind']}")
        if same is not None:
            found[row["id"]] = same
    return found


def _known_people(session: Session, tables: Rows, units: dict[str, str]) -> dict[str, str]:
    here: dict[tuple[str, str], list[str]] = {}
    query = select(Person.id, Person.name, Post.organisation_id).join(Post, Post.person_id == Person.id)
    for key, name, unit in session.execute(query):
        here.setdefault((name, unit), []).append(key)
    ids = set(session.scalars(select(Person.id)))
    serves: dict[str, list[str]] = {}
    for post in tables.get("roster_post", []):
        serves.setdefault(post["person_id"], []).append(units.get(post["organisation_id"], ""))
    found = {}
    for row in tables.get("roster_person", []):
        same = {key for unit in serves.get(row["id"], []) for key in here.get((row["name"], unit), [])}
        if row["id"] in ids:
            found[row["id"]] = row["id"]
        elif len(same) == 1:  # two of one name in one organisation can't be told apart: both are new
            found[row["id"]] = same.pop()
    return found


def _renamed(row: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """Keys stand in columns and inside kept structures; they are random, so no other text looks like one."""
    return {
        name: KEY.sub(lambda key: known.get(key[0], key[0]), value) if isinstance(value, str) else value
        for name, value in row.items()
    }


def _renumber(session: Session, rows: Rows) -> None:
    last = session.scalar(select(func.max(Poll.serial))) or 0
    sealed = [row for row in rows.get("evaluation_poll", []) if row["serial"] is not None]
    numbers = {row["serial"]: last + place for place, row in enumerate(sealed, start=1)}
    for table, column in SERIAL.items():
        for row in rows.get(table, []):
            row[column] = numbers.get(row[column])


def encoded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as JSON takes them: bytes as hex."""
    return [{k: {"hex": v.hex()} if isinstance(v, bytes) else v for k, v in row.items()} for row in rows]


def decoded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """And back."""
    return [{k: _plain(value) for k, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
