"""按纸表录入 through its keys: typed, read back, carried out, and what was passed over is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from meetingdesk.signin.badges import code_of
from meetingdesk.ui.signin.numbers import NumbersCard
from tests.ui.signin.conftest import Desk


@pytest.fixture
def card(at: Desk) -> NumbersCard:
    at.press("按纸表录入")
    opened = at.page.side.asked()
    assert isinstance(opened, NumbersCard)
    return opened


def typed(at: Desk, card: NumbersCard, text: str, enters: int) -> None:
    at.qtbot.keyClicks(card.field, text)
    for _time in range(enters):
        at.qtbot.keyClick(QApplication.focusWidget() or card.field, Qt.Key.Key_Return)


def test_the_first_enter_reads_count_and_sum_back_and_signs_nobody_in(at: Desk, card: NumbersCard) -> None:
    typed(at, card, "1 3-4", enters=1)
    assert card.figures.accessibleName() == "个数 3，序号之和 8"
    assert "请对着纸表念" in at.said()
    assert at.counts().present == 0


def test_the_second_enter_signs_in_as_one_act_and_gives_the_field_back(at: Desk, card: NumbersCard) -> None:
    typed(at, card, "1 3-4", enters=2)
    assert {row.number for row in at.page.room.people() if row.here} == {1, 3, 4}
    assert at.acts()[0] == "signin.SignInNumbers"
    assert at.counts().present == 3
    assert (at.page.side.asked(), at.field.hasFocus()) == (None, True)
    assert "3 人签到成功" in at.answer()


def test_numbers_that_nobody_has_doubles_and_words_are_told_while_typing(at: Desk, card: NumbersCard) -> None:
    typed(at, card, "1 99 1 abc", enters=0)
    assert "名单上没有 99 号" in at.said()
    assert "1 号写了两次，只算一次" in at.said()
    assert "看不懂 abc" in at.said()
    typed(at, card, "", enters=2)
    assert at.counts().present == 0


def test_a_number_on_the_paper_that_is_not_on_the_list_is_reported(at: Desk, card: NumbersCard) -> None:
    typed(at, card, "2 99", enters=2)
    assert at.counts().present == 1
    assert "名单上没有 99 号" in at.answer()


def test_who_is_here_already_is_shown_so_and_not_counted_twice(at: Desk) -> None:
    at.type("yc")
    at.press("按纸表录入")
    card = at.page.side.asked()
    typed(at, card, "1 2", enters=0)
    assert [(row.line.number, row.already) for row in card.rows.shown()] == [(2, False), (1, True)]


def test_changing_a_number_after_the_read_back_asks_for_it_again(at: Desk, card: NumbersCard) -> None:
    typed(at, card, "1", enters=1)
    card.field.setFocus()
    typed(at, card, " 2", enters=1)
    assert at.counts().present == 0
    assert card.figures.accessibleName() == "个数 2，序号之和 3"


def test_escape_takes_the_read_back_away_first_then_leaves(at: Desk, card: NumbersCard) -> None:
    typed(at, card, "1", enters=1)
    at.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert at.page.side.asked() is card
    at.qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert at.page.side.asked() is None
    assert at.field.hasFocus()


def test_a_badge_that_is_scanned_meanwhile_is_no_number_of_the_sheet(at: Desk, card: NumbersCard) -> None:
    typed(at, card, "1 2", enters=0)
    at.qtbot.keyClicks(card.field, code_of("a stranger", 1))
    at.qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert card.field.text() == "1 2"
    assert "没有签到" in at.answer()
