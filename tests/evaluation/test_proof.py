from __future__ import annotations

import copy

import pytest
from sqlalchemy import text

from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import proof
from meetingdesk.evaluation.proof import Differs
from tests.evaluation.layouts import T2, T3, counted, papers, points
from tests.evaluation.polls import Played, confirmed, sealed


def tampered(desk: Desk, statement: str) -> None:
    """Someone wrote into the file with another program."""
    with desk.engine.begin() as connection:
        connection.execute(text(statement))


def found(desk: Desk, poll: Played, data=None) -> set[tuple[str, str]]:
    data = poll.ask(proof.attachment) if data is None else data
    return set(desk.ask(proof.check, data))


def test_before_the_seal_there_is_nothing_to_attach(desk):
    assert confirmed(desk).ask(proof.attachment) is None


def test_a_sealed_poll_agrees_with_itself(desk):
    assert found(desk, sealed(desk)) == set()


@pytest.mark.parametrize(
    ("rows", "form"),
    [([(1, 2, 1)] * 5, T2), ([points(95, 80, overall=1)] * 4 + [points(60, 60, overall=4)], T3)],
    ids=["T2", "T3"],
)
def test_every_layout_agrees_with_itself(desk, rows, form):
    assert found(desk, counted(desk, papers(*rows), **form)) == set()


def test_later_acts_change_nothing_of_the_proof(desk):
    poll = sealed(desk)
    poll.do(do.ReleaseResults)
    poll.do(do.HideResults)
    assert found(desk, poll) == set()


def test_a_digit_changed_in_the_attachment_is_named(desk):
    poll = sealed(desk)
    data = copy.deepcopy(poll.ask(proof.attachment))
    data["record"]["totals"][0]["全体"][0] += 1
    assert found(desk, poll, data) == {("file", "digest"), ("record", "totals")}


def test_an_attachment_that_was_signed_anew_is_still_not_the_one_in_the_database(desk):
    poll = sealed(desk)
    data = copy.deepcopy(poll.ask(proof.attachment))
    data["record"]["accounting"]["全体"]["valid"] += 1
    data["digest"] = proof.digest_of(data["record"])
    assert found(desk, poll, data) == {("record", "digest"), ("record", "accounting")}


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE evaluation_sealed_count SET count = count + 1 WHERE subject = 1 AND mark = 1", "totals"),
        ("UPDATE evaluation_class SET issued = issued + 1", "accounting"),
        ("UPDATE evaluation_grade SET points = '99' WHERE position = 1", "scale"),
        ("UPDATE evaluation_subject SET name = '演示丙党支部' WHERE position = 1", "subjects"),
        ("UPDATE evaluation_poll SET title = '别的'", "title"),
        ("UPDATE evaluation_poll SET base = 'valid'", "rules"),
        ("UPDATE evaluation_closing SET digest = 'ab'", "digest"),
        ("UPDATE journal_act SET hash = 'ab' WHERE name = 'evaluation.SealBegun'", "audit"),
    ],
)
def test_a_digit_changed_in_the_database_is_named(desk, statement, part):
    poll = sealed(desk)
    data = poll.ask(proof.attachment)
    tampered(desk, statement)
    assert Differs("tables", part) in desk.ask(proof.check, data)


def test_a_poll_of_another_database_is_not_known(desk):
    data = copy.deepcopy(sealed(desk).ask(proof.attachment)) | {"poll": "0" * 32}
    assert ("record", "poll") in desk.ask(proof.check, data)
    assert desk.ask(proof.check, {}) == (("file", "digest"),)


def test_every_part_of_the_record_has_its_words(desk):
    record = sealed(desk).ask(proof.attachment)["record"]
    assert set(record) <= set(proof.PART_WORDS)
