from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import results
from meetingdesk.evaluation.showing import Shown, showing
from tests.evaluation.polls import Played, confirmed, sealed

ORGAN = {"organ": "演示园区党工委", "date": dt.date(2023, 3, 20)}


def released(desk) -> Played:
    desk.operator = "演示主持"
    poll = sealed(desk)
    desk.operator = "演示主持"
    poll.do(do.ReleaseResults)
    return poll


def test_who_released_a_result_and_when_is_told(desk, clock):
    told = released(desk).ask(showing)
    assert (told.state, told.released_by, told.released_at) == (Shown.SHOWN, "演示主持", clock.local())


def test_before_the_act_and_after_panic_nothing_is_shown(desk):
    assert confirmed(desk).ask(showing).state is Shown.HIDDEN
    poll = released(desk)
    poll.do(do.HideResults)
    assert poll.ask(showing).state is Shown.HIDDEN


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evaluation_sealed_count SET count = count + 1 WHERE subject = 1 AND mark = 1",
        "UPDATE evaluation_grade SET points = '99' WHERE position = 1",
        "UPDATE evaluation_poll SET thresholds = '[\"99\",\"75\",\"60\"]'",
        "UPDATE evaluation_poll SET base = 'collected'",
        "UPDATE evaluation_subject SET name = '演示丙党支部' WHERE position = 1",
    ],
)
def test_a_changed_tally_hides_a_shown_result_whatever_changed_it(desk, statement):
    poll = released(desk)
    assert poll.ask(results.released_results) is not None
    with desk.engine.begin() as connection:
        connection.execute(text(statement))
    assert poll.ask(showing).state is Shown.CHANGED
    assert poll.ask(results.released_results) is None
    assert poll.ask(results.results).released is False
    poll.do(do.ReleaseResults)
    assert poll.ask(results.released_results) is not None


def test_fixing_grades_hides_what_was_shown_without_them(desk):
    poll = released(desk)
    poll.do(do.FixGrades, **ORGAN, grades={1: "好"})
    assert poll.ask(results.released_results) is None
    poll.do(do.ReleaseResults)
    assert poll.ask(results.released_results).rows[0].fixed == "好"


def test_undoing_fixed_grades_shows_nothing_that_was_not_released(desk):
    poll = sealed(desk)
    poll.do(do.FixGrades, **ORGAN, grades={1: "好"})
    poll.do(do.ReleaseResults)
    poll.do(do.FixGrades, **ORGAN, grades={1: "差"})
    desk.undo(desk.undoable().seq)
    shown = poll.ask(results.released_results)
    assert shown is not None
    assert shown.rows[0].fixed == "好"
