"""Whether the file that is open is still the file of its name.

On Linux a file that was removed, or whose medium went, goes on taking writes that nobody will ever read
again (reliability.md 2.3). Device, inode and application_id tell.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.storage import engine as engines
from meetingdesk.storage.faults import told_in_words

PROBE = 64 * 1024
ERRNO = {errno.ENOSPC: "storage.full", errno.EROFS: "storage.readonly", errno.EACCES: "storage.readonly"}


class FileWatch:
    """Remembers which file was opened; `look` says when it is not there any more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = identity(path)

    def look(self) -> None:
        """A few microseconds: before each act, and every 2 s. Fault: storage.file_gone, storage.replaced."""
        now = identity(self._path)
        if now is None:
            raise Fault("storage.file_gone", file=self._path.name)
        if now != self._known:
            raise Fault("storage.replaced", file=self._path.name)

    def look_inside(self) -> None:
        """Also whether its header still says that it is ours: every 2 s, and before the seal."""
        self.look()
        try:
            ours = engines.read_header(self._path).application_id == engines.APPLICATION_ID
        except MeetingDeskError:
            ours = False
        if not ours:
            raise Fault("storage.replaced", file=self._path.name)


def try_writing(path: Path, engine: Engine) -> None:
    """Find out whether the disk takes writes again, without leaving anything. Fault: storage.*."""
    probe = path.with_name(path.name + ".probe")
    try:
        with probe.open("wb") as file:
            file.write(os.urandom(PROBE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Fault(ERRNO.get(error.errno or 0, "storage.io"), file=path.name) from error
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    with told_in_words(path.name), engine.connect() as connection, connection.begin():
        pass  # BEGIN IMMEDIATE: is somebody else writing?


class ConfidentialWatch(FileWatch):
    """The header of a confidential file is noise: only its salt, its first bytes, can be compared."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._salt = _start(path)

    def look_inside(self) -> None:
        """As for an ordinary file, by the salt."""
        self.look()
        if _start(self._path) != self._salt:
            raise Fault("storage.replaced", file=self._path.name)


def identity(path: Path) -> tuple[int, int] | None:
    """Device and inode; None where nothing is there."""
    try:
        found = os.stat(path)  # noqa: PTH116  Path.stat costs twice as much, before each act
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError:
        return b""
