from __future__ import annotations

import pytest

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.storage import journal
from tests.evaluation.polls import FIRST, confirmed, in_entry, sealed, typed_twice

ALL = {"class_code": "全体"}


def first_pass(desk, **more):
    poll = in_entry(desk, **more)
    poll.sit_down("录入员甲")
    poll.do(do.BeginPass, number=1)
    return poll


def sheet(poll, paper=1):
    return poll.ask(queries.sheet, 1, paper)


def test_a_paper_is_kept_as_typed(desk):
    poll = first_pass(desk)
    poll.do(do.EnterSheet, number=1, paper=3, **ALL, marks=(2, 0))
    assert sheet(poll, 3).marks == (2, 0)
    (mark,) = poll.ask(queries.entry, 1).papers
    assert (mark.paper, mark.state) == (3, "valid")


def test_the_same_paper_twice_in_a_pass_is_refused_and_the_first_stays(desk):
    poll = first_pass(desk)
    poll.do(do.EnterSheet, number=1, paper=3, **ALL, marks=(2, 0))
    told = poll.refused(do.EnterSheet, number=1, paper=3, **ALL, marks=(1, 1))
    assert (told.key, told.values["paper"]) == ("evaluation.paper_twice", 3)
    assert sheet(poll, 3).marks == (2, 0)


def test_the_same_gesture_again_changes_nothing(desk):
    poll = first_pass(desk)
    for _again in range(2):
        assert poll.do(do.EnterSheet, number=1, paper=1, **ALL, marks=(1, 2), nonce="n1") == 1
    poll.do(do.CorrectSheet, number=1, paper=1, **ALL, marks=(4, 4), nonce="n2")
    poll.do(do.EnterSheet, number=1, paper=1, **ALL, marks=(1, 2), nonce="n1")
    assert sheet(poll).marks == (4, 4)
    poll.do(do.RemoveSheet, number=1, paper=1, nonce="n3")
    for repeated in (
        do.EnterSheet(**poll.of, number=1, paper=1, **ALL, marks=(1, 2), nonce="n1"),
        do.CorrectSheet(**poll.of, number=1, paper=1, **ALL, marks=(4, 4), nonce="n2"),
        do.RemoveSheet(**poll.of, number=1, paper=1, nonce="n3"),
    ):
        desk.do(repeated)
    assert poll.ask(queries.entry, 1).papers == ()


def test_a_gesture_may_be_repeated_after_its_pass_was_closed(desk):
    poll = in_entry(desk)
    poll.sit_down("录入员甲")
    poll.do(do.BeginPass, number=1)
    for paper in range(1, 6):
        poll.do(do.EnterSheet, number=1, paper=paper, **ALL, marks=(1, 1), nonce=f"n{paper}")
    poll.do(do.FinishPass, number=1)
    assert poll.do(do.EnterSheet, number=1, paper=5, **ALL, marks=(1, 1), nonce="n5") == 5
    late = poll.refused(do.EnterSheet, number=1, paper=5, **ALL, marks=(1, 1), nonce="n6")
    assert late.key == "evaluation.pass_not_open"


def test_one_mark_for_two_gestures_is_refused(desk):
    poll = first_pass(desk)
    poll.do(do.EnterSheet, number=1, paper=1, **ALL, marks=(1, 1), nonce="n1")
    told = poll.refused(do.EnterSheet, number=1, paper=2, **ALL, marks=(1, 1), nonce="n1")
    assert told.key == "evaluation.nonce_reused"


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"marks": (1,)}, "evaluation.marks"),
        ({"marks": (1, 1, 1)}, "evaluation.marks"),
        ({"marks": (1, 7)}, "evaluation.mark"),
        ({"marks": (-1, 1)}, "evaluation.mark"),
        ({"marks": (1, 1), "state": "void"}, "evaluation.marks"),
        ({"marks": (1, 1), "state": "?"}, "evaluation.sheet_state"),
        ({"marks": (1, 1), "class_code": "C"}, "evaluation.class_unknown"),
        ({"marks": (1, 1), "paper": 6}, "evaluation.paper_number"),
        ({"marks": (1, 1), "paper": 0}, "evaluation.paper_number"),
        ({"marks": (1, 1), "number": 2}, "evaluation.pass_not_open"),
    ],
)
def test_what_cannot_stand_on_the_paper_is_refused(desk, wrong, key):
    poll = first_pass(desk)
    told = poll.refused(do.EnterSheet, **{"number": 1, "paper": 1, **ALL, **wrong})
    assert told.key == key
    assert poll.ask(queries.entry, 1).papers == ()


def test_a_wrong_mark_names_paper_and_row(desk):
    told = first_pass(desk).refused(do.EnterSheet, number=1, paper=4, **ALL, marks=(1, 7))
    assert (told.values["paper"], told.values["row"], told.values["mark"]) == (4, 2, 7)


def test_only_who_sits_down_for_the_pass_types_it(desk):
    poll = first_pass(desk)
    poll.sit_down("录入员乙")
    told = poll.refused(do.EnterSheet, number=1, paper=1, **ALL, marks=(1, 1))
    assert (told.key, told.values["typist"]) == ("evaluation.not_your_pass", "录入员甲")


def test_what_was_never_typed_can_be_neither_corrected_nor_removed(desk):
    poll = first_pass(desk)
    missing = poll.refused(do.CorrectSheet, number=1, paper=2, **ALL, marks=(1, 1))
    assert missing.key == "evaluation.paper_missing"
    assert poll.refused(do.RemoveSheet, number=1, paper=2).key == "evaluation.paper_missing"


def test_the_second_pass_is_blind(desk):
    poll = in_entry(desk)
    poll.type(1, FIRST)
    poll.sit_down("录入员乙")
    poll.do(do.BeginPass, number=2)
    assert poll.not_shown(queries.sheet, 1, 1) == "evaluation.pass_not_open"
    assert poll.not_shown(queries.differences) == "evaluation.passes_open"
    other = poll.ask(queries.entry, 1)
    assert (other.entered, other.papers) == (5, ())
    own = poll.ask(queries.entry, 2)
    assert (own.papers, own.missing) == ((), {"全体": 5})


def test_after_the_passes_no_sheet_can_be_read_back(desk):
    poll = typed_twice(desk)
    for number in (1, 2):
        assert poll.not_shown(queries.sheet, number, 1) == "evaluation.pass_not_open"


@pytest.mark.parametrize(("at", "key"), [(confirmed, "evaluation.confirmed"), (sealed, "evaluation.sealed")])
def test_nothing_is_typed_any_more_afterwards(desk, at, key):
    poll = at(desk)
    assert poll.refused(do.EnterSheet, number=2, paper=1, **ALL, marks=(1, 1)).key == key


def test_typing_writes_no_act_and_the_journal_knows_no_mark(desk):
    poll = first_pass(desk)
    before = desk.ask(journal.count_acts)
    poll.do(do.EnterSheet, number=1, paper=1, **ALL, marks=(3, 4))
    poll.do(do.CorrectSheet, number=1, paper=1, **ALL, marks=(4, 3))
    poll.do(do.RemoveSheet, number=1, paper=1)
    assert desk.ask(journal.count_acts) == before


def test_pages_hear_of_each_sheet(desk):
    poll = first_pass(desk)
    heard = []
    desk.changes.subscribe(lambda changes: heard.append(changes.kinds))
    poll.do(do.EnterSheet, number=1, paper=1, **ALL, marks=(1, 1))
    assert heard == [frozenset({"evaluation"})]


def test_progress_counts_sheets_of_each_pass(desk):
    poll = in_entry(desk)
    poll.type(1, FIRST)
    poll.sit_down("录入员乙")
    poll.do(do.BeginPass, number=2)
    poll.do(do.EnterSheet, number=2, paper=4, **ALL, marks=(1, 1))
    assert desk.ask(queries.entry_progress) == {poll.poll: [5, 1]}
    (row,) = desk.ask(queries.polls, poll.meeting)
    assert (row.current_pass, row.entered, row.returned) == (2, 1, 5)
