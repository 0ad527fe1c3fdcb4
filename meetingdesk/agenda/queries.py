"""The agenda as the page, the top line and the papers read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from meetingdesk.agenda.model import Item, Progress
from meetingdesk.agenda.schedule import Reckoning, Slot, Timed, reckon
from meetingdesk.meeting.lookup import rows_of
from meetingdesk.meeting.model import State
from meetingdesk.meeting.queries import MeetingRow, meeting


@dataclass(frozen=True)
class ItemRow:
    """One item with its times. `fixed_*` are set by hand, `clash` is by how many seconds they can't be kept;
    `drift` is projected or actual start minus planned start in seconds, positive = behind.
    """

    id: str
    parent_id: str | None
    position: int
    kind: str
    title: str
    who: str | None
    topic: str | None
    state: str
    unplanned: bool
    minutes: int | None
    fixed_start: dt.datetime | None
    fixed_end: dt.datetime | None
    planned_start: dt.datetime | None
    planned_end: dt.datetime | None
    projected_start: dt.datetime | None
    projected_end: dt.datetime | None
    began_at: dt.datetime | None
    ended_at: dt.datetime | None
    drift: int | None
    clash: int

    @property
    def used_seconds(self) -> int | None:
        """How long it took; None unless it is done."""
        if self.began_at is None or self.ended_at is None:
            return None
        return int((self.ended_at - self.began_at).total_seconds())


@dataclass(frozen=True)
class Schedule:
    """The whole agenda. `drift` in seconds, positive = 拖后, negative = 提前, None = can't be told."""

    rows: tuple[ItemRow, ...]
    planned_end: dt.datetime | None
    projected_end: dt.datetime | None
    drift: int | None
    current_id: str | None
    next_id: str | None

    @property
    def clashes(self) -> tuple[ItemRow, ...]:
        """Items whose fixed time can't be kept."""
        return tuple(row for row in self.rows if row.clash > 0)


def schedule(
    session: Session,
    meeting_id: str,
    now: dt.datetime | None = None,
    left: Mapping[str, int] | None = None,
) -> Schedule:
    """The agenda as it stands at `now` (local; used only while the meeting runs).

    `left`: seconds that running items still need, by item id, where someone knows better than their length.
    Items inside another are listed after it and take no part in the reckoning. Refused: storage.gone.
    """
    facts = meeting(session, meeting_id)
    items = rows_of(session, Item, meeting_id)
    tops = [item for item in items if item.parent_id is None]
    over = facts.state in {State.ENDED, State.ARCHIVED}
    slots = [_slot(item, over) for item in tops]
    result = reckon(slots, facts.start, _live(facts, now), left, None if over else facts.end)
    return _schedule(items, tops, result)


def _live(facts: MeetingRow, now: dt.datetime | None) -> dt.datetime | None:
    return now if facts.state == State.RUNNING else None


def _slot(item: Item, over: bool) -> Slot:
    """After the meeting, what has not begun never will."""
    return Slot(
        id=item.id, minutes=item.planned_minutes, start=item.planned_start, end=item.planned_end,
        began=item.began_at, ended=item.ended_at,
        skipped=item.state == Progress.SKIPPED or (over and item.began_at is None), unplanned=item.unplanned,
    )  # fmt: skip


def _schedule(items: list[Item], tops: list[Item], result: Reckoning) -> Schedule:
    timed = {one.id: one for one in result.items}
    rows = tuple(_row(item, timed.get(item.id)) for item in _nested(items, tops))
    running = [row.id for row in rows if row.state == Progress.RUNNING and row.parent_id is None]
    waiting = [row.id for row in rows if row.state == Progress.WAITING and row.parent_id is None]
    return Schedule(
        rows, result.planned_end, result.projected_end, result.drift,
        running[-1] if running else None, waiting[0] if waiting else None,
    )  # fmt: skip


def _nested(items: list[Item], tops: list[Item]) -> list[Item]:
    return [one for top in tops for one in (top, *(item for item in items if item.parent_id == top.id))]


def _row(item: Item, timed: Timed | None) -> ItemRow:
    at = timed or Timed(item.id, None, None, None, None, 0)
    return ItemRow(
        id=item.id, parent_id=item.parent_id, position=item.position, kind=item.kind, title=item.title,
        who=item.who, topic=item.topic, state=item.state,
        unplanned=item.unplanned, minutes=item.planned_minutes,
        fixed_start=item.planned_start, fixed_end=item.planned_end, planned_start=at.planned_start,
        planned_end=at.planned_end, projected_start=at.projected_start, projected_end=at.projected_end,
        began_at=item.began_at, ended_at=item.ended_at, drift=at.drift, clash=at.clash,
    )  # fmt: skip
