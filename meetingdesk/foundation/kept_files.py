"""Files of others kept beside the database under their digest: copied whole, never opened, never changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import BadInput, Fault
from meetingdesk.foundation.progress import Progress, Silent

_PIECE = 1 << 20


@dataclass(frozen=True)
class Kept:
    """A kept file: the name that it came with, its SHA-256 as 64 hex digits, its bytes."""

    name: str
    digest: str
    size: int


def keep(source: Path, folder: Path, progress: Progress | None = None) -> Kept:
    """Copy a file into the folder of kept files; the same content is kept once.

    A cancelled or failed copy leaves nothing. BadInput: kept.no_file; Fault: kept.not_written.
    """
    told = progress or Silent()
    if not source.is_file():
        raise BadInput("kept.no_file", file=source.name)
    try:
        size = source.stat().st_size
        with source.open("rb") as origin:
            aside = copy_aside(origin, folder, lambda done: told.step(done, max(size, done), source.name))
        put(aside.path, place(folder, aside.digest))
    except OSError as error:
        raise Fault("kept.not_written", file=source.name, reason=error.strerror or str(error)) from error
    return Kept(source.name, aside.digest, aside.size)


@dataclass(frozen=True)
class Aside:
    """A whole copy on the disk under a name of its own, with its SHA-256 and bytes."""

    path: Path
    digest: str
    size: int


def copy_aside(origin: BinaryIO, folder: Path, told: Callable[[int], None] = lambda _done: None) -> Aside:
    """Copy into a folder, to be `put` where it belongs; what fails leaves nothing. Raises OSError.

    `told` hears how many bytes are read; whatever it raises stops the copy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part, digest = folder / f".{os.urandom(8).hex()}.part", hashlib.sha256()
    try:
        with part.open("wb") as target:
            for done, piece in _read(origin):
                digest.update(piece)
                target.write(piece)
                told(done)
            durable.flush(target)
        return Aside(part, digest.hexdigest(), part.stat().st_size)
    except BaseException:
        durable.forget(part)
        raise


def put(part: Path, target: Path) -> None:
    """A copy that stands aside comes to its name at once, or is removed. Raises OSError."""
    try:
        durable.take_name(part, target)
    finally:
        durable.forget(part)


def place(folder: Path, digest: str) -> Path:
    """Where the file of this digest lies."""
    return folder / digest


def digest_of(path: Path) -> str:
    """SHA-256 of a file as 64 hex digits. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for _done, piece in _read(file):
            digest.update(piece)
    return digest.hexdigest()


def _read(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Piece by piece, with how much that makes."""
    done = 0
    while piece := file.read(_PIECE):
        done += len(piece)
        yield done, piece
