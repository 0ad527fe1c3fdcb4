from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.ladder import ladder
from tests.evaluation.polls import in_entry, voting

ALL = {"class_code": "全体"}
TWO = {"first": "监票甲", "second": "监票乙"}


def papers(poll):
    (row,) = poll.ask(queries.class_rows)
    return row


def closed(desk, issued=6, returned=6):
    poll = voting(desk, issued={"全体": issued})
    if returned:
        poll.do(do.ReturnBallots, **ALL, count=returned)
    poll.do(do.CloseVoting)
    return poll


def test_papers_are_counted_out_and_back(desk):
    poll = voting(desk, issued={"全体": 40})
    poll.do(do.IssueBallots, **ALL, count=3)
    assert poll.do(do.ReturnBallots, **ALL, count=42) == 42
    poll.do(do.CloseVoting)
    assert (papers(poll).issued, papers(poll).returned, papers(poll).not_returned) == (43, 42, 1)


def test_no_more_go_out_than_were_printed(desk):
    poll = voting(desk, issued={"全体": 5})
    poll.do(do.SetPrinted, **ALL, printed=6)
    poll.do(do.IssueBallots, **ALL)
    told = poll.refused(do.IssueBallots, **ALL)
    assert (told.key, told.values["printed"]) == ("evaluation.not_enough_printed", 6)
    assert papers(poll).issued == 6


def test_a_spoiled_paper_is_replaced_and_the_sum_still_holds(desk):
    poll = voting(desk, issued={"全体": 6})
    poll.do(do.ReplaceSpoiled, **ALL)
    poll.do(do.ReturnBallots, **ALL, count=6)
    poll.do(do.CloseVoting)
    row = papers(poll)
    assert (row.issued, row.replaced, row.not_returned) == (7, 1, 0)
    assert poll.ask(ladder).broken is None


def test_more_cannot_be_replaced_than_are_out(desk):
    poll = voting(desk, issued={"全体": 1})
    assert poll.refused(do.ReplaceSpoiled, **ALL, count=2).key == "evaluation.not_issued"


def test_counts_are_positive_and_classes_known(desk):
    poll = voting(desk)
    assert poll.refused(do.IssueBallots, **ALL, count=0).key == "evaluation.count"
    assert poll.refused(do.ReturnBallots, **ALL, count=-1).key == "evaluation.count"
    assert poll.refused(do.IssueBallots, class_code="C").key == "evaluation.class_unknown"


def test_the_same_gesture_counts_once(desk):
    poll = voting(desk)
    for _again in range(2):
        poll.do(do.IssueBallots, **ALL, count=2, nonce="same")
    assert papers(poll).issued == 7


def test_nothing_comes_back_before_a_paper_went_out(desk):
    poll = voting(desk, issued={}, classes=[do.ClassSpec("全体")])
    assert poll.refused(do.ReturnBallots, **ALL).key == "evaluation.voting_not_begun"
    assert poll.refused(do.CloseVoting).key == "evaluation.voting_not_begun"


def test_a_closed_box_takes_and_gives_no_paper(desk):
    poll = closed(desk)
    for command in (do.IssueBallots, do.ReturnBallots, do.ReplaceSpoiled, do.PrintBallots):
        assert poll.refused(command, **ALL, count=1).key == "evaluation.voting_closed"


def test_closing_is_not_taken_back_by_undo_but_by_reopening(desk):
    poll = closed(desk, issued=6, returned=5)
    assert desk.undoable() is None
    poll.do(do.ReopenVoting, reason="有一份晚交")
    poll.do(do.ReturnBallots, **ALL)
    poll.do(do.CloseVoting)
    assert (papers(poll).returned, papers(poll).not_returned) == (6, 0)


@pytest.mark.parametrize("returned", [7, 60])
def test_more_back_than_out_blocks_whatever_is_said(desk, returned):
    poll = closed(desk, issued=6, returned=returned)
    assert poll.refused(do.ConfirmShuffle, **TWO).key == "ladder.over_issued"
    poll.do(do.AcceptMismatch, reason="多出来的不知道从哪来", **TWO)
    assert poll.refused(do.ConfirmShuffle, **TWO).key == "ladder.over_issued"
    assert poll.refused(do.OpenEntry).key == "ladder.over_issued"
    shown = poll.ask(ladder)
    assert (shown.broken, shown.liftable) == ("ladder.over_issued", False)


def test_a_miscount_is_corrected_with_a_reason(desk):
    poll = closed(desk, issued=6, returned=7)
    assert poll.refused(do.CorrectCounts, **ALL, returned=6, reason=" ").key == "evaluation.no_reason"
    poll.do(do.CorrectCounts, **ALL, returned=6, not_returned=0, reason="重新清点")
    assert poll.do(do.ConfirmShuffle, **TWO) == 6


def test_piles_that_do_not_add_up_are_named_and_may_be_accepted_before_two_people(desk):
    poll = closed(desk)
    poll.do(do.SortBallots, **ALL, valid=4, void=1)
    told = poll.refused(do.ConfirmShuffle, **TWO)
    assert (told.key, told.values["valid"], told.values["void"]) == ("ladder.returned", 4, 1)
    alone = poll.refused(do.AcceptMismatch, reason="找不到", first="甲", second="甲 ")
    assert alone.key == "evaluation.two_people"
    poll.do(do.AcceptMismatch, reason="找不到", **TWO)
    assert poll.do(do.ConfirmShuffle, **TWO) == 6


def test_unused_papers_must_add_up_with_the_printed(desk):
    poll = voting(desk, issued={"全体": 6})
    poll.do(do.SetPrinted, **ALL, printed=10)
    assert poll.ask(ladder).broken is None
    poll.do(do.CountUnused, **ALL, unused=3)
    assert poll.ask(ladder).broken == "ladder.printed"
    poll.do(do.CountUnused, **ALL, unused=4)
    assert poll.ask(ladder).broken is None


def test_papers_are_sorted_one_by_one_with_reason_and_witnesses(desk):
    poll = closed(desk, returned=2)
    poll.do(do.SortValid, **ALL)
    poll.do(do.SortVoid, **ALL, reason="整张无法辨认", **TWO)
    assert (papers(poll).sorted_valid, papers(poll).sorted_void) == (1, 1)
    (void,) = poll.ask(queries.form).void_papers
    assert (void.reason, void.found_by) == ("整张无法辨认", ("监票甲", "监票乙"))
    desk.undo(desk.undoable().seq)
    assert poll.ask(queries.form).void_papers == ()
    assert papers(poll).sorted_void == 0


def test_sorting_waits_for_the_end_of_voting(desk):
    assert voting(desk).refused(do.SortValid, **ALL).key == "evaluation.voting_open"


def test_the_shuffle_takes_two_different_people(desk):
    poll = closed(desk)
    for first, second in (("甲", "甲"), ("甲", ""), ("", "")):
        assert poll.refused(do.ConfirmShuffle, first=first, second=second).key == "evaluation.two_people"


def test_numbers_may_run_higher_than_the_papers_but_not_lower(desk):
    poll = closed(desk)
    assert poll.refused(do.ConfirmShuffle, **TWO, highest=5).key == "evaluation.highest"
    assert poll.do(do.ConfirmShuffle, **TWO, highest=106) == 106


def test_nothing_is_counted_once_entry_is_open(desk):
    poll = in_entry(desk)
    for command, given in (
        (do.IssueBallots, {}),
        (do.SortValid, {}),
        (do.CorrectCounts, {"returned": 4, "reason": "重数"}),
        (do.CountUnused, {"unused": 1}),
        (do.SetPrinted, {"printed": 9}),
    ):
        assert poll.refused(command, **ALL, **given).key == "evaluation.entry_open"


def test_a_reason_for_one_broken_identity_never_hides_another(desk):
    poll = voting(desk, issued={"全体": 6})
    poll.do(do.SetPrinted, class_code="全体", printed=10)
    poll.do(do.CountUnused, class_code="全体", unused=3)
    poll.do(do.ReturnBallots, class_code="全体", count=7)
    poll.do(do.CloseVoting)
    poll.do(do.AcceptMismatch, reason="印多了", first="监票甲", second="监票乙")
    assert poll.refused(do.ConfirmShuffle, first="监票甲", second="监票乙").key == "ladder.over_issued"


def test_a_reason_covers_what_was_broken_when_it_was_stated(desk):
    poll = voting(desk, issued={"全体": 6})
    poll.do(do.ReturnBallots, class_code="全体", count=5)
    poll.do(do.CloseVoting)
    poll.do(do.CorrectCounts, class_code="全体", not_returned=0, reason="没有人留着票")
    poll.do(do.AcceptMismatch, reason="一份找不到", first="监票甲", second="监票乙")
    assert poll.ask(ladder).broken is None
    poll.do(do.CountUnused, class_code="全体", unused=1)
    poll.do(do.SetPrinted, class_code="全体", printed=7)
    assert poll.ask(ladder).broken is None
    poll.do(do.SetPrinted, class_code="全体", printed=9)
    assert poll.ask(ladder).broken == "ladder.printed"
