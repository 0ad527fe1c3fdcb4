"""Many files into one new folder or zip: it appears whole, or nothing of it stays (a full disk, a cancel)."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.foundation import durable
from meetingdesk.foundation.errors import Fault, Refused
from meetingdesk.foundation.progress import Progress

FIXED = (1980, 1, 1, 0, 0, 0)  # the same content gives the same zip
_PIECE = 1 << 20
_STORED = frozenset({".jpg", ".jpeg", ".png", ".mp3", ".mp4", ".m4a", ".zip", ".pdf", ".docx", ".xlsx"})


@dataclass(frozen=True)
class Packed:
    """A file to be: its name with / between folders, and its bytes, or where they lie and their digest."""

    name: str
    data: bytes = b""
    path: Path | None = None
    digest: str = ""

    def sha256(self) -> str:
        """The digest that it must have."""
        return self.digest or hashlib.sha256(self.data).hexdigest()

    def pieces(self) -> Iterator[bytes]:
        """The content. Fault: kept.changed where a kept file is not what it was."""
        if self.path is None:
            yield self.data
            return
        seen = hashlib.sha256()
        with self.path.open("rb") as file:
            while piece := file.read(_PIECE):
                seen.update(piece)
                yield piece
        if seen.hexdigest() != self.digest:
            raise Fault("kept.changed", file=self.name)


def pack_folder(target: Path, files: Sequence[Packed], told: Progress) -> None:
    """A new folder. Refused: documents.exists; Fault: documents.not_written, kept.changed."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused("documents.exists", file=target.name)
    part = target.with_name(f".{target.name}.part")
    with _whole(target, part):
        for done, one in enumerate(files):
            told.step(done, len(files), one.name)
            place = part / one.name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as file:
                for piece in one.pieces():
                    file.write(piece)
                durable.flush(file)
        told.step(len(files), len(files))
        if target.is_dir():
            target.rmdir()
        for place in {(part / one.name).parent for one in files}:
            durable.sync_folder(place)
        durable.take_name(part, target)


def pack_zip(target: Path, files: Sequence[Packed], told: Progress) -> None:
    """A zip; one that was there gives way at the end. Fault: documents.not_written, kept.changed."""
    part = target.with_name(f".{target.name}.part")
    with _whole(target, part):
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
                for done, one in enumerate(files):
                    told.step(done, len(files), one.name)
                    with box.open(_info(one.name), "w", force_zip64=True) as member:
                        for piece in one.pieces():
                            member.write(piece)
            durable.flush(file)
        told.step(len(files), len(files))
        durable.take_name(part, target)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, FIXED)
    stored = Path(name).suffix.casefold() in _STORED
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


@contextlib.contextmanager
def _whole(target: Path, part: Path) -> Iterator[None]:
    """Whatever happens, nothing half stays."""
    _remove(part)
    try:
        yield
    except OSError as error:
        raise Fault("documents.not_written", file=str(target), reason=error.strerror or str(error)) from error
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)
