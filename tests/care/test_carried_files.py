"""Files that were handed in go to the second place with the copies, and come back with one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingdesk.bootstrap import Opened, open_all
from meetingdesk.care import copies
from meetingdesk.filing.commands import FileAway
from meetingdesk.foundation import kept_files, paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.speakers import filing
from meetingdesk.speakers.reports import AttachFile
from meetingdesk.storage import attached_files
from tests.builders import a_programme

PHOTO, REPORT = b"\xff\xd8" * 5000, "述职报告\n".encode() * 900


@pytest.fixture
def opened(database: Path, clock: FixedClock, tmp_path: Path) -> Iterator[Opened]:
    """A meeting with a photograph in its file and one report on paper; copies go to a stick, too."""
    source = tmp_path / "from"
    source.mkdir()
    (source / "合影.jpg").write_bytes(PHOTO)
    (source / "述职报告.docx").write_bytes(REPORT)
    with open_all(database, clock) as made:
        meeting, _on_site, written = a_programme(made.desk)
        photo = kept_files.keep(source / "合影.jpg", paths.attachments_folder(database))
        of = {"meeting_id": meeting, "name": photo.name, "digest": photo.digest, "size": photo.size}
        made.desk.do(FileAway(**of, kind="photo"))
        report = filing.keep(source / "述职报告.docx", paths.reports_folder(database))
        which = {"meeting_id": meeting, "organisation_id": written[0]}
        made.desk.do(AttachFile(**which, file=report.name, size=report.size, digest=report.digest))
        stick = tmp_path / "media" / "stick"
        stick.mkdir(parents=True)
        made.keeper.keep_at(stick)
        yield made


def contents(database: Path) -> list[bytes]:
    return [file.read_bytes() for folder in attached_files.folders(database) for file in folder.iterdir()]


def newest(folder: Path) -> Path:
    return max(folder.glob("*.db"))


def test_they_go_to_the_stick_once_and_come_back_on_another_laptop(opened: Opened, tmp_path: Path) -> None:
    opened.keeper.copy_now()
    assert opened.keeper.second_failure is None
    carried = sorted((tmp_path / "media" / "stick").rglob("*-*/*"))
    before = [file.stat().st_mtime_ns for file in carried]
    opened.keeper.copy_now()
    assert [file.stat().st_mtime_ns for file in carried] == before
    target = tmp_path / "other laptop" / "new.db"
    brought = copies.bring_back(newest(tmp_path / "media" / "stick"), target)
    assert (brought.files.brought, brought.files.missing) == (2, ())
    assert contents(target) == [PHOTO, REPORT]


def test_a_copy_from_beside_the_database_finds_them_there(opened: Opened, tmp_path: Path) -> None:
    made = opened.keeper.copy_now()
    assert made is not None
    target = tmp_path / "again" / "new.db"
    assert copies.bring_back(made.path, target).files.missing == ()
    assert contents(target) == [PHOTO, REPORT]


def test_what_was_lost_or_changed_on_the_way_is_named(opened: Opened, tmp_path: Path) -> None:
    opened.keeper.copy_now()
    on_stick = attached_files.folders(tmp_path / "media" / "stick" / opened.path.name)
    for folder in on_stick:
        (file,) = folder.iterdir()
        file.write_bytes(b"something else")
    brought = copies.bring_back(newest(tmp_path / "media" / "stick"), tmp_path / "away" / "new.db")
    assert (brought.files.brought, brought.files.missing) == (0, ("合影.jpg", "述职报告.docx"))


def test_a_full_stick_is_told_and_the_copy_itself_is_there(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(kept_files, "copy_aside", full)
    opened.keeper.copy_now()
    failure = opened.keeper.second_failure
    assert failure is not None
    assert failure.key == "storage.second_full"
    assert newest(tmp_path / "media" / "stick").is_file()


def test_beside_a_confidential_file_they_stay_where_they_are(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick must not carry in the open what the database keeps under a passphrase."""
    monkeypatch.setattr(opened.keeper, "_secret", object())  # only whether there is one matters here
    opened.keeper._carry_files()
    assert list((tmp_path / "media" / "stick").iterdir()) == []
