"""Reports on paper."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.speakers import programme, queries, reports
from tests.builders import MORNING, a_programme

LATER = MORNING.replace(hour=9)


class Desk1:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.meeting, self.speakers, self.ids = a_programme(desk)

    def do(self, command: str, who: int = 0, **given: object):
        kind = getattr(reports, command)
        return self.desk.do(kind(meeting_id=self.meeting, organisation_id=self.ids[who], **given))

    def row(self, who: int = 0) -> queries.ReportRow:
        return self.desk.ask(queries.reports, self.meeting)[who]

    def figures(self) -> tuple[int, ...]:
        counts = self.desk.ask(queries.counts, self.meeting)
        return counts.written, counts.received, counts.received_late, counts.missing, counts.outstanding


@pytest.fixture
def paper(desk: Desk) -> Desk1:
    return Desk1(desk)


def test_a_report_is_taken_in_once_with_time_pages_and_who_brought_it(paper):
    assert paper.do("ReceiveReport", at=MORNING, pages=3, handed_by=" 钱 ")["already"] is False
    again = paper.do("ReceiveReport", at=LATER, pages=9)
    row = paper.row()
    assert (again["already"], again["received_at"]) == (True, "2023-03-17T08:00:00")
    assert (row.state, row.received_at, row.pages, row.handed_by) == ("received", MORNING, 3, "钱")
    assert paper.figures() == (2, 1, 0, 0, 1)


@pytest.mark.parametrize(
    ("due", "said", "state"),
    [
        (None, None, "received"), (None, True, "late"), (LATER, None, "received"), (MORNING, None, "late"),
        (MORNING, False, "received"),
    ],
)  # fmt: skip
def test_late_is_after_the_day_it_was_due_or_as_someone_says(paper, due, said, state):
    paper.desk.do(programme.SetTiming(meeting_id=paper.meeting, reports_due=due))
    assert paper.do("ReceiveReport", at=LATER, late=said)["state"] == state


def test_late_reports_are_received_ones_and_can_be_decided_by_hand(paper):
    paper.do("ReceiveReport")
    paper.do("MarkReportLate")
    assert paper.figures() == (2, 1, 1, 0, 1)
    paper.do("MarkReportLate", late=False)
    assert paper.figures() == (2, 1, 0, 0, 1)


def test_a_missing_report_that_comes_after_all_is_late(paper):
    paper.do("MarkMissing")
    assert paper.figures() == (2, 0, 0, 1, 1)
    assert paper.do("ReceiveReport")["state"] == "late"


def test_taking_it_back_forgets_everything_about_it(paper):
    paper.do("ReceiveReport", pages=3, handed_by="钱")
    paper.do("UndoReceive")
    row = paper.row()
    assert (row.state, row.received_at, row.pages, row.handed_by) == ("expected", None, None, None)


def test_details_can_be_put_right(paper):
    paper.do("ReceiveReport", at=MORNING, pages=3)
    paper.do("CorrectReport", pages=4)
    assert (paper.row().pages, paper.row().received_at) == (4, MORNING)


@pytest.mark.parametrize(
    ("before", "command", "given", "key"),
    [
        (None, "MarkReportLate", {}, "speakers.not_received"),
        (None, "CorrectReport", {"pages": 3}, "speakers.not_received"),
        (None, "UndoReceive", {}, "speakers.nothing_received"),
        ("ReceiveReport", "MarkMissing", {}, "speakers.handed_in"),
        (None, "ReceiveReport", {"pages": 0}, "speakers.bad_pages"),
        ("ReceiveReport", "CorrectReport", {"pages": -1}, "speakers.bad_pages"),
    ],
)
def test_refusals_name_the_organisation_and_change_nothing(paper, before, command, given, key):
    if before:
        paper.do(before)
    was = paper.row()
    with pytest.raises(Refused) as refusal:
        paper.do(command, **given)
    assert (refusal.value.key, refusal.value.values["name"]) == (key, "演示04党支部")
    assert paper.row() == was


def test_an_organisation_that_speaks_hands_in_no_report_here(paper):
    with pytest.raises(Refused, match=r"speakers\.not_written"):
        paper.desk.do(
            reports.ReceiveReport(meeting_id=paper.meeting, organisation_id=paper.speakers[0])
        )
