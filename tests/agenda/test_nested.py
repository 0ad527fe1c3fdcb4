"""Items under an item: made, moved, walked through, numbered, with notes for the host alone."""

from __future__ import annotations

import pytest

from meetingdesk.agenda.commands import (
    AddItem,
    ChangeItem,
    FinishItem,
    MoveItem,
    RemoveItem,
    SetNumbering,
    SkipItem,
    StartItem,
)
from meetingdesk.agenda.queries import Schedule, notes, schedule
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import StartMeeting
from tests.builders import MORNING, a_meeting

NINE = MORNING.replace(hour=9)


@pytest.fixture
def meeting_id(desk: Desk, clock: FixedClock) -> str:
    clock.set(NINE)
    return a_meeting(desk, start=NINE)


@pytest.fixture
def items(desk: Desk, meeting_id: str) -> dict[str, str]:
    """述职 with 云溪 and 东岭, then 点评."""
    outer = desk.do(AddItem(meeting_id=meeting_id, title="述职"))
    some = {
        title: desk.do(AddItem(meeting_id=meeting_id, title=title, parent_id=outer, planned_minutes=10))
        for title in ("云溪", "东岭")
    }
    last = desk.do(AddItem(meeting_id=meeting_id, title="点评", planned_minutes=20))
    return {"述职": outer, **some, "点评": last}


def plan(desk: Desk, meeting_id: str) -> Schedule:
    return desk.ask(schedule, meeting_id, desk.clock.local())


def states(desk: Desk, meeting_id: str) -> dict[str, str]:
    return {row.title: row.state for row in plan(desk, meeting_id).rows}


def outline(desk: Desk, meeting_id: str) -> list[str]:
    return [row.number + row.title for row in plan(desk, meeting_id).rows]


def test_the_meeting_chooses_how_its_items_are_numbered(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    assert outline(desk, meeting_id) == ["一述职", "（一）云溪", "（二）东岭", "二点评"]
    desk.do(SetNumbering(meeting_id=meeting_id, numbering="arabic"))
    assert outline(desk, meeting_id) == ["1述职", "1.1云溪", "1.2东岭", "2点评"]
    with pytest.raises(Refused, match=r"agenda\.numbering"):
        desk.do(SetNumbering(meeting_id=meeting_id, numbering="roman"))


def test_a_break_has_no_number_and_what_follows_counts_on(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    desk.do(AddItem(meeting_id=meeting_id, kind="break", before=items["点评"]))
    desk.do(AddItem(meeting_id=meeting_id, kind="break", title="茶歇", parent_id=items["述职"]))
    numbered = {row.title: row.number for row in plan(desk, meeting_id).rows}
    assert (numbered["休息"], numbered["茶歇"], numbered["点评"]) == ("", "", "二")


def test_a_longer_part_moves_everything_behind_it(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    desk.do(ChangeItem(meeting_id=meeting_id, item_id=items["云溪"], planned_minutes=25))
    found = {row.title: row.planned_start for row in plan(desk, meeting_id).rows}
    assert found["东岭"] == NINE.replace(minute=25)
    assert found["点评"] == NINE.replace(minute=35)


def test_an_item_becomes_a_part_and_stands_by_itself_again(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    desk.do(MoveItem(meeting_id=meeting_id, item_id=items["点评"], under=items["述职"]))
    assert outline(desk, meeting_id) == ["一述职", "（一）云溪", "（二）东岭", "（三）点评"]
    desk.do(MoveItem(meeting_id=meeting_id, item_id=items["云溪"], under=None))
    assert outline(desk, meeting_id) == ["一述职", "（一）东岭", "（二）点评", "二云溪"]


def test_what_has_parts_becomes_no_part_itself(desk: Desk, meeting_id: str, items: dict[str, str]) -> None:
    for title, under in (("述职", "点评"), ("点评", "云溪"), ("点评", "点评")):
        with pytest.raises(Refused, match=r"agenda\.deep"):
            desk.do(MoveItem(meeting_id=meeting_id, item_id=items[title], under=items[under]))
    assert outline(desk, meeting_id) == ["一述职", "（一）云溪", "（二）东岭", "二点评"]


def test_starting_a_part_starts_its_item_and_ends_the_part_before(
    desk: Desk, meeting_id: str, items: dict[str, str], clock: FixedClock
) -> None:
    desk.do(StartMeeting(meeting_id=meeting_id))
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["云溪"]))
    found = plan(desk, meeting_id)
    assert (found.current_id, found.part_id, found.next_part_id) == (
        items["述职"], items["云溪"], items["东岭"],
    )  # fmt: skip
    clock.advance(780)
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["东岭"]))
    assert list(states(desk, meeting_id).values()) == ["running", "done", "running", "waiting"]
    assert plan(desk, meeting_id).drift == 180


def test_ending_the_item_ends_the_part_that_runs(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["云溪"]))
    desk.do(FinishItem(meeting_id=meeting_id, item_id=items["述职"]))
    assert list(states(desk, meeting_id).values()) == ["done", "done", "waiting", "waiting"]


def test_starting_the_next_item_ends_the_other_with_its_part(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["云溪"]))
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["点评"]))
    assert list(states(desk, meeting_id).values()) == ["done", "done", "waiting", "running"]


def test_a_part_left_out_is_done_after_all_and_its_item_goes_on(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["云溪"]))
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["点评"]))
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["东岭"]))
    assert list(states(desk, meeting_id).values()) == ["running", "done", "running", "done"]


def test_skipping_an_item_skips_its_parts_as_long_as_it_stays_skipped(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    desk.do(SkipItem(meeting_id=meeting_id, item_id=items["述职"]))
    assert states(desk, meeting_id)["东岭"] == "skipped"
    assert plan(desk, meeting_id).rows[3].projected_start == NINE
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["述职"]))
    assert states(desk, meeting_id)["东岭"] == "waiting"


def test_a_gap_before_a_fixed_time_is_told_and_shrinks_as_the_meeting_runs_late(
    desk: Desk, meeting_id: str, items: dict[str, str], clock: FixedClock
) -> None:
    fixed = NINE.replace(minute=35)
    desk.do(ChangeItem(meeting_id=meeting_id, item_id=items["点评"], planned_start=fixed))
    assert [row.gap for row in plan(desk, meeting_id).rows] == [0, 0, 0, 900]
    desk.do(StartMeeting(meeting_id=meeting_id))
    clock.advance(600)
    desk.do(StartItem(meeting_id=meeting_id, item_id=items["云溪"]))
    assert plan(desk, meeting_id).rows[3].gap == 300


def test_notes_are_for_the_host_and_go_with_their_item(
    desk: Desk, meeting_id: str, items: dict[str, str]
) -> None:
    of = {"meeting_id": meeting_id, "item_id": items["云溪"]}
    desk.do(ChangeItem(**of, note=" 提醒关手机 "))
    assert desk.ask(notes, meeting_id) == {items["云溪"]: "提醒关手机"}
    assert "提醒关手机" not in repr(plan(desk, meeting_id))
    desk.do(ChangeItem(**of, title="云溪党支部"))
    assert desk.ask(notes, meeting_id) == {items["云溪"]: "提醒关手机"}
    desk.do(RemoveItem(**of))
    assert desk.ask(notes, meeting_id) == {}
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert desk.ask(notes, meeting_id) == {items["云溪"]: "提醒关手机"}
    desk.do(ChangeItem(**of, note=None))
    assert desk.ask(notes, meeting_id) == {}
