"""kill -9 in mid-speech, a clock set back an hour, half an hour of sleep: a real process, its real window.

Each time the seconds spoken are those of the room, and the record or history says what happened.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.meeting.commands import StartMeeting
from tests.builders import a_programme

pytestmark = pytest.mark.window
HOUR = 3600
NEAR = 1.5  # seconds: moments are kept in whole seconds, and the answer takes its way
REOPENED = "述职中程序重新打开，计时没有中断"


class Room:
    """The program; `say` gives it a word and returns how things stand."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def say(self, word: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        state: dict[str, Any] = json.loads(self.process.stdout.readline())
        return state


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "meeting.db"
    with open_desk(file) as desk:
        meeting, _on_site, _written = a_programme(desk, on_site=2, written=1)
        desk.do(StartMeeting(meeting_id=meeting))
    return file


@contextmanager
def a_room(database: Path, shift: float = 0) -> Iterator[Room]:
    """Opened; killed at the end, without a chance to say good-bye."""
    home = str(database.parent / "home")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "MEETINGDESK_HOME": home}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.speaking_room", str(database), str(shift)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n"
            yield Room(process)
        finally:
            process.kill()  # SIGKILL


class Watch:
    """A stopwatch of the test's own."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def near(self, state: dict[str, Any], more: float = 0) -> bool:
        """Whether the window's clock and the records both say what passed in the room."""
        passed = time.monotonic() - self.began + more
        minutes, seconds = state["digits"].lstrip("+").split(":")
        left = (int(minutes) * 60 + int(seconds)) * (-1 if state["digits"].startswith("+") else 1)
        return abs(state["used"] - passed) <= NEAR and abs(480 - left - passed) <= NEAR + 1


def called(room: Room) -> Watch:
    watch = Watch()
    room.say("call")
    return watch


def test_killed_in_mid_speech_it_goes_on_where_the_room_is(database: Path) -> None:
    with a_room(database) as room:
        watch = called(room)
        assert watch.near(room.say("look"))
    with a_room(database) as room:
        state = room.say("look")
    assert watch.near(state)
    assert REOPENED in state["history"]
    assert state["notes"] == []


@pytest.mark.parametrize("step", [-HOUR, 2 * HOUR])
def test_killed_and_the_clock_set_before_it_is_opened_again(database: Path, step: int) -> None:
    with a_room(database) as room:
        watch = called(room)
    with a_room(database, shift=step) as room:
        state = room.say("look")
    assert watch.near(state)
    assert REOPENED in state["history"]
    assert state["notes"] == [f"电脑时钟被调整 {step:+} 秒，述职用时不受影响"]


def test_the_clock_set_back_an_hour_while_someone_speaks(database: Path) -> None:
    with a_room(database) as room:
        watch = called(room)
        state = room.say(f"set -{HOUR}")
        assert watch.near(state)
    assert state["notes"] == ["电脑时钟被调整 -3600 秒，述职用时不受影响"]


def test_half_an_hour_of_sleep_is_time_spoken(database: Path) -> None:
    with a_room(database) as room:
        watch = called(room)
        state = room.say("sleep 1800")
        assert watch.near(state, more=1800)
        assert any("电脑睡眠 1800 秒，已计入述职用时" in words for words in state["history"])
        again = room.say("look")
    assert watch.near(again, more=1800)
    assert len(again["history"]) == len(state["history"])  # told once


def test_no_act_is_lost_by_the_kill(database: Path) -> None:
    with a_room(database) as room:
        room.say("call")
        before = room.say("call")["history"]
    with a_room(database) as room:
        after = room.say("look")["history"]
    assert after[-len(before) :] == before
    assert after[: -len(before)] == [REOPENED]
