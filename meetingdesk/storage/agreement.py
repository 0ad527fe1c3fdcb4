"""Whether the rows stand as the last act on each of them left them.

The chain seals what the journal keeps, not the rows themselves: a flipped bit in a row, or a row changed with
another program, leaves chain and structure whole (reliability.md 2.4: 69 % of flips were silent). The journal
has an image of each row, so the row can be held against it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from meetingdesk.storage.base import Base
from meetingdesk.storage.journal import Change
from meetingdesk.storage.recorder import RawRow, policy_of, raw_table

LAST = select(Change.table, Change.key, Change.after, Change.image_key).order_by(Change.act, Change.position)


@dataclass(frozen=True)
class Stray:
    """A row that is not as its last act left it: its table and key, and the first column that differs."""

    table: str
    key: str
    column: str


def strays(session: Session) -> list[Stray]:
    """Every row of the journaled tables that differs from its last image, is missing, or has none.

    Rows whose images were erased can't be held against anything, and are passed over.
    """
    left: dict[str, dict[str, Any]] = {}
    for change in session.connection().execute(LAST):
        left.setdefault(change.table, {})[change.key] = change
    tables = [table for table in Base.metadata.whole().tables.values() if policy_of(table) == "full"]
    return [one for table in tables for one in _of_table(session, table, left.get(table.name, {}))]


def _of_table(session: Session, table: Table, left: dict[str, Any]) -> Iterator[Stray]:
    now = {row.id: dict(row._mapping) for row in session.connection().execute(select(raw_table(table)))}  # noqa: SLF001  SQLAlchemy's public name for it
    for key in [*left, *(key for key in now if key not in left)]:
        change = left.get(key)
        if change is not None and change.image_key is None:
            continue
        kept = json.loads(change.after) if change is not None and change.after else None
        column = _differs(kept, now.get(key))
        if column:
            yield Stray(table.name, str(key), column)


def _differs(kept: RawRow | None, now: RawRow | None) -> str:
    """The first column that differs; columns that are newer than the image have nothing to differ from."""
    if kept is None or now is None:
        return "" if kept is now else "id"
    return next((name for name in _common(kept, now) if kept[name] != now[name]), "")


def _common(kept: RawRow, now: RawRow) -> Iterable[str]:
    return (name for name in kept if name in now)
