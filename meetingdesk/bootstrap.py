"""Puts the program together: places, clock, database, desk. The only module that knows everything; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from meetingdesk import __version__
from meetingdesk.desk import Desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock
from meetingdesk.storage import engine as engines
from meetingdesk.storage import journal
from meetingdesk.storage.base import Base, new_id

SCHEMA = 1


@contextmanager
def open_desk(path: Path | None = None, clock: Clock | None = None, create: bool = True) -> Iterator[Desk]:
    """The desk on a database file, closed at the end. Fault and Refused: storage.*."""
    database = path or paths.default_database()
    if not database.exists() and create:
        _begin_database(database)
    engines.read_header(database)
    desk = Desk(engines.open_engine(database), clock or Clock())
    try:
        yield desk
    finally:
        desk.close()


def _begin_database(path: Path) -> None:
    load_models()
    engines.create_file(path)
    engine = engines.open_engine(path)
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        journal.begin_chain(session, new_id(), SCHEMA, __version__)
    engine.dispose()


def load_models() -> None:
    """Make every table known to the metadata."""
