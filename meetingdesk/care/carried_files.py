"""The files that were handed in come back with a safety copy, as far as they lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.foundation import kept_files
from meetingdesk.speakers.filing import Kept
from meetingdesk.storage import attached_files
from meetingdesk.storage import engine as engines
from meetingdesk.storage.cipher import Passphrase

_STAMPED = re.compile(r"-\d{8}-\d{6}-\d{6,}$")
_TABLES = ("filing_file", "speakers_file")


@dataclass(frozen=True)
class Files:
    """How many are beside the new file, and the names of those that were found nowhere."""

    brought: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class _Named:
    name: str
    digest: str
    folder: int
    stored: str


def bring_files(copy: Path, target: Path, secret: Passphrase | None = None) -> Files:
    """Put the files that a restored database names beside it, each compared with its digest.

    They are looked for beside the copy, and beside the database that the copy was made of. Fault:
    storage.second_files, storage.second_full, where one can't be written.
    """
    stem = _STAMPED.sub("", copy.stem)
    beside = [folder / f"{stem}.db" for folder in (copy.parent, copy.parent.parent)]
    brought, missing = 0, []
    for one in _named(target, secret):
        home = attached_files.folders(target)[one.folder] / one.stored
        sources = [home, *(attached_files.folders(file)[one.folder] / one.stored for file in beside)]
        found = next((source for source in sources if _is_whole(source, one.digest)), None)
        if found is None:
            missing.append(one.name)
            continue
        if found != home:
            attached_files.copy_file(found, home, home.parent)
        brought += 1
    return Files(brought, tuple(missing))


def _named(database: Path, secret: Passphrase | None) -> Iterator[_Named]:
    """What its rows name; a file of an older program may not know of files yet."""
    connection = engines.connect(database, secret)
    try:
        known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for folder, table in enumerate(_TABLES):
            if table in known:
                rows = connection.execute(f"SELECT DISTINCT name, size, digest FROM {table}")  # noqa: S608  constants
                for name, size, digest in rows:
                    yield _Named(name, digest, folder, Kept(name, size, digest).stored if folder else digest)
    finally:
        connection.close()


def _is_whole(file: Path, digest: str) -> bool:
    try:
        return file.is_file() and kept_files.digest_of(file) == digest
    except OSError:
        return False
