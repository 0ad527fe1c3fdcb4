"""The speakers' page through its keys: the clock, the order, reports on paper, notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_all
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.speakers import queries
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.page import Context
from meetingdesk.ui.speakers.page import ThePage
from meetingdesk.ui.tasks import Tasks
from tests.builders import a_programme
from tests.ui.windows import words_on


@pytest.fixture
def page(qtbot: QtBot, database: Path, clock: FixedClock) -> Iterator[ThePage]:
    with open_all(database, clock) as opened:
        meeting, _on_site, _written = a_programme(opened.desk, on_site=3, written=2)
        opened.desk.do(StartMeeting(meeting_id=meeting))
        bridge, tasks = Bridge(opened, meeting), Tasks()
        made = ThePage(Context(bridge, tasks, Settings(), lambda _name: None))
        qtbot.addWidget(made)
        made.resize(1198, 680)
        made.show()
        qtbot.waitExposed(made)
        yield made
        tasks.close()
        bridge.close()


def pass_time(qtbot: QtBot, clock: FixedClock, seconds: int) -> None:
    clock.advance(seconds)
    qtbot.wait(450)  # the panel looks at the clock five times a second


def digits(page: ThePage) -> str:
    return page.panel.digits.accessibleName()


def turns(page: ThePage) -> list[tuple[str, int | None]]:
    found = page.bridge.ask(queries.turns, page.context.meeting_id)
    return [(turn.state.value, turn.used_seconds) for turn in found]


def test_f6_calls_the_first_then_ends_and_calls_the_next(
    qtbot: QtBot, page: ThePage, clock: FixedClock
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert page.panel.name.text() == "演示人01"
    pass_time(qtbot, clock, 397)
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert turns(page) == [("done", 397), ("speaking", None), ("waiting", None)]
    assert page.panel.name.text() == "演示人02"
    assert page.panel.next.accessibleName() == "结束并请演示人03"


def test_the_digits_count_down_and_up_again_past_the_limit(
    qtbot: QtBot, page: ThePage, clock: FixedClock
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F6)
    pass_time(qtbot, clock, 100)
    assert digits(page) == "6:20"
    pass_time(qtbot, clock, 332)
    assert digits(page) == "0:48"
    assert "不到 1 分钟" in words_on(page)
    pass_time(qtbot, clock, 102)
    assert digits(page) == "+0:54"
    assert "已超时" in words_on(page)


def test_f5_pauses_and_goes_on_and_the_pause_is_not_counted(
    qtbot: QtBot, page: ThePage, clock: FixedClock
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F5)
    pass_time(qtbot, clock, 60)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    assert page.panel.pause.accessibleName() == "继续计时"
    pass_time(qtbot, clock, 300)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    pass_time(qtbot, clock, 60)
    assert digits(page) == "6:00"


def test_a_minute_more_lengthens_this_turn_only(qtbot: QtBot, page: ThePage, clock: FixedClock) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F5)
    page.panel.adjusted.emit(60)
    pass_time(qtbot, clock, 60)
    assert digits(page) == "8:00"
    found = page.bridge.ask(queries.turns, page.context.meeting_id)
    assert [turn.allowed for turn in found] == [540, 480, 480]


def test_drawing_lots_leaves_the_running_clock_alone(qtbot: QtBot, page: ThePage, clock: FixedClock) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F5)
    pass_time(qtbot, clock, 30)
    page.ask_lot()
    page.asking.draw.click()
    page.asking.close_card()
    pass_time(qtbot, clock, 30)
    assert digits(page) == "7:00"
    assert turns(page)[0] == ("speaking", None)


def test_a_sentence_typed_while_someone_speaks_is_kept_and_the_field_is_free(
    qtbot: QtBot, page: ThePage
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F5)
    page.notes.field.setText("主题党日与安全检查一起做")
    qtbot.keyClick(page.notes.field, Qt.Key.Key_Return)
    assert page.notes.field.text() == ""
    (kept,) = page.bridge.ask(queries.notes, page.context.meeting_id)
    assert kept.text == "主题党日与安全检查一起做"


def test_a_report_on_paper_is_taken_in_by_the_word_on_its_row(page: ThePage) -> None:
    first = page.written.list.rows.shown()[0]
    page.written.list.events.acted.emit(first.id)
    counts = page.bridge.ask(queries.counts, page.context.meeting_id)
    assert (counts.received, counts.written) == (1, 2)
