"""Items with parts: each part has its own times, and together they say how long the item takes. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meetingdesk.agenda.schedule import Moment, Reckoning, Slot, Timed, reckon, seconds_between

Parts = Mapping[str, Sequence[Slot]]


@dataclass(frozen=True)
class Whole:
    """The reckoning of the items, the times of all parts, and by how many seconds parts outgrow their item.

    `lengths`: minutes of each item, its own or those of its parts together.
    """

    tops: Reckoning
    parts: Mapping[str, Timed]
    outgrown: Mapping[str, int]
    lengths: Mapping[str, int | None]


def reckon_with_parts(
    slots: Sequence[Slot],
    parts: Parts,
    first_start: Moment = None,
    now: Moment = None,
    left: Mapping[str, int] | None = None,
    *,
    must_end: Moment = None,
) -> Whole:
    """As `schedule.reckon`; `parts` by the id of their item.

    An item without a length is as long as its parts. Once a part has begun, what its parts still need is
    what the item still needs, and the time that it has beyond them.
    """
    sized = [replace(slot, minutes=_length(slot, parts.get(slot.id, ()))) for slot in slots]
    told = {slot.id: rest for slot in slots if (rest := _rest(slot, parts.get(slot.id, ()), now, left or {}))
            is not None}  # fmt: skip
    tops = reckon(sized, first_start, now, {**told, **(left or {})}, must_end=must_end)
    timed: dict[str, Timed] = {}
    outgrown: dict[str, int] = {}
    for slot, at in zip(slots, tops.items, strict=True):
        some = parts.get(slot.id, ())
        inner = reckon(some, at.planned_start, now, left, due_start=at.projected_start)
        timed.update((one.id, one) for one in inner.items)
        outgrown[slot.id] = _outgrown(slot, some, at, inner)
    return Whole(tops, timed, outgrown, {slot.id: slot.minutes for slot in sized})


def _planned(parts: Sequence[Slot]) -> list[int | None]:
    return [part.minutes for part in parts if not part.unplanned]


def _length(slot: Slot, parts: Sequence[Slot]) -> int | None:
    lengths = _planned(parts)
    if slot.minutes is not None or not lengths or None in lengths:
        return slot.minutes
    return sum(length or 0 for length in lengths)


def _rest(slot: Slot, parts: Sequence[Slot], now: Moment, left: Mapping[str, int]) -> int | None:
    """Seconds that a running item still needs, where its parts can tell."""
    running = slot.began is not None and slot.ended is None and now is not None
    if not running or not any(part.began for part in parts):
        return None
    end = reckon(parts, slot.began, now, left).projected_end
    rest = seconds_between(now, end)
    spare = max(0, (slot.minutes or 0) - sum(part.minutes or 0 for part in parts))
    return None if rest is None else max(0, rest) + spare * 60


def _outgrown(slot: Slot, parts: Sequence[Slot], at: Timed, inner: Reckoning) -> int:
    """By the sum of the lengths, or by a part's fixed time."""
    if not parts or slot.ended is not None:
        return 0
    known = sum(length or 0 for length in _planned(parts))
    by_sum = (known - slot.minutes) * 60 if slot.minutes is not None else 0
    return max(0, by_sum, seconds_between(at.planned_end, inner.planned_end) or 0)


def gap_before(start: Moment, free_from: Moment, now: Moment) -> int:
    """Seconds in which nothing is planned before something that waits for its fixed time."""
    if start is None or free_from is None:
        return 0
    since = max(free_from, now) if now else free_from
    return max(0, int((start - since) / dt.timedelta(seconds=1)))
