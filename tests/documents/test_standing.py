"""How the papers stand, as the 文档 page tells it."""

from __future__ import annotations

from pathlib import Path

from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.documents.choices import CardSize, Choices
from meetingdesk.documents.standing import PaperState, Standing, standings
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.signin.commands import SignIn
from tests.builders import a_meeting, some_attendees


def states(desk: Desk, meeting: str) -> dict[str, PaperState]:
    return {state.name: state for state in standings(desk, meeting)}


def test_a_new_meeting_has_nothing_made_and_nothing_to_tell_of_nobody(desk: Desk) -> None:
    found = states(desk, a_meeting(desk))
    for name in ("会议通知", "签到表", "名单", "会议记录", "会议纪要"):
        assert found[name].standing is Standing.NOT_MADE
    for name in ("席卡", "胸卡", "分单位名单", "催办名单", "测评结果"):
        assert found[name].standing is Standing.NOTHING
    assert {state.standing for state in found.values()} == {Standing.NOT_MADE, Standing.NOTHING}


def test_what_was_made_is_current_with_its_time_until_the_records_change(desk: Desk, tmp_path: Path) -> None:
    meeting = a_meeting(desk)
    who = some_attendees(desk, meeting, "王五", "赵六")
    papers.make(desk, meeting, tmp_path, ["签到表", "席卡", "胸卡"])
    made = states(desk, meeting)
    current = {name for name, state in made.items() if state.standing is Standing.CURRENT}
    assert current == {"签到表", "席卡", "胸卡"}
    assert made["签到表"].at == desk.clock.now()
    desk.do(SignIn(meeting_id=meeting, attendee_id=who["王五"]))
    later = states(desk, meeting)
    assert later["签到表"].standing is Standing.CHANGED
    assert (later["席卡"].standing, later["胸卡"].standing) == (Standing.CURRENT, Standing.CURRENT)


def test_a_change_that_is_undone_leaves_the_paper_current(desk: Desk, tmp_path: Path) -> None:
    meeting = a_meeting(desk)
    who = some_attendees(desk, meeting, "王五")
    papers.make(desk, meeting, tmp_path, ["签到表"])
    desk.do(SignIn(meeting_id=meeting, attendee_id=who["王五"]))
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert states(desk, meeting)["签到表"].standing is Standing.CURRENT


def test_how_a_paper_looks_and_which_day_it_is_make_no_change(
    desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    meeting = a_meeting(desk)
    some_attendees(desk, meeting, "王五")
    look = Choices(by_kind=True, phone_column=True, card=CardSize.HIGH)
    papers.make(desk, meeting, tmp_path, ["签到表", "席卡", "催办名单"], choices=look)
    clock.advance(86_400)
    found = states(desk, meeting)
    assert {found[name].standing for name in ("签到表", "席卡", "催办名单")} == {Standing.CURRENT}


def test_making_papers_is_told_in_the_history_and_passed_over_by_undo(desk: Desk, tmp_path: Path) -> None:
    meeting = a_meeting(desk)
    before = desk.undoable()
    papers.make(desk, meeting, tmp_path, ["签到表", "名单"])
    newest = desk.history(limit=1)[0]
    assert (newest.name, newest.details["names"]) == ("overview.NotePapers", "签到表、名单")
    assert desk.undoable() == before
    papers.make(desk, meeting, tmp_path, ["签到表", "名单"])
    assert desk.history(limit=1)[0].seq == newest.seq
