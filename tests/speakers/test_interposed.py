"""A question in the midst of a report takes time that is not the speaker's."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.speakers import interposed, queries
from meetingdesk.speakers.interruptions import NoteClockStep
from tests.speakers.test_commands import Stage, stage

__all__ = ["stage"]  # the fixture


def ask(stage: Stage) -> None:
    stage.desk.do(interposed.Interpose(meeting_id=stage.meeting))


def over(stage: Stage, text: str | None = None) -> int:
    return stage.desk.do(interposed.EndInterposed(meeting_id=stage.meeting, text=text))


def asked(desk: Desk, meeting: str) -> list[tuple[int, int]]:
    return list(desk.ask(queries.questions, meeting).values())


def test_the_speakers_clock_stands_while_a_question_is_asked(stage: Stage) -> None:
    stage.do("StartTurn", 0)
    stage.clock.advance(100)
    ask(stage)
    stage.clock.advance(35)
    assert stage.floor().face.used == 100
    assert stage.floor().question_since == stage.clock.local() - dt.timedelta(seconds=35)
    assert over(stage, " 党员责任区怎样划？ ") == 35
    stage.clock.advance(20)
    assert stage.do("EndTurn", 0)["used"] == 120
    assert asked(stage.desk, stage.meeting) == [(1, 35)]
    (note,) = stage.desk.ask(queries.notes, stage.meeting)
    assert (note.text, note.kind.value) == ("党员责任区怎样划？", "question")


@pytest.mark.parametrize("way", ["ContinueTurn", "EndTurn", "PutBack", "next", "start"])
def test_whatever_ends_the_pause_ends_the_question(stage: Stage, way: str) -> None:
    stage.do("StartTurn", 0)
    stage.clock.advance(100)
    ask(stage)
    stage.clock.advance(10)
    if way == "next":
        stage.next()
    elif way == "start":
        stage.do("StartTurn", 1)
    else:
        stage.do(way, 0)
    assert stage.floor().question_since is None
    assert asked(stage.desk, stage.meeting) == [(1, 10)]
    with pytest.raises(Refused, match="no_question"):
        over(stage)


def test_a_question_needs_a_running_clock(stage: Stage) -> None:
    with pytest.raises(Refused, match="nobody_speaks"):
        ask(stage)
    stage.do("StartTurn", 0)
    ask(stage)
    with pytest.raises(Refused, match="nobody_speaks"):
        ask(stage)


def test_undo_takes_a_question_back_and_the_clock_runs_as_if_never_stopped(stage: Stage) -> None:
    stage.do("StartTurn", 0)
    stage.clock.advance(50)
    ask(stage)
    stage.clock.advance(30)
    last = stage.desk.undoable()
    assert last is not None
    stage.desk.undo(last.seq)
    assert stage.floor().question_since is None
    assert stage.floor().face.used == 80


def test_a_clock_that_is_set_leaves_the_question_as_long_as_it_was(stage: Stage) -> None:
    stage.do("StartTurn", 0)
    ask(stage)
    stage.clock.advance(40)
    stage.clock.set(stage.clock.local() - dt.timedelta(hours=1))
    stage.desk.do(NoteClockStep(meeting_id=stage.meeting, seconds=-3600))
    assert over(stage) == 40
