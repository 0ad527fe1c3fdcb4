"""A paper on the disk is whole or not there."""

import os
from pathlib import Path

import pytest

from meetingdesk.documents.saving import save, save_all
from meetingdesk.foundation.errors import Fault


def test_a_saved_file_has_its_bytes_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "纪要.pdf", b"%PDF")
    assert (tmp_path / "纪要.pdf").read_bytes() == b"%PDF"
    assert os.listdir(tmp_path) == ["纪要.pdf"]  # noqa: PTH208  names only


def test_a_full_disk_leaves_the_old_file_and_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "纪要.pdf"
    save(target, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Fault) as caught:
        save(target, b"new")
    assert caught.value.key == "documents.not_written"
    assert caught.value.values["file"] == str(target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["纪要.pdf"]


def test_a_missing_folder_is_a_fault_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(Fault):
        save(tmp_path / "nowhere" / "纪要.pdf", b"x")


def test_a_disk_that_fills_up_at_the_second_file_leaves_the_first_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "签到表.pdf", tmp_path / "纪要.pdf"
    save(first, b"old")
    written = []
    really = os.fsync

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) > 1:
            raise OSError(28, "No space left on device")
        really(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Fault) as caught:
        save_all([(first, b"new"), (second, b"new")])
    assert caught.value.values["file"] == str(second)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"签到表.pdf": b"old"}


def test_several_files_are_all_there_at_the_end(tmp_path: Path) -> None:
    files = [(tmp_path / f"{number}.pdf", b"%PDF" * number) for number in (1, 2, 3)]
    save_all(files)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "1.pdf": b"%PDF", "2.pdf": b"%PDF" * 2, "3.pdf": b"%PDF" * 3,
    }  # fmt: skip
