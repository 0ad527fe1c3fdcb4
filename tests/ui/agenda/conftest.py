"""The agenda page over a desk of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from meetingdesk.agenda.queries import ItemRow, schedule
from meetingdesk.bootstrap import open_all
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.ui.agenda.page import ThePage
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.page import Context
from meetingdesk.ui.tasks import Tasks
from tests.builders import a_meeting

NINE = datetime(2023, 3, 17, 9, 0)


@dataclass
class Room:
    """The page as it stands before an organizer, and what lies behind it."""

    page: ThePage
    desk: Desk
    meeting: str
    clock: FixedClock

    def items(self) -> list[ItemRow]:
        return list(self.desk.ask(schedule, self.meeting, self.clock.local()).rows)

    def titles(self) -> list[str]:
        return [row.title for row in self.items()]

    def read(self) -> list[str]:
        """What a screen reader says of each row."""
        model = self.page.list.model()
        return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


@pytest.fixture
def room(qtbot: QtBot, database: Path) -> Iterator[Room]:
    clock = FixedClock(NINE)
    with open_all(database, clock) as opened:
        meeting = a_meeting(opened.desk, start=NINE)
        page = ThePage(Context(Bridge(opened, meeting), Tasks(), Settings(), lambda _page: None))
        qtbot.addWidget(page)
        page.resize(1198, 608)
        with qtbot.waitExposed(page):
            page.show()
        yield Room(page, opened.desk, meeting, clock)
