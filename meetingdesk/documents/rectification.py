"""整改清单 (practice.md 2.2): what is to be put right, how, by whom, until when; and what was decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from meetingdesk.documents.blocks import WIDE, Align, Block, Column, Heading, Paper, Para, Table, Title
from meetingdesk.documents.frame import LEAST_NAME, framed, named
from meetingdesk.documents.snapshot import SOURCE_WORDS, Snapshot, Source, TaskRow
from meetingdesk.documents.xlsx import meeting_workbook
from meetingdesk.foundation import sheet_writing
from meetingdesk.foundation.hanzi import pad_name
from meetingdesk.foundation.sheet_writing import Cell
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_STYLE = replace(WIDE, size=10.5, leading=16)
_HEADS = (
    N_("序号"), N_("党组织"), N_("问题"), N_("来源"), N_("整改措施"), N_("责任人"), N_("完成时限"),
    N_("进展"), N_("销号日期"),
)  # fmt: skip
_WIDTHS = (12, 34, 52, 22, 52, 21, 22, 22, 20)
_DECIDED = (N_("序号"), N_("事项"), N_("责任人"), N_("完成时限"), N_("进展"), N_("完成日期"))
_DECIDED_WIDTHS = (12, 120, 30, 32, 35, 28)


def rectification(snapshot: Snapshot) -> Paper | None:
    """The paper; None where nothing is on the list."""
    if not snapshot.tasks:
        return None
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    wrong, decided = _parted(snapshot)
    blocks: list[Block] = [Title(prose.text("整改清单"), meeting.title)]
    if wrong:
        rows = tuple(_line(place, one, prose) for place, one in enumerate(wrong, 1))
        blocks.append(_table(_HEADS, _WIDTHS, rows, prose))
    if decided:
        blocks.append(Heading(prose.text("会议决定的事项")))
        rows = tuple(_decision(place, one, prose) for place, one in enumerate(decided, 1))
        blocks.append(_table(_DECIDED, _DECIDED_WIDTHS, rows, prose))
    blocks.append(Para(_foot(snapshot, prose), indent=0))
    return framed(named(meeting, N_("整改清单")), blocks, meeting, _STYLE)


def rectification_table(snapshot: Snapshot) -> bytes | None:
    """The same as a workbook; None where nothing is on the list."""
    if not snapshot.tasks:
        return None
    prose = Prose(snapshot.language)
    wrong, decided = _parted(snapshot)
    tables = []
    if wrong or not decided:
        tables.append(_sheet(N_("整改清单"), _HEADS, [_line(0, one, prose) for one in wrong], wrong, prose))
    if decided:
        told = [_decision(0, one, prose) for one in decided]
        tables.append(_sheet(N_("会议决定的事项"), _DECIDED, told, decided, prose))
    return meeting_workbook(snapshot, tables)


def _sheet(
    name: str, heads: tuple[str, ...], told: list[tuple[str, ...]], tasks: list[TaskRow], prose: Prose
) -> sheet_writing.Table:
    """The words of the paper; numbers, names and days as they are kept."""
    at = {word: place for place, word in enumerate(heads)}
    done = at[heads[-1]]
    rows: list[list[Cell]] = [list(line) for line in told]
    for place, (row, task) in enumerate(zip(rows, tasks, strict=True), 1):
        row[0], row[at[N_("责任人")]] = place, task.person
        row[at[N_("完成时限")]], row[done] = task.due, task.done_on
    return sheet_writing.Table(prose.text(name), [prose.text(word) for word in heads], rows)


def _parted(snapshot: Snapshot) -> tuple[list[TaskRow], list[TaskRow]]:
    """What is to be put right, and what was decided."""
    decided = [one for one in snapshot.tasks if one.source == Source.DECISION]
    return [one for one in snapshot.tasks if one.source != Source.DECISION], decided


def _table(
    heads: tuple[str, ...], widths: tuple[int, ...], rows: tuple[tuple[str, ...], ...], prose: Prose
) -> Table:
    left = {N_("问题"), N_("整改措施"), N_("事项"), N_("党组织")}
    columns = tuple(
        Column(prose.text(head), wide, Align.LEFT if head in left else Align.CENTRE,
               shrink=head == N_("责任人"), least=LEAST_NAME if head == N_("责任人") else 0)
        for head, wide in zip(heads, widths, strict=True)
    )  # fmt: skip
    return Table(columns, rows, least_height=9)


def _line(place: int, task: TaskRow, prose: Prose) -> tuple[str, ...]:
    return (
        str(place), task.organisation or prose.text("各党组织"), task.text,
        prose.text(SOURCE_WORDS[Source(task.source)]), task.measure or "", pad_name(task.person or ""),
        _day(task.due, prose), task.progress or "", _day(task.done_on, prose),
    )  # fmt: skip


def _decision(place: int, task: TaskRow, prose: Prose) -> tuple[str, ...]:
    return (
        str(place), task.text, pad_name(task.person or ""), _day(task.due, prose), task.progress or "",
        _day(task.done_on, prose),
    )  # fmt: skip


def _day(day: dt.date | None, prose: Prose) -> str:
    if day is None:
        return ""
    return f"{day.year}.{day.month}.{day.day}" if prose.chinese else day.isoformat()


def _foot(snapshot: Snapshot, prose: Prose) -> str:
    """How many there are, and how many of them are done or have no one yet."""
    done = sum(one.done_on is not None for one in snapshot.tasks)
    told = prose.text("共{count}条，已销号{done}条", count=len(snapshot.tasks), done=done)
    open_ = sum(not one.person or one.due is None for one in snapshot.tasks)
    left = prose.text("{count}条的责任人或时限还没有填", count=open_) if open_ else ""
    return prose.sentence(("，" if prose.chinese else ", ").join(filter(None, (told, left))))
