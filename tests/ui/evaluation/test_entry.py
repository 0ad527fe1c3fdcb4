"""Typing papers: one key a row, Enter a paper; the second pass is blind; nothing stays on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.ui.theme import Role, font
from tests.ui.evaluation.conftest import AGREED, OnPage


def test_a_paper_of_seven_rows_takes_seven_keys_and_enter(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    assert grid.hasFocus()
    at.keys(grid, "1121390")
    assert grid.paper.marks == [1, 1, 2, 1, 3, 9, 0]
    at.enter(grid)
    sheet = at.page.bridge.ask(queries.sheet, at.of["poll_id"], 1, 1)
    assert sheet.marks == (1, 1, 2, 1, 3, 9, 0)
    assert grid.paper.marks == [None] * 7  # nothing of it stays
    assert at.page.entry.number.text() == "2"
    assert at.page.entry.board.accessibleDescription() == "第 2 张，未录；共录 1 张"


def test_an_unfinished_paper_is_not_taken_and_says_how_many_rows_are_missing(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    at.keys(grid, "112")
    at.enter(grid)
    assert "还有 4 行没有录" in at.words()
    assert grid.paper.marks[:3] == [1, 1, 2]


def test_star_fills_the_rest_backspace_goes_back_and_other_keys_mean_nothing(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    at.keys(grid, "27")
    assert grid.paper.marks[:2] == [2, None]
    assert "这张票上没有 7" in at.words()
    at.robot.keyClick(grid, Qt.Key.Key_Backspace)
    at.keys(grid, "3*")
    assert grid.paper.marks == [3, 1, 1, 1, 1, 1, 1]


def test_a_whole_paper_is_void_by_v_with_its_reason(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.keys(at.page.entry.grid, "v")
    card = at.page._card
    assert card is not None
    card.verb.click()
    sheet = at.page.bridge.ask(queries.sheet, at.of["poll_id"], 1, 1)
    assert (sheet.state, sheet.marks, sheet.reason) == ("void", (), "整张无法辨认")
    assert at.page.entry.grid.hasFocus()


def test_a_typed_paper_is_found_by_its_number_and_corrected(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    grid, number = at.page.entry.grid, at.page.entry.number
    at.keys(grid, "1111111")
    at.enter(grid)
    number.setText("1")
    at.enter(number)
    assert grid.paper.marks == [1] * 7
    at.keys(grid, "4")
    at.enter(grid)
    assert at.page.bridge.ask(queries.sheet, at.of["poll_id"], 1, 1).marks == (4, 1, 1, 1, 1, 1, 1)
    assert at.page.entry.number.text() == "2"


def test_a_number_that_no_paper_has_is_refused_in_words(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.page.entry.number.setText("9")
    at.enter(at.page.entry.number)
    assert "没有第 9 号票" in at.words()


def test_the_same_person_is_refused_unless_a_witness_sits_beside(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.type_pass(dict.fromkeys(range(1, 6), AGREED))
    at.sit_down("演示丙")
    assert at.page.bridge.ask(queries.entry, at.of["poll_id"], 2) is None
    assert at.page.begin.witness.isVisible()
    at.page.begin.witness.field.setText("演示戊")
    at.page.begin.card.next.click()
    second = at.page.bridge.ask(queries.entry, at.of["poll_id"], 2)
    assert second is not None
    assert second.witness == "演示戊"


def test_the_second_pass_shows_nothing_of_the_first(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.type_pass(dict.fromkeys(range(1, 6), (4, 4, 4, 4, 4, 4, 4)))
    at.sit_down("演示丁")
    entry = at.page.entry
    assert entry.grid.paper.marks == [None] * 7
    assert entry.read_back.accessibleDescription() == "_ _ _ _ _ _ _"
    assert "4 4" not in at.words()
    assert entry.board._states == {}
    entry.open_paper(1)
    assert entry.grid.paper.marks == [None] * 7


def test_no_total_is_shown_while_papers_are_typed(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    for _paper in range(3):
        at.keys(at.page.entry.grid, "1111111")
        at.enter(at.page.entry.grid)
    words = at.words()
    assert "已录 3，共 5 张" in words
    assert "得分" not in words
    assert "21" not in words  # twenty-one firsts were typed


def test_typing_resumes_where_it_stopped(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.keys(at.page.entry.grid, "1111111")
    at.enter(at.page.entry.grid)
    at.keys(at.page.entry.grid, "12")
    at.page.refresh()
    assert at.page.entry.grid.paper.marks[:3] == [1, 2, None]  # a change elsewhere leaves the paper alone
    at.page.rename()  # as after a restart: everything is made again
    assert at.page._middle.currentWidget() is at.page.entry
    assert at.page.entry.number.text() == "2"
    assert at.page.entry.grid.paper.marks == [None] * 7


def test_forty_three_rows_stand_on_one_screen_even_in_a_low_window(at: OnPage) -> None:
    names = [do.SubjectSpec(f"演示企业{n:02}党支部") for n in range(1, 44)]
    for height in (680, 608):
        at.page.resize(1198, height)
        if height == 680:
            at.to_entry(subjects=names)
            at.sit_down("演示丙")
        at.robot.waitUntil(lambda tall=height: at.page.height() == tall)
        grid = at.page.entry.grid
        places = grid.places()
        assert places.per_page >= 43
        last = places.row_box(42, 0)
        assert last.bottom() <= grid.height()
        assert last.right() <= grid.width() + 0.5
        assert places.row_height >= QFontMetricsF(font(Role.CAPTION)).capHeight() + 4


def test_more_rows_than_the_screen_holds_follow_the_row_in_hand(at: OnPage) -> None:
    at.to_entry(subjects=[do.SubjectSpec(f"演示企业{n}党支部") for n in range(1, 121)])
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    at.keys(grid, "1" * 100)
    places = grid.places()
    first = places.first_shown(grid.paper.row)
    assert first <= 100 < first + places.per_page
    assert places.row_box(100, first).bottom() <= grid.height()


def test_a_screen_reader_hears_the_row_in_hand(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    assert grid.accessibleDescription() == "第 1 行，共 7 行：演示1党支部 演示人1，未录"
    at.keys(grid, "1111111")
    assert grid.accessibleDescription() == "各行都已录完，Enter 确认这一张"


def test_keys_typed_beside_the_grid_reach_it(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.page.entry.board.setFocus()
    at.keys(at.page.entry.board, "2")
    assert at.page.entry.grid.paper.marks[0] == 2
    assert at.page.entry.grid.hasFocus()


def test_a_pass_is_handed_over(at: OnPage) -> None:
    at.to_entry()
    at.sit_down("演示丙")
    at.page._head.acts["hand_over"].click()
    card = at.page._card
    assert card is not None
    card.fields[0].field.setText("演示己")
    card.verb.click()
    assert "演示己" in at.page._head.subtitle.text()
    at.keys(at.page.entry.grid, "1111111")
    at.enter(at.page.entry.grid)
    assert at.page.entry.number.text() == "2"
