"""The plan: usual by the rule, changed by hand, true to who is on the list."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import AddGuest
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
