"""The right side: everyone as tiles, lines or a curve, who is missing with masked phones, what happened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.signin.commands import SignIn
from meetingdesk.ui.signin.board import View
from meetingdesk.ui.signin.page import ThePage
from tests.builders import a_roster_person
from tests.ui.signin.conftest import Desk

PHONE = "13900001234"


@pytest.fixture
def known(at: Desk) -> str:
    """Someone with a phone on the roster; their id."""
    person, organisation = a_roster_person(at.page.bridge.desk, "古月", "西塘", phone=PHONE)
    of = {"meeting_id": at.meeting, "person_id": person, "organisation_id": organisation}
    return at.page.bridge.do(AddAttendee(**of, name="古月", unit="西塘党支部"))


def phones(at: Desk) -> dict[str, str]:
    return {row.who.name: row.phone or row.who.phone or "" for row in at.page.missing.rows.shown()}


def test_figures_follow_every_act_without_asking_the_records(at: Desk) -> None:
    at.type("syt")
    assert "实到 1" in at.page.room_side.figures.accessibleName()
    at.key(Qt.Key.Key_F8)
    assert "实到 0" in at.page.room_side.figures.accessibleName()


def test_what_another_window_does_is_shown_too(at: Desk) -> None:
    who = at.person("单雨桐").attendee_id
    at.page.bridge.do(SignIn(meeting_id=at.meeting, attendee_id=who))
    assert at.page.room_side.rows.row(who).person.here
    assert "实到 1" in at.page.room_side.figures.accessibleName()


def test_a_sign_in_repaints_its_own_tile_only(at: Desk) -> None:
    board = at.page.room_side.tiles
    seen: list[QRect] = []

    class Eye(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
            if isinstance(event, QPaintEvent):
                seen.append(event.rect())
            return False

    eye = Eye()
    board.viewport().installEventFilter(eye)
    at.qtbot.wait(30)
    seen.clear()
    at.type("syt")
    at.qtbot.waitUntil(lambda: bool(seen))
    tile = board.visualRect(board.rows.index_of(at.person("单雨桐").attendee_id))
    assert all(tile.adjusted(-6, -6, 6, 6).contains(rect) for rect in seen)


def test_a_click_on_a_tile_puts_the_person_under_the_field_and_enter_signs_them_in(at: Desk) -> None:
    board, who = at.page.room_side.tiles, at.person("单雨桐").attendee_id
    place = board.visualRect(board.rows.index_of(who)).center()
    at.qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert at.field.hasFocus()
    assert not at.person("单雨桐").here
    at.key(Qt.Key.Key_Return)
    assert at.person("单雨桐").here


def test_with_an_empty_field_arrows_walk_through_who_is_missing(at: Desk) -> None:
    at.type("yc")
    at.key(Qt.Key.Key_Down)
    assert [item.person.name for item in at.page.side.hits.shown()] == ["单雨桐", "张伟", "张伟"]
    at.key(Qt.Key.Key_Down)
    at.key(Qt.Key.Key_Return)
    assert at.person("张伟", "北湖").here


@pytest.mark.parametrize("letter", ["d", "5"])
def test_letters_typed_on_a_list_go_to_the_field_and_not_into_its_own_search(at: Desk, letter: str) -> None:
    for view in (at.page.room_side.tiles, at.page.side.recent_list):
        at.field.clear()
        view.setFocus()
        at.qtbot.keyClick(view, letter)
        assert (at.field.text(), at.field.hasFocus()) == (letter, True)


def test_the_list_by_unit_says_who_stands_how(at: Desk) -> None:
    at.type("syt")
    at.page.look_at(View.LINES)
    row = at.page.room_side.lines.row(at.person("单雨桐").attendee_id)
    assert [column.cell(row).words for column in at.page.room_side.lines.columns] == [
        "2", "东岭党支部", "单雨桐", "书记", "8:00 已签到", "",
    ]  # fmt: skip


def test_the_curve_tells_when_they_came(at: Desk, clock: FixedClock) -> None:
    at.type("syt")
    clock.advance(1500)
    at.type("yc")
    at.page.look_at(View.CURVE)
    assert at.page.room_side.curve.plot.accessibleName() == "8:00 到 8:25，2 人到会"


def test_phones_of_the_missing_are_masked_until_asked_and_each_look_is_an_act(at: Desk, known: str) -> None:
    at.press("谁还没到")
    assert phones(at)["古月"] == "139****1234"
    assert "signin.RevealPhone" not in at.acts()
    at.page.missing.list.events.acted.emit(known)
    assert phones(at)["古月"] == PHONE
    assert at.acts()[0] == "signin.RevealPhone"
    at.page.look_at(View.TILES)
    at.page.look_at(View.MISSING)
    assert phones(at)["古月"] == "139****1234"


def test_the_missing_list_shrinks_as_they_come(at: Desk) -> None:
    at.press("谁还没到")
    at.type("syt")
    assert "单雨桐" not in phones(at)
    assert len(phones(at)) == 2  # 尉迟一诺 and, under one name, both 张伟


def test_when_nobody_is_missing_it_says_so(at: Desk) -> None:
    at.press("谁还没到")
    for typed in ("syt", "yc", "zw", "zw"):
        at.type(typed)
    assert "应到的都有着落了" in at.said()


def test_all_that_happened_holds_arrivals_repeats_and_refusals(at: Desk) -> None:
    at.type("syt")
    at.type("syt")
    at.type("6901234567892")
    at.press("全部经过")
    rows = at.page.log.rows.shown()
    assert {row.attempt.reason for row in rows if row.attempt} == {"already", "unknown"}
    assert [row.person.name for row in rows if row.person] == ["单雨桐"]
    at.page.log.vain.setChecked(True)
    assert all(row.attempt for row in at.page.log.rows.shown())


def test_words_that_mean_nobody_are_kept_when_enter_is_pressed(at: Desk, page: ThePage) -> None:
    at.field.setText("陌生人")
    at.key(Qt.Key.Key_Return)
    at.press("全部经过")
    (kept,) = [row.attempt for row in page.log.rows.shown()]
    assert (kept.raw, kept.reason) == ("陌生人", "unknown")
    assert at.field.text() == "陌生人"


def test_people_of_one_unit_stand_together_under_its_name_with_how_many_are_here(at: Desk) -> None:
    at.page.bridge.do(AddAttendee(meeting_id=at.meeting, name="古月", unit="云溪党支部"))
    at.type("guyue")
    at.page.look_at(View.LINES)
    lines = [(row.unit, row.person.name) for row in at.page.room_side.lines.shown()]
    assert lines[:3] == [("云溪党支部（1/2）", "尉迟一诺"), ("", "古月"), ("东岭党支部", "单雨桐")]


def test_closing_the_door_notes_who_is_missing_as_absent_and_it_opens_again(at: Desk) -> None:
    at.type("syt")
    at.press("谁还没到")
    at.press("结束签到")
    assert (at.counts().absent, at.counts().not_arrived) == (3, 0)
    assert "缺席 3" in at.page.room_side.figures.accessibleName()
    at.press("重新开放签到")
    assert (at.counts().absent, at.counts().not_arrived) == (0, 3)
