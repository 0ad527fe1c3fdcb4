from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries, results
from meetingdesk.evaluation.ladder import ladder
from tests.evaluation.polls import FIRST, confirmed, in_entry, sealed, typed_twice, voting

ALL = {"class_code": "全体"}
TWO = {"first": "监票甲", "second": "监票乙"}


def back(desk, returned):
    poll = voting(desk, issued={"全体": 9})
    poll.do(do.ReturnBallots, **ALL, count=returned)
    poll.do(do.CloseVoting)
    return poll


def test_entry_waits_for_the_end_of_voting_and_the_shuffle(desk):
    poll = voting(desk, issued={"全体": 5})
    poll.do(do.ReturnBallots, **ALL, count=5)
    assert poll.refused(do.OpenEntry).key == "evaluation.voting_open"
    poll.do(do.CloseVoting)
    assert poll.refused(do.OpenEntry).key == "evaluation.not_shuffled"
    poll.do(do.ConfirmShuffle, **TWO)
    poll.do(do.OpenEntry)
    assert poll.refused(do.OpenEntry).key == "evaluation.entry_open"


def test_four_papers_are_never_typed_and_five_are(desk):
    few, enough = back(desk, 4), back(desk, 5)
    for poll in (few, enough):
        poll.do(do.ConfirmShuffle, **TWO)
    told = few.refused(do.OpenEntry)
    assert (told.key, told.values) == ("evaluation.too_few", {"returned": 4, "least": 5})
    enough.do(do.OpenEntry)


def test_the_least_number_cannot_be_set_below_five(desk):
    poll = voting(desk, least_ballots=2)
    assert poll.ask(queries.form).least_ballots == 5


def test_opening_entry_is_a_point_of_no_return_for_undo(desk):
    in_entry(desk)
    assert desk.undoable() is None


def test_nobody_types_both_passes(desk):
    poll = in_entry(desk)
    poll.type(1, FIRST)
    told = poll.refused(do.BeginPass, number=2, operator="录入员甲")
    assert (told.key, told.values["operator"]) == ("evaluation.same_person", "录入员甲")
    assert poll.ask(queries.entry, 2) is None


def test_with_a_witness_beside_one_person_may_type_both(desk):
    poll = in_entry(desk)
    poll.type(1, FIRST)
    alone = poll.refused(do.BeginPass, number=2, operator="录入员甲", witness="录入员甲")
    assert alone.key == "evaluation.witness"
    poll.do(do.BeginPass, number=2, operator="录入员甲", witness="监票甲")
    assert poll.ask(queries.entry, 2).witness == "监票甲"


def test_a_pass_cannot_be_handed_to_who_typed_the_other(desk):
    poll = in_entry(desk)
    poll.type(1, FIRST)
    poll.do(do.BeginPass, number=2, operator="录入员乙")
    assert poll.refused(do.HandOverPass, number=2, operator="录入员甲").key == "evaluation.same_person"
    poll.do(do.HandOverPass, number=2, operator="录入员丙")
    assert poll.ask(queries.entry, 2).operators == ("录入员乙", "录入员丙")


def test_who_took_part_in_the_first_pass_is_out_of_the_second_for_good(desk):
    poll = in_entry(desk)
    poll.do(do.BeginPass, number=1, operator="录入员甲")
    poll.do(do.HandOverPass, number=1, operator="录入员乙")
    poll.sit_down("录入员乙")
    for paper, code, marks in FIRST:
        state = "void" if marks is None else "valid"
        poll.do(do.EnterSheet, number=1, paper=paper, class_code=code, state=state, marks=marks or ())
    poll.do(do.FinishPass, number=1)
    for who in ("录入员甲", "录入员乙"):
        assert poll.refused(do.BeginPass, number=2, operator=who).key == "evaluation.same_person"


def test_the_passes_come_one_after_the_other(desk):
    poll = in_entry(desk)
    assert poll.refused(do.BeginPass, number=2, operator="乙").key == "evaluation.first_pass_open"
    poll.do(do.BeginPass, number=1, operator="甲")
    assert poll.refused(do.BeginPass, number=1, operator="丙").key == "evaluation.pass_begun"
    assert poll.refused(do.BeginPass, number=2, operator="乙").key == "evaluation.first_pass_open"
    assert poll.refused(do.BeginPass, number=3, operator="乙").key == "evaluation.pass_number"


def test_someone_must_be_named(desk):
    poll = in_entry(desk)
    poll.sit_down("")
    assert poll.refused(do.BeginPass, number=1).key == "evaluation.no_operator"


@pytest.mark.parametrize("papers", [FIRST[:4], []])
def test_a_pass_ends_only_with_as_many_sheets_as_came_back(desk, papers):
    poll = in_entry(desk)
    poll.sit_down("录入员甲")
    poll.do(do.BeginPass, number=1)
    for paper, code, marks in papers:
        poll.do(do.EnterSheet, number=1, paper=paper, class_code=code, marks=marks)
    told = poll.refused(do.FinishPass, number=1)
    assert told.key == "evaluation.sheets_differ"
    assert (told.values["entered"], told.values["returned"]) == (len(papers), 5)


def test_sheets_are_counted_by_class(desk):
    poll = in_entry(desk, {"A": 2, "B": 4})
    poll.sit_down("录入员甲")
    poll.do(do.BeginPass, number=1)
    for paper, code in enumerate("AAABBB", 1):
        poll.do(do.EnterSheet, number=1, paper=paper, class_code=code, marks=(1, 1))
    told = poll.refused(do.FinishPass, number=1)
    assert (told.values["code"], told.values["entered"], told.values["returned"]) == ("A", 3, 2)
    poll.do(do.CorrectSheet, number=1, paper=3, class_code="B", marks=(1, 1))
    assert poll.do(do.FinishPass, number=1) == 6


def test_a_paper_number_that_only_one_pass_has_is_named_and_can_be_mended(desk):
    poll = voting(desk, issued={"全体": 5})
    poll.do(do.ReturnBallots, **ALL, count=5)
    poll.do(do.CloseVoting)
    poll.do(do.ConfirmShuffle, **TWO, highest=9)
    poll.do(do.OpenEntry)
    poll.type(1, [*FIRST[:4], (7, "全体", (1, 1))])
    poll.sit_down("录入员乙")
    poll.do(do.BeginPass, number=2)
    for paper in range(1, 6):
        poll.do(do.EnterSheet, number=2, paper=paper, class_code="全体", marks=(1, 1))
    told = poll.refused(do.FinishPass, number=2)
    assert told.key == "evaluation.papers_differ"
    assert (told.values["paper"], told.values["there"], told.values["missing"]) == (5, 2, 1)

    poll.do(do.ReopenPass, number=1, reason="票号录错")
    poll.sit_down("录入员甲")
    poll.do(do.RemoveSheet, number=1, paper=7)
    poll.do(do.EnterSheet, number=1, paper=5, class_code="全体", marks=(1, 1))
    poll.do(do.FinishPass, number=1)
    assert poll.do(do.FinishPass, number=2) == 5


def test_once_both_passes_can_be_compared_neither_opens_again(desk):
    poll = typed_twice(desk)
    for number in (1, 2):
        told = poll.refused(do.ReopenPass, number=number, reason="再看看")
        assert told.key == "evaluation.passes_compared"


def test_a_finished_pass_is_one_act_without_a_value(desk):
    poll = in_entry(desk)
    before = len(desk.history())
    poll.type(1, FIRST)
    begun, finished = desk.history()[1::-1]
    assert len(desk.history()) == before + 2
    assert (begun.details["operator"], finished.details["sheets"]) == ("录入员甲", 5)


def test_discarding_starts_both_passes_anew_and_says_why(desk):
    poll = typed_twice(desk)
    lost = do.discard(desk, do.DiscardEntry(**poll.of, reason="两叠票混了"))
    assert lost == 10
    assert poll.ask(ladder).state == "shuffled"
    assert desk.history()[0].details["reason"] == "两叠票混了"
    poll.do(do.OpenEntry)
    poll.type(1, FIRST)
    poll.type(2, FIRST)
    poll.do(do.ConfirmPasses, **TWO)
    do.seal(desk, poll.meeting, poll.poll)
    assert poll.ask(results.results).valid == 4


def test_a_confirmed_entry_can_still_be_discarded_a_sealed_one_not(desk):
    again = confirmed(desk)
    do.discard(desk, do.DiscardEntry(**again.of, reason="重新清点"))
    assert again.refused(do.DiscardEntry, reason="再来").key == "evaluation.nothing_typed"
    assert sealed(desk).refused(do.DiscardEntry, reason="再来").key == "evaluation.sealed"
