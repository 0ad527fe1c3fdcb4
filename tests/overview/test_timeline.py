"""The timeline: what has a time, in order, in words."""

from __future__ import annotations

from meetingdesk.agenda.commands import AddItem, StartItem
from meetingdesk.foundation.wording import Wording
from meetingdesk.meeting.commands import StartMeeting
from meetingdesk.overview.commands import CloseMeeting
from meetingdesk.overview.timeline import Sort, timeline
from meetingdesk.signin import commands as signin
from meetingdesk.signin import queries as board
from meetingdesk.speakers.commands import EndAndCallNext
from meetingdesk.speakers.reports import ReceiveReport
from tests.builders import a_programme


def test_everything_with_a_time_comes_in_its_order(desk, clock):
    meeting, _, written = a_programme(desk, on_site=1, written=2)
    first, second, third = (row.attendee_id for row in desk.ask(board.board, meeting))
    item = desk.do(AddItem(meeting_id=meeting, title="现场述职"))

    def then(command, **given):
        clock.advance(60)
        desk.do(command(meeting_id=meeting, **given))

    then(signin.SignIn, attendee_id=first)
    then(signin.SendProxy, attendee_id=second, proxy_name="钱代表")
    then(ReceiveReport, organisation_id=written[0])
    then(StartMeeting)
    then(StartItem, item_id=item)
    then(EndAndCallNext)
    clock.advance(3600)
    then(signin.SignIn, attendee_id=third)
    then(signin.LeaveEarly, attendee_id=first)
    then(CloseMeeting)
    told = [
        f"{moment.at:%H:%M} {moment.text_in(Wording('zh_CN'))}" for moment in desk.ask(timeline, meeting)
    ]
    assert told == [
        "08:01 演示01党支部 演示人01 签到",
        "08:02 演示02党支部 演示人02 由 钱代表 代会",
        "08:03 收到 演示02党支部 的书面报告",
        "08:04 会议开始",
        "08:05 开始：现场述职",
        "08:06 演示01党支部 开始述职",
        "09:07 演示03党支部 演示人03 迟到签到",
        "09:08 演示01党支部 演示人01 早退",
        "09:09 结束：现场述职",
        "09:09 演示01党支部 述职结束，用时 63:00",
        "09:09 会议结束",
    ]
    assert {moment.sort for moment in desk.ask(timeline, meeting)} == {
        Sort.MEETING, Sort.AGENDA, Sort.SIGNIN, Sort.SPEAKERS,
    }  # fmt: skip


def test_who_left_and_came_back_was_away_in_between(desk, clock):
    meeting, _, _ = a_programme(desk, on_site=1, written=0)
    who = {"meeting_id": meeting, "attendee_id": desk.ask(board.board, meeting)[0].attendee_id}
    for command in (signin.SignIn, signin.LeaveEarly, signin.Return, signin.LeaveEarly):
        clock.advance(600)
        desk.do(command(**who))
    told = [
        f"{moment.at:%H:%M} {moment.text_in(Wording('zh_CN'))}" for moment in desk.ask(timeline, meeting)
    ]
    assert told == [
        "08:10 演示01党支部 演示人01 签到", "08:20 演示01党支部 演示人01 离开会场",
        "08:30 演示01党支部 演示人01 回到会场", "08:40 演示01党支部 演示人01 早退",
    ]  # fmt: skip
