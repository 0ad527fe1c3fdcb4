"""The window comes back as it was left: its size, its page, its meeting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.ui.application import Program
from tests.builders import a_meeting


def started(qtbot: QtBot, app: QApplication, database: Path, clock: FixedClock) -> Program:
    program = Program(app, database, clock)
    ready: list[bool] = []
    program.when_ready = lambda: ready.append(True)
    program.show()
    qtbot.waitUntil(lambda: bool(ready), timeout=20_000)
    return program


def test_size_page_and_meeting_are_as_they_were_left(
    qtbot: QtBot, qapp: QApplication, database: Path, clock: FixedClock
) -> None:
    with open_desk(database, clock) as desk:
        first = a_meeting(desk)
        a_meeting(desk, title="演示会议二")
    program = started(qtbot, qapp, database, clock)
    program.shell.open_meeting(first)
    program.shell.go("history")
    program.window.resize(1100, 700)
    program.window.close()
    again = started(qtbot, qapp, database, clock)
    assert again.shell.bridge.meeting_id == first
    assert again.window.name_of_current() == "history"
    assert again.window.height() == 700  # the screen of a test is narrower than the window
    again.window.close()


def test_a_meeting_that_is_gone_is_not_missed(
    qtbot: QtBot, qapp: QApplication, database: Path, clock: FixedClock, home: Path
) -> None:
    home.mkdir(exist_ok=True)
    left = '{"page": "nowhere", "meeting": "gone", "place": "?"}'
    (home / "window.json").write_text(left, encoding="utf-8")
    with open_desk(database, clock) as desk:
        here = a_meeting(desk)
    program = started(qtbot, qapp, database, clock)
    assert program.shell.bridge.meeting_id == here
    assert program.window.name_of_current() == "overview"
    program.window.close()
