"""Ahead or behind, and when it will end, stand above every page while the meeting runs."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from meetingdesk.agenda.commands import AddItem, StartItem
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.shell import Shell
from tests.builders import MORNING, a_meeting
from tests.ui.windows import spoken_name

NINE = MORNING.replace(hour=9)
PAGES = "overview roster agenda signin speakers evaluation commentary minutes documents history".split()


def said(top: QWidget) -> str:
    """All words of the line that can be seen, as a screen reader gets them."""
    shown = [one for one in top.findChildren(QWidget) if one.isVisible()]
    return " ".join(spoken_name(one) for one in shown)


@pytest.mark.parametrize(
    ("minutes", "stands", "ends"),
    [(7, "拖后 7:00", "9:37"), (-4, "提前 4:00", "9:26"), (0, "准时", "9:30")],
)
def test_every_page_says_how_the_meeting_stands(
    shell: Shell, clock: FixedClock, minutes: int, stands: str, ends: str
) -> None:
    desk = shell.bridge.desk
    meeting = a_meeting(desk, start=NINE)
    item = desk.do(AddItem(meeting_id=meeting, title="述职", planned_minutes=30))
    clock.set(NINE + dt.timedelta(minutes=minutes))
    desk.do(StartMeeting(meeting_id=meeting))
    desk.do(StartItem(meeting_id=meeting, item_id=item))
    shell.open_meeting(meeting)
    for page in PAGES:
        shell.go(page)
        settle(shell)
        words = said(shell.window.top)
        assert stands in words, page
        assert ends in words, page
