"""Files of others kept beside the database under their digest: copied whole, never opened, never changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
    part = folder / f".{os.urandom(8).hex()}.part"
    try:
        size = source.stat().st_size
        folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with part.open("wb") as target:
            for done, piece in _pieces(source):
                digest.update(piece)
                target.write(piece)
                told.step(done, max(size, done), source.name)
            target.flush()
            os.fsync(target.fileno())
        found = Kept(source.name, digest.hexdigest(), part.stat().st_size)
        part.replace(place(folder, found.digest))
    except OSError as error:
        raise Fault("kept.not_written", file=source.name, reason=error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return found


def place(folder: Path, digest: str) -> Path:
    """Where the file of this digest lies."""
    return folder / digest


def digest_of(path: Path) -> str:
    """SHA-256 of a file as 64 hex digits. Raises OSError."""
    digest = hashlib.sha256()
    for _done, piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path) -> Iterator[tuple[int, bytes]]:
    """Piece by piece, with how much that makes."""
    done = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            done += len(piece)
            yield done, piece
