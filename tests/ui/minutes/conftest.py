"""The page on a meeting that went on: signed in, commented, its chair not yet known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_all
from meetingdesk.commentary.commands import AddComment
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.meeting.commands import EndMeeting, StartMeeting
from meetingdesk.meeting.queries import attendees
from meetingdesk.signin.commands import SignIn
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.minutes.page import ThePage
from meetingdesk.ui.page import Context
from meetingdesk.ui.tasks import Tasks
from tests.builders import MORNING, a_programme


@dataclass
class OnPage:
    """The page, its robot, and where it led."""

    page: ThePage
    robot: QtBot
    desk: Desk
    meeting: str
    organisations: tuple[str, ...]
    went: list[str]

    def comment(self, place: int, text: str) -> None:
        self.desk.do(
            AddComment(
                meeting_id=self.meeting, organisation_id=self.organisations[place], kind="praise", text=text
            )
        )

    def end(self) -> None:
        self.desk.do(StartMeeting(meeting_id=self.meeting))
        self.desk.do(EndMeeting(meeting_id=self.meeting))

    def words(self) -> str:
        """Every word that is shown or said to a screen reader."""
        found = []
        for part in self.page.findChildren(QWidget):
            if part.isVisible():
                text = getattr(part, "text", None)
                found += [part.accessibleName(), text() if callable(text) else ""]
        return " ".join(found)

    def preview_is_there(self) -> None:
        self.robot.waitUntil(lambda: self.page.preview.count > 0, timeout=20_000)


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[OnPage]:
    went: list[str] = []
    with open_all(tmp_path / "meeting.db", clock) as opened:
        desk = opened.desk
        start = dt.datetime.combine(MORNING.date(), dt.time(9))
        meeting, on_site, _written = a_programme(
            desk,
            on_site=3,
            written=1,
            venue="演示会议室",
            organiser="演示党群工作部",
            start=start,
            period="上午",
        )
        for one in desk.ask(attendees, meeting):
            desk.do(SignIn(meeting_id=meeting, attendee_id=one.id))
        bridge, tasks = Bridge(opened, meeting), Tasks()
        page = ThePage(Context(bridge, tasks, Settings(), went.append))
        qtbot.addWidget(page)
        page.resize(1198, 680)
        page.show()
        qtbot.waitExposed(page)
        yield OnPage(page, qtbot, desk, meeting, on_site, went)
        tasks.close()
        bridge.close()
