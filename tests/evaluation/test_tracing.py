"""Each figure's words are reckoned after by hand: what they say gives what is shown."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import results
from meetingdesk.evaluation.tally import two_places
from meetingdesk.evaluation.tracing import Figure, explain
from tests.evaluation.layouts import T2, T3, T4, counted, papers, points
from tests.evaluation.polls import Played, confirmed

WEIGHTS = [do.ClassSpec("A", "60"), do.ClassSpec("B", "40")]
TWO_CLASSES = papers((1,), (1,), (2,), (3,), (1,), code="A") + papers(*[(2,)] * 6, code="B", start=6)
POLLS = {
    "T1": (papers((1,), (1,), (2,), (3,), (0,), (9,)), {}),
    "T1 by class": (TWO_CLASSES, {"classes": WEIGHTS}),
    "T2": (papers((1, 2, 1), (1, 3, 2), (0, 2, 1), (2, 2, 1), (2, 4, 3)), T2),
    "T3": (
        papers(*[points(n, 70 + n % 7, overall=2) for n in (61, 72, 83, 94, 75, 100)]),
        T3 | {"rules": do.RuleSpec(bands=())},
    ),
    "T3 dropped": (
        papers(*[points(n, 70, overall=2) for n in (1, 72, 83, 94, 75, 100)]),
        T3 | {"rules": do.RuleSpec(bands=(), drop_extremes=True)},
    ),
    "T4": (papers((1,), (5,), (2,), (2,), (4,)), T4 | {"base": "collected"}),
}


def told(poll: Played) -> dict[str, Figure]:
    return {each.name: each for each in poll.ask(explain, 1, str.format)}


def reckoned(words: str) -> Fraction:
    """What the sum in the words comes to, by hand."""
    upper, lower = words.split(" = ", maxsplit=1)[0].split(" ÷ ")
    total = Fraction(0)
    for term in upper.strip("()").split(" + "):
        factors = [Fraction(number) for number in term.split("×")]
        total += factors[0] * (factors[1] if len(factors) > 1 else 1)
    whole = re.search(r"[\d.]+", lower)
    assert whole
    return total / Fraction(whole.group())


@pytest.mark.parametrize(("typed", "form"), POLLS.values(), ids=POLLS)
def test_every_sum_in_words_comes_to_the_figure_beside_it(desk, typed, form):
    figures = told(counted(desk, typed, **form))
    sums = [each for each in figures.values() if " ÷ " in each.words]
    assert len(sums) >= 8
    for each in sums:
        by_hand = reckoned(each.words) * (100 if "%" in each.words else 1)
        # Parts are shown with two places, so that a sum of parts may be off by half a hundredth.
        assert abs(by_hand - Fraction(each.value)) <= Fraction(1, 100)
        if "×" not in each.words:
            assert two_places(by_hand) == each.value


@pytest.mark.parametrize(("typed", "form"), POLLS.values(), ids=POLLS)
def test_the_figures_told_are_the_figures_shown(desk, typed, form):
    poll = counted(desk, typed, **form)
    (row,) = poll.ask(results.results).rows
    figures = told(poll)
    assert figures["得分"].value == row.score
    assert figures["不分票种得分"].value == row.pooled
    assert (figures["好票率"].value, figures["好评率"].value) == (row.good_rate, row.satisfied_rate)
    assert (figures["名次"].value, figures["建议等次"].value) == (str(row.rank), row.suggested)
    for aspect in row.aspects:
        assert figures[aspect.label].value == aspect.score


def test_the_words_of_a_plain_poll(desk):
    figures = told(counted(desk, *[POLLS["T1"][0]]))
    assert figures["有效评价数"].words == "好 2 + 较好 1 + 一般 1 + 差 0 = 4；不计 弃权 1、无效 1"
    assert figures["好票率"].words == "2 ÷ 有效评价数 4 = 50.00%"
    assert figures["得分"].words == "(100×2 + 80×1 + 60×1) ÷ 4 = 85.00"
    assert "90% 及以上为好，75% 及以上为较好，60% 及以上为一般，其余为差" in figures["建议等次"].words


def test_the_base_is_named(desk):
    figures = told(counted(desk, *[POLLS["T4"][0]], **POLLS["T4"][1]))
    assert figures["好票率"].words == "1 ÷ 收回票数 5 = 20.00%"


def test_dropped_points_are_named(desk):
    typed, form = POLLS["T3 dropped"]
    words = told(counted(desk, typed, **form))["德"].words
    assert words == "(72×1 + 75×1 + 83×1 + 94×1) ÷ 4 = 81.00（已去掉一个最高分 100 和一个最低分 1）"


def test_a_small_class_is_not_told_apart(desk):
    typed = papers(*[(1,)] * 4, code="A") + papers(*[(2,)] * 6, code="B", start=5)
    figures = told(counted(desk, typed, classes=WEIGHTS))
    assert "A类得分" not in figures
    assert figures["得分"].value == "92.00"
    assert "不足 5 票" in figures["得分"].words


def test_without_a_valid_mark_it_says_that_there_is_none(desk):
    figures = told(counted(desk, papers(*[(0,)] * 5)))
    assert (figures["得分"].value, figures["名次"].value, figures["好票率"].value) == (None, None, None)


def test_nothing_is_told_before_the_seal_nor_of_a_row_that_is_not_there(desk):
    assert confirmed(desk).not_shown(explain, 1) == "evaluation.not_sealed"
    poll = counted(desk, papers(*[(1,)] * 5))
    assert poll.not_shown(explain, 2) == "evaluation.subject_unknown"
