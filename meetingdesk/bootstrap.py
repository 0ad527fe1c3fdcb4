"""Puts the program together: places, clock, database, desk. The only module that knows everything; no Qt."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy.orm import Session

from meetingdesk.care import secrecy
from meetingdesk.desk import Command, Desk, Done
from meetingdesk.evaluation import lookup
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault, Refused
from meetingdesk.storage import ballast, health, journal, safety, upgrade
from meetingdesk.storage import engine as engines
from meetingdesk.storage.base import Base
from meetingdesk.storage.cipher import Passphrase
from meetingdesk.storage.health import Finding
from meetingdesk.storage.journal import Meta
from meetingdesk.storage.keeper import Keeper, When
from meetingdesk.storage.watch import ConfidentialWatch, FileWatch, try_writing

SEALING = "sealing"  # evaluation.model.State, which is not loaded for the question alone
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
    watch: FileWatch
    secret: Passphrase | None = None

    def reopen(self) -> None:
        """After an I/O error: open the file anew and compare it with the side file; then writing goes on.

        Refused and Fault: storage.*, among them storage.acts_lost; writing then stays stopped.
        """
        self.desk.resume(self._holds)

    def try_writing(self) -> None:
        """Whether a fault is over. Fault: storage.*, when it is not."""
        self.watch.look()
        try_writing(self.path, self.desk.engine)

    def load_for_polls(self) -> None:
        """Where the file has polls, load what tells how they stand: the first page says it."""
        if self.desk.ask(lookup.states):
            from meetingdesk.evaluation import ladder  # noqa: F401  for the page that follows

    def load_rest(self) -> None:
        """Make every table known now, where the start left some for later."""
        Base.metadata.whole()

    def hold_ballast(self) -> bool:
        """Hold 16 MB back beside the file, where the disk has room for it."""
        return ballast.hold(self.path)

    def give_up_ballast(self) -> int:
        """Give them up: the disk is full. Returns how many bytes that freed."""
        return ballast.give_up(self.path)

    def rescue(self, target: Path) -> bool:
        """Bring what is open into a new file. Returns whether all of it came, or only the newest copy.

        Refused: storage.exists. Fault: storage.no_copy.
        """
        from meetingdesk.storage.rescue import rescue  # only when the worst has happened

        return rescue(self.path, target, self.keeper.places(), self.secret, self.desk.engine)

    def _holds(self) -> None:
        self.watch.look()
        upgrade.check_identity(self.path, self.secret)
        upgrade.quick_check(self.path, self.secret)
        for finding in self.desk.ask(health.side_findings, self.path):
            if finding.key in ("health.lost", "health.rewritten"):
                raise Fault("storage.acts_lost", file=self.path.name)


@contextmanager
def open_desk(
    path: Path | None = None, clock: Clock | None = None, create: bool = True,
    secret: Passphrase | None = None,
) -> Iterator[Desk]:  # fmt: skip
    """The desk on a database file, closed at the end. Fault and Refused: storage.*."""
    with open_all(path, clock, create, secret=secret) as opened:
        yield opened.desk


@contextmanager
def open_all(
    path: Path | None = None, clock: Clock | None = None, create: bool = True, when: When | None = None,
    *, secret: Passphrase | None = None, rest_later: bool = False,
) -> Iterator[Opened]:  # fmt: skip
    """Open a database for work: locked, checked, brought up to date, copied while in use.

    `rest_later`: tables of modules that are not imported yet are made known before the first write only.
    Refused: storage.in_use, storage.foreign, storage.newer, storage.too_old; of a confidential file also
    storage.confidential (no `secret` was given), storage.wrong_passphrase.
    Fault: storage.missing, storage.damaged, storage.cannot_open.
    """
    database = (path or paths.default_database()).absolute()
    time = clock or Clock()
    if rest_later:
        Base.metadata.later(load_models)
    else:
        load_models()
    with _only_one(database):
        secrecy.finish_turn(database)
        if not database.exists() and create:
            upgrade.begin_database(database)
        upgrade.bring_up_to_date(database, time.local(), secret)
        yield from _at_work(database, time, when, secret)


def bring_here(source: Path, target: Path, second: Path | None = None) -> bool:
    """A file that can't be opened where it lies, or its newest whole copy, as a new file on this laptop.

    Returns whether it is the file itself. Refused: storage.exists. Fault: storage.no_copy.
    """
    from meetingdesk.storage.rescue import rescue

    load_models()
    folders = [paths.safety_folder(source), *([second] if second else [])]
    return rescue(source, target, folders)


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


def _at_work(
    database: Path, clock: Clock, when: When | None, secret: Passphrase | None
) -> Iterator[Opened]:
    desk = Desk(engines.open_engine(database, secret), clock)
    keeper = Keeper(database, desk.ask(_database_id), clock, when, secret)
    watch = ConfidentialWatch(database) if secret else FileWatch(database)
    desk.guards += [lambda _command: watch.look(), lambda command: _enough_room(database, command)]
    findings = tuple(desk.ask(health.side_findings, database))
    _keep(desk, keeper, database, watch)
    try:
        _finish_what_a_crash_left(desk)
        yield Opened(desk, database, keeper, findings, watch, secret)
    finally:
        keeper.close()
        desk.close()


def _enough_room(database: Path, command: Command[Any] | None) -> None:
    """A meeting is not begun on a disk that is nearly full. Refused: storage.too_little_room."""
    if command is None or not command.room:
        return
    free = ballast.free_megabytes(database)
    if free is not None and free < command.room:
        raise Refused("storage.too_little_room", free=free, needed=command.room)


def _keep(desk: Desk, keeper: Keeper, database: Path, watch: FileWatch) -> None:
    progress: list[dict[str, list[int]]] = []  # only what is typed or done about polls changes it

    def committed(done: Done) -> None:
        if not progress or "evaluation" in done.kinds:
            progress[:] = [_entry_progress(desk)]
        keeper.note(done.seq, done.hash, progress[0])

    def scrub() -> None:
        watch.look_inside()  # a seal into a file that is gone would be lost
        with keeper.pause():
            safety.scrub(desk.engine, keeper.folder, database.stem)

    desk.after_commit.append(committed)
    desk.scrubber = scrub


def _entry_progress(desk: Desk) -> dict[str, list[int]]:
    """Sheets typed in each pass of polls that are open: the chain head does not move with them."""
    from meetingdesk.evaluation import queries  # only once there is something to count

    return desk.ask(queries.entry_progress)


def _finish_what_a_crash_left(desk: Desk) -> None:
    if SEALING in desk.ask(lookup.states):
        from meetingdesk.evaluation import seal  # only then: its commands cost a good part of a start

        seal.finish_seals(desk)


def _database_id(session: Session) -> str:
    return session.get_one(Meta, "database").value


def journal_holds(desk: Desk) -> int | None:
    """The first act of the chain that does not verify, or None."""
    return desk.ask(journal.verify)
