"""Names written on the screen: kept as strokes, replaced by writing again, gone with the arrival."""

from __future__ import annotations

import json

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.signin import queries, signatures
from meetingdesk.signin.commands import SignIn, TakeLeave, UndoSignIn
from meetingdesk.signin.model import Status
from meetingdesk.signin.signatures import MOST_POINTS, Point, RemoveSignature, SignByHand
from tests.builders import MORNING, a_meeting, an_attendee

FIELD = {"width": 600, "height": 200}
NAME = (
    (Point(10, 20, 0, 0.25), Point(10.4, 20.2, 4, 0.3), Point(90, 22, 30, 1.0)),
    (Point(50, -7, 200), Point(50, 250, 260)),
)


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


@pytest.fixture
def zhang(desk: Desk, meeting: str) -> str:
    return an_attendee(desk, meeting, "张伟")


def sign(desk: Desk, meeting: str, who: str, strokes=NAME, **field: int):
    given = {**FIELD, **field}
    return desk.do(SignByHand(meeting_id=meeting, attendee_id=who, strokes=strokes, **given))


def test_writing_signs_in_and_keeps_the_strokes_within_the_field(desk, meeting, zhang):
    assert sign(desk, meeting, zhang)["already"] is False
    ink = desk.ask(signatures.signature, zhang)
    assert (ink.width, ink.height) == (600, 200)
    assert ink.strokes == (
        ((10, 20, 0, 250), (90, 22, 30, 1000)), ((50, 0, 200, 500), (50, 200, 260, 500)),
    )  # fmt: skip
    assert desk.ask(queries.board, meeting)[0].status == Status.PRESENT


def test_who_is_here_already_signs_without_a_new_arrival(desk, meeting, zhang, clock):
    desk.do(SignIn(meeting_id=meeting, attendee_id=zhang))
    clock.advance(600)
    assert sign(desk, meeting, zhang)["already"] is True
    assert desk.ask(queries.board, meeting)[0].arrived_at == MORNING


def test_writing_again_replaces_and_undo_brings_the_first_back(desk, meeting, zhang):
    sign(desk, meeting, zhang)
    first = desk.ask(signatures.signature, zhang)
    sign(desk, meeting, zhang, strokes=((Point(1, 1), Point(2, 2)),))
    assert desk.ask(signatures.signature, zhang).strokes == (((1, 1, 0, 500), (2, 2, 0, 500)),)
    desk.undo(desk.undoable().seq)
    assert desk.ask(signatures.signatures, meeting) == (first,)


def test_one_undo_takes_signature_and_arrival_back_and_redo_both_again(desk, meeting, zhang):
    sign(desk, meeting, zhang)
    desk.undo(desk.undoable().seq)
    assert desk.ask(signatures.signatures, meeting) == ()
    assert desk.ask(queries.board, meeting)[0].status == Status.NOT_ARRIVED
    desk.redo(desk.redoable().seq)
    assert len(desk.ask(signatures.signatures, meeting)) == 1


@pytest.mark.parametrize("act", [UndoSignIn, lambda **of: TakeLeave(**of, instead=True)])
def test_an_arrival_that_was_a_mistake_takes_its_signature_along(desk, meeting, zhang, act):
    sign(desk, meeting, zhang)
    desk.do(act(meeting_id=meeting, attendee_id=zhang))
    assert desk.ask(signatures.signatures, meeting) == ()
    desk.undo(desk.undoable().seq)
    assert len(desk.ask(signatures.signatures, meeting)) == 1


def test_a_signature_taken_off_leaves_the_arrival(desk, meeting, zhang):
    sign(desk, meeting, zhang)
    desk.do(RemoveSignature(meeting_id=meeting, attendee_id=zhang))
    assert desk.ask(signatures.signature, zhang) is None
    assert desk.ask(queries.board, meeting)[0].here
    with pytest.raises(Refused, match=r"signin\.no_signature"):
        desk.do(RemoveSignature(meeting_id=meeting, attendee_id=zhang))


MUCH = (tuple(Point(n % 500, n // 500) for n in range(MOST_POINTS + 1)),)


NONE, MUCH_INK = "signin.no_ink", "signin.too_much_ink"


@pytest.mark.parametrize(
    ("strokes", "field", "key"),
    [
        ((), {}, NONE), (((),), {}, NONE), (((Point(1, 1),),), {}, NONE),
        (((Point(1, 1), Point(1.2, 1.1)),), {}, NONE), (NAME, {"width": 0}, NONE),
        (NAME, {"height": 10**6}, NONE), (MUCH, {}, MUCH_INK),
    ],
)  # fmt: skip
def test_what_is_no_signature_is_refused_and_signs_nobody_in(desk, strokes, field, key):
    meeting = a_meeting(desk)
    with pytest.raises(Refused) as refusal:
        sign(desk, meeting, an_attendee(desk, meeting, "张伟"), strokes, **field)
    assert refusal.value.key == key
    assert desk.ask(queries.board, meeting)[0].status == Status.NOT_ARRIVED


def test_the_sheet_gets_all_of_them_in_roster_order(desk, meeting, zhang):
    other = an_attendee(desk, meeting, "李芳")
    sign(desk, meeting, other)
    sign(desk, meeting, zhang)
    assert [ink.attendee_id for ink in desk.ask(signatures.signatures, meeting)] == [zhang, other]


def test_the_journal_keeps_the_strokes_once(desk, meeting, zhang):
    sign(desk, meeting, zhang, strokes=((Point(123, 45), Point(321, 54)),))
    with desk.engine.connect() as connection:
        query = "select content from journal_act order by seq desc limit 1"
        (content,) = connection.exec_driver_sql(query).one()
    assert "strokes" not in json.loads(content)["payload"]
