"""16 MB held back beside the database: when the disk is full, giving them up lets the meeting go on."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from meetingdesk.foundation import paths

SIZE = 16 * 1024 * 1024
PIECE = 1024 * 1024
ROOM = 5  # times its size must be free, or it is not taken


def hold(database: Path) -> bool:
    """Hold the space back unless it is held already or the disk has too little. Says whether it is held."""
    held = paths.ballast_file(database)
    with suppress(OSError):
        if held.exists() and held.stat().st_size >= SIZE:
            return True
        if shutil.disk_usage(database.parent).free < ROOM * SIZE:
            return False
        with held.open("wb") as file:
            for _piece in range(SIZE // PIECE):
                file.write(os.urandom(PIECE))  # zeros would be squeezed to nothing by some disks
        return True
    with suppress(OSError):
        held.unlink(missing_ok=True)
    return False


def give_up(database: Path) -> int:
    """Give the space back. Returns how many bytes that were; 0 where nothing was held."""
    held = paths.ballast_file(database)
    try:
        size = held.stat().st_size
        held.unlink()
    except OSError:
        return 0
    return size


def free_megabytes(database: Path) -> int | None:
    """What is free on the disk of the database; None where the system does not say."""
    try:
        return shutil.disk_usage(database.parent).free // (1024 * 1024)
    except OSError:
        return None
