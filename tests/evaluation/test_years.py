from __future__ import annotations

import datetime as dt

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.years import Years, last_year, of_organisation, of_person, of_row
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.meeting.queries import attendees
from tests.builders import a_meeting, a_poll, a_roster, open_entry, type_pass
from tests.evaluation.polls import Played, confirmed, sealed

ENTRIES = (("演示人甲", "演示甲", "党支部"), ("演示人乙", "演示乙", "党支部"))


def held(desk, year: int, units: dict[str, str], *marks: int, **form) -> Played:
    """A meeting of that year whose sealed poll gave each unit one grade on five papers."""
    meeting = a_meeting(desk, f"{year}年度演示述职评议会", date=dt.date(year + 1, 3, 17), year_assessed=year)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    listed = {each.organisation_id: each for each in desk.ask(attendees, meeting)}
    rated = [
        do.SubjectSpec(name, listed[key].name, key, listed[key].id) for name, key in units.items()
    ]  # fmt: skip
    poll = a_poll(desk, meeting, **{"subjects": rated, **form})
    open_entry(desk, meeting, poll, {"全体": 5})
    rows = [(number, "全体", marks) for number in range(1, 6)]
    type_pass(desk, meeting, poll, 1, rows)
    type_pass(desk, meeting, poll, 2, rows)
    played = Played(desk, meeting, poll)
    played.do(do.ConfirmPasses, first="监票甲", second="监票乙")
    do.seal(desk, meeting, poll)
    return played


def test_last_year_s_result_of_the_same_organisation_stands_beside_this_year_s(desk):
    units = a_roster(desk, *ENTRIES)
    held(desk, 2020, units, 4, 4)
    held(desk, 2021, units, 2, 1)
    first, second = held(desk, 2022, units, 1, 2).ask(last_year)
    assert (first.last.year, first.last.score, first.last.rank, first.last.of) == (2021, "80.00", 2, 2)
    assert (first.change, second.change, first.same_person) == ("+20.00", "-20.00", True)


def test_who_was_not_there_last_year_has_nothing_to_compare(desk):
    units = a_roster(desk, *ENTRIES)
    only = dict([next(iter(units.items()))])
    held(desk, 2021, only, 2)
    first, second = held(desk, 2022, units, 2, 2).ask(last_year)
    assert first.change == "0.00"
    assert (second.last, second.change) == (None, None)


def test_scores_that_go_up_to_another_number_are_not_subtracted(desk):
    units = a_roster(desk, *ENTRIES)
    scale = [do.GradeSpec("好", "20"), do.GradeSpec("一般", "14")]
    held(desk, 2021, units, 2, 1, grades=scale, thresholds=["80"])
    first, _second = held(desk, 2022, units, 1, 2).ask(last_year)
    assert (first.last.score, first.last.best, first.change) == ("14.00", "20", None)


def test_a_secretary_s_results_over_the_years_come_latest_first(desk):
    units = a_roster(desk, *ENTRIES)
    held(desk, 2020, units, 3, 1)
    poll = held(desk, 2021, units, 2, 1)
    organisation = next(iter(units.values()))
    listed = desk.ask(attendees, poll.meeting)
    person = next(each.person_id for each in listed if each.organisation_id == organisation)
    for rows in (desk.ask(of_person, person), desk.ask(of_organisation, organisation)):
        assert [(row.year, row.score, row.rank) for row in rows] == [(2021, "80.00", 2), (2020, "60.00", 2)]
        assert {row.person for row in rows} == {"演示人甲"}


def test_what_is_not_sealed_belongs_to_no_year(desk):
    units = a_roster(desk, *ENTRIES)
    poll = held(desk, 2021, units, 2, 1)
    do.void(desk, do.VoidPoll(**poll.of, reason="重来", first="监票甲", second="监票乙"))
    assert desk.ask(of_organisation, next(iter(units.values()))) == ()
    assert confirmed(desk).not_shown(last_year) == "evaluation.not_sealed"


def test_a_row_has_the_years_of_its_person_and_of_its_organisation(desk):
    units = a_roster(desk, *ENTRIES)
    held(desk, 2020, units, 3, 1)
    poll = held(desk, 2021, units, 2, 1)
    found = poll.ask(of_row, 1)
    assert [(row.year, row.score) for row in found.person] == [(2021, "80.00"), (2020, "60.00")]
    assert found.organisation == found.person


def test_a_row_that_the_roster_does_not_know_has_no_years(desk):
    poll = sealed(desk)
    assert poll.ask(of_row, 1) == Years((), ())
    assert poll.not_shown(of_row, 9) == "evaluation.subject_unknown"
