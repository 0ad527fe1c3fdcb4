"""述职.csv of the real meeting gives the figures of its expected.json and the subjects of its polls."""

from __future__ import annotations

import dataclasses
import json

from meetingdesk.desk import Desk
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.speakers import commands, programme, queries, reports
from tests.builders import CASE, a_meeting, a_roster, case_rows


def listed(desk: Desk) -> tuple[str, dict[str, str]]:
    roster = case_rows("参会名单-GB18030.csv", "gb18030")
    entries = [(row["姓名"], *parted(row["单位"])) for row in roster]
    ids = a_roster(desk, *entries)
    meeting = a_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    return meeting, ids


def parted(unit: str) -> tuple[str, str]:
    kind = "党支部" if unit.endswith("党支部") else "党委"
    return unit.removesuffix(kind), kind


def play(desk: Desk, meeting: str, ids: dict[str, str]) -> None:
    lines = case_rows("述职.csv")
    on_site = sorted((row for row in lines if row["方式"] == "现场"), key=lambda row: int(row["顺序"]))
    for row in on_site:
        who = ids[row["党组织"]]
        planned = int(row["计划秒数"])
        desk.do(programme.PlaceOnSite(meeting_id=meeting, organisation_ids=(who,), planned_seconds=planned))
        used = int(row["实用秒数"])
        desk.do(commands.RecordTurn(meeting_id=meeting, organisation_id=who, used_seconds=used))
    for row in lines:
        who = ids[row["党组织"]]
        if row["方式"] == "书面":
            desk.do(programme.PlaceWritten(meeting_id=meeting, organisation_ids=(who,)))
            if row["书面报告收到"]:
                late = row["书面报告收到"] == "迟交"
                desk.do(reports.ReceiveReport(meeting_id=meeting, organisation_id=who, late=late))


def test_the_real_reports_give_the_expected_figures(desk: Desk):
    meeting, ids = listed(desk)
    play(desk, meeting, ids)
    counts = dataclasses.asdict(desk.ask(queries.counts, meeting))
    expected = json.loads((CASE / "expected.json").read_text(encoding="utf-8"))["reports"]
    assert {key: counts[key] for key in expected} == expected


def test_the_subjects_of_both_polls_come_in_the_order_of_their_papers(desk: Desk):
    meeting, ids = listed(desk)
    play(desk, meeting, ids)
    for which, file in (("on_site", "测评-现场7人-第一遍.csv"), ("reporting", "测评-全部43人-第一遍.csv")):
        heads = list(case_rows(file)[0])[3:]
        assert [subject.unit for subject in desk.ask(queries.reporting, meeting, which)] == heads
