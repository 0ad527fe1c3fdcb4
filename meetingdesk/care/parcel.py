"""The one file that a meeting travels in: a zip with its records and the files that were handed in.

What comes from outside is looked at before anything is unpacked: only the names that we write, stored files
without any packing, records within limits; each file has to fit its digest (reliability.md 2.7).
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import BadInput, Fault
from meetingdesk.foundation.progress import Progress, Silent

RECORDS = "meeting.json"
FILES = "files/"
NAME = re.compile(r"files/[0-9a-f]{64}")
LARGEST = 64 * 1024 * 1024  # bytes of records
MOST = 2_000  # files
RATIO = 200  # unpacked to packed, of records
PIECE = 1 << 20


def write(path: Path, records: bytes, files: Mapping[str, Path], progress: Progress | None = None) -> None:
    """Aside, made durable, then renamed; stopped or failed, it leaves nothing. Fault: storage.copy_failed."""
    part, told = path.with_name(path.name + ".part"), progress or Silent()
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as parcel:
            parcel.writestr(RECORDS, records)
            for number, (digest, source) in enumerate(files.items()):
                told.step(number, len(files), source.name)
                parcel.write(source, FILES + digest, zipfile.ZIP_STORED)
        durable.sync_file(part)
        durable.take_name(part, path)
    except OSError as error:
        raise Fault("storage.copy_failed", folder=str(path.parent)) from error
    finally:
        durable.forget(part)


def look(path: Path) -> tuple[bytes, frozenset[str]]:
    """The records, and the digests of the files that come with them; nothing is unpacked yet.

    BadInput: care.not_a_meeting, care.too_large.
    """
    with _opened(path) as parcel:
        names = [info.filename for info in parcel.infolist()]
        if RECORDS not in names or len(names) != len(set(names)):
            raise BadInput("care.not_a_meeting", file=path.name)
        _refuse_odd(parcel, path.name)
        with parcel.open(RECORDS) as packed:
            records = packed.read(LARGEST + 1)
    if len(records) > LARGEST:
        raise BadInput("care.too_large", file=path.name, most=LARGEST // (1024 * 1024))
    return records, frozenset(name.removeprefix(FILES) for name in names if name != RECORDS)


def take_out(path: Path, digest: str, target: Path) -> None:
    """One file to its place; what does not fit its digest is not put there.

    BadInput: care.spoilt. Fault: storage.copy_failed.
    """
    part, found = target.with_name(target.name + ".part"), hashlib.sha256()
    with _opened(path) as parcel, parcel.open(FILES + digest) as packed:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                while piece := packed.read(PIECE):
                    found.update(piece)
                    out.write(piece)
                durable.flush(out)
            if found.hexdigest() != digest:
                raise BadInput("care.spoilt", file=path.name)
            durable.take_name(part, target)
        except OSError as error:
            raise Fault("storage.copy_failed", folder=str(target.parent)) from error
        finally:
            durable.forget(part)


def _refuse_odd(parcel: zipfile.ZipFile, name: str) -> None:
    every = parcel.infolist()
    for info in every:
        if info.filename == RECORDS:
            if info.file_size > min(LARGEST, RATIO * max(info.compress_size, 1024)):
                raise BadInput("care.too_large", file=name, most=LARGEST // (1024 * 1024))
        elif not NAME.fullmatch(info.filename) or info.compress_type != zipfile.ZIP_STORED:
            raise BadInput("care.not_a_meeting", file=name)
    if len(every) > MOST + 1:
        raise BadInput("care.not_a_meeting", file=name)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as parcel:
            yield parcel
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise BadInput("care.not_a_meeting", file=path.name) from None
