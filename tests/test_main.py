"""Which door opens: the window, the command line, or the self-test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from meetingdesk import __main__ as start
from meetingdesk.foundation import sheet_process


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The databases that windows were opened on."""
    found: list[Path | None] = []

    def show(database: Path | None) -> int:
        found.append(database)
        return 0

    monkeypatch.setattr("meetingdesk.ui.application.run", show)
    return found


@pytest.mark.window
@pytest.mark.parametrize(
    ("told", "database"),
    [([], None), (["--database", "a.db"], Path("a.db")), (["--database=a.db"], Path("a.db"))],
)
def test_without_a_command_the_window_opens(
    told: list[str], database: Path | None, opened: list[Path | None]
) -> None:
    assert start.main(told) == 0
    assert opened == [database]


@pytest.mark.window
@pytest.mark.parametrize("told", [["--database"], ["--version"], ["--database", "a.db", "--help"]])
def test_anything_else_is_for_the_command_line(told: list[str], opened: list[Path | None]) -> None:
    start.main(told)
    assert opened == []


def test_the_flag_that_the_frozen_program_gives_its_worker_is_the_one_it_answers() -> None:
    worker = [sys.executable, "-m", "meetingdesk", sheet_process.FROZEN_FLAG]
    answered = subprocess.run(worker, input=b"", capture_output=True, check=True)
    assert (answered.stdout, answered.stderr) == (b"", b"")
