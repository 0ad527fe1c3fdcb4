"""The polls of the real case typed, settled and sealed in the page: the expected figures come out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import Opened, open_all
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.model import State
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.rehearsal import play_polls
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.parts import Paper, Pass, Poll
from meetingdesk.rehearsal.play import play
from meetingdesk.ui.application import latest_meeting
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.evaluation.page import ThePage
from meetingdesk.ui.page import Context
from meetingdesk.ui.parts.overlay import Dialog
from meetingdesk.ui.tasks import Tasks
from tests.builders import CASE


class Hand:
    """Two typists and two scrutineers at the page, one poll after the other."""

    def __init__(self, opened: Opened, robot: QtBot) -> None:
        self._robot = robot
        self._tasks = Tasks()
        self._bridge = Bridge(opened, latest_meeting(opened.desk))
        self.page = ThePage(Context(self._bridge, self._tasks, Settings(), lambda _page: None))
        robot.addWidget(self.page)
        self.page.resize(1198, 680)
        self.page.show()
        robot.waitExposed(self.page)
        self.typed = 0

    def close(self) -> None:
        self._tasks.close()
        self._bridge.close()

    def turn_to(self, title: str) -> None:
        self.page.refresh()
        for place in range(2):
            if self.page.standing is None or self.page.standing.form.title != title:
                self.page._choose_poll(place)
        assert self.page.standing is not None
        assert self.page.standing.form.title == title

    def type(self, title: str, typed: Pass, typist: str) -> None:
        self.turn_to(title)
        name = self.page.begin.typist.field
        name.setText(typist)  # an input method's words come whole
        QTest.keyClick(name, Qt.Key.Key_Return)
        for paper in typed.papers:
            self._type_paper(paper)
        self._robot.mouseClick(self.page.entry.finish, Qt.MouseButton.LeftButton)

    def _type_paper(self, paper: Paper) -> None:
        entry = self.page.entry
        assert entry.number.text() == str(paper.number)
        while entry._code() != paper.class_code:
            QTest.keyClick(entry.grid, Qt.Key.Key_C)
        if paper.void:
            QTest.keyClick(entry.grid, Qt.Key.Key_V)
            card = self.page._card
            assert card is not None
            card.verb.click()
        else:
            QTest.keyClicks(entry.grid, "".join(map(str, paper.marks)))
            QTest.keyClick(entry.grid, Qt.Key.Key_Return)
        self.typed += 1

    def settle(self, poll: Poll) -> None:
        compare = self.page.compare
        says = {f"第 {each.paper} 张，第 {each.subject} 行": each.paper_says for each in poll.differences}
        for _each in poll.differences:
            QTest.keyClicks(compare, str(says.pop(compare._where.text())))
            QTest.keyClick(compare, Qt.Key.Key_Return)

    def seal(self) -> None:
        compare = self.page.compare
        compare.first.setText("演示监票甲")
        compare.second.setText("演示监票乙")
        compare.confirm.click()
        self.page.sealing.card.next.click()
        dialog = self.page.window().findChild(Dialog)
        assert dialog is not None
        dialog.card.verb.click()
        self._robot.waitUntil(self._sealed)

    def _sealed(self) -> bool:
        return self.page.standing is not None and self.page.standing.state is State.SEALED


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with open_all(tmp_path / "park.db", FixedClock(dt.datetime(2023, 3, 17, 7, 30))) as file:
        yield file


def test_the_case_comes_out_as_expected(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands: list[Hand] = []

    def typed(played: Any, number: int, papers: Pass) -> None:
        if not hands:
            hands.append(Hand(opened, qtbot))
        hands[0].type(played._poll.title, papers, f"演示录入员{number}")

    def settled(played: Any) -> list[dict[str, int | str]]:
        hands[0].settle(played._poll)
        return queries.differences_json(opened.desk.ask(queries.differences, played._id))

    monkeypatch.setattr(play_polls._Played, "_type", typed)
    monkeypatch.setattr(play_polls._Played, "_settle", settled)
    monkeypatch.setattr(play_polls._Played, "_seal", lambda _played: hands[0].seal())
    case = read_case(CASE)
    results = play(case, opened.desk).results
    hands[0].close()
    assert hands[0].typed == 2 * sum(len(poll.first.papers) for poll in case.polls)
    for poll in case.polls:
        expected = json.loads((CASE / f"{poll.stem}-expected.json").read_text(encoding="utf-8"))
        assert expected.pop("note").startswith("演示数据")  # a remark for readers, no figure
        assert results[poll.stem] == expected
