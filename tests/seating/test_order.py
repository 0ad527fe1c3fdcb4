"""Left and right by rank (practice.md 4.3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.seating.order import from_left, moved, rank_at, rows, swapped


@pytest.mark.parametrize(("count", "seen"), [
    (1, [1]), (2, [1, 2]), (3, [3, 1, 2]), (5, [5, 3, 1, 2, 4]), (8, [7, 5, 3, 1, 2, 4, 6, 8]), (0, []),
])  # fmt: skip
def test_the_first_sits_in_the_middle_then_right_and_left(count: int, seen: list[int]) -> None:
    assert from_left(range(1, count + 1)) == seen


@given(st.integers(1, 30), st.data())
def test_neighbours_change_places_and_nobody_else_moves(count: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, count - 1))
    step = data.draw(st.sampled_from((-1, 1)))
    before = from_left(range(count))
    after = from_left(swapped(range(count), place, step))
    if 0 <= place + step < count:
        before[place], before[place + step] = before[place + step], before[place]
    assert after == before


def test_rank_at_a_place_is_the_one_who_sits_there() -> None:
    assert [rank_at(5, place) for place in range(5)] == [4, 2, 0, 1, 3]


def test_someone_is_put_elsewhere_and_the_others_close_up() -> None:
    assert moved("abcd", 3, 1) == ["a", "d", "b", "c"]
    assert moved("abcd", 0, 9) == ["b", "c", "d", "a"]


def test_rows_are_filled_from_the_front() -> None:
    assert rows("abcde", 2) == [["a", "b"], ["c", "d"], ["e"]]
