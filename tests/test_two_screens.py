"""Laptop and projector on a virtual X server: placed, unplugged, plugged in again, mirrored, alone."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import FixedClock
from tests.builders import a_meeting, some_attendees

pytestmark = pytest.mark.window
LAPTOP = ("laptop", "1366/361x768/203+0+0", "screen")
PROJECTOR = ("projector", "1920/508x1080/286+1366+0", "none")
MIRROR = ("projector", "1366/508x768/286+0+0", "none")
ON_PROJECTOR = [1366, 0, 1920, 1080]
SCENES = 200  # 10,000 in prove
GROWTH = 20  # MB


class Xserver:
    """One wide virtual screen, cut into monitors by xrandr."""

    def __init__(self, display: str) -> None:
        self.display = display

    def plug(self, monitor: tuple[str, str, str]) -> None:
        self._xrandr("--setmonitor", *monitor)

    def unplug(self, name: str) -> None:
        self._xrandr("--delmonitor", name)

    def _xrandr(self, *words: str) -> None:
        subprocess.run(["xrandr", "--display", self.display, *words], check=True, capture_output=True)


@pytest.fixture
def server() -> Iterator[Xserver]:
    """A server of its own, ended at the end."""
    read, write = os.pipe()
    size = ["-screen", "0", "3286x1080x24", "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *size], pass_fds=(write,), stderr=subprocess.DEVNULL
    ) as process:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield Xserver(f":{number}")
        process.terminate()


class Room:
    """The program in the room; `say` gives it a word and returns how things stand."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def say(self, word: str) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()
        state: dict[str, Any] = json.loads(self._process.stdout.readline())
        return state


    def until(self, **wanted: object) -> dict[str, Any]:
        """How things stand once they stand so, or after ten looks as they are then."""
        for _look in range(10):
            state = self.say("look")
            if all(state[name] == value for name, value in wanted.items()):
                break
        return state


@contextmanager
def a_room(server: Xserver, tmp_path: Path) -> Iterator[Room]:
    database = tmp_path / "meeting.db"
    with open_desk(database, FixedClock(dt.datetime(2023, 3, 17, 8))) as desk:
        some_attendees(desk, a_meeting(desk), "郑一", "钱二", "孙三")
    environment = os.environ | {
        "DISPLAY": server.display,
        "QT_QPA_PLATFORM": "xcb",
        "MEETINGDESK_HOME": str(tmp_path / "home"),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.stage_room", str(database)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Room(process)
        process.communicate("end\n", timeout=20)


def test_the_projector_is_found_lost_and_found_again(server: Xserver, tmp_path: Path) -> None:
    server.plug(LAPTOP)
    server.plug(PROJECTOR)
    with a_room(server, tmp_path) as room:
        room.say("toggle")
        placed = room.until(box=ON_PROJECTOR)
        assert (placed["full"], placed["box"]) == (True, ON_PROJECTOR)
        server.unplug("projector")
        alone = room.until(full=False)
        assert (alone["open"], alone["full"], alone["covers"]) == (True, False, False)
        server.plug(PROJECTOR)
        again = room.until(box=ON_PROJECTOR)
        assert (again["full"], again["box"]) == (True, ON_PROJECTOR)
        assert [state["takes_keys"] for state in (placed, alone, again)] == [False] * 3


def test_a_projector_that_repeats_the_laptop_gets_no_full_screen(server: Xserver, tmp_path: Path) -> None:
    server.plug(LAPTOP)
    server.plug(MIRROR)
    with a_room(server, tmp_path) as room:
        room.say("toggle")
        state = room.until(open=True)
        assert (state["mirrored"], state["full"], state["covers"]) == (True, False, False)
        server.unplug("projector")
        server.plug(PROJECTOR)  # the system was set to "extend"
        assert room.until(box=ON_PROJECTOR)["box"] == ON_PROJECTOR


def grown(server: Xserver, tmp_path: Path, scenes: int) -> float:
    """By how much memory grows over so many changes of the scene, in MB, once each was painted."""
    server.plug(LAPTOP)
    server.plug(PROJECTOR)
    with a_room(server, tmp_path) as room:
        room.say("toggle")
        warm = room.say("scenes 100")["memory"]
        return float(room.say(f"scenes {scenes}")["memory"]) - float(warm)


def test_changing_the_scene_many_times_leaves_the_memory_as_it_was(server: Xserver, tmp_path: Path) -> None:
    assert grown(server, tmp_path, SCENES) < GROWTH
