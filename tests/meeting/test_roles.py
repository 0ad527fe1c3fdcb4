"""Roles and voter classes are given to one or to several; who left no trace can be taken off again."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting import queries
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.meeting.roles import AssignRoles, RemoveAttendees
from meetingdesk.roster import queries as roster
from meetingdesk.signin.commands import SignIn
from tests.builders import a_meeting, a_roster, some_attendees


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


@pytest.fixture
def people(desk: Desk, meeting: str) -> dict[str, str]:
    return some_attendees(desk, meeting, "张三", "李四", "王五")


def stand(desk: Desk, meeting: str) -> dict[str, tuple[str, str | None]]:
    return {one.name: (one.role, one.voter_class) for one in desk.ask(queries.attendees, meeting)}


def refused(desk: Desk, command: AssignRoles | RemoveAttendees) -> str:
    with pytest.raises(Refused) as caught:
        desk.do(command)
    return caught.value.key


def test_several_get_a_role_and_keep_their_class(desk: Desk, meeting: str, people: dict[str, str]) -> None:
    two = people["张三"], people["李四"]
    assert desk.do(AssignRoles(meeting_id=meeting, attendee_ids=two, voter_class="A")) == 2
    assert desk.do(AssignRoles(meeting_id=meeting, attendee_ids=(two[1],), role="observer")) == 1
    assert stand(desk, meeting) == {
        "张三": ("expected", "A"), "李四": ("observer", "A"), "王五": ("expected", None),
    }  # fmt: skip
    desk.do(AssignRoles(meeting_id=meeting, attendee_ids=two, voter_class=None))
    assert stand(desk, meeting)["张三"] == ("expected", None)
    desk.undo(desk.undoable().seq)
    assert stand(desk, meeting)["李四"] == ("observer", "A")


def test_a_role_that_there_is_not_is_refused(desk: Desk, meeting: str, people: dict[str, str]) -> None:
    command = AssignRoles(meeting_id=meeting, attendee_ids=(people["张三"],), role="king")
    assert refused(desk, command) == "meeting.role"
    assert refused(desk, AssignRoles(meeting_id=meeting, attendee_ids=())) == "meeting.nobody"


def test_who_has_signed_in_stays_and_so_does_everybody_chosen_with_them(
    desk: Desk, meeting: str, people: dict[str, str]
) -> None:
    desk.do(SignIn(meeting_id=meeting, attendee_id=people["李四"]))
    both = people["张三"], people["李四"]
    assert refused(desk, RemoveAttendees(meeting_id=meeting, attendee_ids=both)) == "meeting.attendee_in_use"
    assert set(stand(desk, meeting)) == {"张三", "李四", "王五"}
    assert desk.do(RemoveAttendees(meeting_id=meeting, attendee_ids=(people["张三"], people["王五"]))) == 2
    assert set(stand(desk, meeting)) == {"李四"}


def test_only_those_chosen_are_taken_from_the_roster(desk: Desk, meeting: str) -> None:
    a_roster(desk, ("单蕾", "演示甲", "党支部"), ("查明远", "演示乙", "党支部"))
    second = desk.ask(roster.roster)[1].person_id
    assert desk.do(AddAttendeesFromRoster(meeting_id=meeting, person_ids=(second,), role="guest")) == 1
    assert stand(desk, meeting) == {"查明远": ("guest", None)}
