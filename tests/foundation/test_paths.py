"""Portable: a file beside the frozen program keeps the data on the stick; nothing else does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from meetingdesk.foundation import paths


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the frozen program on it, and nothing in the environment that says otherwise."""
    folder = tmp_path / "stick" / "meetingdesk"
    folder.mkdir(parents=True)
    monkeypatch.delenv("MEETINGDESK_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "meetingdesk"))
    return folder


def test_without_the_file_data_lie_in_the_users_own_folder(stick: Path) -> None:
    assert not paths.is_portable()
    assert stick not in paths.default_database().parents


def test_with_the_file_everything_that_is_written_lies_beside_the_program(stick: Path) -> None:
    (stick / "portable").touch()
    database = paths.default_database()
    written = (
        database, paths.settings_file(), paths.left_file(), paths.log_folder(), paths.safety_folder(database),
        paths.attachments_folder(database), paths.reports_folder(database), paths.practice_file(database),
    )  # fmt: skip
    assert [place for place in written if stick / "data" not in place.parents] == []


def test_on_a_mac_data_lie_beside_the_app_and_not_inside_it(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = stick / "MeetingDesk.app" / "Contents" / "MacOS"
    inside.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(inside / "meetingdesk"))
    (stick / "portable").touch()
    assert paths.default_database().parent == stick / "data"


def test_from_source_the_file_means_nothing(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick / "portable").touch()
    monkeypatch.setattr(sys, "frozen", False, raising=False)
    assert not paths.is_portable()


def test_a_folder_that_was_named_goes_before_the_stick(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "portable").touch()
    monkeypatch.setenv("MEETINGDESK_HOME", str(tmp_path / "named"))
    assert paths.data_folder() == tmp_path / "named"
