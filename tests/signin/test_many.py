"""Several people at once: who is passed over is named."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.model import Role
from meetingdesk.signin import commands, many, queries, search
from meetingdesk.signin.model import Status
from tests.builders import MORNING, a_meeting, a_roster, a_roster_person, an_attendee

UNIT = "演示企业20党支部"


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


@pytest.fixture
def three(desk: Desk, meeting: str) -> list[str]:
    return [an_attendee(desk, meeting, name, UNIT) for name in ("王一", "王二", "王三")]


def statuses(desk: Desk, meeting: str) -> list[tuple[str, Status]]:
    return [(row.name, row.status) for row in desk.ask(queries.board, meeting)]


def test_a_unit_signs_in_together_and_those_passed_over_are_named(desk, meeting, three):
    an_attendee(desk, meeting, "别人", "演示企业21党支部")
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=three[0], at=MORNING))
    desk.do(commands.TakeLeave(meeting_id=meeting, attendee_id=three[1], reason="出差"))
    outcome = desk.do(many.SignInUnit(meeting_id=meeting, unit=UNIT))
    assert [one["name"] for one in outcome["signed"]] == ["王三"]
    skipped = [(one["name"], one["why"]) for one in outcome["skipped"]]
    assert skipped == [("王一", "already"), ("王二", "leave")]
    assert ("王二", Status.LEAVE) in statuses(desk, meeting)
    assert ("别人", Status.NOT_ARRIVED) in statuses(desk, meeting)


def test_one_undo_takes_the_whole_unit_back(desk, meeting, three):
    desk.do(many.SignInUnit(meeting_id=meeting, unit=UNIT))
    desk.undo(desk.undoable().seq)
    assert {status for _, status in statuses(desk, meeting)} == {Status.NOT_ARRIVED}


def test_a_walk_in_is_added_and_here_in_one_step_and_counts_apart(desk, meeting, three):
    outcome = desk.do(many.AddWalkIn(meeting_id=meeting, name="新 来", unit="来访单位", post="干事"))
    row = desk.ask(queries.board, meeting, [Role.OBSERVER])[0]
    assert (row.name, row.status, row.number, outcome["number"]) == ("新来", Status.PRESENT, 4, 4)
    counts = desk.ask(queries.counts, meeting)
    assert (counts.expected, counts.present, counts.observers) == (3, 0, 1)
    desk.undo(desk.undoable().seq)
    assert desk.ask(queries.board, meeting, [Role.OBSERVER]) == ()


def test_a_walk_in_who_is_on_the_list_is_sent_to_the_list(desk, meeting, three):
    with pytest.raises(Refused, match=r"meeting\.attendee_twice"):
        desk.do(many.AddWalkIn(meeting_id=meeting, name="王一", unit=UNIT))


def test_closing_makes_absent_only_those_expected_who_have_not_come(desk, meeting, three):
    an_attendee(desk, meeting, "旁听", "来访单位", role="observer")
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=three[0]))
    desk.do(commands.TakeLeave(meeting_id=meeting, attendee_id=three[1]))
    assert desk.do(many.CloseSignIn(meeting_id=meeting)) == {"absent": 1, "names": ["王三"]}
    assert dict(statuses(desk, meeting)) == {
        "王一": Status.PRESENT, "王二": Status.LEAVE, "王三": Status.ABSENT, "旁听": Status.NOT_ARRIVED,
    }  # fmt: skip


def test_someone_absent_who_turns_up_after_all_is_signed_in(desk, meeting, three):
    desk.do(many.CloseSignIn(meeting_id=meeting))
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=three[0]))
    counts = desk.ask(queries.counts, meeting)
    assert (counts.present, counts.absent) == (1, 2)


def test_reopening_turns_absent_into_not_arrived_and_leaves_the_others(desk, meeting, three):
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=three[0]))
    desk.do(many.CloseSignIn(meeting_id=meeting))
    desk.do(commands.TakeLeave(meeting_id=meeting, attendee_id=three[1], reason="住院"))
    assert desk.do(many.ReopenSignIn(meeting_id=meeting)) == 1
    assert dict(statuses(desk, meeting)) == {
        "王一": Status.PRESENT, "王二": Status.LEAVE, "王三": Status.NOT_ARRIVED,
    }  # fmt: skip
    with pytest.raises(Refused, match=r"signin\.nobody_absent"):
        desk.do(many.ReopenSignIn(meeting_id=meeting))


def test_those_passed_over_come_with_the_time_of_their_arrival(desk, meeting, three):
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=three[0], at=MORNING))
    outcome = desk.do(many.SignInUnit(meeting_id=meeting, unit=UNIT))
    assert [(one["name"], one["first"]) for one in outcome["skipped"]] == [("王一", "2023-03-17T08:00:00")]


def test_someone_of_the_roster_walks_in_with_what_the_roster_knows(desk, meeting, three):
    person, organisation = a_roster_person(desk, "单国强", "演示企业99", phone="10012345678")
    found = desk.ask(search.roster_index, meeting).find("sgq")
    assert [(hit.name, hit.unit, hit.person_id) for hit in found] == [("单国强", "", person)]
    given = {"person_id": person, "organisation_id": organisation, "role": "guest", "post": "嘉宾"}
    arrival = desk.do(many.AddWalkIn(meeting_id=meeting, **given))
    assert (arrival["name"], arrival["unit"], arrival["number"]) == ("单国强", "演示企业99党支部", 4)
    counts = desk.ask(queries.counts, meeting)
    assert (counts.expected, counts.guests) == (3, 1)
    assert desk.ask(search.roster_index, meeting).find("sgq") == ()
    with pytest.raises(Refused, match=r"meeting\.attendee_twice"):
        desk.do(many.AddWalkIn(meeting_id=meeting, person_id=person, unit="另一个单位"))


def test_the_roster_is_searched_with_units_and_posts_once_for_each_post(desk, meeting):
    units = a_roster(desk, ("尉迟恭", "禾晏瓷业", "党委"), ("张伟", "演示甲", "党支部"))
    hits = desk.ask(search.roster_index, meeting).find("yc hycy")
    assert [(hit.name, hit.unit, hit.post) for hit in hits] == [("尉迟恭", "禾晏瓷业党委", "书记")]
    walked_in = desk.do(
        many.AddWalkIn(
            meeting_id=meeting, person_id=hits[0].person_id, organisation_id=units["禾晏瓷业党委"]
        )
    )
    assert (walked_in["name"], walked_in["unit"]) == ("尉迟恭", "禾晏瓷业党委")
    assert desk.ask(queries.board, meeting, [Role.OBSERVER])[0].post == "书记"


def test_nobody_becomes_expected_by_walking_in(desk, meeting):
    with pytest.raises(Refused, match=r"signin\.walk_in_role"):
        desk.do(many.AddWalkIn(meeting_id=meeting, name="新来", unit="来访单位", role="expected"))
    with pytest.raises(Refused, match=r"meeting\.no_name"):
        desk.do(many.AddWalkIn(meeting_id=meeting, unit="来访单位"))
