"""The page on a small meeting, and how an organizer presses keys on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_all
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.signin import queries
from meetingdesk.signin.badges import IssueBadges, badges
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.page import Context
from meetingdesk.ui.signin.page import ThePage
from meetingdesk.ui.tasks import Tasks
from tests.ui.windows import words_on

PEOPLE = (
    ("尉迟一诺", "云溪党支部"),
    ("单雨桐", "东岭党支部"),
    ("张伟", "北湖党支部"),
    ("张伟", "南岗党支部"),
)


class Desk:
    """The page, as one who types sees it."""

    def __init__(self, qtbot: QtBot, page: ThePage, clock: FixedClock) -> None:
        self.qtbot, self.page, self.clock = qtbot, page, clock
        self.field = page.field
        self.meeting = page.context.meeting_id

    def type(self, letters: str, enter: bool = True) -> None:
        self.qtbot.keyClicks(self.field, letters)
        if enter:
            self.key(Qt.Key.Key_Return)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.field, key)

    def press(self, words: str) -> None:
        buttons = [one for one in self.page.findChildren(QPushButton) if one.isVisible()]
        wanted = next(one for one in buttons if one.accessibleName() == words)
        self.qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)

    def write(self, *words: str) -> None:
        """Into the fields of the card that asks, one after another."""
        for field, text in zip(self.page.side.asked().fields, words, strict=False):
            field.field.setText(text)

    def decide(self) -> None:
        self.page.side.asked().decide()

    def answer(self) -> str:
        return self.page.answer.accessibleName() if self.page.answer.isVisible() else ""

    def said(self) -> str:
        return " ".join(words_on(self.page))

    def counts(self) -> queries.Counts:
        return self.page.bridge.ask(queries.counts, self.meeting)

    def person(self, name: str, unit: str = "") -> BoardRow:
        rows = self.page.bridge.ask(queries.board, self.meeting)
        return next(row for row in rows if row.name == name and row.unit.startswith(unit))

    def code(self, name: str) -> str:
        self.page.bridge.do(IssueBadges(meeting_id=self.meeting))
        rows = self.page.bridge.ask(badges, self.meeting)
        return next(row.code for row in rows if row.name == name)

    def acts(self) -> list[str]:
        """Names of what was done, the latest first."""
        return [act.name for act in self.page.bridge.desk.history(20)]


@pytest.fixture
def page(qtbot: QtBot, database: Path, clock: FixedClock) -> Iterator[ThePage]:
    with open_all(database, clock) as opened:
        meeting = opened.desk.do(CreateMeeting(title="演示会议", date=clock.local().date()))
        for name, unit in PEOPLE:
            opened.desk.do(AddAttendee(meeting_id=meeting, name=name, unit=unit, post="书记"))
        bridge, tasks = Bridge(opened, meeting), Tasks()
        made = ThePage(Context(bridge, tasks, Settings(), lambda _name: None))
        qtbot.addWidget(made)
        made.resize(1198, 680)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        made.focus_first()
        yield made
        tasks.close()
        bridge.close()


@pytest.fixture
def at(qtbot: QtBot, page: ThePage, clock: FixedClock) -> Desk:
    return Desk(qtbot, page, clock)
