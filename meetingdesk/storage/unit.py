"""One session, one transaction: what a command works in; and its read-only twin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.orm import Session

from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Refused
from meetingdesk.storage.base import Base
from meetingdesk.storage.engine import READ_ONLY, called
from meetingdesk.storage.faults import told_in_words
from meetingdesk.storage.recorder import JournaledSession, Recorder

Row = TypeVar("Row", bound=Base)


class Unit:
    """What a command may use. It never commits; leaving the block without error does."""

    def __init__(self, session: Session, recorder: Recorder, clock: Clock, by: str | None) -> None:
        self.session = session
        self.recorder = recorder
        self.clock = clock
        self.by = by
        self.described: dict[str, object] = {}

    def get(self, model: type[Row], key: str) -> Row:
        """The row with this key. Refused: storage.gone, when it no longer exists."""
        found = self.session.get(model, key)
        if found is None:
            raise Refused("storage.gone", what=model.__tablename__)
        return found

    def add(self, row: Row) -> Row:
        """Keep a new row; its key is known at once."""
        self.session.add(row)
        self.session.flush()
        return row

    def delete(self, row: Base) -> None:
        """Remove a row; undo brings it back."""
        self.session.delete(row)

    def tell(self, kind: str) -> None:
        """Let pages of this kind look again, although no row of it changed: a line of the log is new."""
        self.recorder.kinds.add(kind)

    def describe(self, **values: object) -> None:
        """Fill the `{names}` of the act's summary, as history and the undo button show it."""
        self.described.update(values)


@contextmanager
def writing(engine: Engine, clock: Clock, by: str | None) -> Iterator[Unit]:
    """A transaction for one gesture: commits when the block ends well, else leaves nothing."""
    Base.metadata.whole()
    with told_in_words(called(engine)), engine.connect() as connection, connection.begin() as transaction:
        recorder = Recorder(connection)
        session = JournaledSession(recorder, bind=connection, autoflush=True, expire_on_commit=False)
        try:
            yield Unit(session, recorder, clock, by)
            session.flush()
            _commit(connection, transaction)
        finally:
            session.close()


def _commit(connection: Connection, transaction: RootTransaction) -> None:
    """A connection whose commit failed is closed: that rolls back whatever is left."""
    try:
        transaction.commit()
    except BaseException:
        connection.invalidate()
        raise


@contextmanager
def imagining(engine: Engine, clock: Clock, by: str | None) -> Iterator[Unit]:
    """A transaction that is always taken back: what would stand there, seen without its being done."""
    Base.metadata.whole()
    with told_in_words(called(engine)), engine.connect() as connection, connection.begin() as transaction:
        session = JournaledSession(Recorder(connection), bind=connection, autoflush=True)
        try:
            yield Unit(session, session.recorder, clock, by)
        finally:
            session.close()
            transaction.rollback()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A consistent look at the records; nothing can be written through it."""
    with (
        told_in_words(called(engine)),
        engine.connect().execution_options(**READ_ONLY) as connection,
        Session(bind=connection, autoflush=False) as session,
    ):
        yield session
