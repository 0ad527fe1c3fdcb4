"""Out of a place where writing is over, into a new file: a medium that was pulled, or can't be written.

Unlike a safety copy this is the living file: papers that were typed and not yet sealed come along.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import Fault, MeetingDeskError, Refused
from meetingdesk.storage import cipher, safety
from meetingdesk.storage import engine as engines
from meetingdesk.storage.cipher import Passphrase

FAILURES = (MeetingDeskError, dbapi2.Error, OSError)


def rescue(
    source: Path, target: Path, folders: Iterable[Path], secret: Passphrase | None = None,
    live: Engine | None = None,
) -> bool:  # fmt: skip
    """A new file of what can still be read: through the open connection, from the files, or a safety copy.

    Returns whether it is the file itself; False: the newest copy that is whole, acts after it are missing.
    Refused: storage.exists. Fault: storage.no_copy, when nothing can be read.
    """
    if target.exists():
        raise Refused("storage.exists", file=target.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    ways: list[Callable[[Path], None]] = [lambda part: _from_files(source, part)]
    if live is not None:
        ways.insert(0, lambda part: _from_connection(live, part, secret))
    for way in ways:
        with suppress(*FAILURES):
            _put(way, target, secret)
            return True
    for copy in _newest_first(folders, source.stem):
        with suppress(*FAILURES):
            safety.restore(copy, target, secret)
            return False
    raise Fault("storage.no_copy", file=source.name)


def _put(way: Callable[[Path], None], target: Path, secret: Passphrase | None) -> None:
    part = target.with_name(target.name + ".part")
    safety.forget(part)
    try:
        way(part)
        safety.read_whole(part, target.name, secret)
        connection = engines.connect(part, secret)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
        durable.sync_file(part)
        durable.take_name(part, target)
    finally:
        safety.forget(part)


def _from_connection(live: Engine, part: Path, secret: Passphrase | None) -> None:
    """A connection that is open still reads a file that has lost its name."""
    held = live.raw_connection()
    try:
        driver = held.driver_connection
        assert driver is not None
        if secret is None:
            _backed_up(driver, part)
        else:
            cipher.attach(driver, part, "part", secret)
            cipher.export(driver, "part")
            driver.execute("DETACH DATABASE part")
    finally:
        held.close()


def _backed_up(driver: object, part: Path) -> None:
    written = dbapi2.connect(str(part), isolation_level=None)
    try:
        driver.backup(written)  # type: ignore[attr-defined]  # sqlcipher3 ships no types
    finally:
        written.close()


def _from_files(source: Path, part: Path) -> None:
    """A database in WAL mode can't even be read on a medium that can't be written: its files come over."""
    for tail in ("", "-wal"):
        each = source.with_name(source.name + tail)
        if each.exists():
            shutil.copyfile(each, part.with_name(part.name + tail))


def _newest_first(folders: Iterable[Path], stem: str) -> list[Path]:
    found = [copy for folder in folders for copy in safety.copies(folder, stem)]
    return sorted(found, key=lambda path: path.name, reverse=True)
