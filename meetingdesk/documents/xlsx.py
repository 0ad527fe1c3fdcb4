"""Workbooks for others: sheets whose names differ as spreadsheets count them, never a formula; and what those
of a meeting have in common.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from meetingdesk.documents.snapshot import Snapshot
from meetingdesk.foundation.sheet_writing import Table, xlsx_bytes
from meetingdesk.minutes.prose import Prose

_LONGEST = 27  # of a sheet's name, so that a number has room in Excel's 31


def workbook(tables: Sequence[Table]) -> bytes:
    """The file's bytes; the same tables give the same bytes."""
    taken: set[str] = set()
    return xlsx_bytes([replace(table, name=_free(table.name, taken)) for table in tables])


def meeting_workbook(snapshot: Snapshot, tables: Sequence[Table]) -> bytes:
    """With the meeting's title over each printed page; 演示数据 below the rows of a sample."""
    meeting = snapshot.facts.meeting
    mark = [Prose(meeting.language).text("演示数据")] if meeting.sample else []
    return workbook([replace(one, head=meeting.title, foot=(*one.foot, *mark)) for one in tables])


def minute(moment: dt.datetime | None) -> dt.time | None:
    """The time of day, as papers tell it: to the minute."""
    return dt.time(moment.hour, moment.minute) if moment else None


def _free(name: str, taken: set[str]) -> str:
    """Excel takes A and a for the same name."""
    kept = "".join("-" if char in "[]:*?/\\'" else char for char in name)[:_LONGEST].strip() or "1"
    tries = (kept if number == 1 else f"{kept} {number}" for number in range(1, len(taken) + 2))
    found = next(one for one in tries if one.casefold() not in taken)
    taken.add(found.casefold())
    return found
