"""A clock that is set, a closed lid, a restart: time spoken stays true, and the record says what happened."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import Clock, FixedClock
from meetingdesk.foundation.wording import Wording
from meetingdesk.speakers import queries
from meetingdesk.speakers.interruptions import (
    ClockWatch,
    NoteClockStep,
    NoteReboot,
    NoteRestart,
    NoteSleep,
    Seen,
)
from tests.builders import MORNING
from tests.speakers.test_commands import Stage, stage

__all__ = ["stage"]  # the fixture


def told(stage: Stage) -> str:
    """What history says last."""
    return stage.desk.history(1)[0].text(Wording("zh_CN"))


def written(stage: Stage) -> list[str]:
    """What the record of the meeting says of the reports."""
    return [note.text for note in stage.desk.ask(queries.notes, stage.meeting)]


def test_a_clock_that_is_set_leaves_time_spoken_as_it_was_and_a_mark_in_the_log(stage):
    watch = ClockWatch(stage.clock)
    stage.do("StartTurn", 0)
    stage.clock.advance(100)
    stage.do("PauseTurn", 0)
    stage.clock.advance(10)
    stage.clock.set(stage.clock.local() - dt.timedelta(minutes=30))
    step = watch.look().step
    assert stage.desk.do(NoteClockStep(meeting_id=stage.meeting, seconds=step)) == 1
    assert stage.floor().face.used == 100
    stage.do("ContinueTurn", 0)
    stage.clock.advance(7)
    assert stage.do("EndTurn", 0)["used"] == 107
    assert "speakers.NoteClockStep" in [act.name for act in stage.desk.history()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "meeting.db.clock"


def test_a_clock_set_back_an_hour_while_the_program_was_dead_is_found_at_the_next_start(
    stage: Stage, clock: FixedClock, file: Path
) -> None:
    stage.do("StartTurn", 0)
    ClockWatch(clock, file).look()  # the last look before the kill
    clock.advance(120)
    clock.set(clock.local() - dt.timedelta(hours=1))
    clock.advance(30)
    seen = ClockWatch(clock, file).look()
    assert seen == Seen(step=-3600)
    stage.desk.do(NoteClockStep(meeting_id=stage.meeting, seconds=seen.step))
    face = stage.floor().face
    assert face is not None
    assert face.used == 150
    assert written(stage) == ["电脑时钟被调整 -3600 秒，述职用时不受影响"]


def test_half_an_hour_of_sleep_counts_and_is_told_from_a_clock_that_was_set(
    stage: Stage, clock: FixedClock, file: Path
) -> None:
    stage.do("StartTurn", 0)
    watch = ClockWatch(clock, file)
    watch.look()
    clock.advance(60)
    clock.sleep(1800)
    seen = watch.look()
    assert seen == Seen(slept=1800)
    stage.desk.do(NoteSleep(meeting_id=stage.meeting, seconds=seen.slept))
    face = stage.floor().face
    assert face is not None
    assert face.used == 1860
    assert told(stage) == "电脑睡眠 1800 秒，已计入述职用时"


def test_after_a_restart_of_the_computer_the_clock_is_trusted_and_the_record_says_so(
    stage: Stage, clock: FixedClock, file: Path
) -> None:
    stage.do("StartTurn", 0)
    ClockWatch(clock, file).look()
    clock.restart(200)
    seen = ClockWatch(clock, file).look()
    assert seen == Seen(rebooted=True)
    stage.desk.do(NoteReboot(meeting_id=stage.meeting))
    face = stage.floor().face
    assert face is not None
    assert face.used == 200
    assert told(stage) == "述职中电脑重新启动，用时按电脑时钟计"


@pytest.mark.parametrize("spoilt", ["", "{", "[]", "{}", '{"wall": "x"}', "\x00\xff"])
def test_a_spoilt_clock_file_is_as_none(clock: FixedClock, file: Path, spoilt: str) -> None:
    file.write_text(spoilt, encoding="latin-1")
    assert ClockWatch(clock, file).look() == Seen()


def test_where_nothing_may_be_written_the_clock_goes_on(clock: FixedClock, tmp_path: Path) -> None:
    watch = ClockWatch(clock, tmp_path / "no such folder" / "clock")
    clock.advance(10)
    assert watch.look() == Seen()


def test_nobody_speaks_and_nothing_is_written_down(stage: Stage) -> None:
    assert stage.desk.do(NoteClockStep(meeting_id=stage.meeting, seconds=60)) == 0
    assert written(stage) == []


def test_an_opened_file_after_a_kill_has_the_speech_still_running(database: Path, clock: FixedClock) -> None:
    with open_desk(database, clock) as desk:
        stage = Stage(desk, clock)
        stage.do("StartTurn", 0)
        assert desk.ask(queries.somebody_speaks, stage.meeting)
    clock.advance(95)
    with open_desk(database, clock) as desk:
        desk.do(NoteRestart(meeting_id=stage.meeting))
        last = desk.undoable()
        assert last is not None
        assert last.name == "speakers.StartTurn"  # undo passes the mark over
        face = desk.ask(queries.floor, stage.meeting, clock.local()).face
        assert face is not None
        assert face.used == 95


@pytest.mark.parametrize("step", [600, -600, 3, -3])
def test_a_clock_that_is_set_is_noticed_once_with_its_size(step):
    clock = FixedClock(MORNING)
    watch = ClockWatch(clock)
    clock.advance(10)
    clock.set(clock.local() + dt.timedelta(seconds=step))
    clock.advance(0.25)
    assert watch.look().step == step
    assert watch.look().step == 0


def test_time_that_merely_passes_is_no_step_nor_is_a_correction_of_two_seconds():
    clock = FixedClock(MORNING)
    watch = ClockWatch(clock)
    for _ in range(40):
        clock.advance(0.25)
        assert watch.look().step == 0
    clock.advance(3600)
    assert watch.look().step == 0
    clock.set(clock.local() + dt.timedelta(seconds=2))
    assert watch.look().step == 0


def test_many_small_corrections_are_told_once_they_come_to_a_step_together():
    clock = FixedClock(MORNING)
    watch = ClockWatch(clock)
    watch.look()
    steps = []
    for _minute in range(180):  # three hours in which a time server pulls half a second every minute
        clock.advance(60)
        clock.set(clock.now().replace(tzinfo=None) + dt.timedelta(milliseconds=500))
        steps.append(watch.look().step)
    assert abs(sum(steps) - 90) <= 2
    assert max(steps) == 2


class Traveller(FixedClock):
    """A laptop whose time zone is put right during the meeting."""

    zone = dt.timedelta(0)

    def local(self) -> dt.datetime:
        return super().local() + self.zone


def test_another_time_zone_is_a_step_as_well():
    clock = Traveller(MORNING)
    watch = ClockWatch(clock)
    clock.zone = dt.timedelta(hours=8)
    assert watch.look().step == 8 * 3600


def test_the_machine_s_own_clock_shows_no_step():
    watch = ClockWatch(Clock())
    assert watch.look().step == 0
