"""An agenda apart from its meeting: what a template keeps and what last year's gives to this year's. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Day:
    """The day that fixed times belong to; `start` is when its meeting begins."""

    date: dt.date | None = None
    start: dt.datetime | None = None


@dataclass(frozen=True)
class FixedTime:
    """Minutes: `after` the start of its meeting (negative: before it), and `clock` from midnight."""

    after: int | None
    clock: int | None

    def on(self, day: Day) -> dt.datetime | None:
        """The same distance from the start of another meeting, else the same time of day; None = nowhere."""
        if self.after is not None and day.start is not None:
            return day.start + self.after * _MINUTE
        date = day.start.date() if day.start else day.date
        if self.clock is None or date is None:
            return None
        return dt.datetime.combine(date, dt.time()) + self.clock * _MINUTE


@dataclass(frozen=True)
class Step:
    """One item to be made, with its parts."""

    kind: str
    title: str
    minutes: int | None = None
    who: str | None = None
    note: str | None = None
    start: FixedTime | None = None
    end: FixedTime | None = None
    parts: tuple[Step, ...] = field(default=())


def fixed_time(moment: dt.datetime | None, day: Day) -> FixedTime | None:
    """What is kept of a moment of a day."""
    if moment is None:
        return None
    date = day.start.date() if day.start else day.date
    after = (moment - day.start) // _MINUTE if day.start else None
    clock = (moment - dt.datetime.combine(date, dt.time())) // _MINUTE if date else None
    return FixedTime(after, clock)


def plain(step: Step) -> dict[str, Any]:
    """As JSON-able data."""
    told: dict[str, Any] = {"kind": step.kind, "title": step.title}
    for name in ("minutes", "who", "note"):
        if getattr(step, name) is not None:
            told[name] = getattr(step, name)
    for name in ("start", "end"):
        at: FixedTime | None = getattr(step, name)
        if at is not None:
            told[name] = [at.after, at.clock]
    if step.parts:
        told["parts"] = [plain(part) for part in step.parts]
    return told


def restored(told: Mapping[str, Any]) -> Step:
    """From what `plain` made."""
    start, end = (FixedTime(*told[name]) if name in told else None for name in ("start", "end"))
    return Step(
        told["kind"], told["title"], told.get("minutes"), told.get("who"), told.get("note"), start, end,
        tuple(restored(part) for part in told.get("parts", ())),
    )
