"""只请已签到的: who has not signed in is passed over and keeps their place; and the order by level."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting import queries as meetings
from meetingdesk.roster.commands import AddOrganisation
from meetingdesk.signin.commands import SendProxy, SignIn
from meetingdesk.speakers import commands, programme, queries
from tests.builders import a_meeting
from tests.speakers.test_commands import Stage, stage

__all__ = ["stage"]  # the fixture


def sign_in(stage: Stage, who: int) -> None:
    people = stage.desk.ask(meetings.attendees, stage.meeting)
    stage.desk.do(SignIn(meeting_id=stage.meeting, attendee_id=people[who].id))


def choose(stage: Stage, on: bool = True) -> None:
    stage.desk.do(programme.SetTiming(meeting_id=stage.meeting, only_present=on))


def following(stage: Stage) -> int | None:
    row = stage.floor().following
    return stage.ids.index(row.who.organisation_id) if row else None


def test_by_default_whoever_is_first_is_called(stage: Stage) -> None:
    assert following(stage) == 0
    assert not stage.desk.ask(queries.rules, stage.meeting).only_present


def test_who_is_not_here_is_passed_over_and_called_once_they_came(stage: Stage) -> None:
    choose(stage)
    sign_in(stage, 1)
    assert following(stage) == 1
    stage.next()
    assert stage.picture() == "0 waiting · 1 speaking · 2 waiting"
    assert following(stage) is None
    stage.next()  # nobody who may be called: it only ends
    assert stage.picture() == "0 waiting · 1 done 0 · 2 waiting"
    with pytest.raises(Refused, match="nobody_here"):
        stage.next()
    sign_in(stage, 0)
    stage.next()
    assert stage.picture() == "0 speaking · 1 done 0 · 2 waiting"


def test_a_substitute_who_came_counts_as_here(stage: Stage) -> None:
    choose(stage)
    people = stage.desk.ask(meetings.attendees, stage.meeting)
    stage.desk.do(SendProxy(
        meeting_id=stage.meeting, attendee_id=people[2].id, proxy_name="代会人", proxy_post="副书记",
    ))  # fmt: skip
    assert following(stage) == 2


def test_starting_someone_absent_is_refused_until_the_choice_is_taken_back(stage: Stage) -> None:
    choose(stage)
    with pytest.raises(Refused, match="not_here"):
        stage.do("StartTurn", 0)
    choose(stage, on=False)
    stage.do("StartTurn", 0)
    assert stage.picture().startswith("0 speaking")


def test_the_highest_level_speaks_first_and_equals_stay_as_they_stood(desk: Desk) -> None:
    meeting = a_meeting(desk)
    rows = [
        ("甲", "党支部", "县级"), ("乙", "党支部", None), ("丙", "党委", "县级"), ("丁", "党支部", "省级"),
        ("戊", "党总支", "县级"), ("己", "党支部", "县级"),
    ]  # fmt: skip
    ids = tuple(desk.do(AddOrganisation(name=name, kind=kind, level=level)) for name, kind, level in rows)
    desk.do(programme.PlaceOnSite(meeting_id=meeting, organisation_ids=ids))
    desk.do(commands.SkipTurn(meeting_id=meeting, organisation_id=ids[1]))
    desk.do(programme.OrderByLevel(meeting_id=meeting))
    order = [row.who.unit_short for row in desk.ask(queries.turns, meeting)]
    assert order == ["丁", "乙", "丙", "戊", "甲", "己"]  # 乙 is skipped and keeps its place
