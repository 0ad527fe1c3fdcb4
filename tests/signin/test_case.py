"""The morning of the real meeting, line by line, gives the figures of its expected.json."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

from meetingdesk.desk import Desk
from meetingdesk.signin import commands, many, queries
from tests.builders import CASE, MORNING, a_meeting, an_attendee, case_rows


def listed(desk: Desk) -> tuple[str, dict[int, str]]:
    meeting = a_meeting(desk)
    return meeting, {
        int(row["序号"]): an_attendee(desk, meeting, row["姓名"], row["单位"], post=row["职务"])
        for row in case_rows("参会名单-GB18030.csv", "gb18030")
    }


def command(row: dict[str, str], meeting: str, people: dict[int, str]) -> commands.Command:
    who = {"meeting_id": meeting, "attendee_id": people[int(row["序号"])]}
    at = dt.datetime.combine(MORNING.date(), dt.time.fromisoformat(row["时间"]))
    if row["动作"] == "请假":
        return commands.TakeLeave(**who, reason=row["事由"])
    if row["动作"] == "代会":
        proxy = {"proxy_name": row["代会人"], "proxy_post": row["代会人职务"]}
        return commands.SendProxy(**who, at=at, **proxy)
    return commands.SignIn(**who, at=at)


def test_the_real_morning_gives_the_expected_attendance(desk: Desk):
    meeting, people = listed(desk)
    lines = case_rows("签到.csv")
    for row in lines:
        desk.do(command(row, meeting, people))
        assert desk.ask(queries.counts, meeting).balanced
    for row in lines[1:9]:
        assert desk.do(command(row, meeting, people))["already"]
    desk.do(many.CloseSignIn(meeting_id=meeting))
    counts = dataclasses.asdict(desk.ask(queries.counts, meeting))
    expected = json.loads((CASE / "expected.json").read_text(encoding="utf-8"))["attendance"]
    assert {key: counts[key] for key in expected} == expected
