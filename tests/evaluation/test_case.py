"""Both polls of the real meeting, played through the commands, give the expected files to the letter."""

from __future__ import annotations

import json

import pytest
import yaml

from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries, results
from tests.builders import CASE, Typed, a_meeting, case_rows, open_entry, type_pass


def typed(file: str) -> list[Typed]:
    return [
        (
            int(row["票号"]),
            row["票种"],
            None if row["状态"] == "void" else tuple(int(mark) for mark in list(row.values())[3:]),
        )
        for row in case_rows(file)
    ]


def set_up(desk: Desk, meeting: str, poll: dict) -> str:
    subjects = [do.SubjectSpec(name) for name in list(case_rows(f"{poll['stem']}-第一遍.csv")[0])[3:]]
    made = desk.do(
        do.CreatePoll(
            meeting_id=meeting,
            title=poll["title"],
            stem=poll["stem"],
            scope=poll["subjects"],
            subjects=subjects,
            grades=[do.GradeSpec(each["label"], str(each["points"])) for each in poll["scale"]],
            classes=[
                do.ClassSpec(each["code"], str(each["weight"]), each["issued"]) for each in poll["classes"]
            ],
        )
    )
    for each in poll["classes"]:
        of = {"meeting_id": meeting, "poll_id": made, "class_code": each["code"], "count": each["issued"]}
        desk.do(do.PrintBallots(**of))
        desk.do(do.IssueBallots(**of))
    return made


def play(desk: Desk, meeting: str, poll: dict) -> tuple[str, list[dict[str, int]]]:
    stem, made = poll["stem"], set_up(desk, meeting, poll)
    first = typed(f"{stem}-第一遍.csv")
    codes = [code for _paper, code, _marks in first]
    open_entry(desk, meeting, made, {code: codes.count(code) for code in dict.fromkeys(codes)})
    type_pass(desk, meeting, made, 1, first)
    type_pass(desk, meeting, made, 2, typed(f"{stem}-第二遍.csv"))
    for row in case_rows(f"{stem}-复核.csv"):
        paper, place, says = int(row["票号"]), int(row["序号"]), row["以票面为准"]
        desk.do(do.SettleDifference(meeting_id=meeting, poll_id=made, paper=paper, row=place, says=says))
    differences = queries.differences_json(desk.ask(queries.differences, made))
    desk.do(do.ConfirmPasses(meeting_id=meeting, poll_id=made, first="监票甲", second="监票乙"))
    do.seal(desk, meeting, made)
    return made, differences


@pytest.mark.parametrize("at", [0, 1], ids=["seven-on-site", "all-43"])
def test_the_case_comes_out_as_expected(desk, at):
    poll = yaml.safe_load((CASE / "polls.yaml").read_text("utf-8"))[at]
    expected = json.loads((CASE / f"{poll['stem']}-expected.json").read_text("utf-8"))
    del expected["note"]

    made, differences = play(desk, a_meeting(desk), poll)

    assert desk.ask(results.results_json, made) | {"differences": differences} == expected
