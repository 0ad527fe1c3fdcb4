"""Verified copies, the scrub after a seal, and the way back from a copy.

A copy counts only once it was written aside, reopened, checked and renamed. Ballot work tables are left out
of every copy: one on a stick that is elsewhere can't be scrubbed.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import Fault, MeetingDeskError, Refused
from meetingdesk.storage import cipher
from meetingdesk.storage import engine as engines
from meetingdesk.storage.base import Base, canonical
from meetingdesk.storage.cipher import Passphrase
from meetingdesk.storage.faults import SPOILT, fault_of

STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Copy:
    """A safety copy that was reopened and found whole."""

    path: Path
    seq: int
    left_out: int  # ballot sheets that must be typed again from the paper


def make_copy(source: Path, folder: Path, now: datetime, secret: Passphrase | None = None) -> Copy:
    """Write a verified copy of `source` into `folder`. Fault: storage.* ; leaves no half copy.

    The copy of a confidential file is confidential under the same passphrase.
    """
    part = folder / f"{source.stem}-{now.strftime(STAMP)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        forget(part)
        left_out = _write_aside(source, part, secret)
        seq = verify_copy(part, secret=secret)
        final = folder / f"{source.stem}-{now.strftime(STAMP)}-{seq:06d}.db"
        durable.sync_file(part)
        durable.take_name(part, final)
    except dbapi2.Error as error:
        raise fault_of(error) or Fault("storage.copy_failed", folder=str(folder)) from error
    except OSError as error:
        raise Fault("storage.copy_failed", folder=str(folder)) from error
    finally:
        if folder.is_dir():
            forget(part)
    return Copy(final, seq, left_out)


def verify_copy(path: Path, name: str | None = None, secret: Passphrase | None = None) -> int:
    """Reopen a copy and check it whole. Returns its last sequence number. Fault: storage.copy_damaged.

    `name`: what the user calls the file, where it is read from another place.
    """
    called = name or path.name
    if _application(path, secret) != engines.APPLICATION_ID:
        raise Refused("storage.foreign", file=called)
    connection = _opened(path, called, secret)
    try:
        if secret is not None and not cipher.pages_hold(connection):
            raise Fault("storage.copy_damaged", file=called)
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Fault("storage.copy_damaged", file=called)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise Fault("storage.copy_damaged", file=called)
        return int(connection.execute("SELECT coalesce(max(seq), 0) FROM journal_act").fetchone()[0])
    except SPOILT as error:
        raise Fault("storage.copy_damaged", file=called) from error
    finally:
        connection.close()


def read_whole(path: Path, name: str | None = None, secret: Passphrase | None = None) -> int:
    """As `verify_copy`, and every row is read: a rotten bit in a text leaves the structure whole.

    Before a file is trusted to go on in; not for each copy, since it takes as long as the file is large.
    """
    seq, connection = verify_copy(path, name, secret), engines.connect(path, secret)
    try:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for _row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  the file's own names
                pass
    except SPOILT as error:
        raise Fault("storage.copy_damaged", file=name or path.name) from error
    finally:
        connection.close()
    return seq


def _opened(path: Path, called: str, secret: Passphrase | None) -> Any:
    """Connected; a copy that was cut short fails already here."""
    try:
        return engines.connect(path, secret)
    except SPOILT as error:
        raise Fault("storage.copy_damaged", file=called) from error


def _application(path: Path, secret: Passphrase | None) -> int:
    if secret is not None:
        return engines.read_confidential_header(path, secret).application_id
    return engines.read_header(path).application_id


def left_out_of(path: Path, secret: Passphrase | None = None) -> int:
    """How many ballot sheets a copy had to leave out."""
    connection = engines.connect(path, secret)
    try:
        row = connection.execute("SELECT value FROM journal_meta WHERE name = 'left_out'").fetchone()
        return int(row[0]) if row else 0
    finally:
        connection.close()


def restore(copy: Path, target: Path, secret: Passphrase | None = None) -> Copy:
    """Bring a copy back as a new file. Refused: storage.exists, .foreign; Fault: storage.copy_damaged."""
    if target.exists():
        raise Refused("storage.exists", file=target.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    forget(part)
    try:
        shutil.copyfile(copy, part)
        seq = read_whole(part, copy.name, secret)
        connection = engines.connect(part, secret)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
        durable.sync_file(part)
        durable.take_name(part, target)
    except OSError as error:
        raise Fault("storage.copy_failed", folder=str(target.parent)) from error
    finally:
        forget(part)
    return Copy(target, seq, left_out_of(target, secret))


def carry(copy: Copy, folder: Path, secret: Passphrase | None = None) -> Copy:
    """Put a finished copy into a second place, and reopen it there. Fault: storage.second_*.

    A stick is often pulled out too early: only what was read back from it counts.
    """
    if not folder.is_dir():
        raise Fault("storage.second_missing", folder=str(folder))
    final, part = folder / copy.path.name, folder / (copy.path.name + ".part")
    try:
        shutil.copyfile(copy.path, part)
        durable.sync_file(part)
        seq = verify_copy(part, final.name, secret)
        durable.take_name(part, final)
    except (OSError, dbapi2.Error, MeetingDeskError) as error:
        raise second_fault(error, folder) from error
    finally:
        with suppress(OSError):
            forget(part)
    return Copy(final, seq, copy.left_out)


def second_fault(error: Exception, folder: Path) -> Fault:
    """Why a copy did not get to the second place, and so what helps: each cause has a sentence of its own."""
    number = error.errno if isinstance(error, OSError) else None
    if not folder.is_dir():
        return Fault("storage.second_pulled", folder=str(folder))
    if number in (errno.ENOSPC, errno.EDQUOT):
        return Fault("storage.second_full", folder=str(folder))
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Fault("storage.second_readonly", folder=str(folder))
    return Fault("storage.second_failed", folder=str(folder))


def copies(folder: Path, stem: str) -> tuple[Path, ...]:
    """Finished copies, newest first."""
    return tuple(sorted(folder.glob(f"{stem}-*.db"), key=lambda path: path.name, reverse=True))


def made_at(copy: Path, stem: str) -> datetime | None:
    """When a finished copy was made, as its name says."""
    try:
        return datetime.strptime(copy.name[len(stem) + 1 : len(stem) + 16], STAMP)
    except ValueError:
        return None


def forget_halves(folder: Path, stem: str) -> None:
    """What was half written when a stick was pulled out, or the program was killed."""
    for half in folder.glob(f"{stem}-*.part*"):
        half.unlink(missing_ok=True)


def thin(folder: Path, stem: str, keep: int) -> None:
    """Keep the newest copies and the last one of each day before them."""
    days: set[str] = set()
    for number, path in enumerate(copies(folder, stem)):
        day = path.name[len(stem) + 1 : len(stem) + 9]
        if number >= keep and day in days:
            path.unlink(missing_ok=True)
        days.add(day)


def scrub(engine: Engine, folder: Path, stem: str) -> None:
    """Rewrite the file without free pages and empty its log, with no other connection open.

    Fault: storage.scrub_busy, when something still reads; the seal then waits to be finished.
    """
    engine.dispose()
    forget_halves(folder, stem)
    connection = engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        driver.execute("VACUUM")
        busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except dbapi2.Error as error:
        raise fault_of(error) or Fault("storage.scrub_busy") from error
    finally:
        connection.close()
    if busy:
        raise Fault("storage.scrub_busy")


def work_tables() -> list[str]:
    """Tables of open ballots, which no copy may hold; children first."""
    return [t.name for t in reversed(Base.metadata.whole().sorted_tables) if t.info.get("work")]


def _write_aside(source: Path, part: Path, secret: Passphrase | None = None) -> int:
    """No mark of an open ballot reaches the disk: where there are any, they are left out in memory.

    Where there are none the file is written without that: 40 meetings are 11 MB, and an allocator keeps as
    much for each thread that ever made a copy.
    """
    if secret is not None:
        return _write_aside_confidential(source, part, secret)
    reader = engines.connect(source)
    try:
        with _nobody_writes(source) as sure:
            if sure and not has_open_ballots(reader):
                reader.execute("VACUUM INTO ?", (str(part),))
                return 0
        return _write_without_ballots(reader, part)
    finally:
        reader.close()


@contextmanager
def _nobody_writes(source: Path) -> Iterator[bool]:
    """No ballot is typed between a look and the copy. False: not to be had, on a disk that takes nothing."""
    lock = engines.connect(source)
    try:
        try:
            lock.execute("BEGIN IMMEDIATE")
        except dbapi2.OperationalError:
            yield False
        else:
            yield True
            lock.execute("ROLLBACK")
    finally:
        lock.close()


def has_open_ballots(reader: Any) -> bool:
    """Whether a table of open ballots holds anything."""
    there = {name for (name,) in reader.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    wanted = [name for name in work_tables() if name in there]
    looks = [f'SELECT EXISTS (SELECT 1 FROM "{name}")' for name in wanted]  # noqa: S608  our own table names
    return any(reader.execute(look).fetchone()[0] for look in looks)


def _write_without_ballots(reader: Any, part: Path) -> int:
    memory = dbapi2.connect(":memory:", isolation_level=None)
    try:
        reader.backup(memory)
        left_out = _leave_out(memory)
        memory.execute("VACUUM INTO ?", (str(part),))
        return left_out
    finally:
        memory.close()


def _write_aside_confidential(source: Path, part: Path, secret: Passphrase) -> int:
    """The same for a confidential file: the backup API copies no encrypted page, the export does."""
    reader = engines.connect(source, secret)
    try:
        reader.execute("ATTACH DATABASE ':memory:' AS aside KEY ''")
        reader.execute("BEGIN")  # one moment of the file, whatever is written meanwhile
        cipher.export(reader, "aside")
        reader.execute("COMMIT")
        left_out = _leave_out(reader, "aside")
        cipher.attach(reader, part, "part", secret)
        cipher.export(reader, "part", "aside")
        return left_out
    finally:
        reader.close()


def _leave_out(writer: Any, schema: str = "main") -> int:
    writer.execute("PRAGMA secure_delete=ON")
    counts: dict[str, int] = {}
    for table in work_tables():
        removal = f'DELETE FROM {schema}."{table}"'  # noqa: S608  our own table names
        counts[table] = writer.execute(removal).rowcount
    total = counts.get("evaluation_sheet", 0)
    if any(counts.values()):
        kept = f"INSERT OR REPLACE INTO {schema}.journal_meta (name, value) VALUES ('left_out', ?)"  # noqa: S608  constants
        writer.execute(kept, (canonical(total),))
    return total


def forget(part: Path) -> None:
    """Remove a half-made file and what SQLite put beside it."""
    for name in (part.name, part.name + "-wal", part.name + "-shm", part.name + "-journal"):
        part.with_name(name).unlink(missing_ok=True)
