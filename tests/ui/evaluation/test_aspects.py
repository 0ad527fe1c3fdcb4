"""Typing and comparing papers with aspects: sheet by sheet, one key a tick, points by digits and Enter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.ballots import points_mark
from meetingdesk.evaluation.model import State
from tests.ui.evaluation.conftest import OnPage

TWO = [do.SubjectSpec("演示1党支部", "演示人1"), do.SubjectSpec("演示2党支部", "演示人2")]
TICKS: dict[str, Any] = {
    "kind": "aspects", "subjects": TWO,
    "aspects": [do.AspectSpec("德", "60"), do.AspectSpec("绩", "40"), do.AspectSpec("综合评价", "0", True)],
}  # fmt: skip
POINTS: dict[str, Any] = {
    "kind": "points", "subjects": TWO,
    "aspects": [do.AspectSpec("德", "75"), do.AspectSpec("绩", "25"), do.AspectSpec("总评", "0", True)],
}  # fmt: skip


def _marks(at: OnPage, number: int = 1, paper: int = 1) -> tuple[int, ...]:
    return at.page.bridge.ask(queries.sheet, at.of["poll_id"], number, paper).marks


def test_ticks_of_aspects_are_one_key_each_person_after_person(at: OnPage) -> None:
    at.to_entry(**TICKS)
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    assert grid.accessibleDescription() == "第 1 行，共 6 行：演示1党支部 演示人1 德 ，未录"
    at.keys(grid, "123")
    assert grid.form.person_at(grid.paper.row) == "演示2党支部 演示人2"
    assert at.page.entry.read_back.accessibleDescription() == "_ _ _"  # her sheet only
    at.keys(grid, "409")
    at.enter(grid)
    assert _marks(at) == (1, 2, 3, 4, 0, 9)
    assert at.page.entry.number.text() == "2"


def test_a_whole_paper_of_firsts_takes_two_keys(at: OnPage) -> None:
    at.to_entry(**TICKS)
    at.sit_down("演示丙")
    at.keys(at.page.entry.grid, "*")
    at.enter(at.page.entry.grid)
    assert _marks(at) == (1,) * 6


def test_points_are_digits_taken_by_enter_or_tab_and_the_overall_is_one_key(at: OnPage) -> None:
    at.to_entry(**POINTS)
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    at.keys(grid, "95")
    assert grid.paper.marks[0] is None
    at.enter(grid)
    at.keys(grid, "100")
    at.robot.keyClick(grid, Qt.Key.Key_Tab)
    assert grid.hasFocus()
    at.keys(grid, "1")
    at.keys(grid, "-/")
    at.keys(grid, "0")  # the overall tick was left open
    at.enter(grid)
    assert _marks(at) == (points_mark(95), points_mark(100), 1, 0, 9, 0)


def test_no_points_zero_is_told_from_none_given_and_too_many_are_refused(at: OnPage) -> None:
    at.to_entry(**POINTS)
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    at.keys(grid, "0")
    at.enter(grid)
    assert grid.paper.marks[0] == points_mark(0)
    at.keys(grid, "101")
    assert grid.paper.typing == "10"
    assert "这张票上没有 1" in at.words()
    at.robot.keyClick(grid, Qt.Key.Key_Backspace)
    at.enter(grid)
    assert grid.paper.marks[1] == points_mark(1)


def test_star_guesses_no_points_and_tab_leaves_an_untyped_cell(at: OnPage) -> None:
    at.to_entry(**POINTS)
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    at.keys(grid, "*")
    assert grid.paper.marks == [None] * 6
    assert not at.page.entry.fill.isEnabled()
    at.robot.keyClick(grid, Qt.Key.Key_Tab)
    assert not grid.hasFocus()


def test_an_unfinished_number_does_not_confirm_a_paper(at: OnPage) -> None:
    at.to_entry(**POINTS)
    at.sit_down("演示丙")
    entry = at.page.entry
    for text in ("90", "80"):
        at.keys(entry.grid, text)
        at.enter(entry.grid)
    at.keys(entry.grid, "1" + "7")
    assert not entry.confirm.isEnabled()
    at.enter(entry.grid)
    assert entry.grid.paper.marks[3] == points_mark(7)
    assert at.page.bridge.ask(queries.entry, at.of["poll_id"], 1).entered == 0


def test_a_typed_paper_of_points_is_corrected_in_its_cell(at: OnPage) -> None:
    at.to_entry(**POINTS)
    at.sit_down("演示丙")
    _type_points(at, (90, 80, 1, 70, 60, 3))
    at.page.entry.open_paper(1)
    grid = at.page.entry.grid
    assert grid.paper.marks[3] == points_mark(70)
    at.keys(grid, "91")
    at.enter(grid)
    at.enter(grid)
    assert _marks(at)[0] == points_mark(91)


def _type_points(at: OnPage, values: tuple[int, ...]) -> None:
    grid = at.page.entry.grid
    for place, value in enumerate(values):
        at.keys(grid, str(value))
        if place % 3 != 2:
            at.enter(grid)
    at.enter(grid)


def _others_alike(at: OnPage, second: bool, marks: tuple[int, ...]) -> None:
    """The other four papers are the same in both passes; then the pass is finished by its button."""
    for paper in range(2, 6):
        at.do(do.EnterSheet, number=1 + second, paper=paper, class_code=at.code, state="valid", marks=marks)
    at.page.entry._reload()
    at.page.entry.finish.click()


def test_dont_know_is_the_key_after_the_grades(at: OnPage) -> None:
    at.to_entry(kind="satisfaction", neutral="不了解")
    at.sit_down("演示丙")
    grid = at.page.entry.grid
    assert grid.form.grades[-1] == "不了解"
    at.keys(grid, "5123111")
    at.enter(grid)
    assert at.page.bridge.ask(queries.entry, at.of["poll_id"], 1).entered == 1


def test_points_that_differ_are_settled_by_what_the_paper_says(at: OnPage) -> None:
    at.to_entry(**POINTS)
    for name, first in (("演示丙", 90), ("演示丁", 96)):
        at.sit_down(name)
        _type_points(at, (first, 80, 1, 70, 60, 3))
        _others_alike(at, name == "演示丁", (190, 180, 1, 170, 160, 3))
    compare = at.page.compare
    assert compare._where.text() == "第 1 张，德"
    assert [mean.text() for mean in compare._mean] == ["90 分", "96 分"]
    assert compare.points.isVisible()
    assert not compare.settle.isEnabled()
    at.keys(compare.points, "69")
    assert compare.settle.text() == "定为“69 分”，看下一处"
    at.enter(compare.points)
    found = at.page.bridge.ask(queries.differences, at.of["poll_id"])
    assert [each.says for each in found] == [str(points_mark(69))]
    assert compare.confirm.isVisible()


def test_the_minus_key_says_that_the_cell_of_points_was_left_blank(at: OnPage) -> None:
    at.to_entry(**POINTS)
    for name, first in (("演示丙", 90), ("演示丁", 96)):
        at.sit_down(name)
        _type_points(at, (first, 80, 1, 70, 60, 3))
        _others_alike(at, name == "演示丁", (190, 180, 1, 170, 160, 3))
    at.keys(at.page.compare.points, "-")
    at.enter(at.page.compare)
    assert [each.says for each in at.page.bridge.ask(queries.differences, at.of["poll_id"])] == ["0"]


def test_ticks_that_differ_are_named_by_their_aspect(at: OnPage) -> None:
    at.to_entry(**TICKS)
    for name, keys in (("演示丙", "111111"), ("演示丁", "111121")):
        at.sit_down(name)
        at.keys(at.page.entry.grid, keys)
        at.enter(at.page.entry.grid)
        _others_alike(at, name == "演示丁", (1,) * 6)
    compare = at.page.compare
    assert compare._where.text() == "第 1 张，绩"
    assert compare._who.text() == "演示2党支部 • 演示人2"
    at.keys(compare, "2")
    at.enter(compare)
    compare.first.setText("监票甲")
    compare.second.setText("监票乙")
    compare.confirm.click()
    assert at.page.standing is not None
    assert at.page.standing.state is State.CONFIRMED


def test_aspects_resume_where_the_pass_stopped(at: OnPage) -> None:
    at.to_entry(**POINTS)
    at.sit_down("演示丙")
    _type_points(at, (90, 80, 1, 70, 60, 3))
    at.keys(at.page.entry.grid, "9")
    at.page.refresh()
    assert at.page.entry.grid.paper.typing == "9"
    at.page.rename()
    assert at.page._middle.currentWidget() is at.page.entry
    assert at.page.entry.number.text() == "2"
