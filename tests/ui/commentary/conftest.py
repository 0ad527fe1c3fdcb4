"""The page of comments over a desk of its own: four organisations, three of them speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_all
from meetingdesk.commentary import queries
from meetingdesk.commentary.model import Tone
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.meeting.people import AddAttendee
from meetingdesk.roster.commands import AddOrganisation
from meetingdesk.speakers.programme import PlaceOnSite
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.commentary.page import ThePage
from meetingdesk.ui.page import Context
from meetingdesk.ui.tasks import Tasks
from tests.builders import MORNING, a_meeting


@dataclass
class Room:
    """The page as it stands before an organizer, and what lies behind it."""

    page: ThePage
    desk: Desk
    meeting: str
    units: list[str]

    def said(self, unit: str, tone: Tone) -> list[str]:
        places = self.desk.ask(queries.commentary, self.meeting)
        return [c.text for p in places if p.organisation_id == unit for c in p.comments if c.kind == tone]

    def order(self) -> list[str]:
        return [one.organisation_id for one in self.desk.ask(queries.commentary, self.meeting)]

    def problems(self) -> dict[str, tuple[str, ...]]:
        return {one.area: one.organisation_ids for one in self.desk.ask(queries.problems, self.meeting)}


@pytest.fixture
def room(qtbot: QtBot, database: Path) -> Iterator[Room]:
    with open_all(database, FixedClock(MORNING)) as opened:
        desk, meeting = opened.desk, a_meeting(opened.desk)
        units = [desk.do(AddOrganisation(name=f"演示企业{n}", kind="党支部")) for n in "甲乙丙丁"]
        for n, unit in zip("甲乙丙丁", units, strict=True):
            desk.do(
                AddAttendee(
                    meeting_id=meeting, name=f"演示人{n}", unit=f"演示企业{n}党支部", organisation_id=unit
                )
            )
        desk.do(PlaceOnSite(meeting_id=meeting, organisation_ids=(units[1], units[0], units[2])))
        page = ThePage(Context(Bridge(opened, meeting), Tasks(), Settings(), lambda _page: None))
        qtbot.addWidget(page)
        page.resize(1198, 608)
        with qtbot.waitExposed(page):
            page.show()
        yield Room(page, desk, meeting, units)
