"""T2, T3 and T4 through the commands: aspects, points, 不了解, and what the rules void."""

from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries, results
from tests.evaluation.layouts import T2, T3, T4, TWO, counted, papers, points
from tests.evaluation.polls import Played, in_entry


def row(poll: Played) -> results.ResultRow:
    (found,) = poll.ask(results.results).rows
    return found


# ---------------------------------------------------------------- T2


def test_aspects_are_weighted_and_the_overall_row_gives_the_rates(desk):
    poll = counted(desk, papers((1, 2, 1), (1, 2, 1), (1, 2, 2), (2, 2, 1), (2, 4, 3)), **T2)
    found = row(poll)
    # 德: 3 好 2 较好 = 460/5 = 92; 绩: 4 较好 1 差 = 360/5 = 72; 92×0.6 + 72×0.4 = 84
    assert [each.score for each in found.aspects] == ["92.00", "72.00", "88.00"]
    assert (found.score, found.suggested) == ("84.00", "较好")
    assert (found.counts, found.good_rate, found.satisfied_rate) == ((3, 1, 1, 0), "60.00", "80.00")


def test_how_a_weighted_score_came_about_is_told(desk):
    poll = counted(desk, papers(*[(1, 2, 1)] * 5), **T2)
    shown = poll.ask(results.results)
    assert results.explained(shown.rows[0], shown.grades, str.format) == (
        "各项得分乘以权重相加：(60×100.00 + 40×80.00) ÷ 100，得 92.00 分。"
    )


def test_an_aspect_that_nobody_judged_leaves_its_weight_to_the_others(desk):
    found = row(counted(desk, papers(*[(1, 0, 2)] * 5), **T2))
    assert (found.score, found.thin, found.aspects[1].score) == ("100.00", ("绩",), None)


def test_the_overall_row_may_weigh_something(desk):
    aspects = [do.AspectSpec("德", "50"), do.AspectSpec("综合评价", "50", True)]
    found = row(counted(desk, papers(*[(1, 2)] * 5), kind="aspects", aspects=aspects))
    assert found.score == "90.00"


def test_classes_are_weighted_after_their_aspects(desk):
    classes = [do.ClassSpec("A", "60"), do.ClassSpec("B", "40")]
    typed = papers(*[(1, 1, 1)] * 5, code="A") + papers(*[(2, 4, 1)] * 5, code="B", start=6)
    found = row(counted(desk, typed, classes=classes, **T2))
    # A 100; B 80×0.6 + 40×0.4 = 64; 100×0.6 + 64×0.4 = 85.6; pooled: 90×0.6 + 70×0.4 = 82
    assert (found.score, found.pooled) == ("85.60", "82.00")
    assert [each.score for each in found.classes] == ["100.00", "64.00"]
    assert [each.score for each in found.aspects[1].classes] == ["100.00", "40.00"]


# ---------------------------------------------------------------- T3


def test_points_are_averaged_and_weighted(desk):
    typed = papers(*[points(96, 80, overall=1)] * 4, points(80, 100, overall=2))
    found = row(counted(desk, typed, **T3))
    # 德 (4×96 + 80)/5 = 92.8; 绩 (4×80 + 100)/5 = 84; 92.8×0.75 + 84×0.25 = 90.6
    assert [each.score for each in found.aspects[:2]] == ["92.80", "84.00"]
    assert (found.score, found.counts) == ("90.60", (4, 1, 0, 0))


def test_one_highest_and_one_lowest_go_only_where_more_than_five_gave_points(desk):
    rules = do.RuleSpec(bands=(), drop_extremes=True)
    rows = [points(value, None, overall=0) for value in (0, 80, 80, 80, 80, 100)]
    assert row(counted(desk, papers(*rows), rules=rules, **T3)).score == "80.00"
    assert row(counted(desk, papers(*rows[:5]), rules=rules, **T3)).score == "64.00"


def test_a_tick_that_contradicts_the_points_voids_that_person_on_that_paper_only(desk):
    subjects = [do.SubjectSpec("演示甲党支部"), do.SubjectSpec("演示乙党支部")]
    good = points(95, 95, overall=1)
    typed = papers((*points(95, 95, overall=2), *good), *[(*good, *good)] * 4)
    poll = counted(desk, typed, subjects=subjects, **T3)
    first, second = poll.ask(results.results).rows
    assert (first.void, first.valid_marks, second.valid_marks) == (1, 4, 5)
    assert poll.ask(queries.closing).record["rules"]["spoke"] == {"全体 band": 1}


@pytest.mark.parametrize(("given", "tick"), [(90, 1), (89, 2), (75, 2), (74, 3), (60, 3), (59, 4), (0, 4)])
def test_the_bands_meet_at_their_least_points(desk, given, tick):
    found = row(counted(desk, papers(*[points(given, given, overall=tick)] * 5), **T3))
    assert (found.void, found.valid_marks) == (0, 5)


def test_a_form_without_an_overall_tick_has_points_alone(desk):
    aspects = [do.AspectSpec("德", "1")]
    found = row(counted(desk, papers(*[points(85)] * 5), kind="points", aspects=aspects))
    assert (found.score, found.good_rate, found.suggested) == ("85.00", None, "较好")


# ---------------------------------------------------------------- T4


def test_who_does_not_know_is_counted_and_does_not_score(desk):
    poll = counted(desk, papers((1,), (1,), (2,), (5,), (0,)), grades=do.SCALES[3].grades, **T4)
    found = row(poll)
    assert (found.counts, found.neutral, found.blank, found.valid_marks) == ((2, 1, 0, 0), 1, 1, 3)
    assert found.score == "93.33"


# ---------------------------------------------------------------- what the rules void


def test_a_wholly_blank_ballot_counts_unless_the_rules_say_no(desk):
    typed = papers((0, 0), *[(1, 1)] * 5)
    two = [do.SubjectSpec("甲"), do.SubjectSpec("乙")]
    usual = counted(desk, typed, subjects=two).ask(results.results)
    strict = counted(desk, typed, subjects=two, rules=do.RuleSpec(blank_valid=False)).ask(results.results)
    assert (usual.valid, usual.void, usual.rows[0].blank) == (6, 0, 1)
    assert (strict.valid, strict.void, strict.rows[0].blank) == (5, 1, 0)


def test_a_quota_on_the_ballot_voids_the_ballot_that_exceeds_it(desk):
    two = [do.SubjectSpec("甲"), do.SubjectSpec("乙")]
    typed = papers((1, 1), *[(1, 2)] * 5)
    found = counted(desk, typed, subjects=two, rules=do.RuleSpec(most_good=1)).ask(results.results)
    assert (found.valid, found.void) == (5, 1)
    assert [each.score for each in found.rows] == ["100.00", "80.00"]


def test_typing_anew_forgets_what_the_rules_said(desk):
    one = [do.SubjectSpec("演示甲党支部")]
    poll = in_entry(desk, {"全体": 6}, subjects=one, rules=do.RuleSpec(blank_valid=False))
    typed = papers((0,), *[(1,)] * 5)
    for blank in (True, False):
        rows = typed if blank else papers(*[(1,)] * 6)
        poll.type(1, rows)
        poll.type(2, rows)
        poll.do(do.ConfirmPasses, **TWO)
        if blank:
            do.discard(desk, do.DiscardEntry(**poll.of, reason="混了"))
            poll.do(do.OpenEntry)
    do.seal(desk, poll.meeting, poll.poll)
    assert poll.ask(queries.closing).record["rules"]["spoke"] == {}


# ---------------------------------------------------------------- typing


def test_each_cell_takes_its_own_marks(desk):
    poll = in_entry(desk, subjects=[do.SubjectSpec("演示甲党支部", "演示人甲")], **T3)
    poll.sit_down("录入员甲")
    poll.do(do.BeginPass, number=1)
    enter = {"number": 1, "paper": 1, "class_code": "全体"}
    assert poll.refused(do.EnterSheet, **enter, marks=(1, 1, 1)).values["row"] == 1
    assert poll.refused(do.EnterSheet, **enter, marks=points(101, 90, overall=1)).values["row"] == 1
    assert poll.refused(do.EnterSheet, **enter, marks=(*points(90, 90), 195)).values["row"] == 3
    assert poll.refused(do.EnterSheet, **enter, marks=points(90)).key == "evaluation.marks"
    assert poll.do(do.EnterSheet, **enter, marks=(*points(90, None), 9)) == 1


def test_a_difference_names_the_person_and_the_aspect(desk):
    poll = in_entry(desk, subjects=[do.SubjectSpec("演示甲党支部", "演示人甲")], **T3)
    first = papers(*[points(95, 95, overall=1)] * 5)
    poll.type(1, first)
    poll.type(2, [(1, "全体", points(95, 59, overall=1)), *first[1:]])
    (place,) = poll.ask(queries.differences)
    assert (place.person, place.aspect, place.points, place.row) == ("演示人甲", "绩", True, 2)
    assert (place.first, place.second) == ("195", "159")
    settle = {"paper": 1, "row": 2}
    assert poll.refused(do.SettleDifference, **settle, says="1").key == "evaluation.mark"
    assert poll.do(do.SettleDifference, **settle, says="195") == 0


def test_the_form_tells_every_cell_in_the_order_of_typing(desk):
    subjects = [do.SubjectSpec("演示甲党支部"), do.SubjectSpec("演示乙党支部")]
    shown = in_entry(desk, subjects=subjects, **T3).ask(queries.form)
    assert [(each.row, each.subject, each.aspect, each.points) for each in shown.cells] == [
        (1, 1, "德", True), (2, 1, "绩", True), (3, 1, "总评", False),
        (4, 2, "德", True), (5, 2, "绩", True), (6, 2, "总评", False),
    ]  # fmt: skip
