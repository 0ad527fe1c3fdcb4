"""Which screen belongs to the room: pure, so that every plug and unplug can be tried without a projector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Seat:
    """A screen: its name, and where it lies on the desktop."""

    name: str
    left: int
    top: int
    wide: int
    high: int

    def overlaps(self, other: Seat) -> bool:
        """Whether both show some of the same desktop, as when one mirrors the other."""
        apart = (
            self.left >= other.left + other.wide
            or other.left >= self.left + self.wide
            or self.top >= other.top + other.high
            or other.top >= self.top + self.high
        )
        return not apart


def room_seat(seats: Sequence[Seat], control: Seat, remembered: str) -> Seat | None:
    """The screen for the room: the one used last, else the largest that is not the operator's.

    None where there is no other, or where it only mirrors the operator's: a stage there would cover the
    controls.
    """
    others = [seat for seat in seats if seat != control and not seat.overlaps(control)]
    named = [seat for seat in others if seat.name == remembered]
    return next(iter(named or sorted(others, key=lambda seat: -seat.wide * seat.high)), None)


def mirrored(seats: Sequence[Seat], control: Seat) -> bool:
    """Whether another screen shows the operator's own picture."""
    return any(seat != control and seat.overlaps(control) for seat in seats)
