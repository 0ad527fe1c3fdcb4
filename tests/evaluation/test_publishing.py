from __future__ import annotations

import datetime as dt

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import results
from tests.evaluation.polls import confirmed, sealed

ORGAN = {"organ": "演示园区党工委", "date": dt.date(2023, 3, 20)}


def test_the_room_sees_results_only_after_a_deliberate_release(desk):
    poll = sealed(desk)
    assert poll.ask(results.released_results) is None
    poll.do(do.ReleaseResults)
    assert poll.ask(results.released_results).title == "演示测评"
    assert poll.refused(do.ReleaseResults).key == "evaluation.released"


def test_one_key_hides_them_and_may_be_pressed_twice(desk):
    poll = sealed(desk)
    poll.do(do.ReleaseResults)
    for _panic in range(2):
        poll.do(do.HideResults)
        assert poll.ask(results.released_results) is None


def test_showing_and_hiding_are_on_record(desk):
    poll = sealed(desk)
    poll.do(do.ReleaseResults)
    poll.do(do.HideResults)
    assert [act.name for act in desk.history()[:2]] == ["evaluation.HideResults", "evaluation.ReleaseResults"]


def test_undoing_the_release_hides(desk):
    poll = sealed(desk)
    poll.do(do.ReleaseResults)
    desk.undo(desk.undoable().seq)
    assert poll.ask(results.released_results) is None


def test_the_tally_proposes_and_the_organ_fixes(desk):
    poll = sealed(desk)
    before = poll.ask(results.results)
    assert [row.fixed for row in before.rows] == [None, None]
    poll.do(do.FixGrades, **ORGAN, grades={1: "较好"})
    after = poll.ask(results.results)
    assert (after.fixed_by, after.fixed_on) == ("演示园区党工委", dt.date(2023, 3, 20))
    assert [row.fixed for row in after.rows] == ["较好", None]
    assert [row.suggested for row in after.rows] == [row.suggested for row in before.rows]


def test_grades_are_fixed_by_a_named_organ_for_known_rows_with_known_grades(desk):
    poll = sealed(desk)
    nobody = poll.refused(do.FixGrades, organ=" ", date=ORGAN["date"], grades={1: "好"})
    assert nobody.key == "evaluation.no_organ"
    assert poll.refused(do.FixGrades, **ORGAN, grades={3: "好"}).key == "evaluation.subject_unknown"
    assert poll.refused(do.FixGrades, **ORGAN, grades={1: "优秀"}).key == "evaluation.grade_unknown"
    assert confirmed(desk).refused(do.FixGrades, **ORGAN, grades={1: "好"}).key == "evaluation.not_sealed"
