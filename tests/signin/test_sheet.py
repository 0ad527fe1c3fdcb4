"""Numbers from the signed paper: read back before they count, and one undo takes all back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import sentence
from meetingdesk.signin import commands, queries, sheet
from meetingdesk.signin.model import Status
from meetingdesk.signin.sheet import SignInNumbers, read_numbers
from tests.builders import MORNING, a_meeting, an_attendee

UNIT = "演示企业20党支部"


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


@pytest.fixture
def nine(desk: Desk, meeting: str) -> list[str]:
    return [an_attendee(desk, meeting, f"王{n}", UNIT) for n in "一二三四五六七八九"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 3 5-9 12", (1, 3, 5, 6, 7, 8, 9, 12)), ("1、3，5～7；12。", (1, 3, 5, 6, 7, 12)),
        ("１　３　５－７", (1, 3, 5, 6, 7)), ("3\n1\n2\n", (3, 1, 2)), ("5至7", (5, 6, 7)), ("7-7", (7,)),
        ("03,3号", (3,)), ("", ()), (" 、 ", ()), ("5—6 8–9", (5, 6, 8, 9)),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text, numbers):
    assert read_numbers(text).numbers == numbers
    assert read_numbers(text).unreadable == ()


@pytest.mark.parametrize(
    "text", ["a", "9-5", "5-", "-5", "0", "1-99999", "5x", "五", "1--", "9999999", "5-6-7", "1-3000"]
)
def test_what_is_no_number_is_named(text):
    typed = read_numbers(f"1 {text} 2")
    assert (typed.numbers, typed.unreadable) == ((1, 2), (text,))


@given(st.lists(st.integers(1, 300), max_size=40))
def test_count_and_sum_are_those_of_the_adding_machine(numbers):
    typed = read_numbers(" ".join(map(str, numbers)))
    assert (len(typed.numbers), sum(typed.numbers)) == (len(set(numbers)), sum(set(numbers)))
    assert set(typed.doubled) == {one for one in numbers if numbers.count(one) > 1}


def test_before_it_is_done_everything_is_read_back(desk, meeting, nine):
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=nine[0], at=MORNING))
    desk.do(commands.TakeLeave(meeting_id=meeting, attendee_id=nine[1], reason="出差"))
    read = desk.ask(sheet.sheet, meeting, "3 2 1 77 3 x")
    assert [(line.number, line.name) for line in read.signs] == [(3, "王三"), (2, "王二")]
    assert [(line.number, line.first) for line in read.already] == [(1, MORNING)]
    assert [line.name for line in read.on_leave] == ["王二"]
    assert (read.unknown, read.doubled, read.unreadable) == ((77,), (3,), ("x",))
    assert (read.count, read.total) == (4, 83)
    assert desk.ask(queries.counts, meeting).present == 1


def test_the_sheet_does_what_was_read_back_and_names_the_others(desk, meeting, nine):
    desk.do(commands.SignIn(meeting_id=meeting, attendee_id=nine[0], at=MORNING))
    desk.do(commands.TakeLeave(meeting_id=meeting, attendee_id=nine[1]))
    outcome = desk.do(SignInNumbers(meeting_id=meeting, text="3 2 1 77 5-6", count=6, total=94))
    assert [one["number"] for one in outcome["signed"]] == [3, 2, 5, 6]
    skipped = [(one["number"], one["why"], one["first"]) for one in outcome["skipped"]]
    assert skipped == [(1, "already", "2023-03-17T08:00:00"), (77, "unknown", None)]
    assert desk.ask(queries.counts, meeting).present == 5
    desk.undo(desk.undoable().seq)
    counts = desk.ask(queries.counts, meeting)
    assert (counts.present, counts.on_leave) == (1, 1)


def test_a_changed_text_is_refused_until_it_is_read_back_again(desk, meeting, nine):
    with pytest.raises(Refused) as refusal:
        desk.do(SignInNumbers(meeting_id=meeting, text="1 2 4", count=3, total=6))
    assert "核对过的是 3 人、序号之和 6，现在是 3 人、序号之和 7" in sentence(refusal.value)
    assert {row.status for row in desk.ask(queries.board, meeting)} == {Status.NOT_ARRIVED}


@pytest.mark.parametrize(
    ("told", "key"),
    [
        (("1 王", 1, 1), "signin.sheet_unreadable"), (("77 78", 2, 155), "signin.unknown_number"),
        (("", 0, 0), "signin.unknown_number"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("nine")
def test_what_can_not_be_right_signs_nobody_in(desk, meeting, told, key):
    text, count, total = told
    with pytest.raises(Refused) as refusal:
        desk.do(SignInNumbers(meeting_id=meeting, text=text, count=count, total=total))
    assert refusal.value.key == key
    assert desk.ask(queries.counts, meeting).present == 0


def test_paper_may_be_entered_afterwards_with_the_time_it_was_signed(desk, meeting, nine, clock):
    clock.advance(7200)
    desk.do(SignInNumbers(meeting_id=meeting, text="1", count=1, total=1, at=MORNING))
    assert desk.ask(queries.board, meeting)[0].arrived_at == MORNING
