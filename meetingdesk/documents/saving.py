"""A file appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from meetingdesk.foundation.errors import Fault


def save(path: Path, data: bytes) -> None:
    """Write beside the place, sync, rename.

    Fault("documents.not_written", file=…, reason=…) when the disk says no.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Fault("documents.not_written", file=str(path), reason=error.strerror or str(error)) from error


def _sync_folder(folder: Path) -> None:
    """The rename itself must reach the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
