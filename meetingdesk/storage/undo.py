"""Taking an act back: the before-images in reverse, as a new act. Nobody writes an inverse by hand."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text, update
from sqlalchemy.orm import Session

from meetingdesk.foundation.errors import Refused
from meetingdesk.storage.base import Base
from meetingdesk.storage.journal import Act, Change
from meetingdesk.storage.recorder import Image, RawRow, raw_table, read_rows

CHAIN = ("desk.Undo", "desk.Redo")


class Stacks:
    """What can be taken back and what can be done again, worked out from the acts since the last barrier."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.undone: list[int] = []

    def follow(self, act: Any) -> None:
        """Take one act into account, in order."""
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


def stacks(session: Session) -> Stacks:
    """The state of undo and redo. Acts without changes are passed over; barriers stop both."""
    barrier = session.scalar(select(Act.seq).where(Act.barrier == 1).order_by(Act.seq.desc()).limit(1)) or 0
    found = Stacks()
    columns = (Act.seq, Act.name, Act.undoes, Act.barrier, Act.effects)
    for act in session.execute(select(*columns).where(Act.seq > barrier).order_by(Act.seq)):
        found.follow(act)
    return found


def take_back(session: Session, seq: int) -> list[Image]:
    """Apply the inverse of an act. Refused: journal.erased; journal.blocked, naming the later act."""
    connection = session.connection()
    connection.execute(text("PRAGMA defer_foreign_keys=ON"))  # undoing a delete may restore the child first
    changes = session.scalars(select(Change).where(Change.act == seq).order_by(Change.position.desc())).all()
    images = []
    for change in changes:
        if change.image_key is None:
            raise Refused("journal.erased", seq=seq)
        images.append(_invert(session, connection, change))
    return images


def _invert(session: Session, connection: Connection, change: Change) -> Image:
    table = Base.metadata.tables[change.table]
    now = read_rows(connection, table, [change.key]).get(change.key)
    expected: RawRow | None = json.loads(change.after) if change.after else None
    if now != expected:
        raise Refused("journal.blocked", act=_later_act(session, change))
    before: RawRow | None = json.loads(change.before) if change.before else None
    _restore(connection, table, change.key, before, now)
    return Image(change.table, change.key, now, before)


def _restore(
    connection: Connection, table: Table, key: str, wanted: RawRow | None, now: RawRow | None
) -> None:
    raw = raw_table(table)
    if wanted is None:
        connection.execute(delete(raw).where(raw.c.id == key))
    elif now is None:
        connection.execute(insert(raw).values(wanted))
    else:
        connection.execute(update(raw).where(raw.c.id == key).values(wanted))


def _later_act(session: Session, change: Change) -> int:
    later = select(Change.act).where(
        Change.table == change.table, Change.key == change.key, Change.act > change.act
    )
    return session.scalar(later.order_by(Change.act.desc()).limit(1)) or change.act
