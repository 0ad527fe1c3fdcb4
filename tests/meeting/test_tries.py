"""Guessing a PIN: five tries, then waits that grow; moments in seconds."""

from __future__ import annotations

from meetingdesk.meeting.pins import Tries


def waits(tries: Tries, count: int) -> list[int]:
    found, now = [], 0.0
    for _time in range(count):
        tries.wrong(now)
        found.append(tries.wait(now))
        now += found[-1]
    return found


def test_five_tries_are_free_of_waiting_and_each_one_after_doubles_it() -> None:
    assert waits(Tries(), 11) == [0, 0, 0, 0, 30, 60, 120, 240, 480, 480, 480]


def test_the_right_one_begins_anew() -> None:
    tries = Tries()
    waits(tries, 6)
    tries.right()
    assert tries.wait(0) == 0
    assert waits(tries, 5) == [0, 0, 0, 0, 30]


def test_a_started_second_counts_whole() -> None:
    tries = Tries(1)
    tries.wrong(100.0)
    assert [tries.wait(now) for now in (100.0, 100.5, 129.9, 130.0)] == [30, 30, 1, 0]
