"""People by what their unit is: 党委 before 党总支 before 党支部, each in the order of the list. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
_FIRST = ("党工委", "党组", "党委", "党总支", "党总支部", "党支部")


def by_kind(rows: Sequence[T], kind: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """Rows in parts: the highest kind first, others as they occur, those without a kind last."""
    parts = dict(by_unit(rows, kind))
    ranks = {one: place for place, one in enumerate(_FIRST)}
    order = sorted(parts, key=lambda one: (not one, ranks.get(one, len(_FIRST))))
    return [(one, parts[one]) for one in order]


def by_unit(rows: Sequence[T], unit: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """Rows in parts, a part a unit, in the order in which units first occur."""
    parts: dict[str, list[T]] = {}
    for row in rows:
        parts.setdefault(unit(row), []).append(row)
    return list(parts.items())
