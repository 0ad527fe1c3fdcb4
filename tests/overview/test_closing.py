"""After the meeting: what is left, and what is done."""

from __future__ import annotations

import pytest

from meetingdesk.foundation.wording import Wording
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.overview import closing
from meetingdesk.overview.check import Level, Surroundings
from meetingdesk.overview.commands import CloseMeeting
from meetingdesk.signin.sheet import SignInNumbers
from meetingdesk.speakers import commands as speakers
from meetingdesk.speakers import reports
from tests.builders import MORNING, a_poll, a_programme


@pytest.fixture
def programme(desk):
    return a_programme(desk, on_site=2, written=1)


def lines(desk, meeting: str, language: str = "zh_CN", around: Surroundings | None = None):
    found = desk.ask(closing.closing, meeting, MORNING, around)
    return {check.key: (check.level, check.text_in(Wording(language))) for check in found}


def test_what_is_left_is_told_line_by_line(desk, programme):
    meeting = programme[0]
    a_poll(desk, meeting)
    found = lines(desk, meeting)
    assert found["signin"] == (Level.WARN, "还有 3 人未到，请结束签到")
    assert found["on_site"] == (Level.WARN, "还没有述职：演示01党支部、演示02党支部")
    assert found["reports"] == (Level.WARN, "收到 0 份，还有 1 份没有登记收到或未交")
    assert found["evaluation"] == (Level.BAD, "“演示测评”还没有封存")


def test_what_is_done_is_told_in_figures(desk, programme):
    meeting, on_site, written = programme
    desk.do(SignInNumbers(meeting_id=meeting, text="1 2", count=2, total=3))
    desk.do(speakers.RecordTurn(meeting_id=meeting, organisation_id=on_site[0], used_seconds=400))
    desk.do(speakers.SkipTurn(meeting_id=meeting, organisation_id=on_site[1]))
    desk.do(reports.MarkMissing(meeting_id=meeting, organisation_id=written[0]))
    desk.do(StartMeeting(meeting_id=meeting))
    desk.do(CloseMeeting(meeting_id=meeting))
    found = lines(desk, meeting)
    assert found["signin"] == (Level.OK, "应到 3，实到 2")
    assert found["on_site"] == (Level.OK, "2 位中 1 位已述职")
    assert found["reports"] == (Level.OK, "1 份中收到 0 份")
    assert "evaluation" not in found


@pytest.mark.parametrize(
    ("told", "key", "level"),
    [
        ({"minutes_final": False}, "minutes", Level.WARN),
        ({"minutes_final": True}, "minutes", Level.OK),
        ({"papers_stale": 2}, "papers", Level.WARN),
        ({"papers_stale": 0}, "papers", Level.OK),
    ],
)
def test_minutes_and_papers_are_judged_from_what_was_told(desk, programme, told, key, level):
    assert lines(desk, programme[0], around=Surroundings(**told))[key][0] == level
    assert key not in lines(desk, programme[0])


def test_the_lines_are_told_in_english_as_well(desk, programme):
    found = lines(desk, programme[0], "en")
    assert found["on_site"][1] == "Yet to report: 演示01党支部, 演示02党支部"
    assert found["facts"][1].startswith("Not yet filled in: ")
