"""会议议程: what happens when and who leads it, for everyone in the room; never a note for the host."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from meetingdesk.agenda.numbering import headed
from meetingdesk.documents.blocks import SHEET, Align, Block, Column, KeyValues, Paper, Table, Title
from meetingdesk.documents.frame import broken, framed, named, time_of
from meetingdesk.documents.snapshot import ItemKind, ItemRow, Progress, Snapshot
from meetingdesk.foundation.hanzi import IDEOGRAPHIC_SPACE, width
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import MeetingFacts
from meetingdesk.minutes.prose import Prose

_STYLE = replace(SHEET, top=25, bottom=22)
_WHOLE = 170.0  # mm
_TIMES, _LEAST_WHO, _MOST_WHO = 30.0, 30.0, 62.0
_WITH_TOPIC = {ItemKind.STUDY, ItemKind.OTHER}  # of others it is told afterwards, in the record
_CHARACTER = 4.4  # mm of one at the table's size


def agenda(snapshot: Snapshot) -> Paper | None:
    """The paper; None where there is no item. Times are the planned ones."""
    if not snapshot.items:
        return None
    meeting = snapshot.facts.meeting
    prose, title = Prose(meeting.language), _title(meeting)
    blocks: list[Block] = [Title(broken(title)), KeyValues(_facts(meeting, prose)), _table(snapshot, prose)]
    return framed(title, blocks, meeting, _STYLE)


def _title(meeting: MeetingFacts) -> str:
    """述职评议会议程, not 述职评议会会议议程."""
    title = named(meeting, N_("会议议程"))
    return title.replace("会会议议程", "会议程").replace("会议会议议程", "会议议程")


def _facts(meeting: MeetingFacts, prose: Prose) -> tuple[tuple[str, str], ...]:
    mark = prose.text("〔待补〕")
    told = [(prose.text("时间"), time_of(meeting)), (prose.text("地点"), meeting.venue or mark)]
    if meeting.host:
        told.append((prose.text("主持"), meeting.host))
    return tuple(told)


def _table(snapshot: Snapshot, prose: Prose) -> Table:
    """A column that nothing is known for is left out."""
    rows = snapshot.items
    timed, led = any(row.planned_start for row in rows), any(row.who for row in rows)
    longest = max((width(row.who or "") for row in rows), default=0) / 2
    who = min(max(_LEAST_WHO, longest * _CHARACTER + 6), _MOST_WHO) if led else 0
    columns = [Column(prose.text("时间"), _TIMES, Align.CENTRE)] if timed else []
    columns.append(Column(prose.text("议程"), _WHOLE - who - (_TIMES if timed else 0)))
    columns += [Column(prose.text("主讲"), who, Align.CENTRE, shrink=True)] if led else []
    lines = [
        [*([hours(row, rows, prose)] if timed else []), item(row, prose), *([row.who or ""] if led else [])]
        for row in rows
    ]
    return Table(tuple(columns), tuple(map(tuple, lines)), size=12, least_height=10)


def item(row: ItemRow, prose: Prose) -> str:
    """Number and title, parts set in; what was left out says so, and study what is studied."""
    words = headed(row.number, row.title, chinese=prose.chinese)
    if row.topic and row.kind in _WITH_TOPIC:
        words += ("：" if prose.chinese else ": ") + row.topic
    if row.state == Progress.SKIPPED:
        words += prose.text("（取消）")
    return IDEOGRAPHIC_SPACE + words if row.parent_id else words


def hours(row: ItemRow, rows: Sequence[ItemRow], prose: Prose) -> str:
    """9:00—10:00; on the next day it says so."""
    if row.planned_start is None:
        return ""
    first = next(one.planned_start for one in rows if one.planned_start)
    start = _clock(row.planned_start, first, prose)
    if row.planned_end is None or row.planned_end == row.planned_start:
        return start
    return prose.until(start, _clock(row.planned_end, row.planned_start, prose))


def _clock(moment: dt.datetime, since: dt.datetime, prose: Prose) -> str:
    later = moment.date() > since.date()
    return prose.text("次日{time}", time=prose.clock(moment)) if later else prose.clock(moment)
