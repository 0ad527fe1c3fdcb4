"""Ending a meeting is one gesture."""

from __future__ import annotations

import pytest

from meetingdesk.agenda import queries as agenda
from meetingdesk.agenda.commands import AddItem, StartItem
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.overview.commands import CloseMeeting
from meetingdesk.signin import queries as signin
from meetingdesk.signin.commands import SignIn
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.commands import StartTurn
from tests.builders import a_programme


def picture(desk, meeting):
    return (
        desk.ask(meetings.meeting, meeting).state,
        [(row.name, row.status.value) for row in desk.ask(signin.board, meeting)],
        [row.used_seconds for row in desk.ask(speakers.turns, meeting)],
        [row.state for row in desk.ask(agenda.schedule, meeting).rows],
    )


@pytest.fixture
def meeting(desk, clock):
    meeting, on_site, _ = a_programme(desk, on_site=1, written=1)
    item = desk.do(AddItem(meeting_id=meeting, title="现场述职", kind="oral_reports"))
    desk.do(SignIn(meeting_id=meeting, attendee_id=desk.ask(signin.board, meeting)[0].attendee_id))
    desk.do(StartMeeting(meeting_id=meeting))
    desk.do(StartItem(meeting_id=meeting, item_id=item))
    desk.do(StartTurn(meeting_id=meeting, organisation_id=on_site[0]))
    clock.advance(90)
    return meeting


def test_ending_a_meeting_ends_all_that_runs_and_settles_who_did_not_come(desk, meeting):
    assert desk.do(CloseMeeting(meeting_id=meeting)) == {"absent": 1, "names": ["演示人02"]}
    people = [("演示人01", "present"), ("演示人02", "absent")]
    assert picture(desk, meeting) == ("ended", people, [90], ["done"])


def test_one_undo_takes_all_of_it_back(desk, meeting):
    before = picture(desk, meeting)
    desk.do(CloseMeeting(meeting_id=meeting))
    desk.undo(desk.undoable().seq)
    assert picture(desk, meeting) == before


def test_a_meeting_that_is_over_is_not_ended_again(desk, meeting):
    desk.do(CloseMeeting(meeting_id=meeting))
    with pytest.raises(Refused, match=r"meeting\.not_running"):
        desk.do(CloseMeeting(meeting_id=meeting))
