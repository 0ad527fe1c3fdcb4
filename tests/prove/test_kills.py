"""The whole program killed at any moment loses nothing acknowledged, leaves nothing half done, and goes on.

SIGKILL cannot show lost syncs (test_power_cut does); it shows where transactions begin and end.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import CAPABILITIES, load_models
from meetingdesk.evaluation.model import Poll, State
from meetingdesk.evaluation.sealing import SealBegun
from meetingdesk.storage import engine as engines
from tests.prove import program
from tests.prove.judging import content, judge
from tests.prove.program import Step

HERE = Path(__file__).parent
INSIDE_THE_SEAL = ("scrub", "vacuumed", "scrubbed", "sealed")
WHILE_OPENING = 0.1  # of the kills


@dataclass
class Tries:
    """What became of one child: the steps it acknowledged, how long it took, and how it ended."""

    done: list[int] = field(default_factory=list)
    status: int = 0
    opening: float = 0.0
    working: float = 0.0


class Player:
    """The program that plays, one child at a time."""

    def __init__(self, recording: Path) -> None:
        command = [sys.executable, HERE / "player.py", recording]
        self._program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def play(
        self, database: Path, first: int, end: int, *, die_at: str = "",
        kill_opening: float | None = None, kill_working: float | None = None,
    ) -> Tries:  # fmt: skip
        """Play these steps, or until killed so many seconds after the child began, or had opened."""
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(f"{database}\t{first}\t{end}\t{die_at}\n")
        self._program.stdin.flush()
        tries, began, pid = Tries(), time.monotonic(), 0
        for line in self._program.stdout:
            word, _space, more = line.partition(" ")
            now = time.monotonic()
            if word == "PID":
                pid = int(more)
                kill_later(pid, kill_opening)
            elif word.strip() == "OPEN":
                tries.opening, began = now - began, now
                kill_later(pid, kill_working)
            elif word == "DONE":
                tries.done.append(int(more))
            elif word == "END":
                tries.status, tries.working = int(more), now - began
                return tries
        raise AssertionError("the player is gone")

    def close(self) -> None:
        """Let it go."""
        self._program.communicate(timeout=30)


def kill_later(pid: int, seconds: float | None) -> None:
    """Kill a process after so many seconds, if it is still there."""

    def kill() -> None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    if seconds is not None:
        threading.Timer(seconds, kill).start()


@dataclass(frozen=True)
class Station:
    """The program at work so far without any trouble, and how long the steps to the next one take."""

    folder: Path
    step: int
    opening: float
    working: float


@dataclass
class Course:
    """Everything that was recorded, and the way through it."""

    steps: list[Step]
    stations: list[Station]
    player: Player


def stations(player: Player, count: int, folder: Path) -> list[Station]:
    """Play it all once, in pieces; the file after each piece is put aside."""
    work = folder / "work"
    work.mkdir()
    found = [Station(work, 0, 0, 0)]
    for end in [*range(program.EVERY, count, program.EVERY), count]:
        tries = player.play(work / "m.db", found[-1].step, end)
        assert tries.status == 0
        before = found[-1]
        found[-1] = Station(before.folder, before.step, tries.opening, tries.working)
        aside = folder / f"station {end}"
        shutil.copytree(work, aside)
        found.append(Station(aside, end, 0, 0))
    found[0] = Station(folder / "nothing", 0, found[0].opening, found[0].working)
    (folder / "nothing").mkdir()
    return found


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    load_models()
    folder = tmp_path_factory.mktemp("course")
    recording = folder / "recorded"
    recording.mkdir()
    told = [sys.executable, HERE / "program.py", recording]
    subprocess.run(told, check=True, stdout=subprocess.DEVNULL)
    steps, player = program.read(recording), Player(recording)
    yield Course(steps, stations(player, len(steps), folder), player)
    player.close()


def copied(station: Station, folder: Path) -> Path:
    """The file of a station, to be worked on elsewhere."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(station.folder, folder)
    return folder / "m.db"


def killed_once(course: Course, place: int, folder: Path, chance: random.Random) -> Tries:
    """From one station on, killed at a moment of chance."""
    here, database = course.stations[place], copied(course.stations[place], folder)
    opening = chance.uniform(0, here.opening) if chance.random() < WHILE_OPENING else None
    working = chance.uniform(0, here.working)
    end = course.stations[place + 1].step
    return course.player.play(database, here.step, end, kill_opening=opening, kill_working=working)


def goes_on(course: Course, place: int, database: Path, held: int, wanted: Any) -> None:
    """What was under way is asked for once more, and the rest; it all comes to the same."""
    here, there = course.stations[place], course.stations[place + 1]
    first = max(here.step, held - 2)
    assert course.player.play(database, first, there.step).status == 0
    found = content(database)
    assert {name: rows for name, rows in found.items() if rows != wanted[name]} == {}


def kill_often(course: Course, kills: int, folder: Path) -> dict[str, int]:
    """So many kills, spread over the whole course."""
    chance, score = random.Random(2022), {"kills": 0, "acknowledged": 0, "untold": 0, "tried": 0}
    wanted: dict[int, Any] = {}
    while score["kills"] < kills:
        place = score["tried"] % (len(course.stations) - 1)
        score["tried"] += 1
        tries = killed_once(course, place, folder, chance)
        if tries.status == 0:
            continue
        assert tries.status == -signal.SIGKILL
        score["kills"] += 1
        database, told = folder / "m.db", course.stations[place].step + len(tries.done)
        held = judge(database, course.steps, told) if database.exists() else 0
        score["acknowledged"] += len(tries.done)
        score["untold"] += held > told
        if place not in wanted:
            wanted[place] = content(course.stations[place + 1].folder / "m.db")
        goes_on(course, place, database, held, wanted[place])
    return score


@pytest.mark.parametrize("kills", [12, pytest.param(1000, marks=pytest.mark.prove)])
def test_the_program_killed_at_any_moment_loses_and_doubles_nothing(
    course: Course, tmp_path: Path, kills: int, record_property: Callable[[str, object], None]
) -> None:
    kills = int(os.environ.get("MEETINGDESK_KILLS", kills)) if kills > 12 else kills
    score = kill_often(course, kills, tmp_path / "killed")
    record_property("score", str(score))
    print(score)  # noqa: T201
    assert score["kills"] == kills


def test_the_course_leads_through_every_capability(course: Course) -> None:
    acts = {step.command.act_name() for step in course.steps if step.command}
    assert {act.split(".")[0] for act in acts} >= {*CAPABILITIES, "care"}
    assert {step.what for step in course.steps} == {"do", "undo", "redo", "scrub", "finish"}
    print(f"{len(course.steps)} steps, {len(acts)} kinds of act")  # noqa: T201


@pytest.mark.parametrize("moment", INSIDE_THE_SEAL)
def test_a_seal_that_was_cut_short_is_finished_at_the_next_start(
    course: Course, tmp_path: Path, moment: str
) -> None:
    sealing = next(n for n, step in enumerate(course.steps) if isinstance(step.command, SealBegun))
    place = max(n for n, station in enumerate(course.stations) if station.step <= sealing)
    here, there = course.stations[place], course.stations[place + 1]
    database = copied(here, tmp_path / "cut")
    tries = course.player.play(database, here.step, there.step, die_at=moment)
    assert tries.status == -signal.SIGKILL
    held = judge(database, course.steps, here.step + len(tries.done))
    with Session(engine := engines.open_engine(database)) as session:
        assert State.SEALING in set(session.scalars(select(Poll.state)))
    engine.dispose()
    goes_on(course, place, database, held, content(there.folder / "m.db"))
