"""The ladder as a picture: ✓ done, → in hand, · to come; behind each step its figures."""

from __future__ import annotations

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ladder import STEP_WORDS, Step, ladder
from tests.builders import a_meeting, a_poll
from tests.evaluation.polls import FIRST, Played, changed, confirmed, in_entry, sealed, typed_twice, voting

ALL = {"class_code": "全体"}
TWO = {"first": "监票甲", "second": "监票乙"}


def picture(poll: Played) -> str:
    return "\n".join(
        " ".join(["✓" if row.done else "→" if row.current else "·", STEP_WORDS[row.step], *figures(row)])
        for row in poll.ask(ladder).steps
    )


def figures(row) -> list[str]:
    return [f"{name}={number}" for name, number in row.figures.items()]


def shows(poll: Played, step: Step) -> dict[str, int]:
    return next(row.figures for row in poll.ask(ladder).steps if row.step == step)


def current(poll: Played) -> list[Step]:
    return [row.step for row in poll.ask(ladder).steps if row.current]


def test_a_new_poll_waits_for_its_papers(desk):
    meeting = a_meeting(desk)
    poll = Played(desk, meeting, a_poll(desk, meeting, issued={}, classes=[do.ClassSpec("全体", "100", 43)]))
    assert current(poll) == [Step.PRINT]
    poll.do(do.PrintBallots, **ALL, count=45)
    assert current(poll) == [Step.ISSUE]
    assert shows(poll, Step.PRINT) == {"printed": 45, "expected": 43}


def test_the_steps_follow_the_papers(desk):
    poll = voting(desk, issued={"全体": 6})
    assert current(poll) == [Step.ISSUE]
    poll.do(do.ReturnBallots, **ALL, count=6)
    assert current(poll) == [Step.RETURN]
    poll.do(do.CloseVoting)
    assert current(poll) == [Step.SORT]
    poll.do(do.SortBallots, **ALL, valid=5, void=1)
    assert current(poll) == [Step.SHUFFLE]
    poll.do(do.ConfirmShuffle, **TWO)
    assert current(poll) == [Step.FIRST_PASS]


def test_the_ladder_in_the_middle_of_the_second_pass(desk):
    poll = in_entry(desk)
    poll.type(1, FIRST)
    poll.sit_down("录入员乙")
    poll.do(do.BeginPass, number=2)
    poll.do(do.EnterSheet, number=2, paper=1, **ALL, marks=(1, 2))
    assert picture(poll).splitlines() == [
        "✓ 印制",
        "✓ 发出 issued=5 replaced=0",
        "✓ 收回 returned=5 not_returned=0",
        "✓ 分拣",
        "✓ 打乱编号 highest=5",
        "✓ 第一遍录入 entered=5",
        "→ 第二遍录入 entered=1",
        "· 复核",
        "· 封存",
        "· 结果",
    ]


def test_differences_are_counted_as_they_are_settled(desk):
    poll = typed_twice(desk, changed(FIRST, 2, (3, 3)))
    assert current(poll) == [Step.COMPARE]
    assert shows(poll, Step.COMPARE) == {"differences": 2, "open": 2}
    poll.do(do.SettleDifference, paper=2, row=1, says="1")
    assert shows(poll, Step.COMPARE) == {"differences": 2, "open": 1}


def test_a_sealed_ladder_is_all_ticks(desk):
    assert current(confirmed(desk)) == [Step.SEAL]
    poll = sealed(desk)
    assert all(row.done for row in poll.ask(ladder).steps)
    assert shows(poll, Step.RESULT) == {"valid": 4, "void": 1}


def test_the_first_broken_sum_is_named_with_its_figures(desk):
    poll = voting(desk, issued={"A": 6, "B": 6})
    for code in "AB":
        poll.do(do.ReturnBallots, class_code=code, count=6)
    poll.do(do.CloseVoting)
    poll.do(do.SortBallots, class_code="B", valid=4, void=1)
    shown = poll.ask(ladder)
    assert (shown.broken, shown.liftable) == ("ladder.returned", True)
    assert shown.broken_values == {"code": "B", "issued": 6, "returned": 6, "valid": 4, "void": 1}


def test_no_figure_before_the_seal_is_a_total_of_marks(desk):
    poll = confirmed(desk)
    names = {name for row in poll.ask(ladder).steps for name in row.figures}
    assert names <= {
        "expected", "printed", "issued", "unused", "replaced", "returned", "not_returned", "sorted_valid",
        "sorted_void", "highest", "entered", "differences", "open", "valid", "void",
    }  # fmt: skip


def test_sheets_lost_with_an_old_copy_are_named(desk):
    from sqlalchemy import delete

    from meetingdesk.evaluation import queries
    from meetingdesk.evaluation.ballots import Sheet
    from meetingdesk.storage.unit import writing

    poll = typed_twice(desk)
    with writing(desk.engine, desk.clock, None) as unit:
        unit.session.execute(delete(Sheet).where(Sheet.number == 1))
    assert poll.ask(ladder).broken == "evaluation.sheets_differ"
    assert poll.ask(queries.sheets_to_type_again) == 5
    assert poll.refused(do.ConfirmPasses, **TWO).key == "evaluation.sheets_differ"
    do.discard(desk, do.DiscardEntry(**poll.of, reason="副本里没有录入"))
    assert current(poll) == [Step.FIRST_PASS]
