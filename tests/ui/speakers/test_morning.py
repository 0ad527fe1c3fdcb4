"""The real morning's reports through the whole window, at 600 times the speed of the room, against 述职.csv.

The clock is the test's own and runs at that speed; the keys are pressed in the window. What the file says was
planned, used and exceeded is what the list, the totals and the record say.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.desk import Desk
from meetingdesk.documents.snapshot import facts_of
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.minutes import record
from meetingdesk.minutes.prose import Prose
from meetingdesk.rehearsal.case import read_case
from meetingdesk.speakers import queries
from meetingdesk.stage.facts import Scene, Speaker
from meetingdesk.ui.screens import play_until
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.speakers.page import ThePage
from tests.builders import CASE, case_rows
from tests.ui.windows import a_window, words_on

SPEED = 600
BETWEEN = 25  # seconds until the next has walked to the desk
ROWS = case_rows("述职.csv")
ON_SITE = [row for row in ROWS if row["方式"] == "现场"]
WRITTEN = [row for row in ROWS if row["方式"] == "书面"]


def _begun(desk: Desk, _now: dt.time) -> bool:
    return desk.history(1)[0].name == "meeting.StartMeeting"


@pytest.fixture(scope="module")
def doors_closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real meeting, everyone signed in and the meeting begun; nobody has spoken."""
    file = tmp_path_factory.mktemp("park") / "park.db"
    play_until(read_case(CASE), file, _begun)
    return file


class Room:
    """The window, and time that passes 600 times as fast as outside."""

    def __init__(self, qtbot: QtBot, shell: Shell, clock: FixedClock) -> None:
        self.qtbot, self.shell, self.clock = qtbot, shell, clock
        shell.go("speakers")
        page = shell.window.current()
        assert isinstance(page, ThePage)
        self.page = page

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.page, key)

    def passes(self, seconds: int) -> None:
        """The clock runs on by so much while the window lives."""
        began, gone = time.monotonic(), 0
        while gone < seconds:
            self.qtbot.wait(5)
            step = min(seconds - gone, int((time.monotonic() - began) * SPEED) - gone)
            self.clock.advance(step)
            gone += step

    def turns(self) -> tuple[queries.TurnRow, ...]:
        return self.shell.bridge.ask(queries.turns, self.page.context.meeting_id)


@pytest.fixture
def room(qtbot: QtBot, doors_closed: Path, tmp_path: Path) -> Iterator[Room]:
    file = tmp_path / "park.db"
    file.write_bytes(doors_closed.read_bytes())
    clock = FixedClock(dt.datetime(2023, 3, 17, 9, 5))
    with a_window(file, clock) as shell:
        yield Room(qtbot, shell, clock)


def clock_words(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def over(row: dict[str, str]) -> int:
    return max(0, int(row["实用秒数"]) - int(row["计划秒数"]))


def test_the_morning_is_as_the_file_says(room: Room) -> None:
    assert [turn.who.unit for turn in room.turns()] == [row["党组织"] for row in ON_SITE]
    for place, row in enumerate(ON_SITE):
        room.press(Qt.Key.Key_F6 if place == 0 else Qt.Key.Key_F5)
        _speak(room, int(row["实用秒数"]), interrupted=place == 3)
        _end(room, last=place == len(ON_SITE) - 1)
        room.passes(BETWEEN)
    _receive(room)
    found = [
        (one.who.unit, one.planned_seconds, one.used_seconds, one.over_seconds) for one in room.turns()
    ]
    told = [(row["党组织"], int(row["计划秒数"]), int(row["实用秒数"]), over(row)) for row in ON_SITE]
    assert found == told
    _the_list_says_it(room)
    _the_record_says_it(room)


def _speak(room: Room, seconds: int, interrupted: bool) -> None:
    """The digits in the window and on the audience screen go along; one speech is stopped for a while."""
    room.passes(seconds // 2)
    if interrupted:
        room.press(Qt.Key.Key_F5)
        room.passes(40)
        room.press(Qt.Key.Key_F5)
    room.passes(seconds - seconds // 2)
    left = 480 - seconds
    shown = ("+" if left < 0 else "") + clock_words(abs(left))
    room.qtbot.waitUntil(lambda: room.page.panel.digits.accessibleName() == shown)
    stage = room.shell.audience.preview(Scene.SPEAKER).content
    assert isinstance(stage, Speaker)
    assert stage.remaining(room.clock.local()) == left


def _end(room: Room, last: bool) -> None:
    """Shift+F6 ends without calling the next, who is still on their way; F6 ends the last."""
    held = Qt.KeyboardModifier.NoModifier if last else Qt.KeyboardModifier.ShiftModifier
    room.qtbot.keyClick(room.page, Qt.Key.Key_F6, held)


def _receive(room: Room) -> None:
    """Each report is taken in by the word on its row; one is then counted as late on its card."""
    page = room.page
    late = {row["党组织"] for row in WRITTEN if row["书面报告收到"] == "迟交"}
    for row in page.written.rows.shown():
        page.written.list.events.acted.emit(row.id)
        if row.report.who.unit in late:
            page.ask_report(row.id)
            page.asking.late.click()
            page.asking.close_card()
    found = room.shell.bridge.ask(queries.reports, page.context.meeting_id)
    assert {one.who.unit for one in found if one.state.value == "late"} == late
    assert len(found) == sum(one.state.value in {"late", "received"} for one in found) == len(WRITTEN)


def _the_list_says_it(room: Room) -> None:
    view = room.page.site.list
    for place, row in enumerate(ON_SITE):
        face = view._delegate.face_of(room.page.site.rows.index(place, 0))
        used, beyond = int(row["实用秒数"]), over(row)
        spare = f"超 {clock_words(beyond)}" if beyond else f"省 {clock_words(480 - used)}"
        assert (face.right, face.right_second) == (clock_words(used), spare)
    used = sum(int(row["实用秒数"]) for row in ON_SITE)
    late = [over(row) for row in ON_SITE if over(row)]
    said = f"7 位用时 {clock_words(used)}，规定 56:00，{len(late)} 位共超 {clock_words(sum(late))}"
    assert said in words_on(room.page)


def _the_record_says_it(room: Room) -> None:
    facts = room.shell.bridge.ask(facts_of, room.page.context.meeting_id)
    found = [one for one in record.sections(facts, Prose("zh_CN")) if one]
    words = "\n".join(text for one in found for text in one.paragraphs)
    for row in ON_SITE:
        used, beyond = divmod(int(row["实用秒数"]), 60), divmod(over(row), 60)
        told = f"用时{used[0]}分{used[1]}秒" if used[1] else f"用时{used[0]}分钟"
        if any(beyond):
            told += "，超出规定" + (f"{beyond[0]}分" if beyond[0] else "") + f"{beyond[1]}秒"
        line = next(text for text in words.split("\n") if row["党组织"] in text and "规定" in text)
        assert told in line
    total = sum(int(row["实用秒数"]) for row in ON_SITE)
    assert f"规定用时合计56分钟，实际用时合计{total // 60}分{total % 60}秒，其中3人超时，共2分27秒" in words
