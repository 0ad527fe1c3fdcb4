"""Which screen belongs to the room, however screens are plugged, mirrored and named."""

from __future__ import annotations

import pytest

from meetingdesk.ui.stage.places import Seat, mirrored, room_seat

LAPTOP = Seat("laptop", 0, 0, 1366, 768)
PROJECTOR = Seat("projector", 1366, 0, 1920, 1080)
TELEVISION = Seat("television", -3840, 0, 3840, 2160)
MIRROR = Seat("mirror", 0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("seats", "remembered", "chosen"),
    [
        ([LAPTOP], "", None),
        ([LAPTOP, PROJECTOR], "", PROJECTOR),
        ([PROJECTOR, LAPTOP], "laptop", PROJECTOR),  # the operator's own is never taken
        ([LAPTOP, PROJECTOR, TELEVISION], "", TELEVISION),  # the largest
        ([LAPTOP, PROJECTOR, TELEVISION], "projector", PROJECTOR),  # the one used last
        ([LAPTOP, PROJECTOR], "television", PROJECTOR),  # the one used last is gone
        ([LAPTOP, MIRROR], "mirror", None),  # it would cover the controls
        ([LAPTOP, MIRROR, PROJECTOR], "", PROJECTOR),
    ],
)
def test_the_room_gets_its_screen(seats: list[Seat], remembered: str, chosen: Seat | None) -> None:
    assert room_seat(seats, LAPTOP, remembered) == chosen


def test_a_mirror_is_told_from_a_second_screen() -> None:
    assert mirrored([LAPTOP, MIRROR], LAPTOP)
    assert not mirrored([LAPTOP, PROJECTOR], LAPTOP)
    assert not mirrored([LAPTOP], LAPTOP)
