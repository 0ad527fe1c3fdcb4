"""The sign-in desk through its keys: what an organizer types, and what the desk answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.signin import queries
from meetingdesk.ui.signin.page import ThePage
from tests.ui.windows import words_on


def type_in(qtbot: QtBot, page: ThePage, letters: str, enter: bool = True) -> None:
    qtbot.keyClicks(page.field, letters)
    if enter:
        qtbot.keyClick(page.field, Qt.Key.Key_Return)


def press(qtbot: QtBot, page: ThePage, words: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: ThePage) -> str:
    return " ".join(words_on(page))


def counts(page: ThePage) -> queries.Counts:
    return page.bridge.ask(queries.counts, page.context.meeting_id)


@pytest.mark.parametrize("typed", ["yc", "yuchi", "yunxi", "1"])
def test_initials_reading_unit_or_number_and_enter_sign_in(qtbot: QtBot, page: ThePage, typed: str) -> None:
    type_in(qtbot, page, typed)
    assert counts(page).present == 1
    assert "签到成功" in said(page)
    assert page.answer.isVisible()
    assert "尉迟一诺" in page.answer.accessibleName()
    assert page.field.text() == ""


@pytest.mark.parametrize("typed", ["syt", "dyt"])
def test_either_reading_of_a_surname_finds_the_person(qtbot: QtBot, page: ThePage, typed: str) -> None:
    type_in(qtbot, page, typed)
    assert "单雨桐" in page.answer.accessibleName()


def test_the_second_enter_for_one_person_changes_nothing_and_says_so(
    qtbot: QtBot, page: ThePage, clock: FixedClock
) -> None:
    type_in(qtbot, page, "yc")
    clock.advance(600)
    type_in(qtbot, page, "yc")
    assert "已于 8:00 签到，没有改变" in page.answer.accessibleName()
    (row,) = [row for row in page.bridge.ask(queries.board, page.context.meeting_id) if row.here]
    assert (row.arrived_at.hour, row.arrived_at.minute) == (8, 0)


def test_of_two_with_one_name_the_one_who_has_not_come_is_chosen(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "zw")
    assert "北湖党支部" in page.answer.accessibleName()
    type_in(qtbot, page, "zw", enter=False)
    assert "有同名的人" in said(page)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert "南岗党支部" in page.answer.accessibleName()
    assert counts(page).present == 2


def test_arrows_choose_another_answer(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "zw", enter=False)
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert "南岗党支部" in page.answer.accessibleName()


def test_letters_typed_anywhere_on_the_page_reach_the_field(qtbot: QtBot, page: ThePage) -> None:
    page.board.setFocus()
    qtbot.keyClicks(page, "sy")
    assert page.field.text() == "sy"


def test_nobody_found_is_said_and_becomes_an_observer_in_one_step(qtbot: QtBot, page: ThePage) -> None:
    page.field.setText("陌生")
    assert "没有找到“陌生”" in said(page)
    press(qtbot, page, "列席")
    card = page.side.asked()
    assert card is not None
    assert card.fields[0].field.text() == "陌生"
    card.fields[1].field.setText("西塘公司")
    press(qtbot, page, "登记并签到")
    found = counts(page)
    assert (found.observers, found.expected) == (1, 4)
    assert "已登记列席并签到" in page.answer.accessibleName()


def test_leave_is_noted_with_its_reason(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "syt", enter=False)
    press(qtbot, page, "请假")
    card = page.side.asked()
    assert card is not None
    card.fields[0].field.setText("出差")
    qtbot.keyClick(card.fields[0].field, Qt.Key.Key_Return)
    (row,) = [r for r in page.bridge.ask(queries.board, page.context.meeting_id) if r.name == "单雨桐"]
    assert (row.status, row.reason) == ("leave", "出差")


def test_a_substitute_without_a_name_is_refused_beside_the_field(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "syt", enter=False)
    press(qtbot, page, "代会")
    press(qtbot, page, "登记代会")
    assert "请写代会人的姓名" in said(page)
    assert counts(page).of_which_proxy == 0
    card = page.side.asked()
    assert card is not None
    card.fields[0].field.setText("卫晨曦")
    press(qtbot, page, "登记代会")
    assert (counts(page).present, counts(page).of_which_proxy) == (1, 1)


def test_escape_leaves_a_form_and_the_field_has_the_focus_back(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "syt", enter=False)
    press(qtbot, page, "请假")
    card = page.side.asked()
    assert card is not None
    qtbot.keyClick(card.fields[0].field, Qt.Key.Key_Escape)
    assert page.side.asked() is None
    assert page.field.hasFocus()


def test_a_time_that_is_none_is_refused_in_words(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "syt", enter=False)
    press(qtbot, page, "补签")
    card = page.side.asked()
    assert card is not None
    card.fields[0].field.setText("八点")
    qtbot.keyClick(card.fields[0].field, Qt.Key.Key_Return)
    assert "请写几点几分" in said(page)
    assert counts(page).present == 0


def test_the_word_at_the_end_of_a_row_takes_the_sign_in_back(qtbot: QtBot, page: ThePage) -> None:
    type_in(qtbot, page, "yc")
    shown = page.side.recent_list.rows.shown()
    page.side.recent_list.events.acted.emit(shown[0].id)
    assert counts(page).present == 0
    assert "已撤销签到" in page.answer.accessibleName()
