"""A report of a crash says where, and nothing about anyone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from meetingdesk.foundation import crash_report, paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.roster.phones import masked

SECRETS = ("张三", "13800001111", "一句记得住的话 42", "MARK-1-0001")


def report_of(clock: FixedClock) -> str:
    name, phone, passphrase, mark = SECRETS
    try:
        masked({name: phone, passphrase: mark})  # type: ignore[arg-type]  # fails inside the program
    except AttributeError as error:
        error.args = (f"{name} {phone} {passphrase} {mark}",)
        return crash_report.report(type(error), error.__traceback__, clock)
    raise AssertionError


def test_a_report_names_place_and_versions_and_no_personal_data(clock: FixedClock) -> None:
    words = report_of(clock)
    assert [secret for secret in SECRETS if secret in words] == []
    assert "roster/phones.py:" in words
    assert f"Python {sys.version.split()[0]}" in words
    assert str(Path.home()) not in words


def test_reports_are_kept_up_to_a_number(
    clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEETINGDESK_HOME", str(tmp_path))
    for _time in range(crash_report.KEPT + 3):
        clock.advance(1)
        last = crash_report.save("words", clock)
    kept = sorted(paths.log_folder().iterdir())
    assert len(kept) == crash_report.KEPT
    assert kept[-1] == last


def test_a_folder_that_cannot_be_written_is_no_second_crash(
    clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    monkeypatch.setenv("MEETINGDESK_HOME", str(tmp_path))
    assert crash_report.save("words", clock) is None
