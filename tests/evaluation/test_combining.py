from __future__ import annotations

from fractions import Fraction

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.combining import combined, components, total
from tests.evaluation.layouts import counted, papers
from tests.evaluation.polls import confirmed

TWO = [do.SubjectSpec("演示甲党支部", "演示人甲"), do.SubjectSpec("演示乙党支部", "演示人乙")]
PARTS = do.COMBINATIONS[0]


def polled(desk, **form):
    return counted(desk, papers(*[(1, 2)] * 5), subjects=TWO, **form)


def scored(poll, **scores: str):
    for name, score in scores.items():
        poll.do(do.SetDailyScore, component="平时考核", position=int(name[1:]), score=score)


def test_the_assessment_is_off_until_someone_turns_it_on(desk):
    poll = polled(desk)
    assert poll.ask(combined) is None
    assert poll.ask(components) == ()


def test_seventy_of_the_poll_and_thirty_of_the_year(desk):
    poll = polled(desk)
    poll.do(do.SetCombination, components=PARTS)
    scored(poll, p1="60", p2="100")
    first, second = poll.ask(combined).rows
    # 100×70 % + 60×30 % = 88; 80×70 % + 100×30 % = 86
    assert (first.total, first.rank, first.words) == ("88.00", 1, "(70×100.00 + 30×60.00) ÷ 100 = 88.00")
    assert (second.total, second.rank) == ("86.00", 2)


def test_who_lacks_a_part_has_no_total_and_no_place(desk):
    poll = polled(desk)
    poll.do(do.SetCombination, components=PARTS)
    scored(poll, p2="50")
    first, second = poll.ask(combined).rows
    assert (first.parts, first.total, first.rank) == (("100.00", None), None, None)
    assert (second.total, second.rank) == ("71.00", 1)


def test_a_scale_out_of_twenty_counts_as_out_of_a_hundred(desk):
    poll = polled(desk, grades=do.SCALES[5].grades, thresholds=["90", "75"])
    poll.do(do.SetCombination, components=PARTS)
    scored(poll, p1="100", p2="100")
    assert [row.parts[0] for row in poll.ask(combined).rows] == ["100.00", "85.00"]


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ([do.ComponentSpec("测评", "70", True), do.ComponentSpec("平时", "20")], "evaluation.weights_sum"),
        ([do.ComponentSpec("测评", "50"), do.ComponentSpec("平时", "50")], "evaluation.one_poll"),
        ([do.ComponentSpec("甲", "50", True), do.ComponentSpec("乙", "50", True)], "evaluation.one_poll"),
        ([do.ComponentSpec("甲", "50", True), do.ComponentSpec("甲", "50")], "evaluation.component_twice"),
        ([do.ComponentSpec(" ", "100", True)], "evaluation.component"),
        ([do.ComponentSpec("测评", "多", True)], "evaluation.number"),
    ],
)
def test_weights_sum_to_a_hundred_and_the_poll_is_one_part(desk, parts, key):
    assert confirmed(desk).refused(do.SetCombination, components=parts).key == key


@pytest.mark.parametrize("weights", do.COMBINATIONS, ids=lambda parts: parts[0].label + parts[0].weight)
def test_every_preset_is_accepted(desk, weights):
    poll = confirmed(desk)
    poll.do(do.SetCombination, components=weights)
    assert [row.weight for row in poll.ask(components)] == [spec.weight for spec in weights]


def test_a_score_is_a_number_up_to_a_hundred_of_a_known_person(desk):
    poll = polled(desk)
    poll.do(do.SetCombination, components=PARTS)
    of = {"component": "平时考核", "position": 1}
    assert poll.refused(do.SetDailyScore, **of, score="101").key == "evaluation.daily_score"
    assert poll.refused(do.SetDailyScore, **of, score="优").key == "evaluation.number"
    nobody = of | {"position": 3, "score": "9"}
    assert poll.refused(do.SetDailyScore, **nobody).key == "evaluation.subject_unknown"
    other = {"component": "现场测评", "position": 1, "score": "9"}
    assert poll.refused(do.SetDailyScore, **other).key == "evaluation.component_unknown"
    poll.do(do.SetDailyScore, **of, score="90")
    poll.do(do.SetDailyScore, **of, score=None)
    assert poll.ask(combined).rows[0].parts == ("100.00", None)


def test_turning_it_off_and_taking_that_back(desk):
    poll = polled(desk)
    poll.do(do.SetCombination, components=PARTS)
    scored(poll, p1="60", p2="100")
    poll.do(do.SetCombination)
    assert poll.ask(combined) is None
    desk.undo(desk.undoable().seq)
    assert [row.total for row in poll.ask(combined).rows] == ["88.00", "86.00"]


def test_the_sum_is_exact():
    thirds = [Fraction(100, 3)] * 3
    assert total([Fraction(33), Fraction(33), Fraction(34)], thirds) == Fraction(100, 3)
    assert total([Fraction(100)], [None]) is None


def test_before_the_seal_no_part_is_shown(desk):
    poll = confirmed(desk)
    poll.do(do.SetCombination, components=PARTS)
    assert poll.not_shown(combined) == "evaluation.not_sealed"
