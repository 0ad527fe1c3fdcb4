"""Before the meeting: each line says what stands and where it is mended."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.agenda.commands import AddItem
from meetingdesk.evaluation import commands as evaluation
from meetingdesk.foundation.wording import Wording
from meetingdesk.invitation.commands import SetNotice, TakeReply
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.overview import readiness
from meetingdesk.overview.check import Level, Surroundings
from meetingdesk.signin import commands as signin
from meetingdesk.signin import queries as board
from meetingdesk.speakers.reports import ReceiveReport
from tests.builders import MORNING, a_meeting, a_poll, a_programme, some_attendees

CHINESE = Wording("zh_CN")


@pytest.fixture
def programme(desk):
    return a_programme(desk, on_site=2, written=2)


def line(desk, meeting: str, key: str, around: Surroundings | None = None):
    lines = desk.ask(readiness.readiness, meeting, MORNING, around)
    found = next(check for check in lines if check.key == key)
    return found.level, found.text_in(CHINESE), found.page


def test_an_empty_meeting_says_what_to_do_first(desk):
    meeting = a_meeting(desk)
    lines = desk.ask(readiness.readiness, meeting, MORNING)
    assert lines[0].key == "roster"
    assert lines[0].level == Level.BAD
    assert {check.level for check in lines[1:]} == {Level.WARN}
    assert [check.key for check in lines] == ["roster", "facts", "agenda", "on_site", "ballots"]


def test_who_is_expected_is_told_in_figures(desk, programme):
    assert line(desk, programme[0], "roster") == (Level.OK, "4 个单位，应到 4 人", "roster")


def test_who_has_not_replied_is_named_until_people_arrive(desk, programme):
    meeting = programme[0]
    assert line(desk, meeting, "replies")[1:] == ("通知还没有登记发出，应有 4 人回复", "invitation")
    first, *others = (row.attendee_id for row in desk.ask(board.board, meeting))
    desk.do(TakeReply(meeting_id=meeting, attendee_id=first, answer="leave"))
    told = "1/4，还没有回复：演示人02、演示人03、演示人04"
    assert line(desk, meeting, "replies")[:2] == (Level.WARN, told)
    desk.do(SetNotice(meeting_id=meeting, reply_by=MORNING - dt.timedelta(hours=1)))
    told = "1/4，回复期限已过，还差演示人02、演示人03、演示人04"
    assert line(desk, meeting, "replies")[:2] == (Level.WARN, told)
    for who in others:
        desk.do(TakeReply(meeting_id=meeting, attendee_id=who, answer="coming"))
    told = "4 人都已回复：参加 3，请假 1，派人代会 0"
    assert line(desk, meeting, "replies")[:2] == (Level.OK, told)
    desk.do(signin.SignIn(meeting_id=meeting, attendee_id=others[0]))
    lines = desk.ask(readiness.readiness, meeting, MORNING)
    assert "replies" not in {check.key for check in lines}


def test_facts_that_are_missing_are_named(desk, programme):
    meeting = programme[0]
    told = {"start": MORNING.replace(hour=9), "venue": "演示会场"}
    desk.do(CorrectMeeting(meeting_id=meeting, **told))
    level, text, _ = line(desk, meeting, "facts")
    assert (level, text) == (Level.WARN, "还没有填写主持人、记录人，纪要里会显示〔待补〕")
    desk.do(CorrectMeeting(meeting_id=meeting, host="甲", recorder="乙"))
    assert line(desk, meeting, "facts")[0] == Level.OK


def test_a_fixed_time_that_does_not_fit_is_named(desk, programme):
    meeting = programme[0]
    nine = MORNING.replace(hour=9)
    desk.do(AddItem(meeting_id=meeting, title="述职", planned_start=nine, planned_minutes=60))
    desk.do(AddItem(meeting_id=meeting, title="发言", planned_minutes=10))
    assert line(desk, meeting, "agenda") == (Level.OK, "共 2 项，预计 10:10 结束", "agenda")
    half_past = nine.replace(minute=50)
    desk.do(AddItem(meeting_id=meeting, title="答疑", planned_start=half_past, planned_minutes=5))
    assert line(desk, meeting, "agenda")[:2] == (Level.WARN, "“答疑”的固定时间排不下，差 20 分钟")


def test_a_speaker_on_leave_or_with_a_silent_substitute_leaves_a_gap(desk, programme):
    meeting = programme[0]
    assert line(desk, meeting, "on_site")[:2] == (Level.OK, "2 位的顺序已排好，每位 8 分钟")
    first, second = (row.attendee_id for row in desk.ask(board.board, meeting)[:2])
    desk.do(signin.TakeLeave(meeting_id=meeting, attendee_id=first))
    assert line(desk, meeting, "on_site")[:2] == (Level.BAD, "没有人述职：演示01党支部")
    desk.do(signin.SendProxy(meeting_id=meeting, attendee_id=second, proxy_name="钱代表"))
    assert line(desk, meeting, "on_site")[1] == "没有人述职：演示01党支部、演示02党支部"
    desk.do(signin.CorrectProxy(meeting_id=meeting, attendee_id=second, may_report=True))
    assert line(desk, meeting, "on_site")[1] == "没有人述职：演示01党支部"


def test_reports_to_come_are_named(desk, programme):
    meeting, _, written = programme
    desk.do(ReceiveReport(meeting_id=meeting, organisation_id=written[0]))
    assert line(desk, meeting, "reports") == (
        Level.WARN, "收到 1 份，应收 2 份，还差演示04党支部", "speakers",
    )  # fmt: skip
    desk.do(ReceiveReport(meeting_id=meeting, organisation_id=written[1]))
    assert line(desk, meeting, "reports")[:2] == (Level.OK, "2 份全部收到")


def test_papers_must_be_printed_and_enough_for_who_is_expected(desk, programme):
    meeting = programme[0]
    poll = a_poll(desk, meeting, issued={}, classes=[evaluation.ClassSpec("全体", expected=4)])
    assert line(desk, meeting, "ballots")[:2] == (Level.WARN, "“演示测评”还没有登记印制份数")
    printed = {"meeting_id": meeting, "poll_id": poll, "class_code": "全体"}
    desk.do(evaluation.PrintBallots(**printed, count=3))
    assert line(desk, meeting, "ballots")[0] == Level.BAD
    desk.do(evaluation.PrintBallots(**printed, count=3))
    assert line(desk, meeting, "ballots") == (Level.OK, "“演示测评”印好 6 份", "evaluation")


@pytest.mark.parametrize(
    ("key", "told", "level"),
    [
        ("screen", {"screens": 1}, Level.BAD),
        ("screen", {"screens": 2}, Level.OK),
        ("disk", {"free_bytes": 100 << 20}, Level.BAD),
        ("disk", {"free_bytes": 500 << 20}, Level.WARN),
        ("disk", {"free_bytes": 60 << 30}, Level.OK),
        ("copy", {"acts_since_copy": 0}, Level.WARN),
        ("copy", {"acts_since_copy": 12, "last_copy": MORNING - dt.timedelta(days=1)}, Level.WARN),
        ("copy", {"acts_since_copy": 0, "last_copy": MORNING - dt.timedelta(days=1)}, Level.OK),
        ("copy", {"acts_since_copy": 12, "last_copy": MORNING}, Level.OK),
        ("copy", {"acts_since_copy": 0, "last_copy": MORNING, "same_disk": True}, Level.WARN),
        ("clock", {"clock_step": 0}, Level.OK),
        ("clock", {"clock_step": -90}, Level.WARN),
        ("fonts", {"uncovered": ()}, Level.OK),
        ("fonts", {"uncovered": ("𬭎",)}, Level.WARN),
    ],
)
def test_what_the_machine_can_do_is_judged_from_what_was_told(desk, programme, key, told, level):
    assert line(desk, programme[0], key, Surroundings(**told))[0] == level


def test_what_nobody_looked_at_is_not_claimed_to_be_ready(desk, programme):
    keys = {check.key for check in desk.ask(readiness.readiness, programme[0], MORNING)}
    assert not keys & {"screen", "disk", "copy", "clock", "fonts"}


def test_an_old_copy_is_told_with_its_day_and_what_changed_since(desk, programme):
    around = Surroundings(acts_since_copy=12, last_copy=dt.datetime(2023, 3, 16, 17, 20))
    assert line(desk, programme[0], "copy", around)[1] == "最近一份是 2023-03-16 17:20，之后改过 12 处"


def test_many_names_are_cut_after_three(desk):
    meeting, _, _ = a_programme(desk, on_site=1, written=5)
    text = line(desk, meeting, "reports")[1]
    assert text.endswith("还差演示02党支部、演示03党支部、演示04党支部…")


def test_too_much_leave_is_told_and_one_in_five_is_not(desk):
    meeting = a_meeting(desk)
    who = some_attendees(desk, meeting, *"甲乙丙丁戊")
    desk.do(signin.TakeLeave(meeting_id=meeting, attendee_id=who["甲"], reason="出差"))
    assert "turnout" not in [check.key for check in desk.ask(readiness.readiness, meeting, MORNING)]
    desk.do(signin.TakeLeave(meeting_id=meeting, attendee_id=who["乙"], reason="出差"))
    told = "已有 2 人请假或缺席，最多到 60%，不足八成"
    assert line(desk, meeting, "turnout") == (Level.WARN, told, "signin")
