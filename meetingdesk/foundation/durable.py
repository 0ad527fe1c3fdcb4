"""How a file that must outlast a power cut comes to its name: the one place for syncing and renaming.

A rename may reach the disk before the bytes of the file, and stays itself in memory until its folder is
synced: so the file, then the name, then the folder (reliability.md 2.3). All of them raise OSError.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

_NO_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""Some network folders and sticks know no sync of a folder; their file is synced all the same."""


def flush(file: BinaryIO) -> None:
    """What was written to an open file lies on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """The same for a file that somebody else wrote, SQLite for one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Names that came, changed or went in a folder; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDERS:
            raise
    finally:
        os.close(handle)


def take_name(part: Path, target: Path) -> None:
    """A file whose bytes are synced takes its name in one step, and keeps it after a power cut."""
    part.replace(target)
    sync_folder(target.parent)


def write(path: Path, data: bytes) -> None:
    """`path` holds the old bytes or all of the new ones, never a part; nothing stays aside."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            flush(file)
        take_name(part, path)
    finally:
        forget(part)


def forget(part: Path) -> None:
    """Remove what stands aside; where that can't be done, a stick took its half with it."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
