"""What was said to be written is there after a power cut: the bytes first, then the name, then the folder."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingdesk.care import parcel, secrecy
from meetingdesk.documents import packing, saving
from meetingdesk.foundation import durable, kept_files, settings, sheet_writing
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.progress import Silent
from meetingdesk.foundation.settings import Settings
from meetingdesk.storage import safety, upgrade
from meetingdesk.storage.cipher import Passphrase
from tests.builders import MORNING

PACKAGE = Path(durable.__file__).parents[1]
ELSEWHERE = {
    "foundation/durable.py",  # the one place
    "storage/watch.py",  # tries whether the disk takes anything; nothing stays
}
BY_NAME_ONLY = {
    "documents/saving.py",  # several that belong together, then each folder once
    "speakers/interruptions.py",  # ten times a minute, and worth nothing after a power cut: the clock stood
    "ui/sample.py",  # the side file, before the database takes its name
}
SYNC = re.compile(r"os\.fsync\(|os\.fdatasync\(")
RENAME = re.compile(r"os\.(replace|rename)\(|\b(part|made|aside)\b[^ =]*\.(replace|rename)\((?![\")])")

Write = Callable[[Path], Path]


def a_database(folder: Path) -> Path:
    database = folder / "own" / "m.db"
    database.parent.mkdir()
    upgrade.begin_database(database)
    return database


def parcel_of(folder: Path) -> Path:
    parcel.write(folder / "a.mdm", b"{}", {})
    return folder / "a.mdm"


def paper(folder: Path) -> Path:
    saving.save(folder / "a.pdf", b"%PDF")
    return folder / "a.pdf"


def archive(folder: Path) -> Path:
    packing.pack_zip(folder / "a.zip", [], Silent())
    return folder / "a.zip"


def sheet(folder: Path) -> Path:
    sheet_writing.write_csv(folder / "a.csv", ["姓名"], [["演示"]])
    return folder / "a.csv"


def choices(folder: Path) -> Path:
    settings.save(folder / "s.json", Settings())
    return folder / "s.json"


def handed_in(folder: Path) -> Path:
    (folder / "report.docx").write_bytes(b"report")
    kept = kept_files.keep(folder / "report.docx", folder / "kept")
    return kept_files.place(folder / "kept", kept.digest)


def copy(folder: Path) -> Path:
    return safety.make_copy(a_database(folder), folder / "copies", FixedClock(MORNING).local()).path


def second_copy(folder: Path) -> Path:
    made = safety.make_copy(a_database(folder), folder / "copies", FixedClock(MORNING).local())
    (folder / "stick").mkdir()
    return safety.carry(made, folder / "stick").path


def brought_back(folder: Path) -> Path:
    made = safety.make_copy(a_database(folder), folder / "copies", FixedClock(MORNING).local())
    return safety.restore(made.path, folder / "back" / "m.db").path


def locked(folder: Path) -> Path:
    database = a_database(folder)
    secrecy.turn(database, [], None, Passphrase("long enough to hold"))
    return database


WRITERS = [parcel_of, paper, archive, sheet, choices, handed_in, copy, second_copy, brought_back, locked]


class Disk:
    """What the program asks of the disk, in order: bytes of an inode, a name, a folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, int]] = []
        self._sync, self._replace = os.fsync, os.replace
        monkeypatch.setattr(os, "fsync", self._on_sync)
        monkeypatch.setattr(os, "replace", self._on_replace)

    def _on_sync(self, handle: int) -> None:
        self._sync(handle)
        self.asked.append(("sync", os.fstat(handle).st_ino))

    def _on_replace(self, source: Path, target: Path) -> None:
        self._replace(source, target)
        self.asked.append(("name", Path(target).stat().st_ino))


@pytest.mark.parametrize("write", WRITERS)
def test_bytes_reach_the_disk_before_the_name_and_the_name_before_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    disk = Disk(monkeypatch)
    made = write(tmp_path)
    bytes_of, folder = made.stat().st_ino, made.parent.stat().st_ino
    named = disk.asked.index(("name", bytes_of))
    assert ("sync", bytes_of) in disk.asked[:named]
    assert disk.asked[named + 1] == ("sync", folder)


def test_only_one_place_syncs_and_renames() -> None:
    for each in PACKAGE.rglob("*.py"):
        name, words = each.relative_to(PACKAGE).as_posix(), each.read_text(encoding="utf-8")
        if name not in ELSEWHERE:
            assert not SYNC.search(words), name
        if name not in ELSEWHERE | BY_NAME_ONLY:
            assert not RENAME.search(words), name


def test_a_place_that_can_not_sync_folders_takes_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync

    def no_folders(handle: int) -> None:
        if os.fstat(handle).st_ino == tmp_path.stat().st_ino:
            raise OSError(errno.EINVAL, "folders are not synced here")
        really(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    durable.write(tmp_path / "a.txt", b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"whole"


def test_a_disk_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    durable.write(tmp_path / "a.txt", b"before")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        durable.write(tmp_path / "a.txt", b"after")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"before"
