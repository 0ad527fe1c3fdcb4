"""Files of reports on paper: kept byte for byte beside the database; what is lost or changed is told."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import BadInput, Fault, Refused
from meetingdesk.speakers import filing, queries, reports
from meetingdesk.speakers.filing import FileState
from tests.builders import a_programme

WORDS = "述职报告\n".encode() * 1000


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "from" / "述职报告.docx"
    file.parent.mkdir()
    file.write_bytes(WORDS)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "meeting-reports"


def test_a_file_is_kept_whole_and_the_original_may_go(source: Path, folder: Path) -> None:
    kept = filing.keep(source, folder)
    assert (kept.name, kept.size, kept.digest) == (
        "述职报告.docx", len(WORDS), hashlib.sha256(WORDS).hexdigest(),
    )  # fmt: skip
    source.unlink()
    assert filing.state(folder, kept) is FileState.KEPT
    assert [file.read_bytes() for file in folder.iterdir()] == [WORDS]


def test_the_same_file_twice_is_one_and_another_of_the_same_name_stays_apart(
    source: Path, folder: Path
) -> None:
    first = filing.keep(source, folder)
    assert filing.keep(source, folder) == first
    source.write_bytes(b"another")
    second = filing.keep(source, folder)
    assert len(list(folder.iterdir())) == 2
    assert [filing.state(folder, one) for one in (first, second)] == [FileState.KEPT] * 2


@pytest.mark.parametrize("same_size", [True, False])
def test_a_copy_that_was_changed_or_lost_is_told(source: Path, folder: Path, same_size: bool) -> None:
    kept = filing.keep(source, folder)
    copy = folder / kept.stored
    copy.write_bytes(bytes(len(WORDS)) if same_size else b"x")
    assert filing.state(folder, kept) is FileState.CHANGED
    with pytest.raises(Refused, match="file_changed"):
        filing.give(folder, kept, source.with_name("copy.docx"))
    copy.unlink()
    assert filing.state(folder, kept) is FileState.MISSING
    with pytest.raises(Refused, match="file_missing"):
        filing.give(folder, kept, source.with_name("copy.docx"))
    assert not source.with_name("copy.docx").exists()


def test_a_copy_is_saved_elsewhere(source: Path, folder: Path, tmp_path: Path) -> None:
    kept = filing.keep(source, folder)
    filing.give(folder, kept, tmp_path / "out" / "copy.docx")
    assert [file.read_bytes() for file in (tmp_path / "out").iterdir()] == [WORDS]


@pytest.mark.parametrize(
    "name",
    ["a" * 250 + ".pdf", "报" * 80 + ".doc", "con.txt", "..pdf", "x\u202efdp.exe", "a:b?.pdf", " .", "x. "],
)
def test_any_name_finds_a_safe_place(tmp_path: Path, folder: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"1")
    kept = filing.keep(file, folder)
    (copy,) = folder.iterdir()
    assert copy.name == kept.stored
    assert len(copy.name.encode()) < 180
    assert not set(copy.name) & set('<>:"/\\|?*\u202e')
    assert filing.state(folder, kept) is FileState.KEPT


def test_what_is_no_file_is_refused_in_words(tmp_path: Path, folder: Path, monkeypatch) -> None:
    empty, big = tmp_path / "empty.pdf", tmp_path / "big.pdf"
    empty.touch()
    big.write_bytes(b"12345")
    monkeypatch.setattr(filing, "LARGEST", 4)
    gone = tmp_path / "gone.pdf"
    for wrong, key in ((empty, "empty"), (big, "too_big"), (tmp_path, "unreadable"), (gone, "unreadable")):
        with pytest.raises(BadInput, match=f"speakers.file_{key}"):
            filing.keep(wrong, folder)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_full_disk_leaves_nothing_half(source: Path, folder: Path, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Fault, match="file_not_kept"):
        filing.keep(source, folder)
    assert list(folder.iterdir()) == []


def test_a_file_comes_into_the_records_with_the_report_and_undo_takes_both_back(desk: Desk) -> None:
    meeting, _on_site, written = a_programme(desk)
    of = {"meeting_id": meeting, "organisation_id": written[0]}
    desk.do(reports.AttachFile(**of, file="述职报告.pdf", size=7, digest="ab" * 32))
    desk.do(reports.AttachFile(**of, file="述职报告（改）.pdf", size=8, digest="cd" * 32))
    row = desk.ask(queries.reports, meeting)[0]
    assert (row.state.value, row.file) == ("received", filing.Kept("述职报告（改）.pdf", 8, "cd" * 32))
    desk.undo(desk.undoable().seq)
    assert desk.ask(queries.reports, meeting)[0].file == filing.Kept("述职报告.pdf", 7, "ab" * 32)
    desk.undo(desk.undoable().seq)
    row = desk.ask(queries.reports, meeting)[0]
    assert (row.state.value, row.file) == ("expected", None)


def test_a_file_follows_its_organisation_from_paper_to_the_site_and_back(desk: Desk) -> None:
    from meetingdesk.speakers.programme import ChangeToOnSite, ChangeToWritten

    meeting, _on_site, written = a_programme(desk)
    of = {"meeting_id": meeting, "organisation_id": written[0]}
    desk.do(reports.AttachFile(**of, file="述职报告.pdf", size=7, digest="ab" * 32))
    desk.do(ChangeToOnSite(**of))
    desk.do(ChangeToWritten(**of))
    row = next(r for r in desk.ask(queries.reports, meeting) if r.who.organisation_id == written[0])
    assert row.file is not None
    desk.do(reports.DetachFile(**of))
    with pytest.raises(Refused, match="no_file"):
        desk.do(reports.DetachFile(**of))
