"""Taking an act back: the before-images in reverse, as a new act. Nobody writes an inverse by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table, bindparam, delete, insert, select, text, update
from sqlalchemy.orm import Session

from meetingdesk.foundation.errors import Refused
from meetingdesk.storage.base import Base
from meetingdesk.storage.journal import Act, Change
from meetingdesk.storage.recorder import Image, RawRow, raw_table, read_rows

CHAIN = ("desk.Undo", "desk.Redo")


BARRIER = select(Act.seq).where(Act.barrier == 1).order_by(Act.seq.desc()).limit(1)
SINCE = (
    select(Act.seq, Act.name, Act.undoes, Act.barrier, Act.effects)
    .where(Act.seq > bindparam("known"))
    .order_by(Act.seq)
)


class Stacks:
    """What can be taken back and what can be done again, worked out from the acts since the last barrier.

    Acts without changes are passed over; barriers stop both. Acts are never taken off the journal, so what is
    known stays true, and only later ones are looked at again.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.done: list[int] = []
        self.undone: list[int] = []

    def catch_up(self, session: Session) -> None:
        """Take into account what was done since the last look."""
        since = self.seq or session.scalar(BARRIER) or 0
        for act in session.connection().execute(SINCE, {"known": since}):
            self._follow(act)

    def _follow(self, act: Any) -> None:
        self.seq = act.seq
        if act.barrier:
            self.done, self.undone = [], []
        elif act.name == "desk.Undo":
            self.done.remove(act.undoes)
            self.undone.append(act.seq)
        elif act.name == "desk.Redo":
            self.undone.remove(act.undoes)
            self.done.append(act.seq)
        elif act.effects:
            self.done.append(act.seq)
            self.undone.clear()


def take_back(session: Session, seq: int) -> list[Image]:
    """Apply the inverse of an act. Refused: journal.erased; journal.blocked, naming the later act."""
    connection = session.connection()
    connection.execute(text("PRAGMA defer_foreign_keys=ON"))  # undoing a delete may restore the child first
    changes = session.scalars(select(Change).where(Change.act == seq).order_by(Change.position.desc())).all()
    if any(change.image_key is None for change in changes):
        raise Refused("journal.erased", seq=seq)
    now = _rows_now(connection, changes)
    images = [_inverse(session, change, now.get((change.table, change.key))) for change in changes]
    for (table, what), group in groupby(images, key=_what):
        _restore(connection, Base.metadata.whole().tables[table], what, list(group))
    return images


def _rows_now(connection: Connection, changes: Sequence[Change]) -> dict[tuple[str, str], RawRow]:
    wanted: dict[str, list[str]] = {}
    for change in changes:
        wanted.setdefault(change.table, []).append(change.key)
    found = {}
    for name, keys in wanted.items():
        rows = read_rows(connection, Base.metadata.whole().tables[name], keys)
        found.update({(name, key): row for key, row in rows.items()})
    return found


def _inverse(session: Session, change: Change, now: RawRow | None) -> Image:
    """What taking this change back does. Refused: journal.blocked, when the row was changed since."""
    table, dialect = Base.metadata.whole().tables[change.table], session.get_bind().dialect
    before, expected = [_as_of_today(table, text, dialect) for text in (change.before, change.after)]
    if now != expected:
        raise Refused("journal.blocked", act=_later_act(session, change))
    return Image(change.table, change.key, now, before)


def _as_of_today(table: Table, image: str | None, dialect: Dialect) -> RawRow | None:
    """A kept row with the columns that the table has now: an older program's rows lack the newer ones."""
    if image is None:
        return None
    kept: RawRow = json.loads(image)
    return {
        each.name: kept[each.name] if each.name in kept else _default(each, dialect)
        for each in table.columns
    }


def _default(column: Column[Any], dialect: Dialect) -> Any:
    """What a newer column holds in rows that are older than it: nothing, or what it starts with."""
    if column.nullable or column.default is None or not column.default.is_scalar:
        return None
    to_raw = column.type.dialect_impl(dialect).bind_processor(dialect)
    value = column.default.arg  # type: ignore[attr-defined]  # a scalar has it
    return to_raw(value) if to_raw else value


def _what(image: Image) -> tuple[str, str]:
    if image.after is None:
        return image.table, "delete"
    return image.table, "insert" if image.before is None else "update"


def _restore(connection: Connection, table: Table, what: str, images: list[Image]) -> None:
    raw = raw_table(table)
    if what == "insert":
        connection.execute(insert(raw), [image.after or {} for image in images])
        return
    this = raw.c.id == bindparam("_key")
    keys: list[RawRow] = [{"_key": image.key} for image in images]
    if what == "delete":
        connection.execute(delete(raw).where(this), keys)
        return
    values: dict[str, Any] = {column.name: bindparam(column.name) for column in raw.columns}
    rows = [key | (image.after or {}) for key, image in zip(keys, images, strict=True)]
    connection.execute(update(raw).where(this).values(values), rows)


def _later_act(session: Session, change: Change) -> int:
    later = select(Change.act).where(
        Change.table == change.table, Change.key == change.key, Change.act > change.act
    )
    return session.scalar(later.order_by(Change.act.desc()).limit(1)) or change.act
