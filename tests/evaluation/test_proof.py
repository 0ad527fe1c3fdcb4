from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.closing import digest_of
from meetingdesk.evaluation.proof import Proof, check
from meetingdesk.evaluation.rows import ClosingRow
from tests.evaluation.layouts import T2, T3, counted, papers, points
from tests.evaluation.polls import Played, confirmed, sealed


def tampered(desk: Desk, statement: str) -> None:
    """Someone wrote into the file with another program."""
    with desk.engine.begin() as connection:
        connection.execute(text(statement))


def signed(poll: Played) -> ClosingRow:
    """What a printed sheet carries, to be tampered with."""
    return copy.deepcopy(poll.ask(queries.closing))


def proof(poll: Played, paper: ClosingRow | None = None) -> Proof:
    paper = paper or signed(poll)
    return poll.ask(check, paper.digest, paper.record)


def test_before_the_seal_there_is_nothing_to_hold_a_paper_against(desk):
    assert not confirmed(desk).ask(check, "ab", None).known


def test_a_sealed_poll_agrees_with_itself(desk):
    assert proof(sealed(desk)).agrees


@pytest.mark.parametrize(
    ("rows", "form"),
    [([(1, 2, 1)] * 5, T2), ([points(95, 80, overall=1)] * 4 + [points(60, 60, overall=4)], T3)],
    ids=["T2", "T3"],
)
def test_every_layout_agrees_with_itself(desk, rows, form):
    assert proof(counted(desk, papers(*rows), **form)).agrees


def test_later_acts_change_nothing_of_the_proof(desk):
    poll = sealed(desk)
    poll.do(do.ReleaseResults)
    poll.do(do.HideResults)
    assert proof(poll).agrees


def test_a_digit_changed_in_the_paper_is_named(desk):
    poll = sealed(desk)
    paper = signed(poll)
    paper.record["totals"][0]["全体"][0] += 1
    found = proof(poll, paper)
    assert (found.unlike, found.altered, found.other_digest) == (("totals",), (), False)


def test_a_paper_that_was_given_a_new_digest_is_still_not_the_one_in_the_database(desk):
    poll = sealed(desk)
    paper = signed(poll)
    paper.record["accounting"]["全体"]["valid"] += 1
    found = proof(poll, replace(paper, digest=digest_of(paper.record)))
    assert (found.unlike, found.other_digest) == (("accounting",), True)


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE evaluation_sealed_count SET count = count + 1 WHERE subject = 1 AND mark = 1", "totals"),
        ("UPDATE evaluation_class SET issued = issued + 1", "accounting"),
        ("UPDATE evaluation_grade SET points = '99' WHERE position = 1", "scale"),
        ("UPDATE evaluation_subject SET name = '演示丙党支部' WHERE position = 1", "subjects"),
        ("UPDATE evaluation_poll SET title = '别的'", "title"),
        ("UPDATE evaluation_poll SET base = 'valid'", "rules"),
        ("UPDATE evaluation_poll SET thresholds = '[]'", "rules"),
        ("UPDATE evaluation_closing SET digest = 'ab'", "digest"),
        ("UPDATE journal_act SET hash = 'ab' WHERE name = 'evaluation.SealBegun'", "audit"),
    ],
)
def test_a_digit_changed_in_the_database_is_named(desk, statement, part):
    poll = sealed(desk)
    paper = signed(poll)
    tampered(desk, statement)
    assert part in proof(poll, paper).altered


def test_a_paper_without_a_record_is_held_against_the_digest_alone(desk):
    poll = sealed(desk)
    good: dict[str, Any] = {"digest": signed(poll).digest, "record": None}
    assert poll.ask(check, *good.values()).agrees
    assert poll.ask(check, "ab", None).other_digest
