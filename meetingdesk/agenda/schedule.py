"""The arithmetic of an agenda: planned and projected times, drift and clashes. Pure.

The one sign used everywhere: drift is actual (or projected) minus planned, in seconds.
Positive is behind (拖后), negative is ahead (提前).
Times are full local moments, so midnight is one like any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

Moment = dt.datetime | None


@dataclass(frozen=True)
class Slot:
    """What the arithmetic needs of an item. `start` and `end` are fixed times, None where they flow."""

    id: str
    minutes: int | None = None
    start: Moment = None
    end: Moment = None
    began: Moment = None
    ended: Moment = None
    skipped: bool = False
    unplanned: bool = False


@dataclass(frozen=True)
class Timed:
    """An item's times. `clash`: by how many seconds its fixed start or end can't be kept, else 0."""

    id: str
    planned_start: Moment
    planned_end: Moment
    projected_start: Moment
    projected_end: Moment
    clash: int

    @property
    def drift(self) -> int | None:
        """Seconds that the start is behind (+) or ahead (-) of the plan; None where either is unknown."""
        return seconds_between(self.planned_start, self.projected_start)


@dataclass(frozen=True)
class Reckoning:
    """The whole agenda. `drift` is where the meeting stands; by a gap `projected_end` may have caught up."""

    items: tuple[Timed, ...]
    planned_end: Moment
    projected_end: Moment
    drift: int | None


def reckon(
    slots: Sequence[Slot],
    first_start: Moment = None,
    now: Moment = None,
    left: Mapping[str, int] | None = None,
    *,
    must_end: Moment = None,
    due_start: Moment = None,
) -> Reckoning:
    """Times of every item.

    `first_start` begins the plan where the first item has no fixed start; `now` is given only while the
    meeting runs; `left` tells seconds still needed by running items where someone knows better than their
    length; `must_end` is the fixed end of the meeting, counted as a clash of the last item; `due_start` is
    when the first can really begin, where that is not its planned start.
    """
    planned, planned_end = _plan(slots, first_start)
    projected, projected_end = _project(slots, planned, due_start, now, left or {})
    spans = [(slot, planned[slot.id], projected[slot.id]) for slot in slots]
    items = tuple(Timed(slot.id, *plan, *due, _clash(slot, due)) for slot, plan, due in spans)
    items = _held_to(must_end, items, projected_end)
    return Reckoning(items, planned_end, projected_end, _drift_now(slots, items, now))


def seconds_between(planned: Moment, actual: Moment) -> int | None:
    """Actual minus planned, in seconds: positive is late."""
    return None if planned is None or actual is None else int((actual - planned).total_seconds())


def not_before(clock: dt.time, earliest: dt.datetime) -> dt.datetime:
    """The first moment at or after `earliest` that shows this time: 0:10 after 23:30 is the next day."""
    moment = dt.datetime.combine(earliest.date(), clock)
    return moment if moment >= earliest else moment + dt.timedelta(days=1)


Span = tuple[Moment, Moment]
UNKNOWN: Span = (None, None)


def _plan(slots: Sequence[Slot], cursor: Moment) -> tuple[dict[str, Span], Moment]:
    spans: dict[str, Span] = {slot.id: UNKNOWN for slot in slots}
    for slot in slots:
        if not slot.unplanned:
            start = slot.start or cursor
            cursor = slot.end or _after(start, slot.minutes)
            spans[slot.id] = (start, cursor)
    return spans, cursor


def _project(
    slots: Sequence[Slot], planned: Mapping[str, Span], due: Moment, now: Moment, left: Mapping[str, int]
) -> tuple[dict[str, Span], Moment]:
    """What is waiting follows, in its order, whatever has begun: items may run out of their order."""
    spans: dict[str, Span] = {slot.id: UNKNOWN for slot in slots}
    running = [slot for slot in slots if slot.began]
    begun = {slot.id: (slot.began, _end_of_begun(slot, now, left.get(slot.id))) for slot in running}
    spans.update(begun)
    ends = [end for _, end in begun.values()]
    first = due or (planned[slots[0].id][0] if slots else None)
    cursor = (None if None in ends else _latest(*ends)) if ends else first
    for slot in slots:
        if slot.began is None and not slot.skipped:
            start = _latest(slot.start, cursor)
            start = start and _latest(start, now)
            cursor = _end_of_waiting(slot, start)
            spans[slot.id] = (start, cursor)
    return spans, cursor


def _end_of_begun(slot: Slot, now: Moment, left: int | None) -> Moment:
    if slot.ended is not None:
        return slot.ended
    if now is not None and left is not None:
        return now + dt.timedelta(seconds=left)
    due = slot.end or _after(slot.began, slot.minutes)
    return due and _latest(due, now)


def _end_of_waiting(slot: Slot, start: Moment) -> Moment:
    """A fixed end stays, and the item gets shorter; unless its start is later than that already."""
    return _latest(start, slot.end) if slot.end else _after(start, slot.minutes)


def _clash(slot: Slot, projected: Span) -> int:
    if slot.skipped or slot.ended is not None:
        return 0
    if slot.began is not None:
        return max(0, seconds_between(slot.end, projected[1]) or 0)
    late = seconds_between(slot.start, projected[0]) or 0
    full = _after(projected[0], slot.minutes or 0)
    return max(late, seconds_between(slot.end, full) or 0, 0)


def _held_to(must_end: Moment, items: tuple[Timed, ...], projected_end: Moment) -> tuple[Timed, ...]:
    over = seconds_between(must_end, projected_end) or 0
    last = next((one.id for one in reversed(items) if one.projected_end == projected_end), None)
    return tuple(replace(one, clash=max(one.clash, over)) if one.id == last else one for one in items)


def _drift_now(slots: Sequence[Slot], items: Sequence[Timed], now: Moment) -> int | None:
    """By the end of the item that runs, else by the start of the next, else by the end of the last."""
    counted = [(slot, timed) for slot, timed in zip(slots, items, strict=True) if not slot.unplanned]
    running = [timed for slot, timed in counted if slot.began and not slot.ended]
    done = [timed for slot, timed in counted if slot.ended]
    waiting = [timed for slot, timed in counted if not slot.began and not slot.skipped]
    if running:
        return seconds_between(running[-1].planned_end, running[-1].projected_end)
    if waiting:
        return waiting[0].drift if done or now else None
    return seconds_between(done[-1].planned_end, done[-1].projected_end) if done else None


def _after(start: Moment, minutes: int | None) -> Moment:
    return None if start is None or minutes is None else start + dt.timedelta(minutes=minutes)


def _latest(*moments: Moment) -> Moment:
    return max((one for one in moments if one is not None), default=None)
