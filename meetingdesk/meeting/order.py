"""Hand-made orders: rows that carry a `position`, counted from 1 without gaps after every move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Positioned(Protocol):
    """A row with a place in an order."""

    id: str
    position: int


P = TypeVar("P", bound=Positioned)


def next_position(rows: Sequence[Positioned]) -> int:
    """The place after the last."""
    return max((row.position for row in rows), default=0) + 1


def move(rows: Sequence[P], moved: P, before: str | None) -> None:
    """Put `moved` in front of the row whose id is `before`, or at the end; only what shifts is touched."""
    rest = [row for row in rows if row.id != moved.id]
    place = next((at for at, row in enumerate(rest) if row.id == before), len(rest))
    rest.insert(place, moved)
    for position, row in enumerate(rest, start=1):
        if row.position != position:
            row.position = position
