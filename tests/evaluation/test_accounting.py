from __future__ import annotations

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.accounting import identities, identity_words, report
from meetingdesk.evaluation.ladder import Step, ladder
from meetingdesk.signin.commands import SignIn
from tests.builders import an_attendee
from tests.evaluation.layouts import TWO, counted, papers
from tests.evaluation.polls import Played, sealed, typed_twice, voting


def words(poll: Played) -> list[str]:
    return [identity_words(row, str.format) for row in poll.ask(identities)]


def full_ladder(desk) -> Played:
    """Fifty papers printed, every number counted, one spoiled, one kept by a voter, two void."""
    poll = voting(desk, issued={}, classes=[do.ClassSpec("全体", expected=43)])
    of = {"class_code": "全体"}
    poll.do(do.PrintBallots, **of, count=50)
    poll.do(do.IssueBallots, **of, count=43)
    poll.do(do.ReplaceSpoiled, **of)
    poll.do(do.CountUnused, **of, unused=6)
    poll.do(do.ReturnBallots, **of, count=42)
    poll.do(do.CloseVoting)
    poll.do(do.SortBallots, **of, valid=40, void=0)
    for reason in ("撕破", "写了别的字"):
        poll.do(do.SortVoid, **of, **TWO, reason=reason)
    return poll


def test_every_step_stands_with_its_numbers_and_what_must_hold_of_them(desk):
    poll = full_ladder(desk)
    assert words(poll) == [
        "印制 50 = 发出 44 + 剩余 6",
        "发出 44 ≥ 收回 42",
        "发出 44 = 收回 42 + 未收回 1 + 作废换票 1",
        "收回 42 = 有效 40 + 无效 2",
    ]
    assert all(row.holds for row in poll.ask(identities))


def test_what_nobody_counted_is_said_to_be_uncounted(desk):
    poll = typed_twice(desk)
    rows = poll.ask(identities)
    assert identity_words(rows[0], str.format) == "印制 未清点 = 发出 5 + 剩余 未清点"
    assert [row.holds for row in rows] == [None, True, True, None, True, True]


def test_a_number_that_does_not_add_up_is_shown_as_such(desk):
    poll = full_ladder(desk)
    poll.do(do.CountUnused, class_code="全体", unused=5)
    assert [row.key for row in poll.ask(identities) if row.holds is False] == ["ladder.printed"]
    assert poll.ask(ladder).broken == "ladder.printed"


def test_the_report_holds_all_numbers_and_who_stood_for_them(desk):
    told = full_ladder(desk).ask(report)
    assert (told.total["printed"], told.total["issued"], told.total["replaced"]) == (50, 44, 1)
    assert (told.return_rate, told.valid_rate) == ("95.45", "95.24")
    assert [(each.reason, each.found_by) for each in told.void_papers] == [
        ("撕破", ("监票甲", "监票乙")),
        ("写了别的字", ("监票甲", "监票乙")),
    ]
    assert told.uncounted == ()


def test_a_sum_of_which_a_class_lacks_its_number_is_not_known(desk):
    poll = voting(desk, issued={"A": 3, "B": 3})
    poll.do(do.SetPrinted, class_code="A", printed=3)
    assert poll.ask(report).total["printed"] is None
    assert poll.ask(report).valid_rate is None


def test_what_the_rules_voided_is_told_by_class_and_rule(desk):
    rules = do.RuleSpec(blank_valid=False)
    told = counted(desk, papers((0,), *[(1,)] * 5), rules=rules).ask(report)
    assert [(each.class_code, each.rule, each.count) for each in told.rulings] == [("全体", "blank", 1)]
    assert (told.total["valid"], told.total["void"]) == (5, 1)
    assert told.confirmed_by == ("监票甲", "监票乙")


def test_more_papers_than_people_is_a_warning_where_people_signed_in(desk):
    poll = voting(desk, issued={"全体": 2})
    assert (poll.ask(report).present, poll.ask(report).more_than_present) == (None, False)
    for at, warned in ((1, True), (2, False)):
        someone = an_attendee(desk, poll.meeting, f"演示人{at}")
        desk.do(SignIn(meeting_id=poll.meeting, attendee_id=someone))
        assert (poll.ask(report).present, poll.ask(report).more_than_present) == (at, warned)


def test_no_step_is_passed_over_in_silence(desk):
    poll = sealed(desk)
    shown = {row.step for row in poll.ask(ladder).steps if row.skipped}
    assert shown == {Step.PRINT, Step.ISSUE, Step.SORT}
    assert {each.step for each in poll.ask(report).uncounted} == {"printed", "unused", "sorted_valid"}


def test_a_counted_ladder_has_nothing_passed_over(desk):
    poll = full_ladder(desk)
    poll.do(do.ConfirmShuffle, **TWO)
    assert not any(row.skipped for row in poll.ask(ladder).steps)
