"""Whether there are evaluations, asked without loading them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from meetingdesk.bootstrap import SEALING, open_desk
from meetingdesk.evaluation import lookup
from meetingdesk.evaluation.model import Poll, State
from meetingdesk.meeting.commands import CreateMeeting
from tests import builders

OPENS = """
import sys
from pathlib import Path
import meetingdesk.ui.overview.page, meetingdesk.ui.shell
from meetingdesk.bootstrap import open_all
from meetingdesk.meeting import queries as meetings
from meetingdesk.overview import queries
with open_all(Path(sys.argv[1]), rest_later=True) as opened:
    opened.load_for_polls()
    before = "meetingdesk.evaluation.ladder" in sys.modules
    found = opened.desk.ask(meetings.meetings)[0].id
    print(before, opened.desk.ask(queries.status, found).poll is not None)
"""


def opened(file: Path) -> str:
    words = [sys.executable, "-c", OPENS, str(file)]
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def test_the_table_is_the_one_that_polls_are_kept_in() -> None:
    mapped = Poll.__table__
    assert lookup.POLLS.name == mapped.name
    assert set(lookup.POLLS.columns.keys()) <= set(mapped.columns.keys())
    assert SEALING == State.SEALING


def test_polls_are_found_in_their_own_meeting_only(desk) -> None:
    first, second = (desk.do(CreateMeeting(title=title)) for title in ("甲会", "乙会"))
    assert desk.ask(lookup.states) == frozenset()
    builders.a_poll(desk, first)
    assert (desk.ask(lookup.has_polls, first), desk.ask(lookup.has_polls, second)) == (True, False)
    assert desk.ask(lookup.states) == {State.VOTING}


@pytest.mark.window
def test_the_window_loads_what_polls_need_before_its_page_where_there_are_any(tmp_path) -> None:
    file = tmp_path / "a.db"
    with open_desk(file) as desk:
        meeting = desk.do(CreateMeeting(title="甲会"))
    assert opened(file) == "False False"
    with open_desk(file) as desk:
        builders.a_poll(desk, meeting)
    assert opened(file) == "True True"
