"""One card for what nobody expected: the window goes on, the typed text stays, the report tells nothing."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import Fault
from meetingdesk.ui.crash import CrashCard
from meetingdesk.ui.parts.overlay import Dialog
from meetingdesk.ui.shell import Shell
from tests.ui.faulty import TYPED, meeting_in, sit_down

NAME = "演示张三 13800001111"


@pytest.fixture
def card(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> CrashCard:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashCard(shell.window, shell.clock)
    made.install()
    return made


def crash(error: Exception) -> None:
    sys.excepthook(type(error), error, None)


def dialogs(shell: Shell) -> list[Dialog]:
    return [each for each in shell.window.findChildren(Dialog) if each.isVisible()]


def reports() -> list[Path]:
    return sorted(paths.log_folder().glob("crash-*.txt")) if paths.log_folder().exists() else []


def test_a_crash_is_told_once_and_the_typed_text_stays(
    shell: Shell, card: CrashCard, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    unit = meeting_in(shell.bridge.desk)
    (meeting, *_rest) = [row.meeting_id for row in shell.bridge.desk.history() if row.meeting_id]
    shell.open_meeting(meeting)
    typist = sit_down(shell, qtbot, unit)
    for _time in range(3):
        crash(ValueError(NAME))
    qtbot.waitUntil(lambda: len(dialogs(shell)) == 1)
    assert typist.still_typed()
    (report,) = reports()
    assert TYPED not in report.read_text(encoding="utf-8")
    assert NAME not in report.read_text(encoding="utf-8") + capfd.readouterr().err
    qtbot.mouseClick(dialogs(shell)[0].card.safe, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialogs(shell) == [])
    typist.enter()
    assert typist.kept() == [TYPED]


def test_a_crash_in_another_thread_is_told_too(shell: Shell, card: CrashCard, qtbot: QtBot) -> None:
    thread = threading.Thread(target={}.__getitem__, args=(1,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs(shell)) == 1)
    assert "KeyError" in reports()[0].read_text(encoding="utf-8")


def test_a_fault_of_the_machine_is_no_crash(shell: Shell, card: CrashCard, qtbot: QtBot) -> None:
    crash(Fault("storage.full", name="SQLITE_FULL"))
    qtbot.wait(50)
    assert dialogs(shell) == []
    assert reports() == []
