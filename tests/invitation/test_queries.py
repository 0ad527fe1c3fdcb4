"""The figures of the answers, and the list of whom to remind."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.desk import Desk
from meetingdesk.invitation import queries
from meetingdesk.invitation.commands import SetNotice, TakeReply
from meetingdesk.invitation.model import Answer
from meetingdesk.meeting.people import CorrectAttendee
from meetingdesk.signin.commands import SignIn, TakeLeave
from meetingdesk.speakers.reports import MarkMissing, ReceiveReport
from tests.builders import MORNING, a_meeting, a_programme, a_roster_person, an_attendee, some_attendees

NOON_BEFORE = dt.datetime(2023, 3, 16, 12)


def reply(desk: Desk, meeting: str, who: str, answer: str, **more: str) -> None:
    desk.do(TakeReply(meeting_id=meeting, attendee_id=who, answer=answer, **more))


def test_every_invited_person_is_counted_once(desk: Desk) -> None:
    meeting = a_meeting(desk)
    who = some_attendees(desk, meeting, "甲一", "乙二", "丙三", "丁四", "戊五")
    an_attendee(desk, meeting, "列席人", role="observer")
    reply(desk, meeting, who["甲一"], "coming")
    reply(desk, meeting, who["乙二"], "substitute", substitute_name="张三")
    reply(desk, meeting, who["丙三"], "leave")
    desk.do(TakeLeave(meeting_id=meeting, attendee_id=who["丁四"], reason="生病"))
    counts = desk.ask(queries.counts, meeting)
    assert counts == queries.Counts(invited=5, coming=1, leave=2, substitute=1, outstanding=1)
    assert counts.replied == 4


def test_leave_noted_at_the_desk_is_an_answer(desk: Desk) -> None:
    meeting = a_meeting(desk)
    who = an_attendee(desk, meeting, "张伟")
    desk.do(TakeLeave(meeting_id=meeting, attendee_id=who, reason="生病"))
    (row,) = desk.ask(queries.replies, meeting)
    assert (row.answer, row.reason, row.way) == (Answer.LEAVE, "生病", None)


def test_whom_to_remind_of_what(desk: Desk) -> None:
    meeting, (speaks, answered), (sent_in, owes) = a_programme(desk, on_site=2, written=2)
    del speaks, answered
    desk.do(SetNotice(meeting_id=meeting, reply_by=NOON_BEFORE, reports_due=MORNING.replace(day=19)))
    people = {row.name: row.id for row in desk.ask(queries.replies, meeting)}
    reply(desk, meeting, people["演示人02"], "coming")
    reply(desk, meeting, people["演示人04"], "leave")
    desk.do(ReceiveReport(meeting_id=meeting, organisation_id=sent_in))
    desk.do(MarkMissing(meeting_id=meeting, organisation_id=owes))
    rows = desk.ask(queries.chase, meeting, MORNING)
    assert [(row.name, row.owes_reply, row.owes_report, row.reply_days, row.report_days) for row in rows] == [
        ("演示人01", True, False, -1, None),
        ("演示人03", True, False, -1, None),
        ("演示人04", False, True, None, 2),
    ]


def test_days_run_by_the_calendar_not_by_hours(desk: Desk) -> None:
    meeting = a_meeting(desk)
    an_attendee(desk, meeting, "张伟")
    desk.do(SetNotice(meeting_id=meeting, reply_by=NOON_BEFORE))
    nights = [NOON_BEFORE.replace(day=day, hour=hour) for day, hour in ((15, 23), (16, 8), (16, 20), (17, 0))]
    assert [desk.ask(queries.chase, meeting, now)[0].reply_days for now in nights] == [1, 0, 0, -1]


def test_who_is_here_owes_no_answer(desk: Desk) -> None:
    meeting = a_meeting(desk)
    who = an_attendee(desk, meeting, "张伟")
    assert [row.id for row in desk.ask(queries.chase, meeting, MORNING)] == [who]
    desk.do(SignIn(meeting_id=meeting, attendee_id=who))
    assert desk.ask(queries.chase, meeting, MORNING) == ()


@pytest.mark.parametrize(("whole", "shown"), [(False, "138****2023"), (True, "13800002023")])
def test_phones_are_masked_unless_asked_for(desk: Desk, whole: bool, shown: str) -> None:
    meeting = a_meeting(desk)
    person, organisation = a_roster_person(desk, "张伟", "演示企业20", phone="13800002023")
    an_attendee(desk, meeting, "张伟", person_id=person, organisation_id=organisation)
    (row,) = desk.ask(queries.chase, meeting, MORNING, whole_phones=whole)
    assert row.phone == shown


def test_a_report_that_nobody_expected_stands_for_is_not_lost(desk: Desk) -> None:
    meeting, _on_site, (owes,) = a_programme(desk, on_site=0, written=1)
    (person,) = desk.ask(queries.replies, meeting)
    desk.do(CorrectAttendee(meeting_id=meeting, attendee_id=person.id, role="staff"))
    (row,) = desk.ask(queries.chase, meeting, MORNING)
    assert (row.id, row.unit, row.owes_report, row.number) == (owes, "演示01党支部", True, None)
