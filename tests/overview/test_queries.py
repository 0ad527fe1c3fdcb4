"""The facts of both lines, and the overview while the meeting runs."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.agenda.commands import AddItem, StartItem
from meetingdesk.evaluation import commands as evaluation
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import Wording
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.overview import queries
from meetingdesk.overview.check import Level
from meetingdesk.signin import commands as signin
from meetingdesk.signin import queries as board
from meetingdesk.signin.sheet import SignInNumbers
from meetingdesk.speakers.commands import StartTurn
from meetingdesk.speakers.reports import ReceiveReport
from tests.builders import MORNING, a_poll, a_programme, open_entry

CHINESE = Wording("zh_CN")


@pytest.fixture
def programme(desk):
    return a_programme(desk, on_site=2, written=2, start=MORNING.replace(hour=9))


@pytest.fixture
def running(desk, clock, programme):
    """The meeting began on time; the first speaker has spoken for 100 s."""
    meeting, on_site, _ = programme
    oral = desk.do(AddItem(meeting_id=meeting, title="现场述职", kind="oral_reports", planned_minutes=16))
    desk.do(AddItem(meeting_id=meeting, title="点评", kind="commentary", planned_minutes=10))
    desk.do(SignInNumbers(meeting_id=meeting, text="1-3", count=3, total=6))
    clock.advance(3600)
    desk.do(StartMeeting(meeting_id=meeting))
    desk.do(StartItem(meeting_id=meeting, item_id=oral))
    desk.do(StartTurn(meeting_id=meeting, organisation_id=on_site[0]))
    clock.advance(100)
    return meeting


def test_before_the_meeting_the_lines_tell_who_is_here_and_how_long_is_left(desk, clock, programme):
    meeting = programme[0]
    desk.do(SignInNumbers(meeting_id=meeting, text="1", count=1, total=1))
    clock.advance(3600 - 190)
    status = desk.ask(queries.status, meeting, clock.local())
    assert (status.attendance.present, status.attendance.expected, status.until_start) == (1, 4, 190)
    assert (status.drift, status.projected_end, status.running_for, status.poll) == (None, None, None, None)


def test_while_it_runs_the_lines_tell_drift_and_end(desk, clock, running):
    status = desk.ask(queries.status, running, clock.local())
    assert (status.running_for, status.until_start, status.drift) == (100, None, 0)
    assert status.projected_end == MORNING.replace(hour=9, minute=26)
    clock.advance(1000)
    behind = desk.ask(queries.status, running, clock.local())
    assert behind.drift == 1100 - 480
    assert behind.projected_end == MORNING.replace(hour=9, minute=26) + dt.timedelta(seconds=620)


def test_without_the_time_nothing_is_said_of_drift(desk, running):
    status = desk.ask(queries.status, running)
    assert (status.drift, status.projected_end, status.running_for) == (None, None, None)


def test_a_meeting_that_does_not_exist_is_refused(desk):
    with pytest.raises(Refused, match=r"storage\.gone"):
        desk.ask(queries.status, "nothing")


def test_the_page_shows_who_speaks_what_is_on_and_what_comes(desk, clock, running):
    live = desk.ask(queries.live, running, clock.local())
    assert (live.floor.turn.who.name, live.floor.face.used) == ("演示人01", 100)
    assert (live.current.title, [row.title for row in live.upcoming]) == ("现场述职", ["点评"])
    assert live.upcoming[0].projected_start == MORNING.replace(hour=9, minute=16)
    assert [step.present for step in live.arrivals] == [3]


def test_sheets_typed_are_counted_never_their_marks(desk, programme):
    meeting = programme[0]
    poll = a_poll(desk, meeting, "演示01党支部")
    status = desk.ask(queries.status, meeting)
    assert (status.poll.state, status.poll.issued, status.poll.entered) == ("voting", 5, 0)
    open_entry(desk, meeting, poll, {"全体": 5})
    desk.operator = "录入员甲"
    desk.do(evaluation.BeginPass(meeting_id=meeting, poll_id=poll, number=1))
    sheet = {"paper": 1, "class_code": "全体", "state": "valid", "marks": (1,)}
    desk.do(evaluation.EnterSheet(meeting_id=meeting, poll_id=poll, number=1, **sheet))
    status = desk.ask(queries.status, meeting)
    assert (status.poll.current_pass, status.poll.entered, status.poll.returned) == (1, 1, 5)


def test_what_needs_a_look_is_told_worst_first(desk, clock, running, programme):
    _, _, written = programme
    desk.do(ReceiveReport(meeting_id=running, organisation_id=written[0], late=True))
    who = desk.ask(board.board, running)[3].attendee_id
    desk.do(signin.SendProxy(meeting_id=running, attendee_id=who, proxy_name="钱代表"))
    found = [
        (check.level, check.text_in(CHINESE))
        for check in desk.ask(queries.live, running, clock.local()).notices
    ]
    assert found == [
        (Level.WARN, "书面报告还差 1 份：演示04党支部"),
        (Level.WARN, "书面报告迟交 1 份：演示03党支部"),
        (Level.OK, "演示04党支部由钱代表代会，不参加测评"),
    ]


def test_few_people_are_a_warning(desk, clock, running):
    quorum = [c for c in desk.ask(queries.live, running, clock.local()).notices if c.key == "quorum"]
    assert quorum[0].text_in(CHINESE) == "实到 3 人，不到应到 4 人的 80%"
    desk.do(SignInNumbers(meeting_id=running, text="4", count=1, total=4))
    assert "quorum" not in {c.key for c in desk.ask(queries.live, running, clock.local()).notices}


def test_a_fixed_time_that_will_be_missed_is_told(desk, clock, running):
    at = MORNING.replace(hour=9, minute=20)
    desk.do(AddItem(meeting_id=running, title="发言", planned_start=at, planned_minutes=5))
    notices = desk.ask(queries.live, running, clock.local()).notices
    clash = next(check for check in notices if check.key == "agenda")
    assert clash.text_in(CHINESE) == "“发言”的时间是固定的，照现在会晚 6 分钟"


def test_papers_that_do_not_add_up_lead_the_list(desk, clock, running):
    poll = a_poll(desk, running)
    desk.do(evaluation.ReturnBallots(meeting_id=running, poll_id=poll, class_code="全体", count=6))
    first = desk.ask(queries.live, running, clock.local()).notices[0]
    assert (first.level, first.page) == (Level.BAD, "evaluation")
