"""Turns on site: the clock, the guards, and that waiting turns never touch the running one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import ArchiveMeeting, EndMeeting, StartMeeting
from meetingdesk.speakers import commands, programme, queries
from meetingdesk.speakers.model import TurnState
from meetingdesk.speakers.timing import Phase
from tests.builders import MORNING, a_programme

W, S, P, D, K = (state.value for state in TurnState)


class Stage:
    """A meeting with three organisations to speak; shorthand for what is done with them."""

    def __init__(self, desk: Desk, clock: FixedClock) -> None:
        self.desk, self.clock = desk, clock
        self.meeting, self.ids, _ = a_programme(desk)

    def do(self, command: str, who: int, **given: object):
        kind = getattr(commands, command, None) or getattr(programme, command)
        return self.desk.do(kind(meeting_id=self.meeting, organisation_id=self.ids[who], **given))

    def next(self):
        return self.desk.do(commands.EndAndCallNext(meeting_id=self.meeting))

    def turns(self) -> tuple[queries.TurnRow, ...]:
        return self.desk.ask(queries.turns, self.meeting)

    def picture(self) -> str:
        """Who stands how, in order: `1 done 40 · 0 speaking`."""
        parts = []
        for row in self.turns():
            used = "" if row.used_seconds is None else f" {row.used_seconds}"
            parts.append(f"{self.ids.index(row.who.organisation_id)} {row.state.value}{used}")
        return " · ".join(parts)

    def floor(self) -> queries.Floor:
        return self.desk.ask(queries.floor, self.meeting, self.clock.local())


@pytest.fixture
def stage(desk: Desk, clock: FixedClock) -> Stage:
    return Stage(desk, clock)


def test_a_turn_runs_pauses_goes_on_and_ends_with_its_net_time(stage):
    stage.do("StartTurn", 0)
    stage.clock.advance(100)
    stage.do("PauseTurn", 0)
    stage.clock.advance(50)
    stage.do("ContinueTurn", 0)
    stage.clock.advance(20)
    assert stage.do("EndTurn", 0)["used"] == 120
    assert stage.picture() == "0 done 120 · 1 waiting · 2 waiting"


def test_every_pause_of_a_turn_is_left_out_of_its_time(stage):
    stage.do("StartTurn", 0)
    for pause in (50, 7):
        stage.clock.advance(10)
        stage.do("PauseTurn", 0)
        stage.clock.advance(pause)
        stage.do("ContinueTurn", 0)
    stage.clock.advance(10)
    assert stage.do("EndTurn", 0)["used"] == 30


def test_ending_while_paused_leaves_the_last_pause_out(stage):
    stage.do("StartTurn", 0)
    stage.clock.advance(100)
    stage.do("PauseTurn", 0)
    stage.clock.advance(300)
    assert stage.do("EndTurn", 0)["used"] == 100


@pytest.mark.parametrize("paused", [False, True])
def test_starting_one_ends_the_one_that_runs_or_is_paused(stage, paused):
    stage.do("StartTurn", 0)
    stage.clock.advance(40)
    if paused:
        stage.do("PauseTurn", 0)
        stage.clock.advance(5)
    called = stage.do("StartTurn", 2)
    assert (called["ended"], called["used"], called["started"]) == (stage.ids[0], 40, stage.ids[2])
    assert stage.picture() == "0 done 40 · 1 waiting · 2 speaking"


def test_one_key_ends_and_calls_the_next_until_nobody_is_left(stage):
    assert stage.next()["started"] == stage.ids[0]
    stage.clock.advance(30)
    stage.next()
    stage.do("SkipTurn", 2)
    assert stage.next()["started"] is None
    assert stage.picture() == "0 done 30 · 1 done 0 · 2 skipped"
    with pytest.raises(Refused, match=r"speakers\.nobody_left"):
        stage.next()


PREPARED = {
    W: [], S: ["StartTurn"], P: ["StartTurn", "PauseTurn"], D: ["StartTurn", "EndTurn"], K: ["SkipTurn"],
}  # fmt: skip
GIVEN = {
    "AdjustTime": {"seconds": 60}, "RecordTurn": {"used_seconds": 9}, "PlanTurn": {"planned_seconds": 60},
}  # fmt: skip


@pytest.mark.parametrize(
    ("command", "allowed_in", "key"),
    [
        ("StartTurn", [W], "speakers.not_waiting"),
        ("PauseTurn", [S], "speakers.not_speaking"),
        ("ContinueTurn", [P], "speakers.not_paused"),
        ("EndTurn", [S, P], "speakers.not_begun"),
        ("SkipTurn", [W], "speakers.not_waiting"),
        ("MoveToEnd", [W], "speakers.not_waiting"),
        ("PutBack", [S, P, D, K], "speakers.waits_already"),
        ("AdjustTime", [W, S, P], "speakers.over_already"),
        ("RecordTurn", [W, D, K], "speakers.still_open"),
        ("PlanTurn", [W, K], "speakers.has_begun"),
        ("ChangeToWritten", [W, K], "speakers.has_begun"),
        ("TakeOff", [W, K], "speakers.has_begun"),
    ],
)
def test_each_act_is_possible_in_its_states_only_and_names_whom_it_refuses(stage, command, allowed_in, key):
    for state, steps in PREPARED.items():
        seq = stage.desk.undoable().seq
        for step in steps:
            stage.do(step, 1)
        before = stage.turns()
        if state in allowed_in:
            stage.do(command, 1, **GIVEN.get(command, {}))
        else:
            with pytest.raises(Refused) as refusal:
                stage.do(command, 1, **GIVEN.get(command, {}))
            assert (refusal.value.key, refusal.value.values["name"]) == (key, "演示02党支部")
            assert stage.turns() == before
        while stage.desk.undoable().seq != seq:
            stage.desk.undo(stage.desk.undoable().seq)


def test_whatever_is_done_to_those_who_wait_leaves_the_running_clock_alone(stage):
    stage.do("StartTurn", 0)
    stage.clock.advance(33)
    before = stage.turns()[0]
    stage.do("SkipTurn", 1)
    stage.do("PutBack", 1)
    stage.do("MoveToEnd", 1)
    stage.do("AdjustTime", 2, seconds=-60)
    order = (stage.ids[1], stage.ids[2])
    stage.desk.do(programme.ReorderTurns(meeting_id=stage.meeting, organisation_ids=order))
    stage.desk.do(programme.DrawLot(meeting_id=stage.meeting))
    stage.desk.do(programme.SetTiming(meeting_id=stage.meeting, planned_seconds=300))
    stage.do("TakeOff", 2)
    assert stage.turns()[0] == before
    assert stage.floor().face.used == 33


def test_the_chair_gives_and_takes_time_and_the_plan_stays(stage):
    stage.do("StartTurn", 0)
    assert stage.do("AdjustTime", 0, seconds=60) == 540
    stage.clock.advance(500)
    assert stage.floor().face.phase == Phase.AMBER
    stage.do("EndTurn", 0)
    row = stage.turns()[0]
    assert (row.planned_seconds, row.allowed, row.over_seconds) == (480, 540, 0)
    with pytest.raises(Refused, match=r"speakers\.no_time_left"):
        stage.do("AdjustTime", 1, seconds=-480)


def test_put_back_is_next_again_with_nothing_left_of_the_old_turn(stage):
    stage.do("StartTurn", 0)
    stage.clock.advance(60)
    stage.do("PauseTurn", 0)
    stage.clock.advance(60)
    stage.do("AdjustTime", 0, seconds=60)
    stage.next()
    stage.do("PutBack", 0)
    assert stage.picture() == "0 waiting · 1 speaking · 2 waiting"
    row = stage.turns()[0]
    assert (row.began_at, row.ended_at, row.paused_at) == (None, None, None)
    assert (row.used_seconds, row.paused_seconds, row.allowed) == (None, 0, 480)
    assert stage.next()["started"] == stage.ids[0]
    assert "speakers.EndAndCallNext" in [act.name for act in stage.desk.history()]


def test_put_back_of_one_skipped_goes_before_all_who_wait(stage):
    stage.do("SkipTurn", 2)
    stage.do("PutBack", 2)
    assert stage.picture() == "2 waiting · 0 waiting · 1 waiting"


def test_moving_to_the_end_leaves_finished_and_running_turns_in_place(stage):
    stage.next()
    stage.next()
    stage.do("PutBack", 0)
    stage.do("MoveToEnd", 0)
    assert stage.picture() == "2 waiting · 1 speaking · 0 waiting"


def test_a_length_noted_afterwards_counts_like_one_that_was_measured(stage):
    stage.do("RecordTurn", 0, used_seconds=489, planned_seconds=480, began_at=MORNING)
    row = stage.turns()[0]
    assert (row.state, row.over_seconds, row.ended_at) == (D, 9, MORNING + dt.timedelta(seconds=489))
    assert stage.desk.ask(queries.counts, stage.meeting).over_time == 1
    stage.do("RecordTurn", 0, used_seconds=480)
    assert stage.desk.ask(queries.counts, stage.meeting).over_time == 0


def test_the_floor_tells_who_speaks_who_follows_and_when_all_is_done(stage):
    stage.do("StartTurn", 0)
    stage.clock.advance(80)
    floor = stage.floor()
    assert (floor.turn.who.name, floor.following.who.name) == ("演示人01", "演示人02")
    assert floor.starts == {
        stage.ids[1]: MORNING + dt.timedelta(seconds=480),
        stage.ids[2]: MORNING + dt.timedelta(seconds=960),
    }
    assert floor.ends == MORNING + dt.timedelta(seconds=1440)


def test_a_restart_in_the_middle_of_a_speech_loses_no_second(database: Path, clock: FixedClock):
    with open_desk(database, clock) as desk:
        stage = Stage(desk, clock)
        stage.do("StartTurn", 0)
        clock.advance(65)
    clock.advance(30)
    with open_desk(database, clock) as desk:
        face = desk.ask(queries.floor, stage.meeting, clock.local()).face
        assert (face.used, face.remaining) == (95, 385)


def test_nobody_is_called_once_the_meeting_is_over(stage):
    stage.desk.do(StartMeeting(meeting_id=stage.meeting))
    stage.desk.do(EndMeeting(meeting_id=stage.meeting))
    for act in (stage.next, lambda: stage.do("StartTurn", 0)):
        with pytest.raises(Refused, match=r"speakers\.meeting_over"):
            act()
    stage.do("RecordTurn", 0, used_seconds=400)
    stage.desk.do(ArchiveMeeting(meeting_id=stage.meeting))
    with pytest.raises(Refused, match=r"meeting\.archived"):
        stage.do("RecordTurn", 1, used_seconds=400)
