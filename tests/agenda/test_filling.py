"""Agendas from one's own templates and from an earlier meeting."""

from __future__ import annotations

import datetime as dt

import pytest

from meetingdesk.agenda.commands import AddItem, SetNumbering, StartItem
from meetingdesk.agenda.filling import (
    ApplyKept,
    ApplyTemplate,
    CopyAgenda,
    KeepAgenda,
    RemoveKept,
    RenameKept,
    earlier_agendas,
    kept_agendas,
)
from meetingdesk.agenda.queries import ItemRow, notes, schedule
from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import StartMeeting
from tests.builders import MORNING, a_meeting

NINE = MORNING.replace(hour=9)
NEXT = dt.datetime(2024, 3, 15, 14, 0)


def an_agenda(desk: Desk, start: dt.datetime | None = NINE) -> str:
    """述职 with two parts, 讲话 fixed at 10:30; a note for the host at each level."""
    meeting_id = a_meeting(desk, start=start)
    add = {"meeting_id": meeting_id}
    outer = desk.do(AddItem(**add, title="述职", kind="oral_reports", note="先请东岭"))
    desk.do(AddItem(**add, title="云溪", parent_id=outer, planned_minutes=8, note="带讲稿"))
    desk.do(AddItem(**add, title="东岭", parent_id=outer, planned_minutes=8))
    speech = dt.datetime(2023, 3, 17, 10, 30)
    desk.do(AddItem(**add, title="讲话", who="李四", planned_minutes=15, planned_start=speech))
    desk.do(SetNumbering(**add, numbering="arabic"))
    return meeting_id


def rows(desk: Desk, meeting_id: str) -> list[ItemRow]:
    return list(desk.ask(schedule, meeting_id).rows)


def told(desk: Desk, meeting_id: str) -> list[tuple[str, str, int | None, str | None]]:
    kept = desk.ask(notes, meeting_id)
    return [(row.number, row.title, row.minutes, kept.get(row.id)) for row in rows(desk, meeting_id)]


EXPECTED = [
    ("1", "述职", None, "先请东岭"), ("1.1", "云溪", 8, "带讲稿"), ("1.2", "东岭", 8, None),
    ("2", "讲话", 15, None),
]  # fmt: skip


def test_an_agenda_kept_as_a_template_makes_the_same_agenda_again(desk: Desk) -> None:
    kept = desk.do(KeepAgenda(meeting_id=an_agenda(desk), name=" 年度述职 "))
    assert [(row.name, row.items, row.minutes) for row in desk.ask(kept_agendas)] == [("年度述职", 2, 31)]
    new = a_meeting(desk, start=NEXT)
    assert desk.do(ApplyKept(meeting_id=new, kept_id=kept)) == 2
    assert told(desk, new) == EXPECTED
    assert rows(desk, new)[3].who == "李四"


def test_fixed_times_keep_their_distance_from_the_start_of_the_meeting(desk: Desk) -> None:
    new = a_meeting(desk, start=NEXT)
    desk.do(CopyAgenda(meeting_id=new, from_meeting_id=an_agenda(desk)))
    assert rows(desk, new)[3].fixed_start == dt.datetime(2024, 3, 15, 15, 30)


def test_where_no_start_is_known_they_keep_the_time_of_day(desk: Desk) -> None:
    old, new = an_agenda(desk), a_meeting(desk, start=None, date=NEXT.date())
    desk.do(CopyAgenda(meeting_id=new, from_meeting_id=old))
    assert rows(desk, new)[3].fixed_start == dt.datetime(2024, 3, 15, 10, 30)


def test_last_years_agenda_is_copied_as_it_was_planned(desk: Desk) -> None:
    old = an_agenda(desk)
    desk.do(StartMeeting(meeting_id=old))
    desk.do(AddItem(meeting_id=old, title="临时通报"))
    desk.do(StartItem(meeting_id=old, item_id=rows(desk, old)[0].id))
    new = a_meeting(desk, start=NEXT)
    assert [(one.id, count) for one, count in desk.ask(earlier_agendas, new)] == [(old, 2)]
    desk.do(CopyAgenda(meeting_id=new, from_meeting_id=old))
    assert told(desk, new) == EXPECTED
    assert {row.state for row in rows(desk, new)} == {"waiting"}
    assert [one.id for one, _count in desk.ask(earlier_agendas, old)] == [new]


def test_what_is_there_makes_room_only_when_asked_and_one_undo_brings_it_back(desk: Desk) -> None:
    old = an_agenda(desk)
    with pytest.raises(Refused, match=r"agenda\.not_empty"):
        desk.do(ApplyTemplate(meeting_id=old, template="branch"))
    desk.do(ApplyTemplate(meeting_id=old, template="branch", replace=True))
    assert "表决" in [row.title for row in rows(desk, old)]
    assert desk.ask(notes, old) == {}
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert told(desk, old) == EXPECTED


def test_two_templates_of_one_name_are_refused_and_replaced_only_when_asked(desk: Desk) -> None:
    old = an_agenda(desk)
    kept = desk.do(KeepAgenda(meeting_id=old, name="年度述职"))
    with pytest.raises(Refused, match=r"agenda\.template_taken"):
        desk.do(KeepAgenda(meeting_id=old, name="年度述职"))
    desk.do(AddItem(meeting_id=old, title="散会"))
    assert desk.do(KeepAgenda(meeting_id=old, name="年度述职", replace=True)) == kept
    assert [row.items for row in desk.ask(kept_agendas)] == [3]


def test_a_template_is_renamed_and_forgotten(desk: Desk) -> None:
    old = an_agenda(desk)
    first = desk.do(KeepAgenda(meeting_id=old, name="年度述职"))
    second = desk.do(KeepAgenda(meeting_id=old, name="半年述职"))
    with pytest.raises(Refused, match=r"agenda\.template_taken"):
        desk.do(RenameKept(kept_id=second, name="年度述职"))
    desk.do(RenameKept(kept_id=second, name="小结会"))
    assert [row.name for row in desk.ask(kept_agendas)] == ["小结会", "年度述职"]
    desk.do(RemoveKept(kept_id=first))
    assert [row.name for row in desk.ask(kept_agendas)] == ["小结会"]


@pytest.mark.parametrize(
    ("name", "key"), [("  ", "agenda.no_template_name"), ("长" * 61, "agenda.template_name_long")]
)
def test_a_name_that_cannot_be_kept_is_refused(desk: Desk, name: str, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        desk.do(KeepAgenda(meeting_id=an_agenda(desk), name=name))
    assert refusal.value.key == key


def test_an_empty_agenda_is_neither_kept_nor_copied(desk: Desk) -> None:
    empty, other = a_meeting(desk), a_meeting(desk)
    with pytest.raises(Refused, match=r"agenda\.nothing_to_keep"):
        desk.do(KeepAgenda(meeting_id=empty, name="空"))
    with pytest.raises(Refused, match=r"agenda\.nothing_to_keep"):
        desk.do(CopyAgenda(meeting_id=other, from_meeting_id=empty))
