"""Every fact of the park's case and of its played morning stands in 纪要 or 记录, and nothing else does.

Two lists: what must be said; and every number, unit and time that the papers say, each of which must be in
the records or follow from them by counting.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import yaml

from meetingdesk.documents.snapshot import facts_of
from meetingdesk.minutes.facts import Facts, plain
from meetingdesk.minutes.sections import build
from tests.builders import CASE, case_rows
from tests.documents.conftest import Park

FIGURE = re.compile(r"\d+(?::\d\d)?")
MARK = "〔待补〕"


@pytest.fixture
def facts(park: Park) -> Facts:
    return park.desk.ask(facts_of, park.meeting_id)


def said(facts: Facts, paper: str) -> str:
    lines = [line for one in build(facts, paper) for line in (one.heading, *one.paragraphs)]
    return "\n".join(lines)


def both(facts: Facts) -> str:
    return said(facts, "summary") + said(facts, "record")


def case() -> dict[str, Any]:
    return yaml.safe_load((CASE / "meeting.yaml").read_text(encoding="utf-8"))


def test_every_person_unit_reason_and_substitute_is_told(facts: Facts) -> None:
    told = both(facts)
    for row in case_rows("参会名单-GB18030.csv", "gb18030"):
        assert row["姓名"] in told, row
        assert row["单位"] in told, row
    people = [one for one in facts.people if one.status == "leave"]
    assert people
    assert all((one.reason or "") in told for one in people)
    assert all(one.proxy_name in told for one in facts.people if one.status == "proxy" and one.proxy_name)


def test_every_comment_problem_guest_and_point_is_told(facts: Facts) -> None:
    told = both(facts)
    for one in facts.comments:
        assert one.organisation in told
        assert one.text.rstrip("。") in told, one
    for problem in facts.problems:
        assert problem.area in told
    for guest in facts.guests:
        assert (guest.name or MARK) in told
        assert (guest.unit or "") in told
    for remark in facts.remarks:
        assert remark.text.rstrip("。") in told, remark


def test_every_turn_report_and_count_is_told(facts: Facts) -> None:
    told = said(facts, "record")
    for turn in facts.turns:
        assert turn.organisation in told
        assert turn.used_seconds is not None
        minutes, seconds = divmod(turn.used_seconds, 60)
        assert f"用时{minutes}分" + (f"{seconds}秒" if seconds else "") in told
    for report in facts.reports:
        assert report.organisation in told
    counts = facts.counts
    assert counts is not None
    for words in (f"应到{counts.expected}人", f"实到{counts.present}人", f"请假{counts.on_leave}人"):
        assert words in told
    for poll in facts.polls:
        issued = sum(one.issued for one in poll.classes)
        assert f"发出测评表{issued}份" in told


def test_every_known_value_of_the_file_is_told_and_every_null_is_open(facts: Facts) -> None:
    told = both(facts)
    meeting = case()["meeting"]
    for value in (facts.meeting.title, facts.meeting.venue, facts.meeting.organiser):
        assert value
        assert value in told
    assert meeting.get("host") is None
    assert f"主持人：{MARK}" in told
    assert f"记录人：{MARK}" in told
    for figure in facts.figures:
        if figure.value is not None and figure.key.split(".")[0] not in {
            "secretaries_attending", "secretaries_expected", "on_site_reports", "written_reports",
        }:  # fmt: skip
            assert str(figure.value) in told, figure


@pytest.mark.parametrize("paper", ["summary", "record"])
def test_no_number_is_said_that_the_records_do_not_hold(facts: Facts, paper: str) -> None:
    """A number is a record's own, one of its parts, or how many there are of something."""
    known = set(FIGURE.findall(str(plain(facts))))
    known |= {str(int(one)) for one in list(known) if one.isdigit()}
    for moment in re.findall(r"T(\d\d):(\d\d)", str(plain(facts))):
        known.add(f"{int(moment[0])}:{moment[1]}")
    for turn in facts.turns:
        for seconds in (turn.used_seconds or 0, turn.planned_seconds or 0,
                        (turn.used_seconds or 0) - (turn.planned_seconds or 0)):  # fmt: skip
            known |= {str(seconds // 60), str(seconds % 60)}
    for name in ("used_seconds", "planned_seconds"):
        whole = sum(getattr(turn, name) or 0 for turn in facts.turns)
        known |= {str(whole // 60), str(whole % 60)}
    for poll in facts.polls:
        known |= {str(sum(getattr(one, name) for one in poll.classes))
                  for name in ("issued", "returned", "valid", "void")}  # fmt: skip
    counted = [value for value in vars(facts).values() if isinstance(value, tuple)]
    by_kind = [sum(one.state == state for one in facts.reports) for state in ("received", "late", "missing")]
    spoken = {one.organisation for one in facts.comments if one.kind in {"praise", "problem"}}
    done = [one for one in facts.agenda if one.state == "done" and one.kind != "sign_in"]
    known |= {str(len(one)) for one in counted} | {str(len(spoken)), str(len(done))}
    known |= {str(number) for number in (*by_kind, by_kind[0] + by_kind[1])}
    told = re.sub(r"(?m)^\d{1,2}\.", "", said(facts, paper))  # places in a list
    assert sorted(set(FIGURE.findall(told)) - known) == []


@pytest.mark.parametrize("paper", ["summary", "record"])
def test_no_unit_or_person_is_named_that_the_records_do_not_hold(facts: Facts, paper: str) -> None:
    known = str(plain(facts))
    named = re.findall(r"[\u4e00-\u9fff0-9A-Za-z]{2,12}?(?:党委|党支部|党总支)", said(facts, paper))
    assert len(named) > 40
    counted = {"其中党委", "新建党支部"}  # how many there are, not what one is called
    assert [one for one in named if one not in known and one[-6:] not in known and one not in counted] == []


def test_what_was_not_recorded_is_not_said(facts: Facts) -> None:
    lists = ("guests", "comments", "problems", "remarks", "polls", "turns", "reports", "figures", "agenda")
    bare = replace(facts, **dict.fromkeys(lists, ()))
    told = both(bare)
    for words in ("点评", "测评", "述职，", "共性问题", "学习", "号召"):
        assert words not in told
