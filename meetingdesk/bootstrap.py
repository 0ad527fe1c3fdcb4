"""Puts the program together: places, clock, database, desk. The only module that knows everything; no Qt."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.orm import Session

from meetingdesk.desk import Desk, Done
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault, Refused
from meetingdesk.storage import engine as engines
from meetingdesk.storage import health, journal, safety, upgrade
from meetingdesk.storage.health import Finding
from meetingdesk.storage.journal import Meta
from meetingdesk.storage.keeper import Keeper, When

CAPABILITIES = (
    "roster", "meeting", "agenda", "signin", "speakers", "seating", "invitation", "evaluation", "commentary",
    "minutes", "filing",
)  # fmt: skip


@dataclass
class Opened:
    """A desk with what stands around it: its file, its copies, and what the start-up checks found."""

    desk: Desk
    path: Path
    keeper: Keeper
    findings: tuple[Finding, ...]


@contextmanager
def open_desk(path: Path | None = None, clock: Clock | None = None, create: bool = True) -> Iterator[Desk]:
    """The desk on a database file, closed at the end. Fault and Refused: storage.*."""
    with open_all(path, clock, create) as opened:
        yield opened.desk


@contextmanager
def open_all(
    path: Path | None = None, clock: Clock | None = None, create: bool = True, when: When | None = None
) -> Iterator[Opened]:
    """Open a database for work: locked, checked, brought up to date, copied while in use.

    Refused: storage.in_use, storage.foreign, storage.newer, storage.too_old.
    Fault: storage.missing, storage.damaged, storage.cannot_open.
    """
    database = (path or paths.default_database()).absolute()
    time = clock or Clock()
    load_models()
    with _only_one(database):
        if not database.exists() and create:
            upgrade.begin_database(database)
        upgrade.bring_up_to_date(database, time.local())
        yield from _at_work(database, time, when)


def load_models() -> None:
    """Make every table known to the metadata."""
    for capability in CAPABILITIES:
        importlib.import_module(f"meetingdesk.{capability}.model")


@contextmanager
def _only_one(database: Path) -> Iterator[None]:
    lock = FileLock(paths.lock_file(database), timeout=0, thread_local=False)  # taken and left by two threads
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        paths.lock_file(database).open("ab").close()  # where that fails, nobody else can hold it either
        lock.acquire()
    except Timeout:
        raise Refused("storage.in_use", file=database.name) from None
    except OSError:
        raise Fault("storage.cannot_open", file=database.name) from None
    try:
        yield
    finally:
        lock.release()


def _at_work(database: Path, clock: Clock, when: When | None) -> Iterator[Opened]:
    desk = Desk(engines.open_engine(database), clock)
    keeper = Keeper(database, desk.ask(_database_id), clock, when)
    findings = tuple(desk.ask(health.side_findings, database))
    _keep(desk, keeper, database)
    try:
        _finish_what_a_crash_left(desk)
        yield Opened(desk, database, keeper, findings)
    finally:
        keeper.close()
        desk.close()


def _keep(desk: Desk, keeper: Keeper, database: Path) -> None:
    progress: list[dict[str, list[int]]] = []  # only what is typed or done about polls changes it

    def committed(done: Done) -> None:
        if not progress or "evaluation" in done.kinds:
            progress[:] = [_entry_progress(desk)]
        keeper.note(done.seq, done.hash, progress[0])

    def scrub() -> None:
        with keeper.pause():
            safety.scrub(desk.engine, keeper.folder, database.stem)

    desk.after_commit.append(committed)
    desk.scrubber = scrub


def _entry_progress(desk: Desk) -> dict[str, list[int]]:
    """Sheets typed in each pass of polls that are open: the chain head does not move with them."""
    from meetingdesk.evaluation import queries  # only once there is something to count

    return desk.ask(queries.entry_progress)


def _finish_what_a_crash_left(desk: Desk) -> None:
    from meetingdesk.evaluation import records

    if desk.ask(records.unfinished_seals):
        from meetingdesk.evaluation import seal  # only then: its commands cost a good part of a start

        seal.finish_seals(desk)


def _database_id(session: Session) -> str:
    return session.get_one(Meta, "database").value


def journal_holds(desk: Desk) -> int | None:
    """The first act of the chain that does not verify, or None."""
    return desk.ask(journal.verify)
