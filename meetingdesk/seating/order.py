"""Seats by rank (practice.md 4.3). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def from_left(ranked: Sequence[T]) -> list[T]:
    """The 主席台 as the audience sees it, left to right, of those ranked 1, 2, 3 …

    Odd: …5 3 1 2 4…; even: 7 5 3 1 2 4 6 8. Either way the first is at the centre (even: left of it), then
    alternately right and left.
    """
    return [*ranked[::2][::-1], *ranked[1::2]]


def rank_at(count: int, place: int) -> int:
    """The rank, from 0, of whoever sits at a place counted from the left."""
    return from_left(range(count))[place]


def swapped(ranked: Sequence[T], place: int, step: int) -> list[T]:
    """The ranks after the person at a place, counted from the left, changed with a neighbour."""
    other = place + step
    if not (0 <= place < len(ranked) and 0 <= other < len(ranked)):
        return list(ranked)
    found = list(ranked)
    one, two = rank_at(len(ranked), place), rank_at(len(ranked), other)
    found[one], found[two] = found[two], found[one]
    return found


def moved(order: Sequence[T], place: int, target: int) -> list[T]:
    """The order after the one at a place was put at another; the others close up."""
    found = list(order)
    if not (0 <= place < len(found)):
        return found
    one = found.pop(place)
    found.insert(max(0, min(target, len(found))), one)
    return found


def rows(order: Sequence[T], across: int) -> list[list[T]]:
    """Rows of so many seats, the front row first."""
    return [list(order[start : start + across]) for start in range(0, len(order), across)]
