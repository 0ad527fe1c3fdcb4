"""The plan: usual by the rule, changed by hand, true to who is on the list."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import AddGuest, CorrectMeeting
from meetingdesk.meeting.people import AddAttendee, RemoveAttendee
from meetingdesk.seating.commands import PutSeat, ResetSeating, SeatAcross, ShiftSeat
from meetingdesk.seating.queries import seating
from tests.builders import a_programme


@pytest.fixture
def meeting_id(desk: Desk) -> str:
    meeting, _on_site, _written = a_programme(desk, 2, 2)
    for name in ("演示来宾一", "演示来宾二", "演示来宾三"):
        desk.do(AddGuest(meeting_id=meeting, name=name, unit="演示市委"))
    return meeting


def floor(desk: Desk, meeting_id: str) -> list[str]:
    return [seat.name for seat in desk.ask(seating, meeting_id).floor]


def stage(desk: Desk, meeting_id: str) -> list[str]:
    return [seat.name for seat in desk.ask(seating, meeting_id).on_stage]


def key(desk: Desk, meeting_id: str, name: str) -> str:
    plan = desk.ask(seating, meeting_id)
    return next(one.id for one in (*plan.podium, *plan.floor) if one.name == name)


def test_guests_sit_by_rank_and_speakers_in_front_in_their_order(desk: Desk, meeting_id: str) -> None:
    assert stage(desk, meeting_id) == ["演示来宾三", "演示来宾一", "演示来宾二"]
    assert floor(desk, meeting_id) == ["演示人01", "演示人02", "演示人03", "演示人04"]


def test_a_seat_at_the_podium_changes_with_its_neighbour(desk: Desk, meeting_id: str) -> None:
    seat = key(desk, meeting_id, "演示来宾一")
    desk.do(ShiftSeat(meeting_id=meeting_id, seat_id=seat, step=1))
    assert stage(desk, meeting_id) == ["演示来宾三", "演示来宾二", "演示来宾一"]


def test_a_seat_of_the_floor_changes_with_the_one_behind(desk: Desk, meeting_id: str) -> None:
    desk.do(SeatAcross(meeting_id=meeting_id, across=2))
    seat = key(desk, meeting_id, "演示人01")
    desk.do(ShiftSeat(meeting_id=meeting_id, seat_id=seat, step=2))
    assert floor(desk, meeting_id) == ["演示人03", "演示人02", "演示人01", "演示人04"]
    desk.do(ShiftSeat(meeting_id=meeting_id, seat_id=seat, step=2))
    assert floor(desk, meeting_id) == ["演示人03", "演示人02", "演示人01", "演示人04"]


def test_someone_goes_up_to_the_podium_and_down_again(desk: Desk, meeting_id: str) -> None:
    seat = key(desk, meeting_id, "演示人02")
    desk.do(PutSeat(meeting_id=meeting_id, seat_id=seat, place=0, podium=True))
    assert stage(desk, meeting_id) == ["演示来宾二", "演示人02", "演示来宾一", "演示来宾三"]
    desk.do(PutSeat(meeting_id=meeting_id, seat_id=seat, place=3))
    assert floor(desk, meeting_id) == ["演示人01", "演示人03", "演示人04", "演示人02"]


def test_who_joins_or_leaves_the_list_is_seated_or_not(desk: Desk, meeting_id: str) -> None:
    first = key(desk, meeting_id, "演示人01")
    desk.do(ShiftSeat(meeting_id=meeting_id, seat_id=first, step=1))
    for name in ("演示新人甲", "演示新人乙"):
        desk.do(AddAttendee(meeting_id=meeting_id, name=name, unit="演示企业"))
    gone = key(desk, meeting_id, "演示新人甲").removeprefix("a:")
    desk.do(SeatAcross(meeting_id=meeting_id, across=5))
    desk.do(RemoveAttendee(meeting_id=meeting_id, attendee_id=gone))
    assert floor(desk, meeting_id) == ["演示人02", "演示人01", "演示人03", "演示人04", "演示新人乙"]


def test_the_usual_order_comes_back(desk: Desk, meeting_id: str) -> None:
    desk.do(SeatAcross(meeting_id=meeting_id, across=3))
    desk.do(ShiftSeat(meeting_id=meeting_id, seat_id=key(desk, meeting_id, "演示人01"), step=1))
    desk.do(ResetSeating(meeting_id=meeting_id))
    plan = desk.ask(seating, meeting_id)
    assert (floor(desk, meeting_id)[0], plan.across, plan.by_hand) == ("演示人01", 8, False)


def test_what_cannot_be_seated(desk: Desk, meeting_id: str) -> None:
    with pytest.raises(Refused, match=r"seating\.nobody"):
        desk.do(ShiftSeat(meeting_id=meeting_id, seat_id="a:fort", step=1))
    with pytest.raises(Refused, match=r"seating\.across"):
        desk.do(SeatAcross(meeting_id=meeting_id, across=0))


@pytest.mark.parametrize(
    ("host", "name", "post"),
    [("演示园区党工委副书记王五", "王五", "演示园区党工委副书记"), ("欧阳演示", "欧阳演示", ""),
     ("演示办主任阿卜杜·买买提", "阿卜杜·买买提", "演示办主任")],
)  # fmt: skip
def test_a_host_who_is_not_on_the_list_sits_behind_the_guests(
    desk: Desk, meeting_id: str, host: str, name: str, post: str
) -> None:
    desk.do(CorrectMeeting(meeting_id=meeting_id, host=host))
    last = desk.ask(seating, meeting_id).podium[-1]
    assert (last.name, last.unit) == (name, post)
    assert len(floor(desk, meeting_id)) == 4


def test_a_host_who_is_on_the_list_or_a_guest_has_one_place_only(desk: Desk, meeting_id: str) -> None:
    desk.do(CorrectMeeting(meeting_id=meeting_id, host="演示党工委副书记演示人02"))
    assert [seat.name for seat in desk.ask(seating, meeting_id).podium][-1] == "演示人02"
    assert "演示人02" not in floor(desk, meeting_id)
    desk.do(CorrectMeeting(meeting_id=meeting_id, host="演示市委演示来宾二"))
    assert len(stage(desk, meeting_id)) == 3


def test_a_host_who_came_after_the_plan_was_changed_by_hand_has_a_place(desk: Desk, meeting_id: str) -> None:
    desk.do(SeatAcross(meeting_id=meeting_id, across=4))
    desk.do(CorrectMeeting(meeting_id=meeting_id, host="演示园区党工委副书记王五"))
    desk.do(ShiftSeat(meeting_id=meeting_id, seat_id=key(desk, meeting_id, "王五"), step=-1))
    assert "王五" in stage(desk, meeting_id)
    assert len(stage(desk, meeting_id)) == 4
