"""The speakers' clock through the window: set by hand, asleep, killed and opened again, on any page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.wording import Wording
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.speakers import queries
from meetingdesk.speakers.commands import EndAndCallNext
from meetingdesk.ui.shell import Shell
from tests.builders import a_programme
from tests.ui.windows import a_window


def begin(shell: Shell) -> str:
    """Somebody speaks; the page in front is another one."""
    meeting, _on_site, _written = a_programme(shell.bridge.desk, on_site=2, written=1)
    shell.open_meeting(meeting)
    shell.speaking.look()
    shell.bridge.do(StartMeeting(meeting_id=meeting))
    shell.bridge.do(EndAndCallNext(meeting_id=meeting))
    return meeting


def used(shell: Shell, meeting: str) -> int:
    face = shell.bridge.ask(queries.floor, meeting, shell.clock.local()).face
    assert face is not None
    return face.used


def record(shell: Shell, meeting: str) -> list[str]:
    return [note.text for note in shell.bridge.ask(queries.notes, meeting)]


def history(shell: Shell) -> list[str]:
    return [act.text(Wording("zh_CN")) for act in shell.bridge.desk.history(20)]


def test_a_clock_set_by_hand_does_not_move_the_speech(qtbot: QtBot, shell: Shell, clock: FixedClock) -> None:
    meeting = begin(shell)
    shell.go("signin")
    clock.advance(60)
    clock.set(clock.local() - dt.timedelta(hours=1))
    qtbot.waitUntil(lambda: len(record(shell, meeting)) == 1)
    assert used(shell, meeting) == 60
    assert record(shell, meeting) == ["电脑时钟被调整 -3600 秒，述职用时不受影响"]


def test_a_closed_lid_counts_and_is_on_record(qtbot: QtBot, shell: Shell, clock: FixedClock) -> None:
    meeting = begin(shell)
    clock.sleep(1800)
    qtbot.waitUntil(lambda: "电脑睡眠 1800 秒，已计入述职用时" in history(shell))
    assert used(shell, meeting) == 1800


def test_killed_in_mid_speech_with_the_clock_set_meanwhile(
    qtbot: QtBot, database: Path, clock: FixedClock
) -> None:
    with a_window(database, clock) as shell:
        meeting = begin(shell)
    clock.advance(100)
    clock.set(clock.local() + dt.timedelta(hours=2))
    with a_window(database, clock) as shell:
        qtbot.waitUntil(lambda: "述职中程序重新打开，计时没有中断" in history(shell))
        assert used(shell, meeting) == 100
        assert record(shell, meeting) == ["电脑时钟被调整 +7200 秒，述职用时不受影响"]


def test_opened_again_while_nobody_speaks_nothing_is_written(
    qtbot: QtBot, database: Path, clock: FixedClock
) -> None:
    with a_window(database, clock) as shell:
        meeting, _on_site, _written = a_programme(shell.bridge.desk, on_site=2, written=1)
    clock.set(clock.local() + dt.timedelta(hours=2))
    with a_window(database, clock) as shell:
        qtbot.wait(900)
        assert record(shell, meeting) == []
        assert not any("重新打开" in words for words in history(shell))
