from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import results
from meetingdesk.evaluation.grading import at_the_cut, cap, most_good
from tests.evaluation.layouts import counted, papers
from tests.evaluation.polls import Played, confirmed, sealed

ORGAN = {"organ": "演示园区党工委", "date": dt.date(2023, 3, 20)}
NAMES = [do.SubjectSpec(f"演示{name}党支部") for name in "甲乙丙丁"]


def four(desk, *rows: tuple[int, ...], share: str = "50") -> Played:
    return counted(desk, papers(*rows), subjects=NAMES, rules=do.RuleSpec(cap=share))


@pytest.mark.parametrize(
    ("subjects", "share", "most"),
    [(43, 85, 36), (7, 85, 5), (10, 10, 1), (9, 10, 0), (3, "100/3", 1), (4, 100, 4)],
)
def test_the_cap_is_rounded_down(subjects, share, most):
    assert most_good(subjects, Fraction(share)) == most


@pytest.mark.parametrize(
    ("ranks", "most", "sure", "tied"),
    [
        ([1, 2, 3, 4], 2, (1, 2), ()),
        ([1, 2, 2, 4], 2, (1,), (2, 3)),
        ([3, 1, 3, 2], 3, (2, 4), (1, 3)),
        ([1, 1, 1, 1], 2, (), (1, 2, 3, 4)),
        ([1, 2, 3, None], 4, (1, 2, 3), ()),
        ([1, 2, 3, 4], 0, (), ()),
    ],
)
def test_those_tied_at_the_cut_are_named_and_nobody_is_chosen(ranks, most, sure, tied):
    assert at_the_cut(ranks, most) == (sure, tied)


def test_the_organ_is_told_who_is_sure_and_who_is_tied(desk):
    told = four(desk, *[(1, 2, 2, 4)] * 5).ask(cap)
    assert (told.label, told.most, told.sure, told.tied, told.free) == ("好", 2, (1,), (2, 3), 1)


def test_more_than_the_cap_are_not_fixed_whenever_they_were_named(desk):
    poll = four(desk, *[(1, 1, 1, 1)] * 5)
    refused = poll.refused(do.FixGrades, **ORGAN, grades={1: "好", 2: "好", 3: "好"})
    assert (refused.key, refused.values["most"]) == ("evaluation.over_cap", 2)
    poll.do(do.FixGrades, **ORGAN, grades={1: "好", 2: "好"})
    assert poll.refused(do.FixGrades, **ORGAN, grades={3: "好"}).key == "evaluation.over_cap"
    poll.do(do.FixGrades, **ORGAN, grades={1: "较好", 3: "好"})
    assert [row.fixed for row in poll.ask(results.results).rows] == ["较好", "好", "好", None]


def test_a_grade_may_be_left_open_again(desk):
    poll = four(desk, *[(1, 1, 1, 1)] * 5)
    poll.do(do.FixGrades, **ORGAN, grades={1: "好", 2: "好"})
    poll.do(do.FixGrades, **ORGAN, grades={1: ""})
    assert [row.fixed for row in poll.ask(results.results).rows] == [None, "好", None, None]


def test_the_cap_touches_fixed_grades_only_and_is_off_by_default(desk):
    poll = four(desk, *[(1, 1, 1, 1)] * 5)
    assert [row.suggested for row in poll.ask(results.results).rows] == ["好"] * 4
    assert sealed(desk).ask(cap) is None
    assert confirmed(desk).not_shown(cap) == "evaluation.not_sealed"
