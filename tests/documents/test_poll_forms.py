"""Every kind of form from the blank ballot to the verified result."""

from __future__ import annotations

from typing import Any

import pytest

from meetingdesk.cli.verifying import of_database
from meetingdesk.desk import Desk
from meetingdesk.documents.papers import made_of
from meetingdesk.documents.pdf_lines import read
from meetingdesk.documents.poll_papers import BALLOTS, COUNTED, FEEDBACK, NAMES
from meetingdesk.documents.results_check import content_of, findings
from meetingdesk.documents.results_file import NAME
from meetingdesk.documents.snapshot import Snapshot, take
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ballots import points_mark
from meetingdesk.evaluation.specs import AspectSpec, Kind
from tests.builders import a_meeting, a_poll, open_entry, type_pass
from tests.documents.reading import pages, text

ASPECTS = (AspectSpec("政治引领", "20"), AspectSpec("融入管理", "30"), AspectSpec("队伍建设", "50"))
FORMS: dict[str, dict[str, Any]] = {
    "rows": {"kind": Kind.ROWS.value},
    "aspects": {"kind": Kind.ASPECTS.value, "aspects": (*ASPECTS, AspectSpec("综合评价", overall=True))},
    "points": {"kind": Kind.POINTS.value, "aspects": (*ASPECTS, AspectSpec("总体评价", overall=True))},
    "satisfaction": {"kind": Kind.SATISFACTION.value, "grades": do.SCALES[3].grades, "neutral": "不了解"},
}
MARKS = {
    "rows": (1, 2), "satisfaction": (1, 5), "aspects": (1, 2, 1, 1, 2, 2, 0, 2),
    "points": (*map(points_mark, (95, 90, 88)), 1, *map(points_mark, (80, 0, 100)), 2),
}  # fmt: skip


def sealed(desk: Desk, form: str) -> Snapshot:
    meeting = a_meeting(desk)
    poll = a_poll(desk, meeting, issued={"全体": 6}, **FORMS[form])
    open_entry(desk, meeting, poll, {"全体": 6})
    for number in (1, 2):
        type_pass(desk, meeting, poll, number, [(paper, "全体", MARKS[form]) for paper in range(1, 7)])
    desk.do(do.ConfirmPasses(meeting_id=meeting, poll_id=poll, first="监票甲", second="监票乙"))
    do.seal(desk, meeting, poll)
    return take(desk, meeting)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_printed_counted_signed_and_verified(desk: Desk, form: str) -> None:
    snapshot = sealed(desk, form)
    made = {name: made_of(snapshot, name)[0].data for name in (*NAMES, "测评结果", "测评结果表")}
    assert "演示甲党支部" in text(made[BALLOTS])
    assert pages(made[COUNTED]) == 1
    assert pages(made[FEEDBACK]) == 2
    reading = read(made["测评结果"], NAME)
    content = content_of(reading, "a.pdf")
    assert findings(reading, content) == []
    assert of_database(reading, content, desk, "a.db") == []
    (poll,) = snapshot.polls
    printed = text(made["测评结果"])
    assert all(row.score in printed for row in poll.rows if row.score)
    for aspect in FORMS[form].get("aspects", ()):
        assert aspect.label in printed
        assert aspect.label in text(made[BALLOTS])


def test_the_box_for_those_who_do_not_know_is_on_ballot_and_result(desk: Desk) -> None:
    snapshot = sealed(desk, "satisfaction")
    assert "不了解" in text(made_of(snapshot, BALLOTS)[0].data)
    assert "不了解" in text(made_of(snapshot, "测评结果")[0].data)
