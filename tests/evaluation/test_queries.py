from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.speakers.programme import PlaceOnSite, PlaceWritten
from tests.builders import a_meeting, a_roster, an_attendee
from tests.evaluation.polls import in_entry, sealed


@pytest.fixture
def programme(desk):
    """甲 and 丙 speak, 丙 first; 乙 reports in writing."""
    meeting = a_meeting(desk)
    organisations = a_roster(
        desk, ("演示甲", "演示一", "党委"), ("演示乙", "演示二", "党支部"), ("演示丙", "演示三", "党支部")
    )
    for who, unit in (("演示甲", "演示一党委"), ("演示乙", "演示二党支部"), ("演示丙", "演示三党支部")):
        an_attendee(desk, meeting, who, unit, organisation_id=organisations[unit])
    speaking = (organisations["演示三党支部"], organisations["演示一党委"])
    desk.do(PlaceOnSite(meeting_id=meeting, organisation_ids=speaking))
    desk.do(PlaceWritten(meeting_id=meeting, organisation_ids=(organisations["演示二党支部"],)))
    return meeting


@pytest.mark.parametrize(
    ("scope", "people"),
    [
        ("on_site", ["演示丙", "演示甲"]),
        ("reporting", ["演示甲", "演示乙", "演示丙"]),
        ("chosen", ["演示甲", "演示乙", "演示丙"]),
    ],
)
def test_who_is_rated_follows_the_programme(desk, programme, scope, people):
    found = desk.ask(queries.candidates, programme, scope)
    assert [each.person for each in found] == people
    poll = desk.do(do.CreatePoll(meeting_id=programme, title="演示测评", scope=scope, subjects=found))
    rated = desk.ask(queries.form, poll).subjects
    assert [(each.name, each.on_site) for each in rated] == [(each.name, each.on_site) for each in found]


def test_a_rated_person_cannot_be_taken_off_the_list(desk, programme):
    from meetingdesk.foundation.errors import Refused
    from meetingdesk.meeting.people import RemoveAttendee

    found = desk.ask(queries.candidates, programme, "on_site")
    desk.do(do.CreatePoll(meeting_id=programme, title="演示测评", subjects=found))
    with pytest.raises(Refused):
        desk.do(RemoveAttendee(meeting_id=programme, attendee_id=found[0].attendee_id))


def test_a_poll_is_found_by_the_stem_of_its_files(desk):
    meeting = a_meeting(desk)
    made = desk.do(
        do.CreatePoll(meeting_id=meeting, title="演示测评", stem="测评-1", subjects=[do.SubjectSpec("甲")])
    )
    assert desk.ask(queries.poll_by_stem, meeting, "测评-1").id == made
    assert desk.ask(queries.poll_by_stem, meeting, "测评-2") is None


def test_a_closed_poll_has_no_progress_to_lose(desk):
    sealed(desk)
    assert desk.ask(queries.entry_progress) == {}


def test_entry_tells_how_many_papers_of_each_class_are_missing(desk):
    poll = in_entry(desk, {"A": 2, "B": 4})
    poll.do(do.BeginPass, number=1, operator="录入员甲")
    poll.sit_down("录入员甲")
    poll.do(do.EnterSheet, number=1, paper=1, class_code="B", marks=(1, 1))
    row = poll.ask(queries.entry, 1)
    assert (row.missing, row.entered, row.returned, row.highest) == ({"A": 2, "B": 3}, 1, 6, 6)


def test_a_pass_that_nobody_began_is_not_there(desk):
    assert in_entry(desk).ask(queries.entry, 2) is None
