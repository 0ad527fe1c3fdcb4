"""The 归档 set: whole or not at all, and every change in it is found."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from meetingdesk.cli.archives import verify_archive
from meetingdesk.desk import Desk
from meetingdesk.documents.acts import kept_folder
from meetingdesk.documents.archive import lines_of, make_archive
from meetingdesk.documents.packing import Packed, pack_folder, pack_zip
from meetingdesk.documents.snapshot import take
from meetingdesk.filing.commands import FileAway
from meetingdesk.foundation.errors import BadInput, Fault, Refused
from meetingdesk.foundation.kept_files import keep, place
from meetingdesk.foundation.progress import Cancelled, Silent
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.storage.engine import file_of
from tests.builders import a_meeting
from tests.documents.conftest import Park


def a_filed(desk: Desk, meeting: str, source: Path, kind: str = "photo") -> None:
    kept = keep(source, kept_folder(desk))
    desk.do(FileAway(meeting_id=meeting, kind=kind, name=kept.name, digest=kept.digest, size=kept.size))


@pytest.fixture
def meeting(desk: Desk, tmp_path: Path) -> str:
    found = a_meeting(desk)
    desk.do(AddAttendee(meeting_id=found, name="王五", unit="演示甲党支部"))
    for folder, words in (("a", b"first"), ("b", b"second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "会场.jpg").write_bytes(words)
        a_filed(desk, found, tmp_path / folder / "会场.jpg")
    return found


def test_the_index_says_what_is_there_and_what_is_missing(desk: Desk, meeting: str) -> None:
    lines = {line.words: line.files for line in lines_of(take(desk, meeting))}
    assert lines["照片"] == ("会场.jpg", "会场.jpg")
    assert lines["签到表"]
    assert lines["整改台账"] == lines["录音录像"] == lines["结果报告单"] == ()


def test_papers_are_found_under_the_names_that_they_have_now(park: Park) -> None:
    lines = {line.words: line.files for line in lines_of(take(park.desk, park.meeting_id))}
    assert lines["议程"] == ("会议议程.",)
    assert lines["通知"] == ("会议通知.",)
    assert lines["点评和会议记录"] == ("会议记录.",)
    assert [words for words, files in lines.items() if not files] == [
        "方案", "述职报告", "整改台账", "签字扫描件", "照片", "录音录像",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["归档", "归档.zip"])
def test_a_set_agrees_with_its_list(
    desk: Desk, meeting: str, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make_archive(desk, meeting, tmp_path / name)
    assert verify_archive(tmp_path / name, None) == 0
    assert "完好" in capsys.readouterr().out


def test_files_of_one_name_both_lie_there_as_they_came(desk: Desk, meeting: str, tmp_path: Path) -> None:
    make_archive(desk, meeting, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as box:
        assert box.read("附件/会场.jpg") == b"first"
        assert box.read("附件/会场 (2).jpg") == b"second"
        assert {"归档目录.pdf", "归档清单.json", "签到表.pdf"} <= set(box.namelist())


@pytest.mark.parametrize("harm", ["changed", "missing", "added"])
def test_whatever_is_changed_missing_or_added_is_named(
    desk: Desk, meeting: str, tmp_path: Path, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "set"
    make_archive(desk, meeting, folder)
    file = folder / "附件" / "会场.jpg"
    if harm == "changed":
        file.write_bytes(b"firsT")
    elif harm == "missing":
        file.unlink()
    else:
        file.with_name("多.jpg").write_bytes(b"x")
    assert verify_archive(folder, None) == 1
    assert ("附件/多.jpg" if harm == "added" else "附件/会场.jpg") in capsys.readouterr().err


def test_a_list_that_was_rewritten_is_not_the_one_in_the_history(
    park: Park, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = file_of(park.desk.engine)
    folder = tmp_path / "set"
    make_archive(park.desk, park.meeting_id, folder)
    shutil.copy(database, tmp_path / "copy.db")
    told = json.loads((folder / "归档清单.json").read_text("utf-8"))
    told["files"] = [one for one in told["files"] if one["name"] != "新闻稿.txt"]
    (folder / "新闻稿.txt").unlink()
    (folder / "归档清单.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    assert verify_archive(folder, tmp_path / "copy.db") == 1
    assert "历史" in capsys.readouterr().err


def test_what_is_no_set_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK no")
    with pytest.raises(BadInput, match=r"archive\.broken"):
        verify_archive(tmp_path / "a.zip", None)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as box:
        box.writestr("x", "y")
    with pytest.raises(BadInput, match=r"archive\.no_list"):
        verify_archive(tmp_path / "b.zip", None)


def test_a_kept_file_that_is_not_what_was_handed_in_stops_the_set(
    desk: Desk, meeting: str, tmp_path: Path
) -> None:
    row = take(desk, meeting).files[0]
    place(kept_folder(desk), row.digest).write_bytes(b"other")
    with pytest.raises(Fault, match=r"kept\.changed"):
        make_archive(desk, meeting, tmp_path / "out.zip")
    assert not [path for path in tmp_path.iterdir() if "out" in path.name]


class Steps(Silent):
    def __init__(self, stop_at: int) -> None:
        self._left = stop_at

    def step(self, done: int, total: int, text: str = "") -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


FILES = [Packed("a.txt", b"a"), Packed("in/b.txt", b"b")]


@pytest.mark.parametrize("pack", [pack_folder, pack_zip])
@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_a_cancelled_set_leaves_nothing(tmp_path: Path, pack: object, stop_at: int) -> None:
    with pytest.raises(Cancelled):
        pack(tmp_path / "out", FILES, Steps(stop_at))  # type: ignore[operator]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("pack", [pack_folder, pack_zip])
def test_a_full_disk_leaves_nothing_and_the_old_zip_whole(
    tmp_path: Path, pack: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pack is pack_zip:
        (tmp_path / "out").write_bytes(b"old")
    before = sorted(path.name for path in tmp_path.iterdir())

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Fault) as fault:
        pack(tmp_path / "out", FILES, Silent())  # type: ignore[operator]
    assert fault.value.key == "documents.not_written"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(Refused, match=r"documents\.exists"):
        pack_folder(tmp_path, FILES, Silent())
    assert (tmp_path / "mine").read_text() == "mine"


def test_an_english_set_has_english_names_and_is_checked_all_the_same(
    desk: Desk, meeting: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.do(CorrectMeeting(meeting_id=meeting, language="en"))
    for target in (tmp_path / "Set.zip", tmp_path / "Set"):
        make_archive(desk, meeting, target)
        assert verify_archive(target, None) == 0
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert {"Archive list.json", "Archive index.pdf", "Sign-in sheet.pdf", "Minutes.docx"} <= names
    chinese = {name for name in names if not name.isascii()}  # only what was handed in
    assert chinese == {"Attachments/会场.jpg", "Attachments/会场 (2).jpg"}
    (target / "Minutes.pdf").write_bytes(b"other")
    capsys.readouterr()
    assert verify_archive(target, None) == 1
    assert "Minutes.pdf" in capsys.readouterr().err
