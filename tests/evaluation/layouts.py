"""Polls of the other layouts, played from form to seal, for the tests beside this file."""

from __future__ import annotations

from typing import Any

from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ballots import points_mark
from tests.builders import Typed
from tests.evaluation.polls import Played, in_entry

TWO = {"first": "监票甲", "second": "监票乙"}

T2 = {
    "kind": "aspects",
    "aspects": [do.AspectSpec("德", "60"), do.AspectSpec("绩", "40"), do.AspectSpec("综合评价", "0", True)],
}
T3 = {
    "kind": "points",
    "aspects": [do.AspectSpec("德", "75"), do.AspectSpec("绩", "25"), do.AspectSpec("总评", "0", True)],
}
T4 = {"kind": "satisfaction", "neutral": "不了解"}


def points(*given: int | None, overall: int | None = None) -> tuple[int, ...]:
    """Marks of points, None = left blank; and the overall tick."""
    marks = tuple(0 if each is None else points_mark(each) for each in given)
    return marks if overall is None else (*marks, overall)


def counted(desk: Desk, papers: list[Typed], **form: Any) -> Played:
    """A sealed poll of one subject (unless `subjects` says otherwise) whose two passes are alike."""
    codes = [code for _number, code, _marks in papers]
    form.setdefault("subjects", [do.SubjectSpec("演示甲党支部", "演示人甲")])
    poll = in_entry(desk, {code: codes.count(code) for code in dict.fromkeys(codes)}, **form)
    poll.type(1, papers)
    poll.type(2, papers)
    poll.do(do.ConfirmPasses, **TWO)
    do.seal(desk, poll.meeting, poll.poll)
    return poll


def papers(*rows: tuple[int, ...] | None, code: str = "全体", start: int = 1) -> list[Typed]:
    """Papers numbered in order."""
    return [(number, code, marks) for number, marks in enumerate(rows, start)]
