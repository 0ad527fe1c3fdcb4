"""日历文件: the meeting as one entry of a calendar with its agenda, or an entry an item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from meetingdesk.documents.agenda_paper import hours, item
from meetingdesk.documents.ics import Event, write_calendar
from meetingdesk.documents.snapshot import ItemRow, Snapshot
from meetingdesk.minutes.prose import Prose

_AT = "meetingdesk"  # makes the ids differ from those of other programs


def calendar(snapshot: Snapshot) -> bytes | None:
    """The file; None while nobody knows the day of the meeting."""
    events = list(_items(snapshot)) if snapshot.choices.calendar_items else []
    if not events:
        whole = _whole(snapshot)
        events = [whole] if whole else []
    if not events:
        return None
    return write_calendar(events, snapshot.now, beijing=snapshot.beijing, revision=snapshot.revision)


def _whole(snapshot: Snapshot) -> Event | None:
    """Without an hour it takes the whole day."""
    meeting, prose = snapshot.facts.meeting, Prose(snapshot.language)
    start = meeting.start or _first(snapshot)
    if start is None and meeting.date is None:
        return None
    lines = [f"{hours(row, snapshot.items, prose)} {item(row, prose)}".strip() for row in snapshot.items]
    ends = [row.planned_end for row in snapshot.items if row.planned_end]
    end = meeting.end or max(ends, default=None)
    title, when = _titled(meeting.title, snapshot), start or meeting.date or dt.date.min
    return Event(
        f"{snapshot.meeting_id}@{_AT}", title, when,
        end if start and end and end > start else None, meeting.venue or "", "\n".join(lines),
    )  # fmt: skip


def _items(snapshot: Snapshot) -> Iterator[Event]:
    """Those whose time is known; parts stand in the text of their item."""
    meeting, prose = snapshot.facts.meeting, Prose(snapshot.language)
    for row in snapshot.items:
        if row.parent_id is None and row.planned_start is not None:
            end = row.planned_end
            yield Event(
                f"{row.id}@{_AT}", _titled(row.title, snapshot), row.planned_start,
                end if end and end > row.planned_start else None, meeting.venue or "",
                "\n".join([meeting.title, *_told(row, snapshot, prose)]),
            )  # fmt: skip


def _told(row: ItemRow, snapshot: Snapshot, prose: Prose) -> Iterator[str]:
    if row.who:
        yield prose.text("主讲") + ("：" if prose.chinese else ": ") + row.who
    for part in snapshot.items:
        if part.parent_id == row.id:
            yield f"{hours(part, snapshot.items, prose)} {item(part, prose)}".strip()


def _first(snapshot: Snapshot) -> dt.datetime | None:
    return next((row.planned_start for row in snapshot.items if row.planned_start), None)


def _titled(title: str, snapshot: Snapshot) -> str:
    """A sample says so in the calendar, too."""
    sample = Prose(snapshot.language).text("演示数据")
    return f"{title}（{sample}）" if snapshot.facts.meeting.sample else title
