"""The list on site by mouse and keys, the lot in the window, times set in advance."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.speakers import queries
from meetingdesk.speakers.programme import DrawLot
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.speakers.forms import seconds_of
from meetingdesk.ui.speakers.order import put_before, stepped
from meetingdesk.ui.speakers.page import ThePage
from tests.builders import a_programme
from tests.ui.windows import a_window, words_on

MOVE = QTest.MouseAction.MouseMove
KEYS = [("Up", "13245"), ("Down", "12435"), ("Home", "31245"), ("End", "12453")]


@pytest.fixture
def page(qtbot: QtBot, database: Path, clock: FixedClock) -> Iterator[ThePage]:
    with a_window(database, clock) as shell:
        yield opened(qtbot, shell)


def opened(qtbot: QtBot, shell: Shell) -> ThePage:
    meeting, _on_site, _written = a_programme(shell.bridge.desk, on_site=5, written=1)
    shell.open_meeting(meeting)
    shell.bridge.do(StartMeeting(meeting_id=meeting))
    shell.go("speakers")
    made = shell.window.current()
    assert isinstance(made, ThePage)
    qtbot.waitExposed(made)
    return made


def order(page: ThePage) -> str:
    """The numbers that the speakers' names end in."""
    rows = page.bridge.ask(queries.turns, page.context.meeting_id)
    return "".join((row.who.name or "")[-1] for row in rows)


def middle(page: ThePage, place: int) -> QPoint:
    return page.site.list.visualRect(page.site.rows.index(place, 0)).center()


def drag(page: ThePage, place: int, to: int, below: int = -12) -> None:
    view = page.site.list.viewport()
    start, end = middle(page, place), middle(page, to) + QPoint(0, below)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in (start + QPoint(0, 8), (start + end) / 2, end):
        QTest.mouseEvent(MOVE, view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(), step)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_a_row_is_dragged_before_another_and_undo_puts_it_back(page: ThePage) -> None:
    drag(page, 4, 1)
    assert order(page) == "15234"
    assert page.site.list.current_id() == page.site.rows.shown()[1].id
    page.bridge.undo()
    assert order(page) == "12345"


def test_a_row_is_dragged_to_the_end(page: ThePage) -> None:
    drag(page, 1, 4, below=20)
    assert order(page) == "13452"


def test_nobody_comes_before_who_has_the_floor(qtbot: QtBot, page: ThePage, clock: FixedClock) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F6)
    clock.advance(30)
    drag(page, 3, 0)
    assert order(page) == "14235"
    drag(page, 0, 4)  # the speaker does not move
    assert order(page) == "14235"
    floor = page.bridge.ask(queries.floor, page.context.meeting_id, clock.local())
    assert floor.face is not None
    assert floor.face.used == 30


@pytest.mark.parametrize(("key", "after"), KEYS)
def test_alt_with_an_arrow_moves_the_chosen_row(qtbot: QtBot, page: ThePage, key: str, after: str) -> None:
    page.site.list.choose(page.site.rows.shown()[2].id)
    page.site.list.setFocus()
    qtbot.keyClick(page.site.list, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.AltModifier)
    assert order(page) == after
    assert page.site.list.current_id() == page.site.rows.shown()[after.index("3")].id


def test_esc_lets_go_of_what_is_dragged(qtbot: QtBot, page: ThePage) -> None:
    view = page.site.list.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle(page, 4))
    for place in (3, 1):
        QTest.mouseEvent(MOVE, view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(), middle(page, place))
    qtbot.keyClick(page.site.list, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle(page, 1))
    assert order(page) == "12345"


def test_who_changes_over_leaves_the_keyboard_in_the_list(qtbot: QtBot, page: ThePage) -> None:
    page.site.list.choose(page.site.rows.shown()[1].id)
    for _time in range(2):  # the one after is chosen at once: several go over by the same key
        page.site.to_paper.setFocus()
        qtbot.keyClick(page.site.to_paper, Qt.Key.Key_Space)
        assert page.window().focusWidget() is page.site.list
    assert order(page) == "145"
    page.written.list.choose(page.written.rows.shown()[0].id)
    page.written.to_site.setFocus()
    qtbot.keyClick(page.written.to_site, Qt.Key.Key_Space)
    assert page.window().focusWidget() is page.written.list
    assert page.written.list.current_id() == page.written.rows.shown()[0].id
    assert order(page) == "1456"


def test_moves_that_change_nothing_make_no_act() -> None:
    assert put_before("abc", "a", "b") is None
    assert put_before("abc", "c", "") is None
    assert put_before("abc", "c", "a") == ("c", "a", "b")
    assert put_before("abc", "x", "a") is None
    assert stepped("abc", "a", -1) is None
    assert stepped("abc", "c", 5) is None


def test_a_lot_with_the_rooms_number_is_drawn_shown_and_checked_outside(
    qtbot: QtBot, page: ThePage
) -> None:
    page.ask_lot()
    panel = page.asking
    panel.seed.setText("20230317")
    qtbot.keyClick(panel.seed, Qt.Key.Key_Return)
    assert panel.drawn.text() == "20230317"
    assert "刚才按下面的办法重算过，和记录的次序一致" in words_on(panel)
    panel.copy.click()
    line = QGuiApplication.clipboard().text().replace("python3", shlex.quote(sys.executable), 1)
    outside = subprocess.run(
        ["sh", "-c", line],
        capture_output=True, check=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    names = [row.who.unit for row in page.bridge.ask(queries.turns, page.context.meeting_id)]
    assert [row.split(" ", 1)[1] for row in outside.stdout.splitlines()] == names


def test_a_second_lot_and_a_changed_order_are_told(page: ThePage) -> None:
    for seed in ("1", "2"):
        page.bridge.do(DrawLot(meeting_id=page.context.meeting_id, seed=seed))
    page.ask_lot()
    panel = page.asking
    assert (panel.drawn.text(), panel.which.count(), panel.stands.isHidden()) == ("2", 2, True)
    panel.which.setCurrentIndex(1)
    assert (panel.drawn.text(), panel.stands.isHidden()) == ("1", False)


def test_a_false_record_of_a_lot_is_told(page: ThePage, monkeypatch: pytest.MonkeyPatch) -> None:
    page.bridge.do(DrawLot(meeting_id=page.context.meeting_id, seed="1"))
    (true,) = page.bridge.ask(queries.draws, page.context.meeting_id)
    page.ask_lot()
    page.asking._tell_draw(type(true)(true.drawn_at, "2", true.names, true.id))
    assert "重算的次序和记录不一致，这次抽签不能采用" in words_on(page.asking)


def test_times_are_set_in_advance_for_all_and_for_one(qtbot: QtBot, page: ThePage) -> None:
    page.ask_times()
    fields = page.asking.form.fields
    fields[0].field.setText("六分钟")
    page.asking.form.verb.click()
    assert page.asking.isVisible()  # what was typed stays, the field says what is wrong
    fields[0].field.setText("6：30")
    page.asking.form.verb.click()
    rows = page.bridge.ask(queries.turns, page.context.meeting_id)
    assert {row.planned_seconds for row in rows} == {390}
    page.ask_turn(rows[1].who.organisation_id)
    page.asking.form.fields[0].field.setText("10")
    qtbot.keyClick(page.asking.form.fields[0].field, Qt.Key.Key_Return)
    rows = page.bridge.ask(queries.turns, page.context.meeting_id)
    assert [row.planned_seconds for row in rows] == [390, 600, 390, 390, 390]


def test_a_time_that_is_refused_stays_on_the_card_with_its_reason(page: ThePage) -> None:
    page.ask_times()
    page.asking.form.fields[1].field.setText("20")
    page.asking.form.verb.click()
    assert any("提醒时间要短于它" in words for words in words_on(page.asking))
    assert page.asking.form.fields[1].field.text() == "20"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("8", 480), ("7:30", 450), ("７", 420), ("8 分 30 秒", 510), ("8分钟", 480), ("0:45", 45),
        ("7：5", 425),
    ],
)
def test_lengths_are_read_as_people_write_them(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "八", "7:60", "-3", "1:2:3", "8:30:00", "9999"])
def test_what_is_no_length_is_none(text: str) -> None:
    assert seconds_of(text) is None
