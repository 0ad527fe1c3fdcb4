"""A first-time user's whole meeting by keyboard alone: from an empty program to the minutes as PDF.

Nothing but keys reaches the window, parts are found by Tab and by the name that is read aloud.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.desk_day import comings, initials
from meetingdesk.commentary import queries as commentary
from meetingdesk.evaluation import queries as polls
from meetingdesk.evaluation.model import State as PollState
from meetingdesk.evaluation.results import results_json
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import State
from meetingdesk.signin import queries as signin
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.model import TurnState
from meetingdesk.ui.application import Program
from tests.documents.reading import text
from tests.ui.hands import Hands

DAY = dt.date(2026, 3, 13)
FACTS = ("2025年度述职评议会", "2026-03-13", "9:00", "二楼会议室")
SPEAKERS, PAPERS = 7, 43
PAPER, ALL_GOOD = "1231211", "*"  # every sixth paper is all 好
COMMENT = "思路清，措施实"
MOST_KEYS = 1250  # 688 for the papers twice, 4.5 to sign each one in, and 370 for all else
DIALOGS = 3  # the roster file, the question before the seal, the folder for the minutes


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program as it starts the first time."""
    made = Program(qapp, tmp_path / "first.db", FixedClock(dt.datetime.combine(DAY, dt.time(8, 0))))
    made.show()
    made.window.activateWindow()
    yield made
    made.window.close()
    made.window.deleteLater()


class Day:
    """The steps of the meeting, each by keys."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program, self.folder = program, folder
        self.hands = Hands(program.window)
        self.clock: Any = program._clock

    @property
    def page(self) -> Any:
        """What the user sees."""
        return self.program.window.current()

    def ask(self, query: Any) -> Any:
        bridge = self.program.shell.bridge
        return bridge.ask(query, bridge.meeting_id)

    def begin_with_a_roster_file(self) -> None:
        hands = self.hands
        hands.until(lambda: self.program.shell is not None and self.page is not None)
        hands.push("从名册文件开始")
        hands.file(str(paths.resource("sample", "参会名单.xlsx")))
        for words in FACTS:
            hands.write(words)
            hands.enter()
        hands.until(lambda: hands.here == "要导入的行")
        hands.push("导入 44 人")
        hands.push("加入本次会议")

    def make_the_agenda(self) -> None:
        self.hands.page(3)
        self.hands.push("述职评议会")

    def place_the_speakers(self) -> None:
        hands = self.hands
        hands.page(5)
        hands.push("安排述职")
        hands.to("书面报告")
        hands.press(Qt.Key.Key_Home)
        for _each in range(SPEAKERS):
            hands.push("改为现场")
            hands.press(Qt.Key.Key_Backtab)

    def sign_everyone_in(self) -> None:
        self.hands.page(4)
        for who in comings(paths.resource("sample", "签到.csv")):
            self.clock.set(dt.datetime.combine(DAY, who.at))
            self.hands.write(initials(who.name))
            while self.page.side.chosen().number != who.number:
                self.hands.press(Qt.Key.Key_Down)
            if who.proxy:
                self.hands.press(Qt.Key.Key_F3)
                self.hands.write(who.proxy)
                self.hands.enter()
                self.hands.write(who.proxy_post)
                self.hands.enter()
            self.hands.enter()

    def hear_the_speakers(self) -> None:
        self.hands.page(1)
        self.clock.set(dt.datetime.combine(DAY, dt.time(9, 0)))
        self.hands.push("开始会议")
        self.hands.page(5)
        self.hands.press(Qt.Key.Key_F5)
        for _each in range(SPEAKERS):
            self.clock.advance(400)
            self.hands.press(Qt.Key.Key_F6)

    def count_the_papers(self) -> None:
        hands = self.hands
        hands.page(6)
        hands.push("设置一次测评")
        hands.push("设好，去印制")
        hands.enter()  # as many as there are people
        hands.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
        hands.write(str(PAPERS))
        hands.enter()
        hands.push("下一步：收回")
        hands.enter()  # as many as went out
        hands.enter()
        hands.push("其余都有效")
        for name in ("甲", "乙", ""):  # who shuffled; the highest number is that of the papers
            hands.write(name)
            hands.enter()

    def type_the_ballots_twice(self) -> None:
        for typist in ("丙", "丁"):
            while self.hands.focus.text():  # type: ignore[attr-defined]  # the name of who sat there before
                self.hands.press(Qt.Key.Key_Backspace)
            self.hands.write(typist)
            self.hands.enter()
            for number in range(PAPERS):
                self.hands.write(ALL_GOOD if number % 6 == 5 else PAPER)
                self.hands.enter()
            self.hands.enter()

    def seal(self) -> None:
        hands = self.hands
        for witness in ("甲", "乙"):
            hands.write(witness)
            hands.enter()
        hands.enter()
        hands.dialogs += 1
        assert hands.here == "先不封存", "the safe answer has the focus"
        hands.press(Qt.Key.Key_Tab)
        hands.enter()
        hands.until(lambda: "已封存" in self.page.strip.accessibleName())

    def comment(self) -> None:
        self.hands.page(7)
        self.hands.push("按述职顺序排入")
        for _each in range(SPEAKERS):
            self.hands.write(COMMENT)
            self.hands.press(Qt.Key.Key_F8)
        self.hands.page(1)
        self.hands.push("结束会议")

    def save_the_minutes(self) -> Path:
        folder = self.folder / "papers"
        folder.mkdir()
        self.hands.page(9)
        while self.page.list.current_id() != "会议纪要":
            self.hands.press(Qt.Key.Key_Down)
        self.hands.enter()
        self.hands.until(lambda: self.hands.here == "选位置并导出")
        self.hands.enter()
        self.hands.file(str(folder))
        self.hands.until(lambda: "存到了" in self.page.strip.accessibleName())
        return folder / "会议纪要.pdf"


def test_a_whole_meeting_by_keyboard_from_the_roster_file_to_the_minutes(
    program: Program, tmp_path: Path
) -> None:
    day = Day(program, tmp_path)
    day.begin_with_a_roster_file()
    day.make_the_agenda()
    day.place_the_speakers()
    day.sign_everyone_in()
    day.hear_the_speakers()
    day.count_the_papers()
    day.type_the_ballots_twice()
    day.seal()
    day.comment()
    minutes = text(day.save_the_minutes().read_bytes())
    sys.stdout.write(f"\na whole meeting: {day.hands.keys} keys, {day.hands.dialogs} dialogs\n")
    assert FACTS[0] in minutes
    assert COMMENT in minutes
    counts = day.ask(signin.counts)
    assert (counts.expected, counts.present, counts.of_which_proxy) == (44, 43, 1)
    assert [turn.state for turn in day.ask(speakers.turns)] == [TurnState.DONE] * SPEAKERS
    (poll,) = day.ask(polls.polls)
    assert poll.state == PollState.SEALED
    shares = program.shell.bridge.ask(results_json, poll.id)["results"]
    good = PAPERS // 6  # papers that are all 好
    assert [one["counts"][:3] for one in shares] == [
        [PAPERS if mark == "1" else good, (PAPERS - good) * (mark == "2"), (PAPERS - good) * (mark == "3")]
        for mark in PAPER
    ]
    said = [[one.text for one in place.comments] for place in day.ask(commentary.commentary)]
    assert said == [[COMMENT]] * SPEAKERS
    assert day.ask(meetings.meeting).state == State.ENDED
    assert day.hands.dialogs == DIALOGS
    assert day.hands.keys <= MOST_KEYS
