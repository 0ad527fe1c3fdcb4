"""A badge wand at the desk: codes are told from typing, and what was half typed is still there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.signin.attempts import attempts
from meetingdesk.signin.badges import IssueBadges, ReplaceBadge, badges, code_of
from meetingdesk.ui.signin.actions import Act
from meetingdesk.ui.signin.wand import FAST_MS, Burst, told_apart
from tests.ui.signin.conftest import Desk

CODE = code_of("somebody", 1)


def burst(*gaps: int) -> int:
    found, at = Burst(), 1000
    found.typed(at)
    for gap in gaps:
        at += gap
        found.typed(at)
    return found.length


def test_characters_close_together_are_a_burst_and_a_pause_ends_it() -> None:
    assert burst(5, 5, 5) == 4
    assert burst(5, 5, FAST_MS + 1, 5) == 2


@pytest.mark.parametrize("typed", ["", "zh", "张", "12"])
def test_our_code_is_known_by_its_shape_whatever_stands_before_it(typed: str) -> None:
    scan = told_apart(typed + CODE, fast=0)
    assert scan is not None
    assert (scan.before, scan.code) == (typed, CODE)


def test_a_strange_code_is_known_by_its_speed() -> None:
    scan = told_apart("zh6901234567892", fast=13)
    assert scan is not None
    assert (scan.before, scan.code) == ("zh", "6901234567892")


@pytest.mark.parametrize(("text", "fast"), [("yuchiyinuo", 10), ("18900000000", 1), ("1234", 4), ("", 0)])
def test_words_slow_digits_and_the_end_of_a_phone_are_no_scan(text: str, fast: int) -> None:
    assert told_apart(text, fast) is None


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_badge_signs_in_with_enter_or_tab_and_the_field_is_ready_again(at: Desk, end: Qt.Key) -> None:
    at.type(at.code("单雨桐"), enter=False)
    at.key(end)
    assert at.person("单雨桐").here
    assert "签到成功" in at.answer()
    assert (at.field.text(), at.field.hasFocus()) == ("", True)


def test_a_half_typed_search_stands_there_again_after_a_scan(at: Desk) -> None:
    code = at.code("单雨桐")
    at.type("zw", enter=False)
    at.type(code)
    assert at.field.text() == "zw"
    assert {item.person.name for item in at.page.side.hits.shown()} == {"张伟"}
    assert "单雨桐" in at.answer()
    at.key(Qt.Key.Key_Return)
    assert at.person("张伟", "北湖").here


def test_a_scan_into_the_reason_of_a_leave_does_not_spoil_it(at: Desk) -> None:
    code = at.code("单雨桐")
    at.type("yc", enter=False)
    at.page.begin(Act.LEAVE)
    reason: QLineEdit = at.page.side.asked().fields[0].field
    at.qtbot.keyClicks(reason, f"ab{code}")
    at.qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert at.person("单雨桐").here
    assert reason.text() == "ab"
    at.qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert (at.person("尉迟一诺").status, at.person("尉迟一诺").reason) == ("leave", "ab")


def test_a_scan_while_the_focus_is_on_the_board_is_not_lost(at: Desk) -> None:
    code = at.code("单雨桐")
    at.page.board.setFocus()
    at.qtbot.keyClick(at.page.board, code[0])
    assert at.field.hasFocus()
    at.type(code[1:])
    assert at.person("单雨桐").here


def test_the_second_scan_shows_the_first_time_and_changes_nothing(at: Desk) -> None:
    code = at.code("单雨桐")
    at.type(code)
    at.clock.advance(900)
    at.type(code)
    assert "已于 8:00 签到，没有改变" in at.answer()
    assert at.person("单雨桐").arrived_at.minute == 0


def test_a_second_enter_of_the_wand_does_nothing(at: Desk) -> None:
    at.type(at.code("单雨桐"))
    before = len(at.acts())
    at.key(Qt.Key.Key_Return)
    assert len(at.acts()) == before


@pytest.mark.parametrize("code", ["6901234567892", "ABC-12345"])
def test_a_code_that_nobody_has_is_refused_in_words_and_kept(at: Desk, code: str) -> None:
    at.type(code)
    assert "没有签到" in at.answer()
    assert code in at.answer()
    (kept,) = at.page.bridge.ask(attempts, at.meeting)
    assert (kept.raw, kept.reason) == (code, "unknown")
    assert (at.counts().present, at.field.text()) == (0, "")


def test_a_badge_of_another_meeting_is_refused_with_its_name(at: Desk) -> None:
    other = at.page.bridge.do(CreateMeeting(title="去年的会议"))
    at.page.bridge.do(AddAttendee(meeting_id=other, name="古月", unit="西塘公司"))
    at.page.bridge.do(IssueBadges(meeting_id=other))
    (badge,) = at.page.bridge.ask(badges, other)
    at.type(badge.code)
    assert "去年的会议" in at.answer()
    assert "古月" in at.answer()
    assert at.page.bridge.ask(attempts, at.meeting)[0].reason == "wrong_meeting"


def test_a_badge_that_was_replaced_no_longer_opens_the_door(at: Desk) -> None:
    old, who = at.code("单雨桐"), at.person("单雨桐").attendee_id
    at.page.bridge.do(ReplaceBadge(meeting_id=at.meeting, attendee_id=who))
    at.type(old)
    assert not at.person("单雨桐").here
    assert "没有签到" in at.answer()
