"""Building an agenda and walking through it."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.agenda.commands import (
    AddItem,
    ChangeItem,
    FinishItem,
    MoveItem,
    RecordItem,
    RemoveItem,
    SkipItem,
    StartItem,
)
from meetingdesk.agenda.filling import ApplyTemplate
from meetingdesk.agenda.queries import ItemRow, Schedule, schedule
from meetingdesk.agenda.templates import TEMPLATE_WORDS, TEMPLATES
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import ArchiveMeeting, EndMeeting, StartMeeting
from tests.builders import MORNING, a_meeting

NINE = MORNING.replace(hour=9)


def rows(desk: Desk, meeting_id: str) -> dict[str, ItemRow]:
    return {row.title: row for row in desk.ask(schedule, meeting_id).rows}


def live(desk: Desk, meeting_id: str) -> Schedule:
    return desk.ask(schedule, meeting_id, now=desk.clock.local())


def three_items(desk: Desk, meeting_id: str) -> list[str]:
    return [
        desk.do(AddItem(meeting_id=meeting_id, title=title, planned_minutes=minutes))
        for title, minutes in (("签到", 30), ("述职", 60), ("点评", 20))
    ]


def test_items_flow_from_the_start_of_the_meeting(desk: Desk) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    three_items(desk, meeting_id)
    starts = [row.planned_start for row in desk.ask(schedule, meeting_id).rows]
    assert starts == [NINE, NINE.replace(minute=30), NINE.replace(hour=10, minute=30)]


def test_changing_a_length_moves_every_later_time(desk: Desk) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    items = three_items(desk, meeting_id)
    desk.do(ChangeItem(meeting_id=meeting_id, item_id=items[0], planned_minutes=45))
    assert rows(desk, meeting_id)["点评"].planned_start == NINE.replace(hour=10, minute=45)


def test_a_fixed_time_stays_when_the_order_changes(desk: Desk) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    items = three_items(desk, meeting_id)
    fixed = NINE.replace(hour=10)
    desk.do(ChangeItem(meeting_id=meeting_id, item_id=items[2], planned_start=fixed))
    found = rows(desk, meeting_id)["点评"]
    assert (found.planned_start, found.clash) == (fixed, 1800)
    assert [row.title for row in desk.ask(schedule, meeting_id).clashes] == ["点评"]
    desk.do(MoveItem(meeting_id=meeting_id, item_id=items[2], before=items[1]))
    found = rows(desk, meeting_id)["点评"]
    assert (found.planned_start, found.clash) == (fixed, 0)
    assert list(rows(desk, meeting_id)) == ["签到", "点评", "述职"]


def test_an_item_without_a_title_is_called_after_its_kind_in_the_meetings_language(desk: Desk) -> None:
    for language, title in (("zh_CN", "业务答疑"), ("en", "Questions and answers")):
        meeting_id = a_meeting(desk, language=language)
        desk.do(AddItem(meeting_id=meeting_id, kind="questions"))
        assert list(rows(desk, meeting_id)) == [title]


def test_starting_the_next_item_finishes_the_one_that_runs(desk: Desk, clock: FixedClock) -> None:
    meeting_id = a_meeting(desk)
    items = three_items(desk, meeting_id)
    desk.do(StartItem(meeting_id=meeting_id, item_id=items[0]))
    clock.advance(1750)
    desk.do(StartItem(meeting_id=meeting_id, item_id=items[1]))
    found = rows(desk, meeting_id)
    assert (found["签到"].state, found["签到"].used_seconds) == ("done", 1750)
    now = desk.ask(schedule, meeting_id)
    assert (now.current_id, now.next_id) == (items[1], items[2])
    clock.advance(60)
    desk.do(FinishItem(meeting_id=meeting_id, item_id=items[1]))
    assert rows(desk, meeting_id)["述职"].used_seconds == 60
    assert desk.ask(schedule, meeting_id).current_id is None


def test_the_clock_counts_only_while_the_meeting_runs(desk: Desk, clock: FixedClock) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    items = three_items(desk, meeting_id)
    clock.set(NINE.replace(minute=5))
    assert live(desk, meeting_id).drift is None
    desk.do(StartMeeting(meeting_id=meeting_id))
    assert live(desk, meeting_id).drift == 300
    desk.do(StartItem(meeting_id=meeting_id, item_id=items[0]))
    desk.do(EndMeeting(meeting_id=meeting_id))
    over = desk.ask(schedule, meeting_id, now=NINE.replace(hour=20))
    assert [row.projected_start for row in over.rows[1:]] == [None, None]


def test_an_item_added_while_the_meeting_runs_is_unplanned(desk: Desk, clock: FixedClock) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    items = three_items(desk, meeting_id)
    clock.set(NINE)
    desk.do(StartMeeting(meeting_id=meeting_id))
    desk.do(StartItem(meeting_id=meeting_id, item_id=items[0]))
    desk.do(AddItem(meeting_id=meeting_id, title="临时通报", planned_minutes=10, before=items[1]))
    found = live(desk, meeting_id)
    assert [row.title for row in found.rows] == ["签到", "临时通报", "述职", "点评"]
    assert (found.rows[1].unplanned, found.rows[1].planned_start) == (True, None)
    assert found.projected_end == found.planned_end + dt.timedelta(minutes=10)  # type: ignore[operator]


def test_a_skipped_item_can_still_be_started(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    items = three_items(desk, meeting_id)
    desk.do(SkipItem(meeting_id=meeting_id, item_id=items[0]))
    assert rows(desk, meeting_id)["签到"].state == "skipped"
    desk.do(StartItem(meeting_id=meeting_id, item_id=items[0]))
    assert rows(desk, meeting_id)["签到"].state == "running"


def test_steps_an_item_cannot_take(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    first, second, _ = three_items(desk, meeting_id)
    desk.do(StartItem(meeting_id=meeting_id, item_id=first))
    for act, key in (
        (StartItem(meeting_id=meeting_id, item_id=first), "agenda.begun"),
        (SkipItem(meeting_id=meeting_id, item_id=first), "agenda.begun"),
        (RemoveItem(meeting_id=meeting_id, item_id=first), "agenda.begun"),
        (FinishItem(meeting_id=meeting_id, item_id=second), "agenda.not_running"),
        (ChangeItem(meeting_id=meeting_id, item_id=second, began_at=NINE), "agenda.not_begun"),
        (ChangeItem(meeting_id=meeting_id, item_id=second, title=" "), "agenda.no_title"),
        (ChangeItem(meeting_id=meeting_id, item_id=second, planned_minutes=-1), "agenda.length"),
        (AddItem(meeting_id=meeting_id, kind="dinner", title="甲"), "agenda.kind"),
        (
            AddItem(meeting_id=meeting_id, planned_start=NINE, planned_end=MORNING),
            "agenda.ends_before_start",
        ),
    ):
        with pytest.raises(Refused) as refusal:
            desk.do(act)  # type: ignore[arg-type]
        assert refusal.value.key == key
    assert [row.state for row in desk.ask(schedule, meeting_id).rows] == ["running", "waiting", "waiting"]


def test_an_actual_time_can_be_corrected_afterwards(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    first = three_items(desk, meeting_id)[0]
    desk.do(StartItem(meeting_id=meeting_id, item_id=first))
    desk.do(ChangeItem(meeting_id=meeting_id, item_id=first, began_at=NINE))
    assert rows(desk, meeting_id)["签到"].began_at == NINE


def test_nothing_starts_once_the_meeting_is_over(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    first = three_items(desk, meeting_id)[0]
    desk.do(StartMeeting(meeting_id=meeting_id))
    desk.do(EndMeeting(meeting_id=meeting_id))
    with pytest.raises(Refused, match=r"agenda\.meeting_over"):
        desk.do(StartItem(meeting_id=meeting_id, item_id=first))
    desk.do(ArchiveMeeting(meeting_id=meeting_id))
    with pytest.raises(Refused, match=r"meeting\.archived"):
        desk.do(AddItem(meeting_id=meeting_id))


def test_an_item_within_another_does_not_end_it(desk: Desk) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    outer = desk.do(AddItem(meeting_id=meeting_id, title="述职", planned_minutes=60))
    inner = desk.do(AddItem(meeting_id=meeting_id, title="第一位", parent_id=outer))
    desk.do(AddItem(meeting_id=meeting_id, title="点评", planned_minutes=20))
    desk.do(MoveItem(meeting_id=meeting_id, item_id=inner))
    desk.do(StartItem(meeting_id=meeting_id, item_id=outer))
    desk.do(StartItem(meeting_id=meeting_id, item_id=inner))
    found = rows(desk, meeting_id)
    assert list(found) == ["述职", "第一位", "点评"]
    assert (found["述职"].state, found["第一位"].state) == ("running", "running")
    with pytest.raises(Refused, match=r"agenda\.deep"):
        desk.do(AddItem(meeting_id=meeting_id, parent_id=inner))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_fills_an_empty_agenda(desk: Desk, name: str) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    count = desk.do(ApplyTemplate(meeting_id=meeting_id, template=name))
    found = desk.ask(schedule, meeting_id)
    assert len(found.rows) == count
    assert found.rows[0].planned_start == NINE
    assert found.planned_end is not None
    assert name in TEMPLATE_WORDS


def test_a_template_replaces_only_when_asked_and_nothing_has_begun(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    first = three_items(desk, meeting_id)[0]
    with pytest.raises(Refused, match=r"agenda\.not_empty"):
        desk.do(ApplyTemplate(meeting_id=meeting_id, template="branch"))
    desk.do(ApplyTemplate(meeting_id=meeting_id, template="branch", replace=True))
    assert "签到" not in rows(desk, meeting_id)
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert list(rows(desk, meeting_id)) == ["签到", "述职", "点评"]
    desk.do(StartItem(meeting_id=meeting_id, item_id=first))
    with pytest.raises(Refused, match=r"agenda\.begun"):
        desk.do(ApplyTemplate(meeting_id=meeting_id, template="branch", replace=True))


def test_an_item_with_others_inside_is_not_removed_under_them(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    outer = desk.do(AddItem(meeting_id=meeting_id, title="述职"))
    inner = desk.do(AddItem(meeting_id=meeting_id, title="第一位", parent_id=outer))
    with pytest.raises(Refused, match=r"agenda\.in_use"):
        desk.do(RemoveItem(meeting_id=meeting_id, item_id=outer))
    desk.do(RemoveItem(meeting_id=meeting_id, item_id=inner))
    desk.do(RemoveItem(meeting_id=meeting_id, item_id=outer))
    assert rows(desk, meeting_id) == {}


def test_an_item_noted_afterwards_has_only_the_times_that_are_known(desk: Desk) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    first, second, _third = three_items(desk, meeting_id)
    desk.do(RecordItem(meeting_id=meeting_id, item_id=first))
    ended = NINE.replace(hour=10)
    desk.do(RecordItem(meeting_id=meeting_id, item_id=second, began_at=NINE, ended_at=ended))
    found = rows(desk, meeting_id)
    assert (found["签到"].state, found["签到"].began_at, found["签到"].ended_at) == ("done", None, None)
    assert (found["述职"].began_at, found["述职"].ended_at) == (NINE, ended)


def test_an_item_is_not_noted_afterwards_with_its_end_before_its_start(desk: Desk) -> None:
    meeting_id = a_meeting(desk, start=NINE)
    first, *_others = three_items(desk, meeting_id)
    with pytest.raises(Refused, match=r"agenda\.ends_before_start"):
        desk.do(RecordItem(meeting_id=meeting_id, item_id=first, began_at=NINE, ended_at=MORNING))
