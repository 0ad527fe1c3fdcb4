"""Figures of the year that the records can count are counted again; none is changed."""

from __future__ import annotations

from meetingdesk.desk import Desk
from meetingdesk.meeting.commands import SetFigure
from meetingdesk.overview.check import Level
from meetingdesk.overview.year_figures import Earlier, earlier, year_figures
from tests.builders import a_meeting, a_programme


def told(desk: Desk, meeting: str) -> dict[str, dict[str, object]]:
    found = desk.ask(year_figures, meeting)
    assert all(check.level == Level.WARN for check in found)
    return {check.key: check.values for check in found}


def test_a_figure_that_says_something_else_is_told_with_both_numbers(desk: Desk) -> None:
    meeting, _on_site, _written = a_programme(desk, 2, 1)
    for key, value in (("organisations_2022", "3"), ("branches", "4"), ("guides", "9")):
        desk.do(SetFigure(meeting_id=meeting, key=key, value=value))
    assert told(desk, meeting) == {"figure_branches": {"told": 4, "found": 3}}


def test_members_are_counted_only_where_all_are_known(desk: Desk) -> None:
    meeting, _on_site, _written = a_programme(desk, 1, 0)
    desk.do(SetFigure(meeting_id=meeting, key="members", value="507"))
    assert told(desk, meeting) == {}


def test_without_a_list_nothing_can_be_counted(desk: Desk) -> None:
    meeting = a_meeting(desk)
    desk.do(SetFigure(meeting_id=meeting, key="organisations", value="44"))
    assert told(desk, meeting) == {}


def test_last_year_stands_beside_this_year_whichever_meeting_kept_it(desk: Desk) -> None:
    last = a_meeting(desk, "去年的述职评议会", year_assessed=2021)
    meeting = a_meeting(desk, "今年的述职评议会", year_assessed=2022)
    for of, key, value in ((last, "members", "489"), (last, "members_2020", "450"), (last, "branches", None),
                           (meeting, "members", "507"), (meeting, "guides_2021", "8")):  # fmt: skip
        desk.do(SetFigure(meeting_id=of, key=key, value=value))
    assert desk.ask(earlier, meeting) == {"members": Earlier(2021, "489"), "guides": Earlier(2021, "8")}
    assert desk.ask(earlier, last) == {"members": Earlier(2020, "450")}
