from __future__ import annotations

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import results
from meetingdesk.foundation.wording import Wording
from tests.builders import a_meeting, an_attendee
from tests.evaluation.polls import Played, in_entry, sealed

TWO = {"first": "监票甲", "second": "监票乙"}


def played(desk, returned, papers, **more) -> Played:
    poll = in_entry(desk, returned, **more)
    poll.type(1, papers)
    poll.type(2, papers)
    poll.do(do.ConfirmPasses, **TWO)
    do.seal(desk, poll.meeting, poll.poll)
    return poll


def test_a_result_shows_votes_rates_score_and_rank(desk):
    shown = sealed(desk).ask(results.results)
    first, second = shown.rows
    assert (first.counts, first.blank, first.void, first.valid_marks) == ((2, 1, 0, 0), 0, 1, 3)
    assert (second.counts, second.blank, second.void, second.valid_marks) == ((1, 1, 0, 1), 1, 0, 3)
    assert (first.score, first.rank, first.good_rate) == ("93.33", 1, "66.67")
    assert (second.score, second.rank, second.satisfied_rate) == ("73.33", 2, "66.67")
    assert (first.suggested, second.suggested) == ("好", "一般")


def test_the_head_tells_the_papers_and_their_rates(desk):
    shown = sealed(desk).ask(results.results)
    assert (shown.issued, shown.returned, shown.valid, shown.void) == (5, 5, 4, 1)
    assert (shown.return_rate, shown.valid_rate) == ("100.00", "80.00")
    assert shown.confirmed_by == ("监票甲", "监票乙")


def test_classes_are_shown_when_all_are_large_enough(desk):
    papers = [(n, "A" if n <= 5 else "B", (1, 2)) for n in range(1, 12)]
    shown = played(desk, {"A": 5, "B": 6}, papers).ask(results.results)
    assert shown.classes_shown
    assert [(c.code, c.counts) for c in shown.rows[1].classes] == [("A", (0, 5, 0, 0)), ("B", (0, 6, 0, 0))]


def test_a_class_made_small_by_void_papers_hides_all_classes(desk):
    papers = [(n, "A" if n <= 5 else "B", None if n == 1 else (1, 2)) for n in range(1, 12)]
    shown = played(desk, {"A": 5, "B": 6}, papers).ask(results.results)
    assert not shown.classes_shown
    assert all(row.classes == () for row in shown.rows)
    assert shown.rows[0].counts == (10, 0, 0, 0)


def test_a_class_that_gave_nothing_is_named_and_its_weight_spread(desk):
    papers = [(n, "B", (2, 2)) for n in range(1, 7)]
    classes = [do.ClassSpec("A", "60"), do.ClassSpec("B", "40")]
    poll = played(desk, {"B": 6}, papers, classes=classes, issued={"A": 2, "B": 6})
    row = poll.ask(results.results).rows[0]
    assert (row.score, row.left_out) == ("80.00", ("A",))


def test_wholly_blank_papers_are_valid_and_give_no_score(desk):
    row = played(desk, {"全体": 5}, [(n, "全体", (0, 1)) for n in range(1, 6)]).ask(results.results).rows[0]
    assert (row.blank, row.valid_marks, row.score, row.rank, row.suggested) == (5, 0, None, None, None)


def test_rates_of_those_present_rest_on_the_sign_in(desk):
    from meetingdesk.signin import commands as signin

    poll = in_entry(desk, {"全体": 5}, base="present")
    for n in range(8):
        who = an_attendee(desk, poll.meeting, f"演示{n}")
        desk.do(signin.SignIn(meeting_id=poll.meeting, attendee_id=who))
    papers = [(n, "全体", (1, 1)) for n in range(1, 6)]
    poll.type(1, papers)
    poll.type(2, papers)
    poll.do(do.ConfirmPasses, **TWO)
    do.seal(desk, poll.meeting, poll.poll)
    shown = poll.ask(results.results)
    assert (shown.present, shown.rows[0].good_rate, shown.rows[0].score) == (8, "62.50", "100.00")


def test_a_score_is_explained_with_its_own_figures(desk):
    shown = sealed(desk).ask(results.results)
    told = results.explained(shown.rows[0], shown.grades)
    assert told == "好 2 张各 100 分，较好 1 张各 80 分，合计 280 分，除以有效评价数 3，得 93.33 分。"


def test_a_paper_in_english_words_its_formula_in_english(desk):
    poll = sealed(desk)
    asked = desk.ask(results.results, poll.poll, Wording("en").text)
    assert asked.formula.startswith("score = ")


def test_two_polls_of_a_meeting_do_not_touch_each_other(desk):
    from tests.builders import a_poll

    one = sealed(desk)
    other = a_poll(desk, one.meeting, title="第二次测评")
    two = Played(desk, one.meeting, other)
    two.do(do.ReturnBallots, class_code="全体", count=5)
    assert one.ask(results.results).rows[0].counts == (2, 1, 0, 0)
    assert two.not_shown(results.results) == "evaluation.not_sealed"


def test_a_meeting_without_a_poll_has_none(desk):
    from meetingdesk.evaluation import queries

    assert desk.ask(queries.polls, a_meeting(desk)) == ()
