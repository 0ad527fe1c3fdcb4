"""Where an item lands when it is moved: past its neighbour, into the item above, out of it, dropped. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meetingdesk.agenda.model import Progress
from meetingdesk.agenda.queries import ItemRow


@dataclass(frozen=True)
class Landing:
    """In front of `before` (None = last), as a part of `under` (None = by itself)."""

    before: str | None
    under: str | None


def stepped(rows: Sequence[ItemRow], row: ItemRow, step: int) -> Landing | None:
    """Past its neighbour on the same level; what has begun stays before what has not. None = it stays."""
    level = [one for one in rows if one.parent_id == row.parent_id]
    place = level.index(row) + step
    if row.state != Progress.WAITING or not 0 <= place < len(level) or level[place].began_at:
        return None
    after = place if step < 0 else place + 1
    return Landing(level[after].id if after < len(level) else None, row.parent_id)


def inward(rows: Sequence[ItemRow], row: ItemRow) -> Landing | None:
    """The last part of the item above; nothing for a part, an item with parts, or the first."""
    above = [one for one in rows[: rows.index(row)] if one.parent_id is None]
    with_parts = any(one.parent_id == row.id for one in rows)
    if row.parent_id is not None or row.state != Progress.WAITING or with_parts or not above:
        return None
    whole = above[-1]
    return None if whole.state in {Progress.DONE, Progress.SKIPPED} else Landing(None, whole.id)


def outward(rows: Sequence[ItemRow], row: ItemRow) -> Landing | None:
    """By itself, right behind what it was a part of."""
    if row.parent_id is None or row.state != Progress.WAITING:
        return None
    return Landing(_top_behind(rows, row.parent_id), None)


def dropped(rows: Sequence[ItemRow], row: ItemRow, before: str | None) -> Landing | None:
    """Dropped in front of a row of the list (None = at its end): it keeps its level where it lands.

    A part becomes a part of the item it lands in; an item lands behind the parts that it was dropped among.
    """
    if before == row.id:
        return None
    place = next((at for at, one in enumerate(rows) if one.id == before), len(rows))
    target = rows[place] if place < len(rows) else None
    if row.parent_id is None:
        among = target.parent_id if target is not None else None
        behind = _top_behind(rows, among) if among else before
        return None if row.id in {behind, among} else Landing(behind, None)
    above = [one for one in rows[:place] if one.parent_id is None]
    if not above:
        return None
    whole = above[-1].id
    return Landing(before if target is not None and target.parent_id == whole else None, whole)


def _top_behind(rows: Sequence[ItemRow], item: str | None) -> str | None:
    tops = [one.id for one in rows if one.parent_id is None]
    place = tops.index(item) + 1 if item in tops else len(tops)
    return tops[place] if place < len(tops) else None
