"""From the records to the room: every fact of every scene is walked, and nothing secret is among them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import open_desk
from meetingdesk.commentary import queries as commentary
from meetingdesk.desk import Desk
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.evaluation import results
from meetingdesk.evaluation.publishing import HideResults, ReleaseResults
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting import queries as meetings
from meetingdesk.public_facts import public_facts
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.roster.model import Person
from meetingdesk.signin import queries as signin
from meetingdesk.signin.commands import SignIn, TakeLeave
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.commands import EndAndCallNext
from meetingdesk.stage.facts import Agenda, Board, Evaluation, Results, Scene, Speaker, Standing
from tests.builders import CASE, a_meeting, some_attendees
from tests.speakers.test_commands import Stage

DAY = dt.datetime(2023, 3, 17, 7, 30)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The real meeting, over: both polls sealed, none released."""
    with open_desk(tmp_path_factory.mktemp("played") / "park.db", FixedClock(DAY)) as desk:
        play(read_case(CASE), desk)
        yield desk


def the_meeting(desk: Desk) -> str:
    return desk.ask(meetings.meetings)[0].id


def see(desk: Desk, meeting: str, scene: Scene) -> Any:
    return desk.ask(public_facts, meeting, scene, desk.clock.local()).content


def walked(value: object) -> Iterator[str]:
    """Every leaf of a picture, as text."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from walked(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from walked(each)
    elif value is not None:
        yield str(value)


def everything(desk: Desk) -> str:
    """All that any scene says, one leaf a line."""
    meeting = the_meeting(desk)
    pictures = [desk.ask(public_facts, meeting, scene, desk.clock.local()) for scene in Scene]
    return "\n".join(leaf for picture in pictures for leaf in walked(picture))


def phones(session: Session) -> tuple[str, ...]:
    """Every number on the roster."""
    return tuple(session.scalars(select(Person.phone).where(Person.phone.is_not(None))))  # type: ignore[arg-type]


def secrets(desk: Desk) -> set[str]:
    """What the records hold and the room may not see: phones, reasons, notes, comments, scores."""
    meeting = the_meeting(desk)
    rows = desk.ask(signin.board, meeting)
    found = set(desk.ask(phones)) | {row.reason for row in rows}
    found |= {row.approved_by for row in rows}
    found |= {note.text for note in desk.ask(speakers.notes, meeting)}
    found |= {one.text for place in desk.ask(commentary.commentary, meeting) for one in place.comments}
    found |= {one.text for one in desk.ask(commentary.problems, meeting)}
    found |= {one.text for one in desk.ask(commentary.remarks, meeting)}
    for poll in desk.ask(evaluation.polls, meeting):
        found |= {row.score for row in desk.ask(results.results, poll.id).rows}
    return {each for each in found if each}


def test_items_have_the_numbers_of_the_printed_agenda(played: Desk) -> None:
    shown = played.ask(public_facts, the_meeting(played), Scene.AGENDA, played.clock.local()).content
    assert isinstance(shown, Agenda)
    numbered = [f"{line.number} {line.title}" for line in shown.lines]
    assert numbered[:3] == [" 签到入场", "一 现场述职", "二 提交书面述职报告"]
    assert numbered[-1] == "九 会议号召"


def test_nothing_secret_is_in_any_scene_of_the_whole_meeting(played: Desk) -> None:
    hidden = secrets(played)
    assert len(hidden) > 60  # phones of 44, scores of 50 subjects, comments
    shown = everything(played)
    assert [each for each in hidden if each in shown] == []
    numbers = played.ask(phones)
    assert len(numbers) > 40
    assert [each for each in numbers if each[-4:] in shown] == []


def test_a_result_reaches_the_room_while_it_is_released_and_not_a_moment_longer(played: Desk) -> None:
    meeting = the_meeting(played)
    poll = played.ask(evaluation.polls, meeting)[0]
    assert see(played, meeting, Scene.RESULTS) is None
    played.do(ReleaseResults(meeting_id=meeting, poll_id=poll.id))
    shown = see(played, meeting, Scene.RESULTS)
    assert isinstance(shown, Results)
    known = played.ask(results.results, poll.id)
    assert {line.unit: line.score for line in shown.lines} == {row.name: row.score for row in known.rows}
    ranks = [line.rank for line in shown.lines]
    assert ranks == sorted(ranks, key=lambda rank: (rank is None, rank or 0))
    played.do(HideResults(meeting_id=meeting, poll_id=poll.id))
    assert see(played, meeting, Scene.RESULTS) is None


def test_the_board_shows_who_came_and_says_nothing_of_lateness_or_reasons(desk: Desk) -> None:
    meeting = a_meeting(desk, start=dt.datetime(2023, 3, 17, 7, 0))
    ids = some_attendees(desk, meeting, "郑一", "钱二", "孙三")
    some_attendees(desk, meeting, "旁听人", role="observer")
    desk.do(SignIn(meeting_id=meeting, attendee_id=ids["郑一"]))  # an hour late
    desk.do(TakeLeave(meeting_id=meeting, attendee_id=ids["钱二"], reason="住院手术"))
    board = see(desk, meeting, Scene.BOARD)
    assert isinstance(board, Board)
    assert [(each.name, each.standing) for each in board.people] == [
        ("郑一", Standing.ARRIVED), ("钱二", Standing.LEAVE), ("孙三", Standing.WAITING),
    ]  # fmt: skip
    assert (board.expected, board.present, board.leave, board.waiting) == (3, 1, 1, 1)
    assert "住院手术" not in "".join(walked(board))


def test_scenes_without_anything_to_show_are_empty(desk: Desk) -> None:
    meeting = a_meeting(desk)
    empty = [Scene.SPEAKER, Scene.EVALUATION, Scene.COMMENT, Scene.RESULTS, Scene.TITLE, Scene.BLANK]
    assert [see(desk, meeting, scene) for scene in empty] == [None] * len(empty)


def test_after_the_last_report_nobody_is_on_and_papers_are_only_counted(played: Desk) -> None:
    meeting = the_meeting(played)
    assert see(played, meeting, Scene.SPEAKER) is None
    paper = see(played, meeting, Scene.EVALUATION)
    assert isinstance(paper, Evaluation)
    assert set(walked(paper)) == {paper.title, str(paper.returned), str(paper.issued)}


def test_who_is_called_next_stands_ready_before_the_clock_runs(desk: Desk, clock: FixedClock) -> None:
    stage = Stage(desk, clock)
    ready = see(desk, stage.meeting, Scene.SPEAKER)
    assert isinstance(ready, Speaker)
    assert (ready.place, ready.began, ready.running, ready.used) == (1, False, False, 0)
    first, second = (turn.who.name for turn in desk.ask(speakers.turns, stage.meeting)[:2])
    assert (ready.name, ready.next_name) == (first, second)
    desk.do(EndAndCallNext(meeting_id=stage.meeting))
    clock.advance(100)
    running = see(desk, stage.meeting, Scene.SPEAKER)
    assert (running.place, running.began, running.running) == (1, True, True)
    assert (running.name, running.next_name, running.used) == (first, second, 100)
