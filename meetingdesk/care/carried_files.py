"""The files that were handed in come back with a safety copy, as far as they lie beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.care.attached import TABLES, Rows, attached
from meetingdesk.storage import attached_files
from meetingdesk.storage import engine as engines
from meetingdesk.storage.cipher import Passphrase

_STAMPED = re.compile(r"-\d{8}-\d{6}-\d{6,}$")


@dataclass(frozen=True)
class Files:
    """How many are beside the new file, and the names of those that were found nowhere."""

    brought: int
    missing: tuple[str, ...]


def bring_files(copy: Path, target: Path, secret: Passphrase | None = None) -> Files:
    """Put the files that a restored database names beside it, each compared with its digest.

    They are looked for beside the copy, and beside the database that the copy was made of. Fault:
    storage.second_files, storage.second_full, where one can't be written.
    """
    stem = _STAMPED.sub("", copy.stem)
    beside = [folder / f"{stem}.db" for folder in (copy.parent, copy.parent.parent)]
    rows = _rows(target, secret)
    brought, missing = 0, []
    for home, *elsewhere in zip(*(attached(rows, file) for file in (target, *beside)), strict=True):
        found = next((one.place for one in (home, *elsewhere) if one.is_whole()), None)
        if found is None:
            missing.append(home.name)
            continue
        if found != home.place:
            attached_files.copy_file(found, home.place, home.place.parent)
        brought += 1
    return Files(brought, tuple(missing))


def _rows(database: Path, secret: Passphrase | None) -> Rows:
    """What its rows name; a file of an older program may not know of files yet."""
    connection = engines.connect(database, secret)
    try:
        known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            table: [
                dict(zip(("name", "size", "digest"), row, strict=True))
                for row in connection.execute(f"SELECT DISTINCT name, size, digest FROM {table}")  # noqa: S608  constants
            ]
            for table in TABLES
            if table in known
        }
    finally:
        connection.close()
