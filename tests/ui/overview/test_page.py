"""总览 before, during and after: what is not ready is one press away; the clock's acts; the closing."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from meetingdesk.agenda.commands import AddItem, StartItem
from meetingdesk.agenda.queries import schedule
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import Status
from meetingdesk.speakers import queries as speakers
from meetingdesk.ui.overview.page import ThePage
from meetingdesk.ui.parts.buttons import Kind
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting, a_programme
from tests.ui.windows import a_window, words_on

DAY = dt.date(2026, 3, 13)


@pytest.fixture
def live(sample_files: dict[str, Path], tmp_path: Path) -> Iterator[Shell]:
    """The sample with its fifth speaker at the desk."""
    shutil.copy(sample_files["live"], tmp_path / "live.db")
    with a_window(tmp_path / "live.db", FixedClock(dt.datetime.combine(DAY, dt.time(9, 37, 58)))) as shell:
        yield shell


@pytest.fixture
def over(sample_files: dict[str, Path], tmp_path: Path) -> Iterator[Shell]:
    shutil.copy(sample_files["after"], tmp_path / "after.db")
    with a_window(tmp_path / "after.db", FixedClock(dt.datetime.combine(DAY, dt.time(12, 5)))) as shell:
        yield shell


def the_page(shell: Shell) -> ThePage:
    shell.go("overview")
    found: Any = shell.window.current()
    return found


def state(shell: Shell) -> str:
    return shell.bridge.ask(meetings.meeting, shell.context.meeting_id).state


def press(page: ThePage, words: str) -> None:
    found = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == words]
    assert found, words
    found[0].click()


def test_ending_the_meeting_leaves_nobody_unsettled(qtbot: QtBot, shell: Shell) -> None:
    desk = shell.bridge.desk
    of, _on_site, _written = a_programme(desk, on_site=2, written=1)
    desk.do(StartMeeting(meeting_id=of))
    shell.open_meeting(of)
    page = the_page(shell)
    qtbot.wait(20)
    page.end.setFocus()
    page.end.click()
    assert state(shell) == "ended"
    assert {row.status for row in desk.ask(signin.board, of)} == {Status.ABSENT}
    assert shell.window.focusWidget() is page.after.next.file  # the button that was pressed has gone


def test_what_is_not_ready_is_said_and_one_press_away(qtbot: QtBot, shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    page = the_page(shell)
    qtbot.waitUntil(lambda: "参会名单是空的，请从名册加入" in words_on(page))
    press(page, "去名册")
    assert shell.window.name_of_current() == "roster"


def test_missing_facts_are_filled_in_beside_the_list(qtbot: QtBot, shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    page = the_page(shell)
    qtbot.wait(20)
    press(page, "去填写")
    card = page._form
    assert card is not None
    told = {"开始时间": "9:00", "地点": "演示会议室", "主持人": "演示主持", "记录人": "演示记录"}
    for field in card.fields:
        field.field.setText(told.get(field.field.accessibleName(), field.field.text()))
    card.decide()
    facts = shell.bridge.ask(meetings.meeting, shell.context.meeting_id)
    assert (facts.start, facts.venue) == (dt.datetime(2023, 3, 17, 9, 0), "演示会议室")
    qtbot.waitUntil(lambda: "日期、时间、地点、主持人和记录人都已填写" in words_on(page))


def test_a_wrong_time_is_said_at_its_field_and_nothing_is_changed(shell: Shell) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    page = the_page(shell)
    page._change_facts()
    card = page._form
    assert card is not None
    start = next(field for field in card.fields if field.field.accessibleName() == "开始时间")
    start.field.setText("半夜")
    card.decide()
    assert "请写几点几分" in start.field.accessibleDescription()
    assert page._form is card, "what was typed stays"


def test_close_to_the_start_the_red_button_begins_the_meeting(
    qtbot: QtBot, shell: Shell, clock: FixedClock
) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk, start=clock.local() + dt.timedelta(hours=1)))
    card = the_page(shell).before.start
    assert (card.open.kind, card.start.kind) == (Kind.PRIMARY, Kind.NORMAL)
    clock.advance(55 * 60)
    qtbot.waitUntil(lambda: card.start.kind is Kind.PRIMARY)
    card.start.click()
    assert state(shell) == "running"
    assert the_page(shell).live.isVisible()


def test_who_speaks_and_how_long_is_seen_at_one_glance(live: Shell) -> None:
    seen = words_on(the_page(live))
    assert {"萧静姝", "已用 6:49，共 8:00", "1:11"} <= seen
    assert "会议进行 37 分钟，正在第 5 位现场述职" in seen


def test_the_keys_of_the_clock_work_here_too(qtbot: QtBot, live: Shell) -> None:
    page = the_page(live)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    assert "已暂停" in words_on(page)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    assert "已暂停" not in words_on(page)
    qtbot.keyClick(page, Qt.Key.Key_F6)
    on_now = live.bridge.ask(speakers.floor, live.context.meeting_id, live.clock.local()).turn
    assert on_now is not None
    assert on_now.place == 6
    assert on_now.who.name in words_on(page)


def test_an_item_may_be_put_in_while_the_meeting_runs(live: Shell) -> None:
    page = the_page(live)
    press(page, "添加临时议程")
    card = page._form
    assert card is not None
    card.fields[0].field.setText("休息")
    card.fields[1].field.setText("10")
    card.decide()
    assert [row.name for row in page.live._next.shown()][1] == "休息"
    planned = live.bridge.ask(schedule, live.context.meeting_id, live.clock.local()).rows
    assert [row.number for row in planned if row.title == "休息"] == [""]


def test_first_a_speaker_is_called_when_nobody_speaks_yet(shell: Shell) -> None:
    desk = shell.bridge.desk
    meeting, _on_site, _written = a_programme(desk, 2, 0)
    item = desk.do(AddItem(meeting_id=meeting, kind="oral_reports", planned_minutes=20))
    desk.do(StartMeeting(meeting_id=meeting))
    desk.do(StartItem(meeting_id=meeting, item_id=item))
    shell.open_meeting(meeting)
    page = the_page(shell)
    press(page, "请 演示人01 述职")
    assert "演示人01" in words_on(page)
    assert page.live.now.pause.isVisible()


def test_after_the_meeting_the_list_says_what_is_left(over: Shell) -> None:
    page = the_page(over)
    assert {"纪要还没有定稿", "应到 44，实到 43", "36 份中收到 36 份"} <= words_on(page)
    press(page, "去纪要")
    assert over.window.name_of_current() == "minutes"


def test_a_safety_copy_is_made_from_the_list(qtbot: QtBot, over: Shell) -> None:
    page = the_page(over)
    press(page, "现在做一份")
    qtbot.waitUntil(lambda: over.bridge.last_copy() is not None)
    qtbot.waitUntil(lambda: "做好了一份安全副本" in words_on(page))


def test_filing_and_reopening_are_one_press_each_and_can_be_undone(over: Shell) -> None:
    page = the_page(over)
    press(page, "归档这次会议")
    assert state(over) == "archived"
    press(page, "重新打开")
    assert state(over) == "ended"
    over.bridge.undo()
    assert state(over) == "archived"


def test_what_a_page_waited_for_is_not_told_once_its_meeting_was_taken_back(
    over: Shell, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[object] = []
    waiting = over.tasks.start(lambda _progress: None, done=told.append, owner=the_page(over))
    with qtbot.waitSignal(waiting.ended):
        monkeypatch.setattr(over.bridge, "meeting_id", None)
    assert told == []
