"""Badges: a code that tells nothing, is read without error, and can be taken out of use."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.people import RemoveAttendee
from meetingdesk.signin import badges
from meetingdesk.signin.badges import IssueBadges, ReplaceBadge, RevokeBadge
from tests.builders import a_meeting, an_attendee, some_attendees


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


def codes(desk: Desk, meeting: str) -> dict[str, str]:
    return {row.name: row.code for row in desk.ask(badges.badges, meeting)}


def test_everyone_gets_a_code_of_ten_digits_and_printing_again_gives_the_same(desk, meeting):
    some_attendees(desk, meeting, "张伟", "李芳", "张伟伟")
    assert desk.do(IssueBadges(meeting_id=meeting)) == 3
    first = codes(desk, meeting)
    assert len(set(first.values())) == 3
    assert all(re.fullmatch(r"[2-9]\d{9}", code) for code in first.values())
    assert desk.do(IssueBadges(meeting_id=meeting)) == 0
    assert codes(desk, meeting) == first
    assert desk.history()[0].effects == 0


def test_who_comes_later_gets_one_as_well_and_nobody_elses_changes(desk, meeting):
    some_attendees(desk, meeting, "张伟", "李芳")
    desk.do(IssueBadges(meeting_id=meeting))
    before = codes(desk, meeting)
    late = an_attendee(desk, meeting, "王五")
    assert desk.do(IssueBadges(meeting_id=meeting, attendee_ids=(late,))) == 1
    assert codes(desk, meeting) == {**before, "王五": codes(desk, meeting)["王五"]}


def test_a_slip_of_undo_does_not_spoil_printed_badges(desk, meeting):
    some_attendees(desk, meeting, "张伟")
    desk.do(IssueBadges(meeting_id=meeting))
    printed = codes(desk, meeting)
    desk.undo(desk.undoable().seq)
    assert codes(desk, meeting) == {}
    desk.do(IssueBadges(meeting_id=meeting))
    assert codes(desk, meeting) == printed


def test_a_replaced_badge_has_another_code_and_undo_brings_the_old_one_back(desk, meeting):
    people = some_attendees(desk, meeting, "张伟")
    desk.do(IssueBadges(meeting_id=meeting))
    old = codes(desk, meeting)["张伟"]
    new = desk.do(ReplaceBadge(meeting_id=meeting, attendee_id=people["张伟"]))
    assert codes(desk, meeting) == {"张伟": new}
    assert new != old
    desk.undo(desk.undoable().seq)
    assert codes(desk, meeting) == {"张伟": old}


def test_a_void_badge_is_not_printed_and_the_next_one_has_another_code(desk, meeting):
    people = some_attendees(desk, meeting, "张伟")
    desk.do(IssueBadges(meeting_id=meeting))
    old = codes(desk, meeting)["张伟"]
    desk.do(RevokeBadge(meeting_id=meeting, attendee_id=people["张伟"]))
    assert codes(desk, meeting) == {}
    desk.do(IssueBadges(meeting_id=meeting))
    assert codes(desk, meeting)["张伟"] not in {"", old}


def test_a_badge_does_not_keep_its_person_on_the_list_and_works_again_when_they_return(desk, meeting):
    people = some_attendees(desk, meeting, "张伟")
    desk.do(IssueBadges(meeting_id=meeting))
    printed = codes(desk, meeting)
    desk.do(RemoveAttendee(meeting_id=meeting, attendee_id=people["张伟"]))
    assert codes(desk, meeting) == {}
    desk.undo(desk.undoable().seq)
    assert codes(desk, meeting) == printed


def test_a_badge_is_for_someone_of_this_meeting(desk, meeting):
    stranger = an_attendee(desk, a_meeting(desk, title="另一场演示会"), "外人")
    assert desk.do(IssueBadges(meeting_id=meeting, attendee_ids=(stranger,))) == 0
    with pytest.raises(Refused, match=r"signin\.wrong_meeting"):
        desk.do(ReplaceBadge(meeting_id=meeting, attendee_id=stranger))


def test_codes_of_namesakes_and_neighbours_have_nothing_in_common(desk, meeting):
    for unit in range(40):
        an_attendee(desk, meeting, "张伟", f"演示{unit}党支部")
    desk.do(IssueBadges(meeting_id=meeting))
    found = [row.code for row in desk.ask(badges.badges, meeting)]
    assert len(set(found)) == 40
    assert len({code[:4] for code in found}) > 35


DIGITS = st.text("0123456789", min_size=9, max_size=9)


@given(DIGITS)
def test_every_single_wrong_digit_and_every_swap_of_neighbours_is_noticed(digits):
    code = f"7{digits[1:]}" + badges.check_digit(f"7{digits[1:]}")
    assert badges.is_code(code)
    for place, other in itertools.product(range(10), "0123456789"):
        wrong = code[:place] + other + code[place + 1 :]
        assert wrong == code or not badges.is_code(wrong)
    for place in range(9):
        wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert wrong == code or not badges.is_code(wrong)


def a_code() -> str:
    return badges.code_of("someone", 1)


@pytest.mark.parametrize("before", ["", "yc", "尉", "13", "张 甲", "y"])
@pytest.mark.parametrize("after", ["", " ", "\r", "\n", "\t"])
def test_a_scan_leaves_what_was_half_typed(before, after):
    assert badges.split_scan(f"{before}{a_code()}{after}") == (before, a_code())


def test_a_scan_through_a_chinese_keyboard_is_the_same_code():
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in a_code())
    assert badges.split_scan(f"\ufeff{wide}\u200b") == ("", a_code())


@pytest.mark.parametrize("typed", ["", "yc", "13", "6337", "138000463", "尉迟一鸣", "0123456789"])
def test_typing_is_no_scan(typed):
    assert badges.split_scan(typed) is None
