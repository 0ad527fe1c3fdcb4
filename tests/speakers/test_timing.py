"""Time spoken survives pauses, restarts, sleep and a clock that is set."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from meetingdesk.speakers import timing
from meetingdesk.speakers.timing import Phase
from tests.builders import MORNING


@dataclass(frozen=True)
class Times:
    allowed: int = 480
    began_at: dt.datetime | None = MORNING
    paused_at: dt.datetime | None = None
    paused_seconds: int = 0
    used_seconds: int | None = None


def after(seconds: float) -> dt.datetime:
    return MORNING + dt.timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("spoken", "remaining", "phase"),
    [(0, 480, Phase.PLAIN), (419, 61, Phase.PLAIN), (420, 60, Phase.AMBER), (480, 0, Phase.AMBER),
     (481, -1, Phase.OVER), (3000, -2520, Phase.OVER)],
)  # fmt: skip
def test_the_clock_turns_amber_a_minute_before_the_end_and_then_counts_up(spoken, remaining, phase):
    face = timing.face(Times(), after(spoken))
    assert (face.used, face.remaining, face.phase) == (spoken, remaining, phase)
    assert face.over == max(0, -remaining)


def test_pauses_are_left_out_while_they_last_and_afterwards():
    paused = Times(paused_at=after(100), paused_seconds=20)
    assert timing.used(paused, after(500)) == 80
    assert timing.face(paused, after(500)).paused
    assert timing.used(Times(paused_seconds=30), after(100)) == 70


def test_a_finished_turn_keeps_its_length_and_one_that_waits_has_none():
    assert timing.used(Times(used_seconds=553), after(9999)) == 553
    assert timing.used(Times(began_at=None), after(9999)) == 0


def test_a_clock_that_runs_behind_the_start_never_shows_less_than_nothing():
    assert timing.used(Times(), after(-30)) == 0


def test_expected_starts_follow_from_what_is_left_and_what_is_allowed():
    waiting = [Times(began_at=None), Times(began_at=None, allowed=60)]
    starts, ends = timing.forecast(Times(), waiting, after(100))
    assert (starts, ends) == ((after(480), after(960)), after(1020))
    late, _ = timing.forecast(Times(), waiting, after(600))
    assert late[0] == after(600)


def test_moments_moved_along_with_the_clock_keep_the_time_spoken():
    before = timing.used(Times(), after(100))
    moved = replace(Times(), began_at=after(600))
    assert timing.used(moved, after(700)) == before
