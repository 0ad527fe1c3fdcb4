"""Who belongs to a meeting, and who is at the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting import queries
from meetingdesk.meeting.commands import (
    AddAttendee,
    AddAttendeesFromRoster,
    AddGuest,
    AddOperator,
    ChangePin,
    CorrectAttendee,
    CorrectGuest,
    MoveAttendee,
    RemoveAttendee,
    RemoveGuest,
    RemoveOperator,
)
from meetingdesk.meeting.model import Attendee, Role
from meetingdesk.meeting.pins import Pin
from meetingdesk.roster.model import Person, Post
from meetingdesk.storage.unit import writing
from tests.builders import a_meeting, a_roster, some_attendees


def numbered(desk: Desk, meeting_id: str) -> list[tuple[int, str, str]]:
    return [(one.number, one.name, one.unit) for one in desk.ask(queries.attendees, meeting_id)]


def test_the_roster_becomes_the_list_in_its_own_order(desk: Desk) -> None:
    organisations = a_roster(desk, ("尉迟一鸣", "演示瓷业", "党委"), ("单蕾", "演示玻璃", "党支部"))
    meeting_id = a_meeting(desk)
    assert desk.do(AddAttendeesFromRoster(meeting_id=meeting_id)) == 2
    assert numbered(desk, meeting_id) == [(1, "尉迟一鸣", "演示瓷业党委"), (2, "单蕾", "演示玻璃党支部")]
    first = desk.ask(queries.attendees, meeting_id)[0]
    assert (first.post, first.role) == ("书记", "expected")
    assert first.organisation_id == organisations["演示瓷业党委"]
    assert first.person_id is not None


def test_taking_the_roster_twice_adds_only_newcomers(desk: Desk) -> None:
    a_roster(desk, ("张三", "演示甲", "党支部"))
    meeting_id = a_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting_id))
    assert desk.do(AddAttendeesFromRoster(meeting_id=meeting_id)) == 0
    assert len(numbered(desk, meeting_id)) == 1


def test_who_was_added_by_hand_is_linked_and_not_doubled(desk: Desk) -> None:
    a_roster(desk, ("张三", "演示甲", "党支部"), ("李四", "演示乙", "党支部"))
    meeting_id = a_meeting(desk)
    some_attendees(desk, meeting_id, "张三")
    assert desk.do(AddAttendeesFromRoster(meeting_id=meeting_id)) == 1
    assert numbered(desk, meeting_id) == [(1, "张三", "演示甲党支部"), (2, "李四", "演示乙党支部")]
    assert all(one.person_id for one in desk.ask(queries.attendees, meeting_id))
    with pytest.raises(Refused, match=r"meeting\.role"):
        desk.do(AddAttendeesFromRoster(meeting_id=meeting_id, role="chair"))


def test_one_person_with_two_posts_is_counted_once(desk: Desk) -> None:
    organisations = a_roster(desk, ("张三", "演示甲", "党支部"), ("李四", "演示乙", "党支部"))
    with writing(desk.engine, desk.clock, None) as unit:
        zhang = unit.session.query(Person).filter_by(name="张三").one()
        second = organisations["演示乙党支部"]
        unit.add(Post(person_id=zhang.id, organisation_id=second, title="书记", position=2))
    meeting_id = a_meeting(desk)
    desk.do(AddAttendeesFromRoster(meeting_id=meeting_id))
    assert numbered(desk, meeting_id) == [(1, "张三", "演示甲党支部"), (2, "李四", "演示乙党支部")]


def test_two_people_of_one_name_are_told_apart_by_unit(desk: Desk) -> None:
    a_roster(desk, ("张伟", "演示甲", "党支部"), ("张伟", "演示乙", "党支部"))
    meeting_id = a_meeting(desk)
    assert desk.do(AddAttendeesFromRoster(meeting_id=meeting_id)) == 2


def test_an_empty_roster_says_so(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"meeting\.empty_roster"):
        desk.do(AddAttendeesFromRoster(meeting_id=a_meeting(desk)))


def test_names_are_stored_without_padding(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    desk.do(AddAttendee(meeting_id=meeting_id, name="单\u3000蕾", unit=" 演示玻璃党支部 "))
    assert numbered(desk, meeting_id) == [(1, "单蕾", "演示玻璃党支部")]


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"name": " "}, "meeting.no_name"),
        ({"role": "chair"}, "meeting.role"),
        ({"name": "张三", "unit": "演示甲党支部"}, "meeting.attendee_twice"),
        ({"number": 1}, "meeting.number_taken"),
    ],
)
def test_who_cannot_be_added(desk: Desk, given: dict[str, object], key: str) -> None:
    meeting_id = a_meeting(desk)
    some_attendees(desk, meeting_id, "张三")
    entry = {"name": "王五", "unit": "演示丁党支部", **given}
    with pytest.raises(Refused) as refusal:
        desk.do(AddAttendee(meeting_id=meeting_id, **entry))  # type: ignore[arg-type]
    assert refusal.value.key == key
    assert len(numbered(desk, meeting_id)) == 1


def test_correcting_an_entry_checks_it_against_the_others(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    ids = some_attendees(desk, meeting_id, "张三", "李四")
    desk.do(CorrectAttendee(meeting_id=meeting_id, attendee_id=ids["李四"], role="observer", post=None))
    changed = desk.ask(queries.attendees, meeting_id, Role.OBSERVER)
    assert [(one.name, one.unit, one.post) for one in changed] == [("李四", "演示乙党支部", None)]
    with pytest.raises(Refused, match=r"meeting\.number_taken"):
        desk.do(CorrectAttendee(meeting_id=meeting_id, attendee_id=ids["李四"], number=1))


def test_another_meetings_people_are_out_of_reach(desk: Desk) -> None:
    theirs = some_attendees(desk, a_meeting(desk, "别的会"), "张三")["张三"]
    with pytest.raises(Refused, match=r"meeting\.wrong_meeting"):
        desk.do(RemoveAttendee(meeting_id=a_meeting(desk), attendee_id=theirs))


def test_removing_keeps_the_numbers_of_the_others_and_undo_brings_back(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    ids = some_attendees(desk, meeting_id, "张三", "李四", "王五")
    before = numbered(desk, meeting_id)
    desk.do(RemoveAttendee(meeting_id=meeting_id, attendee_id=ids["李四"]))
    assert [number for number, _, _ in numbered(desk, meeting_id)] == [1, 3]
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert numbered(desk, meeting_id) == before


def test_the_list_is_ordered_by_hand(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    ids = some_attendees(desk, meeting_id, "张三", "李四", "王五")
    desk.do(MoveAttendee(meeting_id=meeting_id, attendee_id=ids["王五"], before=ids["张三"]))
    assert [name for _, name, _ in numbered(desk, meeting_id)] == ["王五", "张三", "李四"]
    desk.do(MoveAttendee(meeting_id=meeting_id, attendee_id=ids["王五"]))
    assert numbered(desk, meeting_id)[-1][:2] == (3, "王五")


def test_a_guest_may_be_known_by_unit_alone_and_named_later(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    guest_id = desk.do(AddGuest(meeting_id=meeting_id, unit="演示上级党委", did="业务答疑"))
    (row,) = desk.ask(queries.guests, meeting_id)
    assert (row.unit, row.name) == ("演示上级党委", None)
    desk.do(CorrectGuest(meeting_id=meeting_id, guest_id=guest_id, name="郑 五"))
    (row,) = desk.ask(queries.guests, meeting_id)
    assert (row.name, row.did) == ("郑五", "业务答疑")
    with pytest.raises(Refused, match=r"meeting\.guest_unknown"):
        desk.do(CorrectGuest(meeting_id=meeting_id, guest_id=guest_id, name=None, unit=None))
    desk.do(RemoveGuest(meeting_id=meeting_id, guest_id=guest_id))
    assert desk.ask(queries.guests, meeting_id) == ()


def test_operators_need_no_pin_and_are_named_once(desk: Desk) -> None:
    one = desk.do(AddOperator(name="演示录入员丙"))
    assert [(row.name, row.has_pin) for row in desk.ask(queries.operators)] == [("演示录入员丙", False)]
    assert desk.ask(queries.verify_pin, one, None)
    with pytest.raises(Refused, match=r"meeting\.operator_twice"):
        desk.do(AddOperator(name="演示录入员丙 "))
    desk.do(RemoveOperator(operator_id=one))
    assert desk.ask(queries.operators) == ()


def test_a_pin_opens_for_its_owner_only(desk: Desk) -> None:
    one = desk.do(AddOperator(name="演示录入员丙", pin=Pin("4711")))
    assert desk.ask(queries.verify_pin, one, Pin("4711"))
    assert not desk.ask(queries.verify_pin, one, Pin("4712"))
    assert not desk.ask(queries.verify_pin, one, None)
    with pytest.raises(Refused, match=r"meeting\.pin_short"):
        desk.do(ChangePin(operator_id=one, pin=Pin("1")))
    desk.do(ChangePin(operator_id=one, pin=None))
    assert desk.ask(queries.verify_pin, one, None)


def test_the_digits_of_a_pin_reach_no_file(desk: Desk, database: Path) -> None:
    desk.do(AddOperator(name="演示录入员丙", pin=Pin("90817263")))
    files = [path for path in database.parent.rglob("*") if path.is_file()]
    assert files
    assert not any(b"90817263" in path.read_bytes() for path in files)


def test_adding_someone_to_a_long_list_reads_none_of_the_others(desk: Desk) -> None:
    meeting_id = a_meeting(desk)
    some_attendees(desk, meeting_id, *(f"演示{n}" for n in range(30)))
    read: list[object] = []
    with writing(desk.engine, desk.clock, None) as unit:
        event.listen(unit.session, "loaded_as_persistent", lambda _session, row: read.append(row))
        AddAttendee(meeting_id=meeting_id, name="新来", unit="演示新党支部").apply(unit)
    assert [row for row in read if isinstance(row, Attendee)] == []
    assert numbered(desk, meeting_id)[-1] == (31, "新来", "演示新党支部")
