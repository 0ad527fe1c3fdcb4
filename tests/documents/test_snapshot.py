"""One look at the records, from which everything is made."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from meetingdesk.desk import Desk
from meetingdesk.documents.papers import NAMES, made_of
from meetingdesk.documents.snapshot import facts_of, take
from meetingdesk.meeting.commands import CorrectMeeting, EndMeeting, StartMeeting
from meetingdesk.minutes.commands import FinaliseMinutes, KeepWording
from meetingdesk.signin.commands import SignIn
from meetingdesk.speakers.commands import EndTurn, StartTurn
from meetingdesk.speakers.notes import WriteNote
from tests.builders import a_meeting, a_programme, some_attendees
from tests.documents.conftest import Park


def test_the_facts_of_the_park_are_its_records(park: Park) -> None:
    facts = park.snapshot.facts
    assert facts.counts is not None
    assert (facts.counts.expected, facts.counts.present, facts.counts.on_leave) == (44, 43, 1)
    assert [turn.done for turn in facts.turns] == [True] * 7
    assert [poll.sealed for poll in facts.polls] == [True, True]
    assert (facts.polls[1].classes[1].issued, facts.polls[1].classes[1].void) == (43, 1)
    assert [len(poll.rows) for poll in park.snapshot.polls] == [7, 43]
    assert len(facts.problems) == 5


def test_nothing_is_said_of_attendance_before_sign_in(desk: Desk) -> None:
    meeting = a_meeting(desk)
    who = some_attendees(desk, meeting, "王五", "赵六")
    before = take(desk, meeting)
    assert (before.signed_in, before.facts.counts) == (False, None)
    desk.do(SignIn(meeting_id=meeting, attendee_id=who["王五"]))
    after = take(desk, meeting)
    assert after.facts.counts is not None
    assert (after.signed_in, after.facts.counts.present) == (True, 1)


def test_a_snapshot_is_frozen_and_asks_nothing_more(park: Park, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: Any) -> Any:
        raise AssertionError("a paper asked the records")

    snapshot = take(park.desk, park.meeting_id)
    monkeypatch.setattr(Desk, "ask", asked)
    files = {one.file for name in NAMES for one in made_of(snapshot, name)}
    assert {"会议通知.pdf", "会议通知.docx", "签到表.pdf", "胸卡.pdf", "名单.xlsx", "会议纪要.pdf"} <= files
    with pytest.raises(dataclasses.FrozenInstanceError):
        snapshot.signed_in = False  # type: ignore[misc]


def test_telephones_are_masked_before_they_reach_a_paper(park: Park) -> None:
    phones = {line.phone for line in park.snapshot.listed if line.phone}
    assert phones
    assert all("****" in phone for phone in phones)


def test_questions_and_notes_go_with_their_turn(desk: Desk) -> None:
    meeting, (first, *_), _ = a_programme(desk)
    desk.do(StartMeeting(meeting_id=meeting))
    desk.do(StartTurn(meeting_id=meeting, organisation_id=first))
    desk.do(WriteNote(meeting_id=meeting, organisation_id=first, kind="question", text="怎样设党小组"))
    desk.do(WriteNote(meeting_id=meeting, organisation_id=first, kind="note", text="带徒21人"))
    desk.do(EndTurn(meeting_id=meeting, organisation_id=first))
    turn, other, *_ = desk.ask(facts_of, meeting).turns
    assert (turn.questions, turn.notes, turn.done) == (("怎样设党小组",), ("带徒21人",), True)
    assert (other.questions, other.notes, other.done) == ((), (), False)


def reword(desk: Desk, meeting: str, text: str) -> None:
    desk.do(
        KeepWording(
            meeting_id=meeting, paper="summary", key="overview", heading="会议概况", text=text, basis=""
        )
    )


def test_own_wording_is_what_prints(desk: Desk) -> None:
    meeting = a_meeting(desk)
    reword(desk, meeting, "演示的话。")
    assert [one.text for one in take(desk, meeting).summary.sections] == ["演示的话。"]


def test_a_final_version_prints_as_it_was(desk: Desk) -> None:
    meeting = a_meeting(desk, host="张三")
    desk.do(StartMeeting(meeting_id=meeting))
    desk.do(EndMeeting(meeting_id=meeting))
    reword(desk, meeting, "已定的话。")
    facts = desk.ask(facts_of, meeting)
    final = desk.do(FinaliseMinutes(meeting_id=meeting, paper="summary", facts=facts))
    reword(desk, meeting, "后来的话。")
    kept = take(desk, meeting).summary
    assert (kept.number, kept.digest) == (1, final["digest"])
    assert [one.text for one in kept.sections] == ["已定的话。"]


def test_the_language_is_that_of_the_meeting(desk: Desk) -> None:
    meeting = a_meeting(desk)
    assert take(desk, meeting).language == "zh_CN"
    desk.do(CorrectMeeting(meeting_id=meeting, language="en"))
    assert take(desk, meeting).language == "en"
