"""A database for the window's benches: the sample's people on the list of a meeting, nobody signed in."""

from __future__ import annotations

from pathlib import Path

from meetingdesk.bootstrap import open_desk
from meetingdesk.evaluation.commands import ClassSpec, CreatePoll, IssueBallots, SubjectSpec
from meetingdesk.meeting.commands import CreateMeeting, StartMeeting
from meetingdesk.meeting.people import AddAttendee


def a_meeting(database: Path, people: int = 44, polled: bool = False) -> None:
    """Write it; `polled`: with a poll whose papers are out."""
    with open_desk(database) as desk:
        desk.operator = "演示录入员甲"
        meeting = desk.do(CreateMeeting(title="演示述职评议会", sample=True))
        for number in range(1, people + 1):
            unit = f"演示企业{number:02}党支部"
            desk.do(AddAttendee(meeting_id=meeting, name=_name(number), unit=unit, post="党支部书记"))
        desk.do(StartMeeting(meeting_id=meeting))
        if polled:
            subjects = [SubjectSpec(f"演示企业{number:02}党支部") for number in range(1, 8)]
            classes = [ClassSpec("全体")]
            poll = desk.do(
                CreatePoll(meeting_id=meeting, title="演示测评", subjects=subjects, classes=classes)
            )
            desk.do(IssueBallots(meeting_id=meeting, poll_id=poll, class_code="全体", count=people))


def _name(number: int) -> str:
    surnames, given = "赵钱孙李周吴郑王冯陈", "国强伟芳娜秀英敏静丽洋艳勇军一鸣建华文志"
    return surnames[number % 10] + given[number % 20] + given[number * 7 % 20]
