"""会议议程.xlsx: the plan as a table, one row an item or part; notes for the host are not in it."""

from __future__ import annotations

from meetingdesk.documents.frame import capital
from meetingdesk.documents.snapshot import KIND_WORDS, ItemKind, ItemRow, Snapshot
from meetingdesk.documents.xlsx import meeting_workbook, minute
from meetingdesk.foundation.sheet_writing import Cell, Table
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_HEADS = (
    N_("序号"), N_("议程"), N_("属于"), N_("环节类别"), N_("主讲"), N_("内容"), N_("日期"), N_("计划开始"),
    N_("计划结束"), N_("计划分钟"), N_("固定时间"),
)  # fmt: skip


def agenda(snapshot: Snapshot) -> bytes | None:
    """The workbook; None where there is no item."""
    if not snapshot.items:
        return None
    prose = Prose(snapshot.language)
    titles = {row.id: row.title for row in snapshot.items}
    rows = [_row(row, titles.get(row.parent_id or ""), prose) for row in snapshot.items]
    heads = [capital(prose.text(head)) for head in _HEADS]
    return meeting_workbook(snapshot, [Table(prose.text("会议议程"), heads, rows)])


def _row(row: ItemRow, of: str | None, prose: Prose) -> list[Cell]:
    start = row.planned_start
    return [
        row.number or None, row.title, of, prose.text(KIND_WORDS[ItemKind(row.kind)]), row.who, row.topic,
        start.date() if start else None, minute(start), minute(row.planned_end),
        row.length, capital(prose.text("是")) if row.fixed_start or row.fixed_end else None,
    ]  # fmt: skip
