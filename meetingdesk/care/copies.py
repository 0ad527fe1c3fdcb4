"""Safety copies as someone looks for the right one: what each holds, what it lacks, and the way back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.care.carried_files import Files, bring_files
from meetingdesk.desk import ActRow, Desk, acts_after
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.storage import ballast, journal, safety, sidefile, upgrade
from meetingdesk.storage import engine as engines
from meetingdesk.storage.cipher import Passphrase
from meetingdesk.storage.journal import Act, Meta

NAMED = re.compile(r"-(\d{8}-\d{6})-(\d{6,})$")
SHOWN = 200  # acts that a copy lacks and that are named one by one
ROOM_MB = 200


@dataclass(frozen=True)
class CopyRow:
    """A copy as its name tells: when it was made, up to which act, where it lies."""

    id: str
    path: Path
    second: bool
    at: dt.datetime
    seq: int
    size: int


@dataclass(frozen=True)
class Holding:
    """What stands in a copy that was opened and found whole.

    `same` says whether it is a younger state of the open file; then `lacking` are the acts done since.
    """

    seq: int
    left_out: int
    meetings: tuple[str, ...]
    people: int
    organisations: int
    same: bool
    lacking: tuple[ActRow, ...]
    lacks: int


@dataclass(frozen=True)
class Check:
    """One line of the list before the spare laptop takes over: the key of its words, and whether it is so."""

    key: str
    holds: bool
    values: dict[str, object]


def list_copies(database: Path, second: Path | None) -> tuple[CopyRow, ...]:
    """Every copy of a database in both places, the newest first, without opening any."""
    folders = [(paths.safety_folder(database), False), *([(second, True)] if second else [])]
    found = [
        row for folder, other in folders for copy in safety.copies(folder, database.stem)
        if (row := row_of(copy, other)) is not None
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (row.at, row.seq, not row.second), reverse=True))


def row_of(copy: Path, second: bool = False) -> CopyRow | None:
    """A copy by its name; None where it is named otherwise."""
    named = NAMED.search(copy.stem)
    if named is None:
        return None
    at = dt.datetime.strptime(named[1], safety.STAMP)
    return CopyRow(str(copy), copy, second, at, int(named[2]), copy.stat().st_size)


def look_into(copy: Path, secret: Passphrase | None, desk: Desk | None = None) -> Holding:
    """Reopen a copy, check it whole, and say what it holds and what it lacks of what is open now.

    Refused: storage.foreign, storage.wrong_passphrase. Fault: storage.copy_damaged.
    """
    upgrade.check_identity(copy, secret)
    seq = safety.verify_copy(copy, secret=secret)
    connection = engines.connect(copy, secret)
    try:
        held = _facts(connection)
        head = connection.execute("SELECT hash FROM journal_act WHERE seq = ?", (seq,)).fetchone()
    finally:
        connection.close()
    same, lacks, lacking = False, 0, tuple[ActRow, ...]()
    if desk is not None:
        same, lacks, lacking = desk.ask(_difference, held["database"], seq, head[0] if head else None)
    return Holding(
        seq, safety.left_out_of(copy, secret), held["meetings"], held["people"], held["organisations"],
        same, lacking, lacks,
    )  # fmt: skip


def checks_before(copy: Path, secret: Passphrase | None, clock: Clock) -> tuple[Check, ...]:
    """What can be checked before this laptop takes over from another one."""
    try:
        held = look_into(copy, secret)
    except MeetingDeskError as error:
        return (Check("care.whole", holds=False, values={"why": error}),)
    row, now = row_of(copy), clock.local()
    made = row.at if row else dt.datetime.fromtimestamp(copy.stat().st_mtime)  # noqa: DTZ006  the wall's time
    free = ballast.free_megabytes(paths.default_database())
    minutes = int((now - made).total_seconds()) // 60
    return (
        Check("care.whole", holds=True, values={"seq": held.seq}),
        Check("care.young", holds=-2 <= minutes <= 15, values={"minutes": minutes, "at": made}),
        Check("care.ballots", holds=not held.left_out, values={"count": held.left_out}),
        Check("care.room", holds=free is None or free >= ROOM_MB, values={"free": free or 0}),
    )


@dataclass(frozen=True)
class Brought:
    """A new file: up to which act it goes, and what was handed in."""

    seq: int
    files: Files


def bring_back(copy: Path, target: Path, secret: Passphrase | None = None) -> Brought:
    """Restore a copy as a new file that is ready to be opened, with a side file and what was handed in.

    Refused: storage.exists, storage.foreign. Fault: storage.copy_damaged, storage.copy_failed,
    storage.second_files.
    """
    upgrade.check_identity(copy, secret)
    brought = safety.restore(copy, target, secret)
    note_head(target, secret)
    return Brought(brought.seq, bring_files(copy, target, secret))


def note_head(target: Path, secret: Passphrase | None = None) -> None:
    """The side file of a new file: what it begins with can't be lost unseen."""
    engine = engines.open_engine(target, secret)
    try:
        with Session(engine) as session:
            seq, head = journal.head(session)
            known = sidefile.Known(session.get_one(Meta, "database").value, seq, head)
    finally:
        engine.dispose()
    sidefile.write(paths.side_file(target), known)


def new_place(database: Path, clock: Clock) -> Path:
    """Where a copy is brought back to: beside the program's own file, under a name that is free."""
    stem = re.sub(NAMED, "", database.stem)
    return paths.data_folder() / f"{stem}-{clock.local().strftime(safety.STAMP)}.db"


def remove_copies(folders: Iterable[Path], stem: str) -> int:
    """Remove every copy. Returns how many there were. Fault: storage.copy_failed, where one stays."""
    gone = 0
    for folder in folders:
        for copy in safety.copies(folder, stem):
            try:
                copy.unlink()
            except OSError as error:
                raise Fault("storage.copy_failed", folder=str(folder)) from error
            gone += 1
    return gone


def _facts(connection: Any) -> dict[str, Any]:
    def one(question: str) -> Any:
        return connection.execute(question).fetchone()[0]

    titles = connection.execute("SELECT title FROM meeting_meeting ORDER BY date DESC, title").fetchall()
    return {
        "database": one("SELECT value FROM journal_meta WHERE name = 'database'"),
        "meetings": tuple(row[0] for row in titles),
        "people": one("SELECT count(*) FROM roster_person"),
        "organisations": one("SELECT count(*) FROM roster_organisation"),
    }


def _difference(
    session: Session, database: str, seq: int, head: str | None
) -> tuple[bool, int, tuple[ActRow, ...]]:
    if session.get_one(Meta, "database").value != database:
        return False, 0, ()
    known = session.scalar(select(Act.hash).where(Act.seq == seq))
    last, _head = journal.head(session)
    if seq > last or (seq and known != head):
        return False, 0, ()
    return True, last - seq, acts_after(session, seq, SHOWN)
