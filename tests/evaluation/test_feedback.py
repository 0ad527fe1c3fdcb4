from __future__ import annotations

import datetime as dt

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.feedback import slip, slips
from tests.evaluation.layouts import counted, papers
from tests.evaluation.polls import confirmed

DAY = dt.date(2023, 3, 24)
NAMES = [do.SubjectSpec("演示甲党支部", "演示人甲"), do.SubjectSpec("演示乙党支部", "演示人乙")]


def polled(desk):
    return counted(desk, papers(*[(1, 2)] * 5), subjects=NAMES)


def test_a_slip_tells_one_person_their_own_result_and_of_how_many(desk):
    told = polled(desk).ask(slip, 2)
    assert (told.result.person, told.result.score, told.result.rank, told.of) == ("演示人乙", "80.00", 2, 2)
    assert (told.meeting, told.given_on, told.fixed_by) == ("演示述职评议会", None, None)
    assert "演示人甲" not in repr(told)


def test_the_day_of_the_feedback_is_kept_changed_and_taken_back(desk):
    poll = polled(desk)
    poll.do(do.GiveFeedback, position=1, date=DAY, by="演示组织员")
    first, second = poll.ask(slips)
    assert (first.given_on, first.given_by, second.given_on) == (DAY, "演示组织员", None)
    poll.do(do.GiveFeedback, position=1, date=DAY + dt.timedelta(1))
    assert poll.ask(slip, 1).given_on == dt.date(2023, 3, 25)
    poll.do(do.GiveFeedback, position=1, date=None)
    assert poll.ask(slip, 1).given_on is None


def test_nothing_is_fed_back_before_there_is_a_result(desk):
    early = polled(desk)
    before = dt.date(2023, 3, 16)
    assert early.refused(do.GiveFeedback, position=1, date=before).key == "evaluation.feedback_early"
    assert early.refused(do.GiveFeedback, position=3, date=DAY).key == "evaluation.subject_unknown"
    assert early.not_shown(slip, 3) == "evaluation.subject_unknown"
    assert confirmed(desk).refused(do.GiveFeedback, position=1, date=DAY).key == "evaluation.not_sealed"


def test_the_act_names_the_person_and_the_day(desk):
    poll = polled(desk)
    poll.do(do.GiveFeedback, position=1, date=DAY)
    act = desk.history()[0]
    assert (act.name, act.details["name"], act.details["date"]) == (
        "evaluation.GiveFeedback", "演示人甲", "2023-03-24",
    )  # fmt: skip
