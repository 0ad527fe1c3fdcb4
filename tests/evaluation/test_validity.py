from __future__ import annotations

from fractions import Fraction

import pytest

from meetingdesk.evaluation.ballots import points_mark
from meetingdesk.evaluation.comparison import Paper
from meetingdesk.evaluation.shapes import Aspect, ClassRule, Form, Grade
from meetingdesk.evaluation.validity import Rule, Rules, judged

SCALE = (("好", 100), ("较好", 80), ("一般", 60), ("差", 40))
FOUR = tuple(Grade(label, Fraction(points)) for label, points in SCALE)
ONE = (ClassRule("A", Fraction(1)),)
ROWS = Form(FOUR, ONE, ("甲", "乙", "丙"))
POINTS = Form(
    FOUR, ONE, ("甲", "乙"),
    aspects=(
        Aspect("德", Fraction(60), points=True), Aspect("绩", Fraction(40), points=True),
        Aspect("总评", Fraction(0), overall=True),
    ),
)  # fmt: skip
BANDS = Rules(bands=(Fraction(90), Fraction(75), Fraction(60)))


def judge(form: Form, rules: Rules, *marks: int, valid: bool = True):
    (paper,), spoke = judged(form, rules, [Paper(1, "A", valid, marks)])
    return paper, spoke


def test_by_default_every_paper_counts_as_it_is():
    for marks in ((0, 0, 0), (1, 1, 1), (9, 9, 0)):
        assert judge(ROWS, Rules(), *marks) == (Paper(1, "A", True, marks), {})


def test_a_paper_that_is_void_already_is_not_judged_again():
    assert judge(ROWS, Rules(blank_valid=False), valid=False) == (Paper(1, "A", False, ()), {})


def test_only_a_wholly_blank_paper_is_blank():
    strict = Rules(blank_valid=False)
    assert judge(ROWS, strict, 0, 0, 0) == (Paper(1, "A", False, ()), {("A", Rule.BLANK): 1})
    assert judge(ROWS, strict, 0, 9, 0)[0].valid


def test_the_quota_counts_first_grades_of_the_rows_that_rate_a_person_as_a_whole():
    assert judge(ROWS, Rules(most_good=2), 1, 1, 2)[0].valid
    assert judge(ROWS, Rules(most_good=2), 1, 1, 1)[1] == {("A", Rule.QUOTA): 1}
    assert judge(ROWS, Rules(most_good=0), 1, 2, 2)[1] == {("A", Rule.QUOTA): 1}
    ninety = points_mark(95)
    assert judge(POINTS, Rules(most_good=1), ninety, ninety, 1, ninety, ninety, 2)[0].valid
    assert not judge(POINTS, Rules(most_good=1), ninety, ninety, 1, ninety, ninety, 1)[0].valid


def test_the_band_is_that_of_the_weighted_points():
    # 60 % of 100 and 40 % of 75 is 90: the first grade, by the least of its points.
    assert judge(POINTS, BANDS, 200, 175, 1, 0, 0, 0)[1] == {}
    paper, spoke = judge(POINTS, BANDS, 200, 174, 1, 200, 200, 1)
    assert (paper.marks, spoke) == ((9, 9, 9, 200, 200, 1), {("A", Rule.BAND): 1})


@pytest.mark.parametrize("marks", [(200, 200, 0), (200, 200, 9), (0, 0, 4), (9, 0, 1)])
def test_without_a_tick_or_without_points_there_is_nothing_to_contradict(marks):
    assert judge(POINTS, BANDS, *marks, 0, 0, 0)[1] == {}


def test_points_given_in_part_are_weighed_among_themselves():
    assert judge(POINTS, BANDS, 0, 180, 2, 0, 0, 0)[1] == {}
    assert judge(POINTS, BANDS, 0, 180, 1, 0, 0, 0)[1] == {("A", Rule.BAND): 1}
