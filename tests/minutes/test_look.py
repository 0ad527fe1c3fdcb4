"""How the circulated minutes look: numbers as official papers write them, a red head, 版记, attachments."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import sentence
from meetingdesk.meeting.commands import EndMeeting, StartMeeting
from meetingdesk.minutes import queries
from meetingdesk.minutes.commands import AmendMinutes, FinaliseMinutes, SetLook
from meetingdesk.minutes.look import Look, official_number
from tests.builders import a_meeting, minutes_facts

RED = Look(
    red=True, issuer="演示党群工作部", number="[2023]003号", day=dt.date(2023, 3, 18), attach=("attendance",)
)  # fmt: skip


@pytest.fixture
def over(desk: Desk) -> str:
    made = a_meeting(desk)
    desk.do(StartMeeting(meeting_id=made))
    desk.do(EndMeeting(meeting_id=made))
    return made


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("〔2023〕3号", "〔2023〕3号"), ("[2023]03号", "〔2023〕3号"), ("（2023）第12号", "〔2023〕12号"),
        ("演党纪要【2023】7", "演党纪要〔2023〕7号"), ("3", "第3号"), ("第03号", "第3号"),
        ("第十期", "第十期"), ("", ""),
    ],
)  # fmt: skip
def test_numbers_are_written_as_official_papers_write_them(given: str, written: str) -> None:
    assert official_number(given) == written


def test_the_look_is_kept_and_taken_back_like_any_act(desk: Desk, over: str) -> None:
    desk.do(SetLook(meeting_id=over, look=RED))
    kept = desk.ask(queries.look, over)
    assert (kept.red, kept.number) == (True, "〔2023〕3号")
    assert (kept.issuer, kept.attach) == ("演示党群工作部", ("attendance",))
    act = desk.undoable()
    assert act is not None
    desk.undo(act.seq)
    assert desk.ask(queries.look, over) == Look()


def test_nothing_unknown_is_attached(desk: Desk, over: str) -> None:
    with pytest.raises(Refused) as refusal:
        desk.do(SetLook(meeting_id=over, look=Look(attach=("电话",))))
    assert "电话" in sentence(refusal.value)


def test_a_red_head_without_number_or_date_is_not_made_final(desk: Desk, over: str) -> None:
    desk.do(SetLook(meeting_id=over, look=Look(red=True, issuer="演示党群工作部")))
    with pytest.raises(Refused) as refusal:
        desk.do(FinaliseMinutes(meeting_id=over, paper="summary", facts=minutes_facts()))
    assert "版头（编号、成文日期）" in sentence(refusal.value)
    record = desk.do(FinaliseMinutes(meeting_id=over, paper="record", facts=minutes_facts()))
    assert record["number"] == 1


def test_a_final_version_keeps_its_look_and_another_look_is_an_amendment(desk: Desk, over: str) -> None:
    desk.do(SetLook(meeting_id=over, look=RED))
    first = desk.do(FinaliseMinutes(meeting_id=over, paper="summary", facts=minutes_facts()))
    desk.do(SetLook(meeting_id=over, look=Look()))
    again = AmendMinutes(meeting_id=over, paper="summary", facts=minutes_facts(), reason="改为普通版")
    second = desk.do(again)
    assert (second["number"], second["digest"] != first["digest"]) == (2, True)
    was = desk.ask(queries.final_paper, over, "summary", 1)
    assert (was.look.number, was.look.day) == ("〔2023〕3号", dt.date(2023, 3, 18))
    assert [one.heading for one in was.sections if one.style == "attachments"] == ["附件"]
    assert desk.ask(queries.final_paper, over, "summary", 2).look == Look()
