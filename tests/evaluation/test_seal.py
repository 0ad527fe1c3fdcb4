from __future__ import annotations

import hashlib
import json

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries, results
from meetingdesk.evaluation.ballots import SealedCount, SealedMark
from meetingdesk.evaluation.ladder import ladder
from meetingdesk.foundation.errors import Fault
from meetingdesk.storage import journal
from meetingdesk.storage.base import Base
from tests.evaluation.polls import Played, confirmed, in_entry, sealed, typed_twice

TWO = {"first": "监票甲", "second": "监票乙"}


class PowerCut(BaseException):
    """The process ends here; nothing of ours may catch it."""


def rows(desk: Desk, table: type[Base]) -> int:
    return desk.ask(lambda session: session.query(table).count())


def work_rows(desk: Desk) -> int:
    from meetingdesk.evaluation.ballots import WORK_TABLES

    return sum(rows(desk, table) for table in WORK_TABLES)


# ---------------------------------------------------------------- before the seal


@pytest.mark.parametrize("at", [in_entry, typed_twice, confirmed])
def test_no_total_can_be_read_before_the_seal(desk, at):
    poll = at(desk)
    assert poll.not_shown(results.results) == "evaluation.not_sealed"
    assert poll.not_shown(results.results_json) == "evaluation.not_sealed"
    assert poll.refused(do.ReleaseResults).key == "evaluation.not_sealed"
    assert poll.ask(results.released_results) is None


def test_only_a_confirmed_poll_is_sealed(desk):
    assert typed_twice(desk).refused(do.SealBegun).key == "evaluation.not_confirmed"
    assert confirmed(desk).refused(do.Sealed).key == "evaluation.seal_not_begun"


# ---------------------------------------------------------------- what the seal leaves


def test_the_seal_keeps_every_mark_and_nothing_of_the_papers(desk):
    poll = sealed(desk)
    assert rows(desk, SealedMark) + sum_of_counts(desk) == 8
    assert work_rows(desk) == 0
    assert poll.ask(ladder).steps[-1].done


def sum_of_counts(desk: Desk) -> int:
    return desk.ask(lambda session: sum(row.count for row in session.query(SealedCount)))


def test_a_class_with_under_five_ballots_keeps_counts_only(desk):
    poll = in_entry(desk, {"A": 4, "B": 6})
    papers = [(n, "A" if n <= 4 else "B", (1 + n % 2, 1)) for n in range(1, 11)]
    poll.type(1, papers)
    poll.type(2, papers)
    poll.do(do.ConfirmPasses, **TWO)
    do.seal(desk, poll.meeting, poll.poll)
    assert rows(desk, SealedMark) == 12
    assert desk.ask(lambda s: {mark.class_number for mark in s.query(SealedMark)}) == {2}
    assert sum_of_counts(desk) == 8
    shown = poll.ask(results.results)
    assert (shown.classes_shown, shown.rows[0].classes) == (False, ())
    full = poll.ask(results.results_json)["results"][0]["classes"]
    assert full["A"]["counts"] == [2, 2, 0, 0]


def test_marks_lie_in_the_order_of_their_random_keys(desk):
    poll = in_entry(desk, {"全体": 9})
    papers = [(n, "全体", (1 + n % 4, 1 + n // 5)) for n in range(1, 10)]
    poll.type(1, papers)
    poll.type(2, papers)
    poll.do(do.ConfirmPasses, **TWO)
    do.seal(desk, poll.meeting, poll.poll)
    keys = desk.ask(lambda s: [mark.key for mark in s.query(SealedMark)])
    assert len(set(keys)) == 18
    assert all(len(key) == 16 for key in keys)


def test_sealing_again_with_the_same_nonce_changes_nothing(desk):
    poll = confirmed(desk)
    digest = do.seal(desk, poll.meeting, poll.poll, nonce="seal-once")
    acts = desk.ask(journal.count_acts)
    assert do.seal(desk, poll.meeting, poll.poll, nonce="seal-once") == digest
    assert desk.ask(journal.count_acts) == acts


def test_the_seal_is_not_taken_back(desk):
    poll = sealed(desk)
    assert desk.undoable() is None
    assert poll.refused(do.SealBegun).key == "evaluation.sealed"


def test_the_closing_record_holds_totals_count_and_chain_head_and_its_digest_is_reproducible(desk):
    poll = sealed(desk)
    closing = poll.ask(queries.closing)
    text = json.dumps(closing.record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == closing.digest
    assert closing.record["meeting"] == poll.meeting
    assert closing.record["accounting"] == {"全体": {"issued": 5, "returned": 5, "valid": 4, "void": 1}}
    assert closing.record["totals"] == [{"全体": [2, 1, 0, 0, 0, 1]}, {"全体": [1, 1, 0, 1, 1, 0]}]
    begun = next(act for act in desk.history() if act.name == "evaluation.SealBegun")
    assert closing.record["audit"]["seq"] == begun.seq


def test_the_chain_holds_after_the_seal(desk):
    sealed(desk)
    assert desk.ask(journal.verify) is None


# ---------------------------------------------------------------- interrupted


def interrupted(desk: Desk, monkeypatch, where: str) -> Played:
    """A confirmed poll whose seal is cut short at one of its steps."""
    poll = confirmed(desk)

    def cut(*_given: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        if where == "scrub":
            patch.setattr(Desk, "scrub", cut)
        else:
            patch.setattr({"begun": do.SealBegun, "closed": do.Sealed}[where], "apply", cut)
        with pytest.raises(PowerCut):
            do.seal(desk, poll.meeting, poll.poll)
    return poll


@pytest.mark.parametrize("where", ["scrub", "closed"])
def test_a_seal_cut_short_withholds_results_and_is_finished_at_the_next_start(
    database, clock, monkeypatch, where
):
    with open_desk(database, clock) as desk:
        poll = interrupted(desk, monkeypatch, where)
        assert poll.not_shown(results.results) == "evaluation.not_sealed"
        assert poll.refused(do.VoidPoll, reason="断电", **TWO).key == "evaluation.seal_running"
        assert work_rows(desk) == 0
    with open_desk(database, clock) as desk:
        again = Played(desk, poll.meeting, poll.poll)
        assert again.ask(results.results).valid == 4
        assert again.ask(queries.closing).digest
        assert desk.ask(journal.verify) is None
        assert do.finish_seals(desk) == ()


def test_a_seal_cut_before_its_first_step_leaves_the_poll_as_it_was(database, clock, monkeypatch):
    with open_desk(database, clock) as desk:
        poll = interrupted(desk, monkeypatch, "begun")
    with open_desk(database, clock) as desk:
        again = Played(desk, poll.meeting, poll.poll)
        assert again.ask(ladder).state == "confirmed"
        assert do.seal(desk, poll.meeting, poll.poll)
        assert again.ask(results.results).valid == 4


def test_a_scrub_that_finds_a_reader_keeps_results_back_until_it_can_be_done(desk, monkeypatch):
    poll = confirmed(desk)
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "scrub", lambda _desk: (_ for _ in ()).throw(Fault("storage.scrub_busy")))
        with pytest.raises(Fault):
            do.seal(desk, poll.meeting, poll.poll)
    assert poll.not_shown(results.results) == "evaluation.not_sealed"
    assert do.finish_seals(desk) == (poll.poll,)
    assert poll.ask(results.results).valid == 4


# ---------------------------------------------------------------- void


def test_a_void_poll_shows_nothing_and_can_be_held_again(desk):
    poll = sealed(desk)
    poll.do(do.ReleaseResults)
    do.void(desk, do.VoidPoll(**poll.of, reason="收回多于发出", **TWO))
    assert poll.not_shown(results.results) == "evaluation.voided"
    assert poll.ask(results.released_results) is None
    assert poll.refused(do.IssueBallots, class_code="全体").key == "evaluation.voided"
    assert poll.refused(do.VoidPoll, reason="再来", **TWO).key == "evaluation.voided"


def test_voiding_during_entry_empties_the_work_tables(desk):
    poll = typed_twice(desk)
    do.void(desk, do.VoidPoll(**poll.of, reason="票箱开过", **TWO))
    assert work_rows(desk) == 0
