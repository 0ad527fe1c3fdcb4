"""How long someone has spoken, and what their clock shows. Pure.

Everything is worked out from stored moments, so a restart loses nothing; the machine's sleep counts as time
spoken. When the wall clock is set, the moments of open turns are moved along (`interruptions`): what has been
spoken stays as it was (semantics.md 4.1, part 3 no. 19).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

AMBER_SECONDS = 60


class Timed(Protocol):
    """The stored times of a turn; lengths in seconds, moments by the clock of the room."""

    @property
    def allowed(self) -> int:
        """Planned length with what was added."""

    @property
    def began_at(self) -> dt.datetime | None:
        """When it was started."""

    @property
    def paused_at(self) -> dt.datetime | None:
        """Since when it is paused."""

    @property
    def paused_seconds(self) -> int:
        """Length of all earlier pauses."""

    @property
    def used_seconds(self) -> int | None:
        """The final length, once it is over."""


class Phase(StrEnum):
    """How the clock looks: plain, amber in the last minute, over the time."""

    PLAIN = "plain"
    AMBER = "amber"
    OVER = "over"


@dataclass(frozen=True)
class Face:
    """What the clock shows, in seconds. `remaining` is negative once the time is over, and counts up then."""

    used: int
    allowed: int
    remaining: int
    phase: Phase
    paused: bool

    @property
    def over(self) -> int:
        """By how much the time was exceeded."""
        return max(0, -self.remaining)


def used(turn: Timed, now: dt.datetime) -> int:
    """Seconds spoken so far, pauses left out."""
    if turn.used_seconds is not None:
        return turn.used_seconds
    if turn.began_at is None:
        return 0
    return max(0, seconds(turn.began_at, turn.paused_at or now) - turn.paused_seconds)


def face(turn: Timed, now: dt.datetime, amber_seconds: int = AMBER_SECONDS) -> Face:
    """The clock of a turn at `now`."""
    spoken = used(turn, now)
    remaining = turn.allowed - spoken
    phase = Phase.OVER if remaining < 0 else Phase.AMBER if remaining <= amber_seconds else Phase.PLAIN
    return Face(spoken, turn.allowed, remaining, phase, turn.paused_at is not None)


def forecast(
    running: Timed | None, waiting: Sequence[Timed], now: dt.datetime
) -> tuple[tuple[dt.datetime, ...], dt.datetime]:
    """When each waiting turn will begin if all keep to their time, and when the last will end."""
    left = max(0, running.allowed - used(running, now)) if running else 0
    cursor = now + dt.timedelta(seconds=left)
    starts = []
    for turn in waiting:
        starts.append(cursor)
        cursor += dt.timedelta(seconds=turn.allowed)
    return tuple(starts), cursor


def seconds(start: dt.datetime, end: dt.datetime) -> int:
    """Whole seconds from one moment to another."""
    return int((end - start).total_seconds())
