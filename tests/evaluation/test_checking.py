from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.ladder import ladder
from tests.evaluation.polls import FIRST, changed, in_entry, sealed, typed_twice, voting

TWO = {"first": "监票甲", "second": "监票乙"}


def one_row_differs(desk):
    return typed_twice(desk, changed(FIRST, 2, (1, 3)))


def places(poll):
    return [(d.paper, d.part, d.row, d.first, d.second, d.says) for d in poll.ask(queries.differences)]


def test_differences_name_paper_row_and_both_readings(desk):
    poll = one_row_differs(desk)
    assert places(poll) == [(2, "row", 2, "1", "3", None)]
    assert poll.ask(queries.differences)[0].subject == "演示乙党委"


def test_nothing_is_confirmed_while_a_difference_is_open(desk):
    poll = one_row_differs(desk)
    told = poll.refused(do.ConfirmPasses, **TWO)
    assert (told.key, told.values) == ("evaluation.open_differences", {"count": 1, "paper": 2})
    assert poll.do(do.SettleDifference, paper=2, row=2, says="1") == 0
    assert poll.do(do.ConfirmPasses, **TWO) == 1


def test_a_settled_place_can_be_settled_again_or_sent_back(desk):
    poll = one_row_differs(desk)
    poll.do(do.SettleDifference, paper=2, row=2, says="1")
    poll.do(do.SettleDifference, paper=2, row=2, says="4")
    assert places(poll) == [(2, "row", 2, "1", "3", "4")]
    assert poll.do(do.RejectSettlement, paper=2, row=2) == 1
    assert poll.refused(do.RejectSettlement, paper=2, row=2).key == "evaluation.not_settled"
    assert poll.refused(do.ConfirmPasses, **TWO).key == "evaluation.open_differences"


def test_a_repeated_settling_changes_nothing(desk):
    poll = one_row_differs(desk)
    poll.do(do.SettleDifference, paper=2, row=2, says="1", nonce="s1")
    poll.do(do.SettleDifference, paper=2, row=2, says="4", nonce="s2")
    poll.do(do.SettleDifference, paper=2, row=2, says="1", nonce="s1")
    assert places(poll)[0][-1] == "4"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"paper": 1, "row": 1, "says": "1"}, "evaluation.no_difference"),
        ({"paper": 2, "row": 1, "says": "1"}, "evaluation.no_difference"),
        ({"paper": 2, "row": 2, "says": "7"}, "evaluation.mark"),
        ({"paper": 2, "row": 2, "says": "好"}, "evaluation.mark"),
    ],
)
def test_only_what_differs_is_settled_and_only_by_a_mark_of_the_form(desk, given, key):
    assert one_row_differs(desk).refused(do.SettleDifference, **given).key == key


def test_a_paper_that_one_pass_voided_is_settled_whole(desk):
    poll = typed_twice(desk, changed(FIRST, 5, (2, 2)))
    assert places(poll) == [(5, "state", 0, "void", "valid", None)]
    assert poll.refused(do.SettleDifference, paper=5, part="state", says="?").key == "evaluation.sheet_state"
    assert poll.do(do.SettleDifference, paper=5, part="state", says="valid") == 2
    assert poll.do(do.SettlePaper, paper=5, class_code="全体", marks=(2, 3)) == 0
    poll.do(do.ConfirmPasses, **TWO)
    assert poll.ask(queries.class_rows)[0].valid == 5


def test_classes_that_differ_are_settled_and_must_add_up_again(desk):
    poll = in_entry(desk, {"A": 1, "B": 5})
    one = [(n, "A" if n == 1 else "B", (1, 1)) for n in range(1, 7)]
    other = [(n, "A" if n == 2 else "B", (1, 1)) for n in range(1, 7)]
    poll.type(1, one)
    poll.type(2, other)
    assert [p[:4] for p in places(poll)] == [(1, "class", 0, "A"), (2, "class", 0, "B")]
    nowhere = poll.refused(do.SettleDifference, paper=1, part="class", says="C")
    assert nowhere.key == "evaluation.class_unknown"
    for paper in (1, 2):
        poll.do(do.SettleDifference, paper=paper, part="class", says="A")
    assert poll.refused(do.ConfirmPasses, **TWO).key == "ladder.returned"
    poll.do(do.SettleDifference, paper=2, part="class", says="B")
    poll.do(do.ConfirmPasses, **TWO)


def test_two_different_people_confirm(desk):
    poll = typed_twice(desk)
    assert poll.refused(do.ConfirmPasses, first="甲", second="甲").key == "evaluation.two_people"
    poll.do(do.ConfirmPasses, **TWO)
    assert poll.ask(ladder).confirmed_by == ("监票甲", "监票乙")


def test_sheets_that_contradict_the_piles_need_a_note(desk):
    poll = in_entry_after_sorting(desk, valid=5, void=0)
    told = poll.refused(do.ConfirmPasses, **TWO)
    assert told.key == "evaluation.sort_differs"
    assert (told.values["valid"], told.values["sorted_valid"]) == (4, 5)
    poll.do(do.ConfirmPasses, **TWO, note="第 5 号票两人认定无效")


def in_entry_after_sorting(desk, valid, void):
    poll = voting(desk)
    poll.do(do.ReturnBallots, class_code="全体", count=5)
    poll.do(do.CloseVoting)
    poll.do(do.SortBallots, class_code="全体", valid=valid, void=void)
    poll.do(do.ConfirmShuffle, **TWO)
    poll.do(do.OpenEntry)
    poll.type(1, FIRST)
    poll.type(2, FIRST)
    return poll


def test_confirming_says_who_and_how_many_but_no_value(desk):
    poll = one_row_differs(desk)
    poll.do(do.SettleDifference, paper=2, row=2, says="4")
    poll.do(do.ConfirmPasses, **TWO)
    assert desk.history()[0].details == {
        "title": "演示测评",
        "differences": 1,
        "first": "监票甲",
        "second": "监票乙",
    }


def test_after_the_seal_only_the_number_of_differences_is_left(desk):
    poll = sealed(desk)
    assert poll.not_shown(queries.differences) == "evaluation.sealed"


def test_differences_wait_for_both_passes(desk):
    poll = in_entry(desk)
    poll.type(1, FIRST)
    assert poll.not_shown(queries.differences) == "evaluation.passes_open"
    assert poll.refused(do.ConfirmPasses, **TWO).key == "evaluation.passes_open"
    assert poll.refused(do.SettleDifference, paper=1, row=1, says="1").key == "evaluation.passes_open"
