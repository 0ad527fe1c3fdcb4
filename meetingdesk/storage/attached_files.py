"""Files that were handed in, at the second place of the safety copies: each goes there once and is read back.

They lie beside the database, not in it. A copy on a stick finds them in folders of the same names beside it.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from meetingdesk.foundation import kept_files, paths
from meetingdesk.foundation.errors import Fault


def folders(database: Path) -> tuple[Path, Path]:
    """Where they lie beside a database: filed ones, and reports on paper."""
    return paths.attachments_folder(database), paths.reports_folder(database)


def carry_files(database: Path, second: Path) -> int:
    """Put what is not there yet into the second place; returns how many went.

    Fault: storage.second_files, storage.second_full. What was carried before stays there.
    """
    count = 0
    for folder in folders(database):
        for file in _kept(folder):
            there = second / folder.name / file.name
            if not _is_there(file, there):
                copy_file(file, there, second)
                count += 1
    return count


def copy_file(source: Path, target: Path, place: Path) -> None:
    """Copy one and read it back. `place` is what a fault names: storage.second_files, storage.second_full."""
    try:
        with source.open("rb") as origin:
            aside = kept_files.copy_aside(origin, target.parent)
        if kept_files.digest_of(aside.path) != aside.digest:
            aside.path.unlink(missing_ok=True)
            raise Fault("storage.second_files", file=source.name, folder=str(place))
        kept_files.put(aside.path, target)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Fault("storage.second_full", folder=str(place)) from error
        raise Fault("storage.second_files", file=source.name, folder=str(place)) from error


def _kept(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith("."))


def _is_there(file: Path, there: Path) -> bool:
    """A kept file never changes, so name and size are enough; whoever brings it back reads it whole."""
    try:
        return there.stat().st_size == file.stat().st_size
    except OSError:
        return False
