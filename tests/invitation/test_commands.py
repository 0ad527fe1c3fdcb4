"""The notice, the answers to it, and what an answer does at the sign-in desk."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.invitation import queries
from meetingdesk.invitation.commands import LookAtPhones, MarkNoticeSent, SetNotice, TakeReply, TakeReplyBack
from meetingdesk.invitation.model import Answer, Way
from meetingdesk.meeting.commands import ArchiveMeeting, EndMeeting, StartMeeting
from meetingdesk.signin import commands as signin
from meetingdesk.signin import queries as standing
from meetingdesk.signin.model import Status
from meetingdesk.speakers import queries as speakers
from meetingdesk.speakers.reports import ReceiveReport
from tests.builders import MORNING, a_meeting, a_programme, an_attendee

EVE = MORNING - dt.timedelta(days=1)


@pytest.fixture
def meeting(desk: Desk) -> str:
    return a_meeting(desk)


@pytest.fixture
def zhang(desk: Desk, meeting: str) -> str:
    return an_attendee(desk, meeting, "张伟", "演示企业20党支部")


def answered(desk: Desk, meeting: str) -> queries.ReplyRow:
    return desk.ask(queries.replies, meeting)[0]


def at_desk(desk: Desk, meeting: str) -> standing.BoardRow:
    return desk.ask(standing.board, meeting)[0]


def refusal(desk: Desk, command: object) -> str:
    with pytest.raises(Refused) as caught:
        desk.do(command)  # type: ignore[type-var]
    return caught.value.key


def test_a_notice_keeps_what_was_said_and_leaves_the_rest(desk: Desk, meeting: str) -> None:
    assert desk.ask(queries.notice, meeting) == queries.NoticeRow()
    first = {"contact": " 演示联系人 ", "dress": "正装", "early_minutes": 10, "reply_by": EVE}
    desk.do(SetNotice(meeting_id=meeting, **first))
    desk.do(SetNotice(meeting_id=meeting, dress=None, contact_phone="0731-0000000"))
    told = desk.ask(queries.notice, meeting)
    assert (told.contact, told.contact_phone, told.dress) == ("演示联系人", "0731-0000000", None)
    assert (told.early_minutes, told.reply_by, told.sent_at) == (10, EVE, None)


@pytest.mark.parametrize("minutes", [-1, 241])
def test_nobody_is_asked_to_come_earlier_than_can_be(desk: Desk, meeting: str, minutes: int) -> None:
    assert refusal(desk, SetNotice(meeting_id=meeting, early_minutes=minutes)) == "invitation.bad_early"
    assert desk.ask(queries.notice, meeting).early_minutes is None


def test_the_date_for_reports_decides_what_is_late(desk: Desk) -> None:
    meeting, _on_site, (first, second) = a_programme(desk, on_site=1, written=2)
    desk.do(SetNotice(meeting_id=meeting, reports_due=EVE))
    assert desk.ask(queries.notice, meeting).reports_due == EVE
    desk.do(ReceiveReport(meeting_id=meeting, organisation_id=first, at=EVE))
    desk.do(ReceiveReport(meeting_id=meeting, organisation_id=second, at=EVE + dt.timedelta(minutes=1)))
    assert [row.state.value for row in desk.ask(speakers.reports, meeting)] == ["received", "late"]


def test_the_sending_is_noted_and_cannot_lie_ahead(desk: Desk, meeting: str) -> None:
    desk.do(MarkNoticeSent(meeting_id=meeting, at=EVE))
    assert desk.ask(queries.notice, meeting).sent_at == EVE
    ahead = MORNING + dt.timedelta(minutes=1)
    assert refusal(desk, MarkNoticeSent(meeting_id=meeting, at=ahead)) == "invitation.not_yet"
    desk.do(MarkNoticeSent(meeting_id=meeting))
    assert desk.ask(queries.notice, meeting).sent_at == MORNING


def test_an_answer_says_who_took_it_how_and_when(desk: Desk, meeting: str, zhang: str) -> None:
    assert answered(desk, meeting).answer is Answer.NONE
    desk.do(TakeReply(meeting_id=meeting, attendee_id=zhang, answer="coming", way="slip"))
    row = answered(desk, meeting)
    assert (row.answer, row.way, row.taken_by, row.taken_at) == (
        Answer.COMING, Way.SLIP, "演示录入员甲", MORNING,
    )  # fmt: skip


def test_leave_by_phone_is_leave_at_the_desk_in_one_act(desk: Desk, meeting: str, zhang: str) -> None:
    before = len(desk.history())
    desk.do(TakeReply(meeting_id=meeting, attendee_id=zhang, answer="leave", reason="出差"))
    assert len(desk.history()) == before + 1
    row = at_desk(desk, meeting)
    assert (row.status, row.reason, row.excused) == (Status.LEAVE, "出差", True)
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert at_desk(desk, meeting).status is Status.NOT_ARRIVED
    assert answered(desk, meeting).answer is Answer.NONE


def test_who_asked_for_leave_and_comes_is_signed_in(desk: Desk, meeting: str, zhang: str) -> None:
    desk.do(TakeReply(meeting_id=meeting, attendee_id=zhang, answer="leave"))
    assert not desk.do(signin.SignIn(meeting_id=meeting, attendee_id=zhang))["already"]
    assert at_desk(desk, meeting).status is Status.PRESENT
    assert answered(desk, meeting).answer is Answer.LEAVE, "what was answered stays on record"


@pytest.mark.parametrize("answer", ["coming", "substitute"])
def test_another_answer_takes_the_leave_back(desk: Desk, meeting: str, zhang: str, answer: str) -> None:
    of = {"meeting_id": meeting, "attendee_id": zhang}
    desk.do(TakeReply(**of, answer="leave", reason="出差"))
    desk.do(TakeReply(**of, answer=answer, substitute_name="李四"))
    assert at_desk(desk, meeting).status is Status.NOT_ARRIVED
    assert answered(desk, meeting).answer == answer


def test_a_leave_that_the_desk_took_back_can_be_answered_again(desk: Desk, meeting: str, zhang: str) -> None:
    leave = {"meeting_id": meeting, "attendee_id": zhang, "answer": "leave", "reason": "出差"}
    desk.do(TakeReply(**leave))
    assert desk.do(TakeReply(**leave))["already"]
    desk.do(signin.UndoSignIn(meeting_id=meeting, attendee_id=zhang))
    assert not desk.do(TakeReply(**leave))["already"]
    assert at_desk(desk, meeting).status is Status.LEAVE


def test_leave_of_someone_who_is_here_is_refused_whole(desk: Desk, meeting: str, zhang: str) -> None:
    of = {"meeting_id": meeting, "attendee_id": zhang}
    desk.do(signin.SignIn(**of))
    assert refusal(desk, TakeReply(**of, answer="leave")) == "signin.already"
    assert answered(desk, meeting).answer is Answer.NONE


def test_a_substitute_is_announced_and_not_yet_here(desk: Desk, meeting: str, zhang: str) -> None:
    of = {"meeting_id": meeting, "attendee_id": zhang, "answer": "substitute"}
    assert refusal(desk, TakeReply(**of, substitute_name=" ")) == "invitation.substitute_unnamed"
    desk.do(TakeReply(**of, substitute_name="李四", substitute_post="副书记", reason="住院"))
    told = desk.ask(queries.announced, meeting)[zhang]
    assert (told.substitute_name, told.substitute_post, told.reason) == ("李四", "副书记", "住院")
    assert at_desk(desk, meeting).status is Status.NOT_ARRIVED


def test_an_answer_that_is_none_is_refused(desk: Desk, meeting: str, zhang: str) -> None:
    for words in ({"answer": "none"}, {"answer": "perhaps"}, {"answer": "coming", "way": "pigeon"}):
        command = TakeReply(meeting_id=meeting, attendee_id=zhang, **words)
        assert refusal(desk, command) == "invitation.answer"


def test_the_same_answer_twice_is_one(desk: Desk, meeting: str, zhang: str, clock: FixedClock) -> None:
    coming = {"meeting_id": meeting, "attendee_id": zhang, "answer": "coming"}
    desk.do(TakeReply(**coming))
    clock.advance(60)
    assert desk.do(TakeReply(**coming))["already"]
    assert answered(desk, meeting).taken_at == MORNING


def test_an_answer_can_be_taken_back_with_its_leave(desk: Desk, meeting: str, zhang: str) -> None:
    of = {"meeting_id": meeting, "attendee_id": zhang}
    assert refusal(desk, TakeReplyBack(**of)) == "invitation.no_reply"
    desk.do(TakeReply(**of, answer="leave"))
    desk.do(TakeReplyBack(**of))
    assert at_desk(desk, meeting).status is Status.NOT_ARRIVED
    assert answered(desk, meeting).answer is Answer.NONE


def test_nothing_of_a_filed_meeting_changes(desk: Desk, meeting: str, zhang: str) -> None:
    for kind in (StartMeeting, EndMeeting, ArchiveMeeting):
        desk.do(kind(meeting_id=meeting))
    of = {"meeting_id": meeting}
    commands = (
        SetNotice(**of, dress="正装"), MarkNoticeSent(**of), TakeReplyBack(**of, attendee_id=zhang),
        TakeReply(**of, attendee_id=zhang, answer="coming"), LookAtPhones(**of, attendee_ids=(zhang,)),
    )  # fmt: skip
    assert {refusal(desk, command) for command in commands} == {"meeting.archived"}


def test_a_look_at_phones_is_in_the_history(desk: Desk, meeting: str, zhang: str) -> None:
    assert desk.do(LookAtPhones(meeting_id=meeting, attendee_ids=(zhang,))) == 1
    assert desk.history(1)[0].name == "invitation.LookAtPhones"
