"""A file appears whole or not at all, and so do several that belong together."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import Fault


def save(path: Path, data: bytes) -> None:
    """Write beside the place, sync, rename.

    Fault("documents.not_written", file=…, reason=…) when the disk says no.
    """
    save_all([(path, data)])


def save_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all beside their places, then rename: a full disk leaves every file as it was.

    Fault: documents.not_written, naming the first that could not be written.
    """
    parts = [path.with_name(path.name + ".part") for path, _data in files]
    try:
        for part, (path, data) in zip(parts, files, strict=True):
            with _told(path):
                _write(part, data)
        for part, (path, _data) in zip(parts, files, strict=True):
            with _told(path):
                part.replace(path)
        for folder in {path.parent for path, _data in files}:
            with _told(folder):
                durable.sync_folder(folder)
    finally:
        for part in parts:
            durable.forget(part)


def make_folders(paths: Iterable[Path]) -> None:
    """The folders of these files. Fault: documents.not_written, naming the folder."""
    for folder in {path.parent for path in paths}:
        with _told(folder):
            folder.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Fault("documents.not_written", file=str(path), reason=error.strerror or str(error)) from error


def _write(part: Path, data: bytes) -> None:
    with part.open("wb") as file:
        file.write(data)
        durable.flush(file)
