"""Files of reports on paper, kept as they were handed in, in a folder beside the database.

A file is copied, never opened; its SHA-256 goes into the records, so that a copy which is lost or was changed
from outside is told. The name in the folder carries the beginning of the digest: two files of one name stay
apart, the same file handed in twice is kept once, and an undone act finds its file again.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from meetingdesk.foundation import kept_files
from meetingdesk.foundation.errors import BadInput, Fault, Refused

LARGEST = 200 * 1024 * 1024  # bytes; a report is some pages, a recording of an hour still fits
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST, _LONGEST_ENDING = 120, 16  # bytes of UTF-8


class FileState(StrEnum):
    """How a kept file stands against what the records say of it."""

    KEPT = "kept"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True)
class Kept:
    """A file that was copied: the name it came with, its size in bytes, its SHA-256 in hex."""

    name: str
    size: int
    digest: str

    @property
    def stored(self) -> str:
        """Its name in the folder."""
        stem, ending = os.path.splitext(self.name)  # noqa: PTH122  Path would take "." and ".." for folders
        return f"{_short(stem, _LONGEST) or '_'} {self.digest[:12]}{_short(ending, _LONGEST_ENDING)}"


def keep(source: Path, folder: Path) -> Kept:
    """Copy a file into the folder. BadInput: speakers.file_unreadable, file_empty, file_too_big.

    Fault: speakers.file_not_kept. Whatever goes wrong, nothing half copied is left.
    """
    name = unicodedata.normalize("NFC", source.name)
    try:
        with source.open("rb") as origin:
            _refuse_odd(origin, name)
            return _copied(origin, name, folder, lambda kept: folder / kept.stored)
    except OSError:
        raise BadInput("speakers.file_unreadable", file=name) from None


def state(folder: Path, kept: Kept) -> FileState:
    """Whether the copy is still there, and byte for byte the same."""
    try:
        with (folder / kept.stored).open("rb") as copy:
            same = os.fstat(copy.fileno()).st_size == kept.size
            same = same and hashlib.file_digest(copy, "sha256").hexdigest() == kept.digest
    except OSError:
        return FileState.MISSING
    return FileState.KEPT if same else FileState.CHANGED


def give(folder: Path, kept: Kept, target: Path) -> None:
    """Save a copy elsewhere. Refused: speakers.file_missing, file_changed. Fault: speakers.file_not_kept."""
    found = state(folder, kept)
    if found is not FileState.KEPT:
        missing = found is FileState.MISSING
        raise Refused("speakers.file_missing" if missing else "speakers.file_changed", file=kept.name)
    with (folder / kept.stored).open("rb") as copy:
        _copied(copy, kept.name, target.parent, lambda _kept: target)


def _refuse_odd(origin: BinaryIO, name: str) -> None:
    found = os.fstat(origin.fileno())
    if not stat.S_ISREG(found.st_mode):
        raise BadInput("speakers.file_unreadable", file=name)
    if not found.st_size:
        raise BadInput("speakers.file_empty", file=name)
    if found.st_size > LARGEST:
        raise BadInput("speakers.file_too_big", file=name, most=LARGEST // (1024 * 1024))


def _copied(origin: BinaryIO, name: str, folder: Path, where: Callable[[Kept], Path]) -> Kept:
    """A whole copy, put `where` it belongs once its digest is known."""
    try:
        aside = kept_files.copy_aside(origin, folder)
        kept = Kept(name, aside.size, aside.digest)
        kept_files.put(aside.path, where(kept))
    except OSError:
        raise Fault("speakers.file_not_kept", file=name, folder=str(folder)) from None
    return kept


def _short(text: str, most: int) -> str:
    """What any file system takes: nothing that means something else, not too long."""
    clean = _UNSAFE.sub("_", unicodedata.normalize("NFC", text)).strip(" ")
    return clean.encode("utf-8", "replace")[:most].decode("utf-8", "ignore").rstrip(" .")
