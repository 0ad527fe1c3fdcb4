"""The agenda as the page, the top line and the papers read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.agenda.model import Item, Kind, Note, Progress, Style
from meetingdesk.agenda.numbering import Numbering, Place, numbers, usual
from meetingdesk.agenda.parts import Whole, gap_before, reckon_with_parts
from meetingdesk.agenda.schedule import Moment, Slot, Timed
from meetingdesk.meeting.lookup import rows_of
from meetingdesk.meeting.model import State
from meetingdesk.meeting.queries import MeetingRow, meeting


@dataclass(frozen=True)
class ItemRow:
    """One item with its times. `fixed_*` are set by hand, `clash` is by how many seconds they can't be kept;
    `drift` is projected or actual start minus planned start in seconds, positive = behind.

    `number` is bare (一, （一）, 1.1), empty for what is not counted; `minutes` is its own length, `length`
    that or the sum of its parts. In seconds: `gap`, nothing before it; `outgrown`, its parts exceed it.
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
    number: str = ""
    length: int | None = None
    gap: int = 0
    outgrown: int = 0

    @property
    def used_seconds(self) -> int | None:
        """How long it took; None unless it is done."""
        if self.began_at is None or self.ended_at is None:
            return None
        return int((self.ended_at - self.began_at).total_seconds())


@dataclass(frozen=True)
class Schedule:
    """The whole agenda. `drift` in seconds, positive = 拖后, negative = 提前, None = can't be told.

    `current_id` and `next_id` are items, `part_id` and `next_part_id` parts of the item that runs: which
    runs, and which would be next. `must_end` is the end that was set for the meeting.
    """

    rows: tuple[ItemRow, ...]
    planned_end: dt.datetime | None
    projected_end: dt.datetime | None
    drift: int | None
    current_id: str | None
    next_id: str | None
    part_id: str | None = None
    next_part_id: str | None = None
    must_end: dt.datetime | None = None
    numbering: Numbering = Numbering.CHINESE

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
    Parts of an item are listed after it. Refused: storage.gone.
    """
    facts = meeting(session, meeting_id)
    items = rows_of(session, Item, meeting_id)
    tops = [item for item in items if item.parent_id is None]
    parts = {top.id: [item for item in items if item.parent_id == top.id] for top in tops}
    over = facts.state in {State.ENDED, State.ARCHIVED}
    live = now if facts.state == State.RUNNING else None
    whole = reckon_with_parts(
        [_slot(item, over) for item in tops],
        {top.id: [_slot(one, over or top.state in {Progress.DONE, Progress.SKIPPED}) for one in parts[top.id]]
         for top in tops},
        facts.start, live, left, must_end=None if over else facts.end,
    )  # fmt: skip
    style = numbering(session, facts)
    rows = _rows(tops, parts, whole, style, live)
    return replace(_summed(rows, whole), must_end=facts.end, numbering=style)


def numbering(session: Session, of: MeetingRow) -> Numbering:
    """How the meeting numbers its items."""
    chosen = session.scalars(select(Style.numbering).where(Style.meeting_id == of.id)).first()
    return Numbering(chosen) if chosen else usual(of.language)


def notes(session: Session, meeting_id: str) -> dict[str, str]:
    """What the host alone should see, by item. Never give it to the stage or to a paper for the room."""
    found = session.scalars(select(Note).where(Note.meeting_id == meeting_id))
    return {note.item_id: note.text for note in found}


def _slot(item: Item, over: bool) -> Slot:
    """Once the meeting, or the item that it is a part of, is over, what has not begun never will."""
    return Slot(
        id=item.id, minutes=item.planned_minutes, start=item.planned_start, end=item.planned_end,
        began=item.began_at, ended=item.ended_at,
        skipped=item.state == Progress.SKIPPED or (over and item.began_at is None), unplanned=item.unplanned,
    )  # fmt: skip


def _rows(
    tops: Sequence[Item], parts: Mapping[str, Sequence[Item]], whole: Whole, style: Numbering, now: Moment
) -> tuple[ItemRow, ...]:
    nested = [one for top in tops for one in (top, *parts[top.id])]
    places = [Place(one.id, one.parent_id, _counted(one)) for one in nested]
    told = numbers(places, style)
    timed = {one.id: one for one in whole.tops.items} | dict(whole.parts)
    skipped = {top.id for top in tops if top.state == Progress.SKIPPED}
    rows = [_row(one, timed[one.id], told[one.id], whole, one.parent_id in skipped) for one in nested]
    return tuple(replace(row, gap=_gap(row, rows, now)) for row in rows)


def _counted(item: Item) -> bool:
    """A break has no number anywhere; signing in has none where it stands for itself."""
    return item.kind != Kind.BREAK and (item.kind != Kind.SIGN_IN or item.parent_id is not None)


def _gap(row: ItemRow, rows: Sequence[ItemRow], now: Moment) -> int:
    """Before what waits for its fixed time: since the end of all that comes before it on its level."""
    if row.state != Progress.WAITING or row.fixed_start is None or row.projected_start != row.fixed_start:
        return 0
    before = [one for one in rows[: rows.index(row)] if one.parent_id == row.parent_id]
    ends = [one.projected_end for one in before if one.state != Progress.SKIPPED]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return 0
    of = next((one.projected_start for one in rows if one.id == row.parent_id), None)
    return gap_before(row.fixed_start, max(known, default=of), now)


def _summed(rows: tuple[ItemRow, ...], whole: Whole) -> Schedule:
    tops = [row for row in rows if row.parent_id is None]
    running = _first([row for row in reversed(tops) if row.state == Progress.RUNNING])
    inner = [row for row in rows if running is not None and row.parent_id == running]
    part = _first([row for row in inner if row.state == Progress.RUNNING])
    result = whole.tops
    return Schedule(
        rows, result.planned_end, result.projected_end, result.drift, running,
        _first([row for row in tops if row.state == Progress.WAITING]), part,
        _first([row for row in inner if row.state == Progress.WAITING]),
    )  # fmt: skip


def _first(rows: Sequence[ItemRow]) -> str | None:
    return rows[0].id if rows else None


def _row(item: Item, at: Timed, number: str, whole: Whole, left_out: bool) -> ItemRow:
    """A part of what was skipped is skipped with it, as long as it did not begin."""
    state = Progress.SKIPPED.value if left_out and item.state == Progress.WAITING else item.state
    return ItemRow(
        id=item.id, parent_id=item.parent_id, position=item.position, kind=item.kind, title=item.title,
        who=item.who, topic=item.topic, state=state,
        unplanned=item.unplanned, minutes=item.planned_minutes,
        fixed_start=item.planned_start, fixed_end=item.planned_end, planned_start=at.planned_start,
        planned_end=at.planned_end, projected_start=at.projected_start, projected_end=at.projected_end,
        began_at=item.began_at, ended_at=item.ended_at, drift=at.drift, clash=at.clash, number=number,
        length=whole.lengths.get(item.id, item.planned_minutes), outgrown=whole.outgrown.get(item.id, 0),
    )  # fmt: skip
