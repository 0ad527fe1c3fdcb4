"""Confidential files: a passphrase is set, changed or taken away for a whole file and all its copies.

Each file is written anew beside the old one, reopened and checked before it takes its name: whatever
interrupts it, one whole file is left. What was ordinary before is overwritten and removed; a disk may keep
worn-out pages of it all the same, so the passphrase is best set before anything is typed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from meetingdesk.foundation import durable, paths
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.storage import cipher, safety
from meetingdesk.storage import engine as engines
from meetingdesk.storage.cipher import Passphrase, is_confidential, new_passphrase
from meetingdesk.storage.faults import fault_of

__all__ = ["SQLITE", "Passphrase", "Turned", "is_confidential", "new_passphrase", "turn"]

PIECE = 1024 * 1024
SQLITE: str = dbapi2.sqlite_version
"""Of the one SQLite in the process: known bad ones are refused at the start."""


@dataclass(frozen=True)
class Turned:
    """How many safety copies went the same way, and which could not: they open as they did before."""

    copies: int
    left: tuple[Path, ...]


def turn(
    path: Path, folders: Iterable[Path], old: Passphrase | None, new: Passphrase | None
) -> Turned:
    """Give a file that nobody has open, and its copies, another passphrase, or none.

    The file comes first: if it fails nothing was changed. Refused: storage.wrong_passphrase.
    Fault: storage.*.
    """
    _turn(path, old, new)
    turned, left = 0, []
    for folder in folders:
        for copy in safety.copies(folder, path.stem):
            try:
                _turn(copy, old, new)
                turned += 1
            except MeetingDeskError:
                left.append(copy)
    return Turned(turned, tuple(left))


def _turn(path: Path, old: Passphrase | None, new: Passphrase | None) -> None:
    part = path.with_name(path.name + ".part")
    safety.forget(part)
    try:
        _write_anew(path, part, old, new)
        safety.verify_copy(part, path.name, new)
        _as_before(path, part, old, new)
        durable.sync_file(part)
        _replace(path, part)
    except dbapi2.Error as error:
        raise fault_of(error) or Fault("storage.copy_failed", folder=str(path.parent)) from error
    except OSError as error:
        raise Fault("storage.copy_failed", folder=str(path.parent)) from error
    finally:
        safety.forget(part)


def _write_anew(path: Path, part: Path, old: Passphrase | None, new: Passphrase | None) -> None:
    if is_confidential(path):
        engines.read_confidential_header(path, old)  # says in words that the passphrase is wrong
    reader = engines.connect(path, old)
    try:
        reader.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cipher.attach(reader, part, "part", new)
        cipher.export(reader, "part")
        reader.execute("DETACH DATABASE part")
    finally:
        reader.close()


def _as_before(path: Path, part: Path, old: Passphrase | None, new: Passphrase | None) -> None:
    """A database goes on in WAL mode, a copy stays a single file."""
    reader = engines.connect(path, old)
    mode = reader.execute("PRAGMA journal_mode").fetchone()[0]
    reader.close()
    writer = engines.connect(part, new)
    writer.execute(f"PRAGMA journal_mode={'WAL' if mode == 'wal' else 'DELETE'}")
    writer.close()


def _replace(path: Path, part: Path) -> None:
    """The new file takes the name in one step; the bytes of the old one are overwritten after that."""
    for tail in ("-wal", "-shm"):  # empty since the checkpoint
        path.with_name(path.name + tail).unlink(missing_ok=True)
    aside = _aside(path)
    with suppress(OSError):  # a stick's file system may know no second name: its old bytes are left to it
        os.link(path, aside)
    durable.take_name(part, path)  # before the old bytes are overwritten: until then the name is theirs
    finish_turn(path)


def finish_turn(path: Path) -> None:
    """Also after a crash: what the file was before is overwritten and goes."""
    aside = _aside(path)
    if aside.exists():
        overwrite(aside)
        aside.unlink()


def _aside(path: Path) -> Path:
    return path.with_name(path.name + ".old")


def overwrite(path: Path) -> None:
    """Noise over every byte, made durable; a worn disk may keep older pages all the same."""
    left = path.stat().st_size
    with path.open("rb+") as file:
        while left > 0:
            left -= file.write(os.urandom(min(PIECE, left)))
        durable.flush(file)


def places_of(path: Path, second: Path | None) -> tuple[Path, ...]:
    """Where copies of a file may lie."""
    return (paths.safety_folder(path), second) if second else (paths.safety_folder(path),)
